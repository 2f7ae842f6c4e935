"""What holds for every exercise, whatever it is."""

import pytest

from confluence_desktop.boards.board_type import BoardType
from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.shapes import Drawing, Text
from confluence_desktop.drawing.style import PAPER, SCREEN, THUMBNAIL, TOKENS, WALL, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board, BoardKind
from tests.builders import a_board, a_document

every_type = pytest.mark.parametrize("board_type", BOARD_TYPES.values(), ids=BOARD_TYPES)
every_style = pytest.mark.parametrize("style", [SCREEN, WALL, PAPER, THUMBNAIL])


def started(board_type: BoardType) -> tuple[Document, Board]:
    """A document with a board as a new session has it."""
    document = a_document()
    board = a_board(document, board_type.board_kind, board_type.title)
    with document.transaction("Start") as draft:
        board_type.start(draft, board)
    return document, board


def filled(board_type: BoardType) -> tuple[Document, Board, list[str]]:
    """A board with an entry at each of its destinations, and what these say."""
    document, board = started(board_type)
    texts: list[str] = []
    for place, destination in enumerate(board_type.destinations(board, document)):
        text = f"Entry {place} says something"
        try:
            with document.transaction("Add") as draft:
                board_type.add(draft, board, destination, text)
        except RefusedError:
            continue
        texts.append(text)
    return document, board, texts


def all_words(drawing: Drawing) -> str:
    shapes = [shape for figure in drawing.figures for shape in figure.shapes]
    return " ".join(shape.block.text for shape in shapes if isinstance(shape, Text))


def test_the_catalogue_has_every_kind_of_board() -> None:
    assert set(BOARD_TYPES) == set(BoardKind)


@every_type
def test_a_new_board_holds_no_words_of_a_record(board_type: BoardType) -> None:
    document, board = started(board_type)
    drawing = board_type.draw(board, document, SCREEN)
    assert not [text for figure in drawing.figures for text in figure.texts if text.text.strip()]


@every_type
def test_something_can_be_added_to_a_new_board(board_type: BoardType) -> None:
    assert filled(board_type)[2]


@every_type
@pytest.mark.parametrize("style", [SCREEN, PAPER])
def test_every_text_is_drawn_on_screen_and_paper(board_type: BoardType, style: Style) -> None:
    document, board, texts = filled(board_type)
    words = all_words(board_type.draw(board, document, style))
    assert not [text for text in texts if text not in words]


@every_type
def test_all_that_was_added_is_undone_to_nothing(board_type: BoardType) -> None:
    document, board = started(board_type)
    before = {record.id: record for record in document}
    empty = board_type.draw(board, document, SCREEN)
    count = 0
    for destination in board_type.destinations(board, document):
        with document.transaction("Add") as draft:
            board_type.add(draft, board, destination, "something")
        count += 1
    for _ in range(count):
        document.undo()
    assert {record.id: record for record in document} == before
    assert board_type.draw(board, document, SCREEN) == empty


@every_type
@every_style
def test_equal_records_give_equal_drawings(board_type: BoardType, style: Style) -> None:
    document, board, _ = filled(board_type)
    again = Document(reversed(list(document)))
    one = board_type.draw(board, document, style)
    assert one == board_type.draw(board, again, style)
    assert repr(one) == repr(board_type.draw(board, again, style))


@every_type
def test_drawing_changes_no_record(board_type: BoardType) -> None:
    document, board, _ = filled(board_type)
    before = {record.id: record for record in document}
    board_type.draw(board, document, SCREEN)
    assert {record.id: record for record in document} == before


@every_type
def test_an_unchanged_board_keeps_its_figures(board_type: BoardType) -> None:
    document, board, _ = filled(board_type)
    before = board_type.draw(board, document, SCREEN)
    after = board_type.draw(board, document, SCREEN, before)
    kept = [one is other for one, other in zip(after.figures, before.figures, strict=True)]
    assert all(kept)


@every_type
def test_a_drawing_made_from_the_last_one_equals_one_made_afresh(board_type: BoardType) -> None:
    document, board = started(board_type)
    drawing = board_type.draw(board, document, SCREEN)
    for destination in board_type.destinations(board, document):
        with document.transaction("Add") as draft:
            board_type.add(draft, board, destination, f"At {destination.key}")
        drawing = board_type.draw(board, document, SCREEN, drawing)
        assert drawing == board_type.draw(board, document, SCREEN)


@every_type
def test_every_figure_has_a_key_of_its_own_and_those_of_records_a_name(
    board_type: BoardType,
) -> None:
    document, board, _ = filled(board_type)
    drawing = board_type.draw(board, document, SCREEN)
    keys = [figure.key for figure in drawing.figures]
    assert len(keys) == len(set(keys))
    assert all(figure.name for figure in drawing.figures if figure.record_id is not None)


@every_type
def test_the_bounds_hold_every_figure(board_type: BoardType) -> None:
    document, board, _ = filled(board_type)
    drawing = board_type.draw(board, document, SCREEN)
    for figure in drawing.figures:
        assert drawing.bounds.x <= figure.bounds.x
        assert drawing.bounds.y <= figure.bounds.y
        assert figure.bounds.right <= drawing.bounds.right
        assert figure.bounds.bottom <= drawing.bounds.bottom


@every_type
def test_destinations_have_names_numbers_and_colours(board_type: BoardType) -> None:
    document, board = started(board_type)
    found = board_type.destinations(board, document)
    assert len({one.key for one in found}) == len(found)
    assert all(one.label and one.token in TOKENS for one in found)
    numbers = [one.number for one in found if one.number is not None]
    assert len(numbers) == len(set(numbers))


@every_type
@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_can_be_added_from_an_empty_line(board_type: BoardType, text: str) -> None:
    document, board = started(board_type)
    before = {record.id: record for record in document}
    for destination in board_type.destinations(board, document):
        with (
            pytest.raises(RefusedError, match=r"\.$"),
            document.transaction("Add") as draft,
        ):
            board_type.add(draft, board, destination, text)
    assert {record.id: record for record in document} == before


@every_type
def test_every_audience_sees_a_drawing(board_type: BoardType) -> None:
    document, board, _ = filled(board_type)
    for audience in Audience:
        drawing = board_type.draw(board, visible(document, audience), SCREEN)
        assert drawing.figures
