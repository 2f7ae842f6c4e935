"""What stands over the board on the wall: one question, whoever asks it."""

from confluence_desktop.boards.catch_22.deck import card_of, open_move
from confluence_desktop.boards.catch_22.standing import votes_now
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import the_room
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.exercise import BREAK_MOVES, WEAKEST_LINK, stage_now, stage_prompt
from confluence_desktop.workshop.operations import the_session
from confluence_desktop.workshop.spoken import spoken_in
from confluence_desktop.workshop.votes_operations import WEAKEST_LINK as WEAKEST
from confluence_desktop.workshop.votes_operations import open_poll


def wall_prompt(records: Records, item_id: str | None, board_id: str | None) -> str:
    """The question of a finding that is asked, else the stage's, else the agenda item's.

    An item's own prompt for its stage goes before the stage's usual one. While a break move is
    open, its question is asked, and the stage's stands below. Once the weakest link is voted on and
    revealed, the question goes on from there, whoever asked the one before.
    """
    asked = the_room(records).asked
    if asked:
        return asked
    item = records.find(AgendaItem, item_id)
    board = records.find(Board, board_id)
    stage = stage_now(records, board) if board is not None else None
    usual = (item.prompt or item.title) if item is not None else ""
    if board is None or stage is None:
        return usual
    language = the_session(records).language
    if stage == WEAKEST_LINK and votes_now(records, board) and not _is_voting(records, board):
        return str(spoken_in("exercise", language)["stages"][str(stage)]["prompt_revealed"])
    is_own = _is_own(item, stage) and usual != stage_prompt(board, stage)
    prompt = usual if is_own else stage_prompt(board, stage, language)
    move = open_move(board) if stage == BREAK_MOVES else None
    if move is None:
        return prompt
    card = card_of(move, language)
    return f"{card.question}\n{card.name} · {' '.join(prompt.split())}"


def _is_voting(records: Records, board: Board) -> bool:
    return open_poll(records, board.id, WEAKEST) is not None


def _is_own(item: AgendaItem | None, stage: int) -> bool:
    """Whether the agenda item asks something of its own in the stage that is on."""
    return item is not None and item.stage == stage and bool(item.prompt)
