"""What requests look like: nothing lies over anything else, and the wall can be read."""

from itertools import combinations
from pathlib import Path

import pytest

from confluence_desktop.boards.requests import REQUESTS
from confluence_desktop.boards.requests.operations import FIELDS, set_text
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import PAPER, SCREEN, THUMBNAIL, WALL, Medium, Style
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board
from tests.boards.drawn_text import as_text, is_inside, text_rects, type_sizes
from tests.boards.requests.scenes import (
    MICROBLOG,
    PAGE,
    TEXTS,
    a_request,
    a_requests_board,
    filled,
    now,
)
from tests.builders import a_board, a_card

GOLDEN = Path(__file__).parent / "two_requests.txt"
STYLES = (
    SCREEN,
    Style(aspect=1.9),
    Style(aspect=0.7),
    WALL,
    Style(Medium.WALL, aspect=4 / 3),
    Style(Medium.WALL, aspect=0.6),
    PAPER,
    THUMBNAIL,
)
CASES = [
    pytest.param(texts, count, style, id=f"{texts}-{count}-{style.medium}-{style.aspect:.2f}")
    for texts in TEXTS
    for count in (1, 3, 20)
    for style in STYLES
]


def draw(document: Document, board: Board, style: Style = SCREEN) -> Drawing:
    return REQUESTS.draw(board, document, style)


def said(drawing: Drawing, key: str) -> list[str]:
    figure = drawing.figure(key)
    assert figure is not None
    return [text for text, _ in text_rects(figure)]


@pytest.mark.parametrize(("texts", "count", "style"), CASES)
def test_nothing_lies_over_anything_else(texts: str, count: int, style: Style) -> None:
    document, board = filled(count, texts)
    drawing = draw(document, board, style)
    assert len(drawing.figures) == count
    for one, other in combinations(drawing.figures, 2):
        assert not one.bounds.meets(other.bounds)
    for figure in drawing.figures:
        assert is_inside(figure.bounds, drawing.bounds)
        places = text_rects(figure)
        for text, rect in places:
            assert is_inside(rect, figure.bounds), text
        for (text, rect), (other_text, other_rect) in combinations(places, 2):
            assert not rect.grown(-0.5).meets(other_rect), (text, other_text)


@pytest.mark.parametrize("aspect", [1.2, 1.4, 1.6, 1.9])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8])
def test_the_cards_stand_side_by_side_as_before_while_the_room_fills_them(
    count: int, aspect: float
) -> None:
    document, board = a_requests_board()
    requests = [a_request(document, board, PAGE[:1]) for _ in range(count)]
    columns = set()
    for request in requests:
        for field, text in zip(FIELDS, PAGE[1:], strict=True):
            with document.transaction("Fill") as draft:
                set_text(draft, request.id, field, text)
            figures = draw(document, board, Style(aspect=aspect)).figures
            columns.add(tuple((figure.bounds.x, figure.bounds.width) for figure in figures))
    assert len(columns) == 1


@pytest.mark.parametrize("style", [style for style in STYLES if style.medium is Medium.WALL])
@pytest.mark.parametrize("count", [1, 4, 9, 20])
def test_no_type_on_the_wall_is_below_the_floor(style: Style, count: int) -> None:
    document, board = filled(count, "usual")
    drawing = draw(document, board, style)
    high = 22 / style.least_type
    assert min(type_sizes(drawing)) >= 22
    assert drawing.bounds.width <= high * style.aspect + 1


def test_few_requests_are_shown_whole_on_the_wall() -> None:
    document, board = filled(3, "usual")
    assert draw(document, board, WALL).bounds.height <= 22 / WALL.least_type


def test_many_requests_run_on_in_rows_that_can_be_cut_between() -> None:
    document, board = filled(20, "usual")
    drawing = draw(document, board, WALL)
    assert drawing.bounds.height > 22 / WALL.least_type
    for figure in drawing.figures:
        holding = [
            band
            for band in drawing.bands
            if band.top <= figure.bounds.y and figure.bounds.bottom <= band.bottom
        ]
        assert len(holding) == 1


def test_what_is_not_known_stands_as_the_question_to_ask() -> None:
    document, board = a_requests_board()
    request = a_request(document, board, (PAGE[0],))
    words = said(draw(document, board), request.id)
    assert "Which tool does it name?" in words
    assert "What would it let you do?" in words
    assert "Starts from a tool?  ○\u00a0not\u00a0asked" in words
    assert "How might we … with …, so that …?" in words


def test_paper_asks_nothing() -> None:
    document, board = a_requests_board()
    request = a_request(document, board, (PAGE[0],))
    words = said(draw(document, board, PAPER), request.id)
    assert "Which tool does it name?" not in words
    assert not [word for word in words if "not asked" in word]


def test_the_tests_speak_by_shape_and_word() -> None:
    document, board = a_requests_board()
    request = a_request(document, board, from_tool=True, done_to=False)
    words = said(draw(document, board), request.id)
    assert "Starts from a tool?  △\u00a0yes" in words
    assert "Done to people rather than with them?  ✓\u00a0no" in words


def test_a_question_older_than_its_fields_says_so() -> None:
    document, board = a_requests_board()
    request = a_request(document, board, question="Mine", question_drafted="Something else")
    assert "△ written before the fields changed" in said(draw(document, board), request.id)


def test_parked_requests_and_loose_ends_are_shown_plainly() -> None:
    document, board = a_requests_board()
    parked = a_request(document, board, MICROBLOG, parked=True)
    loose = a_request(document, board, PAGE, capability_card_id="card_0")
    drawing = draw(document, board)
    assert "Parked until it has a purpose" in said(drawing, parked.id)
    assert "△ its card is no longer on the map" in said(drawing, loose.id)


@pytest.mark.parametrize("audience", Audience)
def test_a_request_whose_card_is_covered_says_so_to_everybody(audience: Audience) -> None:
    document, board = a_requests_board()
    first, second = (a_card(document, a_board(document), covered=True) for _ in range(2))
    requests = [a_request(document, board, PAGE, capability_card_id=first.id)]
    requests.append(a_request(document, board, PAGE, capability_card_id=second.id))
    drawing = REQUESTS.draw(board, visible(document, audience), SCREEN)
    for request in requests:
        assert "✓ on the map, covered" in said(drawing, request.id)


def test_every_text_can_be_edited_in_place_in_the_order_it_is_asked() -> None:
    document, board = a_requests_board()
    request = a_request(document, board)
    figure = draw(document, board).figure(request.id)
    assert figure is not None
    assert [text.field for text in figure.texts] == [
        "text", "tool", "capability", "with_whom", "purpose", "question",
    ]  # fmt: skip
    assert figure.texts[0].text == PAGE[0]
    assert figure.texts[-1].text.startswith("How might we answer people")


def test_an_empty_board_invites_and_paper_leaves_it_blank() -> None:
    document, board = a_requests_board()
    (figure,) = draw(document, board).figures
    assert figure.record_id is None
    assert not draw(document, board, PAPER).figures


def test_a_screen_reader_hears_the_whole_request() -> None:
    document, board = a_requests_board()
    request = a_request(document, board, from_tool=True)
    figure = draw(document, board).figure(request.id)
    assert figure is not None
    for words in (PAGE[0], PAGE[1], "Starts from a tool? yes", "not asked", "Reframed: How might"):
        assert words in figure.name


def test_the_room_sees_requests_as_the_facilitator_does() -> None:
    document, board = filled(3, "usual")
    assert draw(document, board, WALL) == REQUESTS.draw(
        board, visible(document, Audience.WALL), WALL
    )


def test_two_requests_look_as_they_did() -> None:
    document, board = a_requests_board()
    first = a_request(document, board, from_tool=True, done_to=True)
    a_request(document, board, MICROBLOG, parked=True)
    drawn = as_text(draw(document, board))
    assert drawn == GOLDEN.read_text(encoding="utf-8")
    assert now(document, first).text == PAGE[0]
