"""The strategy map on the wall: read as a whole, or in whole rows, on every shape of screen."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.document_signals import DocumentSignals
from confluence_desktop.document.document import Document
from confluence_desktop.document.record import Record
from confluence_desktop.drawing.shapes import Figure, Shape, Text
from confluence_desktop.windows.wall import PART, Wall
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from tests.gallery.sessions import empty, map_only, sample

FULL_HD, LAPTOP, OLD, PORTRAIT = (1920, 1080), (1366, 768), (1024, 768), (1080, 1920)
SCREENS = (FULL_HD, LAPTOP, OLD, PORTRAIT)

Show = Callable[[list[Record], tuple[int, int]], Wall]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Put the map of some records on a wall of a size."""
    walls: list[Wall] = []

    def make(records: list[Record], size: tuple[int, int]) -> Wall:
        document = Document(records)
        wall = Wall(DocumentSignals(document), document, is_dark=False)
        qtbot.addWidget(wall)
        walls.append(wall)
        wall.resize(*size)
        wall.show()
        board = next(iter(document.where(Board, type=BoardKind.STRATEGY_MAP)))
        item = next((one for one in document.all(AgendaItem) if one.board_id == board.id), None)
        wall.show_item(item.id if item else None, board.id)
        return wall

    yield make
    for wall in walls:
        wall.close()


@pytest.mark.parametrize("size", SCREENS)
def test_the_usual_map_is_seen_whole(show: Show, size: tuple[int, int]) -> None:
    view = board_on(show(sample(), size))
    assert len(cards_in(view)) == 27
    assert all(is_seen_whole(view, card) for card in cards_in(view))


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("make", [sample, empty, lambda: map_only(60), lambda: map_only(200)])
def test_all_that_is_written_on_the_map_can_be_read_from_the_back_row(
    show: Show, make: Callable[[], list[Record]], size: tuple[int, int]
) -> None:
    view = board_on(show(make(), size))
    drawing = view.index.drawing
    shapes = [shape for figure in drawing.figures for shape in figure.shapes]
    names = [shape for band in drawing.bands for shape in band.head]
    least_px = view.sight.camera.scale * min(type_sizes([*shapes, *names]))
    assert least_px >= min(size) / 50 - 0.5


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("count", [27, 60, 120, 200])
def test_no_card_is_cut_by_the_edge_of_the_wall(
    show: Show, count: int, size: tuple[int, int]
) -> None:
    wall = show(map_only(count), size)
    view = board_on(wall)
    for followed in cards_in(view)[:: count // 5]:
        wall.follow(followed.record_id)
        assert is_seen_whole(view, followed)
        cut = [
            card.name
            for card in cards_in(view)
            if is_in_sight(view, card) and not is_seen_whole(view, card)
        ]
        assert cut == []


@pytest.mark.parametrize("size", [FULL_HD, LAPTOP])
def test_sixty_cards_are_seen_at_once_as_titles(show: Show, size: tuple[int, int]) -> None:
    view = board_on(show(map_only(60), size))
    assert all(is_seen_whole(view, card) for card in cards_in(view))
    texts = [shape for card in cards_in(view) for shape in card.shapes if isinstance(shape, Text)]
    assert {text.block.face.weight for text in texts} == {600}
    assert max(text.block.lines for text in texts) <= 2


def test_a_part_of_the_map_says_that_it_is_one(show: Show) -> None:
    wall = show(map_only(200), FULL_HD)
    hint = next(label for label in wall.findChildren(PlainLabel) if label.text() == PART)
    assert hint.isVisible()
    assert not hint.geometry().intersects(board_on(wall).geometry())
    assert wall.rect().contains(hint.geometry())
    wall.blank()
    assert hint.isHidden()
    wall.blank()
    assert hint.isVisible()
    whole = show(sample(), FULL_HD)
    assert all(not one.isVisible() for one in whole.findChildren(PlainLabel) if one.text() == PART)


def test_the_part_that_was_worked_on_last_stays(show: Show) -> None:
    wall = show(map_only(200), FULL_HD)
    view = board_on(wall)
    last = cards_in(view)[-1]
    wall.follow(last.record_id)
    wall.follow(None)
    wall.refresh()
    assert is_seen_whole(view, last)


def test_every_row_of_a_part_names_its_lane(show: Show) -> None:
    view = board_on(show(map_only(200), FULL_HD))
    tools = view.index.drawing.bands[Level.TOOL.rank]
    rows = {card.bounds.y for card in cards_in(view) if tools.top <= card.bounds.y < tools.bottom}
    assert len(tools.head) == len(rows) > 1


def test_pins_of_the_facilitator_do_not_make_the_map_wider(show: Show) -> None:
    records = [
        one.changed(pinned_x=4000.0) if isinstance(one, Card) and one.level is Level.TOOL else one
        for one in sample()
    ]
    view = board_on(show(records, FULL_HD))
    assert all(is_seen_whole(view, card) for card in cards_in(view))


def board_on(wall: Wall) -> BoardView:
    assert wall.view is not None
    return wall.view


def cards_in(view: BoardView) -> list[Figure]:
    return [one for one in view.index.drawing.figures if one.record_id and not one.is_line]


def is_seen_whole(view: BoardView, figure: Figure) -> bool:
    place = view.sight.camera.rect_to_device(figure.bounds)
    ratio = view.devicePixelRatioF()
    return (
        place.x >= -1
        and place.y >= -1
        and place.right <= view.width() * ratio + 1
        and place.bottom <= view.height() * ratio + 1
    )


def is_in_sight(view: BoardView, figure: Figure) -> bool:
    place = view.sight.camera.rect_to_device(figure.bounds)
    ratio = view.devicePixelRatioF()
    return (
        place.right > 1
        and place.bottom > 1
        and place.x < view.width() * ratio - 1
        and place.y < view.height() * ratio - 1
    )


def type_sizes(shapes: list[Shape]) -> list[float]:
    return [shape.block.face.size_px for shape in shapes if isinstance(shape, Text)]
