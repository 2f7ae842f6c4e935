"""What can be done to a session from home, besides opening it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desktop.paths import SESSION_SUFFIX
from confluence_desktop.windows.widgets import isolated
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.document.store import RecordStore
    from confluence_desktop.errors import ConfluenceError
    from confluence_desktop.storage.bin import Binned
    from confluence_desktop.storage.entries import SessionEntry
    from confluence_desktop.storage.library import Library
    from confluence_desktop.windows.background import BackgroundJobs
    from confluence_desktop.windows.export_panel import ExportPanel
    from confluence_desktop.windows.message_bar import MessageBar

__all__ = ["SessionActions"]

FILE_FILTER = say("home.file_kind").format(suffix=SESSION_SUFFIX)


class SessionActions(QObject):
    """Does it in the library's thread, and says what came of it on the message bar.

    Signals:
        changed: The library is not as it was; carries the key of the session to go to, or "".
        open_wanted: A session that was just made or mended is to be opened; carries its entry.
        rename_wanted: Its title is to be typed over; carries its key.
    """

    changed = Signal(str)
    open_wanted = Signal(object)
    rename_wanted = Signal(str)

    def __init__(
        self,
        library: Callable[[], Library],
        jobs: BackgroundJobs,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._get_library = library
        self._jobs = jobs
        self._messages = messages
        self._export_panel: ExportPanel | None = None
        self._window = window

    @property
    def _library(self) -> Library:
        return self._get_library()

    def menu(self, entry: SessionEntry, *, may_rename: bool) -> QMenu:
        """Everything that can be done to a session, with its keys."""
        menu = QMenu(self._window)
        key = entry.path.name
        if entry.is_damaged and not entry.is_newer:
            self._add(menu, say("home.open_newest_good_copy"), partial(self.open_good_copy, entry))
            self._add(menu, say("home.rescue_what_can_be_read"), partial(self.rescue, entry))
        elif not entry.is_damaged:
            self._add(menu, say("home.open"), partial(self.open_wanted.emit, entry), "Return")
            if may_rename:
                self._add(menu, say("home.rename"), partial(self.rename_wanted.emit, key), "F2")
            menu.addSeparator()
            for text, with_content in (
                (say("home.duplicate"), True),
                (say("home.duplicate_without_content"), False),
            ):
                self._add(menu, text, partial(self.duplicate, entry, with_content=with_content))
            menu.addSeparator()
            self._add(menu, say("home.ask_to_export_pdf"), partial(self.export_pdf, entry))
            self._add(menu, say("home.share"), partial(self.ask_export, entry))
        menu.addSeparator()
        self._add(menu, say("home.move_to_bin"), partial(self.bin, entry), "Del")
        return menu

    def bin_menu(self, binned: Binned) -> QMenu:
        """Everything that can be done to a session in the bin."""
        menu = QMenu(self._window)
        self._add(menu, say("home.put_back"), partial(self.put_back, binned), "Return")
        self._add(menu, say("home.ask_to_delete_for_good"), partial(self.ask_purge, binned), "Del")
        return menu

    def rename(self, entry: SessionEntry, title: str) -> None:
        """Give it another title."""
        self._run(partial(self._library.rename, entry, title), self._go_to)

    def duplicate(self, entry: SessionEntry, *, with_content: bool) -> None:
        """Put a copy of it into the library."""

        def tell(made: SessionEntry) -> None:
            self._messages.toast(say("home.duplicated_as").format(title=isolated(made.title)))
            self._go_to(made)

        self._run(partial(self._library.duplicate, entry, with_content=with_content), tell)

    def bin(self, entry: SessionEntry) -> None:
        """Move it to the bin, with a way back."""

        def tell(binned: Binned) -> None:
            sentence = say("home.in_the_bin").format(title=isolated(entry.title))
            self._messages.toast(sentence, say("home.undo"), partial(self.put_back, binned))
            self.changed.emit("")

        self._run(partial(self._library.bin, entry), tell)

    def put_back(self, binned: Binned) -> None:
        """Take it out of the bin."""

        def tell(entry: SessionEntry) -> None:
            self._messages.toast(say("home.put_back_done").format(title=isolated(entry.title)))
            self._go_to(entry)

        self._run(partial(self._library.restore_from_bin, binned), tell)

    def ask_purge(self, binned: Binned) -> None:
        """Delete it for good once that is said a second time."""

        def purge() -> None:
            self._run(partial(self._library.purge, binned), lambda _none: self.changed.emit(""))

        sentence = say("home.will_be_gone").format(title=isolated(binned.title))
        self._messages.ask(sentence, say("home.delete_for_good"), purge)

    def open_good_copy(self, entry: SessionEntry) -> None:
        """Restore a damaged session from its newest sound backup, and open it.

        One that a newer version made needs none: it is said what opens it.
        """
        if entry.is_newer:
            self._messages.warn(say("home.update_to_open"))
            return

        def tell(restored: SessionEntry) -> None:
            self._messages.toast(say("home.opened_good_copy"))
            self._go_to(restored)
            self.open_wanted.emit(restored)

        self._run(partial(self._library.restore, entry), tell)

    def rescue(self, entry: SessionEntry) -> None:
        """Make a new session of what can still be read of a damaged one."""

        def tell(rescued: SessionEntry) -> None:
            sentence = say("home.rescued").format(title=isolated(rescued.title))
            self._messages.toast(sentence)
            self._go_to(rescued)

        self._run(partial(self._library.rescue, entry), tell)

    def export_pdf(self, entry: SessionEntry) -> None:
        """Open the panel that makes the PDF."""

        def show(records: RecordStore) -> None:
            from confluence_desktop.document.document import Document
            from confluence_desktop.windows.export_panel import ExportPanel

            if self._export_panel is not None:
                self._export_panel.finish()
                self._export_panel.deleteLater()
            self._export_panel = ExportPanel(Document(records), self._window)
            self._export_panel.open_panel()

        self._run(partial(self._library.read, entry), show)

    def finish(self) -> None:
        """Stop what is still going on, before the window closes."""
        if self._export_panel is not None:
            self._export_panel.finish()

    def ask_export(self, entry: SessionEntry) -> None:
        """Ask for a place, and write a copy to hand over."""
        from PySide6.QtWidgets import QFileDialog

        from confluence_desktop.storage.file_names import safe_name

        name = safe_name(entry.title) + SESSION_SUFFIX
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, say("home.share_title"), str(Path.home() / name), FILE_FILTER
        )
        if chosen:
            self.export_copy(entry, Path(chosen))

    def export_copy(self, entry: SessionEntry, to: Path) -> None:
        """Write a copy to hand over; a file that is there was agreed to be replaced."""
        goal = session_file(to)

        def tell(_nothing: None) -> None:
            self._messages.toast(say("home.shared").format(name=goal.name))

        export = partial(self._library.export_copy, entry, goal, replace=goal == to)
        self._run(export, tell)

    def ask_import(self) -> None:
        """Ask for a file, and put a copy of it into the library."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _filter = QFileDialog.getOpenFileName(
            self._window, say("home.import_a_session"), str(Path.home()), FILE_FILTER
        )
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path, *, opens: bool = False) -> None:
        """Put a copy of a file into the library; a session that is there already stays."""

        def tell(entry: SessionEntry) -> None:
            self._messages.toast(say("home.imported").format(title=isolated(entry.title)))
            self._go_to(entry)
            if opens:
                self.open_wanted.emit(entry)

        self._run(partial(self._library.import_file, path), tell)

    def _go_to(self, entry: SessionEntry) -> None:
        self.changed.emit(entry.path.name)

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._jobs.run(work, then, self._say_error)

    def _say_error(self, error: ConfluenceError) -> None:
        self._messages.warn(str(error))
        self.changed.emit("")

    def _add(self, menu: QMenu, text: str, act: Callable[[], object], keys: str = "") -> None:
        action = QAction(text, menu)
        if keys:
            # Shown beside the word; the cards themselves answer the keys.
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)


def session_file(path: Path) -> Path:
    """A path as a session's file is called: the ending is not left to whoever types the name."""
    return path if path.suffix == SESSION_SUFFIX else path.with_name(path.name + SESSION_SUFFIX)
