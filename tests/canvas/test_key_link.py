"""Linking by keys: letters choose the other card, and what Enter does is said before."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.strategy_map.operations import delete
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.tools.key_link import KeyLink, text_of
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.links import Link
from tests.builders import a_card, a_map
from tests.driver import CanvasDriver


def test_l_letters_and_enter_link_and_unlink(driver: CanvasDriver) -> None:
    document = driver.view.document
    driver.click("Seed exchange")
    for expected in (2, 1):
        driver.key(Qt.Key.Key_L)
        driver.type("teach")
        driver.key(Qt.Key.Key_Return)
        assert len(list(document.all(Link))) == expected
    assert document.next_undo is not None
    assert document.next_undo.label == "Unlink cards"


def test_a_key_link_is_dropped_by_esc(driver: CanvasDriver) -> None:
    driver.click("Seed exchange")
    driver.key(Qt.Key.Key_L)
    driver.type("teach")
    driver.key(Qt.Key.Key_Escape)
    driver.type("x")
    assert len(list(driver.view.document.all(Link))) == 1
    assert driver.selected() == {"Seed exchange"}


def key_link(driver: CanvasDriver) -> KeyLink:
    link = driver.view._key_link
    assert link is not None
    return link


def test_linking_what_is_linked_says_before_and_after_that_it_unlinks(driver: CanvasDriver) -> None:
    told: list[str] = []
    driver.view.told.connect(told.append)
    driver.click("Forty gardens by June")
    driver.key(Qt.Key.Key_L)
    driver.type("feed")
    assert key_link(driver).words == "Unlink from: feed  →  Feed the town"
    before = driver.picture()
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_L)
    driver.type("teach")
    assert key_link(driver).words == "Link to: teach  →  Teach the town"
    assert driver.picture() != before
    driver.key(Qt.Key.Key_Return)
    assert told == []
    driver.key(Qt.Key.Key_L)
    driver.type("teach")
    driver.key(Qt.Key.Key_Return)
    assert told == ["Unlinked: “Forty gardens by June” and “Teach the town”."]


@pytest.mark.parametrize("text", ["Seed exchange", "Feed the town", "Teach the town"])
@pytest.mark.parametrize("scale", [0.4, 1.0, 3.0])
def test_what_is_typed_for_a_link_stays_in_sight(
    driver: CanvasDriver, text: str, scale: float
) -> None:
    driver.click(text)
    driver.wheel_zoom(scale / driver.view.sight.camera.scale, driver.figure(text).bounds.centre)
    driver.key(Qt.Key.Key_L)
    driver.type("nobody says this, whatever is on the board")
    for push in ((0, 0), (400, 0), (-400, 300), (0, -300)):
        driver.view.push(*push)
        box, seen = key_link(driver).box, driver.view.visible
        assert seen.x <= box.x
        assert box.right <= seen.right
        assert seen.y <= box.y
        assert box.bottom <= seen.bottom


def test_a_link_offers_other_lanes_before_the_card_s_own(qtbot: QtBot) -> None:
    document, board = a_map()
    a_card(document, board, Level.GOAL, "City of readers")
    a_card(document, board, Level.STRATEGY, "City walks")
    source = a_card(document, board, Level.CAPABILITY, "Know the town")
    a_card(document, board, Level.CAPABILITY, "City history")
    view = BoardView(None, document, board.id)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    driver = CanvasDriver(view)
    view.select([source.id])
    driver.key(Qt.Key.Key_L)
    driver.type("city")
    offered = []
    for _ in range(3):
        target = key_link(driver).target
        assert target is not None
        offered.append(text_of(target))
        driver.key(Qt.Key.Key_Down)
    assert offered == ["City walks", "City of readers", "City history"]


def test_a_key_link_ends_when_its_card_is_taken_back(driver: CanvasDriver) -> None:
    driver.click("Seed exchange")
    driver.key(Qt.Key.Key_L)
    driver.type("teach")
    document = driver.view.document
    (card,) = [one for one in document.all(Card) if one.text == "Seed exchange"]
    with document.transaction("Delete") as draft:
        delete(draft, [card.id])
    assert not driver.view.is_linking
