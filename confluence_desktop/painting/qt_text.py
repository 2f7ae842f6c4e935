"""Text on a `QPainter`: the glyphs that `drawing.text_layout` has placed, crisp at any zoom."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QPainter, QPainterPath, QPen

from confluence_desktop.drawing.fonts import raw_font
from confluence_desktop.drawing.text_layout import PositionedRun, TextBlock, glyph_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_BLOCKS_KEPT = 4_000
_LARGEST_GLYPHS_PX = 60.0
"""Larger ones are filled outlines: `drawGlyphRun` paints nothing beyond 64 pixels (Qt 6.11)."""


class _Paintable:
    """One run, ready for a painter. The outlines are only made when they are needed."""

    def __init__(self, run: PositionedRun) -> None:
        self.run = run
        self.font = raw_font(run.font, run.size_px)
        self.glyphs = QGlyphRun()
        self.glyphs.setRawFont(self.font)
        self.glyphs.setGlyphIndexes(run.glyphs)
        self.glyphs.setPositions(list(map(QPointF, run.xs, run.ys)))

    @cached_property
    def outlines(self) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for number, x, y in zip(self.run.glyphs, self.run.xs, self.run.ys, strict=True):
            path.addPath(self.font.pathForGlyph(number).translated(x, y))
        return path


class _OfThisThread(threading.local):
    """Qt's raw fonts stay in their thread, and so does what is made with them."""

    def __init__(self) -> None:
        self.blocks: OrderedDict[TextBlock, tuple[_Paintable, ...]] = OrderedDict()


_mine = _OfThisThread()


def draw_text(painter: QPainter, block: TextBlock, x: float, y: float, colour: QColor) -> None:
    """Paint a block with its upper left corner at a place. The painter is left as it was."""
    painter.save()
    painter.translate(x, y)
    painter.setPen(colour)
    device_px = block.face.size_px * math.sqrt(abs(painter.deviceTransform().determinant()))
    for part in _paintables(block):
        if device_px <= _LARGEST_GLYPHS_PX and not part.run.is_bold_made:
            painter.drawGlyphRun(QPointF(), part.glyphs)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(_outline_pen(colour, part.run.made_bold_px))
            painter.setBrush(colour)
            painter.drawPath(part.outlines)
            painter.setPen(colour)
    painter.restore()


def _paintables(block: TextBlock) -> tuple[_Paintable, ...]:
    kept = _mine.blocks.get(block)
    if kept is None:
        kept = tuple(map(_Paintable, glyph_lines(block)))
        _mine.blocks[block] = kept
        if len(_mine.blocks) > _BLOCKS_KEPT:
            _mine.blocks.popitem(last=False)
    return kept


def _outline_pen(colour: QColor, width: float) -> QPen:
    if not width:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
