"""Rules that read words: for English, German, French and Spanish, silent elsewhere.

They never guess: what they find becomes a question to the room. The words stand in
``resources/words/<language>/catch_22_rules.json``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from confluence_desktop.workshop.session import Participant
from confluence_desktop.workshop.spoken import spoken

LANGUAGES = ("en", "de", "fr", "es")

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FIRST_HAN = "\u2e80"
_LEAST_LETTERS = 3
_REPEATED = 0.8
_LEAST_WORDS = 2


@dataclass(frozen=True)
class WordRules:
    """The words of one language, folded to lower case.

    Attributes:
        solution: What is bought, hired or set up.
        solution_opens: Such a word counts only where a condition opens with it.
        before_solution: Words that may stand before it there.
        ignored: Words that say nothing of their own.
        also_words: Names that are words as well.
    """

    solution: tuple[str, ...]
    solution_opens: bool
    before_solution: frozenset[str]
    meeting: tuple[str, ...]
    joins: frozenset[str]
    ignored: frozenset[str]
    also_words: frozenset[str]

    def is_solution(self, condition: str) -> bool:
        """Whether a condition is something to be bought, hired or set up."""
        said = words_of(condition)
        while self.solution_opens and said and said[0] in self.before_solution:
            said = said[1:]
        line = " ".join(said)
        if self.solution_opens:
            return any(line == one or line.startswith(f"{one} ") for one in self.solution)
        return _holds(line, self.solution)

    def is_meeting(self, step: str) -> bool:
        """Whether a step is only about coming together and talking."""
        return _holds(" ".join(words_of(step)), self.meeting)

    def holds_several(self, condition: str) -> bool:
        """Whether a condition joins two things."""
        return ";" in condition or bool(self.joins & set(words_of(condition)))

    def repeats(self, because: str, arrow: str) -> bool:
        """Whether a because says little more than its arrow."""
        said = {word for word in words_of(because) if word not in self.ignored}
        known = {word for word in words_of(arrow) if word not in self.ignored}
        return len(said) >= _LEAST_WORDS and len(said & known) >= _REPEATED * len(said)


def rules_for(language: str) -> WordRules | None:
    """The rules of a language, such as ``de`` or ``de-AT``; None where there are none."""
    short = language[:2].lower()
    return _rules(short) if short in LANGUAGES else None


def words_of(text: str) -> list[str]:
    """The words of a text, folded to lower case."""
    return [word.casefold() for word in _WORD.findall(text)]


def person_in(text: str, people: Iterable[Participant], language: str) -> str:
    """The name of a participant that a text holds, as it was listed; else nothing.

    A whole name counts wherever it stands; a part of it only where it is written large, and not
    where it opens the text and is a word of the language too.
    """
    rules = rules_for(language)
    also_words: frozenset[str] = rules.also_words if rules else frozenset()
    for person in people:
        if _holds_name(text.casefold(), person.name.casefold()):
            return person.name
        parts = [part for part in person.name.split() if len(part) >= _LEAST_LETTERS]
        if any(part[:1].isupper() and _names(text, part, also_words) for part in parts):
            return person.name
    return ""


def _names(text: str, part: str, also_words: frozenset[str]) -> bool:
    places = [match.start() for match in re.finditer(_whole(part), text)]
    if part.casefold() in also_words:
        return any(place > 0 for place in places)
    return bool(places)


def _holds_name(text: str, name: str) -> bool:
    if not name:
        return False
    if max(name) >= _FIRST_HAN:
        return len(name) > 1 and name in text
    return " " in name and re.search(_whole(name), text) is not None


def _whole(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"


def _holds(line: str, phrases: Iterable[str]) -> bool:
    return any(re.search(_whole(phrase), line) for phrase in phrases)


@cache
def _rules(language: str) -> WordRules:
    said = spoken("catch_22_rules", language)
    folded = {
        name: [word.casefold() for word in known]
        for name, known in said.items()
        if isinstance(known, list)
    }
    return WordRules(
        solution=tuple(folded["solution"]),
        solution_opens=said["solution_opens"],
        before_solution=frozenset(folded["before_solution"]),
        meeting=tuple(folded["meeting"]),
        joins=frozenset(folded["joins"]),
        ignored=frozenset(folded["ignored"]),
        also_words=frozenset(folded["also_words"]),
    )
