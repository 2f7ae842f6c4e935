"""Figures far out: boxes and thin lines, many at a time, neither smoothed nor lettered.

All boxes and lines of one height and colour are painted at once, lines first, in an order of
heights and colours that no strip can alter.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from confluence_desktop.drawing.geometry import Cubic, Line
from confluence_desktop.drawing.shapes import Box, Figure, Ink, Stroke
from confluence_desktop.painting.qt_inks import colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from confluence_desktop.drawing.shapes import Shape
    from confluence_desktop.drawing.style import Palette

_KEPT = 60_000


class _Blocks(NamedTuple):
    """A figure's boxes and lines, by numbers of inks; None where it is more than that."""

    figure: Figure
    boxes: tuple[tuple[int, QRectF], ...] | None
    lines: tuple[tuple[int, QPainterPath], ...]


_Key = tuple[int, int]
"""Height and number of an ink."""


class Gathered(NamedTuple):
    """What some figures are together: all boxes and lines of one height and ink."""

    boxes: dict[_Key, list[QRectF]]
    lines: dict[_Key, QPainterPath]
    others: list[Figure]


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.blocks: dict[int, _Blocks] = {}
        self.whole: tuple[Sequence[Figure], Gathered] | None = None
        self.numbers: dict[Ink, int] = {}
        self.by_identity: dict[int, tuple[Ink, int]] = {}
        self.inks: list[Ink] = []


_mine = _OfThisThread()


def paint_blocks(painter: QPainter, figures: Iterable[Figure], palette: Palette) -> list[Figure]:
    """Paint what is only boxes and lines; gives back the figures that are more, in their order.

    Of a whole drawing, which comes as a tuple, all is gathered once: it is painted again at every
    step of a zoom, and its parts may never be.
    """
    if not isinstance(figures, tuple):
        gathered = _gathered(figures)
    elif _mine.whole is not None and _mine.whole[0] is figures:
        gathered = _mine.whole[1]
    else:
        gathered = gathered_anew(figures)
        _mine.whole = (figures, gathered)
    paint_gathered(painter, gathered, palette)
    return gathered.others


def know_blocks(figures: Iterable[Figure]) -> None:
    """Make what painting figures far out takes, while nobody waits for it."""
    known = _mine.blocks
    for figure in figures:
        blocks = known.get(id(figure))
        if blocks is None or blocks[0] is not figure:
            _blocks_of(figure)


def _gathered(figures: Iterable[Figure]) -> Gathered:
    """Put together what the blocks of figures hold; they are kept for the next time."""
    boxes: dict[_Key, list[QRectF]] = {}
    lines: dict[_Key, QPainterPath] = {}
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
    return Gathered(boxes, lines, others)


def gathered_anew(figures: Iterable[Figure]) -> Gathered:
    """The same, without a step between a shape and where it goes."""
    boxes: defaultdict[_Key, list[QRectF]] = defaultdict(list)
    lines: defaultdict[_Key, QPainterPath] = defaultdict(QPainterPath)
    others: list[Figure] = []
    for figure in figures:
        shapes = _far_shapes(figure)
        if not all(map(_is_block, shapes)):
            others.append(figure)
            continue
        z = figure.z
        for shape in shapes:
            if isinstance(shape, Box) and isinstance(shape.fill, Ink):
                rect = shape.rect
                box = QRectF(rect.x, rect.y, rect.width, rect.height)
                boxes[z, number_of(shape.fill)].append(box)
            elif isinstance(shape, Stroke) and isinstance(shape.line, Ink):
                _extend(lines[z, number_of(shape.line)], shape)
    return Gathered(boxes, lines, others)


def paint_gathered(painter: QPainter, gathered: Gathered, palette: Palette) -> None:
    """Paint all boxes and lines that were put together."""
    boxes, lines = gathered.boxes, gathered.lines
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for key in sorted({*boxes, *lines}, key=_height_and_name):
        ink = colour(palette, ink_of(key[1]))
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
            boxes.append((number_of(shape.fill), box))
        elif isinstance(shape, Stroke) and isinstance(shape.line, Ink):
            lines.append((number_of(shape.line), _path(shape)))
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


def number_of(ink: Ink) -> int:
    """A number for an ink in this thread.

    Most inks are one object, which is found without a look at its words.
    """
    found = _mine.by_identity.get(id(ink))
    if found is not None and found[0] is ink:
        return found[1]
    number = _mine.numbers.get(ink)
    if number is None:
        number = _mine.numbers[ink] = len(_mine.inks)
        _mine.inks.append(ink)
    if len(_mine.by_identity) >= _KEPT:
        _mine.by_identity.clear()
    _mine.by_identity[id(ink)] = (ink, number)
    return number


def ink_of(number: int) -> Ink:
    """The ink of a number."""
    return _mine.inks[number]


def _height_and_name(key: tuple[int, int]) -> tuple[int, str, float, str]:
    ink = ink_of(key[1])
    return key[0], ink.token, ink.strength, ink.over


def _path(stroke: Stroke) -> QPainterPath:
    path = QPainterPath()
    _extend(path, stroke)
    return path


def _extend(path: QPainterPath, stroke: Stroke) -> None:
    for part in stroke.outline:
        if isinstance(part, Line):
            path.lineTo(*part[0])
        elif isinstance(part, Cubic):
            (x1, y1), (x2, y2), (x, y) = part
            path.cubicTo(x1, y1, x2, y2, x, y)
        else:
            path.moveTo(*part[0])
