"""Whether two texts say nearly the same: the same words but for spelling, order and small words.

Alike are texts whose words find each other, one by one; where three or more do, one side may say
one word more. Numbers and negations have to be the same on both sides. Which texts are compared
at all depends on the two texts alone, so that looking at a few finds what looking at all does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz, process

from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.word_rules import rules_for, without_accents, words_of

_LEAST_AS_A_WHOLE = 75.0
"""Texts less alike than this, in percent, are not looked at word by word."""

_LEAST_AS_A_WORD = 85.0
_MAY_SAY_MORE_FROM = 3
_STEM = 4
_LONGEST_WORDS = 3
_TYPED_FROM = 2
_TYPED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it is compared.

    Attributes:
        words: Its words that say something, in the order of the alphabet.
        fixed: Numbers and negations, which must be the same.
        joined: The words as one text.
        typed: The words in the order in which they were said.
        signs: What alike texts have at least one of in common.
    """

    words: tuple[str, ...]
    fixed: frozenset[str]
    joined: str
    typed: str
    signs: frozenset[str]


@lru_cache(maxsize=32_768)
def wording(text: str, language: str) -> Wording | None:
    """How a text is compared; None in a language whose words are not known, or without words."""
    rules = rules_for(language)
    if rules is None:
        return None
    said = words_of(text)
    fixed = frozenset(
        word
        for word in said
        if word[0].isdigit()
        or word in rules.numbers
        or word in rules.dates
        or word in rules.negations
    )
    kept = [word for word in said if word not in rules.fillers and word not in fixed]
    plain = [without_accents(word) for word in (kept or [w for w in said if w not in fixed])]
    if not plain:
        return None
    words = tuple(sorted(plain))
    return Wording(words, fixed, " ".join(words), " ".join(plain), _signs(words))


def are_alike(one: Wording, other: Wording) -> bool:
    """Whether two texts say nearly the same."""
    if one.fixed != other.fixed or one.signs.isdisjoint(other.signs):
        return False
    whole = fuzz.ratio(one.joined, other.joined, score_cutoff=_LEAST_AS_A_WHOLE)
    return whole > 0 and _words_meet(one, other)


def alike_among(said: Wording, others: Mapping[str, Wording]) -> list[str]:
    """The keys of those that are alike; all of them have `fixed` and a sign in common with it."""
    texts = {key: other.joined for key, other in others.items()}
    close = process.extract(
        said.joined,
        texts,
        scorer=fuzz.ratio,
        processor=None,
        limit=None,
        score_cutoff=_LEAST_AS_A_WHOLE,
    )
    return [key for _, _, key in close if _words_meet(said, others[key])]


def repeats(said: Wording, again: Wording) -> bool:
    """Whether a text says another one again, with one word more at most."""
    if not said.fixed <= again.fixed:
        return False
    missing, further = _unmet(said.words, again.words)
    return not missing and further <= 1


def alike(
    records: Records, board_id: str, level: Level | None, text: str, language: str
) -> list[Card]:
    """The cards that say nearly what is being typed, or begin with it, from left to right.

    Args:
        level: The only level that is looked at; None looks at all of them.
        language: The session's; in one whose words are not known nothing is found.
    """
    said = wording(text, language)
    if said is None:
        return []
    found = [
        card
        for card in records.where(Card, board_id=board_id)
        if (level is None or card.level is level) and _may_become(said, card.text, language)
    ]
    return sorted(found, key=lambda card: (card.level.rank, *place_key(card)))


def _may_become(said: Wording, text: str, language: str) -> bool:
    """Whether what is typed is alike, or the first half or more of it word for word."""
    other = wording(text, language)
    if other is None:
        return False
    is_begun = (
        len(said.words) >= _TYPED_FROM
        and other.typed.startswith(said.typed)
        and len(said.typed) >= _TYPED_SHARE * len(other.typed)
    )
    return is_begun or are_alike(said, other)


def _words_meet(one: Wording, other: Wording) -> bool:
    # In one order whichever side is asked, as words are given away first come, first served.
    first, second = sorted((one.words, other.words))
    missing, further = _unmet(first, second)
    met = len(first) - missing
    return missing + further == 0 or (missing + further == 1 and met >= _MAY_SAY_MORE_FROM)


def _unmet(ones: Iterable[str], others: Iterable[str]) -> tuple[int, int]:
    """How many words of either side find no counterpart on the other."""
    left = list(others)
    unmet: list[str] = []
    for word in ones:
        if word in left:
            left.remove(word)
        else:
            unmet.append(word)
    missing = 0
    for word in unmet:
        near = process.extractOne(
            word, left, scorer=fuzz.ratio, processor=None, score_cutoff=_LEAST_AS_A_WORD
        )
        if near is None:
            missing += 1
        else:
            del left[near[2]]
    return missing, len(left)


def _signs(words: tuple[str, ...]) -> frozenset[str]:
    """Beginnings of the longest words: each alone in a short text, else every two of them."""
    longest = sorted(sorted(words, key=lambda word: (-len(word), word))[:_LONGEST_WORDS])
    stems = sorted({word[:_STEM] for word in longest})
    if len(words) < _MAY_SAY_MORE_FROM:
        return frozenset(stems)
    pairs = frozenset(" ".join(pair) for pair in combinations(stems, 2))
    return pairs or frozenset(stems)
