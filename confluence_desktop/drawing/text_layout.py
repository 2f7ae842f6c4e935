"""The one text engine: where lines break, how high a text is, and which glyph goes where (DEC-7).

Screen, wall and paper all place the glyphs found here, so all break lines alike. Text is laid out
by `QTextLayout` at one reference size and scaled; each stretch of a text is given the bundled font
that has its letters, so nothing depends on the fonts of the machine. Sizes, widths and places are
board units, y grows downwards.

A `QGuiApplication` must exist; any thread may ask.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from confluence_desktop.drawing.font_files import EMOJI, FontFile, drawable, segments
from confluence_desktop.drawing.fonts import REFERENCE_PX, font_file_of, reference_font
from confluence_desktop.drawing.letters import is_ignorable, reads_from_the_right
from confluence_desktop.drawing.text_block import Align, Face, PositionedRun, TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QGlyphRun, QTextLine

__all__ = [
    "ELLIPSIS",
    "LETTERS_LAID_OUT",
    "LINE_HEIGHT",
    "Align",
    "Face",
    "PositionedRun",
    "TextBlock",
    "fit_text",
    "glyph_lines",
    "layout_text",
    "text_width",
]

LETTERS_LAID_OUT = 10_000
"""What goes beyond is cut with an ellipsis: longer texts are refused on entry anyway."""

LINE_HEIGHT = 1.3
ELLIPSIS = "…"
_WIDEST_REFERENCE = 2.0**24
_ASCENT, _DESCENT = 1984 / 2048, 494 / 2048
_LONGEST_WORD_KEPT_WHOLE = 40
_FIRST_HAN = 0x2E80
_SEMIBOLD = 600
_FIRST_COMBINING = "\u0300"
_NEVER_BOLD = {f"{EMOJI}-Regular"}
_BEYOND_TWO_BYTES = "\uffff"


@lru_cache(maxsize=20_000)
def layout_text(
    text: str,
    face: Face,
    width: float,
    *,
    align: Align = Align.START,
    max_lines: int | None = None,
    line_height: float = LINE_HEIGHT,
) -> TextBlock:
    """Break a text into lines of a width, at words where it can be and anywhere else.

    `math.inf` as width keeps each paragraph on one line. Lines beyond `max_lines` are cut away, and
    the last ends with an ellipsis. The height of a line counts in type sizes.
    """
    paragraphs, is_elided = _arrange(text, face, width, max_lines)
    lines = sum(paragraph.line_count for paragraph in paragraphs)
    scale = face.size_px / REFERENCE_PX
    used = max((natural for paragraph in paragraphs for natural in paragraph.widths), default=0.0)
    return TextBlock(
        text=text,
        face=face,
        width=width,
        align=align,
        max_lines=max_lines,
        line_height=line_height,
        lines=lines,
        height=lines * line_height * face.size_px,
        used_width=used * scale,
        elided=is_elided,
    )


def fit_text(
    text: str,
    sizes_px: Sequence[float],
    width: float,
    height: float,
    *,
    weight: int = 400,
    italic: bool = False,
    align: Align = Align.START,
    line_height: float = LINE_HEIGHT,
) -> TextBlock:
    """Set a text in the largest of some descending sizes that fits without breaking a word.

    The last size is the floor: there the block may be higher than asked, and the card has to grow.
    """
    longest = sorted({word for word in text.split() if _is_kept_whole(word)}, key=len)[-3:]
    for size_px in sizes_px:
        face = Face(size_px, weight, italic)
        block = layout_text(text, face, width, align=align, line_height=line_height)
        if block.height <= height and all(text_width(word, face) <= width for word in longest):
            break
    return block


def text_width(text: str, face: Face) -> float:
    """Width of a text on one line (of its widest paragraph)."""
    return layout_text(text, face, float("inf")).used_width


@lru_cache(maxsize=8_000)
def glyph_lines(block: TextBlock) -> tuple[PositionedRun, ...]:
    """Every glyph of a block and its place, line by line and from left to right."""
    scale = block.face.size_px / REFERENCE_PX
    width = block.used_width if block.width == float("inf") else block.width
    line_px = block.line_height * block.face.size_px
    first_baseline = (line_px + (_ASCENT - _DESCENT) * block.face.size_px) / 2
    paragraphs, _ = _arrange(block.text, block.face, block.width, block.max_lines)
    runs: list[PositionedRun] = []
    number = 0
    for paragraph in paragraphs:
        for line, natural in zip(paragraph.all_lines(), paragraph.widths, strict=True):
            left = _left_edge(
                width - natural * scale, block.align, is_right_to_left=paragraph.is_right_to_left
            )
            place = _Place(number, left, first_baseline + number * line_px, scale)
            runs.extend(
                sorted(
                    _runs_of(line, paragraph, place, block.face),
                    key=lambda run: (run.xs, run.start),
                )
            )
            number += 1
        number += not paragraph.widths
    return tuple(runs)


class _Place(NamedTuple):
    line: int
    left: float
    baseline: float
    scale: float


class _Paragraph:
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

    @property
    def line_count(self) -> int:
        return len(self.widths) or 1

    def all_lines(self) -> list[QTextLine]:
        return [self._layout.lineAt(number) for number in range(len(self.widths))]

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
            layout.setFormats(
                [_format(part.start, part.end, part.font, face, units) for part in found]
            )
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(reference_width)
            self.widths.append(line.naturalTextWidth())
            line = layout.createLine()
        layout.endLayout()
        self._layout = layout


def _arrange(
    text: str, face: Face, width: float, max_lines: int | None
) -> tuple[list[_Paragraph], bool]:
    """Lay out the paragraphs of a text; also says whether something was cut away."""
    is_elided = len(text) > LETTERS_LAID_OUT
    typed = (text[:LETTERS_LAID_OUT].rstrip() + ELLIPSIS if is_elided else text).replace(
        "\r\n", "\n"
    )
    shown = drawable(typed)
    reference_width = min(max(width, 1.0) * REFERENCE_PX / face.size_px, _WIDEST_REFERENCE)
    paragraphs: list[_Paragraph] = []
    lines_left = max_lines
    start = 0
    for part in shown.split("\n"):
        paragraph = _Paragraph(part, typed[start : start + len(part)], start, face, reference_width)
        start += len(part) + 1
        if lines_left is not None:
            has_more = bool(shown[start:].strip())
            if paragraph.line_count > lines_left or (
                paragraph.line_count == lines_left and has_more
            ):
                paragraphs.append(_elide(paragraph, lines_left, face, reference_width))
                return paragraphs, True
            lines_left -= paragraph.line_count
        paragraphs.append(paragraph)
        if lines_left == 0:
            break
    return paragraphs, is_elided


def _elide(paragraph: _Paragraph, lines: int, face: Face, reference_width: float) -> _Paragraph:
    """The paragraph cut to so many lines, with an ellipsis at its end."""
    lines = max(1, lines)
    if not paragraph.text:
        return _Paragraph(ELLIPSIS, ELLIPSIS, paragraph.start, face, reference_width)
    floor = paragraph.end_of_line(lines - 2) if lines > 1 else 0
    end = paragraph.end_of_line(min(lines, paragraph.line_count) - 1)
    while True:
        kept = paragraph.text[:end].rstrip()
        typed = paragraph.typed[: len(kept)] + ELLIPSIS
        shorter = _Paragraph(kept + ELLIPSIS, typed, paragraph.start, face, reference_width)
        if shorter.line_count <= lines or end <= floor:
            return shorter
        end = paragraph.previous_cursor(end)


def _runs_of(
    line: QTextLine, paragraph: _Paragraph, place: _Place, face: Face
) -> Iterator[PositionedRun]:
    found = line.glyphRuns(
        line.textStart(), line.textLength(), QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
    )
    indexes = [paragraph.letters_at(run.stringIndexes()) for run in found]
    last = paragraph.letter_at(line.textStart() + line.textLength())
    end = len(paragraph.text[:last].rstrip())
    starts = sorted({letter for run in indexes for letter in run})
    ends = dict(zip(starts, [*starts[1:], max(end, starts[-1] + 1)], strict=True)) if starts else {}
    for run, letters in zip(found, indexes, strict=True):
        if _is_plain(paragraph.text, letters, ends, run):
            glyphs = _plain_glyphs(run, letters, paragraph, place)
        else:
            glyphs = _shaped_glyphs(
                run,
                letters,
                ends,
                paragraph,
                place._replace(baseline=place.baseline - line.ascent() * place.scale),
            )
        if glyphs.numbers:
            font = paragraph.only_font or font_file_of(run.rawFont())
            yield PositionedRun(
                line=place.line,
                font=font,
                size_px=face.size_px,
                is_right_to_left=run.isRightToLeft(),
                is_bold_made=face.weight >= _SEMIBOLD > font.weight and font.key not in _NEVER_BOLD,
                glyphs=glyphs.numbers,
                xs=glyphs.xs,
                ys=glyphs.ys,
                texts=glyphs.texts,
                start=paragraph.start + min(letters),
                end=paragraph.start + max(ends[letter] for letter in letters),
            )


class _Glyphs(NamedTuple):
    numbers: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    texts: tuple[str, ...]


def _is_plain(text: str, letters: list[int], ends: dict[int, int], run: QGlyphRun) -> bool:
    """Whether each glyph is one letter without marks: nearly all Latin text, read much faster."""
    if not letters or run.isRightToLeft() or ends[letters[-1]] - letters[0] != len(letters):
        return False
    part = text[letters[0] : letters[-1] + 1]
    return part.isprintable() and max(part) < _FIRST_COMBINING


def _plain_glyphs(
    run: QGlyphRun, letters: list[int], paragraph: _Paragraph, place: _Place
) -> _Glyphs:
    left, scale = place.left, place.scale
    return _Glyphs(
        tuple(run.glyphIndexes()),
        tuple([left + point.x() * scale for point in run.positions()]),
        (place.baseline,) * len(letters),
        tuple(paragraph.typed[letters[0] : letters[-1] + 1]),
    )


def _shaped_glyphs(
    run: QGlyphRun,
    letters: list[int],
    ends: dict[int, int],
    paragraph: _Paragraph,
    place: _Place,
) -> _Glyphs:
    shares = {
        letter: _shared(paragraph.typed[letter : ends[letter]], letters.count(letter))
        for letter in set(letters)
    }
    found: list[tuple[float, float, int, str]] = []
    for number, point, letter in zip(run.glyphIndexes(), run.positions(), letters, strict=True):
        text = next(shares[letter])
        if number and not (is_ignorable(paragraph.text[letter]) and ends[letter] == letter + 1):
            x = place.left + point.x() * place.scale
            found.append((x, place.baseline + point.y() * place.scale, number, text))
    if run.isRightToLeft():
        found.sort(key=lambda glyph: glyph[0])
    return _Glyphs(
        tuple([glyph[2] for glyph in found]),
        tuple([glyph[0] for glyph in found]),
        tuple([glyph[1] for glyph in found]),
        tuple([glyph[3] for glyph in found]),
    )


def _shared(text: str, glyphs: int) -> Iterator[str]:
    """Deal the letters of a cluster out to its glyphs in order; the first takes what is over."""
    over = max(len(text) - glyphs, 0)
    yield text[: over + 1]
    yield from text[over + 1 :]
    while True:
        yield ""


def _left_edge(room: float, align: Align, *, is_right_to_left: bool) -> float:
    if align is Align.CENTRE:
        return room / 2
    return max(room, 0.0) if (align is Align.END) != is_right_to_left else 0.0


def _is_kept_whole(word: str) -> bool:
    return len(word) <= _LONGEST_WORD_KEPT_WHOLE and all(ord(char) < _FIRST_HAN for char in word)


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


def _format(
    start: int, end: int, font: FontFile, face: Face, units: Callable[[int], int] | None
) -> QTextLayout.FormatRange:
    dress = QTextCharFormat()
    dress.setFont(reference_font(font, tabular=face.tabular))
    part = QTextLayout.FormatRange()
    part.start = units(start) if units else start
    part.length = (units(end) if units else end) - part.start
    part.format = dress
    return part
