"""The outline: the same cards as a tree, and everything that keys do in it."""

import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.strategy_map import moving, operations
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.errors import RefusedError
from confluence_desktop.windows.outline_map import MapOutline
from confluence_desktop.windows.outline_nodes import OutlineModel
from confluence_desktop.windows.outline_view import OutlineTree
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.templates import session_from_template
from tests.builders import a_card, a_link, a_map
from tests.windows.session_driver import SessionDriver

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
DESCRIPTION = Qt.ItemDataRole.AccessibleDescriptionRole


def lines(model: OutlineModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    """The tree as indented text."""
    found: list[str] = []

    def walk(parent: QModelIndex, depth: int) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append("  " * depth + str(index.data(role)))
            walk(index, depth + 1)

    walk(QModelIndex(), 0)
    return found


def test_cards_stand_under_what_they_serve_and_the_rest_under_its_level() -> None:
    document, board = a_map()
    mission = a_card(document, board, Level.MISSION, "Everyone reads")
    vision = a_card(document, board, Level.VISION, "A city that talks", under=mission)
    goal = a_card(document, board, Level.GOAL, "Young adults come back", under=vision)
    a_card(document, board, Level.TOOL, "Microblog")
    a_card(document, board, Level.STRATEGY, "Readers recommend", under=goal)
    assert lines(MapOutline(document, board.id)) == [
        "Everyone reads",
        "  A city that talks",
        "    Young adults come back",
        "      Readers recommend",
        "Tools that serve nothing yet · 1",
        "  Microblog",
    ]


def test_a_card_with_several_ends_stands_once_and_is_pointed_at_from_the_others() -> None:
    document, board = a_map()
    first = a_card(document, board, Level.GOAL, "First goal")
    second = a_card(document, board, Level.GOAL, "Second goal")
    strategy = a_card(document, board, Level.STRATEGY, "Serves both", under=second)
    a_link(document, strategy, first)
    a_card(document, board, Level.TOOL, "Below it", under=strategy)
    model = MapOutline(document, board.id)
    assert lines(model, ACCESSIBLE) == [
        "Goals that serve nothing yet · 2",
        "  Goal: First goal",
        "    Strategy: Serves both",
        "      Tool: Below it",
        "  Goal: Second goal",
        "    Also here: Strategy: Serves both",
    ]


def test_cards_that_wait_for_each_other_still_have_their_place() -> None:
    document, board = a_map()
    one = a_card(document, board, Level.STRATEGY, "One")
    other = a_card(document, board, Level.STRATEGY, "Other")
    a_link(document, one, other)
    a_link(document, other, one)
    assert lines(MapOutline(document, board.id), ACCESSIBLE) == [
        "Strategies that serve nothing yet · 2",
        "  Strategy: One",
        "    Also here: Strategy: Other",
        "  Strategy: Other",
        "    Also here: Strategy: One",
    ]


def test_a_screen_reader_hears_links_state_and_what_covers() -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "Young adults come back")
    card = a_card(document, board, Level.STRATEGY, "Recommend", under=goal, covered=True)
    a_card(document, board, Level.CAPABILITY, "Host a conversation", under=card)
    model = MapOutline(document, board.id)
    (row,) = model.rows_of(card.id)
    said = str(row.data(DESCRIPTION))
    assert "Serves Young adults come back." in said
    assert "Needs Host a conversation." in said
    assert "Covered: the wall does not show it." in said


@pytest.mark.parametrize("seed", range(6))
def test_the_tree_kept_up_to_date_is_the_tree_made_anew(seed: int, qtbot: QtBot) -> None:
    """Random verbs, undo and redo; the model's own rules are checked on the way."""
    chance = random.Random(seed)  # noqa: S311  # the same edits at each run
    document, board = a_map()
    for number in range(12):
        a_card(document, board, chance.choice(LEVELS), f"Card {number}")
    model = MapOutline(document, board.id)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document.listen(lambda commit: model.take(commit.change))
    for _ in range(60):
        do_something(document, board, chance)
        fresh = lines(MapOutline(document, board.id), DESCRIPTION)
        assert lines(model) == lines(MapOutline(document, board.id))
        assert lines(model, DESCRIPTION) == fresh


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_a_chain_that_goes_at_once_leaves_nothing(order: Sequence[int], qtbot: QtBot) -> None:
    document, board = a_map()
    chain = [a_card(document, board, Level.GOAL, "Goal")]
    for level in (Level.STRATEGY, Level.CAPABILITY, Level.TOOL):
        chain.append(a_card(document, board, level, level.value, under=chain[-1]))
    a_card(document, board, Level.VISION, "Stays")
    model = MapOutline(document, board.id)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document.listen(lambda commit: model.take(commit.change))
    with document.transaction("Delete") as draft:
        for place in order:
            draft.remove(chain[place])
    assert lines(model) == lines(MapOutline(document, board.id))


def do_something(document: Document, board: Board, chance: random.Random) -> None:
    cards = sorted(document.all(Card), key=lambda card: card.id)
    picked = [card.id for card in chance.sample(cards, min(3, len(cards)))]

    def drop_a_link(draft: Draft) -> None:
        for link in sorted(draft.all(Link), key=lambda link: link.id)[:1]:
            draft.remove(link)

    verbs: list[Callable[[Draft], object]] = [
        lambda draft: operations.add_card(draft, board, chance.choice(LEVELS), "New"),
        lambda draft: operations.link_cards(draft, picked[0], picked[1]),
        lambda draft: moving.shift_cards(draft, board, picked, chance.choice([*Direction])),
        lambda draft: operations.duplicate(draft, picked[:1]),
        lambda draft: operations.delete(draft, picked[: max(0, len(cards) - 6)][:1]),
        drop_a_link,
        lambda draft: operations.set_text(draft, picked[0], "text", f"Said {chance.random()}"),
    ]
    verb = chance.choice(verbs)
    if chance.random() < 0.25:
        (document.undo if chance.random() < 0.6 else document.redo)()
        return
    with suppress(RefusedError), document.transaction("Do something") as draft:
        verb(draft)


@pytest.fixture
def filled(driver: SessionDriver) -> SessionDriver:
    """A goal, an objective under it and a strategy that serves nothing, the outline open."""
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Tab")
    driver.add("Borrowers up 20 %")
    driver.press("Ctrl+5")
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
        assert isinstance(filled.focus(), QPlainTextEdit)
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
    assert not list(filled.page.document.all(Link)) or len(shown(filled)) == 5


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
