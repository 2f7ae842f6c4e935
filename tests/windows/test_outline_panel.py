"""The outline beside the board: everything that keys do in it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.growing_text import PlainText
from confluence_desktop.windows.outline_view import OutlineTree
from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.templates import session_from_template
from tests.windows.session_driver import SessionDriver
from tests.windows.test_outline import lines


@pytest.fixture
def filled(driver: SessionDriver) -> SessionDriver:
    """A goal, an objective under it and a strategy that serves nothing, the outline open."""
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Tab")
    driver.add("Borrowers up 20 %")
    driver.press("Ctrl+3", "Ctrl+5")
    driver.add("Readers recommend")
    driver.press("Ctrl+Shift+O")
    return driver


def tree(driver: SessionDriver) -> OutlineTree:
    return driver.page.panels.outline.tree


def shown(driver: SessionDriver) -> Sequence[str]:
    model = tree(driver).outline
    assert model is not None
    return lines(model)


def mark(driver: SessionDriver, text: str) -> None:
    """Go to a row as the board's selection does."""
    view = driver.page.view
    assert view is not None
    view.select([driver.card(text).id])
    driver.settle()


def test_the_outline_opens_with_the_keyboard_and_closes_by_the_same_key(
    filled: SessionDriver,
) -> None:
    assert filled.focus() is tree(filled)
    assert shown(filled) == [
        "Goals that serve nothing yet · 1",
        "  Young adults come back",
        "    Borrowers up 20 %",
        "Strategies that serve nothing yet · 1",
        "  Readers recommend",
    ]
    filled.press("Ctrl+Shift+O")
    assert filled.page.panels.outline.isHidden()
    assert filled.focus() is filled.page.line.field


def test_f6_comes_by_the_outline_while_it_is_open(filled: SessionDriver) -> None:
    filled.press("F6")
    assert filled.focus() is filled.page.view
    filled.press("Shift+F6")
    assert filled.focus() is tree(filled)


def test_what_is_selected_is_shared_both_ways(filled: SessionDriver) -> None:
    mark(filled, "Borrowers up 20 %")
    node = tree(filled).current_node
    assert node is not None
    assert node.record_id == filled.card("Borrowers up 20 %").id
    filled.press("Up")
    assert filled.page.selection == {filled.card("Young adults come back").id}
    filled.press("Shift+Down")
    assert filled.page.selection == {
        filled.card("Young adults come back").id,
        filled.card("Borrowers up 20 %").id,
    }


def test_a_row_is_written_in_place_and_escape_keeps_it(filled: SessionDriver) -> None:
    for key, end in (("F2", "Return"), ("Return", "Esc")):
        mark(filled, "Readers recommend")
        filled.press(key)
        assert isinstance(filled.focus(), PlainText)
        filled.type(" books")
        filled.press(end)
        assert filled.focus() is tree(filled)
        assert filled.card("Readers recommend books").level is Level.STRATEGY
        filled.press("Ctrl+Z")


def test_cards_are_added_beside_and_below(filled: SessionDriver) -> None:
    mark(filled, "Borrowers up 20 %")
    filled.press("Ins")
    filled.add("Visits up 10 %", "Events up")
    filled.press("Esc", "Shift+Ins")
    filled.add("Ask them")
    filled.press("Esc")
    assert filled.focus() is tree(filled)
    assert shown(filled)[1:6] == [
        "  Young adults come back",
        "    Borrowers up 20 %",
        "    Visits up 10 %",
        "    Events up",
        "      Ask them",
    ]


def test_a_list_pasted_into_the_line_is_shown_first_and_keeps_its_levels(
    filled: SessionDriver,
) -> None:
    mark(filled, "Young adults come back")
    filled.press("Shift+Ins")
    filled.paste("Visits up 10 %\n\tAsk them")
    assert filled.focus() is filled.page.line.field
    filled.press("Return")
    assert shown(filled)[1:5] == [
        "  Young adults come back",
        "    Borrowers up 20 %",
        "    Visits up 10 %",
        "      Ask them",
    ]


def test_letters_of_another_card_link_and_part(filled: SessionDriver) -> None:
    mark(filled, "Readers recommend")
    filled.press("L")
    filled.type("borr")
    filled.press("Return")
    assert shown(filled) == [
        "Goals that serve nothing yet · 1",
        "  Young adults come back",
        "    Borrowers up 20 %",
        "      Readers recommend",
    ]
    assert filled.focus() is tree(filled)
    filled.press("L")
    filled.type("borr")
    filled.press("Return")
    linked = [link.source_id for link in filled.page.document.all(Link)]
    assert filled.card("Readers recommend").id not in linked


def test_levels_order_copies_and_undo_work_in_the_outline(filled: SessionDriver) -> None:
    mark(filled, "Readers recommend")
    filled.press("Alt+Down")
    assert filled.card("Readers recommend").level is Level.CAPABILITY
    filled.press("Ctrl+5")
    assert filled.card("Readers recommend").level is Level.STRATEGY
    filled.press("Ctrl+D")
    assert filled.cards()[Level.STRATEGY] == ["Readers recommend"] * 2
    copied = filled.page.selection
    filled.press("Alt+Left")
    assert filled.page.selection == copied
    filled.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Readers recommend"
    filled.press("Del")
    assert filled.cards()[Level.STRATEGY] == ["Readers recommend"]
    assert filled.focus() is tree(filled)
    filled.press("Ctrl+V")
    assert filled.cards()[Level.STRATEGY] == ["Readers recommend"] * 2
    filled.press("Ctrl+Z", "Ctrl+Z")
    assert filled.cards()[Level.STRATEGY] == ["Readers recommend"] * 2


def test_a_key_of_the_board_that_is_a_command_counts_in_the_outline(filled: SessionDriver) -> None:
    mark(filled, "Readers recommend")
    filled.press("P")
    assert filled.card("Readers recommend").pinned_x is not None
    filled.press("P")
    assert filled.card("Readers recommend").pinned_x is None


def test_another_board_is_a_tree_of_what_is_drawn_and_can_be_written(
    driver: SessionDriver,
) -> None:
    driver.press("PgDown", "Ctrl+Shift+O")
    model = tree(driver).outline
    assert model is not None
    assert "Collaboration" in lines(model)
    driver.press("F2")
    assert isinstance(driver.focus(), QPlainTextEdit)
    driver.press("Esc")
    driver.press("PgUp")
    assert shown(driver) == []


def test_a_board_that_is_shown_again_is_made_anew(filled: SessionDriver, tmp_path: Path) -> None:
    filled.press("PgDown", "PgUp")
    assert "  Readers recommend" in shown(filled)


def test_an_item_without_a_board_says_so(filled: SessionDriver) -> None:
    filled.press("PgDown", "PgDown")
    assert not tree(filled).isVisible()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_the_board_keeps_its_share_beside_the_outline(
    size: tuple[int, int], qtbot: QtBot, tmp_path: Path
) -> None:
    driver = SessionDriver(qtbot, tmp_path, size=size)
    driver.press("Ctrl+Shift+O")
    view = driver.page.view
    assert view is not None
    assert view.width() >= 0.6 * driver.page.width()
    driver.close()


def test_enter_on_a_row_that_takes_no_text_does_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    made = SessionDriver(qtbot, tmp_path, session_from_template("sample"))
    made.press("PgDown", "Ctrl+Shift+O")
    tree = made.page.panels.outline.tree
    index = tree.currentIndex()
    assert index.isValid()
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable  # a request has several texts
    made.press("Return")  # Qt would say that editing failed, and the test with it
    assert made.focus() is tree
    made.close()


def test_the_keys_for_a_card_beside_or_below_count_in_the_line_and_keep_its_text(
    driver: SessionDriver,
) -> None:
    """Shift+Ins pastes elsewhere; here it says where the card goes."""
    QGuiApplication.clipboard().setText("from the clipboard")
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Ctrl+Shift+O", "Ins")
    driver.type("Staff share")
    driver.press("Return")
    driver.type("half the staff by May")
    driver.press("Shift+Ins")
    line = driver.page.panels.outline.line
    assert line.field.text() == "half the staff by May"
    driver.press("Return")
    goal, measure = driver.card("Staff share"), driver.card("half the staff by May")
    assert measure.level is Level.OBJECTIVE
    assert {goal.id, measure.id} <= {
        end for link in driver.page.document.all(Link) for end in (link.source_id, link.target_id)
    }


def test_undo_after_a_card_of_the_line_takes_the_card_back(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Ctrl+Shift+O", "Ins")
    driver.type("One more")
    driver.press("Return", "Ctrl+Z")
    assert driver.cards()[Level.GOAL] == ["Young adults come back"]
    assert driver.page.panels.outline.line.field.text() == ""
