"""A Catch-22 board for the back row: statements, a because a loop, the kept steps."""

from dataclasses import dataclass, replace

from confluence_desktop.boards.catch_22 import figures, words
from confluence_desktop.boards.catch_22.layout import UPRIGHT_GAP, crossing, sign_of, statement
from confluence_desktop.boards.catch_22.measures import Measures
from confluence_desktop.boards.catch_22.operations import becauses_of, steps_of
from confluence_desktop.boards.catch_22.sentences import (
    both_loops,
    condition_hint,
    loop_sentence,
    numbered_loop,
)
from confluence_desktop.boards.catch_22.standing import (
    Marks,
    kept_first,
    least_certain,
    marks_now,
)
from confluence_desktop.boards.catch_22.upright import least_inside
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.fitted_text import Placed, balanced, one_line, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Figure, Text
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text, text_width
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Because, Loop, Step, StepState

SHOWN_STEPS = 3

_CLEAR = 24.0
_ASKED_PX = (25, 24, 23)
"""Of the question that an empty statement asks the room."""
_WIDTHS = (520.0, 460.0, 400.0, 340.0, 280.0)


def wall_figures(board: Board, records: Records, measure: Measures) -> list[Figure]:
    """What the room sees beside the sign."""
    marks = marks_now(records, board)
    steps = steps_of(records, board.id)
    shown = shown_steps(steps)
    loops = [loop for loop in both_loops(records, board) if loop is not None]
    box = crossing(shown, measure, "", len(steps) - len(shown))
    drawn = [
        figures.crossing(f"{board.id}.crossing", box),
        *(figures.step(one, number) for number, one in enumerate(box.steps, 1)),
    ]
    for loop in loops:
        drawn += _loop(board, loop, records, measure, box.rect, marks=marks)
    return drawn


def shown_steps(steps: list[Step]) -> list[Step]:
    """The few steps that the wall shows.

    Those that were kept; before that those together and with a tool, else what there is.
    """
    kept = [step for step in kept_first(steps) if step.state is not StepState.CANDIDATE]
    both = [step for step in steps if step.together and step.with_tool]
    return (kept or both or steps)[:SHOWN_STEPS]


def _loop(
    board: Board,
    loop: Loop,
    records: Records,
    measure: Measures,
    crossing_rect: Rect,
    *,
    marks: Marks,
) -> list[Figure]:
    drawn = []
    boxes = []
    called = numbered_loop(board, loop.side)
    for field, text in (("x", loop.x), ("y", loop.y)):
        is_above = field == "x"
        if text.strip():
            placed = statement(text, measure, loop.side, crossing_rect, is_above=is_above)
        else:
            asked = condition_hint(board, loop.side, field)
            quiet = replace(measure, statement_px=_ASKED_PX)
            placed = statement(
                asked, quiet, loop.side, crossing_rect, is_above=is_above, weight=400
            )
        boxes.append(placed.rect)
        drawn.append(figures.statement(loop, field, placed, "", called))
    clear = UPRIGHT_GAP if measure.is_upright else _CLEAR
    top, bottom = boxes[0].bottom + clear, boxes[1].y - clear
    place = _Inside(loop, called, measure, crossing_rect, top, bottom)
    becauses = [because for arrow in (1, 2) for because in becauses_of(records, loop.id, arrow)]
    holding = [because for because in becauses if because.id not in marks.broken]
    said = loop_sentence(loop)
    if becauses and measure.is_upright and bottom - top < least_inside(measure):
        drawn += _counted(loop, len(becauses), measure, (boxes[0].bottom, boxes[1].y))
    elif becauses:
        weakest = least_certain(holding or becauses, 1, marks.votes)[0]
        drawn.append(_because(weakest, measure, place, marks, len(becauses) - 1))
    elif said and not (measure.is_upright and bottom - top < least_inside(measure)):
        placed = place.text(said, measure.sentence_px, 600, 0, 0)
        drawn.append(figures.sentence(loop, said, placed, None, called))
    return drawn


def _counted(loop: Loop, count: int, measure: Measures, room: tuple[float, float]) -> list[Figure]:
    """How many becauses there are, where long statements leave no room to show one."""
    face, (top, bottom) = Face(measure.label_px), room
    block = snug_line(words.BECAUSES_COUNT.format(count=count), face, measure.width)
    if block.height > bottom - top:
        return []
    placed = Placed.centred(block, 0, (top + bottom - block.height) / 2)
    shape = Text(block, Point(placed.rect.x, placed.rect.y), figures.MUTED)
    return [Figure(f"{loop.id}.counted", placed.rect, (shape,), z=2, name=block.text)]


def _because(
    because: Because, measure: Measures, place: "_Inside", marks: Marks, others: int
) -> Figure:
    loop, label = place.loop, Face(measure.because_px[1])
    said = marks.of(because)
    heading = words.BECAUSE
    if others:
        heading = f"{words.BECAUSE} {words.MORE.format(count=others)}"
    row = one_line(heading, label, measure.width).height
    text = place.text(because.text, measure.because_px, 700, row, row if said else 0.0)
    width = max(text.rect.width, text_width(heading, label) + 1)
    x = text.rect.centre.x - width / 2
    top = one_line(heading, label, width, align=Align.CENTRE)
    is_broken = because.id in marks.broken
    ink = figures.MUTED if is_broken else figures.INK
    shapes = [
        Text(top, Point(x, text.rect.y - row), figures.MUTED),
        Text(text.block, Point(text.rect.x, text.rect.y), ink, is_struck=is_broken),
    ]
    bounds = Rect(x, text.rect.y - row, width, text.rect.height + row)
    if said:
        face = Face(label.size_px, 700, tabular=True)
        number = one_line(said, face, width, align=Align.CENTRE)
        shapes.append(Text(number, Point(x, text.rect.bottom), figures.CURRENT[loop.side]))
        bounds = Rect(bounds.x, bounds.y, width, bounds.height + number.height)
    return Figure(
        because.id,
        bounds,
        tuple(shapes),
        record_id=because.id,
        z=2,
        name=figures.because_name(loop, because, marks, place.called),
    )


@dataclass(frozen=True, slots=True)
class _Inside:
    """The free middle of a lobe, between two heights."""

    loop: Loop
    called: str
    measure: Measures
    crossing: Rect
    top: float
    bottom: float

    def text(
        self, said: str, sizes_px: tuple[float, ...], weight: int, above: float, below: float
    ) -> Placed:
        """A text as large as it can be, with so much room above and below it.

        In the smallest size it is cut where it must be.
        """
        for size_px in sizes_px:
            for width in _WIDTHS:
                block = layout_text(said, Face(size_px, weight), width, align=Align.CENTRE)
                if self._fits(block.width, above + block.height + below):
                    return self._placed(balanced(block), above, below)
        face = Face(sizes_px[-1], weight)
        lines = int((self.bottom - self.top - above - below) / (face.size_px * LINE_HEIGHT))
        for width in _WIDTHS:
            block = layout_text(said, face, width, align=Align.CENTRE, max_lines=max(1, lines))
            if self._fits(block.width, above + block.height + below):
                break
        return self._placed(block, above, below)

    def _fits(self, width: float, height: float) -> bool:
        if height > self.bottom - self.top:
            return False
        left, right = self._free(height)
        return right - left >= width

    def _free(self, height: float) -> tuple[float, float]:
        y = self._y(height)
        inner, outer = self.measure.free(y, y + height)
        if self.measure.is_upright:
            return inner, outer
        return max(inner, self.crossing.right + _CLEAR), outer

    def _y(self, height: float) -> float:
        middle = (self.top + self.bottom) / 2 if self.measure.is_upright else 0.0
        return min(max(middle - height / 2, self.top), max(self.top, self.bottom - height))

    def _placed(self, block: TextBlock, above: float, below: float) -> Placed:
        height = above + block.height + below
        left, right = self._free(height)
        middle = sign_of(self.loop.side) * (left + right) / 2
        return Placed.at(block, middle - block.width / 2, self._y(height) + above)
