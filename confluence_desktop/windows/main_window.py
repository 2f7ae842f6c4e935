"""The main window: home, or the one session that is open.

Shown before the library is loaded: what knows records is imported where it is first used.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QObject,
    QPoint,
    QSettings,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.errors import ConfluenceError, FileError
from confluence_desktop.paths import APP_NAME, SESSION_SUFFIX
from confluence_desktop.windows.background import BackgroundJobs
from confluence_desktop.windows.collector import forget_what_stayed, rest_while_opening
from confluence_desktop.windows.message_bar import MessageBar, MessageRoom
from confluence_desktop.windows.session_actions import FILE_FILTER, session_file
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.storage.entries import SessionEntry
    from confluence_desktop.storage.library import Library
    from confluence_desktop.storage.open_session import OpenSession
    from confluence_desktop.windows.home import HomePage
    from confluence_desktop.windows.kept_sketch import KeptSketch
    from confluence_desktop.windows.session_window import SessionPage
    from confluence_desktop.windows.theme import Appearance

__all__ = ["MainWindow"]

SMALLEST = QSize(960, 600)
_FIRST = QSize(1440, 900)
_GEOMETRY = "window/geometry"
_DRAIN_S = 5.0


class MainWindow(QMainWindow):
    """Holds home and the session page, opens and closes sessions, remembers its own place.

    Args:
        library: Gives the library; first asked after the window is painted.

    Signals:
        painted: The window has been seen for the first time.
        closed: The window is gone and nothing is open any more.
    """

    painted = Signal()
    closed = Signal()

    def __init__(
        self,
        library: Callable[[], Library],
        appearance: Appearance,
        settings: QSettings,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._get_library = library
        self._appearance = appearance
        self._settings = settings
        self._is_painted = False
        self._hands_key_on = False
        self.open_session: OpenSession | None = None
        self.page: SessionPage | None = None
        self._sketch: KeptSketch | None = None
        self._opening: PlainLabel | None = None
        self.library_jobs = BackgroundJobs("library", self)
        self._today = today
        self._stack = QStackedWidget()
        self._stack.setObjectName("page")
        self.setCentralWidget(self._stack)
        self.messages = MessageBar(self, room=self._message_room)
        self.setMinimumSize(SMALLEST)
        self.setWindowTitle(APP_NAME)
        appearance.changed.connect(self._on_theme)
        self._restore_place()

    @property
    def _library(self) -> Library:
        return self._get_library()

    @cached_property
    def home(self) -> HomePage:
        """The library of sessions, made when it is first wanted: a named session needs none."""
        from confluence_desktop.windows.home import HomePage

        home = HomePage(
            self._get_library,
            self.library_jobs,
            self._appearance,
            self._settings,
            today=self._today,
        )
        home.open_wanted.connect(self.open_entry)
        self._stack.addWidget(home)
        return home

    def show_home(self) -> None:
        """Show the library of sessions as it was last read."""
        self._show(self.home)

    def show_opening(self) -> None:
        """Say that a session is being opened; the window is there before it is."""
        word = PlainLabel(say("window.opening"), size_px=19, tone="muted")
        word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._opening = word
        self._stack.addWidget(word)
        self._stack.setCurrentWidget(word)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        if self._opening is not None:
            self._stack.removeWidget(self._opening)
            self._opening.deleteLater()
            self._opening = None

    @property
    def has_open_session(self) -> bool:
        """Whether a session is open in this window."""
        return self.open_session is not None

    def open_entry(self, entry: SessionEntry) -> None:
        """Open a session of the library; what keeps it from that is said on home."""
        if self.open_session is not None:
            if self.open_session.path == entry.path:
                return
            if not self.close_session():
                return
        rest_while_opening(self)
        try:
            session = self._library.open(entry)
        except ConfluenceError as error:
            self.home.say_error(error)
            self.home.refresh()
            return
        from confluence_desktop.drawing.text_layout import begin_measures

        begin_measures(self._library.measures(session.path))
        self._show_session(session, self._library.sketch(session.path))

    def open_file(self, path: Path) -> None:
        """Open a file: a session of the library itself, one from elsewhere as a copy."""
        path = path.absolute()
        try:
            if path.resolve().parent == self._library.folder.resolve():
                self.open_entry(self._library.entry_at(self._library.folder / path.name))
                return
        except (ConfluenceError, OSError) as error:
            self.messages.warn(str(error))
            return
        self.home.actions_of.import_file(path, opens=True)

    def come_forward(self) -> None:
        """Show the window over others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def say_crash(self, report: str) -> None:
        """Say that something went wrong, once, with the report to copy."""

        def copy() -> None:
            QGuiApplication.clipboard().setText(report)
            self.messages.toast(say("window.report_copied"))

        self.messages.warn(say("window.something_went_wrong"), say("window.copy_report"), copy)

    def close_session(self, *, is_last: bool = False) -> bool:
        """Save and close what is open and go home; False when the person keeps it open.

        Args:
            is_last: The window closes, and what would be done beside it is done before.
        """
        session, page = self.open_session, self.page
        if session is None:
            return True
        from confluence_desktop.drawing.text_layout import measures_to_keep

        if page is not None:
            page.finish()
        to_keep = self._sketch_to_keep()
        try:
            session.close(_DRAIN_S)
        except FileError as error:
            if not self._ask_what_to_do(session, error):
                return False
        measures = measures_to_keep()
        if measures is not None:
            self._library.keep_measures(session.path, measures)
        if to_keep is not None and is_last:
            self._keep_sketch(session.path, to_keep)
        elif to_keep is not None:
            self.library_jobs.run(partial(self._keep_sketch, session.path, to_keep))
        self._show_home()
        return True

    def _sketch_to_keep(self) -> Callable[[], bytes | None] | None:
        view = self.page.view if self.page is not None else None
        if view is None or self._sketch is None:
            return None
        view.finish_drawing()
        return self._sketch.to_keep(view)

    def _keep_sketch(self, path: Path, to_keep: Callable[[], bytes | None]) -> None:
        """Touches no widgets: it may run in the thread of the library's jobs."""
        content = to_keep()
        if content is not None:
            self._library.keep_sketch(path, content)

    def _show_session(self, session: OpenSession, sketch: bytes | None) -> None:
        from confluence_desktop.windows.kept_sketch import KeptSketch
        from confluence_desktop.windows.session_window import SessionPage

        self._sketch = KeptSketch(session, sketch)
        try:
            page = SessionPage(session, self._appearance.theme, settings=self._settings)
        except Exception:
            session.close()
            raise
        page.back_wanted.connect(self.close_session)
        page.theme_wanted.connect(self._appearance.choose)
        if page.view is not None:
            page.view.sketch_for = self._sketch.sketch_for
        self.open_session, self.page = session, page
        self._stack.addWidget(page)
        self._show(page)
        self.setWindowTitle(f"{_title_of(session)} – {APP_NAME}")
        page.setFocus()

    def _show_home(self) -> None:
        page, session = self.page, self.open_session
        self.page = self.open_session = None
        self.show_home()
        self.setWindowTitle(APP_NAME)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
        forget_what_stayed()
        self.home.refresh(session.path.name if session is not None else "")
        self.home.focus_first()

    def _ask_what_to_do(self, session: OpenSession, error: FileError) -> bool:
        """Whether the session may be let go of although its own disk has not taken everything."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(say("window.not_everything_is_saved"))
        box.setText(str(error))
        box.setInformativeText(say("window.you_can_save_elsewhere"))
        elsewhere = box.addButton(
            say("window.ask_to_save_elsewhere"), QMessageBox.ButtonRole.AcceptRole
        )
        box.addButton(say("window.keep_it_open"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(
            say("window.close_without_saving"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.setDefaultButton(elsewhere)
        box.exec()
        if box.clickedButton() is leave:
            session.abandon()
            return True
        return box.clickedButton() is elsewhere and self._save_elsewhere(session)

    def _save_elsewhere(self, session: OpenSession) -> bool:
        from PySide6.QtWidgets import QFileDialog

        from confluence_desktop.storage.file_names import safe_name

        name = safe_name(_title_of(session)) + SESSION_SUFFIX
        chosen, _filter = QFileDialog.getSaveFileName(
            self, say("window.save_elsewhere"), str(Path.home() / name), FILE_FILTER
        )
        if not chosen:
            return False
        goal = session_file(Path(chosen))
        try:
            # One that is there was agreed to be replaced, but for the name that was completed.
            session.save_elsewhere(goal, replace=goal == Path(chosen))
        except ConfluenceError as error:
            self.messages.warn(str(error))
            return False
        session.abandon()
        self.messages.toast(say("window.saved_elsewhere").format(name=goal.name))
        return True

    def _message_room(self) -> MessageRoom | None:
        """The bar of the session, where a message lies over no board and no line."""
        if self.page is None:
            return None
        bar = self.page.bar
        room = bar.message_room()
        return replace(room, rect=room.rect.translated(bar.mapTo(self, QPoint())))

    def _on_theme(self) -> None:
        if self.page is not None:
            self.page.set_theme(self._appearance.theme)

    def _restore_place(self) -> None:
        kept = self._settings.value(_GEOMETRY)
        if isinstance(kept, QByteArray) and self.restoreGeometry(kept):
            return
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(_FIRST.boundedTo(room))
        self.setWindowState(Qt.WindowState.WindowMaximized)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if not self._is_painted:
            handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose and not self._is_painted:
            self._is_painted = True
            watched.removeEventFilter(self)
            # What is exposed is painted by the very event that is being looked at.
            QTimer.singleShot(0, self.painted.emit)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that comes before anything has the keyboard belongs to the open session's line."""
        page = self.page
        has_keyboard = QApplication.focusWidget() not in {None, self}
        # What the line has no use for comes back up to the window, and stops here.
        if page is None or has_keyboard or self._hands_key_on:
            super().keyPressEvent(event)
            return
        page.setFocus()
        self._hands_key_on = True
        try:
            QApplication.sendEvent(page.line.field, event)
        finally:
            self._hands_key_on = False

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.close_session(is_last=True):
            event.ignore()
            return
        # Not before: the wall may have the whole screen.
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        if "home" in vars(self):
            self.home.finish()
        self.library_jobs.stop()
        event.accept()
        self.closed.emit()


def _title_of(session: OpenSession) -> str:
    from confluence_desktop.workshop.operations import the_session

    return the_session(session.document).title
