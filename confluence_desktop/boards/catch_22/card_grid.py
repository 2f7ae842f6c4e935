"""Stuck lines on the facilitator's board: a calm grid of numbered cards, under the purpose."""

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.card_rows import GAP, settled
from confluence_desktop.boards.catch_22.figures import hint
from confluence_desktop.boards.catch_22.listed import stuck_lines
from confluence_desktop.boards.catch_22.measures import Measures
from confluence_desktop.boards.catch_22.stuck import lines_of
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.fitted_text import Placed, fitted, fitted_centred, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Drawing, Figure, Ink, Shape, Text
from confluence_desktop.drawing.text_block import Face
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.exercise import PAIRING, STUCK_LINES, stage_now, stage_of

GRID_STAGES = frozenset({STUCK_LINES, PAIRING})
"""Where the board shows its stuck lines in place of the sign."""

_LARGEST_PX = 23.0
_ASKED_PX = (34.0, 28.0, 23.0)
_ASKED_SHARE = 0.6


def card_grid(board: Board, records: Records, measure: Measures) -> Drawing:
    """The lines as cards, as large as the board is otherwise."""
    bounds = measure.bounds
    units = stuck_lines(board, records, is_wall=False)
    if not units:
        return Drawing(bounds, _empty(board, records, measure))
    head = _head(board, records, measure)
    top = head.bounds.bottom + GAP
    room = Rect(
        bounds.x + measure.edge,
        top,
        bounds.width - 2 * measure.edge,
        bounds.bottom - measure.edge - top,
    )
    sizes = (_LARGEST_PX, *measure.statement_px[2:])
    return Drawing(bounds, (head, *settled(units, sizes, measure.label_px, room)))


def _empty(board: Board, records: Records, measure: Measures) -> tuple[Figure, ...]:
    """The question of the stage where the cards will be, under the purpose if there is one."""
    bounds = measure.bounds
    asked = stage_of(board, stage_now(records, board) or STUCK_LINES).prompt
    most = bounds.width * _ASKED_SHARE
    block = fitted_centred(asked, _ASKED_PX, most, bounds.height * _ASKED_SHARE)
    placed = Placed.centred(block, bounds.centre.x, bounds.centre.y - block.height / 2)
    question = hint(f"{board.id}.asked", placed)
    return (_head(board, records, measure), question) if board.purpose else (question,)


def _head(board: Board, records: Records, measure: Measures) -> Figure:
    """The purpose over the cards, and how many there are."""
    lines = lines_of(records, board.id)
    said = board.purpose or words.NO_LINES
    covered = sum(line.covered for line in lines)
    counted = words.COVERED_COUNT if covered and covered == len(lines) else words.LINES_COUNT
    counted = counted.format(count=len(lines)) if lines else ""
    bounds, edge = measure.bounds, measure.edge
    count = snug_line(counted, Face(measure.title_px, 700), bounds.width / 3)
    width = bounds.width - 2 * edge - (count.width + GAP if counted else 0)
    block = fitted(said, (measure.title_px, measure.label_px), width, 80, weight=700)
    x, y = bounds.x + edge, bounds.y + edge
    shapes: list[Shape] = [Text(block, Point(x, y), Ink("meet"))]
    if counted:
        shapes.append(Text(count, Point(bounds.right - edge - count.width, y), Ink("muted")))
    return Figure(
        f"{board.id}.lines",
        Rect(x, y, bounds.width - 2 * edge, max(block.height, count.height)),
        tuple(shapes),
        name=", ".join(part for part in (said, counted) if part),
    )
