"""What is known of the words of a language, so that a check may read them.

The words are data: ``resources/words/<language>/word_rules.json``. A language without them is not
read at all: a check that would have to guess stays silent.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from confluence_desktop.workshop.spoken import spoken

LANGUAGES = ("en", "de", "fr", "es")
"""Those with words of their own."""

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,:/]\d+)*")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"(?<![\w/-])\d+(?:[.,:/–-]\d+)*(?![\w-]|/\w)")


@dataclass(frozen=True, slots=True)
class WordRules:
    """The words of one language that checks look for.

    Attributes:
        numbers: Words for numbers; digits count in every language.
        dates: Words for months and the like.
        not_numbers: Names such as "24/7" that hold digits or number words and count nothing.
        joining: Words that join two things.
        one_thing: Phrases with such a word that are one thing all the same.
        negations: Words that turn a sentence's meaning round.
        fillers: Words that say little, and are passed over when texts are compared.
    """

    numbers: frozenset[str]
    dates: frozenset[str]
    not_numbers: tuple[str, ...]
    joining: frozenset[str]
    one_thing: tuple[str, ...]
    negations: frozenset[str]
    fillers: frozenset[str]


def rules_for(language: str) -> WordRules | None:
    """The rules of a language such as ``en`` or ``de-CH``; None where there are none."""
    name = re.split(r"[-_]", language.strip().casefold())[0]
    return _rules(name) if name in LANGUAGES else None


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in small letters."""
    return _WORD.findall(text.casefold())


def has_number(text: str, rules: WordRules) -> bool:
    """Whether a text holds a number or a date."""
    said = _without(text, rules.not_numbers)
    return bool(_NUMBER.search(said)) or any(
        _is_number(word, rules) for word in _COMPOUND.findall(said)
    )


def _is_number(word: str, rules: WordRules) -> bool:
    """Whether a word, which may have hyphens, counts or dates; "two-way" does neither."""
    parts = word.split("-")
    if word in rules.numbers or not rules.dates.isdisjoint(parts):
        return True
    return rules.numbers.issuperset(parts)


def holds_two_things(text: str, rules: WordRules) -> bool:
    """Whether a text joins two things, by a word or a semicolon."""
    if ";" in text:
        return True
    if rules.joining.isdisjoint(words_of(text)):
        return False
    return not rules.joining.isdisjoint(words_of(_without(text, rules.one_thing)))


def without_accents(text: str) -> str:
    """The text with its plain letters, for comparing what is typed in a hurry."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def _rules(language: str) -> WordRules:
    data = spoken("word_rules", language)
    return WordRules(
        numbers=frozenset(data["number_words"]),
        dates=frozenset(data["date_words"]),
        not_numbers=tuple(data["not_numbers"]),
        joining=frozenset(data["joining_words"]),
        one_thing=tuple(data["one_thing"]),
        negations=frozenset(data["negations"]),
        fillers=frozenset(data["stop_words"]),
    )


def _without(text: str, phrases: tuple[str, ...]) -> str:
    said = " ".join(text.casefold().split())
    for phrase in phrases:
        if phrase in said:
            said = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", said)
    return said
