"""The keys that the capture line offers at the moment, as keycaps with what they do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.windows.commands import shown_key
from confluence_desktop.windows.key_table import key_of
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.spoken import say

KeyWords = tuple[tuple[str, str], ...]

LEVEL_KEYS: KeyWords = (
    ("Enter", say("capture.adds_it")),
    ("Tab", say("capture.child")),
    ("Alt ↑↓", say("capture.level")),
)
PLACE_KEYS: KeyWords = (("Enter", say("capture.adds_it")), ("↑↓", say("capture.place")))
PASTE_KEYS: KeyWords = (("Enter", say("capture.adds_all")), ("Esc", say("capture.drops_it")))

_GAP_PX = 6


def usual_keys(there: Destination, *, has_levels: bool) -> KeyWords:
    """The keys for a place; where nothing new is meant, the one that parks comes first."""
    if there.refuses:
        return ((shown_key(key_of("note.park")), say("capture.parks_it")), *PLACE_KEYS[1:])
    return LEVEL_KEYS if has_levels else PLACE_KEYS


class CaptureKeys(QWidget):
    """A row of keys; the last ones go where there is no room for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: KeyWords = ()
        self._pairs: list[tuple[PlainLabel, PlainLabel]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)

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
        self._pairs = []
        for key, words in keys:
            cap = PlainLabel(key, size_px=14)
            cap.setProperty("look", "keycap")
            said = PlainLabel(words, size_px=14, tone="muted")
            self._row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
            self._row.addWidget(said)
            self._pairs.append((cap, said))
            for label in (cap, said):
                label.ensurePolished()  # its room is asked for before it is shown

    def fit_into(self, room_px: int) -> None:
        """Show as many of the keys, from the first, as there is room for."""
        taken = -_GAP_PX
        for pair in self._pairs:
            taken += sum(label.sizeHint().width() + _GAP_PX for label in pair)
            for label in pair:
                label.setVisible(taken <= room_px)
        self.setVisible(any(not cap.isHidden() for cap, _ in self._pairs))
