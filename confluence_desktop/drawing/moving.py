"""A figure in another place: for what is planned about the origin and stands somewhere else."""

from dataclasses import replace

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point
from confluence_desktop.drawing.shapes import (
    Area,
    Box,
    Deferred,
    Figure,
    Fill,
    Gradient,
    Shape,
    Stroke,
    Text,
    Variant,
)


def moved(figure: Figure, dx: float, dy: float) -> Figure:
    """The same figure, so much further to the right and down."""

    def variant(shapes: Variant | None) -> Variant | None:
        if shapes is None:
            return None
        made = shapes.shapes() if isinstance(shapes, Deferred) else shapes
        return tuple(_shape(shape, dx, dy) for shape in made)

    block = figure.block
    return replace(
        figure,
        bounds=figure.bounds.moved(dx, dy),
        shapes=tuple(_shape(shape, dx, dy) for shape in figure.shapes),
        title=variant(figure.title),
        block=None if block is None else tuple(_shape(shape, dx, dy) for shape in block),
        emphasised=variant(figure.emphasised),
        texts=tuple(replace(text, rect=text.rect.moved(dx, dy)) for text in figure.texts),
    )


def _shape(shape: Shape, dx: float, dy: float) -> Shape:
    if isinstance(shape, Box):
        filled = _fill(shape.fill, dx, dy) if shape.fill is not None else None
        return replace(shape, rect=shape.rect.moved(dx, dy), fill=filled)
    if isinstance(shape, Text):
        return replace(shape, at=_point(shape.at, dx, dy))
    outline = _outline(shape.outline, dx, dy)
    if isinstance(shape, Area):
        return replace(shape, outline=outline, fill=_fill(shape.fill, dx, dy))
    assert isinstance(shape, Stroke)
    return replace(shape, outline=outline, line=_fill(shape.line, dx, dy))


def _outline(outline: Outline, dx: float, dy: float) -> Outline:
    return tuple(_piece(piece, dx, dy) for piece in outline)


def _piece(piece: Move | Line | Cubic, dx: float, dy: float) -> Move | Line | Cubic:
    points = [_point(point, dx, dy) for point in piece]
    return type(piece)(*points)


def _fill(fill: Fill, dx: float, dy: float) -> Fill:
    if isinstance(fill, Gradient):
        return Gradient(_point(fill.start, dx, dy), _point(fill.end, dx, dy), fill.stops)
    return fill


def _point(point: Point, dx: float, dy: float) -> Point:
    return Point(point.x + dx, point.y + dy)
