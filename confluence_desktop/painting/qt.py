"""Drawings on a `QPainter`, for the board view, the wall and pictures.

The painter's coordinates are board units: whoever calls has set the transform, and says with
`scale` how many device pixels a unit takes, which decides how much of a figure is drawn. What is
painted in strips is the same, pixel for pixel, as what is painted whole, as long as a unit keeps
its place on the grid of device pixels; only far out (`Detail.BLOCK`), where lines are not smoothed,
may single pixels of a line differ.
"""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import OVERHANG, Drawing, Text, shapes_of
from confluence_desktop.painting.qt_blocks import paint_blocks
from confluence_desktop.painting.qt_inks import colour
from confluence_desktop.painting.qt_shapes import paint_shape
from confluence_desktop.painting.qt_sketch import paint_sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from confluence_desktop.drawing.geometry import Rect
    from confluence_desktop.drawing.shapes import Band, Figure, Shape
    from confluence_desktop.drawing.style import Palette

LEAST_NAME_PX = 14.0
"""Logical pixels of the name of a lane, however far out a map is seen."""
_LETTERS_HIGH = 1.15
"""Of a line with capitals and descenders, by its type."""
_NAME_WEIGHT = 600

TITLE_BELOW_SCALE = 0.55
"""Device pixels a board unit, below which cards become titles: most text would be under 10 px."""
BLOCK_BELOW_SCALE = 0.35
"""Below this, blocks and straight lines without text or smoothing."""


class Detail(IntEnum):
    """How much of a figure is drawn."""

    BLOCK = 0
    TITLE = 1
    CARD = 2


class FigureSource(Protocol):
    """A drawing that quickly says what lies where."""

    @property
    def drawing(self) -> Drawing: ...

    def figures_in(self, rect: Rect) -> Sequence[Figure]:
        """The figures whose bounds meet a rectangle, in the order of painting."""
        ...


def detail_at(scale: float) -> Detail:
    """What can be read at so many device pixels a board unit."""
    if scale < BLOCK_BELOW_SCALE:
        return Detail.BLOCK
    return Detail.TITLE if scale < TITLE_BELOW_SCALE else Detail.CARD


def shapes_at(figure: Figure, detail: Detail, *, is_emphasised: bool = False) -> tuple[Shape, ...]:
    """The variant of a figure that is drawn."""
    if is_emphasised and figure.emphasised is not None and detail is Detail.CARD:
        return shapes_of(figure.emphasised)
    if detail is Detail.BLOCK and figure.block is not None:
        return figure.block
    if detail is not Detail.CARD and figure.title is not None:
        return shapes_of(figure.title)
    return figure.shapes


def paint_drawing(
    painter: QPainter,
    drawing: Drawing | FigureSource,
    palette: Palette,
    visible: Rect,
    scale: float,
    *,
    skip: Collection[str] = frozenset(),
    emphasised: Collection[str] = frozenset(),
    has_heads: bool = True,
) -> None:
    """Paint what lies in a rectangle of the board, but not the paper under it.

    Bands run across all of `visible`, and their heads stand at its left edge, unless `has_heads` is
    False, for strips and live views, which show them by `paint_heads`. `skip` holds keys of figures
    to leave out, `emphasised` ids of records to bring out.
    """
    whole = drawing if isinstance(drawing, Drawing) else drawing.drawing
    paint_bands(painter, whole.bands, palette, visible)
    margin = visible.grown(max(OVERHANG, 2.0 / scale))
    sketch = whole.sketch
    if (
        sketch is not None
        and not skip
        and detail_at(scale) is Detail.BLOCK
        and margin.spans(sketch.reach)
    ):
        paint_sketch(painter, sketch, palette)
    else:
        figures = _figures_in(drawing, margin)
        if skip:
            figures = (figure for figure in figures if figure.key not in skip)
        paint_figures(painter, figures, palette, scale, emphasised=emphasised, visible=visible)
    if has_heads:
        paint_heads(painter, whole, palette, visible)


def _figures_in(drawing: Drawing | FigureSource, rect: Rect) -> Iterable[Figure]:
    if isinstance(drawing, Drawing):
        return (f for f in drawing.figures if f.bounds.meets(rect) or _is_flat(f, rect))
    return drawing.figures_in(rect)


def paint_bands(painter: QPainter, bands: Iterable[Band], palette: Palette, visible: Rect) -> None:
    """Paint the lanes' grounds across a rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for band in bands:
        if band.bottom > visible.y and band.top < visible.bottom:
            rect = QRectF(visible.x, band.top, visible.width, band.bottom - band.top)
            painter.fillRect(rect, colour(palette, band.fill))


def head_growth(drawing: Drawing, pixel: float) -> float:
    """How much larger than drawn the names of lanes are painted, so that they can still be read.

    Args:
        pixel: Size of a logical pixel in board units; 0 paints them as they are drawn.
    """
    names = (shape for band in drawing.bands for shape in band.head if isinstance(shape, Text))
    name = next(names, None)
    return max(1.0, LEAST_NAME_PX * pixel / name.block.face.size_px) if name is not None else 1.0


def paint_heads(
    painter: QPainter,
    drawing: Drawing,
    palette: Palette,
    visible: Rect,
    pixel: float = 0.0,
) -> None:
    """Paint the lanes' edges and names at the left of what is seen, over what passes there.

    Args:
        pixel: As for `head_growth`; what stands below a name is left out where it has no room.
    """
    growth, left = head_growth(drawing, pixel), visible.x
    for band in drawing.bands:
        if band.bottom <= visible.y or band.top >= visible.bottom:
            continue
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        height = band.bottom - band.top
        ground = QRectF(left, band.top, drawing.head_width * growth, height)
        painter.fillRect(ground, colour(palette, band.fill))
        painter.fillRect(
            QRectF(left, band.top, band.edge_width * growth, height), colour(palette, band.edge)
        )
        painter.save()
        painter.setClipRect(ground, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(left, 0)
        if growth == 1.0:
            for shape in band.head:
                paint_shape(painter, shape, palette, 1.0)
        else:
            _paint_grown(painter, band, palette, growth)
        painter.restore()


def name_growth(band: Band, name: Text, growth: float) -> float:
    """How much larger than drawn the name of a lane is painted where names grow so much."""
    return min(growth, (band.bottom - band.top) / (_LETTERS_HIGH * name.block.face.size_px))


def _paint_grown(painter: QPainter, band: Band, palette: Palette, growth: float) -> None:
    """Paint the words of a head larger: names where they are, and below them what fits.

    A name is never larger than its lane is high, so that the next lane cuts none.
    """
    below, room = band.top, band.bottom - band.top
    for shape in band.head:
        if not isinstance(shape, Text):
            continue
        is_name = shape.block.face.weight >= _NAME_WEIGHT
        size = name_growth(band, shape, growth) if is_name else growth
        height = shape.block.height * size
        y = below
        if is_name:
            middle = shape.at.y + shape.block.height / 2
            y = max(band.top, min(middle - height / 2, band.bottom - height))
            y = min(y, band.top + (room - height) / 2) if height > room else y
        below = y + height
        if is_name or below <= band.bottom:
            painter.save()
            painter.translate(shape.at.x * growth, y)
            painter.scale(size, size)
            paint_shape(painter, replace(shape, at=Point(0, 0)), palette, 1.0)
            painter.restore()


def paint_figures(
    painter: QPainter,
    figures: Iterable[Figure],
    palette: Palette,
    scale: float,
    *,
    emphasised: Collection[str] = frozenset(),
    visible: Rect | None = None,
) -> None:
    """Paint figures in their order, as much of each as can be read at this scale.

    Figures of `emphasised` records are painted so, after the others of their height.
    """
    detail = detail_at(scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if detail is Detail.BLOCK:
        figures = paint_blocks(painter, figures, palette)
    if emphasised:
        figures = sorted(figures, key=lambda figure: (figure.z, figure.record_id in emphasised))
    for figure in figures:
        is_emphasised = figure.record_id in emphasised
        for shape in shapes_at(figure, detail, is_emphasised=is_emphasised):
            paint_shape(painter, shape, palette, scale, visible)


def _is_flat(figure: Figure, rect: Rect) -> bool:
    """Whether a figure without height or width (a straight link) touches a rectangle."""
    bounds = figure.bounds
    return (
        (bounds.width == 0 or bounds.height == 0)
        and bounds.x <= rect.right
        and bounds.right >= rect.x
        and bounds.y <= rect.bottom
        and bounds.bottom >= rect.y
    )
