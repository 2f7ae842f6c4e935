"""Linking by keys: a few letters of the target, then Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from confluence_desktop.canvas.overlay import paint_frame, paint_link_line
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.painting.qt_inks import colour_of
from confluence_desktop.painting.qt_text import draw_text

if TYPE_CHECKING:
    from confluence_desktop.canvas.tools.gesture import Surface
    from confluence_desktop.drawing.geometry import Point
    from confluence_desktop.drawing.shapes import Figure
    from confluence_desktop.drawing.style import Palette

_FACE = Face(16.0, 600)
_WIDEST = 420.0


class KeyLink:
    """Waits for letters, shows the best match, links on Enter; Up and Down choose another match."""

    def __init__(self, surface: Surface, source: Figure) -> None:
        self._surface = surface
        self._source = source
        self._letters = ""
        self._chosen = 0
        self.is_over = False

    @property
    def letters(self) -> str:
        return self._letters

    @property
    def target(self) -> Figure | None:
        """The figure that Enter would link to."""
        found = self._matches()
        return found[self._chosen % len(found)] if found else None

    def press(self, event: QKeyEvent) -> None:
        """Take a key in; every key belongs to the link until Enter or Esc."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.is_over = True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._join()
            case Qt.Key.Key_Backspace:
                self._type(self._letters[:-1])
            case Qt.Key.Key_Down | Qt.Key.Key_Right | Qt.Key.Key_Tab:
                self._chosen += 1
            case Qt.Key.Key_Up | Qt.Key.Key_Left | Qt.Key.Key_Backtab:
                self._chosen -= 1
            case _:
                if event.text().isprintable():
                    self._type(self._letters + event.text())
        self._surface.update()

    def paint(self, painter: QPainter, palette: Palette, pixel: float) -> None:
        """Paint the line to the match, and what was typed; the painter stands in board units."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = self._source.bounds
        target = self.target
        if target is not None and self._letters:
            paint_frame(painter, target, palette, pixel)
            paint_link_line(painter, bounds.centre, target.bounds.centre, palette, pixel)
        painter.save()
        painter.translate(bounds.x, bounds.bottom)
        painter.scale(pixel, pixel)
        self._paint_words(painter, palette)
        painter.restore()

    def _paint_words(self, painter: QPainter, palette: Palette) -> None:
        words = f"Link to: {self._letters or 'type a few letters'}"
        if self._letters:
            target = self.target
            words += f"  →  {text_of(target)}" if target else "  (no card says this)"
        block = layout_text(words, _FACE, _WIDEST, max_lines=2)
        label = QRectF(0, 8, block.used_width + 24, block.height + 16)
        painter.setPen(QPen(colour_of(palette, "focus"), 2))
        painter.setBrush(colour_of(palette, "card"))
        painter.drawRoundedRect(label, 8, 8)
        draw_text(painter, block, 12, 16, colour_of(palette, "ink"))

    def _type(self, letters: str) -> None:
        self._letters = letters
        self._chosen = 0

    def _join(self) -> None:
        target = self.target
        if not self._letters or target is None:
            return
        self.is_over = True
        if self._source.record_id is not None and target.record_id is not None:
            self._surface.verbs.join_or_part(self._source.record_id, target.record_id)

    def _matches(self) -> list[Figure]:
        """Figures whose text has the letters: at its start, at a word's start, anywhere."""
        wanted = self._letters.casefold()
        ranked = []
        for figure in self._surface.index.drawing.figures:
            if figure.record_id in {None, self._source.record_id} or figure.is_line:
                continue
            rank = _rank(text_of(figure).casefold(), wanted)
            if rank is not None:
                way = _distance(figure.bounds.centre, self._source.bounds.centre)
                ranked.append((rank, way, figure.key, figure))
        return [figure for *_, figure in sorted(ranked, key=lambda found: found[:3])]


def text_of(figure: Figure) -> str:
    """What a figure says, in one line."""
    text = figure.texts[0].text if figure.texts else figure.name
    return " ".join(text.split())


def _rank(text: str, wanted: str) -> int | None:
    if text.startswith(wanted):
        return 0
    if f" {wanted}" in text:
        return 1
    return 2 if wanted in text else None


def _distance(one: Point, other: Point) -> float:
    return abs(one.x - other.x) + 2 * abs(one.y - other.y)
