"""The frame of a selected card stops at the signs that hang over its edges."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.overlay import marked_figures
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, Text
from confluence_desktop.drawing.style import Style
from confluence_desktop.painting.qt import Detail, detail_at
from confluence_desktop.painting.qt_inks import colour_of
from confluence_desktop.workshop.cards import Card, CardColour, Level
from tests.builders import a_card, a_map
from tests.driver import CanvasDriver
from tests.gallery.sessions import MAP_ID, map_only


def frame_pixels(driver: CanvasDriver, picture: QImage, rect: Rect) -> int:
    """How many pixels in a rectangle of the board have the colour of the frame."""
    blue = colour_of(driver.view.picture.palette, "focus").name()
    first, last = driver.pixel(Point(rect.x, rect.y)), driver.pixel(Point(rect.right, rect.bottom))
    return sum(
        picture.pixelColor(x, y).name() == blue
        for x in range(first.x(), last.x() + 1)
        for y in range(first.y(), last.y() + 1)
        if picture.valid(x, y)
    )


@pytest.mark.parametrize("is_hidden_below", [False, True])
def test_the_frame_runs_through_no_pin_and_no_count(qtbot: QtBot, is_hidden_below: bool) -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "Goal")
    card = a_card(document, board, Level.OBJECTIVE, "Objective", under=goal)
    strategy = a_card(document, board, Level.STRATEGY, "Strategy", under=card)
    a_card(document, board, Level.TOOL, "Tool", under=strategy)
    with document.transaction("Pin") as draft:
        draft.put(card.changed(pinned_x=0.0, colour=CardColour.OK, covered=True))
    view = BoardView(None, document, board.id)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.set_style(Style(aspect=1.2, lanes=("objective", "strategy")))
    view.show()
    driver = CanvasDriver(view)
    chosen = strategy if is_hidden_below else card
    view.select([chosen.id])
    picture = driver.picture()
    (figure,) = view.index.of_record(chosen.id)
    bounds = figure.bounds
    signs = [
        shape.rect
        if isinstance(shape, Box)
        else Rect(shape.at.x, shape.at.y, shape.block.used_width, shape.block.height)
        for shape in figure.shapes
        if isinstance(shape, Box | Text)
    ]
    hanging = [one for one in signs if one.y < bounds.y - 2 or one.bottom > bounds.bottom + 2]
    assert len(hanging) >= (1 if is_hidden_below else 3)
    for sign in hanging:
        above = Rect(sign.x, sign.y, sign.width, max(0.0, bounds.y - 3 - sign.y))
        below = Rect(
            sign.x, bounds.bottom + 3, sign.width, max(0.0, sign.bottom - bounds.bottom - 3)
        )
        assert frame_pixels(driver, picture, below if is_hidden_below else above) == 0
    assert frame_pixels(driver, picture, bounds.grown(8)) > 200, "the rest of the frame is there"


def test_hundreds_of_cards_are_framed_far_out_and_near(qtbot: QtBot) -> None:
    document = Document(map_only(600))
    view = BoardView(None, document, MAP_ID)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    driver = CanvasDriver(view)
    card_ids = [card.id for card in document.all(Card)]
    view.select(card_ids)
    view.fit()
    picture = driver.picture()
    assert detail_at(view.sight.camera.scale) is Detail.BLOCK
    for card_id in (card_ids[0], card_ids[300], card_ids[-1]):
        (figure,) = view.index.of_record(card_id)
        assert frame_pixels(driver, picture, figure.bounds.grown(4 * view.sight.pixel)) > 8
    view.zoom_to_100()
    seen = marked_figures(view.index, view.selection, None, (), view.sight)
    assert 0 < len(seen) < 200, "what is out of sight is not framed"
    picture = driver.picture()
    sight = view.sight.visible.grown(-20)
    whole = [one for one in seen if Rect.around([one.bounds, sight]) == sight]
    assert whole
    assert all(frame_pixels(driver, picture, one.bounds.grown(4)) > 50 for one in whole[:5])
