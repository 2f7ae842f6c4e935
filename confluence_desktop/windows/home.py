"""Home: the library of sessions.

Shown before the library is loaded: what knows records is imported where it is first used.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from confluence_desktop.windows.card_pictures import CardPictures
from confluence_desktop.windows.home_bar import HomeBar
from confluence_desktop.windows.home_commands import list_commands
from confluence_desktop.windows.library_view import LibraryView, Page
from confluence_desktop.windows.message_bar import MessageBar
from confluence_desktop.windows.session_actions import SessionActions
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu

    from confluence_desktop.errors import ConfluenceError
    from confluence_desktop.storage.bin import Binned
    from confluence_desktop.storage.entries import Hit, SessionEntry
    from confluence_desktop.storage.library import Library
    from confluence_desktop.windows.background import BackgroundJobs
    from confluence_desktop.windows.new_session import NewSession, NewSessionForm
    from confluence_desktop.windows.theme import Appearance, Theme

__all__ = ["HomePage"]

_HIDING = "home/hides_other_clients"


class HomePage(QWidget):
    """The first page of the main window.

    Signals:
        open_wanted: A session is to be opened; carries its entry.
    """

    open_wanted = Signal(object)

    def __init__(
        self,
        library: Callable[[], Library],
        jobs: BackgroundJobs,
        appearance: Appearance,
        settings: QSettings,
        *,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._get_library = library
        self._jobs = jobs
        self.appearance = appearance
        self._settings = settings
        self._today = today
        self._entries: dict[str, SessionEntry] = {}
        self._binned: dict[str, Binned] = {}
        self._hits: list[Hit] | None = None
        self._backed_up: datetime | None = None
        self._is_read = False
        self._goes_to = ""
        self.hides_others = bool(settings.value(_HIDING, defaultValue=False, type=bool))
        self.bar = HomeBar(appearance.theme)
        self.view = LibraryView(appearance.theme)
        self._pictures = CardPictures(library, jobs, is_dark=appearance.theme.is_dark, parent=self)
        self.messages = MessageBar(self)
        self.actions_of = SessionActions(library, jobs, self.messages, self)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def _library(self) -> Library:
        return self._get_library()

    @cached_property
    def form(self) -> NewSessionForm:
        """The form for a new session, made when it is first wanted."""
        from confluence_desktop.windows.new_session import NewSessionForm

        form = NewSessionForm(today=self._today)
        form.setMinimumWidth(860)
        form.setMaximumHeight(720)
        form.wanted.connect(self._create)
        form.given_up.connect(self._leave_form)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(44, 32, 44, 32)
        column.addWidget(form, 1)
        column.setAlignment(form, Qt.AlignmentFlag.AlignHCenter)
        self._pages.addWidget(page)
        return form

    # What app and main window ask for

    def show_entries(self, entries: Sequence[SessionEntry]) -> None:
        """Show what the library holds."""
        self._entries = {entry.path.name: entry for entry in entries}
        self._is_read = True
        self._show()

    def refresh(self, goes_to: str = "") -> None:
        """Read the library again; the card of `goes_to` gets the focus."""
        self._goes_to = goes_to or self._goes_to
        self._jobs.run(self._read, self._on_read, self._on_unread)

    def start_new_session(self) -> None:
        """Show the form for a new session."""
        self.form.start_afresh()
        self._pages.setCurrentIndex(1)
        self.form.title.setFocus()

    def add_sample(self) -> None:
        """Put the sample session into the library."""

        def make() -> SessionEntry:
            from confluence_desktop.workshop.templates import SAMPLE, session_from_template

            return self._library.create(session_from_template(SAMPLE, starts_on=self._today()))

        self._jobs.run(make, lambda entry: self.refresh(entry.path.name), self.say_error)

    def say_error(self, error: ConfluenceError) -> None:
        """Say in one sentence what could not be done."""
        self.messages.warn(str(error))

    def finish(self) -> None:
        """Stop what is still going on, before the window closes."""
        self.actions_of.finish()

    def focus_first(self) -> None:
        """Give the keyboard to what is most likely wanted."""
        if self._pages.currentIndex() == 1:
            self.form.title.setFocus()
        elif self.view.today.isVisible():
            self.view.today.continue_button.setFocus()
        elif self.view.grid.cards:
            self.view.grid.focus_first()
        else:
            self.bar.new_button.setFocus()

    # Reading

    def _read(self) -> tuple[list[SessionEntry], list[Binned], datetime | None]:
        """Runs in the library's thread."""
        from confluence_desktop.windows.home_pages import leading_entry

        entries = self._library.entries()
        leading = leading_entry(entries, self._today(), hides=self.hides_others)
        backups = self._library.backups(leading) if leading is not None else []
        return entries, self._library.binned(), backups[0].made_at if backups else None

    def _on_read(self, read: tuple[list[SessionEntry], list[Binned], datetime | None]) -> None:
        entries, binned, self._backed_up = read
        self._binned = {one.path.name: one for one in binned}
        if self._hits is not None:
            self._search(self.bar.search.text().strip())
        is_first = not self._is_read
        self.show_entries(entries)
        self._go_where_wanted()
        if is_first and self.window().focusWidget() is self.bar.new_button:
            self.focus_first()  # until now there was nothing else to give the keyboard to

    def _on_unread(self, error: ConfluenceError) -> None:
        from confluence_desktop.windows.home_pages import unread_page

        self.view.show_page(unread_page(str(error)))

    def _go_where_wanted(self) -> None:
        wanted, self._goes_to = self._goes_to, ""
        if not self.view.isVisible():
            return  # hidden by the form or a session, a card would take the keyboard all the same
        card = self.view.grid.card_of(wanted)
        if card is not None:
            self.view.grid.focus_card(card)
        elif wanted and wanted == self.view.leading_key:
            self.view.today.continue_button.setFocus()

    # Showing

    def _show(self) -> None:
        if not self._is_read:
            return
        page = self._page()
        is_bin = self.view.bin_button.isChecked()
        self.view.grid.may_rename = not is_bin
        number = len(self._binned)
        bin_text = say("home.binned_count").format(number=number) if number else ""
        bin_text = say("home.all_sessions") if is_bin else bin_text
        may_hide = (len(self._entries) > 1 or self.hides_others) and not is_bin
        self.view.show_page(replace(page, bin_text=bin_text, may_hide=may_hide))
        for key, picture in self._pictures.known():
            self.view.set_picture(key, picture)

    def _page(self) -> Page:
        from confluence_desktop.windows import home_pages

        today, hides = self._today(), self.hides_others
        if self._hits is not None:
            return home_pages.found_page(
                self._hits, self.bar.search.text().strip(), today, hides=hides
            )
        if self.view.bin_button.isChecked():
            return home_pages.bin_page(list(self._binned.values()), today, hides=hides)
        if not self._entries:
            return home_pages.empty_page()
        entries = list(self._entries.values())
        return home_pages.library_page(
            entries, today, self._backed_up, datetime.now(UTC), hides=hides
        )

    def _on_theme(self, theme: Theme) -> None:
        self.bar.set_theme(theme)
        self.view.set_theme(theme)
        self._pictures.set_dark(is_dark=theme.is_dark)
        self.view.say_what_is_seen()

    def _draw(self, keys: list[str]) -> None:
        """Draw what came into sight."""
        for key in keys:
            shown = self._entries.get(key) or self._binned.get(key)
            if shown is not None:
                self._pictures.ask(key, shown)

    def _open(self, key: str) -> None:
        entry = self._entries.get(key)
        if key in self._binned:
            self.actions_of.put_back(self._binned[key])
        elif entry is not None and entry.is_damaged:
            self.actions_of.open_good_copy(entry)
        elif entry is not None:
            self.open_wanted.emit(entry)

    def menu_of(self, key: str) -> QMenu | None:
        """What can be done to a session, or to one in the bin."""
        entry, binned = self._entries.get(key), self._binned.get(key)
        if entry is not None:
            in_grid = self.view.grid.card_of(key) is not None
            return self.actions_of.menu(entry, may_rename=in_grid and not self._is_hidden(key))
        return self.actions_of.bin_menu(binned) if binned is not None else None

    def _show_menu(self, key: str, at: QPoint) -> None:
        menu = self.menu_of(key)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _is_hidden(self, key: str) -> bool:
        card = self.view.grid.card_of(key)
        return card is not None and card.face.is_hidden

    def _start_renaming(self, key: str) -> None:
        card = self.view.grid.card_of(key)
        if card is not None:
            card.start_renaming()

    def _rename(self, key: str, title: str) -> None:
        if key in self._entries:
            self.actions_of.rename(self._entries[key], title)

    def _bin(self, key: str) -> None:
        if key in self._entries:
            self.actions_of.bin(self._entries[key])
        elif key in self._binned:
            self.actions_of.ask_purge(self._binned[key])

    def _create(self, wanted: NewSession) -> None:
        def make() -> SessionEntry:
            from confluence_desktop.workshop.templates import session_from_template

            records = session_from_template(
                wanted.template,
                title=wanted.title,
                client=wanted.client,
                starts_on=wanted.starts_on,
                participants=wanted.participants,
            )
            return self._library.create(records)

        self.form.setEnabled(False)
        self._jobs.run(make, self._on_created, self._on_not_created)

    def _on_created(self, entry: SessionEntry) -> None:
        self.form.setEnabled(True)
        self._leave_form()
        self.refresh()
        self.open_wanted.emit(entry)

    def _on_not_created(self, error: ConfluenceError) -> None:
        self.form.setEnabled(True)
        self.form.say_error(str(error))

    def _leave_form(self) -> None:
        self._pages.setCurrentIndex(0)
        self.focus_first()

    def _search(self, words: str) -> None:
        if not words:
            self._hits = None
            self._show()
            return
        self._jobs.run(
            partial(self._library.search, words), partial(self._on_found, words), self.say_error
        )

    def _on_found(self, words: str, hits: list[Hit]) -> None:
        if words == self.bar.search.text().strip():
            self._hits = hits
            self._entries |= {hit.entry.path.name: hit.entry for hit in hits}
            self._pages.setCurrentIndex(0)
            self._show()

    def _leave_search(self) -> None:
        if self.view.grid.cards:
            self.view.grid.focus_first()

    def go_to_search(self) -> None:
        """Give the keyboard to the search."""
        self._pages.setCurrentIndex(0)
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def _hide_others(self, hides: bool) -> None:  # noqa: FBT001  # a signal's only argument
        self.hides_others = hides
        self._settings.setValue(_HIDING, hides)
        self._show()

    def _on_invited(self, which: int) -> None:
        if self.view.bin_button.isChecked():
            self.view.bin_button.setChecked(False)
        elif self._hits is not None:
            self.bar.search.clear()
        elif which == 1:
            self.start_new_session()
        else:
            self.add_sample()

    def _lay_out(self) -> None:
        self._pages.addWidget(self.view)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.bar)
        page.addWidget(self._pages, 1)
        self.view.show_page(Page())
        self.view.hide_button.setChecked(self.hides_others)
        self.messages.raise_()

    def _connect(self) -> None:
        view, bar, actions = self.view, self.bar, self.actions_of
        bar.new_button.clicked.connect(self.start_new_session)
        bar.import_button.clicked.connect(actions.ask_import)
        bar.theme_button.clicked.connect(self.appearance.switch)
        bar.search.wanted.connect(self._search)
        bar.search.left.connect(self._leave_search)
        view.cards_seen.connect(self._draw)
        self._pictures.drawn.connect(view.set_picture)
        view.invited.connect(self._on_invited)
        view.bin_wanted.connect(lambda _shown: self._show())
        view.hiding_wanted.connect(self._hide_others)
        view.today.continued.connect(lambda: self._open(view.leading_key))
        view.today.export_wanted.connect(self._export_leading)
        view.today.menu_wanted.connect(lambda at: self._show_menu(view.leading_key, at))
        view.grid.opened.connect(self._open)
        view.grid.remedy_wanted.connect(self._open)
        view.grid.menu_wanted.connect(self._show_menu)
        view.grid.renamed.connect(self._rename)
        view.grid.binned.connect(self._bin)
        actions.changed.connect(self.refresh)
        actions.open_wanted.connect(self.open_wanted)
        actions.rename_wanted.connect(self._start_renaming)
        self.appearance.changed.connect(self._on_theme)
        for keys, act in (
            ("Ctrl+N", self.start_new_session),
            ("Ctrl+F", self.go_to_search),
            ("Ctrl+I", actions.ask_import),
            ("Ctrl+K", partial(list_commands, self)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _export_leading(self) -> None:
        entry = self._entries.get(self.view.leading_key)
        if entry is not None:
            self.actions_of.export_pdf(entry)
