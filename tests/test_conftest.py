"""Nothing that goes wrong out of sight of a test may pass."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from confluence_desktop import paths

pytestmark = pytest.mark.timeout(60)


def test_no_test_meets_the_real_home(home: Path) -> None:
    assert Path.home() == home
    for path in (paths.library_dir(), paths.settings_file(), paths.log_dir()):
        assert path.is_relative_to(home)


def test_qt_runs_without_a_display(application: QApplication) -> None:
    assert application.platformName() == os.environ["QT_QPA_PLATFORM"]


HIDDEN_FAULTS = {
    "slot": """
        timer = QTimer(singleShot=True, interval=0)
        timer.timeout.connect(lambda: 1 / 0)
        timer.start()
        qtbot.wait(20)
    """,
    "overridden virtual": """
        class Broken(QWidget):
            def paintEvent(self, event):
                raise ZeroDivisionError
        widget = Broken()
        qtbot.addWidget(widget)
        widget.grab()
    """,
    "thread": """
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
    """,
    "destructor": """
        class Broken:
            def __del__(self):
                raise ZeroDivisionError
        broken = Broken()
        del broken
        gc.collect()
    """,
    "warning": """
        warnings.warn("old", DeprecationWarning)
    """,
    "message of Qt": """
        qWarning("something is amiss")
    """,
}


@pytest.mark.parametrize("where", HIDDEN_FAULTS)
def test_a_hidden_fault_fails_the_test(
    where: str, pytester: pytest.Pytester, pytestconfig: pytest.Config
) -> None:
    head = """
import gc, threading, warnings
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QWidget

def test_seems_fine(qtbot):
"""
    pytester.makepyfile(head + HIDDEN_FAULTS[where])
    result = pytester.runpytest_subprocess("-c", str(pytestconfig.inipath), "-p", "no:randomly")
    assert result.ret != 0
    assert sum(result.parseoutcomes().get(name, 0) for name in ("failed", "errors")) == 1
