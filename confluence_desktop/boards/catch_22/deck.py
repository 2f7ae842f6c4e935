"""The deck of break moves: dealt one at a time, those that nobody has tried yet first."""

from dataclasses import dataclass
from functools import cache

from confluence_desktop.boards.catch_22.operations import steps_of
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import BreakMove
from confluence_desktop.workshop.spoken import SPOKEN, say, spoken_in


@dataclass(frozen=True, slots=True)
class DeckCard:
    """One move of the deck, with the question that is said aloud."""

    move: BreakMove
    name: str
    question: str
    example: str


@cache
def deck(language: str = SPOKEN) -> tuple[DeckCard, ...]:
    """The nine moves in their order, as far as they are translated."""
    said = spoken_in("deck", language)
    return tuple(DeckCard(move, **said[move]) for move in BreakMove)


def card_of(move: BreakMove, language: str = SPOKEN) -> DeckCard:
    """The card of a move."""
    return next(card for card in deck(language) if card.move is move)


def dealt(board: Board) -> tuple[BreakMove, ...]:
    """The moves that were dealt; the last one is open."""
    return tuple(BreakMove(name) for name in board.moves_dealt if name in set(BreakMove))


def open_move(board: Board) -> BreakMove | None:
    """The move that is being tried now."""
    return dealt(board)[-1] if dealt(board) else None


def next_move(records: Records, board: Board) -> BreakMove:
    """The move that is dealt next.

    First those that were neither dealt nor gave a step, as the deck has them; then those never
    dealt; then the one that was dealt longest ago.
    """
    seen = dealt(board)
    gave = {step.move for step in steps_of(records, board.id)}
    fresh = [move for move in BreakMove if move not in seen]
    untried = [move for move in fresh if move not in gave]
    return (untried or fresh or list(seen))[0]


def deal(draft: Draft, board_id: str, move: BreakMove | None = None) -> DeckCard:
    """Turn over the next move, or the one that was asked for; what was dealt is remembered.

    Raises:
        RecordMissingError: The board is not there (any more).
    """
    board = get(draft, Board, board_id)
    chosen = move or next_move(draft, board)
    kept = tuple(one for one in dealt(board) if one is not chosen)
    draft.put(board.changed(moves_dealt=(*kept, chosen)))
    return card_of(chosen)


def put_back(draft: Draft, board_id: str) -> Board:
    """Put the open move back into the deck.

    Raises:
        RecordMissingError: The board is not there (any more).
        RefusedError: None is open.
    """
    board = get(draft, Board, board_id)
    if not dealt(board):
        message = say("refused.no_move_dealt")
        raise RefusedError(message)
    return draft.put(board.changed(moves_dealt=dealt(board)[:-1]))
