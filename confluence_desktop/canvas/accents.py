"""What a view brings out on its own drawing: marks of findings, what is asked, what is struck.

Painted into the kept frame, so that none of it costs anything while the board is scrolled.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from confluence_desktop.drawing.shapes import Text
from confluence_desktop.drawing.text_layout import Face, TextBlock, layout_text
from confluence_desktop.painting.qt import Detail, detail_at, paint_figures, shapes_at
from confluence_desktop.painting.qt_inks import colour_of
from confluence_desktop.painting.qt_text import draw_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from confluence_desktop.drawing.geometry import Rect
    from confluence_desktop.drawing.shapes import Figure
    from confluence_desktop.drawing.style import Palette

REACH = 32.0
"""How far below a card's bounds its mark may reach, in board units."""

_TYPE = {Detail.CARD: 14.0, Detail.TITLE: 20.0, Detail.BLOCK: 44.0}
_LEAST_SIGN_PX = 9.0
"""A sign that would be smaller than that on the screen is left out."""
_INSET = 7.0
_PADDING = 0.2
"""Over and under the words of a mark together, by their size."""
_OVER_CARD = 8.0
"""So much of a mark lies on the card at most, below the last line of its text."""
_ASIDE_OVER = 7.0
"""So much of a mark at the side lies on its card, on the edge that its text keeps clear of."""
_ASIDE_SHARE = 0.5
"""Its type at most, by the height of its card."""

PALE = 0.32
"""How much is left of what recedes."""

_STRUCK_PALE = 0.6


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on a card for the moment: a sign, and the words for it that find room.

    Attributes:
        words: What it says where there is room.
        short: What it says on a narrow card; empty if there is nothing shorter.
        sign: Tells kinds of marks apart where no word fits.
        is_aside: The sign alone hangs on the right edge, where cards leave no room for words.
    """

    words: str
    short: str = ""
    sign: str = "△"
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Accents:
    """What is brought out at the moment, by record id.

    Attributes:
        marks: What stands on a card's lower edge, as a question that is open.
        bright: These alone are shown in full, all others recede; None lets none recede.
        struck: Shown as if they were gone.
        losing: What would lose its support without those, and what stands on it then.
    """

    marks: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))
    bright: frozenset[str] | None = None
    struck: frozenset[str] = frozenset()
    losing: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))

    def altered(self, other: Accents) -> set[str]:
        """The records that look otherwise with other accents, where as many recede."""
        ids = {
            id_
            for one, two in ((self.marks, other.marks), (self.losing, other.losing))
            for id_ in one.keys() | two.keys()
            if one.get(id_) != two.get(id_)
        }
        return ids | (self.struck ^ other.struck)

    def recedes(self, figure: Figure) -> bool:
        """Whether a figure is to stand back."""
        return self.bright is not None and figure.record_id not in self.bright

    def paint_veil(
        self,
        painter: QPainter,
        figures: Iterable[Figure],
        palette: Palette,
        visible: Rect,
        scale: float,
        *,
        emphasised: frozenset[str],
    ) -> None:
        """Let all that is painted recede, and paint what is bright once more over the veil."""
        bright = self.bright or frozenset()
        veil = colour_of(palette, "paper").lighter(100)
        veil.setAlphaF(1 - PALE)
        painter.fillRect(QRectF(visible.x, visible.y, visible.width, visible.height), veil)
        shown = [figure for figure in figures if figure.record_id in bright]
        paint_figures(painter, shown, palette, scale, emphasised=emphasised, visible=visible)
        self.paint_on(painter, shown, palette, scale)

    def paint_on(
        self, painter: QPainter, figures: Sequence[Figure], palette: Palette, scale: float
    ) -> None:
        """Paint marks and strikes on figures that are painted; in board units."""
        if not (self.marks or self.struck or self.losing):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for figure in figures:
            id_ = figure.record_id
            if id_ is None:
                continue
            if id_ in self.struck:
                _strike(painter, figure, palette)
                continue
            if figure.is_line or figure.key != id_:
                continue
            self._paint_mark_of(painter, figure, id_, palette, scale)

    def _paint_mark_of(
        self, painter: QPainter, figure: Figure, record_id: str, palette: Palette, scale: float
    ) -> None:
        """Paint the mark of a card, if it has one that can be told at this scale."""
        detail = detail_at(scale)
        mark = self.losing.get(record_id) or self.marks.get(record_id)
        if mark is None:
            return
        if detail is Detail.BLOCK and record_id in self.losing:
            _paint_loss_far_out(painter, figure, palette)
        if _TYPE[detail] * scale >= _LEAST_SIGN_PX:
            _paint_mark(painter, figure, mark, palette, detail)
        elif detail is not Detail.BLOCK:  # no word could be read: the sign, as small as it can be
            alone = round(_LEAST_SIGN_PX / scale)
            _paint_mark(painter, figure, mark, palette, detail, alone=alone)


NO_ACCENTS = Accents()


@lru_cache(maxsize=4_000)
def mark_text(mark: Mark, detail: Detail, card_width: float) -> TextBlock:
    """What a mark says on a card of a width: all its words, the short ones, or its sign alone.

    So no mark ends in dots, and each says its kind by its shape at least.
    """
    size_px = _TYPE[detail]
    room = max(1.0, card_width - 2 * _INSET - 1.4 * size_px)
    for words in (mark.words, mark.short) if detail is not Detail.BLOCK else ():
        line = " ".join(words.split())
        block = layout_text(f"{mark.sign} {line}", Face(size_px, 600), room, max_lines=1)
        if line and not block.elided:
            return block
    return layout_text(mark.sign, Face(size_px, 600), 2 * size_px)


def mark_rect(figure: Figure, mark: Mark, detail: Detail, alone: int = 0) -> Rect:
    """Where a card's mark lies: on its lower edge, never wider than the card.

    Args:
        alone: The size of its sign where that stands alone, as words would be too small to read.
    """
    bounds = figure.bounds
    block = _block_of(figure, mark, detail, alone)
    size_px = block.face.size_px
    height = block.height + _PADDING * size_px
    width = height  # of a sign alone
    if mark.is_aside:
        x, y = bounds.right - _ASIDE_OVER, bounds.bottom - height
        return type(bounds)(x, y, width, height)
    if block.text != mark.sign:
        width = min(bounds.width - 2 * _INSET, block.used_width + 1.4 * size_px)
    free = bounds.bottom - _text_bottom(figure, detail)
    below = min(REACH - 2, height - max(0.0, min(_OVER_CARD, free)))
    return type(bounds)(bounds.x + _INSET, bounds.bottom + below - height, width, height)


def _block_of(figure: Figure, mark: Mark, detail: Detail, alone: int = 0) -> TextBlock:
    if alone:
        return layout_text(mark.sign, Face(alone, 600), 2 * alone)
    if not mark.is_aside:
        return mark_text(mark, detail, figure.bounds.width)
    size_px = min(_TYPE[detail], _ASIDE_SHARE * figure.bounds.height)
    return layout_text(mark.sign, Face(size_px, 600), 2 * size_px)


def _text_bottom(figure: Figure, detail: Detail) -> float:
    """Where the last line ends that a figure says, so that no mark lies on it."""
    shapes = shapes_at(figure, detail)
    ends = [shape.at.y + shape.block.height for shape in shapes if isinstance(shape, Text)]
    return max(ends, default=figure.bounds.y)


def _paint_mark(
    painter: QPainter,
    figure: Figure,
    mark: Mark,
    palette: Palette,
    detail: Detail,
    *,
    alone: int = 0,
) -> None:
    block, rect = _block_of(figure, mark, detail, alone), mark_rect(figure, mark, detail, alone)
    painter.setPen(QPen(QBrush(colour_of(palette, "warn")), 1.2))
    painter.setBrush(colour_of(palette, "warn_paper"))
    radius = rect.height / 2
    painter.drawRoundedRect(QRectF(rect.x, rect.y, rect.width, rect.height), radius, radius)
    draw_text(
        painter,
        block,
        rect.x + (rect.width - block.used_width) / 2,
        rect.y + (rect.height - block.height) / 2,
        colour_of(palette, "warn"),
    )


def _paint_loss_far_out(painter: QPainter, figure: Figure, palette: Palette) -> None:
    """A frame in dashes, where no word can be read."""
    bounds = figure.bounds
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QBrush(colour_of(palette, "warn")), 8, Qt.PenStyle.DashLine))
    painter.drawRect(QRectF(bounds.x, bounds.y, bounds.width, bounds.height))


def _strike(painter: QPainter, figure: Figure, palette: Palette) -> None:
    """Let a figure fade, with a dashed frame and a stroke from corner to corner."""
    if figure.is_line:
        return
    bounds = figure.bounds
    rect = QRectF(bounds.x, bounds.y, bounds.width, bounds.height)
    pale = colour_of(palette, "card").lighter(100)
    pale.setAlphaF(_STRUCK_PALE)
    pen = QPen(QBrush(colour_of(palette, "muted")), 2.5, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(pale)
    painter.drawRoundedRect(rect, 8, 8)
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(bounds.x, bounds.bottom), QPointF(bounds.right, bounds.y))
