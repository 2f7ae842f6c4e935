"""Going about a Catch-22 board: arrow keys, shifts, drops and traces."""

from collections.abc import Collection

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.catch_22.drawing import draw_board
from confluence_desktop.boards.catch_22.operations import (
    ARROWS,
    Arrow,
    becauses_of,
    loop_on,
    move_because,
    move_step,
    steps_of,
)
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.boards.catch_22.stuck import lines_of, move_line, pair, pairs_of
from confluence_desktop.boards.nearest import nearest
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, Step
from confluence_desktop.workshop.ordering import bring_together, shifts

_DOWN_OR_UP = {Direction.DOWN: 1, Direction.UP: -1}


def shift(draft: Draft, board: Board, record_ids: Collection[str], way: Direction) -> None:
    """Move becauses and steps up or down their list, or becauses across to the other loop.

    A because that is first or last of its arrow goes on to the loop's other arrow. What can go no
    further stays, and what is moved together with it keeps its place behind it.
    """
    by = _DOWN_OR_UP.get(way, 1 if way is Direction.RIGHT else -1)
    becauses = _in_order(draft, board, record_ids)
    for because in reversed(becauses) if by > 0 else becauses:
        if way in _DOWN_OR_UP:
            _shift_because(draft, board, because, by, together=record_ids)
        else:
            side = Side.LEFT if way is Direction.LEFT else Side.RIGHT
            if get(draft, Loop, because.loop_id).side is not side:
                move_because(draft, because.id, board, Arrow(side, because.arrow))
    for id_, place in shifts([one.id for one in steps_of(draft, board.id)], record_ids, by):
        move_step(draft, id_, place)
    for id_, place in shifts([one.id for one in lines_of(draft, board.id)], record_ids, by):
        move_line(draft, id_, place)


def drop(draft: Draft, board: Board, record_ids: Collection[str], to: Point) -> None:
    """Bring becauses to the arrow and place, and steps to the place, where they were dropped.

    A stuck line that is dropped on another one is paired with it; anywhere else it stays.
    """
    drawing = draw_board(board, draft, SCREEN)
    becauses = _in_order(draft, board, record_ids)
    moved = {because.id for because in becauses}
    if becauses:
        arrow = _arrow_at(draft, board, drawing, to)
        loop = loop_on(draft, board, arrow.side)
        row = [one for one in becauses_of(draft, loop.id, arrow.number) if one.id not in moved]
        there = {"loop_id": loop.id, "arrow": arrow.number}
        bring_together(draft, becauses, row, _place_at(drawing, row, to), **there)
    steps = [step for step in steps_of(draft, board.id) if step.id in record_ids]
    others = [step for step in steps_of(draft, board.id) if step.id not in record_ids]
    bring_together(draft, steps, others, _place_at(drawing, others, to))
    _pair_where_dropped(draft, board, record_ids, drawing, to)


def neighbour(
    board: Board, records: Records, record_id: str, way: Direction, seen: Drawing | None
) -> str | None:
    """The key of the figure that lies next in a direction, as it is seen."""
    return nearest(seen or draw_board(board, records, SCREEN), record_id, way)


def trace(board: Board, records: Records, record_id: str) -> frozenset[str]:
    """What a record holds up or breaks: a loop with its becauses, and the steps that break them."""
    stuck = _trace_stuck(board, records, record_id)
    if stuck:
        return stuck
    steps = steps_of(records, board.id)
    becauses = {because.id: because for because in _all_becauses(records, board)}
    step = records.find(Step, record_id)
    because = becauses.get(record_id)
    if step is not None:
        reached = {one for one in step.breaks if one in becauses}
        loops = {becauses[one].loop_id for one in reached}
        return frozenset({record_id} | reached | loops)
    if because is not None:
        breaking = {one.id for one in steps if record_id in one.breaks}
        return frozenset({record_id, because.loop_id} | breaking)
    held = {one.id for one in becauses.values() if one.loop_id == record_id.partition(".")[0]}
    breaking = {one.id for one in steps if held & set(one.breaks)}
    return frozenset({record_id.partition(".")[0]} | held | breaking)


def _pair_where_dropped(
    draft: Draft, board: Board, record_ids: Collection[str], drawing: Drawing, to: Point
) -> None:
    lines = [line for line in lines_of(draft, board.id) if line.id in record_ids]
    if len(lines) != 1:
        return
    for other in lines_of(draft, board.id):
        figure = drawing.figure(other.id)
        if figure is not None and other.id != lines[0].id and figure.bounds.holds(to):
            pair(draft, other.id, lines[0].id)
            return


def _trace_stuck(board: Board, records: Records, record_id: str) -> frozenset[str]:
    """A stuck line or pair with its pair, its lines and what they became; empty for others."""
    for one in pairs_of(records, board.id):
        if record_id == one.id or record_id in one.line_ids:
            outcome = {one.outcome_id} if one.outcome_id else set()
            return frozenset({one.id, *one.line_ids} | outcome)
    return frozenset()


def _all_becauses(records: Records, board: Board) -> list[Because]:
    """Every because of a board, arrow by arrow."""
    loops = dict(zip(Side, both_loops(records, board), strict=True))
    return [
        because
        for arrow in ARROWS
        if (loop := loops[arrow.side]) is not None
        for because in becauses_of(records, loop.id, arrow.number)
    ]


def _in_order(draft: Draft, board: Board, record_ids: Collection[str]) -> list[Because]:
    return [because for because in _all_becauses(draft, board) if because.id in record_ids]


def _shift_because(
    draft: Draft, board: Board, because: Because, by: int, *, together: Collection[str]
) -> None:
    side = get(draft, Loop, because.loop_id).side
    row = [one.id for one in becauses_of(draft, because.loop_id, because.arrow)]
    place = row.index(because.id) + by
    if 0 <= place < len(row):
        if row[place] in together:
            return
        move_because(draft, because.id, board, Arrow(side, because.arrow), place)
    elif (place < 0) == (because.arrow > 1):
        other = Arrow(side, 1 if by < 0 else 2)
        move_because(draft, because.id, board, other, None if by < 0 else 0)


def _arrow_at(draft: Draft, board: Board, drawing: Drawing, to: Point) -> Arrow:
    """The arrow whose becauses lie nearest above a point; without any, the half of the lobe."""
    side = Side.LEFT if to.x < 0 else Side.RIGHT
    loop = loop_on(draft, board, side)
    first, second = (drawing.figure(f"{loop.id}.{number}") for number in (1, 2))
    if first is None or second is None:
        return Arrow(side, 1 if to.y < 0 else 2)
    return Arrow(side, 1 if to.y < second.bounds.y else 2)


def _place_at(drawing: Drawing, row: Collection[Record], to: Point) -> int:
    """How many of a row lie above a point; what is not drawn stands with the one before it."""
    place = 0
    for number, record in enumerate(row, 1):
        figure = drawing.figure(record.id)
        if figure is not None and figure.bounds.centre.y < to.y:
            place = number
    return place
