"""The session page and home for tests of windows."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from confluence_desktop.storage.library import Library
from confluence_desktop.windows.main_window import MainWindow
from confluence_desktop.windows.theme import Appearance
from confluence_desktop.workshop.templates import session_from_template
from tests.windows.home_driver import settle
from tests.windows.session_driver import SessionDriver

TODAY = date(2026, 11, 22)

Add = Callable[..., str]


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    """A session with both boards, open and with the keyboard in the line."""
    made = SessionDriver(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "library").mkdir()
    return Library(tmp_path / "library")


@pytest.fixture
def add(library: Library) -> Add:
    def make(
        title: str, client: str = "", starts_on: date | None = None, template: str = "sample"
    ) -> str:
        records = session_from_template(template, title=title, starts_on=starts_on)
        records = [
            record.changed(client=client) if record.stored_as == "session" else record
            for record in records
        ]
        return library.create(records).path.name

    return make


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, library: Library, settings: QSettings) -> Iterator[MainWindow]:
    window = MainWindow(lambda: library, Appearance(settings), settings, today=lambda: TODAY)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    yield window
    window.close()


@pytest.fixture
def show(qtbot: QtBot, window: MainWindow) -> Callable[[], MainWindow]:
    """Shows what the library holds by now."""

    def read() -> MainWindow:
        window.show()
        window.home.refresh()
        settle(qtbot, window)
        return window

    return read
