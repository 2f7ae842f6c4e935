"""What is done to sessions from home: bin, search, hiding, copies, files."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.storage.library import Library
from confluence_desktop.windows.main_window import MainWindow
from confluence_desktop.windows.widgets import PillButton
from confluence_desktop.workshop.spoken import say
from tests.windows.home_driver import WAIT_MS, focus, press, settle, shown_texts, titles

TODAY = date(2026, 11, 22)

# The platform without a display says so of windows that come forward and of menus.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Add = Callable[..., str]


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def test_the_bin_shows_what_was_thrown_away_and_gives_it_back(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("One voice")
    library.bin(next(entry for entry in library.entries() if entry.title == "One voice"))
    window = show()
    view = window.home.view
    assert view.bin_button.text() == "Bin · 1"
    view.bin_button.click()
    settle(qtbot, window)
    (card,) = view.grid.cards
    assert card.face.remedy == "Put back"
    assert "kept until" in card.face.meta
    focus(window)
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert library.binned() == []
    view.bin_button.click()
    assert titles(window) == ["One voice"]


def test_deleting_for_good_is_asked_for_twice(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("One voice")
    library.bin(next(entry for entry in library.entries() if entry.title == "One voice"))
    window = show()
    window.home.view.bin_button.click()
    focus(window)
    press(window, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert len(library.binned()) == 1
    sure = window.home.messages.findChildren(PillButton)[0]
    assert sure.text() == "Delete for good"
    sure.click()
    settle(qtbot, window)
    assert library.binned() == []


def test_search_finds_cards_and_shows_the_text(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("Nothing in it", template="empty")
    window = show()
    QTest.keyClicks(window.home.bar.search, "microblog")
    qtbot.waitUntil(lambda: window.home.view.section.text() == "Found · 1", timeout=WAIT_MS)
    (card,) = window.home.view.grid.cards
    assert "microblog" in card.face.hit.casefold()
    press_search = window.home.bar.search
    QTest.keyClick(press_search, Qt.Key.Key_Down)
    assert card.hasFocus()
    QTest.keyClick(press_search, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert window.home.view.today.isVisible()


def test_a_search_that_finds_nothing_says_so_as_typed(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add
) -> None:
    add("Reaching readers", starts_on=TODAY)
    window = show()
    window.home.bar.search.setText("<b>zzz")
    qtbot.waitUntil(lambda: "Nothing found" in shown_texts(window.home.view), timeout=WAIT_MS)
    assert "<b>zzz" in shown_texts(window.home.view)


def test_other_clients_are_kept_out_of_sight(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, settings: QSettings
) -> None:
    add("Reaching readers", "City Library", TODAY)
    add("Second day", "City Library", date(2026, 11, 20))
    add("One voice for Harbour", "Harbour Trust", date(2026, 11, 14))
    window = show()
    window.home.view.hide_button.click()
    shown = {card.face.title: card for card in window.home.view.grid.cards}
    assert "Session of 14 November" in shown
    assert not any("Harbour" in title for title in shown)
    assert any("Second day" in title for title in shown)
    hidden = shown["Session of 14 November"]
    assert "Harbour" not in hidden.accessibleName()
    hidden.start_renaming()
    assert hidden.findChildren(QWidget) == []
    assert settings.value("home/hides_other_clients", type=bool)


def test_a_damaged_session_says_so_and_opens_its_newest_good_copy(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("One voice")
    entry = next(entry for entry in library.entries() if entry.title == "One voice")
    library.backup(entry)
    entry.path.write_bytes(entry.path.read_bytes()[:3000])
    window = show()
    (card,) = window.home.view.grid.cards
    assert "damaged" in card.face.problem
    assert card.face.remedy == "Open newest good copy"
    focus(window)
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.open_session is not None
    assert window.open_session.path.name == entry.path.name


def test_a_session_of_a_newer_version_offers_nothing_that_would_be_refused(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("One voice")
    entry = next(entry for entry in library.entries() if entry.title == "One voice")
    library.backup(entry)
    with closing(sqlite3.connect(entry.path)) as newer:
        newer.execute("PRAGMA user_version=99")
    before = entry.path.read_bytes()
    window = show()
    (card,) = window.home.view.grid.cards
    assert "newer version" in card.face.problem
    assert card.face.remedy == ""
    assert "damaged" not in card.face.meta
    menu = window.home.menu_of(card.face.key)
    assert menu is not None
    assert [one.text() for one in menu.actions() if one.text()] == [say("home.move_to_bin")]
    focus(window)
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.home.messages.text == say("home.update_to_open")
    assert entry.path.read_bytes() == before
    menu.actions()[-1].trigger()
    settle(qtbot, window)
    assert [one.title for one in library.binned()] == ["One voice"]


def test_a_session_that_cannot_be_opened_is_said_in_a_sentence(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY)
    window = show()
    (entry,) = library.entries()
    with_it_open = library.open(entry)
    try:
        window.open_entry(entry)
        assert window.open_session is None
        assert "open in another window" in window.home.messages.text
    finally:
        with_it_open.close()


@pytest.mark.parametrize("with_content", [True, False])
def test_duplicating_puts_a_copy_beside(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library, with_content: bool
) -> None:
    add("Reaching readers", starts_on=TODAY)
    window = show()
    window.home.actions_of.duplicate(library.entries()[0], with_content=with_content)
    settle(qtbot, window)
    assert len(library.entries()) == 2
    assert window.home.messages.text.startswith("Duplicated as")


def test_export_and_import_of_a_file_make_a_copy(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library, tmp_path: Path
) -> None:
    add("Reaching readers", starts_on=TODAY)
    window = show()
    window.home.actions_of.export_copy(library.entries()[0], tmp_path / "shared")
    settle(qtbot, window)
    shared = tmp_path / "shared.confluence"
    before = shared.read_bytes()
    window.home.actions_of.import_file(shared)
    settle(qtbot, window)
    assert len(library.entries()) == 2
    assert shared.read_bytes() == before


def test_a_foreign_file_is_refused_in_one_sentence(
    qtbot: QtBot, show: Callable[[], MainWindow], library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "holiday.confluence"
    path.write_bytes(b"not a session" * 100)
    window = show()
    window.home.actions_of.import_file(path)
    settle(qtbot, window)
    assert window.home.messages.text.count(".") >= 1
    assert library.entries() == []


def test_the_menu_offers_what_the_keys_do(show: Callable[[], MainWindow], add: Add) -> None:
    add("Reaching readers", starts_on=TODAY)
    key = add("One voice")
    window = show()
    window.home.view.grid.menu_wanted.emit(key, QPoint(10, 10))
    menu = next(menu for menu in window.home.findChildren(QMenu) if menu.isVisible())
    offered = {action.text(): action.shortcut().toString() for action in menu.actions()}
    assert offered["Rename"] == "F2"
    assert offered["Move to bin"] == "Del"
    assert {"Open", "Duplicate", "Duplicate without content", "Export PDF…"} <= set(offered)
    menu.close()


def test_titles_are_shown_as_typed(show: Callable[[], MainWindow], add: Add) -> None:
    add("<img src='x'> & more", "<b>Client</b>", TODAY)
    view = show().home.view
    assert view.today.title.textFormat() == Qt.TextFormat.PlainText
    assert "<img src='x'> & more" in view.today.title.whole


def test_switching_the_theme_redraws_the_pictures(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("One voice", starts_on=date(2026, 11, 14))
    window = show()

    def ground() -> str:
        picture = window.home.view.grid.cards[0].face.picture
        assert picture is not None
        return picture.pixelColor(0, 0).name()

    before = ground()
    window.home.bar.theme_button.click()
    settle(qtbot, window)
    assert ground() != before


def test_two_hundred_sessions_are_shown_and_only_those_in_sight_are_drawn(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    for number in range(200):
        add(f"Session {number}", template="empty")
    window = show()
    assert len(window.home.view.grid.cards) == 199
    drawn = sum(library.thumbnail(entry) is not None for entry in library.entries())
    assert 0 < drawn < 40
    bar = window.home.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(qtbot, window)
    assert window.home.view.grid.cards[-1].face.picture is not None


def test_what_comes_late_from_the_library_leaves_the_keyboard_where_it_is(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add
) -> None:
    add("Reaching readers", starts_on=TODAY)
    name = add("One voice")
    window = show()
    window.home.start_new_session()
    for late in (name, window.home.view.leading_key):
        window.home.refresh(late)
        settle(qtbot, window)
        assert window.focusWidget() is window.home.form.title
    window.home.open_wanted.emit(window.home._entries[name])
    assert window.page is not None
    window.home.refresh(window.home.view.leading_key)
    settle(qtbot, window)
    assert window.focusWidget() is window.page.line.field


def test_the_keyboard_waits_for_the_first_sessions_to_be_read(
    qtbot: QtBot, window: MainWindow, add: Add
) -> None:
    add("Reaching readers", starts_on=TODAY)
    window.show()
    window.home.refresh()
    window.home.focus_first()
    assert window.focusWidget() is window.home.bar.new_button
    settle(qtbot, window)
    assert window.focusWidget() is window.home.view.today.continue_button


def test_a_session_that_opens_again_asks_for_no_text_to_be_measured_anew(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY, template="strategy-map")
    (entry,) = library.entries()
    window = show()
    for _ in range(2):
        window.open_entry(entry)
        qtbot.waitUntil(lambda: window.page is not None, timeout=WAIT_MS)
        window.grab()
        assert window.close_session()
    kept = library.measures(entry.path)
    assert kept
    window.open_entry(entry)
    window.grab()
    assert window.close_session()
    assert library.measures(entry.path) == kept
