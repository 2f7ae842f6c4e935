"""An arrow that gives opens its strand, in shape and in words."""

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.boards.catch_22.committing import commit_step
from confluence_desktop.boards.catch_22.measures import measures
from confluence_desktop.drawing.shapes import Drawing, Stroke, Text
from confluence_desktop.drawing.style import PAPER, SCREEN, WALL, Style
from confluence_desktop.workshop.catch_22 import BecauseState, Side
from tests.boards.catch_22.exercise_scenes import Exercise

ARROWS = ("left.1", "left.2", "right.1", "right.2")
STYLES = [SCREEN, PAPER, WALL]


def drawn(new: Exercise, style: Style) -> Drawing:
    return CATCH_22.draw(new.board, new.document, style)


def strokes(drawing: Drawing) -> int:
    sign = drawing.figure(next(one.key for one in drawing.figures if one.key.endswith(".sign")))
    assert sign is not None
    return sum(isinstance(shape, Stroke) for shape in sign.shapes)


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("arrow", ARROWS)
def test_a_broken_because_opens_the_strand_of_its_arrow_beside_it(arrow: str, style: Style) -> None:
    new = Exercise()
    new.fill_both()
    for each in ARROWS:
        new.because(each)
    assert strokes(drawn(new, style)) == 2
    new.because(arrow, "nobody ever asked", state=BecauseState.BROKEN)
    drawing = drawn(new, style)
    assert strokes(drawing) == 3
    side, number = Side(arrow[:-2]), int(arrow[-1])
    figure = drawing.figure(f"{new.loop(side).id}.{number}.gives")
    assert figure is not None
    assert figure.name.endswith(": this gives")
    assert (figure.bounds.centre.x < 0) == (side is Side.LEFT)
    assert (figure.bounds.centre.y < 0) == (number == 1)
    curve = measures(style).sign
    on_strand = [curve.at(turn / 500) for turn in range(3142)]
    assert any(figure.bounds.holds(place) for place in on_strand)
    others = [one for one in drawing.figures if one is not figure and not one.key.endswith(".sign")]
    assert not [one.name for one in others if one.bounds.meets(figure.bounds)]


def test_a_committed_step_breaks_what_it_says_and_the_drawing_strikes_it() -> None:
    new = Exercise()
    new.fill_both()
    because = new.because("left.2", "we always ask first")
    step = new.step(breaks=(because.id,))
    assert strokes(drawn(new, SCREEN)) == 2
    with new.document.transaction("Commit") as draft:
        commit_step(draft, step.id)
    drawing = drawn(new, SCREEN)
    figure = drawing.figure(because.id)
    assert figure is not None
    assert any(isinstance(shape, Text) and shape.is_struck for shape in figure.shapes)
    assert figure.name.endswith("broken")
    assert strokes(drawing) == 3
    committed = drawing.figure(step.id)
    assert committed is not None
    assert committed.name.endswith("committed to")
    new.document.undo()
    assert strokes(drawn(new, SCREEN)) == 2


def test_broken_becauses_take_no_place_and_one_of_them_is_shown() -> None:
    new = Exercise()
    new.fill_both()
    for number in range(4):
        new.because("left.1", f"broken {number}", confidence=0, state=BecauseState.BROKEN)
    for number in range(5):
        new.because("left.1", f"holding {number}", confidence=9)
    drawing = drawn(new, SCREEN)
    shown = [figure.texts[0].text for figure in drawing.figures if figure.key.startswith("because")]
    assert sorted(shown) == ["broken 0", "holding 0", "holding 1", "holding 2"]


def test_every_arrow_of_a_board_can_give_at_once() -> None:
    new = Exercise()
    new.fill_both()
    for arrow in ARROWS:
        new.because(arrow, state=BecauseState.BROKEN)
    assert strokes(drawn(new, SCREEN)) == 6
