"""The figures of a polarity: what its poles and its entries look like, near and far."""

from confluence_desktop.boards.polarity.lists import PAD_X, PAD_Y, ListPlan, Row
from confluence_desktop.boards.polarity.measures import EDGE, Measures
from confluence_desktop.drawing.fitted_text import fitted, fitted_centred, one_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.infinity_sign import CASING, STROKE, arrowheads, strands
from confluence_desktop.drawing.shapes import (
    Box,
    EditableText,
    Figure,
    Gradient,
    Ink,
    Shape,
    Text,
)
from confluence_desktop.drawing.text_block import Align, Face
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.polarity import PolarityPlace
from confluence_desktop.workshop.spoken import spoken

_CARD, _INK, _LINE, _MUTED = Ink("card"), Ink("ink"), Ink("line"), Ink("muted")
_GOOD, _TOO_MUCH = Ink("ok"), Ink("warn")
_Z_SIGN, _Z_TEXT = 0, 1
_RADIUS = 6.0
_RING = 6.0
"""Between a heading and a text that can be selected: the ring around it cuts nothing."""


def ink_of(place: PolarityPlace) -> Ink:
    """The upper half of the figure is the good, the lower what comes of too much of it."""
    is_good = place.partition("_")[2] in {"upside", "action"}
    return _GOOD if is_good else _TOO_MUCH


def sign(board: Board, measure: Measures) -> Figure:
    """The infinity sign, from the good above to the too much below."""
    curve = measure.sign
    down = Gradient(
        Point(0, -curve.half_height),
        Point(0, curve.half_height),
        ((0.0, _GOOD), (0.35, _GOOD), (0.65, _TOO_MUCH), (1.0, _TOO_MUCH)),
    )
    drawn = strands(curve, down)
    bounds = curve.bounds(STROKE + 2 * CASING)
    return Figure(f"{board.id}.sign", bounds, (*drawn, *arrowheads(curve)), block=drawn, z=_Z_SIGN)


def pole(
    board: Board, field: str, middle: float, measure: Measures, *, has_prompts: bool
) -> Figure:
    """The name of a pole, in the middle of its lobe."""
    inner, outer = measure.free(-measure.name_half, measure.name_half)
    width = 2 * min(measure.centre - inner, outer - measure.centre)
    said = str(getattr(board, field)).strip()
    hint = spoken("polarity")["questions"][field]
    shown = said or (hint if has_prompts else "")
    block = fitted_centred(shown, measure.name_px, width, 2 * measure.name_half, weight=700)
    rect = Rect(middle - block.width / 2, -block.height / 2, block.width, block.height)
    text = Text(block, Point(rect.x, rect.y), _INK if said else _MUTED)
    far = fitted_centred(said, (46.0, 34.0, 28.0), width, 3 * measure.name_half, weight=700)
    at = Point(middle - far.width / 2, -far.height / 2)
    return _of_board(board, field, rect, text, hint, far=(Text(far, at, _INK),))


def edge_text(board: Board, field: str, measure: Measures, *, has_prompts: bool) -> list[Figure]:
    """The greater purpose above the sign, or the deeper fear below it, under its heading."""
    words = spoken("polarity")
    said, hint = str(getattr(board, field)).strip(), words["questions"][field]
    shown = said or (hint if has_prompts else "")
    if not shown:
        return []
    width = measure.width - 2 * (measure.side + 2 * EDGE)
    head = one_line(words["fields"][field], Face(measure.label_px, 600), width, align=Align.CENTRE)
    sizes, weight = (measure.purpose_px, 600) if said else ((measure.label_px,), 400)
    room = measure.head - head.height - 8 - _RING
    block = fitted_centred(shown, sizes, width, room, weight=weight)
    top = -measure.height / 2 + 12
    if field == "fear":
        top = measure.height / 2 - 12 - head.height - _RING - block.height
    ink = _GOOD if field == "purpose" else _TOO_MUCH
    rect = Rect(-block.width / 2, top + head.height + _RING, block.width, block.height)
    heading = Figure(
        f"{board.id}.{field}.heading",
        Rect(-head.used_width / 2, top, head.used_width, head.height),
        (Text(head, Point(-width / 2, top), ink),),
        block=(),
        z=_Z_TEXT,
        name=head.text,
    )
    text = Text(block, Point(rect.x, rect.y), _INK if said else _MUTED)
    return [heading, _of_board(board, field, rect, text, hint, far=())]


def entries(board: Board, plan: ListPlan, at: Point) -> list[Figure]:
    """A list with its heading, at its upper left corner."""
    shapes: list[Shape] = [Text(plan.heading, at, ink_of(plan.place))]
    name = plan.heading.text
    if plan.more is not None:
        right = at.x + plan.width - plan.more.width
        shapes.append(Text(plan.more, Point(right, at.y), ink_of(plan.place)))
        name = f"{name}, {plan.more.text}"
    height = plan.heading.height
    if plan.asked is not None:
        shapes.append(Text(plan.asked, Point(at.x, at.y + plan.asked_y), _MUTED))
        name = f"{name}, {plan.asked.text}"
        height = plan.asked_y + plan.asked.height
    heading = Figure(
        f"{board.id}.{plan.place}",
        Rect(at.x, at.y, plan.width, height),
        tuple(shapes),
        block=(),
        z=_Z_TEXT,
        name=name,
    )
    return [heading, *(_entry(board, plan, row, at) for row in plan.rows)]


def _entry(board: Board, plan: ListPlan, row: Row, at: Point) -> Figure:
    entry, rect = row.entry, Rect(at.x, at.y + row.y, plan.width, row.height)
    mark = Text(row.mark, Point(rect.x + PAD_X, rect.y + PAD_Y), ink_of(entry.place))
    area = Rect(rect.x + row.text_x, rect.y + PAD_Y, row.text.width, row.text.height)
    said = Text(row.text, Point(area.x, area.y), _INK)
    frame = Box(rect, _CARD, _LINE, 1.0, _RADIUS)
    large = fitted(entry.text, (28.0, 23.0), row.text.width, rect.height - 4)
    far = Text(large, Point(area.x, rect.centre.y - large.height / 2), _INK)
    return Figure(
        entry.id,
        rect,
        (frame, mark, said),
        record_id=entry.id,
        title=(frame, mark, far),
        block=(Box(rect, Ink(ink_of(entry.place).token, 0.3, "card"), radius=_RADIUS),),
        emphasised=(Box(rect, _CARD, Ink("focus"), 3.0, _RADIUS), mark, said),
        texts=(EditableText(entry.id, "text", area, row.text.face, entry.text),),
        z=_Z_TEXT,
        name=_entry_name(board, entry.place, entry.text),
    )


def _entry_name(board: Board, place: PolarityPlace, text: str) -> str:
    """What a screen reader says of an entry."""
    words = spoken("polarity")
    side = place.partition("_")[0]
    name = str(getattr(board, f"{side}_name")).strip() or words["sides"][side]
    return str(words["entry_name"].format(pole=name, place=words["places"][place], text=text))


def _of_board(
    board: Board, field: str, rect: Rect, text: Text, hint: str, *, far: tuple[Shape, ...]
) -> Figure:
    words = spoken("polarity")
    said = str(getattr(board, field)).strip()
    weight = Face(text.block.face.size_px, text.block.face.weight)
    return Figure(
        f"{board.id}.{field}",
        rect,
        (text,),
        record_id=board.id,
        block=far,
        texts=(EditableText(board.id, field, rect, weight, said, hint, is_centred=True),),
        z=_Z_TEXT,
        name=words["field_name"].format(field=words["fields"][field], text=said or words["empty"]),
    )
