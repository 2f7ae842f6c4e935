"""Figures far out: boxes and thin lines, many at a time, neither smoothed nor lettered.

All boxes and lines of one height and colour are painted at once, lines first, in an order of
heights and colours that no strip can alter.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from confluence_desktop.drawing.geometry import Cubic, Line
from confluence_desktop.drawing.shapes import Box, Figure, Ink, Stroke
from confluence_desktop.painting.qt_inks import colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confluence_desktop.drawing.shapes import Shape
    from confluence_desktop.drawing.style import Palette

_KEPT = 60_000


class _Blocks(NamedTuple):
    """A figure's boxes and lines, by numbers of inks; None where it is more than that."""

    figure: Figure
    boxes: tuple[tuple[int, QRectF], ...] | None
    lines: tuple[tuple[int, QPainterPath], ...]


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.blocks: dict[int, _Blocks] = {}
        self.numbers: dict[Ink, int] = {}
        self.inks: list[Ink] = []


_mine = _OfThisThread()


def paint_blocks(painter: QPainter, figures: Iterable[Figure], palette: Palette) -> list[Figure]:
    """Paint what is only boxes and lines; gives back the figures that are more, in their order."""
    boxes: dict[tuple[int, int], list[QRectF]] = {}
    lines: dict[tuple[int, int], QPainterPath] = {}
    others: list[Figure] = []
    known = _mine.blocks
    for figure in figures:
        blocks = known.get(id(figure))
        if blocks is None or blocks[0] is not figure:
            blocks = _blocks_of(figure)
        if blocks[1] is None:
            others.append(figure)
            continue
        z = figure.z
        for number, box in blocks[1]:
            boxes.setdefault((z, number), []).append(box)
        for number, line in blocks[2]:
            lines.setdefault((z, number), QPainterPath()).addPath(line)
    _paint(painter, boxes, lines, palette)
    return others


def _paint(
    painter: QPainter,
    boxes: dict[tuple[int, int], list[QRectF]],
    lines: dict[tuple[int, int], QPainterPath],
    palette: Palette,
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for key in sorted({*boxes, *lines}, key=_height_and_name):
        ink = colour(palette, _mine.inks[key[1]])
        if key in lines:
            painter.strokePath(lines[key], QPen(ink, 0))
        if key in boxes:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRects(boxes[key])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _blocks_of(figure: Figure) -> _Blocks:
    boxes: list[tuple[int, QRectF]] | None = []
    lines: list[tuple[int, QPainterPath]] = []
    for shape in _far_shapes(figure):
        if boxes is None or not _is_block(shape):
            boxes = None
        elif isinstance(shape, Box) and isinstance(shape.fill, Ink):
            rect = shape.rect
            box = QRectF(rect.x, rect.y, rect.width, rect.height)
            boxes.append((_number(shape.fill), box))
        elif isinstance(shape, Stroke) and isinstance(shape.line, Ink):
            lines.append((_number(shape.line), _path(shape)))
    if len(_mine.blocks) >= _KEPT:
        _mine.blocks.clear()
    made = _Blocks(figure, tuple(boxes) if boxes is not None else None, tuple(lines))
    _mine.blocks[id(figure)] = made
    return made


def _far_shapes(figure: Figure) -> tuple[Shape, ...]:
    """The block of a figure; a line without one is only its strokes."""
    if figure.block is not None or not figure.is_line:
        return figure.block or figure.shapes
    return tuple(shape for shape in figure.shapes if isinstance(shape, Stroke))


def _is_block(shape: Shape) -> bool:
    if isinstance(shape, Box):
        return isinstance(shape.fill, Ink)
    return isinstance(shape, Stroke) and isinstance(shape.line, Ink)


def _number(ink: Ink) -> int:
    number = _mine.numbers.get(ink)
    if number is None:
        number = _mine.numbers[ink] = len(_mine.inks)
        _mine.inks.append(ink)
    return number


def _height_and_name(key: tuple[int, int]) -> tuple[int, str, float, str]:
    ink = _mine.inks[key[1]]
    return key[0], ink.token, ink.strength, ink.over


def _path(stroke: Stroke) -> QPainterPath:
    path = QPainterPath()
    for part in stroke.outline:
        if isinstance(part, Cubic):
            path.cubicTo(*part.first, *part.second, *part.to)
        elif isinstance(part, Line):
            path.lineTo(*part.to)
        else:
            path.moveTo(*part.to)
    return path
