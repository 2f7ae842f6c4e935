"""The figures of a Catch-22 board: what its records look like, near and far."""

import math
from collections.abc import Collection, Iterable

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.layout import Crossing, StepBox
from confluence_desktop.boards.catch_22.lobe import BecauseBox, Group
from confluence_desktop.boards.catch_22.measures import Measures
from confluence_desktop.boards.catch_22.operations import Arrow
from confluence_desktop.boards.catch_22.sentences import arrow_sentence
from confluence_desktop.boards.catch_22.standing import Marks
from confluence_desktop.drawing.fitted_text import (
    Placed,
    fitted,
    fitted_centred,
    one_line,
    snug_line,
)
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.infinity_sign import CASING, STROKE, across, arrowheads, strands
from confluence_desktop.drawing.letters import reads_from_the_right
from confluence_desktop.drawing.shapes import Box, EditableText, Figure, Ink, Shape, Text
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import (
    Because,
    BecauseState,
    Loop,
    Side,
    Step,
    StepState,
)

CARD, INK, MUTED = Ink("card"), Ink("ink"), Ink("muted")
MEET, WARN = Ink("meet"), Ink("warn")
CURRENT = {Side.LEFT: Ink("together"), Side.RIGHT: Ink("tools")}
NAME_FIELDS = {Side.LEFT: "left_name", Side.RIGHT: "right_name"}

_Z_SIGN, _Z_BOX, _Z_TEXT, _Z_STEP = 0, 1, 2, 3
_STEP_EDGES = {StepState.CANDIDATE: 0.0, StepState.KEPT: 1.5, StepState.COMMITTED: 3.0}
_TITLE_PX = (34.0, 28.0, 23.0)
_RADIUS, _CROSSING_RADIUS = 8.0, 12.0
_EDITOR_PAD = 8.0
"""Between a statement's box and the editor that opens in it, so that its lines stay as they are."""
_GIVES_CLEAR, _GIVES_INSIDE = 8.0, 22.0
"""The air over and under the word of an arrow that gives, and how far that word may reach into the
lobe from the middle of the strand."""


def sign(key: str, measure: Measures, gives: Collection[Arrow] = ()) -> Figure:
    """The infinity sign: two strands, the second over the first, and arrowheads the way round.

    The strand of an arrow that gives is open beside its becauses.
    """
    curve = measure.sign
    colours = across(curve, CURRENT[Side.LEFT], MEET, CURRENT[Side.RIGHT])
    drawn = strands(curve, colours, [_gap(arrow, measure) for arrow in gives])
    bounds = curve.bounds(STROKE + 2 * CASING)
    return Figure(key, bounds, (*drawn, *arrowheads(curve)), block=drawn, z=_Z_SIGN)


def gives(loop: Loop, arrow: Arrow, measure: Measures) -> Figure:
    """The word in the gap of an arrow that gives."""
    opens, closes = _gap(arrow, measure)
    at = measure.sign.at((opens + closes) / 2)
    block = snug_line(words.GIVES, Face(measure.label_px, 700), measure.width)
    outwards = math.copysign(max(0.0, block.width / 2 - _GIVES_INSIDE), at.x)
    rect = Rect(
        at.x + outwards - block.width / 2, at.y - block.height / 2, block.width, block.height
    )
    return Figure(
        f"{loop.id}.{arrow.number}.gives",
        rect,
        (Text(block, Point(rect.x, rect.y), CURRENT[arrow.side]),),
        block=(),
        z=_Z_TEXT,
        name=words.GIVES_NAME.format(arrow=arrow_sentence(loop, arrow.number)),
    )


def _gap(arrow: Arrow, measure: Measures) -> tuple[float, float]:
    """Where the strand opens: outside on the lobe, above for the first arrow, below for the other.

    On the right lobe t = 0 is the far end and grows downwards; on the left it is half a turn on.
    """
    far = math.pi if arrow.side is Side.LEFT else (2 * math.pi if arrow.number == 1 else 0.0)
    is_before = arrow.number == 1
    gives_at = measure.gives_at[0 if arrow.side is Side.LEFT else 1]
    middle = far - gives_at if is_before else far + gives_at
    way = measure.sign.slope(middle)
    half = (measure.label_px * LINE_HEIGHT / 2 + _GIVES_CLEAR) / math.hypot(way.x, way.y)
    return middle - half, middle + half


def current_name(board: Board, side: Side, measure: Measures, *, has_prompts: bool) -> Figure:
    """The name of a current, in a corner above its loop."""
    said = board.left_name if side is Side.LEFT else board.right_name
    hint = words.NAME_HINTS[side]
    width = (measure.width - measure.third_width) / 2 - measure.edge - 24
    shown = said or (hint if has_prompts else "")
    is_at_start = (side is Side.LEFT) != reads_from_the_right(shown)
    align = Align.START if is_at_start else Align.END
    block = fitted(shown, (28, 23, 19, 17), width, 38, weight=700, align=align)
    x = (
        -measure.width / 2 + measure.edge
        if side is Side.LEFT
        else measure.width / 2 - measure.edge - width
    )
    rect = Rect(x, measure.top + 20, width, block.height)
    field = NAME_FIELDS[side]
    shape = Text(block, Point(rect.x, rect.y), CURRENT[side] if said else MUTED)
    far = one_line(said, Face(46, 700), width, align=block.align)
    return Figure(
        f"{board.id}.{field}",
        rect,
        (shape,),
        record_id=board.id,
        block=(Text(far, Point(rect.x, rect.y), CURRENT[side]),),
        texts=(EditableText(board.id, field, rect, block.face, said, hint),),
        z=_Z_TEXT,
        name=said or words.EMPTY_NAME,
    )


def third(
    board: Board, said: str, halves: tuple[str, str], measure: Measures, note: str
) -> list[Figure]:
    """The third Catch-22, above and below the sign; a hint or a remark stands in muted ink."""
    figures = []
    width, most = measure.third_width, measure.third_most
    for number, half in enumerate(halves):
        if not half:
            continue
        ink = MEET if said else MUTED
        room = most - (20 if note else 0)
        sizes, weight = (measure.sentence_px, 600) if said else ((measure.label_px,), 400)
        block = fitted_centred(half, sizes, width, room, weight=weight)
        y = measure.top + 20 if number == 0 else measure.bounds.bottom - 20 - block.height
        rect = Rect(-block.width / 2, y, block.width, block.height)
        shapes: list[Shape] = [Text(block, Point(rect.x, rect.y), ink)]
        bounds = rect
        if note and number == 0:
            remark = one_line(note, Face(measure.label_px), width, align=Align.CENTRE)
            shapes.append(Text(remark, Point(-width / 2, rect.bottom), WARN))
            bounds = Rect(-width / 2, y, width, rect.height + remark.height)
        face = Face(block.face.size_px, 600)
        figures.append(
            Figure(
                f"{board.id}.third.{number + 1}",
                bounds,
                tuple(shapes),
                record_id=board.id,
                block=(),
                texts=(
                    EditableText(board.id, "third_sentence", rect, face, said, is_centred=True),
                ),
                z=_Z_TEXT,
                name=words.THIRD_NAME.format(text=half),
            )
        )
    return figures


def statement(loop: Loop, field: str, placed: Placed, hint: str, called: str) -> Figure:
    """X or Y of a loop: a white box with an edge in the loop's colour.

    Args:
        called: What the loop is called where it is read out.
    """
    said = loop.x if field == "x" else loop.y
    colour, rect = CURRENT[loop.side], placed.rect
    inside = _centred(rect, placed.block)
    box = Box(rect, CARD, colour, 2, _RADIUS, has_shadow=True)
    text = Text(placed.block, inside, INK if said.strip() else MUTED)
    large = fitted_centred(said, _TITLE_PX, rect.width - 24, rect.height, weight=700)
    name = words.STATEMENT_NAME.format(
        loop=called, part=words.PARTS[field], text=said or words.EMPTY_NAME
    )
    area = Rect(rect.x + _EDITOR_PAD, inside.y, rect.width - 2 * _EDITOR_PAD, placed.block.height)
    face = Face(placed.block.face.size_px, 700)
    return Figure(
        statement_key(loop.id, field),
        rect,
        (box, text),
        record_id=loop.id,
        title=(box, Text(large, _centred(rect, large), INK)) if said.strip() else None,
        block=(Box(rect, Ink(colour.token, 0.45, "card"), radius=_RADIUS),),
        emphasised=(Box(rect, CARD, colour, 4, _RADIUS, has_shadow=True), text),
        texts=(EditableText(loop.id, field, area, face, said, hint, is_centred=True),),
        z=_Z_TEXT,
        name=name,
    )


def statement_key(loop_id: str, field: str) -> str:
    """The key of a statement's figure; that of X is the loop's own id."""
    return loop_id if field == "x" else f"{loop_id}.{field}"


def sentence(loop: Loop, said: str, placed: Placed, note: Placed | None, called: str) -> Figure:
    """A loop's sentence inside it, with a remark under it if there is one."""
    shapes: list[Shape] = [_text(placed, CURRENT[loop.side])]
    bounds = placed.rect
    if note is not None:
        shapes.append(_text(note, WARN))
        bounds = Rect.around((bounds, note.rect))
    face = placed.block.face
    return Figure(
        f"{loop.id}.sentence",
        bounds,
        tuple(shapes),
        record_id=loop.id,
        block=(),
        texts=(EditableText(loop.id, "sentence", placed.rect, face, said, is_centred=True),),
        z=_Z_TEXT,
        name=words.SENTENCE_NAME.format(loop=called, text=said),
    )


def hint(key: str, placed: Placed) -> Figure:
    """A question to the room, where nothing stands yet."""
    return Figure(
        key, placed.rect, (_text(placed, MUTED),), block=(), z=_Z_TEXT, name=placed.block.text
    )


def group_heading(loop: Loop, group: Group) -> Figure:
    """Over the becauses of an arrow: which arrow it is, and how many more there are."""
    shapes = [_text(group.heading, CURRENT[loop.side]), _text(group.because, MUTED)]
    name = arrow_sentence(loop, group.arrow)
    if group.more is not None:
        name = f"{name}, {group.more.block.text}"
    bounds = Rect.around((group.heading.rect, group.because.rect))
    return Figure(
        group_key(loop.id, group.arrow), bounds, tuple(shapes), block=(), z=_Z_TEXT, name=name
    )


def group_key(loop_id: str, arrow: int) -> str:
    """The key of the heading over an arrow's becauses."""
    return f"{loop_id}.{arrow}"


def more(loop: Loop, group: Group, placed: Placed) -> Figure:
    """How many becauses of an arrow are not drawn: a figure of its own, which can be opened."""
    count = placed.block.text.removeprefix("+").strip()
    arrow = arrow_sentence(loop, group.arrow)
    return Figure(
        f"{group_key(loop.id, group.arrow)}.more",
        placed.rect,
        (_text(placed, CURRENT[loop.side]),),
        record_id=loop.id,
        block=(),
        z=_Z_TEXT,
        name=words.MORE_NAME.format(count=count, arrow=arrow),
    )


def because(loop: Loop, box: BecauseBox, marks: Marks, called: str) -> Figure:
    """One reason: a dashed box, struck through once it is broken."""
    record, colour = box.because, CURRENT[loop.side]
    is_broken = box.is_broken
    edge = Ink("ok") if is_broken else WARN if record.state is BecauseState.DOUBTED else MUTED
    dash = () if is_broken else (3.0, 2.5)
    frame = Box(box.rect, CARD, edge, 1.2, _RADIUS, dash)
    said = Text(
        box.text.block,
        Point(box.text.rect.x, box.text.rect.y),
        MUTED if is_broken else INK,
        is_struck=is_broken,
    )
    number = [_text(box.mark, INK)] if box.mark else []
    large = one_line(record.text, Face(23), box.rect.width - 24)
    far = Text(large, _centred(box.rect, large), said.ink, is_struck=is_broken)
    return Figure(
        record.id,
        box.rect,
        (frame, said, *number),
        record_id=record.id,
        title=(frame, far),
        block=(Box(box.rect, CARD, MUTED, 1.2, _RADIUS),),
        emphasised=(Box(box.rect, CARD, colour, 3, _RADIUS), said, *number),
        texts=(EditableText(record.id, "text", box.text.rect, box.text.block.face, record.text),),
        z=_Z_TEXT,
        name=because_name(loop, record, marks, called),
    )


def because_name(loop: Loop, record: Because, marks: Marks, called: str) -> str:
    """What a screen reader says of a because."""
    arrow = arrow_sentence(loop, record.arrow)
    parts = [words.BECAUSE_NAME.format(loop=called, arrow=arrow, text=record.text)]
    if record.id in marks.numbers:
        parts.append(words.NUMBER_NAME.format(number=marks.numbers[record.id]))
    if marks.votes.get(record.id):
        parts.append(words.DOTS_NAME.format(count=marks.votes[record.id]))
    if record.confidence is not None:
        parts.append(words.CONFIDENCE_NAME.format(confidence=record.confidence))
    if record.id in marks.broken:
        parts.append(words.STATE_NAMES[BecauseState.BROKEN])
    elif record.state is BecauseState.DOUBTED:
        parts.append(words.STATE_NAMES[record.state])
    return ", ".join(parts)


def crossing(key: str, box: Crossing) -> Figure:
    """The box in the middle, without its steps."""
    shapes: list[Shape] = [
        Box(box.rect, Ink("meet", 0.13, "card"), MEET, 3, _CROSSING_RADIUS, has_shadow=True),
        _text(box.title, MEET),
    ]
    shapes += [_text(box.hint, MUTED)] if box.hint else []
    shapes += [_text(box.more, MEET)] if box.more else []
    far = Box(box.rect, Ink("meet", 0.45, "card"), radius=_CROSSING_RADIUS)
    return Figure(key, box.rect, tuple(shapes), block=(far,), z=_Z_BOX, name=_spoken(shapes))


def step(box: StepBox, number: int) -> Figure:
    """A step at the crossing, with both its marks."""
    record = box.step
    marks = (
        _text(box.together, CURRENT[Side.LEFT] if record.together else MUTED),
        _text(box.tool, CURRENT[Side.RIGHT] if record.with_tool else MUTED),
    )
    edge = _STEP_EDGES[record.state]
    card = Box(box.rect, CARD, MEET if edge else None, edge or 1.0, 6)
    large = fitted(record.text, (23,), box.text.block.width, box.rect.height)
    return Figure(
        record.id,
        box.rect,
        (card, _text(box.text, INK), *marks),
        record_id=record.id,
        title=(card, Text(large, _centred(box.rect, large), INK)),
        block=(card,),
        emphasised=(Box(box.rect, CARD, MEET, 3, 6), _text(box.text, INK), *marks),
        texts=(EditableText(record.id, "text", box.text.rect, box.text.block.face, record.text),),
        z=_Z_STEP,
        name=step_name(record, number),
    )


def step_name(record: Step, number: int) -> str:
    """What a screen reader says of a step."""
    together = words.SPOKEN_TOGETHER[record.together]
    tool = words.SPOKEN_TOOL[record.with_tool]
    if record.is_unasked:
        together, tool = words.SPOKEN_TOGETHER_UNASKED, words.SPOKEN_TOOL_UNASKED
    name = words.STEP_NAME.format(number=number, text=record.text, together=together, tool=tool)
    state = words.STEP_STATES.get(record.state)
    return f"{name}, {state}" if state else name


def _spoken(shapes: Iterable[Shape]) -> str:
    return ", ".join(shape.block.text for shape in shapes if isinstance(shape, Text))


def _text(placed: Placed, ink: Ink) -> Text:
    return Text(placed.block, Point(placed.rect.x, placed.rect.y), ink)


def _centred(rect: Rect, block: TextBlock) -> Point:
    centre = rect.centre
    return Point(centre.x - block.width / 2, centre.y - block.height / 2)
