"""Verbs for stuck lines: written in silence, paired, and sorted into what they really are.

What is covered is revealed by `workshop.silence.reveal`. Each verb is one undo.
"""

from collections.abc import Sequence

from confluence_desktop.boards.catch_22.operations import loop_on, said_text
from confluence_desktop.boards.catch_22.said_lines import conditions
from confluence_desktop.boards.catch_22.sentences import loop_name
from confluence_desktop.boards.catch_22.standing import loops_by_side
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.agenda import AgendaItem, ItemTime
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import (
    Because,
    Loop,
    Side,
    Sorting,
    StuckLine,
    StuckPair,
)
from confluence_desktop.workshop.close import Action, ParkedItem
from confluence_desktop.workshop.exercise import PAIRING, stage_now
from confluence_desktop.workshop.operations import add_board, note, the_session
from confluence_desktop.workshop.ordering import order_at, order_at_end, place_key
from confluence_desktop.workshop.phrases import inner
from confluence_desktop.workshop.polarity import PolarityEntry
from confluence_desktop.workshop.spoken import say, spoken

_TITLE_LETTERS = 60
_NAME_LETTERS = 200

Outcome = Loop | Board | Action | ParkedItem
"""What a pair can become."""


def lines_of(records: Records, board_id: str) -> list[StuckLine]:
    """The stuck lines of a board in their order, covered ones last; the first has number 1.

    So those that the room can read have the same numbers for everybody.
    """
    lines = records.where(StuckLine, board_id=board_id)
    return sorted(lines, key=lambda line: (line.covered, *place_key(line)))


def pairs_of(records: Records, board_id: str) -> list[StuckPair]:
    """The pairs of a board in the order in which they were made."""
    return sorted(records.where(StuckPair, board_id=board_id), key=place_key)


def pair_of(records: Records, line: StuckLine) -> StuckPair | None:
    """The pair that a line is in."""
    pairs = pairs_of(records, line.board_id)
    return next((pair for pair in pairs if line.id in pair.line_ids), None)


def unplaced_lines(records: Records, board_id: str) -> list[StuckLine]:
    """The lines that are neither sorted nor parked."""
    placed = {
        line_id
        for pair in pairs_of(records, board_id)
        if pair.sorting is not None
        for line_id in pair.line_ids
    }
    return [
        line for line in lines_of(records, board_id) if line.id not in placed and not line.parked
    ]


def add_line(draft: Draft, board: Board, text: str) -> StuckLine:
    """Add a stuck line; it is covered until the room reveals what was written in silence.

    A line that comes after that, or in a later stage, is open.

    Raises:
        RefusedError: There is nothing to add, or the text is too long.
    """
    lines = lines_of(draft, board.id)
    is_revealed = bool(lines) and not any(line.covered for line in lines)
    is_later = (stage_now(draft, board) or 0) >= PAIRING
    return draft.put(
        StuckLine.new(
            board_id=board.id,
            text=said_text(text),
            covered=not (is_revealed or is_later),
            order=order_at_end(lines),
        )
    )


def pair(draft: Draft, first_id: str, second_id: str) -> StuckPair:
    """Put two lines side by side: one's "until" is the other's "can't".

    Raises:
        RecordMissingError: A line is not there (any more).
        RefusedError: They are the same, lie on two boards, or one is in a pair already.
    """
    first, second = get(draft, StuckLine, first_id), get(draft, StuckLine, second_id)
    if first.id == second.id:
        message = say("refused.paired_with_itself")
        raise RefusedError(message)
    if first.board_id != second.board_id:
        message = say("refused.lines_of_other_boards")
        raise RefusedError(message)
    for line in (first, second):
        if pair_of(draft, line) is not None:
            number = number_of(draft, line)
            message = say("refused.line_paired_already").format(number=number)
            raise RefusedError(message)
        if line.parked:
            take_line_back(draft, line.id)
    order = order_at_end(pairs_of(draft, first.board_id))
    return draft.put(
        StuckPair.new(board_id=first.board_id, line_ids=(first.id, second.id), order=order)
    )


def unpair(draft: Draft, pair_id: str) -> None:
    """Take a pair apart; what it became stays.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    draft.remove(get(draft, StuckPair, pair_id))


def move_line(draft: Draft, line_id: str, to_place: int) -> StuckLine:
    """Bring a line to a place, counted from 0 among the others.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    line = get(draft, StuckLine, line_id)
    row = [one for one in lines_of(draft, line.board_id) if one.id != line_id]
    return draft.put(line.changed(order=order_at(draft, row, to_place)))


def number_of(records: Records, line: StuckLine) -> int:
    """The number that a line has on its board."""
    return [one.id for one in lines_of(records, line.board_id)].index(line.id) + 1


def sort_pair(draft: Draft, pair_id: str, sorting: Sorting, side: Side | None = None) -> StuckPair:
    """Say what a pair is, and make of it what it becomes; `outcome_id` ties the two.

    A Catch-22 fills a loop (that of `side`, else the first that is empty); a polarity becomes a
    board of its own; a conflict is parked; a constraint becomes an action.

    Raises:
        RecordMissingError: The pair or a line of it is not there (any more).
        RefusedError: It is sorted already, or the loop is taken.
    """
    chosen = get(draft, StuckPair, pair_id)
    if chosen.sorting is not None:
        message = say("refused.pair_sorted_already")
        raise RefusedError(message)
    lines = [get(draft, StuckLine, line_id) for line_id in chosen.line_ids]
    outcome = _outcome(draft, chosen, [line.text for line in lines], sorting, side)
    return draft.put(chosen.changed(sorting=sorting, outcome_id=outcome.id))


def sort_line(draft: Draft, line_id: str, sorting: Sorting, side: Side | None = None) -> StuckPair:
    """Sort a line that found no other: it can say both sides itself.

    Raises:
        RecordMissingError: The line is not there (any more).
        RefusedError: As `sort_pair`; a line in a pair is sorted with it.
    """
    line = get(draft, StuckLine, line_id)
    if line.parked:
        take_line_back(draft, line.id)
    known = pair_of(draft, line)
    if known is None:
        order = order_at_end(pairs_of(draft, line.board_id))
        known = draft.put(StuckPair.new(board_id=line.board_id, line_ids=(line.id,), order=order))
    return sort_pair(draft, known.id, sorting, side)


def unsort(draft: Draft, pair_id: str) -> StuckPair:
    """Take a sorting back, and what it made with it, unless somebody went on with that since.

    A line that was sorted alone is a line again: nothing was paired by hand.

    Raises:
        RecordMissingError: The pair is not there (any more).
    """
    chosen = get(draft, StuckPair, pair_id)
    outcome = _untouched_outcome(draft, chosen)
    if isinstance(outcome, Loop):
        draft.put(outcome.changed(x="", y=""))
    elif outcome is not None:
        for item in [*draft.all(AgendaItem)]:
            if item.board_id == outcome.id:
                draft.remove(item)
        draft.remove(outcome)
    is_free = chosen.changed(sorting=None, outcome_id=None)
    if len(chosen.line_ids) > 1:
        return draft.put(is_free)
    draft.remove(chosen)
    return is_free


def park_line(draft: Draft, line_id: str) -> ParkedItem:
    """Keep a line for later: it goes to the parked items, and stays tied to them.

    A pair that nobody has sorted ends with it.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    line = get(draft, StuckLine, line_id)
    pair_ = pair_of(draft, line)
    if pair_ is not None and pair_.sorting is None:
        draft.remove(pair_)
    draft.put(line.changed(parked=True))
    known = _parked_item(draft, line)
    if known is not None:
        return known
    item = note(draft, ParkedItem, line.text)
    return draft.put(item.changed(about=(line.id,)))


def park_pair(draft: Draft, pair_id: str) -> list[ParkedItem]:
    """Keep both lines of a pair for later, each by itself.

    Raises:
        RecordMissingError: The pair or a line of it is not there (any more).
        RefusedError: It is sorted already.
    """
    chosen = get(draft, StuckPair, pair_id)
    if chosen.sorting is not None:
        message = say("refused.pair_sorted_already")
        raise RefusedError(message)
    return [park_line(draft, line_id) for line_id in chosen.line_ids]


def take_line_back(draft: Draft, line_id: str) -> StuckLine:
    """Take a parked line back among the others, and out of the parked items.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    line = get(draft, StuckLine, line_id)
    item = _parked_item(draft, line)
    if item is not None:
        draft.remove(item)
    return draft.put(line.changed(parked=False))


def park_rest(draft: Draft, board_id: str) -> list[ParkedItem]:
    """Park every line that is neither sorted nor parked.

    Raises:
        RefusedError: There is none.
    """
    rest = unplaced_lines(draft, board_id)
    if not rest:
        message = say("refused.nothing_left_to_park")
        raise RefusedError(message)
    return [park_line(draft, line.id) for line in rest]


def outcome_name(records: Records, pair: StuckPair) -> str:
    """What a pair turned out to be, in a word or two; empty while it is not sorted."""
    if pair.sorting is None:
        return ""
    name: str = spoken("exercise")["sorting"][pair.sorting]["name"]
    loop = records.find(Loop, pair.outcome_id) if pair.sorting is Sorting.CATCH_22 else None
    if loop is None:
        return name
    return f"{name} · {loop_name(get(records, Board, pair.board_id), loop.side)}"


def _outcome(
    draft: Draft, pair: StuckPair, texts: Sequence[str], sorting: Sorting, side: Side | None
) -> Outcome:
    board = get(draft, Board, pair.board_id)
    said = spoken("exercise")["outcomes"]
    if sorting is Sorting.CATCH_22:
        return _loop(draft, board, texts, side)
    if sorting is Sorting.POLARITY:
        return _polarity(draft, board, texts)
    if sorting is Sorting.CONSTRAINT:
        return note(draft, Action, said["constraint"].format(first=" · ".join(texts)))
    form = said["conflict"] if len(texts) > 1 else said["conflict_alone"]
    item = note(draft, ParkedItem, form.format(first=texts[0], second=texts[-1]))
    return draft.put(item.changed(about=pair.line_ids))


def _loop(draft: Draft, board: Board, texts: Sequence[str], side: Side | None) -> Loop:
    loops = loops_by_side(draft, board)
    free = [
        one for one, loop in loops.items() if loop is None or not (loop.x.strip() or loop.y.strip())
    ]
    if not free:
        message = say("refused.both_loops_filled")
        raise RefusedError(message)
    if side is not None and side not in free:
        message = say("refused.loop_filled")
        raise RefusedError(message)
    x, y = conditions(texts, the_session(draft).language)
    loop = loop_on(draft, board, side or free[0])
    return draft.put(loop.changed(x=x, y=y))


def _polarity(draft: Draft, board: Board, texts: Sequence[str]) -> Board:
    left, right = conditions(texts, the_session(draft).language)
    title = _cut(left, _TITLE_LETTERS)
    if right:
        title = spoken("exercise")["outcomes"]["polarity_title"].format(
            left=title, right=inner(_cut(right, _TITLE_LETTERS))
        )
    opened = add_board(draft, BoardKind.POLARITY, title)
    return draft.put(
        opened.changed(
            left_name=_cut(left, _NAME_LETTERS),
            right_name=_cut(right, _NAME_LETTERS),
            purpose=board.purpose,
        )
    )


def _untouched_outcome(records: Records, pair: StuckPair) -> Outcome | None:
    """What a pair became, if it still says what its lines said and nothing was added to it."""
    lines = [records.find(StuckLine, line_id) for line_id in pair.line_ids]
    texts = [line.text for line in lines if line is not None]
    if pair.sorting is None or len(texts) < len(lines):
        return None
    loop = records.find(Loop, pair.outcome_id)
    if loop is not None:
        is_said = (loop.x, loop.y) == conditions(texts, the_session(records).language)
        return None if not is_said or records.where(Because, loop_id=loop.id) else loop
    made = (
        records.find(Board, pair.outcome_id)
        or records.find(Action, pair.outcome_id)
        or records.find(ParkedItem, pair.outcome_id)
    )
    if made is None or _is_used(records, made):
        return None
    # The same lines, sorted once more where nobody sees it.
    again = _outcome(Draft(records), pair, texts, pair.sorting, None)
    return made if again.changed(id=made.id, order=made.order) == made else None


def _is_used(records: Records, outcome: Record) -> bool:
    """Whether a board that was opened was filled, or had its turn in the day."""
    if records.where(PolarityEntry, board_id=outcome.id):
        return True
    items = {item.id for item in records.all(AgendaItem) if item.board_id == outcome.id}
    return any(time.item_id in items for time in records.all(ItemTime))


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def _parked_item(records: Records, line: StuckLine) -> ParkedItem | None:
    return next((one for one in records.all(ParkedItem) if one.about == (line.id,)), None)
