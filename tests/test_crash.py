"""A crash is written down without any text of a session, said once, and work goes on."""

import logging
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from confluence_desktop import crash
from confluence_desktop.crash import REPORTS_KEPT, CrashLog

MARKER = "Kestrel-Foundation-secret-plan"
ROOT = Path(__file__).resolve().parent.parent

pytestmark = [pytest.mark.qt_no_exception_capture, pytest.mark.qt_log_level_fail("CRITICAL")]


@pytest.fixture
def crash_log(tmp_path: Path) -> Iterator[CrashLog]:
    crash_log = CrashLog(tmp_path / "log")
    crash_log.start()
    crash_log.keep_log()
    yield crash_log
    crash_log.stop()


def written(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in folder.iterdir())


def raise_it(number: int) -> None:
    kinds = (ValueError, KeyError, RuntimeError, TypeError, UnicodeError)
    raise kinds[number % len(kinds)](f"{MARKER} card_0123456789abcdef")


class Failing(QWidget):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        raise_it(event.rect().width() * 5)


def test_an_exception_in_a_slot_is_reported_and_work_goes_on(
    qtbot: QtBot, crash_log: CrashLog
) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: raise_it(1))
    with qtbot.waitSignal(crash_log.reported) as heard:
        button.click()
    report = heard.args[0]
    assert "builtins.KeyError card_0123456789abcdef" in report
    assert "tests/test_crash.py" in report
    assert "PySide6" in report
    assert MARKER not in report
    assert report in written(crash_log.folder)


def test_an_exception_in_a_timer_and_in_painting_is_reported(
    qtbot: QtBot, crash_log: CrashLog
) -> None:
    with qtbot.waitSignal(crash_log.reported):
        QTimer.singleShot(0, lambda: raise_it(2))
    widget = Failing()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(crash_log.reported):
        widget.show()


def test_an_exception_in_a_thread_is_reported(qtbot: QtBot, crash_log: CrashLog) -> None:
    with qtbot.waitSignal(crash_log.reported) as heard:
        thread = threading.Thread(target=raise_it, args=(3,), name="writer")
        thread.start()
        thread.join()
    assert "in writer" in heard.args[0]


def test_a_program_without_a_console_says_it_all_the_same(
    crash_log: CrashLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As installed on Windows: there is no standard error then."""
    reports: list[str] = []
    crash_log.reported.connect(reports.append)
    monkeypatch.setattr(sys, "stderr", None)
    try:
        raise_it(0)
    except ValueError:
        sys.excepthook(*sys.exc_info())
    assert len(reports) == 1


def test_the_same_fault_over_and_over_is_said_once(crash_log: CrashLog) -> None:
    reports: list[str] = []
    crash_log.reported.connect(reports.append)
    for _ in range(50):
        try:
            raise_it(0)
        except ValueError:
            sys.excepthook(*sys.exc_info())
    assert len(reports) == 1


def test_two_hundred_faults_leave_no_text_and_few_files(
    crash_log: CrashLog, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash, "QUIET_S", 0.0)
    log = logging.getLogger("confluence_desktop.tests")
    for number in range(200):
        try:
            try:
                raise_it(number)
            except Exception as error:
                raise RuntimeError(MARKER) from error
        except RuntimeError as error:
            sys.excepthook(type(error), error, error.__traceback__)
            log.exception("A part failed")
        qWarning(f'could not open "{MARKER}.confluence"')
    assert MARKER not in written(crash_log.folder)
    assert "A part failed" in written(crash_log.folder)
    assert "RuntimeError" in crash_log.last_report
    assert "after" in crash_log.last_report
    assert len(list(crash_log.folder.glob("crash-*.txt"))) <= REPORTS_KEPT


@pytest.mark.skipif(os.name == "nt", reason="until Windows has file modes")
def test_only_the_owner_may_read_logs_and_reports(crash_log: CrashLog) -> None:
    (handler,) = (
        one for one in logging.getLogger().handlers if isinstance(one, RotatingFileHandler)
    )
    handler.doRollover()
    logging.getLogger("confluence_desktop.tests").warning("After the turn")
    fault = ValueError("once")
    sys.excepthook(type(fault), fault, None)
    files = sorted(crash_log.folder.iterdir())
    assert [path.name.partition("-")[0] for path in files] == [
        "confluence.log",
        "confluence.log.1",
        "crash",
        "fault",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert "After the turn" in (crash_log.folder / "confluence.log").read_text("utf-8")


def test_names_of_folders_are_left_out(crash_log: CrashLog, tmp_path: Path) -> None:
    try:
        (tmp_path / MARKER).read_text()
    except OSError:
        sys.excepthook(*sys.exc_info())
    assert str(ROOT) not in crash_log.last_report
    assert MARKER not in crash_log.last_report


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    crash_log = CrashLog(tmp_path)
    crash_log.start()
    assert sys.excepthook != before[0]
    crash_log.stop()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert list(tmp_path.glob("fault-*")) == []


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    crash_log = CrashLog(tmp_path / "file" / "log")
    crash_log.start()
    crash_log.keep_log()
    try:
        reports: list[str] = []
        crash_log.reported.connect(reports.append)
        try:
            raise_it(0)
        except ValueError:
            sys.excepthook(*sys.exc_info())
        assert len(reports) == 1
    finally:
        crash_log.stop()


DYING = """
import os, signal, sys
from pathlib import Path
from confluence_desktop.crash import CrashLog
crash_log = CrashLog(Path(sys.argv[1]))
crash_log.start()
os.kill(os.getpid(), signal.SIGABRT)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="until signals can be sent on Windows")
def test_a_hard_crash_is_known_at_the_next_start(tmp_path: Path) -> None:
    died = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
    )
    assert died.returncode == -signal.SIGABRT
    crash_log = CrashLog(tmp_path)
    crash_log.start()
    try:
        assert crash_log.died_before
        assert "Aborted" in crash_log.last_report
    finally:
        crash_log.stop()
    again = CrashLog(tmp_path)
    again.start()
    again.stop()
    assert not again.died_before
