"""Catch-22 boards in the states that a drawing has to bear."""

from collections.abc import Iterator
from functools import cache

from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.boards.catch_22 import operations as verbs
from confluence_desktop.boards.catch_22.becauses import vote_on_weakest
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Cubic, Point, Rect
from confluence_desktop.drawing.letters import reads_from_the_right
from confluence_desktop.drawing.shapes import Box, Drawing, Figure, Stroke, Text
from confluence_desktop.drawing.style import PAPER, SCREEN, WALL, Medium, Style
from confluence_desktop.drawing.text_block import Align
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import BecauseState, StepState
from confluence_desktop.workshop.exercise import FRAME, go_to_stage
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.templates import session_from_template
from confluence_desktop.workshop.votes import Poll
from confluence_desktop.workshop.votes_operations import cast, reveal

LONG = (
    "We would have to agree first who may speak for all of us in public and who pays for the "
    "hours, and nobody in the last three years has ever wanted to be the one who asks that at all"
)
ARABIC = "لا أحد يعرف من يجيب على الأسئلة في عطلة نهاية الأسبوع"
CHINESE = "没有人知道周末谁来回答问题，因为办公室关闭了，而且预算还没有批准"
ONE_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3

STYLES = [
    SCREEN,
    Style(Medium.SCREEN, aspect=1.1, has_prompts=False),
    Style(Medium.SCREEN, aspect=2.4),
    Style(Medium.SCREEN, aspect=1.2, least_units=20),
    Style(Medium.SCREEN, aspect=2.0, least_units=20),
    PAPER,
    WALL,
    Style(Medium.WALL, aspect=2.2),
    Style(Medium.WALL, aspect=1.5),
    Style(Medium.WALL, aspect=4 / 3),
    Style(Medium.WALL, aspect=2.14, least_type=0.0305),  # a long question over it
    Style(Medium.WALL, aspect=0.6),
    Style(Medium.WALL, aspect=0.61, least_type=0.0226),
    Style(Medium.WALL, aspect=0.95, least_type=0.0345),
    Style(Medium.WALL, aspect=1.14, least_type=0.0236),
]


def a_session(template: str = "catch-22") -> tuple[Document, Board]:
    """A session and its Catch-22 board."""
    document = Document(session_from_template(template, title="T"), rules=RULES)
    (board,) = document.where(Board, type=BoardKind.CATCH_22)
    return document, board


def filled(
    *, becauses: int, steps: int, text: str = "nobody has time", condition: str = "Work together"
) -> tuple[Document, Board]:
    """A board with so many becauses on each arrow and so many steps."""
    document, board = a_session()
    with document.transaction("Fill") as draft:
        for loop in both_loops(draft, board):
            for field in ("x", "y"):
                verbs.set_text(draft, loop.id if loop else "", field, condition)
        for arrow in verbs.ARROWS:
            for number in range(becauses):
                because = verbs.add_because(draft, board, arrow, text)
                state = list(BecauseState)[number % 3]
                confidence = None if number % 5 == 4 else number % 11
                draft.put(because.changed(confidence=confidence, state=state))
        for number in range(steps):
            step = verbs.add_step(draft, board, text)
            draft.put(step.changed(together=number % 2 == 0, with_tool=number % 3 > 0))
    return document, board


def aiming(scene: tuple[Document, Board], purpose: str) -> tuple[Document, Board]:
    """The same with a purpose over the sign."""
    document, board = scene
    with document.transaction("Agree") as draft:
        verbs.set_text(draft, board.id, "purpose", purpose)
    return document, board


def framing() -> tuple[Document, Board]:
    """The first stage, in which the room is asked for its purpose."""
    document, board = a_session()
    with document.transaction("Frame") as draft:
        go_to_stage(draft, board.id, FRAME)
    return document, board


def one_loop() -> tuple[Document, Board]:
    document, board = a_session()
    with document.transaction("Fill") as draft:
        left, right = both_loops(draft, board)
        assert left
        assert right
        draft.remove(right)
        verbs.set_text(draft, left.id, "x", "See the benefits")
    return document, board


def long_names() -> tuple[Document, Board]:
    document, board = filled(becauses=2, steps=2)
    with document.transaction("Name") as draft:
        verbs.set_text(draft, board.id, "left_name", "Shared care and everything " * 7)
        verbs.set_text(draft, board.id, "right_name", ARABIC)
    return document, board


def stale() -> tuple[Document, Board]:
    document, board = filled(becauses=3, steps=3)
    with document.transaction("Edit") as draft:
        left, _ = both_loops(draft, board)
        assert left
        verbs.set_text(draft, left.id, "sentence", LONG)
        verbs.set_text(draft, board.id, "third_sentence", f"{LONG}, {LONG}")
        verbs.set_text(draft, left.id, "x", "Something else")
    return document, board


def voted() -> tuple[Document, Board]:
    """Every arrow gives, a step is committed to, and a vote on the becauses is going on."""
    document, board = filled(becauses=7, steps=5)
    with document.transaction("Vote") as draft:
        steps = verbs.steps_of(draft, board.id)
        draft.put(steps[3].changed(state=StepState.COMMITTED))
        draft.put(steps[4].changed(state=StepState.KEPT))
        vote_on_weakest(draft, board.id)
    return document, board


def revealed() -> tuple[Document, Board]:
    """The same with the dots to be seen, a hundred on one of them."""
    document, board = voted()
    with document.transaction("Reveal") as draft:
        (poll,) = draft.where(Poll, board_id=board.id)
        for _ in range(10):
            cast(draft, poll.id, "3 " * 10 + "5 7 9 11")
        reveal(draft, poll.id)
    return document, board


SCENES = {
    "empty": a_session,
    "sample": lambda: a_session("sample"),
    "one loop": one_loop,
    "conditions only": lambda: filled(becauses=0, steps=0),
    "two each": lambda: filled(becauses=2, steps=1),
    "thirty each": lambda: filled(becauses=30, steps=12),
    "long": lambda: filled(becauses=30, steps=12, text=LONG, condition=LONG),
    "long conditions": lambda: filled(becauses=2, steps=3, condition=LONG),
    "Arabic": lambda: filled(becauses=4, steps=3, text=ARABIC, condition=ARABIC),
    "Chinese": lambda: filled(becauses=5, steps=4, text=CHINESE, condition=CHINESE),
    "long Chinese": lambda: filled(becauses=3, steps=12, text=CHINESE * 6, condition=CHINESE * 6),
    "one word": lambda: filled(becauses=3, steps=2, text=ONE_WORD, condition=ONE_WORD),
    "lines": lambda: filled(becauses=3, steps=2, text="one\ntwo\nthree", condition="one\ntwo"),
    "long names": long_names,
    "stale": stale,
    "framing": framing,
    "purpose": lambda: aiming(filled(becauses=3, steps=3), "More people look after the river"),
    "purpose over one loop": lambda: aiming(one_loop(), LONG),
    "long purpose": lambda: aiming(
        filled(becauses=30, steps=12, text=LONG, condition=LONG), f"{LONG}\n{LONG}"
    ),
    "Arabic purpose": lambda: aiming(stale(), ARABIC * 4),
    "Chinese purpose": lambda: aiming(long_names(), CHINESE * 6),
    "one word as a purpose": lambda: aiming(revealed(), ONE_WORD),
    "voted": voted,
    "revealed": revealed,
}


@cache
def drawn(scene: str, style: Style = SCREEN) -> Drawing:
    document, board = SCENES[scene]()
    return CATCH_22.draw(board_now(document, board), document, style)


def board_now(document: Document, board: Board) -> Board:
    return document.find(Board, board.id) or board


def texts_of(figure: Figure) -> Iterator[tuple[Text, Rect]]:
    """The texts of a figure and the rectangles that their lines take up."""
    for shape in figure.shapes:
        if isinstance(shape, Text) and shape.block.text:
            block = shape.block
            is_short = block.align is Align.START and not reads_from_the_right(block.text)
            width = block.used_width if is_short else block.width
            yield shape, Rect(shape.at.x, shape.at.y, width, block.height)


def middle_of_the_stroke(drawing: Drawing) -> Iterator[Point]:
    """Places along the infinity sign as it is drawn, close together; none over a grid."""
    signs = [figure for figure in drawing.figures if figure.key.endswith(".sign")]
    for stroke in (shape for sign in signs for shape in sign.shapes):
        if isinstance(stroke, Stroke):
            here = Point(0, 0)
            for part in stroke.outline:
                if isinstance(part, Cubic):
                    yield from (_along(here, part, share / 12) for share in range(12))
                here = part.to


def _along(start: Point, piece: Cubic, t: float) -> Point:
    shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    points = (start, piece.first, piece.second, piece.to)
    return Point(
        sum(share * point.x for share, point in zip(shares, points, strict=True)),
        sum(share * point.y for share, point in zip(shares, points, strict=True)),
    )


def boxes_of(figure: Figure) -> Iterator[Box]:
    return (shape for shape in figure.shapes if isinstance(shape, Box))
