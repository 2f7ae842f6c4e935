"""Stuck lines on the wall: covered ones as a number, the others to be paired and sorted."""

from confluence_desktop.boards.catch_22.card_rows import EVEN, settled
from confluence_desktop.boards.catch_22.listed import Listed, Unit, alone, stuck_lines
from confluence_desktop.boards.catch_22.stage_walls.scene import (
    CARD,
    FLOOR_PX,
    INK,
    LARGE_PX,
    MEET,
    MUTED,
    RADIUS,
    SIZES_PX,
    Scene,
    said,
)
from confluence_desktop.boards.catch_22.stage_walls.shorts import Short, shorts
from confluence_desktop.drawing.fitted_text import fitted_centred
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, Figure, Text
from confluence_desktop.workshop.catch_22 import Sorting
from confluence_desktop.workshop.spoken import spoken

_PILE_SHARE = 0.5
_QUESTION_WIDTH = 300.0


def line_cards(scene: Scene, room: Rect) -> list[Figure]:
    """Every line that was revealed, numbered; how many are covered, and none of their words."""
    units = stuck_lines(scene.board, scene.records, is_wall=True)
    if not units:
        hint = str(said("no_lines"))
        units = alone([Listed("line", 0, hint, "", hint, is_asking=True)])
    if len(units) == 1 and units[0].cards[0].is_covered:
        return [_pile(units[0], room)]
    return list(settled(units, SIZES_PX, FLOOR_PX, room, EVEN, key=scene.key("lines")))


def _pile(unit: Unit, room: Rect) -> Figure:
    """All that is known while everything is covered, large in the middle."""
    card = unit.cards[0]
    block = fitted_centred(card.text, LARGE_PX, room.width * _PILE_SHARE, room.height, weight=700)
    width, height = room.width * _PILE_SHARE, min(room.height, block.height * 2.4)
    rect = Rect(room.centre.x - width / 2, room.y + (room.height - height) / 2, width, height)
    box = Box(rect, CARD, MUTED, 2.5, RADIUS, (10.0, 7.0))
    at = Point(rect.centre.x - block.width / 2, rect.centre.y - block.height / 2)
    return Figure(
        card.record_id,
        rect,
        (box, Text(block, at, MEET)),
        record_id=card.record_id,
        block=(box,),
        z=2,
        name=card.name,
    )


def sorting_questions(scene: Scene, room: Rect) -> list[Figure]:
    """The four questions that are asked of each pair."""
    words = spoken("exercise")["sorting"]
    held = [
        Short(
            scene.key(f"sorting.{sorting}"),
            words[sorting]["name"],
            words[sorting]["question"],
            INK,
            f"{words[sorting]['name']}: {words[sorting]['question']}",
        )
        for sorting in Sorting
    ]
    columns = next(one for one in (4, 2, 1) if one == 1 or room.width / one >= _QUESTION_WIDTH)
    return shorts(held, room, columns)
