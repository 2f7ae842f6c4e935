"""The one text engine: where lines break, how high a text is, and which glyph goes where (DEC-7).

Screen, wall and paper all place the glyphs found here, so all break lines alike. Text is laid out
by `QTextLayout` at one reference size and scaled; each stretch of a text is given the bundled font
that has its letters, so nothing depends on the fonts of the machine. Sizes, widths and places are
board units, y grows downwards.

A `QGuiApplication` must exist; any thread may ask.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from confluence_desktop.drawing.font_files import EMOJI
from confluence_desktop.drawing.fonts import (
    FONT_VERSION,
    REFERENCE_PX,
    engine_version,
    font_file_of,
)
from confluence_desktop.drawing.letters import is_ignorable
from confluence_desktop.drawing.measured import Measure, begin, known, measure_key, note, used
from confluence_desktop.drawing.paragraph import (
    ELLIPSIS,
    LETTERS_LAID_OUT,
    Paragraph,
    count_lines,
    is_latin,
    paragraphs_to_paint,
    reference_width,
)
from confluence_desktop.drawing.text_block import (
    Align,
    Face,
    LatinText,
    PositionedRun,
    TextBlock,
)
from confluence_desktop.drawing.word_lines import WordLines, word_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QGlyphRun, QTextLine

    from confluence_desktop.drawing.font_files import FontFile

__all__ = [
    "ELLIPSIS",
    "LETTERS_LAID_OUT",
    "LINE_HEIGHT",
    "Align",
    "Face",
    "LatinText",
    "PositionedRun",
    "TextBlock",
    "begin_measures",
    "block_of",
    "glyph_lines",
    "latin_text",
    "layout_text",
    "measured",
    "measures_to_keep",
    "text_width",
]

LINE_HEIGHT = 1.3
_ASCENT, _DESCENT = 1984 / 2048, 494 / 2048
_SEMIBOLD = 600
_RAISED_PX = REFERENCE_PX / 250
_NEVER_BOLD = {f"{EMOJI}-Regular"}


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
    measure = measured(text, face, width, max_lines)
    return block_of(
        text, face, width, measure, align=align, max_lines=max_lines, line_height=line_height
    )


def block_of(
    text: str,
    face: Face,
    width: float,
    measure: Measure,
    *,
    align: Align,
    max_lines: int | None,
    line_height: float,
) -> TextBlock:
    """The block of a text that has been measured."""
    lines = measure.lines
    scale = face.size_px / REFERENCE_PX
    return TextBlock(
        text=text,
        face=face,
        width=width,
        align=align,
        max_lines=max_lines,
        line_height=line_height,
        lines=lines,
        height=lines * line_height * face.size_px,
        used_width=measure.used * scale,
        elided=measure.is_elided,
    )


def text_width(text: str, face: Face) -> float:
    """Width of a text on one line (of its widest paragraph)."""
    scale = face.size_px / REFERENCE_PX
    return _width_at_reference_size(text, face._replace(size_px=REFERENCE_PX)) * scale


@lru_cache(maxsize=20_000)
def _width_at_reference_size(text: str, face: Face) -> float:
    return measured(text, face, float("inf"), None).used


def measured(text: str, face: Face, width: float, max_lines: int | None) -> Measure:
    """Lines and width of a text: as known from before, else laid out."""
    room = reference_width(face, width)
    key = measure_key(text, face.weight, room, max_lines, italic=face.italic, tabular=face.tabular)
    found = known(key)
    if found is None:
        lines = word_lines(text, face, room)
        if lines is not None and (max_lines is None or len(lines.widths) <= max_lines):
            found = Measure(len(lines.widths), max(lines.widths), is_elided=False)
        else:
            paragraphs, is_elided = count_lines(text, face, width, max_lines)
            count = sum(paragraph.line_count for paragraph in paragraphs)
            found = Measure(count, _widest(paragraphs), is_elided)
        note(key, found)
    return found


def begin_measures(content: bytes | None) -> None:
    """Use what texts measured in an earlier run; None if nothing was kept."""
    layout_text.cache_clear()
    _width_at_reference_size.cache_clear()
    begin(content, _version())


def measures_to_keep() -> bytes | None:
    """What texts measured since `begin_measures`; None if nothing of it is new."""
    return used(_version())


def _version() -> str:
    return f"{FONT_VERSION} {engine_version()}"


def _widest(paragraphs: Iterable[Paragraph]) -> float:
    return max([max(paragraph.widths, default=0.0) for paragraph in paragraphs], default=0.0)


@lru_cache(maxsize=8_000)
def latin_text(block: TextBlock) -> LatinText | None:
    """The lines of a block in Latin letters, for painters that find glyphs themselves; else None.

    Asks Qt for nothing but where lines break, which takes a third of the time of `glyph_lines`.
    """
    face = block.face
    if face.tabular or not is_latin(block.text):
        return None
    words = (
        None if block.elided else word_lines(block.text, face, reference_width(face, block.width))
    )
    if words is not None:
        return _of_words(words, block)
    paragraphs = paragraphs_to_paint(block.text, face, block.width, block.max_lines)
    font = paragraphs[0].only_font if paragraphs else None
    if font is None or _is_bold_made(face, font):
        return None
    lines: list[tuple[float, float, str]] = []
    baseline, line_px = _first_baseline(block), block.line_height * face.size_px
    for paragraph in paragraphs:
        if paragraph.only_font not in {font, None} or paragraph.typed != paragraph.text:
            return None
        down = baseline
        lefts = _lefts(paragraph.widths, block, is_right_to_left=paragraph.is_right_to_left)
        for left, text in zip(lefts, paragraph.line_texts(), strict=True):
            if text:
                lines.append((left, down, text))
            down += line_px
        baseline += paragraph.line_count * line_px
    return LatinText(font, tuple(lines))


def _of_words(words: WordLines, block: TextBlock) -> LatinText:
    down, line_px = _first_baseline(block), block.line_height * block.face.size_px
    lefts = _lefts(words.widths, block, is_right_to_left=False)
    baselines = [down + line * line_px for line in range(len(lefts))]
    return LatinText(words.font, tuple(zip(lefts, baselines, words.texts(block.text), strict=True)))


@lru_cache(maxsize=8_000)
def glyph_lines(block: TextBlock) -> tuple[PositionedRun, ...]:
    """Every glyph of a block and its place, line by line and from left to right."""
    paragraphs = paragraphs_to_paint(block.text, block.face, block.width, block.max_lines)
    runs: list[PositionedRun] = []
    number = 0
    for paragraph in paragraphs:
        places = _places(paragraph, block, number)
        plain = _plain_runs(paragraph, places, block.face)
        runs += _shaped_runs(paragraph, places, block.face) if plain is None else plain
        number += paragraph.line_count
    return tuple(runs)


class _Place(NamedTuple):
    line: int
    left: float
    baseline: float
    scale: float


def _places(paragraph: Paragraph, block: TextBlock, first: int) -> list[_Place]:
    """Where the lines of a paragraph stand, the first of which has a number."""
    scale = block.face.size_px / REFERENCE_PX
    baseline, line_px = _first_baseline(block), block.line_height * block.face.size_px
    lefts = _lefts(paragraph.widths, block, is_right_to_left=paragraph.is_right_to_left)
    return [
        _Place(line, left, baseline + line * line_px, scale)
        for line, left in enumerate(lefts, start=first)
    ]


def _first_baseline(block: TextBlock) -> float:
    size = block.face.size_px
    return (block.line_height * size + (_ASCENT - _DESCENT) * size) / 2


def _lefts(widths: Sequence[float], block: TextBlock, *, is_right_to_left: bool) -> list[float]:
    """Left edges of the lines of a paragraph, which are so wide at the reference size."""
    if block.align is Align.START and not is_right_to_left:
        return [0.0] * len(widths)
    width = block.used_width if block.width == float("inf") else block.width
    scale = block.face.size_px / REFERENCE_PX
    return [
        _left_edge(width - natural * scale, block.align, is_right_to_left=is_right_to_left)
        for natural in widths
    ]


def _plain_runs(
    paragraph: Paragraph, places: list[_Place], face: Face
) -> list[PositionedRun] | None:
    """One run a line, where each glyph is one letter without marks: nearly all Latin text."""
    font, lines = paragraph.only_font, paragraph.plain_lines()
    if font is None or lines is None:
        return None
    is_bold_made = _is_bold_made(face, font)
    return [
        PositionedRun(
            line=place.line,
            font=font,
            size_px=face.size_px,
            is_right_to_left=False,
            is_bold_made=is_bold_made,
            glyphs=tuple(line.glyphs),
            xs=tuple([place.left + x * place.scale for x in line.xs]),
            ys=(place.baseline,) * len(line.glyphs),
            texts=tuple(line.text),
            start=paragraph.start + line.start,
            end=paragraph.start + line.start + len(line.text),
        )
        for place, line in zip(places, lines, strict=True)
        if line.text
    ]


def _shaped_runs(paragraph: Paragraph, places: list[_Place], face: Face) -> Iterator[PositionedRun]:
    for line, place in zip(paragraph.all_lines(), places, strict=True):
        found = _runs_of(line, paragraph, place, face)
        yield from sorted(found, key=lambda run: (run.xs, run.start))


def _runs_of(
    line: QTextLine, paragraph: Paragraph, place: _Place, face: Face
) -> Iterator[PositionedRun]:
    found = paragraph.runs_of(line)
    indexes = [paragraph.letters_at(run.stringIndexes()) for run in found]
    ends = _cluster_ends(line, paragraph, indexes)
    level = place._replace(baseline=place.baseline - line.ascent() * place.scale)
    for run, letters in zip(found, indexes, strict=True):
        glyphs = _shaped_glyphs(run, letters, ends, paragraph, level)
        if glyphs.numbers:
            font = paragraph.only_font or font_file_of(run.rawFont())
            yield PositionedRun(
                line=place.line,
                font=font,
                size_px=face.size_px,
                is_right_to_left=run.isRightToLeft(),
                is_bold_made=_is_bold_made(face, font),
                glyphs=glyphs.numbers,
                xs=glyphs.xs,
                ys=glyphs.ys,
                texts=glyphs.texts,
                start=paragraph.start + min(letters),
                end=paragraph.start + max(ends.get(letter, letter + 1) for letter in letters),
            )


def _is_bold_made(face: Face, font: FontFile) -> bool:
    return face.weight >= _SEMIBOLD > font.weight and font.key not in _NEVER_BOLD


class _Glyphs(NamedTuple):
    numbers: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    texts: tuple[str, ...]


def _cluster_ends(
    line: QTextLine, paragraph: Paragraph, indexes: list[list[int]]
) -> dict[int, int]:
    """Where the letters end that the glyphs of each place stand for."""
    last = paragraph.letter_at(line.textStart() + line.textLength())
    end = len(paragraph.text[:last].rstrip())
    starts = sorted(
        {letter for run in indexes for letter in run if not is_ignorable(paragraph.text[letter])}
    )
    return dict(zip(starts, [*starts[1:], max(end, starts[-1] + 1)], strict=True)) if starts else {}


def _shaped_glyphs(
    run: QGlyphRun,
    letters: list[int],
    ends: dict[int, int],
    paragraph: Paragraph,
    place: _Place,
) -> _Glyphs:
    numbers, points = run.glyphIndexes(), run.positions()
    baseline = points[0].y() if points else 0.0
    raised = [abs(point.y() - baseline) > _RAISED_PX for point in points]
    speaking = Counter(letter for letter, is_up in zip(letters, raised, strict=True) if not is_up)
    shares = {
        letter: _shared(
            paragraph.typed[letter : ends[letter]],
            1 if run.isRightToLeft() else speaking[letter],
        )
        for letter in set(letters)
        if letter in ends
    }
    found: list[tuple[float, float, int, str]] = []
    for number, point, letter, is_up in zip(numbers, points, letters, raised, strict=True):
        if number and letter in ends:
            text = "" if is_up and speaking[letter] else next(shares[letter])
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
    """Deal the letters of a cluster out to its glyphs in order; the first takes what is over.

    Raised marks get none, and from right to left the first takes all: readers of a PDF take what is
    off the line for another line, and sort marks by place, which is not their order.
    """
    over = max(len(text) - glyphs, 0)
    yield text[: over + 1]
    yield from text[over + 1 :]
    while True:
        yield ""


def _left_edge(room: float, align: Align, *, is_right_to_left: bool) -> float:
    if align is Align.CENTRE:
        return room / 2
    return max(room, 0.0) if (align is Align.END) != is_right_to_left else 0.0
