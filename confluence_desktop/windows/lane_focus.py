"""Two neighbouring levels of a map, shown alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.workshop.cards import LEVELS, Card

if TYPE_CHECKING:
    from confluence_desktop.windows.session_window import SessionPage

_USUAL = 2
"""Goals and objectives, when no card says where to look."""


class LaneFocus:
    """Which two levels the facilitator looks at; kept in no file."""

    def __init__(self, page: SessionPage) -> None:
        self._page = page
        self._first: int | None = None

    @property
    def lanes(self) -> tuple[str, ...]:
        """The names of the two levels; none while all are shown."""
        first = self._first
        return () if first is None else tuple(level.value for level in LEVELS[first : first + 2])

    @property
    def is_on(self) -> bool:
        return self._first is not None

    def toggle(self) -> None:
        """Show the selected card's level and the next one alone, or all levels again."""
        self._show(None if self.is_on else self._first_by_selection())

    def step(self, by: int) -> None:
        """The next two levels, or the two before."""
        if self._first is not None:
            self._show(max(0, min(len(LEVELS) - 2, self._first + by)))

    def end(self) -> None:
        """Show all levels again."""
        if self.is_on:
            self._show(None)

    def let_see(self, record_id: str) -> None:
        """Show all levels again where a record lies on one that is out of sight."""
        view = self._page.view
        if self.is_on and view is not None and not view.index.of_record(record_id):
            self.end()

    def _show(self, first: int | None) -> None:
        self._first = first
        self._page.shape.follow()
        if self._page.view is not None:
            self._page.view.fit()

    def _first_by_selection(self) -> int:
        cards = (self._page.document.find(Card, id_) for id_ in self._page.selection)
        ranks = [card.level.rank for card in cards if card is not None]
        return min(len(LEVELS) - 2, *ranks) if ranks else _USUAL
