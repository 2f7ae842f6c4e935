"""What stands at one crossing."""

from confluence_desktop.boards.confluence_plan import CONFLUENCE_PLAN
from confluence_desktop.boards.confluence_plan.operations import rounds_of
from confluence_desktop.document.document import Document
from confluence_desktop.document.record import get
from confluence_desktop.drawing.shapes import Text
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.rounds import Round, RoundState
from tests.plans import ARABIC, a_plan


def first_round(document: Document, board: Board) -> Round:
    return rounds_of(document, board.id)[0]


def texts_of(document: Document, board: Board, key: str) -> list[Text]:
    figure = CONFLUENCE_PLAN.draw(board, document, SCREEN).figure(key)
    assert figure is not None
    return [shape for shape in figure.shapes if isinstance(shape, Text)]


def words(document: Document, board: Board, key: str) -> list[str]:
    return [text.block.text for text in texts_of(document, board, key)]


def test_what_was_learned_stands_on_a_round_once_it_is_over() -> None:
    document, board = a_plan(1)
    round_ = first_round(document, board)
    with document.transaction("Afterwards") as draft:
        draft.put(round_.changed(learned="A chat is enough"))
    assert "A chat is enough" not in words(document, board, round_.id)
    with document.transaction("Afterwards") as draft:
        draft.put(round_.changed(learned="A chat is enough", state=RoundState.DONE))
    assert "A chat is enough" in words(document, board, round_.id)


def test_a_long_name_begins_beside_serves_and_goes_on_below() -> None:
    document, board = a_plan(4)
    (card_id, *_) = first_round(document, board).serves
    card = get(document, Card, card_id)
    with document.transaction("Name") as draft:
        draft.put(card.changed(text="Let readers recommend books to other readers of the town"))
    key = f"{first_round(document, board).id}.serves"
    texts = texts_of(document, board, key)
    assert texts[0].at.y == texts[1].at.y
    said = " ".join(text.block.text for text in texts[1:3])
    assert said == "Let readers recommend books to other readers of the town"
    with document.transaction("Name") as draft:
        draft.put(card.changed(text=ARABIC[0]))
    assert ARABIC[0] in words(document, board, key)  # on lines of its own
