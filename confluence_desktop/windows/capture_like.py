"""A quiet word in the capture line when what is typed is nearly on the board already."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from confluence_desktop.document.record import Records
from confluence_desktop.windows.widgets import ElidedLabel, PlainLabel, isolated
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.operations import the_session
from confluence_desktop.workshop.spoken import say

PAUSE_MS = 150
_LEAST_LETTERS = 4
_NARROWEST_PX, _NARROW_PX, _WIDEST_PX = 200, 360, 480

FindLike = Callable[[str], Card | None]
"""The card that a text is nearly the same as, where it would be added now."""


def like_card(
    records: Records, board_id: str | None, level: str | None, text: str, *, is_wide: bool = True
) -> Card | None:
    """The first card of a board that says nearly the same: of this level, else of the nearest one.

    None where entries go to no level.

    Args:
        is_wide: Other levels are looked at as well.
    """
    if board_id is None or level not in set(Level):
        return None
    from confluence_desktop.workshop.likeness import alike  # wanted after a pause in typing

    own = Level(level).rank
    only = None if is_wide else Level(level)
    found = alike(records, board_id, only, text, the_session(records).language)
    return min(found, key=lambda card: abs(card.level.rank - own), default=None)


class LikeHint(QWidget):
    """Looks after a pause in typing; it never stands in the way of Enter.

    Args:
        find_like: Asked with what is typed.

    Signals:
        changed: It has something to say, or no longer.
    """

    changed = Signal()

    def __init__(self, find_like: FindLike, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find_like = find_like
        self._text = ""
        self._card_id = ""
        self._words = ElidedLabel(size_px=14, tone="warn")
        cap = PlainLabel("Alt Enter", size_px=14)
        cap.setProperty("look", "keycap")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self._goes_there = PlainLabel(say("capture.goes_there"), size_px=14, tone="muted")
        row.addWidget(self._goes_there)
        self.fit_into(0)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.hide()

    def fit_into(self, room_px: int) -> None:
        """Take the room there is, and a little if there is none; what it says is cut to it."""
        self.setFixedWidth(max(_NARROWEST_PX, min(_WIDEST_PX, room_px)))
        self._goes_there.setVisible(room_px > _NARROW_PX)

    @property
    def card_id(self) -> str:
        """The card that is like what is typed; empty if none is known."""
        return self._card_id

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.whole if self._card_id else ""

    def take_text(self, text: str) -> None:
        """Look for this text, in a moment."""
        self._text = text.strip()
        self._show(None)
        if len(self._text) >= _LEAST_LETTERS:
            self._pause.start()
        else:
            self._pause.stop()

    def _look(self) -> None:
        self._show(self._find_like(self._text))

    def _show(self, card: Card | None) -> None:
        was, self._card_id = self._card_id, card.id if card is not None else ""
        if card is not None:
            text = isolated(" ".join(card.text.split()))
            self._words.set_whole(say("capture.like").format(text=text, level=card.level.plural))
        self.setVisible(card is not None)
        if was != self._card_id:
            self.changed.emit()
