"""What a screen reader finds on a board."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from shiboken6 import delete

from confluence_desktop.canvas.accessible import BoardAccessible
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import Board
from tests.canvas.plain_board import PLAIN_TYPES
from tests.driver import CanvasDriver


def names(driver: CanvasDriver) -> list[str]:
    board = QAccessible.queryAccessibleInterface(driver.view)
    children = [board.child(number) for number in range(board.childCount())]
    return [child.text(QAccessible.Text.Name) for child in children]


def test_cards_are_children_by_name_in_reading_order(driver: CanvasDriver) -> None:
    assert names(driver) == [
        "goal: Feed the town",
        "goal: Teach the town",
        "objective: Forty gardens by June",
        "tool: Seed exchange",
    ]
    driver.click("Teach the town")
    driver.view.delete_selection()
    assert "goal: Teach the town" not in names(driver)


def test_a_card_has_its_place_and_says_whether_it_is_selected(driver: CanvasDriver) -> None:
    board = QAccessible.queryAccessibleInterface(driver.view)
    middle = driver.pixel(driver.figure("Seed exchange").bounds.centre)
    spot = driver.view.mapToGlobal(QPoint(middle))
    card = board.childAt(spot.x(), spot.y())
    assert card.text(QAccessible.Text.Name) == "tool: Seed exchange"
    assert card.rect().contains(spot)
    assert not card.state().selected
    driver.click("Seed exchange")
    assert card.state().selected
    assert board.indexOfChild(card) == 3


def test_a_reader_that_asks_too_late_is_told_so(plain_map: tuple[Document, Board]) -> None:
    document, shown = plain_map
    view = BoardView(None, document, shown.id, board_types=PLAIN_TYPES)
    board = QAccessible.queryAccessibleInterface(view)
    assert isinstance(board, BoardAccessible)
    first = board.child(0)
    assert first.isValid()
    delete(view)
    assert board.figures() == []
    assert not first.isValid()
    assert first.rect().isEmpty()
