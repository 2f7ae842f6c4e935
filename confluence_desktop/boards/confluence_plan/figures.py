"""The figures of a plan: what its rounds look like, near and far."""

from collections.abc import Sequence

from confluence_desktop.boards.confluence_plan.cells import (
    CURRENTS,
    INK,
    LEARN_FIELDS,
    MEET,
    MUTED,
    Cell,
    Learning,
    Line,
)
from confluence_desktop.boards.confluence_plan.checks import lacks_act, lacks_tool
from confluence_desktop.boards.confluence_plan.currents import braid
from confluence_desktop.boards.confluence_plan.layout import Layout, Place
from confluence_desktop.boards.confluence_plan.measures import (
    CASING,
    STROKE,
    Measures,
    centred,
    fitted,
)
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import (
    Box,
    Deferred,
    EditableText,
    Figure,
    Ink,
    Shape,
    Stroke,
    Text,
)
from confluence_desktop.drawing.text_block import Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.rounds import RoundState
from confluence_desktop.workshop.spoken import spoken

CARD = Ink("card")
_Z_CURRENT, _Z_WORDS = 0, 1
_TITLE_PX = (34.0, 28.0, 23.0)
_PALE = 0.11
_DASH = (7.0, 5.0)
_EDGES = {RoundState.OPEN: MEET, RoundState.DONE: Ink("ok"), RoundState.NOT_DONE: Ink("warn")}


def currents(board: Board, layout: Layout, cells: Sequence[Cell], measure: Measures) -> Figure:
    """The two currents through all rows; without a round, as they would run through the first."""
    strokes: list[Stroke] = []
    missing = [_passed_by(cell) for cell in cells] or [frozenset[str]()]
    if not layout.rows:
        middle = layout.bounds.centre.y
        found = braid(measure, 0, 1, middle, 0.26 * layout.bounds.height)
        strokes += found.strokes(missing)
    for number, row in enumerate(layout.rows):
        first = number * measure.columns
        found = braid(measure, number, len(cells), row.axis, row.reach)
        strokes += found.strokes(missing[first : first + measure.columns])
    rects = [
        Rect(point.x, point.y, 0, 0)
        for stroke in strokes
        for part in stroke.outline
        for point in part
    ]
    bounds = Rect.around(rects).grown(STROKE / 2 + CASING)
    return Figure(
        f"{board.id}.currents",
        bounds,
        tuple(strokes),
        block=tuple(strokes),
        z=_Z_CURRENT,
        is_line=True,
    )


def headings(board: Board, layout: Layout, measure: Measures) -> list[Figure]:
    """The names of the currents: above and below."""
    words = spoken("plan")["currents"]
    figures = []
    for current, ink in CURRENTS.items():
        face = Face(measure.heading_px, 700)
        block = layout_text(words[current], face, measure.width - 2 * 26, max_lines=1)
        y = 10.0 if current == "together" else layout.bounds.bottom - 10 - block.height
        at = Point(26, y)
        far = layout_text(words[current], Face(46, 700), measure.width)
        figures.append(
            Figure(
                f"{board.id}.{current}",
                Rect(at.x, at.y, block.used_width, block.height),
                (Text(block, at, ink),),
                block=(Text(far, at, ink),),
                z=_Z_WORDS,
                name=words[current],
            )
        )
    return figures


def round_card(place: Place, measure: Measures) -> Figure:
    """A round on its crossing."""
    cell, rect = place.cell, place.card
    state = cell.round.state
    edge = _EDGES[state]
    is_whole = not (lacks_act(cell.round) or lacks_tool(cell.round))
    dash = () if is_whole else _DASH
    box = Box(rect, CARD, edge, 3, 10, dash, has_shadow=True)
    shapes: list[Shape] = [box]
    texts: list[EditableText] = []
    at = Point(rect.x + measure.padding, rect.y + measure.padding - 2)
    for line, spot in _stacked(cell.card, at):
        shapes.append(Text(line.block, spot, line.ink))
        if line.field:
            texts.append(_editable(cell, line, spot))
    texts.sort(key=lambda text: text.field != "text")
    strong = Box(rect, CARD, edge, 5, 10, dash, has_shadow=True)
    facts = (box, cell.number, cell.round.text, measure.padding)
    return Figure(
        cell.round.id,
        rect,
        tuple(shapes),
        record_id=cell.round.id,
        title=Deferred(_title, facts),
        block=(Box(rect, Ink(edge.token, 0.4, "card"), radius=10),),
        emphasised=(strong, *shapes[1:]),
        texts=tuple(texts),
        z=_Z_WORDS,
        name=cell.name,
    )


def learning_box(cell: Cell, learning: Learning, rect: Rect, measure: Measures) -> Figure:
    """What we expect to learn, above about working together, below about the tools."""
    words = spoken("plan")["learn"]
    ink = CURRENTS[learning.current]
    field = LEARN_FIELDS[learning.current]
    fill = Ink(ink.token, _PALE, "card")
    has_text = bool(learning.said.strip())
    box = Box(rect, fill) if has_text else Box(rect, Ink("paper"), ink, 1, dash=_DASH)
    x, y = rect.x + measure.padding, rect.y + 8
    at = Point(x, y + learning.heading.height)
    area = Rect(at.x, at.y, learning.text.width, max(learning.text.height, 18))
    said = learning.said or words["nothing"]
    name = words[f"name_{learning.current}"].format(number=cell.number, text=said)
    return Figure(
        f"{cell.round.id}.{field}",
        rect,
        (
            box,
            Text(learning.heading, Point(x, y), ink),
            Text(learning.text, at, INK if has_text else MUTED),
        ),
        record_id=cell.round.id,
        title=(box,),
        block=(Box(rect, fill),),
        texts=(
            EditableText(
                cell.round.id,
                field,
                area,
                learning.text.face,
                learning.said,
                words[learning.current],
            ),
        ),
        z=_Z_WORDS,
        name=name,
    )


def serves_trace(cell: Cell, rect: Rect) -> Figure:
    """What a round serves, and what that is for."""
    shapes = tuple(
        Text(line.block, spot, line.ink)
        for line, spot in _stacked(cell.serves, Point(rect.x, rect.y))
    )
    said = " ".join(shape.block.text for shape in shapes)
    name = spoken("plan")["serves"]["name"].format(number=cell.number, serves=said)
    return Figure(
        f"{cell.round.id}.serves",
        rect,
        shapes,
        record_id=cell.round.id,
        title=(),
        block=(),
        z=_Z_WORDS,
        name=name,
    )


def invitation(board: Board, layout: Layout, measure: Measures) -> Figure:
    """What to ask the room while the plan is empty."""
    said = spoken("plan")["empty"]
    middle = layout.bounds.centre
    width = min(460.0, measure.width - 80)
    sizes = (*measure.text_px, measure.label_px)
    block = centred(fitted(said, sizes, width - 40, 200))
    rect = Rect(middle.x - width / 2, middle.y - block.height / 2 - 20, width, block.height + 40)
    return Figure(
        f"{board.id}.empty",
        rect,
        (
            Box(rect, CARD, MEET, 2, 10, _DASH),
            Text(block, Point(rect.x + 20, rect.y + 20), MUTED),
        ),
        z=_Z_WORDS,
        name=said,
    )


def _stacked(lines: Sequence[Line], at: Point) -> list[tuple[Line, Point]]:
    """Each line with its place, one under the other."""
    placed: list[tuple[Line, Point]] = []
    x, y = at
    for line in lines:
        if line.left:
            y -= placed[-1][0].block.height
        y += line.gap
        placed.append((line, Point(x + line.left, y)))
        y += line.block.height
    return placed


def _editable(cell: Cell, line: Line, at: Point) -> EditableText:
    said: str = getattr(cell.round, line.field)
    area = Rect(at.x, at.y, line.block.width, line.block.height)
    hint = "" if said else line.block.text
    return EditableText(cell.round.id, line.field, area, line.block.face, said, hint)


def _passed_by(cell: Cell) -> frozenset[str]:
    lacks = {"together": lacks_act(cell.round), "tools": lacks_tool(cell.round)}
    return frozenset(current for current, is_missing in lacks.items() if is_missing)


def _title(box: Box, number: int, text: str, padding: float) -> tuple[Shape, ...]:
    """Number and text alone, as large as the card allows."""
    rect = box.rect
    width, height = rect.width - 2 * padding, rect.height - padding
    block: TextBlock = fitted(f"{number} · {text}", _TITLE_PX, width, height, weight=700)
    lines = max(1, int(height / (block.face.size_px * LINE_HEIGHT)))
    if block.height > height:
        block = layout_text(block.text, block.face, width, max_lines=lines)
    y = rect.y + (rect.height - block.height) / 2
    return (box, Text(block, Point(rect.x + padding, y), INK))
