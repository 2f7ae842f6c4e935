"""A text in Qt's hands: divided into paragraphs, broken into lines, cut where there is no room."""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections import OrderedDict
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from confluence_desktop.drawing.font_files import (
    LATIN_FILES,
    FontFile,
    Segment,
    drawable,
    segments,
)
from confluence_desktop.drawing.fonts import REFERENCE_PX, reference_font
from confluence_desktop.drawing.letters import reads_from_the_right

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QGlyphRun, QTextLine

    from confluence_desktop.drawing.text_block import Face

LETTERS_LAID_OUT = 10_000
"""What goes beyond is cut with an ellipsis: longer texts are refused on entry anyway."""

ELLIPSIS = "…"
_WIDEST_REFERENCE = 2.0**24
_SIGNS = r" -@\[-`{-~\u00a1-\u00bf\u00d7\u00f7\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff"
_LETTERS_WITHOUT_MARKS = re.compile(
    rf"[{_SIGNS}A-Za-z\u00aa\u00ba\u00c0-\u02ff\u1e00-\u1eff]*"
    rf"|[{_SIGNS}\u0370-\u03ff\u1f00-\u1fff]*"
    rf"|[{_SIGNS}\u0400-\u0482\u048a-\u052f]*"
)
"""Latin, Greek or Cyrillic: Qt makes a run of each, though one font draws them all."""

_NUMBERS_AND_PLACES = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)
_BEYOND_TWO_BYTES = "\uffff"
_LONGEST_WORD = 1_000
_TEXTS_KEPT = 1_000
_LONGEST_KEPT = 300
_ENDLESS_WORD = re.compile(rf"\w{{{_LONGEST_WORD}}}")


_LATIN = re.compile(rf"[{_SIGNS}A-Za-z\u00aa\u00ba\u00c0-\u02ff\u1e00-\u1eff\n]*")


def is_latin(text: str) -> bool:
    """Whether a text is Latin letters without marks of their own, and common signs."""
    return _LATIN.fullmatch(text) is not None


class PlainLine(NamedTuple):
    """A line of glyphs that are a letter each; `xs` count from its left edge at reference size."""

    start: int
    glyphs: list[int]
    xs: list[float]
    text: str


class Paragraph:
    """One paragraph in Qt's hands, which counts in units of two bytes: see `letter_at`.

    Attributes:
        text: As drawn.
        typed: The same, letter for letter, without stand-ins for what no font has.
        start: Its first letter in the whole text.
        only_font: Draws all of it, if one does.
        widths: Of its lines, at the reference size; an empty paragraph is a line without one.
    """

    def __init__(
        self, text: str, typed: str, start: int, face: Face, reference_width: float
    ) -> None:
        self.text = text
        self.typed = typed
        self.start = start
        self.widths: list[float] = []
        self.is_right_to_left = not text.isascii() and reads_from_the_right(text)
        self.only_font: FontFile | None = None
        self._letters: list[int] | None = None
        if text:
            self._lay_out(face, reference_width)

    @cached_property
    def is_plain(self) -> bool:
        """Whether each glyph is one letter without marks: nearly all Latin text, read faster."""
        return (
            self.only_font in LATIN_FILES
            and self.text.isprintable()
            and _LETTERS_WITHOUT_MARKS.fullmatch(self.text) is not None
        )

    @property
    def line_count(self) -> int:
        return len(self.widths) or 1

    def all_lines(self) -> list[QTextLine]:
        return [self._layout.lineAt(number) for number in range(len(self.widths))]

    def plain_lines(self) -> list[PlainLine] | None:
        """The lines of a plain text, all glyphs at once; None if Qt made more than one run of it.

        Spaces at the end of a line have no glyphs.
        """
        found = self._layout.glyphRuns(-1, -1, _NUMBERS_AND_PLACES) if self.is_plain else []
        if len(found) != 1:
            return None
        letters, numbers = found[0].stringIndexes(), found[0].glyphIndexes()
        xs = list(map(QPointF.x, found[0].positions()))
        lines: list[PlainLine] = []
        behind = 0
        for end in [*(line.textStart() for line in self.all_lines()[1:]), len(self.text)]:
            first, behind = behind, bisect_left(letters, end, behind)
            start = letters[first] if first < behind else end
            part = letters[first:behind]
            if part != list(range(start, start + len(part))):
                return None
            text = self.typed[start : start + len(part)]
            lines.append(PlainLine(start, numbers[first:behind], xs[first:behind], text))
        return lines

    def line_texts(self) -> list[str]:
        """What stands on each line of a text of two-byte letters, spaces at its end left out."""
        lines = self.all_lines()
        if len(lines) <= 1:
            return [self.text.rstrip(" ")] * len(lines)
        starts = [line.textStart() for line in lines]
        return [
            self.text[start:end].rstrip(" ")
            for start, end in zip(starts, [*starts[1:], len(self.text)], strict=True)
        ]

    def runs_of(self, line: QTextLine) -> list[QGlyphRun]:
        """The glyphs of one line, with the places of their letters."""
        return line.glyphRuns(line.textStart(), line.textLength(), _NUMBERS_AND_PLACES)

    def letters_at(self, units: list[int]) -> list[int]:
        return units if self._letters is None else [self._letters[unit] for unit in units]

    def letter_at(self, unit: int) -> int:
        return unit if self._letters is None else self._letters[unit]

    def end_of_line(self, number: int) -> int:
        """The letter behind a line's last one."""
        line = self._layout.lineAt(number)
        return self.letter_at(line.textStart() + line.textLength())

    def previous_cursor(self, letter: int) -> int:
        """The place one typed character further back."""
        unit = letter if self._letters is None else self._letters.index(letter)
        return self.letter_at(self._layout.previousCursorPosition(unit))

    def _lay_out(self, face: Face, reference_width: float) -> None:
        found = segments(self.text, face.weight, italic=face.italic)
        layout = QTextLayout(self.text, reference_font(found[0].font, tabular=face.tabular))
        units = _unit_counter(self.text)
        if units is not None:
            self._letters = [
                letter
                for letter, char in enumerate(self.text)
                for _ in range(1 + (char > _BEYOND_TWO_BYTES))
            ]
            self._letters.append(len(self.text))
        layout.setTextOption(_option(is_right_to_left=self.is_right_to_left))
        if len(found) == 1:
            self.only_font = found[0].font
        else:
            layout.setFormats(_formats(found, face, units))
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(reference_width)
            self.widths.append(line.naturalTextWidth())
            line = layout.createLine()
        layout.endLayout()
        self._layout = layout


class _NotYetPainted(threading.local):
    """Texts of which the lines were counted; their glyphs are likely to be asked for next.

    Qt's layouts stay in the thread that made them. One takes about two bytes a letter and two KiB.
    """

    def __init__(self) -> None:
        self._texts: OrderedDict[tuple[object, ...], list[Paragraph]] = OrderedDict()

    def put(self, paragraphs: list[Paragraph], *key: object) -> None:
        self._texts[key] = paragraphs
        if len(self._texts) > _TEXTS_KEPT:
            self._texts.popitem(last=False)

    def take(self, *key: object) -> list[Paragraph] | None:
        return self._texts.pop(key, None)


_not_yet_painted = _NotYetPainted()


def count_lines(
    text: str, face: Face, width: float, max_lines: int | None
) -> tuple[list[Paragraph], bool]:
    """As `arrange`; a short text is kept at hand until `paragraphs_to_paint` asks for it."""
    paragraphs, is_elided = arrange(text, face, width, max_lines)
    if len(text) <= _LONGEST_KEPT:
        _not_yet_painted.put(paragraphs, text, face, width, max_lines)
    return paragraphs, is_elided


def paragraphs_to_paint(
    text: str, face: Face, width: float, max_lines: int | None
) -> list[Paragraph]:
    """The paragraphs of a text, from where `count_lines` left them if they are still there."""
    kept = _not_yet_painted.take(text, face, width, max_lines)
    return arrange(text, face, width, max_lines)[0] if kept is None else kept


def arrange(
    text: str, face: Face, width: float, max_lines: int | None
) -> tuple[list[Paragraph], bool]:
    """Lay out the paragraphs of a text; also says whether something was cut away."""
    is_elided = len(text) > LETTERS_LAID_OUT
    typed = (text[:LETTERS_LAID_OUT].rstrip() + ELLIPSIS if is_elided else text).replace(
        "\r\n", "\n"
    )
    shown = drawable(typed)
    room = reference_width(face, width)
    paragraphs: list[Paragraph] = []
    lines_left = max_lines
    for start, end in _parts(shown):
        paragraph = Paragraph(shown[start:end], typed[start:end], start, face, room)
        if lines_left is not None:
            has_more = bool(shown[end:].strip())
            if paragraph.line_count > lines_left or (
                paragraph.line_count == lines_left and has_more
            ):
                paragraphs.append(_elide(paragraph, lines_left, face, room))
                return paragraphs, True
            lines_left -= paragraph.line_count
        paragraphs.append(paragraph)
        if lines_left == 0:
            break
    return paragraphs, is_elided


def reference_width(face: Face, width: float) -> float:
    """A width at the reference size, at which lines are broken."""
    return min(max(width, 1.0) * REFERENCE_PX / face.size_px, _WIDEST_REFERENCE)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends. A word without end is divided, or Qt takes minutes."""
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if len(paragraph) > _LONGEST_WORD:
            for word in _ENDLESS_WORD.finditer(text, start, end):
                if word.end() + len(ELLIPSIS) < end:
                    yield start, word.end()
                    start = word.end()
        yield start, end
        start = end + 1


def _elide(paragraph: Paragraph, lines: int, face: Face, reference_width: float) -> Paragraph:
    """The paragraph cut to so many lines, with an ellipsis at its end."""
    lines = max(1, lines)
    if not paragraph.text:
        return Paragraph(ELLIPSIS, ELLIPSIS, paragraph.start, face, reference_width)
    floor = paragraph.end_of_line(lines - 2) if lines > 1 else 0
    end = paragraph.end_of_line(min(lines, paragraph.line_count) - 1)
    while True:
        kept = paragraph.text[:end].rstrip()
        typed = paragraph.typed[: len(kept)] + ELLIPSIS
        shorter = Paragraph(kept + ELLIPSIS, typed, paragraph.start, face, reference_width)
        if shorter.line_count <= lines or end <= floor:
            return shorter
        end = paragraph.previous_cursor(end)


@lru_cache(maxsize=2)
def _option(*, is_right_to_left: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    option.setTextDirection(right if is_right_to_left else left)
    return option


def _unit_counter(text: str) -> Callable[[int], int] | None:
    """How many two-byte units lie before a letter; None where each letter is one."""
    if text.isascii() or max(text) <= _BEYOND_TWO_BYTES:
        return None
    units = [0, *accumulate(1 + (char > _BEYOND_TWO_BYTES) for char in text)]
    return units.__getitem__


def _formats(
    parts: tuple[Segment, ...], face: Face, units: Callable[[int], int] | None
) -> list[QTextLayout.FormatRange]:
    dresses: dict[FontFile, QTextCharFormat] = {}
    made = []
    for segment in parts:
        if segment.font not in dresses:
            dresses[segment.font] = QTextCharFormat()
            dresses[segment.font].setFont(reference_font(segment.font, tabular=face.tabular))
        part = QTextLayout.FormatRange()
        part.start = units(segment.start) if units else segment.start
        part.length = (units(segment.end) if units else segment.end) - part.start
        part.format = dresses[segment.font]
        made.append(part)
    return made
