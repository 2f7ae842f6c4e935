"""Text on a reportlab canvas: the glyphs of the screen, as text to be searched and copied.

The canvas is expected to have been turned upside down (`canvas.transform(scale, 0, 0, -scale,
left, top)`), so that the y axis grows downwards in board units as it does in a drawing; glyphs are
turned back upright here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from confluence_desktop.drawing.text_layout import (
    PositionedRun,
    TextBlock,
    glyph_lines,
    latin_text,
)
from confluence_desktop.painting.pdf_fonts import EmbeddedFont, FontsOfDocument, fonts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

Rgb = tuple[int, int, int]

_THOUSANDTHS = 1000
_STEERING = dict.fromkeys(
    map(
        ord,
        "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
    )
)
"""Steers the layout and is in the way of searching. Joiners and variants stay: words have them."""
_FROM_THE_RIGHT = "\u200f"
_UNDIRECTED = {"ON", "WS", "CS", "ES", "ET", "B", "S"}
_WORDS = re.compile(r" +|[^ ]+ ?")
_SAME_BASELINE = 0.002
"""Glyphs whose heights differ by less than this part of the type size stand on one baseline."""


def draw_text(canvas: Canvas, block: TextBlock, x: float, y: float, colour: Rgb) -> None:
    """Write a block with its upper left corner at a place.

    The colour is red, green and blue, 0–255 each; transparency is the canvas' own (`setFillAlpha`).
    """
    canvas.addLiteral(text_operators(fonts_of(canvas), block, x, y, colour))


def text_operators(
    fonts: FontsOfDocument, block: TextBlock, x: float, y: float, colour: Rgb
) -> str:
    """The same as operators, which leave behind no other state than the colour."""
    return _latin_operators(fonts, block, x, y, colour) or _operators(fonts, block, x, y, colour)


def _latin_operators(
    fonts: FontsOfDocument, block: TextBlock, x: float, y: float, colour: Rgb
) -> str | None:
    """A text in Latin letters word by word: what one is written like is found once a document."""
    text = latin_text(block)
    if text is None or not text.lines:
        return None
    font = fonts.font(text.font)
    written = font.words
    parts = [f"BT {_paint(colour)} rg /{font.name} {_number(block.face.size_px)} Tf"]
    try:
        for left, baseline, line in text.lines:
            codes = "".join([written[word] for word in _WORDS.findall(line)])
            parts.append(f"1 0 0 -1 {x + left:.3f} {y + baseline:.3f} Tm [<{codes}>] TJ")
    except KeyError:
        return None
    parts.append("ET")
    return "\n".join(parts)


def _operators(fonts: FontsOfDocument, block: TextBlock, x: float, y: float, colour: Rgb) -> str:
    runs = _marked(glyph_lines(block))
    if not runs:
        return ""
    paint = _paint(colour)
    parts = ["q", f"1 0 0 1 {_number(x)} {_number(y)} cm {paint} rg"]
    if any(run.is_bold_made for run in runs):
        parts.append(f"{paint} RG 1 j {_number(max(run.made_bold_px for run in runs))} w")
    parts.append("BT")
    if len({run.line for run in runs}) == len(runs):
        for run in runs:
            parts.extend(_stretches([run], fonts.font(run.font)))
    else:
        for _, line in groupby(runs, key=lambda run: (run.line, run.font, run.is_bold_made)):
            same = list(line)
            parts.extend(_stretches(same, fonts.font(same[0].font)))
    parts.append("ET")
    for run in runs:
        if "" in run.texts:
            parts.extend(_silent_marks(run, fonts.font(run.font)))
    parts.append("Q")
    return "\n".join(parts)


class _Glyph(NamedTuple):
    x: float
    y: float
    number: int
    text: str


def _glyphs_of(run: PositionedRun) -> Iterator[_Glyph]:
    """Glyphs with their texts in the order of the eye: poppler and pdfium turn it round again.

    Both misplace text that says its logical order (`/ActualText`) in lines of two directions.
    """
    step = -1 if run.is_right_to_left else 1
    return map(_Glyph, run.xs, run.ys, run.glyphs, (text[::step] for text in run.texts))


def _marked(runs: Sequence[PositionedRun]) -> list[PositionedRun]:
    """Runs with what each glyph says, and a mark where a sign belongs to a run from the right.

    Readers take a bracket at the edge of such a run for part of what stands beside it, or of the
    beginning of the line, and misplace it when it is copied.
    """
    found: list[PositionedRun] = []
    before: PositionedRun | None = None
    for run in runs:
        texts = [text.translate(_STEERING) or text for text in run.texts]
        is_behind = before is not None and before.line == run.line and before.is_right_to_left
        behind = before.texts[-1] if before is not None and is_behind else ""
        if run.is_right_to_left and not is_behind and _is_sign(texts[0]):
            texts[0] += _FROM_THE_RIGHT
        elif not run.is_right_to_left and _is_sign(behind) and texts[0]:
            texts[0] = _FROM_THE_RIGHT + texts[0]
        before = run
        found.append(replace(run, texts=tuple(texts)))
    return found


def _is_sign(text: str) -> bool:
    """Whether a text has no direction of its own."""
    return bool(text) and all(unicodedata.bidirectional(char) in _UNDIRECTED for char in text)


def _stretches(runs: list[PositionedRun], font: EmbeddedFont) -> Iterator[str]:
    """What one font writes on one line: every stretch of one baseline is one string."""
    first = runs[0]
    size = first.size_px
    yield f"/{font.name} {_number(size)} Tf {2 if first.is_bold_made else 0} Tr"
    if len(runs) == 1 and _is_simple(first):
        letters = zip(first.glyphs, first.texts, strict=True)
        yield _string(first.xs, letters, font, size, first.ys[0])
        return
    spoken = [glyph for run in runs for glyph in _glyphs_of(run) if glyph.text]
    for baseline, stretch in _level_stretches(spoken, size):
        xs = [glyph.x for glyph in stretch]
        yield _string(xs, [(glyph.number, glyph.text) for glyph in stretch], font, size, baseline)


def _is_simple(run: PositionedRun) -> bool:
    """From left to right on one baseline, with a text for each glyph."""
    level = run.ys.count(run.ys[0]) == len(run.ys)
    return level and not run.is_right_to_left and "" not in run.texts


def _level_stretches(glyphs: list[_Glyph], size: float) -> Iterator[tuple[float, list[_Glyph]]]:
    if len({glyph.y for glyph in glyphs}) == 1:
        yield glyphs[0].y, glyphs
        return
    for step, stretch in groupby(glyphs, key=lambda glyph: round(glyph.y / size / _SAME_BASELINE)):
        yield step * size * _SAME_BASELINE, list(stretch)


def _string(
    xs: Sequence[float],
    letters: Iterable[tuple[int, str]],
    font: EmbeddedFont,
    size: float,
    baseline: float,
) -> str:
    """Codes with corrections of the pen between them, in thousandths of the type size."""
    parts: list[str] = []
    add = parts.append
    thousandth = size / _THOUSANDTHS
    pen = xs[0]
    for x, (code, advance) in zip(xs, map(font.letters.__getitem__, letters), strict=True):
        correction = round((pen - x) / thousandth)
        if correction:
            add(f">{correction}<")
            pen -= correction * thousandth
        add(code)
        pen += advance * size
    return f"1 0 0 -1 {_number(xs[0])} {_number(baseline)} Tm [<{''.join(parts)}>] TJ"


def _silent_marks(run: PositionedRun, font: EmbeddedFont) -> Iterator[str]:
    """Glyphs that no letter is left for, such as the dots of an Arabic one, become shapes.

    A code that stands for nothing makes pdfium read a control character there.
    """
    size, paint = _number(run.size_px), "f"
    if run.is_bold_made:
        paint = f"{_number(run.made_bold_px / run.size_px)} w B"
    for glyph in _glyphs_of(run):
        if not glyph.text:
            at = f"{_number(glyph.x)} {_number(glyph.y)}"
            yield f"q {size} 0 0 -{size} {at} cm {font.outline(glyph.number)} {paint} Q"


@lru_cache(maxsize=256)
def _paint(colour: Rgb) -> str:
    return " ".join(_number(channel / 255) for channel in colour)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
