"""The session window, on each board, in each state, theme and size."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QImage

from confluence_desktop.document.record import Record, Records
from confluence_desktop.windows.session_window import SessionPage
from confluence_desktop.windows.theme import Appearance
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import agenda_in_order, go_to
from confluence_desktop.workshop.cards import Board, BoardKind
from tests.gallery.pictures import (
    SIZES,
    THEMES,
    Picture,
    a_library,
    an_appearance,
    picture_of,
    settle,
)
from tests.gallery.sessions import STATES, TODAY

_END = datetime(TODAY.year, TODAY.month, TODAY.day, 12, 30, tzinfo=UTC)
"""When the day ends, as the agenda says it: what it says of itself goes with the clock."""


def session_window() -> Iterator[Picture]:
    """Every state on every board; what shows no board only once."""
    for state, make in STATES.items():
        for place in places(state):
            if place == "prompt" and state not in {"full", "arabic"}:
                continue
            for theme in THEMES:
                for size in SIZES:
                    name = f"session-{place}/{state}/{theme}/{size}"
                    yield Picture(name, partial(shown, make, place, theme, size))


def shown(
    make: Callable[[], list[Record]],
    place: str,
    theme: str,
    size: str,
    act: Callable[[SessionPage], None] = lambda _page: None,
) -> QImage:
    """The window after something was done in it."""
    with (
        an_appearance(theme) as (appearance, kept),
        a_page(make(), place, appearance, kept, SIZES[size]) as page,
    ):
        act(page)
        settle()
        if page.view is not None:
            page.view.settle()
        settle()
        page.agenda.show_end(_END)
        return picture_of(page)


@contextmanager
def a_page(
    records: list[Record], place: str, appearance: Appearance, kept: QSettings, size: QSize
) -> Iterator[SessionPage]:
    """An open session at a place of its agenda."""
    with a_library(records) as library:
        session = library.open(library.entries()[0])
        item = item_at(session.document, place)
        with session.document.transaction("Go on") as draft:
            go_to(draft, item)
        session.flush()
        page = SessionPage(session, appearance.theme, settings=kept)
        try:
            page.show()
            page.resize(size)
            page.setFocus()
            settle()
            yield page
        finally:
            page.finish()
            page.close()
            session.close()
            page.deleteLater()
            settle()


_BOARDS = {
    "map": BoardKind.STRATEGY_MAP,
    "catch-22": BoardKind.CATCH_22,
    "requests": BoardKind.REQUESTS,
    "plan": BoardKind.CONFLUENCE_PLAN,
}
SAMPLE_ONLY = {"requests", "plan"}
"""Places that only the sample has."""


def places(state: str) -> list[str]:
    """Where a state can be looked at."""
    found = [place for place in _BOARDS if place not in SAMPLE_ONLY or state == "sample"]
    return [*found, "prompt"]


def item_at(records: Records, place: str) -> AgendaItem:
    """The item that shows a kind of board, wherever a session has it, or the first one without."""
    wanted = {board.id for board in records.all(Board) if board.type is _BOARDS.get(place)}
    agenda = agenda_in_order(records)
    if place == "prompt":
        return next(item for item in agenda if item.board_id is None)
    return next(item for item in agenda if item.board_id in wanted)
