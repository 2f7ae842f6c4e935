"""From one board to another: what is found on one begins the other, and stays tied to it."""

from confluence_desktop.document.draft import Draft
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.catch_22 import Loop, Side
from confluence_desktop.workshop.findings import Finding
from confluence_desktop.workshop.operations import add_board
from confluence_desktop.workshop.phrases import one_line
from confluence_desktop.workshop.spoken import say, spoken

_TITLE_LETTERS = 60
_ENDS = 2


def open_cycle_as_catch_22(draft: Draft, finding: Finding) -> Board:
    """A Catch-22 board whose left loop holds two cards that wait for each other, tied to them.

    Of a longer circle these are the two whose link closes it, the first two that the finding is
    about; the cards between them stay on the map. The right loop is empty.

    Raises:
        RefusedError: The finding is no circle, or its cards are no longer there.
    """
    cards = [card for id_ in finding.about[:_ENDS] if (card := draft.find(Card, id_))]
    if finding.check != "S12" or len(cards) < _ENDS:
        message = say("refused.no_longer_wait_for_each_other")
        raise RefusedError(message)
    first, second = cards
    words = spoken("ties")
    title = words["catch_22_of_circle"].format(card=_short(first.text), other=_short(second.text))
    board = add_board(draft, BoardKind.CATCH_22, title)
    board = draft.put(board.changed(left_name=words["left_name"], right_name=words["right_name"]))
    loops = (
        Loop.new(
            board_id=board.id,
            side=Side.LEFT,
            x=first.text,
            y=second.text,
            x_card_id=first.id,
            y_card_id=second.id,
        ),
        Loop.new(board_id=board.id, side=Side.RIGHT),
    )
    for loop in loops:
        draft.put(loop)
    return board


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _TITLE_LETTERS else line[: _TITLE_LETTERS - 1].rstrip() + "…"
