"""Home: the library in its states, the search, the bin and the form for a new session."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtGui import QImage

from confluence_desktop.document.record import Record
from confluence_desktop.errors import ConfluenceError
from confluence_desktop.storage.library import Library
from confluence_desktop.windows.main_window import MainWindow
from confluence_desktop.workshop.session import Session, SessionState
from tests.gallery.pictures import (
    SIZES,
    THEMES,
    Picture,
    a_library,
    an_appearance,
    picture_of,
    settle,
)
from tests.gallery.sessions import STATES, TODAY, empty, filled, sample
from tests.gallery.texts import ENGLISH, LONG, SCRIPTS

_MANY = 30


def home() -> Iterator[Picture]:
    """Home in every state, theme and size of window."""
    for state, make in _LIBRARIES.items():
        for theme in THEMES:
            for size in SIZES:
                name = f"home/{state}/{theme}/{size}"
                yield Picture(name, partial(_shown, make, theme, size, _leave))
    for state, act in _ACTS.items():
        for theme in THEMES:
            for size in SIZES:
                name = f"home-{state}/{theme}/{size}"
                yield Picture(name, partial(_shown, _few, theme, size, act))


def _shown(
    make: Callable[[], Sequence[list[Record]]],
    theme: str,
    size: str,
    act: Callable[[MainWindow, Library], None],
) -> QImage:
    with a_library(*make()) as library, an_appearance(theme) as (appearance, kept):
        window = MainWindow(lambda: library, appearance, kept, today=lambda: TODAY)
        window.home.show_entries(library.entries())
        window.showNormal()
        window.resize(SIZES[size])
        settle(lambda: window.library_jobs.is_idle)
        act(window, library)
        settle(lambda: window.library_jobs.is_idle)
        picture = picture_of(window)
        window.library_jobs.stop()
        window.close()
        window.deleteLater()
        settle()
        return picture


def _leave(window: MainWindow, library: Library) -> None:
    window.home.focus_first()


def _new_session(window: MainWindow, library: Library) -> None:
    window.home.start_new_session()


def _new_session_filled(window: MainWindow, library: Library) -> None:
    form = window.home.form
    window.home.start_new_session()
    form.title.setText("Regional Museum · After opening hours")
    form.client.setText("Regional Museum")
    form.people.setPlainText("Ada Fenwick, Director\nBela Ortiz, Education\nChidi Nwosu")


def _new_session_refused(window: MainWindow, library: Library) -> None:
    window.home.start_new_session()
    window.home.form.say_error("The session needs a title; type one.")


def _search(window: MainWindow, library: Library) -> None:
    _search_for(window, "conversation")


def _search_nothing(window: MainWindow, library: Library) -> None:
    _search_for(window, "zeppelin")


def _search_for(window: MainWindow, words: str) -> None:
    window.home.bar.search.setText(words)
    window.home.bar.search.wanted.emit(words)


def _bin(window: MainWindow, library: Library) -> None:
    window.home.view.bin_button.setChecked(True)
    window.home.view.bin_wanted.emit(window.home.view.bin_button.isChecked())


def _bin_filled(window: MainWindow, library: Library) -> None:
    library.bin(library.entries()[-1])
    window.home.refresh()
    settle(lambda: window.library_jobs.is_idle)
    _bin(window, library)


def _hidden(window: MainWindow, library: Library) -> None:
    window.home.view.hide_button.click()


def _warned(window: MainWindow, library: Library) -> None:
    window.home.say_error(
        ConfluenceError("“Harbour Trust.confluence” is open in another window; close it there.")
    )


def _told(window: MainWindow, library: Library) -> None:
    window.home.messages.toast("“Harbour Trust” is in the bin for 30 days.", "Undo", lambda: None)


_ACTS: dict[str, Callable[[MainWindow, Library], None]] = {
    "new-session": _new_session,
    "new-session-filled": _new_session_filled,
    "new-session-refused": _new_session_refused,
    "search": _search,
    "search-nothing": _search_nothing,
    "bin-empty": _bin,
    "bin": _bin_filled,
    "names-hidden": _hidden,
    "warning": _warned,
    "toast": _told,
}


def _on_a_day(records: list[Record], number: int, days_ago: int) -> list[Record]:
    """A session of its own, so many days before today."""
    state = SessionState.CLOSED if days_ago > 0 else SessionState.RUNNING
    return [
        record.changed(
            id=f"session_{number}", starts_on=TODAY - timedelta(days=days_ago), state=state
        )
        if isinstance(record, Session)
        else record
        for record in records
    ]


def _few() -> list[list[Record]]:
    titles = ("Harbour Trust · One voice", "Regional Museum · After opening hours", "Practice run")
    older = [
        _on_a_day(filled(ENGLISH, title=title, cards=9 + 12 * n), n + 2, 30 - 8 * n)
        for n, title in enumerate(titles)
    ]
    return [*older, _on_a_day(sample(), 1, 0)]


def _many() -> list[list[Record]]:
    older = [
        _on_a_day(
            filled(ENGLISH, title=f"Session {n} with the City Library", cards=6 + n), n, 90 - n
        )
        for n in range(2, _MANY + 1)
    ]
    return [*older, _on_a_day(sample(), 1, 0)]


def _scripts() -> list[list[Record]]:
    texts = (LONG, *SCRIPTS.values())
    return [_on_a_day(filled(one), n, 9 * n) for n, one in enumerate(texts)]


_LIBRARIES: dict[str, Callable[[], Sequence[list[Record]]]] = {
    "empty": list,
    "sample": lambda: [sample()],
    "few": _few,
    "thirty": _many,
    "scripts": _scripts,
    "nothing-on-boards": lambda: [_on_a_day(empty(), 2, 4), _on_a_day(STATES["empty"](), 1, 0)],
}
