"""The bar that says that saving fails, for as long as it does."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from confluence_desktop.windows.theme import Theme
from confluence_desktop.windows.widgets import PlainLabel


class SaveBar(QFrame):
    """One sentence on the warning colour; hidden while all is well."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = PlainLabel(size_px=16, weight=600, tone="warn", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def show_sentence(self, sentence: str) -> None:
        """Say what is wrong and what to do; an empty sentence hides the bar."""
        self._label.setText(f"△ {sentence}" if sentence else "")
        self.setVisible(bool(sentence))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("warn_paper"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("warn"))
        painter.end()
