"""The time left, in the bar and on the wall: figures, a colour, and a shape beside the colour."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from confluence_desktop.drawing.style import Palette
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.timing import Countdown, Phase

_TOKENS = {
    Phase.CALM: "ink",
    Phase.LOW: "warn",
    Phase.LAST: "late",
    Phase.OVER: "late",
}
_WORDS = {
    Phase.CALM: say("window.time_left"),
    Phase.LOW: say("window.left_little_time"),
    Phase.LAST: say("window.left_almost_over"),
    Phase.OVER: say("window.over_the_time"),
}


class CountdownFace(QWidget):
    """Shows a countdown: ▲ when little is left, ■ when it is almost or wholly over, ‖ paused."""

    def __init__(self, palette: Palette, size_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._countdown: Countdown | None = None
        self._shown = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_size(size_px)

    @property
    def text(self) -> str:
        """What it shows."""
        return self._shown

    def set_size(self, size_px: int) -> None:
        """Take another type size."""
        self.setFont(interface_font(size_px, 700, tabular=True))
        self.updateGeometry()
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Take other colours."""
        self._palette = palette
        self.update()

    def show_countdown(self, countdown: Countdown | None) -> None:
        """Show where a countdown stands; None shows nothing."""
        shown = countdown.text if countdown else ""
        was = self._countdown
        if shown == self._shown and _look_alike(was, countdown):
            self._countdown = countdown
            return
        is_wider = len(shown) != len(self._shown)
        self._countdown, self._shown = countdown, shown
        if countdown is not None:
            self.setAccessibleName(f"{shown} {_WORDS[countdown.phase]}")
        if is_wider:
            self.updateGeometry()
        self.update()

    def _figures_px(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance("0" * max(4, len(self._shown) - 1) + ":")

    @property
    def _mark_px(self) -> int:
        return round(self.font().pixelSize() * 0.5)

    @override
    def sizeHint(self) -> QSize:
        height = QFontMetrics(self.font()).height()
        return QSize(self._figures_px() + 2 * self._mark_px, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        countdown = self._countdown
        if countdown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(*self._palette.token(_TOKENS[countdown.phase]))
        painter.setFont(self.font())
        painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), flags, self._shown)
        text_px = QFontMetrics(self.font()).horizontalAdvance(self._shown)
        side = self._mark_px
        left = self.width() - text_px - 1.6 * side
        _paint_mark(
            painter, QRectF(left, (self.height() - side) / 2, side, side), countdown, colour
        )
        painter.end()


def _look_alike(was: Countdown | None, now: Countdown | None) -> bool:
    if was is None or now is None:
        return was is now
    return (was.phase, was.is_running) == (now.phase, now.is_running)


def _paint_mark(painter: QPainter, place: QRectF, countdown: Countdown, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if countdown.phase is Phase.LOW:
        top = QPointF(place.center().x(), place.top())
        painter.drawPolygon(QPolygonF([top, place.bottomRight(), place.bottomLeft()]))
    elif countdown.phase in (Phase.LAST, Phase.OVER):
        painter.drawRect(place)
    elif not countdown.is_running and countdown.spent_s > 0:
        bar = place.width() * 0.28
        for x in (place.left() + bar * 0.4, place.right() - bar * 1.4):
            painter.drawRoundedRect(QRectF(x, place.top(), bar, place.height()), 1, 1)
