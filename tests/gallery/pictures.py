"""What a picture of the gallery is, and the places it needs: a library, settings, a look."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QSize
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desktop.document.record import Record
from confluence_desktop.storage.library import Library
from confluence_desktop.windows.theme import Appearance, ThemeChoice
from tests.gallery.sessions import TODAY

SIZES = {"1920": QSize(1920, 1080), "1366": QSize(1366, 768)}
THEMES = {"light": ThemeChoice.LIGHT, "dark": ThemeChoice.DARK}
_NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
_LONGEST_WAIT_S = 30.0


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture to be.

    Attributes:
        name: Parts divided by slashes, from the screen to the state; the file is named after it.
        render: Makes it.
    """

    name: str
    render: Callable[[], QImage]


@contextmanager
def a_library(*sessions: list[Record]) -> Iterator[Library]:
    """A library in a folder of its own that holds these sessions, the last one changed first."""
    with tempfile.TemporaryDirectory(prefix="gallery-") as folder:
        library = Library(Path(folder) / "library", clock=lambda: _NOON)
        for place, records in enumerate(sessions):
            entry = library.create(records)
            at = (_NOON + timedelta(minutes=place)).timestamp()
            os.utime(entry.path, (at, at))
        yield library


@contextmanager
def settings() -> Iterator[QSettings]:
    """Settings that nobody else has."""
    with tempfile.TemporaryDirectory(prefix="gallery-") as folder:
        yield QSettings(str(Path(folder) / "windows.ini"), QSettings.Format.IniFormat)


@contextmanager
def an_appearance(theme: str) -> Iterator[tuple[Appearance, QSettings]]:
    """The application in light or dark."""
    with settings() as kept:
        kept.setValue("appearance/theme", THEMES[theme].value)
        appearance = Appearance(kept)
        try:
            yield appearance, kept
        finally:
            appearance.deleteLater()
            _undress()


def settle(is_done: Callable[[], bool] = lambda: True) -> None:
    """Let Qt do everything that it has put off, and wait for work in other threads."""
    latest = time.monotonic() + _LONGEST_WAIT_S
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    while not is_done() and time.monotonic() < latest:
        QApplication.processEvents()
        time.sleep(0.002)
    for _ in range(3):
        QApplication.processEvents()


def _undress() -> None:
    """Take the look off the application, for whatever comes next in this process."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setStyleSheet("")
        QApplication.setPalette(QPalette())


def picture_of(widget: QWidget) -> QImage:
    """A widget as it is shown."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
