"""A session with a large map that is opened again: seen by its sketch, and never by a wrong one."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from confluence_desktop.document.document import Commit
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.errors import FileError
from confluence_desktop.storage.entries import SessionEntry
from confluence_desktop.storage.library import Library
from confluence_desktop.storage.open_session import OpenSession
from confluence_desktop.storage.writer import Writer
from confluence_desktop.windows.main_window import MainWindow
from confluence_desktop.workshop.cards import Card
from tests.gallery.sessions import map_only
from tests.windows.home_driver import settle

CARDS = 600


@pytest.fixture
def entry(library: Library) -> SessionEntry:
    return library.create(map_only(CARDS))


@pytest.fixture
def opened(
    qtbot: QtBot, show: Callable[[], MainWindow], library: Library, entry: SessionEntry
) -> Callable[[], tuple[MainWindow, QImage, bool]]:
    """Opens the session; the window, what is seen of the board, and whether by a sketch."""
    window = show()

    def again() -> tuple[MainWindow, QImage, bool]:
        window.open_entry(library.entry_at(entry.path))
        assert window.page is not None
        assert window.page.view is not None
        seen = window.page.view.grab().toImage()
        return window, seen, window.page.view.index.drawing.sketch is not None

    return again


Opened = Callable[[], tuple[MainWindow, QImage, bool]]


def close(qtbot: QtBot, window: MainWindow) -> None:
    assert window.close_session()
    settle(qtbot, window)


def fresh(window: MainWindow) -> Drawing:
    assert window.page is not None
    assert window.page.view is not None
    view = window.page.view
    shown = view.shown
    assert shown is not None
    return view.board_type().draw(shown.board, view.records, shown.style)  # type: ignore[union-attr]  # it is there


def test_a_large_map_is_seen_by_its_sketch_the_second_time(qtbot: QtBot, opened: Opened) -> None:
    window, first, by_sketch = opened()
    assert not by_sketch
    close(qtbot, window)
    window, second, by_sketch = opened()
    assert by_sketch
    assert first == second
    assert fresh(window) == window.page.view.index.drawing  # type: ignore[union-attr]  # it is there
    close(qtbot, window)
    assert opened()[2], "what was not altered stays sketched"
    close(qtbot, window)


def test_the_sketch_is_that_of_the_last_edit(qtbot: QtBot, opened: Opened) -> None:
    chance = random.Random(7)  # noqa: S311  # equal edits each time, no secret
    for _ in range(2):
        window, _seen, _by_sketch = opened()
        assert window.page is not None
        with window.page.document.transaction("Say it otherwise") as draft:
            for card in chance.sample([*draft.all(Card)], 5):
                draft.put(card.changed(text="word " * chance.randint(20, 40)))
        after = window.page.view.grab().toImage()  # type: ignore[union-attr]  # it is there
        close(qtbot, window)
        window, image, by_sketch = opened()
        assert by_sketch
        assert fresh(window) == window.page.view.index.drawing  # type: ignore[union-attr]  # it is there
        assert image.size() == after.size()
        close(qtbot, window)


def test_a_session_that_was_altered_elsewhere_is_not_seen_by_an_old_sketch(
    qtbot: QtBot, opened: Opened, library: Library, entry: SessionEntry
) -> None:
    window, _seen, _by_sketch = opened()
    close(qtbot, window)
    elsewhere = library.open(entry)
    with elsewhere.document.transaction("Say it otherwise") as draft:
        draft.put(next(iter(draft.all(Card))).changed(text="Said elsewhere"))
    elsewhere.close()
    window, _seen, by_sketch = opened()
    assert not by_sketch
    assert "Said elsewhere" in {card.text for card in window.page.document.all(Card)}  # type: ignore[union-attr]  # it is there
    close(qtbot, window)


def test_what_was_let_go_of_unsaved_is_not_sketched(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_session: OpenSession, _timeout_s: float) -> None:
        message = "The disk is gone."
        raise FileError(message)

    def refuse(writer: Writer, _batch: list[Commit]) -> None:
        writer._note_failure(FileError("The disk is gone."), OSError())  # as a disk does

    def let_go(_window: MainWindow, session: OpenSession, _error: FileError) -> bool:
        session.abandon()
        return True

    window, _seen, _by_sketch = opened()
    close(qtbot, window)
    window, first, _by_sketch = opened()
    assert window.page is not None
    with monkeypatch.context() as patch:
        patch.setattr(OpenSession, "close", fail)
        patch.setattr(Writer, "_write", refuse)
        patch.setattr(MainWindow, "_ask_what_to_do", let_go)
        with window.page.document.transaction("Say it otherwise") as draft:
            for card in [*draft.all(Card)][:50]:
                draft.put(card.changed(text="word " * 60))
        close(qtbot, window)
    window, second, _by_sketch = opened()
    assert first == second
    close(qtbot, window)


def test_a_spoilt_sketch_is_as_good_as_none(
    qtbot: QtBot, opened: Opened, library: Library, entry: SessionEntry
) -> None:
    window, first, _by_sketch = opened()
    close(qtbot, window)
    kept = library.sketch(entry.path)
    assert kept
    library.keep_sketch(entry.path, kept[:-9])
    window, second, by_sketch = opened()
    assert not by_sketch
    assert first == second
    close(qtbot, window)


def test_a_window_that_closes_at_once_keeps_the_sketch_too(
    opened: Opened, library: Library, entry: SessionEntry
) -> None:
    window, _seen, _by_sketch = opened()
    window.close()
    assert library.sketch(entry.path)
