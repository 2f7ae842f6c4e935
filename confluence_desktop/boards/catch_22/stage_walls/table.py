"""Stage by stage: which parts stand on the wall, from top to bottom."""

from collections.abc import Mapping
from dataclasses import dataclass

from confluence_desktop.boards.catch_22.stage_walls.agreement import agreement
from confluence_desktop.boards.catch_22.stage_walls.arrows import (
    arrow_names,
    becauses_by_arrow,
    numbered_becauses,
)
from confluence_desktop.boards.catch_22.stage_walls.commitment import commitment
from confluence_desktop.boards.catch_22.stage_walls.crossing import steps_against_arrows
from confluence_desktop.boards.catch_22.stage_walls.lines import line_cards, sorting_questions
from confluence_desktop.boards.catch_22.stage_walls.loops import (
    bare_sign,
    left_loop_aloud,
    left_loop_in_short,
    right_loop_aloud,
    sign_with_conditions,
)
from confluence_desktop.boards.catch_22.stage_walls.scene import GAP, Part, Scene, bottom_of, evened
from confluence_desktop.boards.catch_22.stage_walls.steps import (
    dealt_move,
    objections,
    steps_so_far,
)
from confluence_desktop.boards.catch_22.stage_walls.texts import (
    large_purpose,
    purpose_over,
    written,
)
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Drawing, Figure
from confluence_desktop.drawing.style import Style
from confluence_desktop.workshop import exercise
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.votes_operations import COMMIT, WEAKEST_LINK, open_poll


@dataclass(frozen=True, slots=True)
class Band:
    """Parts across the wall.

    Attributes:
        parts: Side by side; one below the other where the wall stands upright.
        most: The share of the height that it takes at most; None takes what the others leave.
        is_even: The parts are panels, and side by side each is as high as the highest.
    """

    parts: tuple[Part, ...]
    most: float | None = None
    is_even: bool = False


_ALL = None

WALLS: Mapping[int, tuple[Band, ...]] = {
    exercise.FRAME: (Band((large_purpose,), 0.62), Band((bare_sign,), _ALL)),
    exercise.STUCK_LINES: (Band((purpose_over,), 0.14), Band((line_cards,), _ALL)),
    exercise.PAIRING: (
        Band((purpose_over,), 0.12),
        Band((line_cards,), _ALL),
        Band((sorting_questions,), 0.26),
    ),
    exercise.LOOP_ONE: (Band((left_loop_aloud,), _ALL),),
    exercise.LOOP_TWO: (
        Band((right_loop_aloud,), _ALL),
        Band((left_loop_in_short, written("loops_share")), 0.3, is_even=True),
    ),
    exercise.BECAUSES: (Band((becauses_by_arrow,), _ALL),),
    exercise.PROTECTS: (
        Band((sign_with_conditions,), _ALL),
        Band((written("cost_of_staying"), written("protects")), 0.44, is_even=True),
    ),
    exercise.WEAKEST_LINK: (Band((numbered_becauses,), _ALL),),
    exercise.BREAK_MOVES: (Band((dealt_move,), 0.16), Band((steps_so_far,), _ALL)),
    exercise.CROSSING: (Band((arrow_names,), 0.24), Band((steps_against_arrows,), _ALL)),
    exercise.STRESS_TEST: (Band((objections,), _ALL),),
    exercise.COMMIT: (Band((commitment, agreement), _ALL),),
}


def shown_stage(board: Board, records: Records, stage: int | None) -> int | None:
    """Whose wall is shown: that of the stage; outside the exercise, of a vote that is going on."""
    if stage is not None:
        return stage
    if open_poll(records, board.id, WEAKEST_LINK) is not None:
        return exercise.WEAKEST_LINK
    return exercise.COMMIT if open_poll(records, board.id, COMMIT) is not None else None


def draw_stage(board: Board, records: Records, style: Style, stage: int) -> Drawing:
    """The wall of a stage: pure, from records and style alone (LAW-7)."""
    scene = Scene(board, records, style)
    bands = WALLS[stage]
    page = scene.page
    heights = [
        _height(scene, band, Rect(page.x, 0, page.width, page.height * band.most))
        if band.most is not None
        else None
        for band in bands
    ]
    taken = sum(height + GAP for height in heights if height)
    left = page.height - taken
    figures: list[Figure] = []
    y = page.y
    for band, height in zip(bands, heights, strict=True):
        most = left if band.most is None else page.height * band.most
        tall = left if height is None else height
        if tall:
            figures += _filled(scene, band, Rect(page.x, y, page.width, most))
            y += tall + GAP
    figures.sort(key=lambda figure: figure.z)
    return Drawing(page, tuple(figures))


def _height(scene: Scene, band: Band, room: Rect) -> float:
    return bottom_of(_filled(scene, band, room), room.y) - room.y


def _filled(scene: Scene, band: Band, room: Rect) -> list[Figure]:
    """The parts of a band: side by side in equal columns, or one below the other."""
    count = len(band.parts)
    figures: list[Figure] = []
    if not scene.is_upright or count == 1:
        width = (room.width - (count - 1) * GAP) / count
        for place, part in enumerate(band.parts):
            x = room.x + place * (width + GAP)
            figures += part(scene, Rect(x, room.y, width, room.height))
        return evened(figures) if band.is_even else figures
    y = room.y
    for place, part in enumerate(band.parts):
        share = (room.bottom - y - (count - place - 1) * GAP) / (count - place)
        made = part(scene, Rect(room.x, y, room.width, share))
        figures += made
        if made:
            y = bottom_of(made, y) + GAP
    return figures
