"""The wall in each stage: all of it can be read, nothing lies over anything, nothing is lost."""

from functools import cache
from itertools import combinations

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.document.record import get
from confluence_desktop.drawing.shapes import Drawing, Figure
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board
from tests.boards.catch_22.scenes import ARABIC, CHINESE, LONG, ONE_WORD, texts_of
from tests.boards.catch_22.test_drawing import inside
from tests.gallery.sessions import CATCH_ID
from tests.gallery.stages import at_stage
from tests.gallery.texts import ENGLISH, Texts

STAGES = range(1, 13)
SHAPES = {
    "16:9": Style(Medium.WALL, aspect=2.07, least_type=0.0241),
    "16:10": Style(Medium.WALL, aspect=1.84, least_type=0.0239),
    "4:3": Style(Medium.WALL, aspect=1.53, least_type=0.0241),
    "upright": Style(Medium.WALL, aspect=0.58, least_type=0.0121),
    "any": Style(Medium.WALL, aspect=0.6),
}


def all_saying(text: str) -> Texts:
    """A session in which everything says the same."""
    return Texts(
        title="T",
        client="C",
        purpose=text,
        boards=("Map", "Loops"),
        currents=(text, text),
        agenda=ENGLISH.agenda,
        prompt="",
        people=("Ada",),
        left=(text, text),
        right=(text, text),
        cards=(text,),
        becauses=(text,),
        steps=(text,),
    )


SAYING = {
    "English": ENGLISH,
    "long": all_saying(LONG),
    "Arabic": all_saying(ARABIC),
    "Chinese": all_saying(CHINESE * 3),
    "one word": all_saying(ONE_WORD),
}
AMOUNTS = {"few": (1, 5), "usual": (3, 8), "many": (30, 12)}


@cache
def wall_of(
    stage: int, saying: str, amount: str, shape: str = "16:9", *, is_done: bool = True
) -> Drawing:
    """The wall of a stage, from what the room may see."""
    becauses, steps = AMOUNTS[amount]
    document = at_stage(stage, SAYING[saying], is_done=is_done, becauses=becauses, steps=steps)
    seen = visible(document, Audience.WALL)
    return CATCH_22.draw(get(document, Board, CATCH_ID), seen, SHAPES[shape])


def said_on(drawing: Drawing) -> str:
    return " | ".join(text.block.text for figure in drawing.figures for text, _ in texts_of(figure))


def is_ground(figure: Figure) -> bool:
    """Whether other figures stand on it: the sign, a ring, the frame of a pair."""
    return figure.key.endswith((".sign", ".ring")) or figure.key.startswith("stuck_pair")


WALLS = [
    pytest.param(
        stage, saying, amount, shape, is_done, id=f"{stage}-{saying}-{amount}-{shape}-{is_done}"
    )
    for stage in STAGES
    for saying in SAYING
    for amount in AMOUNTS
    for shape in SHAPES
    for is_done in (False, True)
]


@pytest.mark.parametrize(("stage", "saying", "amount", "shape", "is_done"), WALLS)
def test_every_wall_can_be_read(
    stage: int,
    saying: str,
    amount: str,
    shape: str,
    is_done: bool,  # a moment
) -> None:
    drawing = wall_of(stage, saying, amount, shape, is_done=is_done)
    shown = [figure for figure in drawing.figures if not is_ground(figure)]
    for figure in drawing.figures:
        assert inside(figure.bounds, drawing.bounds), figure.name
    for one, other in combinations(shown, 2):
        assert not one.bounds.grown(-0.5).meets(other.bounds.grown(-0.5)), (one.name, other.name)
    assert len({figure.key for figure in drawing.figures}) == len(drawing.figures)
    for figure in drawing.figures:
        assert figure.name or figure.key.endswith(".sign")
        rects = [rect for _, rect in texts_of(figure)]
        for text, rect in texts_of(figure):
            block = text.block
            assert block.face.size_px >= 22
            assert block.used_width <= block.width + 1, figure.name
            assert inside(rect, figure.bounds, 1.0), (figure.name, block.text)
            if block.max_lines is not None and not block.elided:
                assert block.lines <= block.max_lines
        for above, below in combinations(rects, 2):
            assert not above.grown(-1).meets(below.grown(-1)), figure.name
