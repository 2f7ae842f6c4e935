"""A plan as a drawing: pure, from records and a style alone (LAW-7)."""

from itertools import pairwise

from confluence_desktop.boards.confluence_plan import figures
from confluence_desktop.boards.confluence_plan.cells import cell
from confluence_desktop.boards.confluence_plan.layout import Layout, lay_out
from confluence_desktop.boards.confluence_plan.measures import (
    ROWS_AT_ONCE,
    measures,
)
from confluence_desktop.boards.confluence_plan.operations import rounds_of
from confluence_desktop.boards.confluence_plan.thumbnail import thumbnail
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.keeping import keeping
from confluence_desktop.drawing.shapes import Band, Drawing, Figure, Ink
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.cards import Board


def draw_plan(
    board: Board, records: Records, style: Style, previous: Drawing | None = None
) -> Drawing:
    """The plan as a medium shows it; equal figures of `previous` are kept as they are."""
    rounds = rounds_of(records, board.id)
    if style.medium is Medium.THUMBNAIL:
        return keeping(thumbnail(board, rounds), previous)
    measure = measures(style, len(rounds))
    cells = [cell(one, number, records, measure) for number, one in enumerate(rounds, 1)]
    layout = lay_out(cells, measure)
    drawn: list[Figure] = [
        figures.currents(board, layout, cells, measure),
        *figures.headings(board, layout, measure),
    ]
    for row in layout.rows:
        # Cards come first, so that each record is known by its card.
        drawn += [figures.round_card(place, measure) for place in row.places]
        for place in row.places:
            for learning, rect in zip(place.cell.learning, place.learning, strict=True):
                drawn.append(figures.learning_box(place.cell, learning, rect, measure))
            if place.serves is not None:
                drawn.append(figures.serves_trace(place.cell, place.serves))
    if not cells and style.has_prompts:
        drawn.append(figures.invitation(board, layout, measure))
    drawing = Drawing(
        layout.bounds,
        tuple(drawn),
        _page_rows(board, layout) if style.medium is Medium.PAPER else (),
        opening=_opening(layout) if style.medium is Medium.SCREEN else None,
    )
    return keeping(drawing, previous)


def _page_rows(board: Board, layout: Layout) -> tuple[Band, ...]:
    """Rows as bands without a look, so that a long plan takes pages between them."""
    if len(layout.rows) <= 1:
        return ()
    edges = [0.0, *(row.bottom for row in layout.rows[:-1]), layout.bounds.bottom]
    paper = Ink("paper")
    return tuple(
        Band(f"{board.id}.row.{number}", top, end, paper, paper, 0.0)
        for number, (top, end) in enumerate(pairwise(edges))
    )


def _opening(layout: Layout) -> Rect | None:
    """What is seen first of a plan with too many rounds to be read at once."""
    if len(layout.rows) <= ROWS_AT_ONCE:
        return None
    return Rect(0, 0, layout.bounds.width, layout.rows[ROWS_AT_ONCE - 1].bottom)
