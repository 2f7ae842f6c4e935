"""The map as it is seen before it is drawn: lanes from their edges, figures when wanted."""

from functools import partial
from itertools import pairwise

from confluence_desktop.boards.strategy_map.drawing import draw_map
from confluence_desktop.boards.strategy_map.figures import band
from confluence_desktop.boards.strategy_map.map_drawing import MapDrawing
from confluence_desktop.boards.strategy_map.plan import MANY, about_aspect
from confluence_desktop.boards.strategy_map.sizes import sizes_for
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.sketch import Sketch
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.cards import LEVELS, Board

LAYOUT = 3
"""Counted up whenever equal records are drawn otherwise than before, so that no sketch is stale."""


def sketch_name(style: Style) -> str:
    """All that the sketch of a large map follows from besides the records."""
    if style.medium is not Medium.SCREEN or style.lanes:
        return ""
    return f"map {LAYOUT} {about_aspect(style.aspect, MANY):.4f} {style.has_prompts}"


def edges_of(drawing: Drawing) -> tuple[float, ...]:
    """The edges of the lanes; none of a map that is small, or not shown card by card."""
    facts = drawing.facts if isinstance(drawing, MapDrawing) else None
    if facts is None or len(facts.cards) < MANY or not facts.contents.is_plain:
        return ()
    return facts.layout.edges


def draw_later(board: Board, records: Records, style: Style, sketch: Sketch) -> MapDrawing:
    """The map of a board, seen by its sketch."""
    sizes = sizes_for(style)
    bands = tuple(
        band(level, top, bottom, sizes)
        for level, (top, bottom) in zip(LEVELS, pairwise(sketch.edges), strict=True)
    )
    return MapDrawing.later(sketch, bands, sizes, style, partial(draw_map, board, records, style))
