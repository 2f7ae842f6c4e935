"""What stands in place of a board while an agenda item shows none: its question, large."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desktop.windows.widgets import PlainLabel


class PromptPage(QWidget):
    """A title and a question in the middle of the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(size_px=23, tone="muted", wraps=True)
        self._prompt = PlainLabel(size_px=46, weight=700, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(96, 48, 96, 96)
        column.setSpacing(16)
        column.addStretch(1)
        for label in (self._title, self._prompt):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(2)

    def show_prompt(self, title: str, prompt: str) -> None:
        """Show a question, or the title alone where there is none."""
        self._title.setText(title if prompt else "")
        self._prompt.setText(prompt or title)
