"""A Catch-22 board as a drawing: pure, from records and a style alone (LAW-7)."""

from dataclasses import dataclass, replace

from confluence_desktop.boards.catch_22 import figures, wall, words
from confluence_desktop.boards.catch_22.card_grid import GRID_STAGES, card_grid
from confluence_desktop.boards.catch_22.foot import bounds_with, foot
from confluence_desktop.boards.catch_22.layout import crossing, sign_of, statement
from confluence_desktop.boards.catch_22.lobe import Lobe, LobeText, lobe
from confluence_desktop.boards.catch_22.measures import THUMBNAIL_SIGN, Measures, measures
from confluence_desktop.boards.catch_22.operations import becauses_of, steps_of
from confluence_desktop.boards.catch_22.purpose import purpose_line
from confluence_desktop.boards.catch_22.sentences import (
    arrow_heading,
    both_loops,
    condition_hint,
    halves,
    is_stale,
    is_third_stale,
    loop_sentence,
    numbered_loop,
    third_sentence,
)
from confluence_desktop.boards.catch_22.stage_walls.table import draw_stage, shown_stage
from confluence_desktop.boards.catch_22.standing import (
    Marks,
    arrows_now,
    kept_first,
    loops_by_side,
    marks_now,
)
from confluence_desktop.boards.catch_22.upright import settled
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.fitted_text import Placed, fitted_centred
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.infinity_sign import CASING, STROKE
from confluence_desktop.drawing.keeping import keeping
from confluence_desktop.drawing.shapes import Drawing, Figure
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Loop, Side
from confluence_desktop.workshop.exercise import CROSSING as CROSSING_STAGE
from confluence_desktop.workshop.exercise import stage_now

_ROOM_GAP = 14.0
_HINT_WIDTH, _HINT_HEIGHT = 330.0, 110.0


def draw_board(
    board: Board, records: Records, style: Style, previous: Drawing | None = None
) -> Drawing:
    """The board as a medium shows it; equal figures of `previous` are kept as they are.

    In a stage of the exercise the wall shows what the room works on in it (`stage_walls`), and the
    screen shows stuck lines in a grid while they are written and paired. Where the board stands is
    a record like the others (`exercise.stage_now`), so the drawing stays pure. Paper and thumbnail
    always show the sign.
    """
    measure = measures(style)
    stage = stage_now(records, board)
    on_wall = shown_stage(board, records, stage) if style.medium is Medium.WALL else None
    if on_wall is not None:
        return keeping(draw_stage(board, records, style, on_wall), previous)
    if style.medium is Medium.SCREEN and stage in GRID_STAGES:
        return keeping(card_grid(board, records, measure), previous)
    purpose = purpose_line(board, records, style, measure)
    if purpose is not None:
        measure = measure.under(purpose.height)
    if measure.is_upright:
        steps = steps_of(records, board.id)
        shown = wall.shown_steps(steps)
        loops = loops_by_side(records, board)
        measure = settled(measure, records, loops, shown, len(steps) - len(shown))
    giving = {now.arrow: now.loop for now in arrows_now(records, board) if now.gives and now.loop}
    sign = figures.sign(f"{board.id}.sign", measure, tuple(giving))
    if style.medium is Medium.THUMBNAIL:
        margin = STROKE / 2 + CASING
        return keeping(Drawing(THUMBNAIL_SIGN.bounds(2 * margin), (sign,)), previous)
    if style.medium is Medium.WALL:
        said = wall.wall_figures(board, records, measure)
    else:
        said = _Scene(
            board, records, measure, style.has_prompts, marks_now(records, board)
        ).figures()
    said += [figures.gives(loop, arrow, measure) for arrow, loop in giving.items()]
    if purpose is not None:
        said.append(purpose.figure(board, measure))
    below = foot(board, style, measure)
    drawn = tuple(sorted([sign, *said, *below], key=lambda figure: figure.z))
    return keeping(Drawing(bounds_with(below, measure), drawn), previous)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What screen and paper draw: a board, its records, and how."""

    board: Board
    records: Records
    measure: Measures
    has_prompts: bool
    marks: Marks

    def figures(self) -> list[Figure]:
        board, measure = self.board, self.measure
        steps = kept_first(steps_of(self.records, board.id))
        box = crossing(steps, measure, words.CROSSING_HINT if self.has_prompts else "")
        drawn = [
            *(
                figures.current_name(board, side, measure, has_prompts=self.has_prompts)
                for side in Side
            ),
            *self._third(),
            figures.crossing(f"{board.id}.crossing", box),
            *(figures.step(one, number) for number, one in enumerate(box.steps, 1)),
        ]
        for side, loop in zip(Side, both_loops(self.records, board), strict=True):
            drawn += self._loop(loop, side, box.rect)
        return drawn

    def _third(self) -> list[Figure]:
        board, measure = self.board, self.measure
        said = third_sentence(board, self.records)
        if said:
            note = words.WRITTEN_BEFORE if is_third_stale(board, self.records) else ""
            return figures.third(board, said, halves(said), measure, note)
        hint = (words.THIRD_HINT, "") if self.has_prompts else ("", "")
        return figures.third(board, "", hint, measure, "")

    def _loop(self, loop: Loop | None, side: Side, crossing_rect: Rect) -> list[Figure]:
        """Statements, sentence and becauses; a side without a loop shows the same, empty."""
        board_id = self.board.id
        record = loop or Loop(id=f"{board_id}.{side}", board_id=board_id, side=side)
        drawn, boxes = self._statements(record, crossing_rect)
        if loop is None:
            drawn = [replace(figure, record_id=None, texts=()) for figure in drawn]
        room = (boxes[0].rect.bottom + _ROOM_GAP, boxes[1].rect.y - _ROOM_GAP)
        said = LobeText(
            sentence=loop_sentence(record),
            note=words.WRITTEN_BEFORE if is_stale(record) else "",
            headings=(self._heading(record, 1), self._heading(record, 2)),
            becauses=(
                becauses_of(self.records, record.id, 1),
                becauses_of(self.records, record.id, 2),
            ),
            marks=self.marks,
        )
        inside = lobe(said, self.measure, side, room, crossing_rect)
        called = numbered_loop(self.board, record.side)
        if inside.sentence is not None:
            drawn.append(
                figures.sentence(record, said.sentence, inside.sentence, inside.note, called)
            )
        for group in inside.groups:
            drawn.append(figures.group_heading(record, group))
            if group.more is not None:
                drawn.append(figures.more(record, group, group.more))
            drawn += [figures.because(record, box, self.marks, called) for box in group.boxes]
        if self.has_prompts and not inside.groups:
            drawn.append(_hint(record, inside, self.measure))
        return drawn

    def _heading(self, loop: Loop, arrow: int) -> str:
        """Which arrow it is; with its number while steps are held against the four of them."""
        said = arrow_heading(loop, arrow)
        if not said or stage_now(self.records, self.board) != CROSSING_STAGE:
            return said
        number = arrow if loop.side is Side.LEFT else 2 + arrow
        return f"{number} {said}"

    def _statements(self, loop: Loop, crossing: Rect) -> tuple[list[Figure], list[Placed]]:
        """X above and Y below on a loop's lobe."""
        drawn, boxes = [], []
        called = numbered_loop(self.board, loop.side)
        for field, text in (("x", loop.x), ("y", loop.y)):
            hint = condition_hint(self.board, loop.side, field)
            is_above = field == "x"
            if text.strip():
                placed = statement(text, self.measure, loop.side, crossing, is_above=is_above)
            else:
                shown = hint if self.has_prompts else ""
                small = self.measure.for_hints()
                placed = statement(shown, small, loop.side, crossing, is_above=is_above, weight=400)
            boxes.append(placed)
            drawn.append(figures.statement(loop, field, placed, hint, called))
        return drawn, boxes


def _hint(loop: Loop, inside: Lobe, measure: Measures) -> Figure:
    """What to ask the room inside a loop that has no becauses yet."""
    above = inside.note or inside.sentence
    said = words.BECAUSES_HINT if above else words.LOOP_HINT
    block = fitted_centred(said, measure.because_px, _HINT_WIDTH, _HINT_HEIGHT)
    if above is not None:
        middle, y = above.rect.centre.x, above.rect.bottom + _ROOM_GAP
    else:
        middle, y = sign_of(loop.side) * measure.sign.lobe_x, -block.height / 2
    return figures.hint(f"{loop.id}.hint", Placed.centred(block, middle, y))
