"""Polarities in their many states, for the tests of this board."""

from confluence_desktop.boards.polarity import operations
from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from tests.builders import a_board, a_document

SAID = ("One voice", "Many voices", "People look after the river with us", "Nobody listens to us")
ENTRIES = ("We speak with one voice", "Nothing goes out that is wrong", "Everything takes a week")
TEXTS = {
    "usual": ENTRIES,
    "long": ("and something more of the same kind is said here again " * 4,),
    "arabic": ("يسمع الناس ممن كانوا هناك", "نجيب خلال ساعة"),
    "chinese": ("人们从在场的人那里听到消息" * 7,),
    "unbroken": ("W" * 200,),
}


def a_polarity(*, is_named: bool = True) -> tuple[Document, Board]:
    document = a_document()
    board = a_board(document, BoardKind.POLARITY, "A polarity")
    if is_named:
        with document.transaction("Name") as draft:
            for field, text in zip(operations.BOARD_FIELDS, SAID, strict=True):
                operations.set_text(draft, board.id, field, text)
    return document, board_now(document, board)


def board_now(document: Document, board: Board) -> Board:
    found = document.find(Board, board.id)
    assert found is not None
    return found


def an_entry(
    document: Document,
    board: Board,
    place: PolarityPlace = PolarityPlace.LEFT_UPSIDE,
    text: str = "We answer within the hour",
) -> PolarityEntry:
    with document.transaction("Add") as draft:
        return operations.add_entry(draft, board, place, text)


def texts_at(document: Document, board: Board, place: PolarityPlace) -> list[str]:
    return [entry.text for entry in operations.entries_of(document, board.id, place)]


def filled(count: int, texts: str) -> tuple[Document, Board]:
    """So many entries in each of the eight lists."""
    document, board = a_polarity()
    said = TEXTS[texts]
    for place in PolarityPlace:
        for number in range(count):
            an_entry(document, board, place, said[number % len(said)])
    return document, board
