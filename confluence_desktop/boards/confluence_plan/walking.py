"""Going about a plan: arrow keys, drops and traces."""

from collections.abc import Collection

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.confluence_plan.drawing import draw_plan
from confluence_desktop.boards.confluence_plan.operations import place_rounds, rounds_of
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.rounds import Round

_PARTS = ("learn_together", "", "learn_tools")
"""The figures of a round that are walked through, from above."""


def neighbour(
    board: Board, records: Records, record_id: str, way: Direction, seen: Drawing | None
) -> str | None:
    """The round before or after along the currents; up and down, the boxes over and under it."""
    round_id, _, part = record_id.partition(".")
    ids = [one.id for one in rounds_of(records, board.id)]
    if round_id not in ids or part not in _PARTS:
        return None
    if way in {Direction.LEFT, Direction.RIGHT}:
        place = ids.index(round_id) + (1 if way is Direction.RIGHT else -1)
        return _key(ids[place], part) if 0 <= place < len(ids) else None
    place = _PARTS.index(part) + (1 if way is Direction.DOWN else -1)
    if 0 <= place < len(_PARTS):
        return _key(round_id, _PARTS[place])
    drawing = seen or draw_plan(board, records, SCREEN)
    return _in_next_row(drawing, board, records, round_id, way)


def drop(
    draft: Draft, board: Board, record_ids: Collection[str], to: Point, seen: Drawing | None
) -> None:
    """Bring rounds to the place where they were dropped."""
    drawing = seen or draw_plan(board, draft, SCREEN)
    others = [one.id for one in rounds_of(draft, board.id) if one.id not in record_ids]
    place_rounds(draft, board, record_ids, _place_at(drawing, others, to))


def trace(board: Board, records: Records, record_id: str) -> frozenset[str]:
    """A round with all that it needs and all that needs it, rounds, step and cards."""
    rounds = {one.id: one for one in rounds_of(records, board.id)}
    start = rounds.get(record_id.partition(".")[0])
    if start is None:
        return frozenset({record_id})
    needed = _closure(start.id, {id_: set(one.requires) for id_, one in rounds.items()})
    needing = _closure(
        start.id,
        {id_: {one.id for one in rounds.values() if id_ in one.requires} for id_ in rounds},
    )
    ties = {*start.serves, *([start.step_id] if start.step_id else [])}
    return frozenset({start.id} | (needed & rounds.keys()) | needing | ties)


def _closure(start: str, ways: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for goal in ways.get(waiting.pop(), set()) - found:
            found.add(goal)
            waiting.append(goal)
    return found


def _key(round_id: str, part: str) -> str:
    return f"{round_id}.{part}" if part else round_id


def _in_next_row(
    drawing: Drawing, board: Board, records: Records, round_id: str, way: Direction
) -> str | None:
    """The round of the row above or below that lies nearest."""
    here = drawing.figure(round_id)
    if here is None:
        return None
    found = []
    for one in records.where(Round, board_id=board.id):
        figure = drawing.figure(one.id)
        if figure is None:
            continue
        down = figure.bounds.y - here.bounds.y
        if (down > 1) if way is Direction.DOWN else (down < -1):
            aside = abs(figure.bounds.centre.x - here.bounds.centre.x)
            found.append((abs(down), aside, figure.key))
    return min(found)[2] if found else None


def _place_at(drawing: Drawing, ids: Collection[str], to: Point) -> int:
    """How many rounds stand before a point: in the rows above its own, and left of it there."""
    rects = [figure.bounds for id_ in ids if (figure := drawing.figure(id_)) is not None]
    if not rects:
        return 0
    row = min(rects, key=lambda rect: abs(rect.centre.y - to.y)).y
    return sum(1 for rect in rects if rect.y < row or (rect.y == row and rect.centre.x < to.x))
