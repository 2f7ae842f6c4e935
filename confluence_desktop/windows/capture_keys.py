"""The keys that the capture line offers at the moment, as keycaps with what they do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.spoken import say

KeyWords = tuple[tuple[str, str], ...]

LEVEL_KEYS: KeyWords = (("Enter", "adds"), ("Tab", "child"), ("Alt ↑↓", "level"))
PLACE_KEYS: KeyWords = (("Enter", "adds"), ("↑↓", "place"))
PASTE_KEYS: KeyWords = (("Enter", say("capture.adds_all")), ("Esc", say("capture.drops_it")))


class CaptureKeys(QWidget):
    """A row of keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: KeyWords = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    def show_keys(self, keys: KeyWords) -> None:
        """Show these keys."""
        if keys == self._shown:
            return
        self._shown = keys
        while (old := self._row.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, words in keys:
            cap = PlainLabel(key, size_px=14)
            cap.setProperty("look", "keycap")
            self._row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
            self._row.addWidget(PlainLabel(words, size_px=14, tone="muted"))
