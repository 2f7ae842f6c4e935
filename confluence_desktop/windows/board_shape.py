"""Which shape a board takes: that of its room, and a map's does not follow every panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22.measures import least_units_on
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.cards import Board, BoardKind

if TYPE_CHECKING:
    from confluence_desktop.windows.session_window import SessionPage

_STEPS = 5
_LEAST = 0.6


class BoardShape:
    """What the room of a board asks of it, in coarse steps.

    A map has the shape that its window usually gives it. A panel that opens beside it makes it
    smaller and moves no card, as the room is looking at them; only another size of the window lays
    it out anew, and whoever asks to see all of it.
    """

    def __init__(self, page: SessionPage) -> None:
        self._page = page
        self._sides: int | None = None

    def take(self) -> None:
        """Shape the map to the room that there is beside the panels now."""
        self._sides = self._page.folding.sides
        self.follow()

    def forget(self) -> None:
        """Let the map have its usual shape again, as the window has another size."""
        self._sides = None

    def follow(self) -> None:
        """Let boards that shape themselves to their room know it.

        Lines that come for a moment, and further rows of a text that is typed, take no room from
        it: looking for a card or saying a long one moves none.
        """
        page, view = self._page, self._page.view
        if view is None or view.height() <= 0:
            return
        lines = (page.find_line, page.note_line)
        more = sum(one.sizeHint().height() for one in lines if not one.isHidden())
        more += page.line.field.more_px
        board = page.document.find(Board, view.board_id)
        is_map = board is not None and board.type is BoardKind.STRATEGY_MAP
        width = page.width() - self._sides_of_map if is_map else view.width()
        aspect = round(width / (view.height() + more) * _STEPS) / _STEPS
        lanes = page.acts.map.lanes.lanes
        is_loops = board is not None and board.type is BoardKind.CATCH_22
        least = least_units_on(view.width(), view.height() + more) if is_loops else 0
        style = Style(Medium.SCREEN, max(_LEAST, aspect), least_units=least, lanes=lanes)
        view.set_style(style)

    @property
    def _sides_of_map(self) -> int:
        return self._sides if self._sides is not None else self._page.folding.usual.sides
