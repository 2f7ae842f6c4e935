"""The session to go on with, large, on top of home."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.windows.theme import Theme
from confluence_desktop.windows.widgets import ElidedLabel, Panel, PillButton, QuietButton
from confluence_desktop.workshop.spoken import say

_PICTURE = QSize(330, 156)


class Picture(QWidget):
    """A board as a picture, whole and in the middle of its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QImage | None = None
        self.setFixedSize(_PICTURE)

    def set_picture(self, picture: QImage | None, theme: Theme) -> None:
        """Show another picture, or none."""
        self._picture, self._theme = picture, theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # so small a widget is painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        picture = self._picture
        ground = self._theme.colour("card")
        painter.setBrush(ground if picture is None else picture.pixelColor(0, 0))
        painter.drawRoundedRect(self.rect(), 10, 10)
        if picture is not None:
            size = picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left = (self.width() - size.width()) / 2
            top = (self.height() - size.height()) / 2
            painter.setClipRect(QRectF(self.rect()).adjusted(3, 3, -3, -3))
            painter.drawImage(QRectF(left, top, size.width(), size.height()), picture)


class TodayCard(Panel):
    """Title, where it stopped, and what to do with it.

    Signals:
        continued: Open it.
        export_wanted: Make its PDF.
        menu_wanted: The rest; carries a global point.
    """

    continued = Signal()
    export_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picture: QImage | None = None
        self._picture = Picture(theme)
        self.title = ElidedLabel(size_px=28, weight=700)
        self.line = ElidedLabel(size_px=18, tone="muted")
        self.continue_button = PillButton(say("home.continue"), is_primary=True, size="large")
        self.export_button = PillButton(say("home.export_pdf"), size="large")
        self.more_button = QuietButton("⋯", name=say("home.more_for_this_session"), weight=700)
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        for button in (self.continue_button, self.export_button, self.more_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addSpacing(8)
        words.addLayout(buttons)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 24, 16)
        row.setSpacing(40)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        self.continue_button.clicked.connect(self.continued)
        self.export_button.clicked.connect(self.export_wanted)
        self.more_button.clicked.connect(self._on_more)

    def show_session(self, title: str, line: str, picture: QImage | None) -> None:
        """Say which session it is; the picture may follow."""
        self.title.set_whole(title)
        self.line.set_whole(line)
        self.continue_button.setAccessibleName(say("home.continue_with").format(title=title))
        self.set_picture(picture)

    def set_picture(self, picture: QImage | None) -> None:
        """Show its board."""
        self.picture = picture
        self._picture.set_picture(picture, self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; the picture in them follows."""
        self._theme = theme
        self._picture.set_picture(self.picture, theme)

    def _on_more(self) -> None:
        self.menu_wanted.emit(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())
