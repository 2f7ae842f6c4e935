"""The words in which people say days, of every language that the program knows some of."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from confluence_desktop.workshop.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = ("en", "de", "fr", "es")
_KINDS = ("next", "this", "end", "middle", "start", "ordinal_ends", "passed_over")
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class DateWords:
    """What words mean in a date. All are plain: small letters without accents.

    Attributes:
        months: 1–12, by each name.
        weekdays: 0–6 from Monday, by each name.
        days: Days from today, of such as "tomorrow".
        numbers: Of number words, such as "two".
        ordinals: Of such as "third".
        units: The English name of the unit, by each of its names.
        kinds: ``next``, ``this``, ``end``, ``middle``, ``start``, ``ordinal_ends`` as in "3rd", or
            ``passed_over``.
        phrases: Words that stand for several, with these.
    """

    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)

    def month(self, word: str) -> int | None:
        """The month that a word names, or begins to name if no other month begins so."""
        return self.months.get(word) or _begun(word, self.months)

    def weekday(self, word: str) -> int | None:
        """The weekday that a word names; an English one may be cut short."""
        if word in self.weekdays:
            return self.weekdays[word]
        english = {plain(name): n for n, name in enumerate(spoken("dates")["weekdays"])}
        return _begun(word, english)


@cache
def date_words() -> DateWords:
    """The words of all languages together; where two disagree, the earlier one counts."""
    words = DateWords()
    for language in _LANGUAGES:
        _take(words, spoken("dates", language))
    return words


def _take(words: DateWords, said: Mapping[str, Any]) -> None:
    """Take in the words of one language."""
    months = {name: number for number, names in enumerate(said["months"], 1) for name in names}
    weekdays = {name: number for number, name in enumerate(said["weekdays"])}
    for known, numbers in (
        (words.months, months),
        (words.weekdays, weekdays),
        (words.days, said["days"]),
        (words.numbers, said["numbers"]),
        (words.ordinals, said["ordinals"]),
    ):
        for name, number in numbers.items():
            known.setdefault(plain(name), number)
    kinds = {name: kind for kind in _KINDS for name in said[kind]}
    units = {name: unit for unit, names in said["units"].items() for name in names}
    phrases = {word: plain(phrase) for word, phrase in said["phrases"].items()}
    for known_words, meanings in (
        (words.units, units),
        (words.kinds, kinds),
        (words.phrases, phrases),
    ):
        for name, meaning in meanings.items():
            known_words.setdefault(plain(name), meaning)


def plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _begun(word: str, names: Mapping[str, int]) -> int | None:
    """What a word begins to name, where that is but one thing."""
    if len(word) < _SHORTEST_NAME:
        return None
    found = {number for name, number in names.items() if name.startswith(word)}
    return found.pop() if len(found) == 1 else None
