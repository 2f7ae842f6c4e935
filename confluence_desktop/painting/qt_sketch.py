"""Sketches on a `QPainter`: what a large drawing is from far, in one go and without its figures.

The pixels are those of the figures (`qt_blocks`): the same boxes and lines, put together before.
"""

from __future__ import annotations

import struct
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRectF
from PySide6.QtGui import QPainterPath

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.sketch import Layer, Sketch
from confluence_desktop.painting.qt_blocks import (
    Gathered,
    gathered_anew,
    ink_of,
    number_of,
    paint_gathered,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from confluence_desktop.drawing.shapes import Drawing
    from confluence_desktop.drawing.style import Palette

_BOX = struct.Struct("=4d")


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.last: tuple[Sketch, Gathered] | None = None


_mine = _OfThisThread()


def sketch_of(drawing: Drawing, edges: tuple[float, ...]) -> Sketch | None:
    """The sketch of a drawing; None where a figure is more than boxes and lines from far."""
    gathered = gathered_anew(drawing.figures)
    if gathered.others or not drawing.figures:
        return None
    layers = [
        *[
            Layer(z, ink_of(number), is_lines=False, content=_packed_boxes(boxes))
            for (z, number), boxes in gathered.boxes.items()
        ],
        *[
            Layer(z, ink_of(number), is_lines=True, content=_packed_path(path))
            for (z, number), path in gathered.lines.items()
        ],
    ]
    return Sketch(
        bounds=drawing.bounds,
        reach=Rect.around([drawing.bounds, *[one.bounds for one in drawing.figures]]),
        left=min([one.bounds.x for one in drawing.figures]),
        count=len(drawing.figures),
        edges=edges,
        layers=tuple(layers),
    )


def paint_sketch(painter: QPainter, sketch: Sketch, palette: Palette) -> None:
    """Paint all of a sketch, in board units."""
    if _mine.last is None or _mine.last[0] is not sketch:
        _mine.last = (sketch, _gathered_from(sketch))
    paint_gathered(painter, _mine.last[1], palette)


def _gathered_from(sketch: Sketch) -> Gathered:
    gathered = Gathered({}, {}, [])
    for layer in sketch.layers:
        key = (layer.z, number_of(layer.ink))
        if layer.is_lines:
            gathered.lines[key] = _path_from(layer.content)
        else:
            gathered.boxes[key] = [QRectF(*one) for one in _BOX.iter_unpack(layer.content)]
    return gathered


def _packed_boxes(boxes: list[QRectF]) -> bytes:
    return b"".join([_BOX.pack(one.x(), one.y(), one.width(), one.height()) for one in boxes])


def _packed_path(path: QPainterPath) -> bytes:
    content = QByteArray()
    stream = QDataStream(content, QIODevice.OpenModeFlag.WriteOnly)
    stream << path
    return bytes(content.data())


def _path_from(content: bytes) -> QPainterPath:
    path = QPainterPath()
    stream = QDataStream(QByteArray(content))
    stream >> path
    return path
