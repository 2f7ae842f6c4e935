"""What is found on one board begins another, and stays tied."""

import pytest

from confluence_desktop.boards.strategy_map.checks import map_findings
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Loop, Side
from confluence_desktop.workshop.ties import open_cycle_as_catch_22
from tests.boards.strategy_map.checks.small_maps import BOARD, a_map_of, found

TWO = "a strategy: Trust each other < b\nb strategy: Work together < a"


def test_a_circle_opens_as_a_catch_22_that_is_filled_and_tied() -> None:
    document = a_map_of(TWO)
    (finding,) = found(document, "S12")
    with document.transaction("Open as a Catch-22") as draft:
        board = open_cycle_as_catch_22(draft, finding)
    assert document.find(Board, board.id) == board
    assert board.type is BoardKind.CATCH_22
    assert board.title == "“Trust each other” and “Work together”"
    loops = {loop.side: loop for loop in document.where(Loop, board_id=board.id)}
    left = loops[Side.LEFT]
    assert (left.x, left.y) == ("Trust each other", "Work together")
    assert (left.x_card_id, left.y_card_id) == ("a", "b")
    assert (loops[Side.RIGHT].x, loops[Side.RIGHT].x_card_id) == ("", None)
    document.undo()
    assert [one.id for one in document.all(Board)] == [BOARD.id]


def test_of_a_longer_circle_the_two_are_taken_whose_link_closes_it() -> None:
    document = a_map_of("a goal: Trust < c\nb objective: Meet < a\nc strategy: Work < b")
    (finding,) = found(document, "S12")
    with document.transaction("Open as a Catch-22") as draft:
        board = open_cycle_as_catch_22(draft, finding)
    (left,) = [one for one in document.where(Loop, board_id=board.id) if one.side is Side.LEFT]
    assert (left.x, left.y) == ("Trust", "Work")


def test_any_other_finding_is_refused() -> None:
    document = a_map_of("s strategy: Run a newsletter")
    finding = map_findings(BOARD, document)[0]
    with pytest.raises(RefusedError, match="wait"), document.transaction("Open") as draft:
        open_cycle_as_catch_22(draft, finding)
