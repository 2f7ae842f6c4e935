"""The figures of a requests board: what a request looks like, near and far."""

from confluence_desktop.boards.requests.card_plan import ANSWER_KEYS, CardPlan, Piece
from confluence_desktop.boards.requests.operations import FIELDS, TESTS
from confluence_desktop.boards.requests.sentences import has_question, question_of
from confluence_desktop.drawing.fitted_text import fitted, fitted_centred
from confluence_desktop.drawing.geometry import Line, Move, Point, Rect
from confluence_desktop.drawing.shapes import (
    Box,
    EditableText,
    Figure,
    Ink,
    Shape,
    Stroke,
    Text,
)
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import spoken

_CARD, _INK, _LINE, _MUTED = Ink("card"), Ink("ink"), Ink("line"), Ink("muted")
_RADIUS = 12.0
_FAR_PX = (76.0, 60.0, 46.0, 40.0, 34.0, 28.0, 23.0)
_DASH = (6.0, 5.0)


def request(plan: CardPlan, rect: Rect, number: int) -> Figure:
    """A request as one large quiet card."""
    record = plan.request
    frame = _frame(rect, record, width=1.0, ink=_LINE)
    said: list[Shape] = [
        Text(piece.block, Point(rect.x + piece.x, rect.y + piece.y), Ink(piece.token))
        for piece in plan.pieces
    ]
    if plan.rule_y is not None:
        y, left, right = rect.y + plan.rule_y, rect.x + 24, rect.right - 24
        said.insert(0, Stroke((Move(Point(left, y)), Line(Point(right, y))), _LINE, 1.0))
    return Figure(
        record.id,
        rect,
        (frame, *said),
        record_id=record.id,
        title=(frame, _far_text(record, rect)),
        block=_block(rect),
        emphasised=(_frame(rect, record, width=3.0, ink=Ink("focus")), *said),
        texts=tuple(
            _editable(piece, record, rect) for piece in _in_field_order(plan) if piece is not None
        ),
        z=1,
        name=_name(record, number),
    )


def invitation(board: Board, width: float, height: float, style: Style) -> Figure:
    """What to ask the room while nothing stands on the board."""
    sizes = (46.0, 40.0, 34.0, 28.0) if style.medium is Medium.WALL else (28.0, 23.0)
    said = spoken("requests")["empty_board"]
    block = fitted_centred(said, sizes, width * 0.6, height * 0.5)
    rect = Rect((width - block.width) / 2, (height - block.height) / 2, block.width, block.height)
    shape = Text(block, Point(rect.x, rect.y), _MUTED)
    return Figure(f"{board.id}.invitation", rect, (shape,), block=(), name=said)


def _frame(rect: Rect, record: Request, *, width: float, ink: Ink) -> Box:
    dash = _DASH if record.parked else ()
    edge = _MUTED if record.parked and ink == _LINE else ink
    return Box(rect, _CARD, edge, width, _RADIUS, dash, has_shadow=True)


def _far_text(record: Request, rect: Rect) -> Text:
    """The question in large type, or the words while there is none."""
    quote = spoken("requests")["quote"].format(text=record.text.strip())
    said = question_of(record) if has_question(record) else quote
    block = fitted(said, _FAR_PX, rect.width - 48, rect.height - 40, weight=600)
    return Text(block, Point(rect.x + 24, rect.centre.y - block.height / 2), _INK)


def _block(rect: Rect) -> tuple[Shape, ...]:
    bar = rect.height / 9
    above = Rect(rect.x + 24, rect.y + 2 * bar, rect.width * 0.5, bar)
    below = Rect(rect.x + 24, rect.bottom - 3.5 * bar, rect.width - 48, bar * 1.5)
    return (
        Box(rect, _CARD, _LINE, 2.0, _RADIUS),
        Box(above, Ink("muted", 0.35, "card"), radius=4),
        Box(below, Ink("ink", 0.55, "card"), radius=4),
    )


def _in_field_order(plan: CardPlan) -> list[Piece | None]:
    """What can be edited, in the order in which Tab goes through it."""
    known = {piece.name: piece for piece in plan.pieces}
    return [known.get(name) for name in ("text", *FIELDS, "question")]


def _editable(piece: Piece, record: Request, rect: Rect) -> EditableText:
    words = spoken("requests")
    text = question_of(record) if piece.name == "question" else str(getattr(record, piece.name))
    return EditableText(
        record.id,
        piece.name,
        Rect(rect.x + piece.x, rect.y + piece.y, piece.block.width, piece.block.height),
        piece.block.face,
        text,
        words["questions"].get(piece.name, ""),
    )


def _name(record: Request, number: int) -> str:
    """What a screen reader says of a request."""
    words = spoken("requests")
    parts = [words["request_name"].format(number=number, text=record.text.strip())]
    parts += [
        f"{words['fields'][field]}: {getattr(record, field)}"
        for field in FIELDS
        if getattr(record, field).strip()
    ]
    for test in TESTS:
        said = words["spoken_answers"][ANSWER_KEYS[getattr(record, test)]]
        parts.append(f"{words['tests'][test]} {said}")
    if has_question(record):
        parts.append(words["question_name"].format(question=question_of(record)))
    return ", ".join(parts)
