"""Marks on cards, what is brought out, and what is struck for a moment."""

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.accents import REACH, mark_rect, mark_text
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.workshop.cards import Board, Level
from tests.builders import a_card, a_map
from tests.canvas.conftest import show_view
from tests.driver import CanvasDriver


def colour_at(driver: CanvasDriver, picture: QImage, at: Point) -> QColor:
    return picture.pixelColor(driver.pixel(at))


def test_a_mark_stands_on_the_card_s_lower_edge_and_goes_again(driver: CanvasDriver) -> None:
    goal = driver.figure("Feed the town")
    before = driver.picture()
    driver.view.set_marks({goal.key: "Serves no objective"})
    marked = driver.picture()
    assert marked != before
    spot = Point(goal.bounds.x + 14, goal.bounds.bottom + 2)
    assert colour_at(driver, marked, spot).name() == "#fff4d6"
    driver.view.set_marks({})
    assert driver.picture() == before


def test_a_mark_is_cut_within_its_card(driver: CanvasDriver) -> None:
    goal = driver.figure("Feed the town")
    words = "No measure of today's figure " * 5
    rect = mark_rect(goal, words, 14.0)
    assert mark_text(words, 14.0, goal.bounds.width).elided
    assert goal.bounds.x < rect.x
    assert rect.right <= goal.bounds.right
    assert rect.bottom <= goal.bounds.bottom + REACH


def test_marks_painted_piece_by_piece_are_those_of_a_fresh_view(  # LAW-8
    qtbot: QtBot, plain_map: tuple[Document, Board], driver: CanvasDriver
) -> None:
    ids = [figure.key for figure in driver.view.index.drawing.figures]
    driver.picture()
    driver.view.set_marks({ids[-1]: "First"})
    driver.picture()
    driver.view.set_marks(dict.fromkeys(ids, "Serves no objective"))
    driver.drag("Teach the town", to=Point(700, 500))
    driver.view.emphasise(ids[1:3])
    driver.view.select([])
    driver.view.pointer.leave()
    driver.view.clearFocus()
    shown = driver.picture()
    fresh = CanvasDriver(show_view(qtbot, *plain_map))
    fresh.view.set_marks(dict.fromkeys(ids, "Serves no objective"))
    fresh.view.emphasise(ids[1:3])
    fresh.view.clearFocus()
    assert fresh.picture() == shown


def test_what_is_not_emphasised_recedes(driver: CanvasDriver) -> None:
    feed, teach = driver.figure("Feed the town"), driver.figure("Teach the town")
    bar = Point(teach.bounds.centre.x, teach.bounds.y + 3)
    own = Point(feed.bounds.centre.x, feed.bounds.y + 3)
    before = driver.picture()
    driver.view.emphasise([feed.key])
    after = driver.picture()
    assert colour_at(driver, after, bar).lightness() > colour_at(driver, before, bar).lightness()
    assert colour_at(driver, after, own) == colour_at(driver, before, own)
    driver.view.emphasise([])
    assert driver.picture() == before


def test_nothing_recedes_for_what_is_not_on_this_board(driver: CanvasDriver) -> None:
    before = driver.picture()
    driver.view.emphasise(["card_elsewhere"])
    assert driver.picture() == before


def test_all_return_when_what_was_emphasised_is_deleted(driver: CanvasDriver) -> None:
    id_ = driver.id_of("Seed exchange")
    driver.view.select([id_])
    driver.view.emphasise([id_])
    driver.picture()
    driver.key(Qt.Key.Key_Delete)
    driver.view.select([])
    shown = driver.picture()
    driver.view.emphasise([])
    assert driver.picture() == shown


def test_a_struck_card_fades_and_what_loses_support_says_so(driver: CanvasDriver) -> None:
    objective, goal = driver.figure("Forty gardens"), driver.figure("Feed the town")
    before = driver.picture()
    driver.view.strike([objective.key], {goal.key: "Loses its support"})
    struck = driver.picture()
    edge = Point(goal.bounds.x + 14, goal.bounds.bottom + 2)
    assert colour_at(driver, struck, edge).name() == "#fff4d6"
    frame = Point(objective.bounds.centre.x, objective.bounds.y + 3)
    assert colour_at(driver, struck, frame) != colour_at(driver, before, frame)
    driver.view.strike([])
    assert driver.picture() == before


def test_a_thousand_marks_cost_little_where_few_are_seen(qtbot: QtBot) -> None:
    document, board = a_map()
    cards = [a_card(document, board, Level.TOOL, f"Tool {number}") for number in range(300)]
    view = show_view(qtbot, document, board)
    view.zoom_to_100()
    driver = CanvasDriver(view)
    driver.picture()
    marks = {card.id: "Serves no capability" for card in cards}
    marks |= {f"card_{number}": "Elsewhere" for number in range(1_000)}
    view.set_marks(marks)
    start = time.perf_counter()
    driver.view.grab()
    assert time.perf_counter() - start < 0.25
