"""The names of lanes, however far out a map is seen."""

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.shapes import Text
from confluence_desktop.painting.qt import LEAST_NAME_PX, head_growth, name_growth
from confluence_desktop.workshop.cards import Board
from tests.gallery.sessions import map_only


def shown(qtbot: QtBot, count: int, size: tuple[int, int] = (1004, 620)) -> BoardView:
    document = Document(map_only(count))
    (board,) = document.all(Board)
    view = BoardView(None, document, board.id)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    return view


def name_px(view: BoardView) -> float:
    drawing, pixel = view.index.drawing, view.sight.pixel
    name = drawing.bands[0].head[0]
    assert isinstance(name, Text)
    return name.block.face.size_px * head_growth(drawing, pixel) / pixel


@pytest.mark.parametrize("count", [14, 60, 200, 1_000])
def test_names_of_lanes_can_be_read_on_any_fitted_map(qtbot: QtBot, count: int) -> None:
    view = shown(qtbot, count)
    assert name_px(view) >= LEAST_NAME_PX - 0.01
    view.zoom_to_100()
    assert name_px(view) == pytest.approx(19)


@pytest.mark.parametrize("count", [14, 60, 200, 1_000])
def test_they_hide_no_card_of_a_fitted_map(qtbot: QtBot, count: int) -> None:
    view = shown(qtbot, count)
    drawing = view.index.drawing
    seen = view.visible
    heads_end = seen.x + drawing.head_width * head_growth(drawing, view.sight.pixel)
    for figure in drawing.figures:
        if not figure.is_line:
            assert heads_end <= figure.bounds.x + 1
            assert figure.bounds.right <= seen.right + 1
            assert seen.y - 1 <= figure.bounds.y
            assert figure.bounds.bottom <= seen.bottom + 1


@pytest.mark.parametrize("count", [14, 60, 200])
def test_they_hide_no_card_when_a_panel_takes_half_of_the_width(qtbot: QtBot, count: int) -> None:
    view = shown(qtbot, count)
    view.resize(560, 620)
    drawing, camera = view.index.drawing, view.sight.camera
    growth = head_growth(drawing, view.sight.pixel)
    assert growth > 1
    heads_px = drawing.head_width * growth * camera.scale
    first = min(figure.bounds.x for figure in drawing.figures if not figure.is_line)
    drawn_gap_px = (first - drawing.bounds.x - drawing.head_width) * camera.scale
    assert first * camera.scale + camera.x >= heads_px + drawn_gap_px - 1.5


def test_a_revealed_card_stands_beside_them(qtbot: QtBot) -> None:
    view = shown(qtbot, 200)
    view.zoom_by(1.3)
    view.push(-900, 0)
    figure = min(
        (one for one in view.index.drawing.figures if not one.is_line),
        key=lambda one: one.bounds.x,
    )
    assert figure.record_id is not None
    view.reveal(figure.record_id)
    drawing = view.index.drawing
    heads_end = view.visible.x + drawing.head_width * head_growth(drawing, view.sight.pixel)
    assert heads_end <= figure.bounds.x


def test_no_name_is_higher_than_its_lane(qtbot: QtBot) -> None:
    view = shown(qtbot, 1_000)
    growth = head_growth(view.index.drawing, view.sight.pixel)
    sizes = []
    for band in view.index.drawing.bands:
        name = band.head[0]
        assert isinstance(name, Text)
        grown = name_growth(band, name, growth)
        sizes.append(grown)
        assert grown * name.block.face.size_px * 1.1 <= band.bottom - band.top
    assert min(sizes) < growth  # some lanes of this map are lower than a name
