"""The button of the capture line that names the place the next entry goes to."""

from PySide6.QtCore import Qt, Signal

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.document.record import Records
from confluence_desktop.windows.capture_words import place_words
from confluence_desktop.windows.widgets import PillButton

_UNDER_PX, _LEAST_UNDER_PX = 220, 48


class PlaceChip(PillButton):
    """Names the place, and after it the card that entries go under as far as there is room.

    Signals:
        goes_under: Carries that card's id whenever the place is shown, or nothing.
    """

    goes_under = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._records: Records | None = None
        self._there: Destination | None = None
        self._room_px = 0

    def show_place(self, records: Records, there: Destination | None) -> str:
        """Name a place; gives the words that name it aloud."""
        self._records, self._there = records, there
        self._write()
        self.goes_under.emit((there.under_id if there is not None else None) or "")
        return self._words(_UNDER_PX)

    def fit_into(self, room_px: int) -> None:
        """Leave out of the card's text what finds no room."""
        if room_px != self._room_px:
            self._room_px = room_px
            self._write()

    def _words(self, under_px: int) -> str:
        if self._records is None or self._there is None:
            return "–"
        return place_words(self._records, self._there, self.fontMetrics(), under_px)

    def _write(self) -> None:
        self._say(_UNDER_PX)
        beyond = self.sizeHint().width() - self._room_px
        if beyond > 0 and self._there is not None and self._there.under_id:
            self._say(max(_LEAST_UNDER_PX, _UNDER_PX - beyond))

    def _say(self, under_px: int) -> None:
        sign = " ▾" if self._there is not None else ""
        self.setText(f"{self._words(under_px)}{sign}".replace("&", "&&"))
