"""Home, with a real library: what it shows, what the keys and buttons do."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from confluence_desktop.storage.library import Library
from confluence_desktop.windows.main_window import MainWindow
from confluence_desktop.windows.widgets import PillButton
from tests.windows.home_driver import focus, press, settle, shown_texts, titles

TODAY = date(2026, 11, 22)

# The platform without a display says so of windows that come forward and of menus.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Add = Callable[..., str]


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def test_an_empty_library_is_an_invitation(show: Callable[[], MainWindow]) -> None:
    view = show().home.view
    assert "Start with your first session" in shown_texts(view)
    assert not view.today.isVisible()
    assert view.grid.cards == []


def test_the_sample_can_be_asked_for(qtbot: QtBot, show: Callable[[], MainWindow]) -> None:
    window = show()
    button = next(
        b for b in window.home.view.findChildren(PillButton) if b.text() == "Add the sample"
    )
    button.click()
    settle(qtbot, window)
    assert window.home.view.today.isVisible()


def test_todays_session_comes_first_with_where_it_stopped(
    show: Callable[[], MainWindow], add: Add
) -> None:
    add("Reaching readers", "City Library", TODAY)
    add("One voice", "Harbour Trust", date(2026, 11, 14))
    view = show().home.view
    assert view.heading.text() == "Today"
    assert "Reaching readers" in view.today.title.whole
    assert "City Library" in view.today.title.whole
    assert view.today.line.whole.startswith("22 November · 10 people")
    assert [card.face.own_title for card in view.grid.cards] == ["One voice"]
    assert view.grid.cards[0].face.meta.startswith("14 November")


def test_without_a_session_today_the_last_changed_one_leads(
    show: Callable[[], MainWindow], add: Add
) -> None:
    add("Older", starts_on=date(2025, 1, 7))
    add("Newer", starts_on=date(2025, 1, 8))
    view = show().home.view
    assert view.heading.text() == "Go on with"
    assert view.today.title.whole.endswith("Newer\u2069")


def test_pictures_are_drawn_from_the_boards_and_kept(
    show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("One voice", starts_on=date(2026, 11, 14))
    window = show()
    picture = window.home.view.grid.cards[0].face.picture
    assert picture is not None
    colours = {picture.pixelColor(x, y).name() for x in range(0, 480, 4) for y in range(0, 232, 4)}
    assert len(colours) > 6
    assert all(library.thumbnail(entry) is not None for entry in library.entries())


def test_enter_opens_and_back_comes_home(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add
) -> None:
    add("Reaching readers", starts_on=TODAY)
    name = add("One voice")
    window = show()
    focus(window)
    press(window, Qt.Key.Key_Return)
    assert window.open_session is not None
    assert window.open_session.path.name == name
    assert "One voice" in window.windowTitle()
    assert window.page is not None
    window.page.back_wanted.emit()
    assert not window.has_open_session
    assert window.home.isVisible()
    settle(qtbot, window)


def test_continue_opens_the_leading_session(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add
) -> None:
    add("Reaching readers", starts_on=TODAY)
    window = show()
    window.home.focus_first()
    assert window.focusWidget() is window.home.view.today.continue_button
    press(window, Qt.Key.Key_Space)
    assert window.open_session is not None


def test_arrows_walk_the_cards_and_tab_stops_once(show: Callable[[], MainWindow], add: Add) -> None:
    for number in range(8):
        add(f"Session {number}", template="empty")
    window = show()
    grid = window.home.view.grid
    columns = sum(1 for card in grid.cards if card.y() == 0)
    assert columns > 1
    focus(window)
    press(window, Qt.Key.Key_Right)
    assert grid.cards[1].hasFocus()
    press(window, Qt.Key.Key_Down)
    assert grid.cards[1 + columns].hasFocus()
    press(window, Qt.Key.Key_Home)
    assert grid.cards[0].hasFocus()
    press(window, Qt.Key.Key_End)
    assert grid.cards[-1].hasFocus()
    stops = [card for card in grid.cards if card.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [grid.cards[-1]]


def test_a_narrow_window_has_fewer_cards_in_a_row(show: Callable[[], MainWindow], add: Add) -> None:
    for number in range(6):
        add(f"Session {number}", template="empty")
    grid = show().home.view.grid
    assert len(grid.cards) == 5
    heights = [grid.heightForWidth(width) for width in (1776, 1278, 872, 400)]
    assert heights == sorted(set(heights))
    assert all(card.geometry().right() <= grid.width() for card in grid.cards)


def test_f2_renames_in_place(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("One voice")
    window = show()
    focus(window)
    press(window, Qt.Key.Key_F2)
    QTest.keyClicks(window.focusWidget(), "Two voices")
    with qtbot.assertNotEmitted(window.home.open_wanted):
        press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert titles(window) == ["Two voices"]
    assert sorted(entry.title for entry in library.entries()) == ["Reaching readers", "Two voices"]


def test_escape_keeps_the_old_title(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("One voice")
    window = show()
    focus(window)
    press(window, Qt.Key.Key_F2)
    QTest.keyClicks(window.focusWidget(), "Two voices")
    press(window, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert titles(window) == ["One voice"]


def test_delete_moves_to_the_bin_without_a_question_and_undo_brings_it_back(
    qtbot: QtBot, show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("Reaching readers", starts_on=TODAY)
    add("One voice", template="empty")
    add("Two voices", template="empty")
    window = show()
    focus(window)
    gone = titles(window)[0]
    press(window, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert gone not in titles(window)
    assert window.home.view.grid.cards[0].hasFocus()
    undo = next(b for b in window.home.messages.findChildren(PillButton) if b.text() == "Undo")
    undo.click()
    settle(qtbot, window)
    assert gone in titles(window)
    assert library.binned() == []
