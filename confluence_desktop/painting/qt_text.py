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

    from confluence_desktop.drawing.font_files import FontFile

_BLOCKS_KEPT = 4_000
_LARGEST_GLYPHS_PX = 60.0
"""Larger ones are filled outlines: `drawGlyphRun` paints nothing beyond 64 pixels (Qt 6.11)."""


class _Paintable:
    """The runs of one font, ready for a painter. The outlines are only made when they are needed.

    Args:
        runs: All of one font and size.
    """

    def __init__(self, runs: list[PositionedRun]) -> None:
        self.runs = runs
        self.is_bold_made = runs[0].is_bold_made
        self.made_bold_px = runs[0].made_bold_px
        self.font = raw_font(runs[0].font, runs[0].size_px)
        self.glyphs = QGlyphRun()
        self.glyphs.setRawFont(self.font)
        self.glyphs.setGlyphIndexes([glyph for run in runs for glyph in run.glyphs])
        self.glyphs.setPositions([at for run in runs for at in map(QPointF, run.xs, run.ys)])

    @cached_property
    def outlines(self) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for run in self.runs:
            for number, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
                path.addPath(self.font.pathForGlyph(number).translated(x, y))
        return path


class _OfThisThread(threading.local):
    """Qt's raw fonts stay in their thread, and so does what is made with them."""

    def __init__(self) -> None:
        self.blocks: OrderedDict[TextBlock, tuple[_Paintable, ...]] = OrderedDict()


_mine = _OfThisThread()


def draw_text(painter: QPainter, block: TextBlock, x: float, y: float, colour: QColor) -> None:
    """Paint a block with its upper left corner at a place. The painter is left as it was."""
    pen_before = painter.pen()
    painter.setPen(colour)
    device_px = block.face.size_px * math.sqrt(abs(painter.deviceTransform().determinant()))
    at = QPointF(x, y)
    for part in _paintables(block):
        if device_px <= _LARGEST_GLYPHS_PX and not part.is_bold_made:
            painter.drawGlyphRun(at, part.glyphs)
            continue
        painter.save()
        painter.translate(at)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_outline_pen(colour, part.made_bold_px))
        painter.setBrush(colour)
        painter.drawPath(part.outlines)
        painter.restore()
    painter.setPen(pen_before)


def _paintables(block: TextBlock) -> tuple[_Paintable, ...]:
    kept = _mine.blocks.get(block)
    if kept is None:
        alike: dict[tuple[FontFile, float, bool], list[PositionedRun]] = {}
        for run in glyph_lines(block):
            alike.setdefault((run.font, run.size_px, run.is_bold_made), []).append(run)
        kept = tuple(map(_Paintable, alike.values()))
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
