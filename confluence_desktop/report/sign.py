"""The infinity sign of the first page, with the loops' sentences inside where they fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22 import figures
from confluence_desktop.boards.catch_22.measures import measures
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.infinity_sign import CASING, STROKE
from confluence_desktop.drawing.lemniscate import Lemniscate
from confluence_desktop.drawing.shapes import Drawing, Ink, Text
from confluence_desktop.drawing.style import PRINT, THUMBNAIL
from confluence_desktop.drawing.text_layout import Align, Face, layout_text
from confluence_desktop.painting.pdf import Frame, paint_drawing, paint_shapes
from confluence_desktop.report.flow import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.drawing.text_layout import TextBlock

INKS = (Ink("together"), Ink("tools"))
_STROKE_PT = 7.0
_SCALE = _STROKE_PT / STROKE
_SHARE_OF_WIDTH = 0.9
_HALF_HEIGHTS_PT = (50.0, 58.0, 66.0, 76.0)
_TEXT_WIDTHS_PT = (150.0, 135.0, 120.0, 105.0)
_FACES = (Face(10, 600), Face(9, 600))
_CLEARANCE_PT = 10.0
_LONGEST = 260
"""Letters of a sentence beyond which it surely does not fit."""
_AFTER = 9.0


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign as a piece, and which of its two sentences (left, right) stand inside it."""

    piece: Piece
    is_inside: tuple[bool, bool]


def sign(sentences: Sequence[str], names: Sequence[str], width: float) -> Sign:
    """The sign with two sentences, low where they are short.

    One that fits nowhere stays outside, and the name of its current stands in the lobe.
    """
    fitting = [sentence if len(sentence) <= _LONGEST else "" for sentence in sentences]
    for half_height, face in product(_HALF_HEIGHTS_PT, _FACES):
        blocks = [_inside(text, half_height, face, width) for text in fitting]
        if all(block or not text for block, text in zip(blocks, fitting, strict=True)):
            break
    is_inside = [bool(block) or not text for block, text in zip(blocks, sentences, strict=True)]
    shown = [
        block or _inside(name, half_height, _FACES[0], width)
        for block, name in zip(blocks, names, strict=True)
    ]
    return Sign(_piece(shown, half_height, width), (is_inside[0], is_inside[1]))


def _piece(blocks: Sequence[TextBlock | None], half_height: float, width: float) -> Piece:
    curve = _curve(half_height, width)
    figure = figures.sign("sign", replace(measures(THUMBNAIL), sign=curve))
    bounds = curve.bounds(STROKE + CASING)
    drawing = Drawing(bounds, (figure,))
    left = (width - bounds.width * _SCALE) / 2
    height = bounds.height * _SCALE

    def paint(canvas: Canvas, x: float, y: float) -> None:
        paint_drawing(canvas, drawing, PRINT, Frame(bounds, Point(x + left, y), _SCALE))
        for block, ink, side in zip(blocks, INKS, (-1, 1), strict=True):
            if block is not None:
                middle = x + width / 2 + side * _middle(curve, block)
                at = Point(middle - block.width / 2, y + (height - block.height) / 2)
                paint_shapes(canvas, (Text(block, at, ink),), PRINT)

    return Piece(height + _AFTER, paint)


def _inside(text: str, half_height: float, face: Face, width: float) -> TextBlock | None:
    """A sentence as wide as it fits into a lobe."""
    if not text:
        return None
    curve = _curve(half_height, width)
    for text_width in _TEXT_WIDTHS_PT:
        block = layout_text(text, face, text_width, align=Align.CENTRE)
        inner, outer = _free(curve, block)
        if outer - inner >= block.used_width and not _is_broken(text, face, text_width):
            return block
    return None


def _is_broken(text: str, face: Face, width: float) -> bool:
    """Whether a word is wider than the lines."""
    longest = max(text.split(), key=len, default="")
    return layout_text(longest, face, width).lines > 1


def _free(curve: Lemniscate, block: TextBlock) -> tuple[float, float]:
    """From where to where a lobe is free for a block in its middle, in points from the crossing."""
    half = block.height / 2 / _SCALE
    inner, outer = curve.span(-half, half)
    return inner * _SCALE + _CLEARANCE_PT, outer * _SCALE - _CLEARANCE_PT


def _middle(curve: Lemniscate, block: TextBlock) -> float:
    inner, outer = _free(curve, block)
    return (inner + outer) / 2


def _curve(half_height: float, width: float) -> Lemniscate:
    return Lemniscate(width * _SHARE_OF_WIDTH / 2 / _SCALE, half_height / _SCALE)
