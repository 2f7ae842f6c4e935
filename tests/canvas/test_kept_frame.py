"""LAW-8: what is updated change by change is, pixel for pixel, what is painted afresh."""

import random
from itertools import pairwise, takewhile

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas import board_picture
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.kept_frame import KeptFrame
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.style import DARK
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card
from confluence_desktop.workshop.templates import session_from_template
from tests.builders import a_card, a_map
from tests.canvas.conftest import show_view
from tests.driver import CanvasDriver


def a_full_map(chance: random.Random) -> tuple[Document, Board]:
    document, board = a_map()
    cards: list[Card] = []
    for number in range(50):
        level = LEVELS[min(6, number // 8)]
        ends = [card for card in cards if card.level.rank == level.rank - 1]
        text = f"Card {number} " + "with words " * chance.randint(0, 4)
        under = chance.choice(ends) if ends else None
        cards.append(a_card(document, board, level, text, under=under))
    return document, board


def do_something(view: BoardView, board: Board, chance: random.Random) -> None:
    document = view.document
    cards = document.where(Card, board_id=board.id)
    # By what a seed decides, which the ids are not.
    cards.sort(key=lambda card: (card.level.rank, card.order, card.text))
    one = chance.choice(cards).id
    match chance.randrange(9):
        case 0 | 1:
            view.push(chance.uniform(-250, 250), chance.uniform(-250, 250))
        case 2:
            view.zoom_by(chance.choice([0.6, 0.8, 1.25, 1.6]))
        case 3:
            view.verbs.set_text(one, "text", "Other words")
        case 4:
            a_card(document, board, chance.choice(LEVELS), "A late thought")
        case 5:
            view.verbs.move([one], Point(chance.uniform(0, 1500), chance.uniform(0, 900)))
        case 7:
            view.select([one])
        case 6:
            view.verbs.delete([one])
        case _:
            document.undo()


def paint_ahead(frame: KeptFrame, tiles: int) -> int:
    """Paint so many tiles, or as many as are wanted; tells how many."""
    return sum(1 for _ in takewhile(bool, (frame.paint_ahead() for _ in range(tiles))))


def picture_of(view: BoardView) -> QImage:
    return CanvasDriver(view).picture()


@pytest.mark.parametrize("seed", range(8))
def test_a_view_updated_change_by_change_shows_what_a_fresh_one_shows(
    qtbot: QtBot, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    document, board = a_full_map(chance)
    view = show_view(qtbot, document, board)
    view.has_reduced_motion = seed % 2 == 0
    for _ in range(25):
        do_something(view, board, chance)
        view.grab()
        paint_ahead(view.picture.frame, chance.randrange(20))
    view.has_reduced_motion = True
    fresh = show_view(qtbot, document, board)
    fresh.sight.state = view.sight.state
    fresh.select(view.selection)
    fresh.clearFocus()
    view.clearFocus()
    assert picture_of(view) == picture_of(fresh)
    assert view.picture.frame.parts_painted > 0


@pytest.fixture(scope="module")
def sample() -> Document:
    return Document(session_from_template("sample"))


def greatest_difference(one: QImage, other: QImage) -> int:
    """Between two pixels at one place, by channel."""
    ones, others = (image.convertToFormat(QImage.Format.Format_RGB32) for image in (one, other))
    pairs = zip(bytes(ones.constBits()), bytes(others.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize("scale", [0.4, 0.73, 1.0, 1.4])
@pytest.mark.parametrize("kind", BoardKind)
def test_a_frame_painted_in_parts_is_the_frame_painted_at_once(
    qtbot: QtBot, sample: Document, kind: BoardKind, scale: float
) -> None:
    board = next((one for one in sample.all(Board) if one.type is kind), None)
    if board is None:
        board = Board.new(type=kind, title="Another", order=9)
    document = Document([*sample, board])
    view = BoardView(None, document, board.id)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.grab()
    view.zoom_by(scale / view.sight.camera.scale)
    figures = view.index.drawing.figures
    view.select([next(figure.record_id for figure in figures if figure.record_id)])
    view.settle()
    frame, camera = view.picture.frame, view.sight.camera
    frame.bring_to(camera)
    whole, wholes = frame.copy().toImage(), frame.wholes_painted
    chance = random.Random(scale)  # noqa: S311  no secret
    for _ in range(6):
        frame.bring_to(camera.scrolled(chance.randint(-70, 70), chance.randint(-50, 50)))
        paint_ahead(frame, chance.randrange(9))
    frame.bring_to(camera)
    for _ in range(12):
        at = QPoint(chance.randrange(900), chance.randrange(600))
        frame.damage([QRect(at, QSize(chance.randint(1, 200), chance.randint(1, 200)))])
        frame.bring_to(camera)
    assert frame.wholes_painted == wholes
    assert greatest_difference(whole, frame.copy().toImage()) <= 1


def test_a_pan_paints_only_what_comes_into_sight(driver: CanvasDriver) -> None:
    driver.picture()
    frame = driver.view.picture.frame
    wholes, parts = frame.wholes_painted, frame.parts_painted
    for _ in range(3):
        driver.view.push(-7, 3)
        driver.view.grab()
    assert frame.wholes_painted == wholes
    assert frame.parts_painted == parts + 3


@pytest.mark.parametrize("way", [(-24, 0), (24, 0), (0, -24), (0, 24), (-17, 9), (20, -31)])
def test_a_pan_goes_on_over_what_was_painted_ahead(
    driver: CanvasDriver, way: tuple[int, int]
) -> None:
    view = driver.view
    view.zoom_to_100()
    driver.picture()
    frame = view.picture.frame
    view.push(*way)
    view.grab()
    assert paint_ahead(frame, 200) > 1
    parts = frame.parts_painted
    for _ in range(6):
        view.push(*way)
        view.grab()
        paint_ahead(frame, 200)
    assert frame.parts_painted == parts
    assert frame.wholes_painted == 2
    shown = frame.copy().toImage()
    frame.forget()
    view.grab()
    assert greatest_difference(shown, frame.copy().toImage()) <= 1


def test_what_is_seen_from_far_is_got_ready_at_rest(
    driver: CanvasDriver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready: list[str] = []
    monkeypatch.setattr(
        board_picture, "know_blocks", lambda some: ready.extend(one.key for one in some)
    )
    monkeypatch.setattr(board_picture, "_SOME", 2)
    view = driver.view
    view.zoom_by(0.2 / view.sight.camera.scale)
    view.verbs.set_text(driver.id_of("Feed the town"), "text", "Feed it")
    driver.picture()
    keys = [figure.key for figure in view.index.drawing.figures]
    assert len(keys) > 2
    qtbot.waitUntil(lambda: ready == keys, timeout=3000)
    assert not view.picture.work_ahead()


def test_nothing_is_painted_ahead_before_a_board_is_moved(driver: CanvasDriver) -> None:
    driver.picture()
    assert not driver.view.picture.frame.paint_ahead()
    driver.view.push(-5, 0)
    driver.view.grab()
    assert driver.view.picture.frame.paint_ahead()


def test_an_edit_paints_only_around_what_it_alters(driver: CanvasDriver) -> None:
    driver.picture()
    frame = driver.view.picture.frame
    wholes = frame.wholes_painted
    driver.view.verbs.set_text(driver.id_of("Feed the town"), "text", "Feed it")
    driver.view.grab()
    assert frame.wholes_painted == wholes


def test_other_colours_are_shown_at_once(driver: CanvasDriver) -> None:
    light = driver.picture()
    driver.view.set_palette(DARK)
    dark = driver.picture()
    assert light != dark
    assert dark.pixelColor(990, 690).lightness() < 80


def test_the_camera_rests_on_whole_pixels(driver: CanvasDriver) -> None:
    driver.view.push(0.4, -7.6)
    camera = driver.view.sight.camera
    assert isinstance(camera.x, int)
    assert isinstance(camera.y, int)


def test_a_sharp_screen_gets_all_its_pixels(
    qtbot: QtBot, driver: CanvasDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = driver.view
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: 2.0)
    view._take_size()
    assert view.sight.ratio == 2.0
    assert view.picture.frame.size == QSize(2000, 1400)
    corner = driver.pixel(view.sight.visible.centre)
    assert abs(corner.x() - 500) <= 1
    assert abs(corner.y() - 350) <= 1


def test_a_card_glides_to_its_new_place(qtbot: QtBot, driver: CanvasDriver) -> None:
    driver.picture()
    driver.view.has_reduced_motion = False
    driver.drag("Teach the town", Point(300, 750))
    shown = [driver.view.grab().toImage()]
    assert driver.view.picture.is_moving
    qtbot.waitUntil(lambda: not driver.view.picture.is_moving, timeout=2000)
    shown.append(driver.view.grab().toImage())
    assert all(one != other for one, other in pairwise(shown))


def test_nothing_glides_where_less_motion_is_asked_for(driver: CanvasDriver) -> None:
    driver.picture()
    driver.view.has_reduced_motion = True
    driver.drag("Teach the town", Point(300, 750))
    assert not driver.view.picture.is_moving
