"""The start of the app, files that are handed over, and the way out."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent, QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from confluence_desktop.app import App, FirstWindow, hand_over, is_first_start, server_name
from confluence_desktop.crash import CrashLog
from confluence_desktop.errors import FileError
from confluence_desktop.storage.library import Library
from confluence_desktop.storage.open_session import OpenSession
from confluence_desktop.windows.main_window import MainWindow
from confluence_desktop.workshop.operations import rename_session
from confluence_desktop.workshop.templates import session_from_template
from tests.windows.home_driver import shown_texts

ROOT = Path(__file__).resolve().parent.parent.parent
WAIT_MS = 8000

# The platform without a display says so of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, folder: Path, tmp_path: Path) -> Iterator[App]:
    font = QFont(qapp.font())
    app = App(qapp, folder, CrashLog(tmp_path / "log"))
    yield app
    app.window.close()
    qapp.removeEventFilter(app)
    qapp.setFont(font)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def settle(qtbot: QtBot, window: MainWindow) -> None:
    QTest.qWait(10)
    qtbot.waitUntil(lambda: window.library_jobs.is_idle, timeout=WAIT_MS)
    QTest.qWait(10)
    qtbot.waitUntil(lambda: window.library_jobs.is_idle, timeout=WAIT_MS)


def start(qtbot: QtBot, app: App, file: Path | None = None) -> MainWindow:
    app.start(file)
    settle(qtbot, app.window)
    return app.window


def a_file(folder: Path, title: str = "Reaching readers") -> Path:
    folder.mkdir(exist_ok=True)
    records = session_from_template("empty", title=title, starts_on=date(2026, 11, 22))
    return Library(folder).create(records).path


def test_the_first_start_shows_the_sample(qtbot: QtBot, app: App, folder: Path) -> None:
    window = start(qtbot, app)
    (entry,) = app.library.entries()
    assert entry.participants > 0
    assert window.home.view.today.isVisible()
    assert entry.title in window.home.view.today.title.whole


def test_a_library_that_was_emptied_stays_empty(qtbot: QtBot, app: App, folder: Path) -> None:
    path = a_file(folder)
    app.library.bin(app.library.entry_at(path))
    assert not is_first_start(folder)
    start(qtbot, app)
    assert app.library.entries() == []


def test_a_file_of_the_library_is_opened(qtbot: QtBot, app: App, folder: Path) -> None:
    path = a_file(folder)
    window = start(qtbot, app, path)
    assert window.open_session is not None
    assert window.open_session.path == path


def test_a_window_that_opens_a_named_file_says_so_at_once(
    qtbot: QtBot, app: App, folder: Path
) -> None:
    path = a_file(folder)
    app.start(path)
    assert "Opening" in shown_texts(app.window)
    settle(qtbot, app.window)
    assert app.window.page is not None
    assert app.window.page.isVisible()
    assert "Opening" not in shown_texts(app.window)


def test_home_is_read_when_one_goes_back_from_the_file_that_was_named(
    qtbot: QtBot, app: App, folder: Path
) -> None:
    path = a_file(folder)
    window = start(qtbot, app, path)
    assert window.page is not None
    assert window.page.line.field.hasFocus()
    assert window.close_session()
    settle(qtbot, window)
    assert window.home.view.leading_key == path.name


def test_the_collector_rests_while_a_session_opens_and_walks_past_what_stays(
    qtbot: QtBot, app: App, folder: Path
) -> None:
    path = a_file(folder)
    window = start(qtbot, app)
    assert gc.isenabled()
    window.open_file(path)
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled, timeout=WAIT_MS)
    assert gc.get_freeze_count() > 0
    assert window.close_session()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_file_from_elsewhere_is_opened_as_a_copy(
    qtbot: QtBot, app: App, folder: Path, tmp_path: Path
) -> None:
    a_file(folder)
    foreign = a_file(tmp_path / "elsewhere", "From a colleague")
    before = foreign.read_bytes()
    window = start(qtbot, app, foreign)
    assert window.open_session is not None
    assert window.open_session.path.parent == folder
    assert "From a colleague" in window.windowTitle()
    assert foreign.read_bytes() == before


def test_a_file_that_is_not_there_is_said_and_home_stays(
    qtbot: QtBot, app: App, folder: Path
) -> None:
    a_file(folder)
    window = start(qtbot, app, folder / "gone.confluence")
    assert window.open_session is None
    assert "There is no file" in window.messages.text
    assert window.home.isVisible()
    assert "Opening" not in shown_texts(window)


def test_a_file_that_the_system_hands_over_is_opened(
    qtbot: QtBot, qapp: QApplication, app: App, folder: Path
) -> None:
    path = a_file(folder)
    window = start(qtbot, app)
    qapp.installEventFilter(app)  # as it is on macOS
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(path))))
    settle(qtbot, window)
    assert window.open_session is not None
    assert QEvent.Type.FileOpen == QFileOpenEvent(str(path)).type()


def test_a_second_start_hands_its_file_to_the_first(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    name = server_name(folder)
    first = FirstWindow(name)
    first.listen()
    path = tmp_path / "Straße مدينة.confluence"
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from confluence_desktop.app import hand_over; app = QCoreApplication([]);"
        "sys.exit(0 if hand_over(sys.argv[1], Path(sys.argv[2])) else 5)"
    )
    with qtbot.waitSignal(first.file_wanted, timeout=WAIT_MS) as heard:
        child = subprocess.Popen(
            [sys.executable, "-c", script, name, str(path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert heard.args == [str(path)]
    assert child.wait(timeout=10) == 0


def test_without_a_first_window_nothing_is_handed_over(folder: Path) -> None:
    assert not hand_over(server_name(folder), None)


def test_a_name_that_lives_is_not_taken_away(qtbot: QtBot, folder: Path) -> None:
    first, second = FirstWindow(server_name(folder)), FirstWindow(server_name(folder))
    first.listen()
    second.listen()
    assert first.is_listening
    assert not second.is_listening


@pytest.mark.skipif(
    sys.platform == "win32", reason="until names of dead servers outlive them there"
)
def test_a_name_that_a_crash_left_behind_is_taken_over(qtbot: QtBot, folder: Path) -> None:
    script = (
        "import os, sys; from PySide6.QtCore import QCoreApplication;"
        "from confluence_desktop.app import FirstWindow; app = QCoreApplication([]);"
        "first = FirstWindow(sys.argv[1]); first.listen(); os._exit(0)"
    )
    name = server_name(folder)
    subprocess.run(
        [sys.executable, "-c", script, name],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    heir = FirstWindow(name)
    heir.listen()
    assert heir.is_listening


def test_each_library_has_its_own_first_window(tmp_path: Path) -> None:
    assert server_name(tmp_path / "one") != server_name(tmp_path / "two")
    assert str(tmp_path) not in server_name(tmp_path)


def test_closing_the_window_saves_and_closes_the_session(
    qtbot: QtBot, app: App, folder: Path
) -> None:
    path = a_file(folder)
    window = start(qtbot, app, path)
    session = window.open_session
    assert session is not None
    with session.document.transaction("Rename session") as draft:
        rename_session(draft, "Renamed at the last moment")
    window.close()
    assert not window.isVisible()
    assert Library(folder).entry_at(path).title == "Renamed at the last moment"


class Dead:
    """A session whose disk takes nothing any more."""

    def __init__(self, session: OpenSession) -> None:
        self.session = session
        self.saved_to: Path | None = None
        self.is_abandoned = False

    def close(self, _timeout_s: float) -> None:
        message = "The disk is full; free some space, or save elsewhere."
        raise FileError(message)

    def save_elsewhere(self, path: Path, *, replace: bool) -> None:
        assert not replace  # as the ending was put behind what was typed
        self.saved_to = path

    def abandon(self) -> None:
        self.is_abandoned = True
        self.session.close()

    @property
    def document(self) -> object:
        return self.session.document

    @property
    def path(self) -> Path:
        return self.session.path


@pytest.mark.parametrize("button", [0, 1, 2])
def test_on_a_dead_disk_the_person_decides(
    qtbot: QtBot,
    app: App,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: int,
) -> None:
    closes = button != 1
    window = start(qtbot, app, a_file(app.library.folder))
    assert window.open_session is not None
    dead = Dead(window.open_session)
    monkeypatch.setattr(window, "open_session", dead)
    order = ["Save elsewhere…", "Keep it open", "Close without saving"]
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)

    def clicked(box: QMessageBox) -> object:
        return next(each for each in box.buttons() if each.text() == order[button])

    monkeypatch.setattr(QMessageBox, "clickedButton", clicked)
    elsewhere = tmp_path / "usb.confluence"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName",
        lambda *_args: (str(elsewhere.with_suffix("")), ""),
    )
    assert window.close() is closes
    assert dead.is_abandoned is closes
    assert (dead.saved_to == elsewhere) is (button == 0)
    dead.session.close()
    monkeypatch.undo()
    window.open_session = None


def test_a_crash_is_said_once_with_the_report_to_copy(
    qtbot: QtBot, qapp: QApplication, app: App, folder: Path
) -> None:
    a_file(folder)
    window = start(qtbot, app)
    window.say_crash("the report")
    assert window.messages.text == "Something went wrong; your work is saved."
    copy = next(b for b in window.messages.findChildren(QPushButton) if b.text() == "Copy report")
    copy.click()
    assert qapp.clipboard().text() == "the report"


def test_the_window_comes_back_where_it_was(
    qtbot: QtBot, qapp: QApplication, app: App, folder: Path
) -> None:
    window = start(qtbot, app)
    window.resize(1000, 650)
    window.close()
    again = MainWindow(lambda: app.library, app.appearance, app._settings)
    qtbot.addWidget(again)
    assert again.height() == 650
    again.close()
