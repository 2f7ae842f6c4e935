"""The sign on end, for walls that are higher than they are wide."""

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.infinity_sign import STROKE
from confluence_desktop.drawing.lemniscate import Lemniscate, UprightLemniscate
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.catch_22 import Because
from tests.boards.catch_22.scenes import (
    SCENES,
    STYLES,
    board_now,
    drawn,
    middle_of_the_stroke,
    texts_of,
)

UPRIGHT = [style for style in STYLES if style.medium is Medium.WALL and style.aspect < 1.2]


@pytest.mark.parametrize("style", UPRIGHT)
@pytest.mark.parametrize("scene", ["sample", "long", "Arabic", "purpose"])
def test_loops_stand_one_over_the_other_and_read_from_top_to_bottom(
    scene: str, style: Style
) -> None:
    drawing = drawn(scene, style)
    statements = {
        (text.record_id, text.field): figure.bounds
        for figure in drawing.figures
        for text in figure.texts
        if text.field in {"x", "y"}
    }
    crossing = next(one.bounds for one in drawing.figures if one.key.endswith(".crossing"))
    above = [one for one in statements.values() if one.bottom < crossing.y]
    below = [one for one in statements.values() if one.y > crossing.bottom]
    assert len(above) == len(below) == 2
    for loop_id in {loop_id for loop_id, _ in statements}:
        assert statements[loop_id, "x"].bottom < statements[loop_id, "y"].y
    assert all(abs(one.centre.x) < 0.5 for one in [*above, crossing, *below])


@pytest.mark.parametrize("style", UPRIGHT)
@pytest.mark.parametrize("scene", SCENES)
def test_a_reason_in_a_loop_keeps_off_the_stroke(scene: str, style: Style) -> None:
    document, board = SCENES[scene]()
    drawing = CATCH_22.draw(board_now(document, board), document, style)
    places = list(middle_of_the_stroke(drawing))
    ids = {one.id for one in document.all(Because)}
    inside = [one for one in drawing.figures if one.record_id in ids or one.key.endswith("counted")]
    for text, rect in (one for figure in inside for one in texts_of(figure)):
        used = text.block.used_width
        near = Rect(rect.centre.x - used / 2, rect.y, used, rect.height).grown(STROKE / 2)
        assert not any(near.holds(place) for place in places), text.block.text


@pytest.mark.parametrize("style", UPRIGHT)
def test_reasons_that_find_no_room_are_counted(style: Style) -> None:
    document, board = SCENES["long purpose"]()
    drawing = CATCH_22.draw(board_now(document, board), document, style)
    for loop in both_loops(document, board):
        assert loop is not None
        counted = drawing.figure(f"{loop.id}.counted")
        shown = [one for one in document.where(Because, loop_id=loop.id) if drawing.figure(one.id)]
        assert bool(counted) != bool(shown)
        assert counted is None or counted.name == "+ 60 because"


def test_the_sign_on_end_is_the_lying_one_turned() -> None:
    upright, lying = UprightLemniscate(100, 300), Lemniscate(300, 100)
    for turn in (0.1, 1.0, 2.5, 4.0):
        assert upright.at(turn) == Point(lying.at(turn).y, lying.at(turn).x)
    for y in (20.0, 150.0, 290.0):
        turn = upright.turn_to(y)
        assert upright.at(turn).y == pytest.approx(y)
        assert upright.at(turn).x == pytest.approx(upright.half_inside(y, y))
