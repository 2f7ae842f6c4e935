"""Clusters in a real session: by keys from everywhere, by name, and by the mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.windows.fields import Field
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.clusters import Cluster
from tests.driver import CanvasDriver
from tests.windows.session_driver import MAP_ID, SessionDriver, session_records

CARDS = (
    *(
        Card(id=f"card_{text}", board_id=MAP_ID, level=Level.GOAL, text=f"Goal {text}", order=place)
        for place, text in enumerate("abcde")
    ),
    Card(id="card_o", board_id=MAP_ID, level=Level.OBJECTIVE, text="Objective", order=0),
    Card(id="card_p", board_id=MAP_ID, level=Level.OBJECTIVE, text="Another", order=1),
)
CLUSTERS = (
    Cluster(id="cluster_1", board_id=MAP_ID, name="Readers", card_ids=("card_a", "card_b")),
    Cluster(id="cluster_2", board_id=MAP_ID, card_ids=("card_o",), order=1),
)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    made = SessionDriver(qtbot, tmp_path, [*session_records(), *CARDS, *CLUSTERS])
    view_of(made).has_reduced_motion = True
    yield made
    made.close()


def view_of(driver: SessionDriver) -> BoardView:
    assert driver.page.view is not None
    return driver.page.view


def members(driver: SessionDriver) -> dict[str, str]:
    """The last letters of the ids of each cluster's cards, by its name."""
    return {
        cluster.name: "".join(sorted(id_[-1] for id_ in cluster.card_ids))
        for cluster in driver.page.document.all(Cluster)
    }


def undo_name(driver: SessionDriver) -> str:
    assert driver.page.document.next_undo is not None
    return driver.page.document.next_undo.label


def place(driver: SessionDriver, where: str) -> None:
    """Give the keyboard to the line, the board or the outline."""
    if where == "line":
        driver.page.focus_line()
    elif where == "board":
        driver.page.focus_board()
    else:
        driver.press("Ctrl+Shift+O")
        assert driver.focus() is driver.page.panels.outline.tree


PLACES = pytest.mark.parametrize("where", ["line", "board", "outline"])


@PLACES
def test_grouping_with_a_card_of_a_cluster_puts_the_others_in(
    driver: SessionDriver, where: str
) -> None:
    place(driver, where)
    view_of(driver).select(["card_b", "card_d", "card_e"])
    driver.press("Ctrl+G")
    assert members(driver) == {"Readers": "abde", "": "o"}
    assert undo_name(driver) == "Put 2 cards into a cluster"
    assert driver.page.messages.text.startswith("Put into “")
    assert not view_of(driver).is_editing
    assert driver.page.selection == {"card_b", "card_d", "card_e"}
    driver.press("Ctrl+Z")
    assert members(driver) == {"Readers": "ab", "": "o"}


def test_grouping_with_a_whole_cluster_puts_the_others_in(driver: SessionDriver) -> None:
    view_of(driver).select(["cluster_1", "card_e"])
    driver.press("Ctrl+G")
    assert members(driver) == {"Readers": "abe", "": "o"}
    assert undo_name(driver) == "Put a card into a cluster"


def test_grouping_cards_of_one_cluster_lets_its_name_be_typed(driver: SessionDriver) -> None:
    view_of(driver).select(["card_a"])
    driver.press("Ctrl+G")
    driver.type(" of every age")
    driver.press("Return")
    assert members(driver) == {"Readers of every age": "ab", "": "o"}
    assert undo_name(driver) == "Name a cluster"


def test_grouping_cards_of_two_clusters_makes_a_new_one(driver: SessionDriver) -> None:
    view_of(driver).select(["card_a", "card_o"])
    driver.press("Ctrl+G")
    driver.type("New")
    driver.press("Return")
    assert members(driver) == {"Readers": "b", "New": "ao"}


def test_a_new_cluster_can_be_asked_for_by_name(driver: SessionDriver) -> None:
    view_of(driver).select(["card_b", "card_c"])
    driver.press("Ctrl+K")
    driver.type("as a new cluster")
    driver.press("Return")
    driver.type("New")
    driver.press("Return")
    assert members(driver) == {"Readers": "a", "New": "bc", "": "o"}


@PLACES
def test_single_cards_are_taken_out_and_the_cluster_stays(
    driver: SessionDriver, where: str
) -> None:
    place(driver, where)
    view_of(driver).select(["card_b"])
    driver.press("Ctrl+Shift+G")
    assert members(driver) == {"Readers": "a", "": "o"}
    assert undo_name(driver) == "Take a card out of a cluster"
    assert driver.page.selection == {"card_b"}
    driver.press("Ctrl+Z")
    assert members(driver) == {"Readers": "ab", "": "o"}


def test_ungrouping_is_said_where_the_whole_cluster_goes(driver: SessionDriver) -> None:
    for chosen in (["cluster_1"], ["card_a", "card_b"]):
        view_of(driver).select(chosen)
        driver.press("Ctrl+Shift+G")
        assert members(driver) == {"": "o"}
        assert undo_name(driver) == "Ungroup cards"
        assert driver.page.selection == {"card_a", "card_b"}
        driver.press("Ctrl+Z")
    view_of(driver).select(["card_a"])
    driver.press("Ctrl+K")
    driver.type("ungroup whole")
    driver.press("Return")
    assert members(driver) == {"": "o"}


@PLACES
def test_a_cluster_is_chosen_by_its_name_and_the_keyboard_stays_where_it_was(
    driver: SessionDriver, where: str
) -> None:
    place(driver, where)
    before = driver.focus()
    view_of(driver).select(["card_e", "card_p"])
    driver.press("Ctrl+B")
    assert driver.page.panels.command_list.shown() == ["cluster_1", "cluster_2"]
    driver.type("objective")
    assert driver.page.panels.command_list.shown() == ["cluster_2"]
    driver.press("Return")
    assert members(driver) == {"Readers": "ab", "": "eop"}
    assert undo_name(driver) == "Put 2 cards into a cluster"
    assert driver.focus() is before


def test_a_choice_of_no_cluster_says_so_and_leaves_all_as_it_is(driver: SessionDriver) -> None:
    view_of(driver).select(["card_e"])
    driver.press("Ctrl+B")
    driver.type("nowhere")
    row = driver.page.panels.command_list.list.topLevelItem(0)
    assert row is not None
    assert row.text(0) == "None of them says that."
    driver.press("Return", "Esc")
    assert members(driver) == {"Readers": "ab", "": "o"}
    driver.press("Ctrl+K")
    assert "cluster.put_in" in driver.page.panels.command_list.shown()


def test_only_clusters_that_gain_something_are_offered(driver: SessionDriver) -> None:
    view_of(driver).select(["card_a"])
    driver.press("Ctrl+B")
    assert driver.page.panels.command_list.shown() == ["cluster_2"]


def test_what_goes_into_a_block_is_out_of_sight_and_the_block_is_selected(
    driver: SessionDriver,
) -> None:
    view_of(driver).select(["card_a"])
    driver.press("Ctrl+Shift+M")
    view_of(driver).select(["card_e"])
    driver.press("Ctrl+B")
    driver.type("readers")
    driver.press("Return")
    assert members(driver)["Readers"] == "abe"
    assert driver.page.selection == {"cluster_1"}


def test_a_drop_onto_an_outline_is_shown_before_it_is_made(driver: SessionDriver) -> None:
    hand = CanvasDriver(view_of(driver))
    start, first, second = (hand.figure(f"Goal {text}").bounds for text in "eab")
    gap = Point((first.right + second.x) / 2, first.centre.y)
    hand.press(start.centre)
    hand.move_to(Point(start.centre.x + 30, start.centre.y))
    hand.move_to(gap)
    outline = view_of(driver).index.by_key("cluster_1.1")
    card = hand.figure("Goal e")
    assert outline is not None
    assert outline.bounds.meets(card.bounds)
    assert members(driver)["Readers"] == "ab"
    hand.release(gap)
    assert members(driver)["Readers"] == "abe"
    assert undo_name(driver) == "Move card into a cluster"


def test_a_drop_onto_an_outline_can_be_dropped_itself(driver: SessionDriver) -> None:
    hand = CanvasDriver(view_of(driver))
    start, first, second = (hand.figure(f"Goal {text}").bounds for text in "eab")
    hand.press(start.centre)
    hand.move_to(Point(start.centre.x + 30, start.centre.y))
    hand.move_to(Point((first.right + second.x) / 2, first.centre.y))
    driver.press("Esc")
    assert members(driver) == {"Readers": "ab", "": "o"}
    assert driver.page.document.next_undo is None


def test_the_card_that_is_grabbed_says_where_a_selection_of_several_levels_goes(
    driver: SessionDriver,
) -> None:
    hand = CanvasDriver(view_of(driver))
    view_of(driver).select(["card_d", "card_p"])  # by its id, the goal comes first
    to = hand.figure("Another").bounds.centre
    bands = view_of(driver).index.drawing.bands
    lane = next(band for band in bands if band.key.endswith("strategy"))
    hand.drag("Another", Point(to.x, (lane.top + lane.bottom) / 2))
    levels = {card.id: card.level for card in driver.page.document.all(Card)}
    assert (levels["card_p"], levels["card_d"]) == (Level.STRATEGY, Level.OBJECTIVE)


def test_the_details_follow_a_card_into_a_cluster_and_out(driver: SessionDriver) -> None:
    def shown() -> list[str]:
        fields = driver.page.inspector.findChildren(Field)
        return [one.editor.toPlainText() for one in fields if one.isVisible()]

    view_of(driver).select(["card_e"])
    driver.settle()
    assert "Readers" not in shown()
    driver.press("Ctrl+B")
    driver.type("readers")
    driver.press("Return")
    assert "Readers" in shown()
    driver.press("Ctrl+Shift+G")
    assert "Readers" not in shown()
