"""Marks on cards, what is brought out, and what is struck for a moment."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.strategy_map import STRATEGY_MAP
from confluence_desktop.canvas.accents import REACH, Mark, mark_rect, mark_text
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Text
from confluence_desktop.drawing.style import Style
from confluence_desktop.painting.qt import Detail, shapes_at
from confluence_desktop.windows.map_acts import IDLE, LOSES, WEAKENED
from confluence_desktop.workshop.cards import Board, Level
from tests.builders import a_card, a_map
from tests.canvas.conftest import show_view
from tests.driver import CanvasDriver

SERVES_NONE = Mark("Serves no objective", "No objective")


def colour_at(driver: CanvasDriver, picture: QImage, at: Point) -> QColor:
    return picture.pixelColor(driver.pixel(at))


def test_a_mark_stands_on_the_card_s_lower_edge_and_goes_again(driver: CanvasDriver) -> None:
    goal = driver.figure("Feed the town")
    before = driver.picture()
    driver.view.set_marks({goal.key: SERVES_NONE})
    marked = driver.picture()
    assert marked != before
    spot = Point(goal.bounds.x + 14, goal.bounds.bottom + 2)
    assert colour_at(driver, marked, spot).name() == "#fff4d6"
    driver.view.set_marks({})
    assert driver.picture() == before


def words_on(width: float, detail: Detail, mark: Mark = SERVES_NONE) -> str:
    return mark_text(mark, detail, width).text


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("width", [60.0, 110.0, 168.0, 196.0, 256.0, 520.0])
def test_no_mark_ends_in_dots_and_each_begins_with_its_sign(width: float, detail: Detail) -> None:
    for mark in (SERVES_NONE, LOSES, WEAKENED, IDLE, Mark("No measure of today's figure " * 5)):
        block = mark_text(mark, detail, width)
        assert not block.elided
        assert block.text.startswith(mark.sign)
        assert block.lines == 1


def test_a_mark_says_less_on_a_narrow_card_and_is_a_sign_at_last() -> None:
    assert words_on(196, Detail.CARD) == "△ Serves no objective"
    assert words_on(168, Detail.CARD) == "△ No objective"
    assert words_on(90, Detail.CARD) == "△"
    assert words_on(330, Detail.TITLE) == "△ Serves no objective"
    assert words_on(224, Detail.TITLE) == "△ No objective"
    assert words_on(140, Detail.TITLE) == "△"
    assert words_on(520, Detail.BLOCK) == "△"


def test_what_loses_support_is_told_apart_by_shape_where_no_word_fits() -> None:
    signs = {words_on(60, Detail.TITLE, mark) for mark in (LOSES, WEAKENED, IDLE, SERVES_NONE)}
    assert len(signs) == 4


@pytest.mark.parametrize("detail", list(Detail))
def test_a_mark_lies_within_its_card_and_its_reach(driver: CanvasDriver, detail: Detail) -> None:
    goal = driver.figure("Feed the town")
    for mark in (SERVES_NONE, LOSES, Mark("No measure of today's figure " * 5)):
        rect = mark_rect(goal, mark, detail)
        assert goal.bounds.x < rect.x
        assert rect.right <= goal.bounds.right
        assert goal.bounds.y < rect.y
        assert rect.bottom <= goal.bounds.bottom + REACH
        assert mark_text(mark, detail, goal.bounds.width).used_width < rect.width


def test_far_out_a_sign_stands_on_the_block_as_long_as_it_can_be_told(
    driver: CanvasDriver,
) -> None:
    goal = driver.figure("Feed the town")
    for scale, is_seen in ((0.6, True), (0.4, True), (0.3, True), (0.1, False)):
        driver.view.set_marks({})
        driver.wheel_zoom(scale / driver.view.sight.camera.scale, goal.bounds.centre)
        before = driver.picture()
        driver.view.set_marks({goal.key: SERVES_NONE})
        assert (driver.picture() != before) is is_seen


@pytest.mark.parametrize(("detail", "scale"), [(Detail.CARD, 0.56), (Detail.TITLE, 0.36)])
def test_where_no_word_could_be_read_the_sign_stands_alone(
    driver: CanvasDriver, detail: Detail, scale: float
) -> None:
    goal = driver.figure("Feed the town")
    rect = mark_rect(goal, SERVES_NONE, detail, round(9 / scale))
    assert rect.width == rect.height
    assert rect.height * scale >= 9
    assert rect.bottom <= goal.bounds.bottom + REACH


def test_marks_painted_piece_by_piece_are_those_of_a_fresh_view(  # LAW-8
    qtbot: QtBot, plain_map: tuple[Document, Board], driver: CanvasDriver
) -> None:
    ids = [figure.key for figure in driver.view.index.drawing.figures]
    driver.picture()
    driver.view.set_marks({ids[-1]: Mark("First")})
    driver.picture()
    driver.view.set_marks(dict.fromkeys(ids, SERVES_NONE))
    driver.drag("Teach the town", to=Point(700, 500))
    driver.view.emphasise(ids[1:3])
    driver.view.select([])
    driver.view.pointer.leave()
    driver.view.clearFocus()
    shown = driver.picture()
    fresh = CanvasDriver(show_view(qtbot, *plain_map))
    fresh.view.set_marks(dict.fromkeys(ids, SERVES_NONE))
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
    driver.view.strike([objective.key], {goal.key: Mark("Loses its support")})
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
    marks = {card.id: SERVES_NONE for card in cards}
    marks |= {f"card_{number}": SERVES_NONE for number in range(1_000)}
    view.set_marks(marks)
    start = time.perf_counter()
    driver.view.grab()
    assert time.perf_counter() - start < 0.25


@pytest.mark.parametrize("words", [3, 12, 24, 60])
@pytest.mark.parametrize("detail", [Detail.CARD, Detail.TITLE])
@pytest.mark.parametrize("count", [3, 60, 200])
def test_no_mark_lies_on_the_words_of_its_card_or_on_the_next_row(
    words: int, detail: Detail, count: int
) -> None:
    document, board = a_map()
    text = "every reader comes back " * (words // 4) + "at last, as said"
    cards = [a_card(document, board, Level.TOOL, text) for _ in range(count)]
    drawing = STRATEGY_MAP.draw(board, document, Style(aspect=1366 / 768))
    tops = sorted({figure.bounds.y for figure in drawing.figures if not figure.is_line})
    for card in cards[:: max(1, count // 20)]:
        figure = drawing.figure(card.id)
        assert figure is not None
        rect = mark_rect(figure, SERVES_NONE, detail)
        said = [shape for shape in shapes_at(figure, detail) if isinstance(shape, Text)]
        assert said
        for shape in said:
            assert shape.at.y + shape.block.height <= rect.y + 1e-6
        below = [top for top in tops if top > figure.bounds.y]
        assert not below or rect.bottom <= below[0]
