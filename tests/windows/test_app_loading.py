"""What is loaded when: the first paint waits for nothing that it does not show."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from confluence_desktop.__main__ import _spare_sources
from confluence_desktop.storage.library import Library
from confluence_desktop.workshop.templates import session_from_template
from tests.windows.test_app import ROOT, a_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


PROBE = """
import linecache
import sys
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from confluence_desktop.__main__ import main
from confluence_desktop.windows.library_view import LibraryView

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "reportlab",
    "pydantic",
    "confluence_desktop.drawing.text_layout",
    "confluence_desktop.storage.file_names",
)
paint = LibraryView.viewportEvent

def look(view, event):
    answer = paint(view, event)
    if event.type() == QEvent.Type.Paint and not look.is_done:
        look.is_done = True
        print([name for name in HEAVY if name in sys.modules])
        print([name for name in linecache.cache if name.endswith("crash.py")])
        QTimer.singleShot(200, say_style)
        QTimer.singleShot(300, QApplication.closeAllWindows)
    return answer

def say_style():
    QApplication.instance().setStyleSheet("")  # it stands before the style itself
    print(QApplication.style().name())

look.is_done = False
LibraryView.viewportEvent = look
sys.exit(main())
"""


IDLE_PROBE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from confluence_desktop.__main__ import main
from confluence_desktop.windows.main_window import MainWindow

shown = MainWindow.showEvent
PAGE = "confluence_desktop.windows.session_window"

def look(window, event):
    print(PAGE in sys.modules)
    QTimer.singleShot(20, lambda: wait(window))
    return shown(window, event)

def wait(window):
    if not window.home.view.leading_key or not window.library_jobs.is_idle:
        QTimer.singleShot(20, lambda: wait(window))
        return
    print(PAGE in sys.modules)
    QApplication.closeAllWindows()

MainWindow.showEvent = look
sys.exit(main())
"""


NAMED_PROBE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from confluence_desktop.__main__ import main
from confluence_desktop.windows.main_window import MainWindow

LATER = (
    "confluence_desktop.windows.home",
    "confluence_desktop.boards.catch_22.board",
    "confluence_desktop.boards.confluence_plan.board",
    "confluence_desktop.windows.inspector_card",
    "rapidfuzz",
)
show_session = MainWindow._show_session

def look(window, *words):
    show_session(window, *words)
    window.page.grab()
    print([name for name in LATER if name in sys.modules])
    QTimer.singleShot(20, lambda: wait(window))

def wait(window):
    is_loaded = "confluence_desktop.windows.session_rest" in sys.modules
    if not is_loaded or not window.library_jobs.is_idle:
        QTimer.singleShot(20, lambda: wait(window))
        return
    QApplication.closeAllWindows()
    print([name for name in LATER if name not in sys.modules and not name.endswith("home")])

MainWindow._show_session = look
sys.exit(main())
"""


def run_probe(library: Path, probe: str = PROBE, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", probe, "--library", str(library), *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_large_libraries_are_not_loaded_before_the_first_paint(folder: Path) -> None:
    a_file(folder)
    done = run_probe(folder)
    assert done.stdout.split("\n")[0] == "[]", done.stderr
    assert done.returncode == 0, done.stderr


def test_the_program_has_its_own_style_whatever_is_usual_on_the_computer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_STYLE_OVERRIDE", "Windows")
    a_file(folder)
    assert run_probe(folder).stdout.split("\n")[2] == "fusion"


def test_no_source_is_read_while_the_program_is_loaded(folder: Path) -> None:
    a_file(folder)
    done = run_probe(folder)
    assert done.stdout.split("\n")[1] == "[]", done.stderr


def test_without_being_spared_sources_are_read(folder: Path) -> None:
    """Where this fails, PySide has other ways: the replacing of its function can go."""
    a_file(folder)
    unspared = "import confluence_desktop.__main__ as start\nstart._spare_sources = lambda: None\n"
    done = run_probe(folder, unspared + PROBE)
    assert "crash.py" in done.stdout.split("\n")[1], done.stderr


@pytest.mark.parametrize("feature", [None, SimpleNamespace(another_way=True)])
def test_where_pyside_has_other_ways_nothing_is_replaced(
    monkeypatch: pytest.MonkeyPatch, feature: SimpleNamespace | None
) -> None:
    monkeypatch.setitem(sys.modules, "shibokensupport.feature", feature)
    _spare_sources()
    assert feature is None or vars(feature) == {"another_way": True}


def test_what_a_session_takes_is_loaded_while_home_stands_idle(folder: Path) -> None:
    a_file(folder)
    done = run_probe(folder, IDLE_PROBE)
    assert done.stdout.split() == ["False", "True"], done.stderr


def test_a_named_session_loads_only_what_is_seen_of_it_and_the_rest_a_little_later(
    folder: Path,
) -> None:
    folder.mkdir()
    records = session_from_template(
        "strategy-map", title="Reaching readers", starts_on=date(2026, 11, 22)
    )
    path = Library(folder).create(records).path
    done = run_probe(folder, NAMED_PROBE, str(path))
    assert done.stdout.split("\n")[:2] == ["[]", "[]"], done.stderr
    assert done.returncode == 0, done.stderr
