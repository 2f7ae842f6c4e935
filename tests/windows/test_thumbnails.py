"""Small pictures tell no more than a wall may."""

from confluence_desktop.document.document import Document
from confluence_desktop.windows.thumbnails import draw_sheet
from confluence_desktop.workshop.cards import Level
from tests.builders import a_card, a_map


def sheet_of(text: str, *, is_covered: bool) -> object:
    document, board = a_map()
    card = a_card(document, board, Level.GOAL, text)
    shown = Document(
        [one.changed(covered=is_covered, id="card_1") if one == card else one for one in document]
    )
    return draw_sheet(shown)


def test_what_is_covered_is_not_read_on_a_small_picture() -> None:
    assert sheet_of("Borrow a boat " * 40, is_covered=False) != sheet_of(
        "Sell it", is_covered=False
    )
    assert sheet_of("Borrow a boat " * 40, is_covered=True) == sheet_of("Sell it", is_covered=True)
