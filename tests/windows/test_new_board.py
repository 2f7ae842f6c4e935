"""A board is added while the session runs."""

import pytest

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import agenda_in_order
from confluence_desktop.workshop.cards import Board, BoardKind, Level
from confluence_desktop.workshop.catch_22 import Loop
from tests.windows.session_driver import SessionDriver


@pytest.mark.parametrize("kind", BoardKind)
def test_every_kind_of_board_can_be_added_and_is_shown(
    driver: SessionDriver, kind: BoardKind
) -> None:
    page = driver.page
    before = {board.id for board in page.document.all(Board)}
    current = page.item
    page.commands.run(f"board.new.{kind}")
    (made,) = [board for board in page.document.all(Board) if board.id not in before]
    assert made.type is kind
    assert page.board_id == made.id
    if current is not None:
        ids = [item.id for item in agenda_in_order(page.document)]
        assert page.item is not None
        assert ids.index(page.item.id) == ids.index(current.id) + 1
        assert page.item.prompt == BOARD_TYPES[kind].prompt  # what the wall asks
    page.acts.undo()
    assert {board.id for board in page.document.all(Board)} == before


def test_the_line_begins_a_second_map_at_its_own_first_empty_lane(driver: SessionDriver) -> None:
    page = driver.page
    driver.press("Ctrl+1")
    driver.add("Libraries for all")
    page.commands.run("board.new.strategy_map")
    assert page.line.destination is not None
    assert page.line.destination.key == Level.MISSION


def test_a_second_catch_22_has_loops_and_a_name_of_its_own(driver: SessionDriver) -> None:
    page = driver.page
    for _ in range(2):
        page.commands.run("board.new.catch_22")
    boards = [board for board in page.document.all(Board) if board.type is BoardKind.CATCH_22]
    assert len({board.title for board in boards}) == len(boards) >= 2
    assert all(len(page.document.where(Loop, board_id=board.id)) == 2 for board in boards)
    shown = {item.board_id for item in page.document.all(AgendaItem)}
    assert {board.id for board in boards} <= shown | {page.board_id}
