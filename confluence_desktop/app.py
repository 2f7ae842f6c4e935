"""The windows' program: one for each user and library, quick to its first paint."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import logging
import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QIODevice,
    QObject,
    QSettings,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from confluence_desktop import __version__, paths
from confluence_desktop.crash import CrashLog
from confluence_desktop.drawing import fonts
from confluence_desktop.windows.brand import app_icon
from confluence_desktop.windows.main_window import MainWindow
from confluence_desktop.windows.theme import Appearance, interface_font

if TYPE_CHECKING:
    from confluence_desktop.errors import ConfluenceError
    from confluence_desktop.storage.library import Library

__all__ = ["App", "FirstWindow", "run", "server_name"]

log = logging.getLogger(__name__)

_STYLE = "Fusion"
_HAS_STYLE = "has_our_style"
_LATER_MS = 500
_ANSWER_MS = 2000
_END = b"\n"
_MOST_BYTES = 64 * 1024


def run(file: Path | None, library: Path | None) -> int:
    """Open the window, or hand the file to the one that is open already.

    Args:
        file: A session to open.
        library: The library's folder; the usual one if left out.

    Returns:
        The exit status.
    """
    folder = paths.library_dir(library)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication.instance() or _new_application()
    assert isinstance(application, QApplication)
    if hand_over(server_name(folder), file):
        return 0
    crash_log = CrashLog(paths.log_dir(), application)
    crash_log.start()
    try:
        app = App(application, folder, crash_log)
        app.start(file)
        return application.exec()
    finally:
        crash_log.stop()


class App(QObject):
    """The main window and what surrounds it."""

    def __init__(self, application: QApplication, folder: Path, crash_log: CrashLog) -> None:
        super().__init__(application)
        dress(application)
        self._crash_log = crash_log
        self._file: Path | None = None
        self._folder = folder
        settings_file = paths.settings_file()
        self._settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
        self.appearance = Appearance(self._settings, self)
        self.window = MainWindow(lambda: self.library, self.appearance, self._settings)
        self.window.painted.connect(self._after_first_paint)
        self.first_window = FirstWindow(server_name(folder), self)
        self.first_window.file_wanted.connect(self._open_from_elsewhere)
        crash_log.reported.connect(self.window.say_crash)
        if sys.platform == "darwin":  # nobody else sends such events, and a filter costs time
            application.installEventFilter(self)

    @cached_property
    def library(self) -> Library:
        """The library, loaded when it is first asked for: that takes longer than a window."""
        from confluence_desktop.storage.library import Library

        return Library(self._folder)

    def start(self, file: Path | None = None) -> None:
        """Show the window, and see to the library once it is painted."""
        self._file = file
        if file is None:
            self.window.show_home()
        else:
            self.window.show_opening()
        self.window.show()

    def _after_first_paint(self) -> None:
        window = self.window
        is_first = is_first_start(self._folder)
        fonts.register_all()
        self.first_window.listen()
        if self._file is not None:
            window.open_file(self._file)
        if not window.has_open_session:  # else home is made and read when one goes back to it
            window.show_home()
            if is_first:
                window.home.add_sample()
            else:
                window.home.refresh()
            window.home.focus_first()
        if self._crash_log.died_before:
            window.say_crash(self._crash_log.last_report)
        QTimer.singleShot(_LATER_MS if window.has_open_session else 0, self, self._see_to_the_rest)

    def _see_to_the_rest(self) -> None:
        """Do what nobody waits for, once home or the session that was named can be seen."""
        QApplication.setWindowIcon(app_icon())
        self._crash_log.keep_log()
        jobs = self.window.library_jobs
        jobs.run(self.library.purge_expired, None, self._say_error)
        jobs.rested.connect(self._load_ahead, Qt.ConnectionType.SingleShotConnection)

    def _say_error(self, error: ConfluenceError) -> None:
        self.window.home.say_error(error)

    def _load_ahead(self) -> None:
        """Load what a session takes while home stands idle, so that the first one opens sooner."""
        self.window.library_jobs.run(_load_what_a_session_takes)

    def _open_from_elsewhere(self, path: str) -> None:
        self.window.come_forward()
        if path:
            self.window.open_file(Path(path))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On macOS a double click on a file comes as an event."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self._open_from_elsewhere(event.file())
            return True
        return super().eventFilter(watched, event)


def _load_what_a_session_takes() -> None:
    import filelock  # noqa: F401  # loaded for whoever opens a file

    import confluence_desktop.windows.session_rest  # noqa: F401  # and so is all that it names


class FirstWindow(QObject):
    """Hears of files that later starts would open; reached by this user alone, and by no network.

    Signals:
        file_wanted: Another start wanted this file, or just the window ("").
    """

    file_wanted = Signal(str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._received: dict[QLocalSocket, bytes] = {}

    @property
    def is_listening(self) -> bool:
        """Whether later starts are heard."""
        return self._server.isListening()

    def listen(self) -> None:
        """Take the name; one that a crash left behind is taken over."""
        if _is_answered(self._name):
            return  # another start was faster by a blink; `listen` would silently take its place
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            if not self._server.listen(self._name):
                log.warning("Later starts can't be heard")

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._received[socket] = b""
            socket.readyRead.connect(self._on_bytes)
            socket.disconnected.connect(self._on_end)
            self._read(socket)

    def _on_bytes(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        self._received[socket] += bytes(socket.readAll().data())
        said = self._received[socket]
        if len(said) > _MOST_BYTES:
            socket.abort()
        elif said.endswith(_END):
            self._received[socket] = b""
            socket.write(b"ok" + _END)
            socket.flush()
            self.file_wanted.emit(os.fsdecode(said.removesuffix(_END)))

    def _on_end(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._received.pop(socket, None)
            socket.deleteLater()


def hand_over(name: str, file: Path | None) -> bool:
    """Give a file to the window that is open already; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name, QIODevice.OpenModeFlag.ReadWrite)
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    wanted = os.fsencode(file.absolute()) if file is not None else b""
    socket.write(wanted + _END)
    socket.flush()
    answered = socket.waitForReadyRead(_ANSWER_MS)
    socket.disconnectFromServer()
    return answered


def _is_answered(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name, QIODevice.OpenModeFlag.ReadWrite)
    return socket.waitForConnected(_ANSWER_MS)


def server_name(folder: Path) -> str:
    """What the first window is reached by: one for each user and library."""
    user = "unknown"
    with contextlib.suppress(OSError, KeyError, ImportError):
        user = getpass.getuser()
    told = f"{user}\n{folder.absolute()}".encode("utf-8", "surrogatepass")
    return f"confluence-{hashlib.sha256(told).hexdigest()[:20]}"


def is_first_start(folder: Path) -> bool:
    """Whether there has never been a session here: an emptied library has an index at least."""
    return not folder.is_dir() or not any(folder.iterdir())


def _new_application() -> QApplication:
    """An application in our style from its first moment.

    Whoever sets it later is given the style, and to know its class takes Python as long as all the
    fonts take.
    """
    application = QApplication([*sys.argv[:1], "-style", _STYLE])
    application.setProperty(_HAS_STYLE, True)  # noqa: FBT003  # the property's value
    return application


def dress(application: QApplication) -> None:
    """Name, style and face of everything that is shown."""
    QCoreApplication.setApplicationName(paths.APP_NAME)
    QCoreApplication.setApplicationVersion(__version__)
    if not application.property(_HAS_STYLE):
        application.setStyle(_STYLE)
    fonts.register_latin()
    application.setFont(interface_font())
