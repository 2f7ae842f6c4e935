"""One thing alone on the wall, as large as it can be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confluence_desktop.drawing.fitted_text import fit_text
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, Figure, Ink, Text
from confluence_desktop.drawing.style import Palette
from confluence_desktop.drawing.text_layout import Align, Face, layout_text
from confluence_desktop.painting.qt import paint_figures
from confluence_desktop.windows.theme import Theme

_SHARES = (1 / 8, 1 / 10, 1 / 12, 1 / 15, 1 / 18, 1 / 22, 1 / 27, 1 / 34, 1 / 42, 1 / 50)
_NAME_SHARE = 1 / 27
_INK = Ink("ink")


class Spotlight(QWidget):
    """A card with its whole text, in place of the board."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self._text, self._name, self._colour = "", "", Ink("focus")
        self._unit = 1080.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def set_palette(self, palette: Palette) -> None:
        """Take other colours."""
        self._palette = palette
        self.update()

    def show_figure(self, figure: Figure, name: str, unit: float) -> None:
        """Show a figure's text.

        Args:
            name: What kind of thing it is, over the text; may be empty.
            unit: The screen's height that sizes of type are shares of.
        """
        self._text, self._name, self._unit = figure.texts[0].text, name, unit
        boxes = [shape for shape in figure.shapes if isinstance(shape, Box)]
        bars = [box.bar for box in boxes if box.bar is not None]
        self._colour = bars[0] if bars else Ink("focus")
        self.update()

    def card(self) -> Figure:
        """The card as it is painted, in pixels of the widget."""
        margin, bar = self._unit / 30, self._unit / 60
        room = Rect(margin, margin, self.width() - 2 * margin, self.height() - 2 * margin)
        inner = room.width - 4 * margin
        shown = layout_text(self._name, Face(self._unit * _NAME_SHARE, 600), inner)
        over = shown.height + margin if self._name else 0.0
        height = room.height - bar - over - 2 * margin
        sizes = [self._unit * share for share in _SHARES]
        words = fit_text(self._text, sizes, inner, height, weight=600, align=Align.CENTRE)
        if words.height > height:
            most = max(1, int(height / (words.height / words.lines)))
            words = layout_text(self._text, words.face, inner, align=Align.CENTRE, max_lines=most)
        card = min(room.height, bar + over + words.height + 4 * margin)
        rect = Rect(room.x, room.y + (room.height - card) / 2, room.width, card)
        left, top = rect.x + 2 * margin, rect.y + bar + margin
        middle = top + over + (rect.bottom - margin - top - over - words.height) / 2
        return Figure(
            key="spotlight",
            bounds=rect,
            shapes=(
                Box(
                    rect,
                    fill=Ink("card"),
                    line=Ink("line"),
                    radius=bar,
                    top_bar=bar,
                    bar=self._colour,
                    has_shadow=True,
                ),
                Text(shown, Point(left, top), self._colour),
                Text(words, Point(left, middle), _INK),
            ),
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paper = Theme(is_dark=self._palette.is_dark).colour("paper")
        painter.fillRect(self.rect(), paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_figures(painter, (self.card(),), self._palette, 1.0)
        painter.end()
