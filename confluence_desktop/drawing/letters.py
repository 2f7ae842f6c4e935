"""Facts about letters that fonts and layout need: which belong together, which way they read."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

EMOJI_STYLE = "\ufe0f"
KEYCAP = "\u20e3"
ZERO_WIDTH_JOINER = "\u200d"

_VARIANTS = range(0xFE00, 0xFE10)
_TAGS = range(0xE0000, 0xE1000)
_FILLERS = {0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5}
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def is_ignorable(letter: str) -> bool:
    """Whether it steers the text (joiners, directions, variants) and has no ink of its own."""
    code = ord(letter)
    return (
        unicodedata.category(letter) == "Cf"
        or code in _VARIANTS
        or code in _FILLERS
        or code in _TAGS
    )


def clusters(text: str) -> list[tuple[int, int]]:
    """Where letters that one font must draw begin and end: a base, its marks, what is joined."""
    starts: list[int] = []
    for place, letter in enumerate(text):
        if place == 0 or not _joins(text[place - 1], letter, place - starts[-1]):
            starts.append(place)
    return list(pairwise((*starts, len(text))))


def reads_from_the_right(text: str) -> bool:
    """The direction of the first letter that has one; isolated parts do not count (UAX 9, P2)."""
    depth = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


def _joins(before: str, letter: str, length: int) -> bool:
    code = ord(letter)
    return (
        before == ZERO_WIDTH_JOINER
        or unicodedata.category(letter) in {"Mn", "Mc", "Me"}
        or is_ignorable(letter)
        or code in _SKIN_TONES
        or (length == 1 and ord(before) in _FLAG_LETTERS and code in _FLAG_LETTERS)
    )
