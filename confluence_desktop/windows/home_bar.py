"""The bar on top of home: the app's name, search, theme, import, new session."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from confluence_desktop.windows.brand import BrandMark
from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.windows.widgets import PillButton, PlainLabel, QuietButton, TopBar
from confluence_desktop.workshop.spoken import say

_TYPING_PAUSE_MS = 150


class ThemeButton(QuietButton):
    """Half light, half dark: switches between the two."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", name=say("home.switch_between_light_and_dark"), parent=parent)
        self._theme = theme
        self.setFixedSize(40, 36)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.rect().center().x() - 7, self.rect().center().y() - 7, 16, 16)
        painter.setPen(QPen(self._theme.colour("muted"), 1.8))
        painter.drawEllipse(circle)
        painter.setBrush(self._theme.colour("muted"))
        painter.drawPie(circle, -90 * 16, 180 * 16)


class SearchField(QLineEdit):
    """Says what is looked for once the typing pauses; Down goes to what was found.

    Signals:
        wanted: Carries the words; empty when the search is over.
        left: Down or Enter was pressed.
    """

    wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pill")
        self.setPlaceholderText(say("home.search_sessions_clients_cards"))
        self.setAccessibleName(say("home.search"))
        self.setFont(interface_font(16))
        self.setMaxLength(200)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.textChanged.connect(self._on_text)

    def _on_text(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._say()

    def _say(self) -> None:
        self._pause.stop()
        self.wanted.emit(self.text().strip())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            if self._pause.isActive():
                self._say()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class HomeBar(TopBar):
    """Fields and buttons; home connects them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = BrandMark(theme, QSize(38, 20))
        self.search = SearchField()
        self.search.setMinimumWidth(240)
        self.search.setMaximumWidth(420)
        self.theme_button = ThemeButton(theme)
        self.import_button = PillButton(say("home.import"))
        self.new_button = PillButton(say("home.new_session"), is_primary=True)
        self.row.setSpacing(10)
        self.row.addWidget(self._mark)
        self.row.addWidget(PlainLabel("Confluence", size_px=23, weight=700))
        self.row.addStretch(1)
        self.row.addWidget(self.search, 2)
        self.row.addSpacing(6)
        self.row.addWidget(self.theme_button)
        self.row.addSpacing(6)
        self.row.addWidget(self.import_button)
        self.row.addSpacing(6)
        self.row.addWidget(self.new_button)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._mark.set_theme(theme)
        self.theme_button.set_theme(theme)
