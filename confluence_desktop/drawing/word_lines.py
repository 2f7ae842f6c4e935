"""Lines of plain words, broken by what their letters measure: the same as Qt's, without asking it.

Qt is asked once how far each letter moves the next one; words are sums of that, and lines sums of
words. It holds for Latin letters and figures in words between single spaces: the bundled fonts move
letters in pairs alone, and nothing reaches over a space. All else is left to Qt.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

from confluence_desktop.drawing.font_files import LATIN_FILES, FontFile, segments
from confluence_desktop.drawing.fonts import reference_font

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLine

    from confluence_desktop.drawing.text_block import Face

_LETTERS = "[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+"
_WORD = rf"(?:\(?{_LETTERS}(?:['’–-]{_LETTERS})*%?\)?[.,;:!?…]*|[–&])"
_PLAIN = re.compile(rf"{_WORD}(?: {_WORD})*")
_INNER_BREAK = re.compile(r"(?<=[^ ])([-–])(?=([^ 0-9]))")
"""Behind a hyphen or a dash in a word, but for those before a figure."""
_SEAM = "\n"
_PIECES = re.compile("[^ \n]+[ \n]?")
"""Words with the space behind them, and parts of words with the letter behind them and a seam."""
_LONGEST = 1_000
"""Longer texts may hold a word without end, which is divided first."""
_WORDS_KEPT, _LINES_KEPT = 20_000, 4_000
_STEPS = 64
"""Qt counts lengths in so many steps a pixel, and cuts off what is less."""
_ENDLESS = 2.0**24


class WordLines(NamedTuple):
    """Lines of a text that one font draws: how wide each is, and the letter behind its space."""

    font: FontFile
    widths: tuple[float, ...]
    ends: tuple[int, ...]

    def texts(self, text: str) -> list[str]:
        """What stands on each line, without the space at its end."""
        starts = (0, *self.ends)
        return [text[start:end].rstrip(" ") for start, end in zip(starts, self.ends, strict=False)]


class _Word(NamedTuple):
    """A word at the reference size: as the last of a line, how far the next stands, its letters."""

    width: float
    advance: float
    letters: int


@lru_cache(maxsize=_LINES_KEPT)
def word_lines(text: str, face: Face, room: float) -> WordLines | None:
    """Break a text in a room at the reference size; None where that is left to Qt."""
    if len(text) > _LONGEST or _PLAIN.fullmatch(text) is None:
        return None
    drawn = segments(text, face.weight, italic=face.italic)
    font = drawn[0].font
    if len(drawn) > 1 or font not in LATIN_FILES:
        return None
    measures = _measures(font, tabular=face.tabular)
    room = int(room * _STEPS) / _STEPS
    widths: list[float] = []
    ends: list[int] = []
    left = used = 0.0
    behind = 0
    has_inner = "-" in text or "–" in text
    pieces = _INNER_BREAK.sub(rf"\1\2{_SEAM}", text) if has_inner else text
    for word in _PIECES.findall(pieces):
        wide, advance, letters = measures[word]
        if wide > room:
            return None
        if left + wide > room:
            widths.append(used)
            ends.append(behind)
            left = 0.0
        used = left + wide
        left += advance
        behind += letters
    widths.append(used)
    ends.append(behind)
    return WordLines(font, tuple(widths), tuple(ends))


class _Measures(dict[str, _Word]):
    """What the words of one font measure, with the space behind each if there is one."""

    def __init__(self, font: FontFile, *, tabular: bool) -> None:
        super().__init__()
        self._font = font
        self._tabular = tabular
        self._steps: dict[str, float] = {}
        self._reaches: dict[str, float] = {}

    def __missing__(self, word: str) -> _Word:
        told = word.rstrip(_SEAM)  # the letter behind a seam tells how far the one before moves it
        own = word[:-2] if word.endswith(_SEAM) else word
        pairs = [told[place : place + 2] for place in range(len(own))]
        try:
            advance = sum([self._steps[pair] for pair in pairs])
        except KeyError:
            advance = self._learn(told, pairs)
        space = self._steps[" "] if own.endswith(" ") else 0.0
        made = _Word(advance - space + self._reach(own.rstrip(" ")[-1]), advance, len(own))
        if len(self) < _WORDS_KEPT:
            self[word] = made
        return made

    def _learn(self, word: str, pairs: list[str]) -> float:
        """Ask Qt how far the letters of a word that begin a pair are from the next; the sum."""
        layout = self._laid_out(word)
        line = layout.lineAt(0)
        places = [_place(line, place) for place in range(len(pairs) + 1)]
        steps = [after - before for before, after in pairwise(places)]
        self._steps.update(zip(pairs, steps, strict=True))
        return places[-1]

    def _reach(self, letter: str) -> float:
        """How far a letter runs beyond its own advance, which Qt keeps free at a line's end."""
        reach = self._reaches.get(letter)
        if reach is None:
            layout = self._laid_out(letter)
            line = layout.lineAt(0)
            reach = self._reaches[letter] = line.naturalTextWidth() - _place(line, 1)
        return reach

    def _laid_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, reference_font(self._font, tabular=self._tabular))
        layout.setTextOption(_option())
        layout.beginLayout()
        layout.createLine().setLineWidth(_ENDLESS)
        layout.endLayout()
        return layout


@lru_cache(maxsize=16)
def _measures(font: FontFile, *, tabular: bool) -> _Measures:
    return _Measures(font, tabular=tabular)


@lru_cache(maxsize=1)
def _option() -> QTextOption:
    """From left to right, whatever stands first: it is Latin letters, or figures alone."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    return option


def _place(line: QTextLine, letter: int) -> float:
    """Where a letter begins."""
    found = line.cursorToX(letter)  # some versions give the letter back with it
    return float(found[0] if isinstance(found, tuple) else cast("float", found))
