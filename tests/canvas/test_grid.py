"""Finding figures by place."""

import random
from dataclasses import replace

import pytest

from confluence_desktop.canvas.grid import DrawingIndex
from confluence_desktop.drawing.geometry import Cubic, Move, Point, Rect, outline_bounds
from confluence_desktop.drawing.shapes import (
    Box,
    Drawing,
    EditableText,
    Figure,
    Ink,
    Rest,
    Stroke,
)
from confluence_desktop.drawing.text_layout import Face

A_PLACE = Rect(0, 0, 10, 10)


def a_box(key: str, rect: Rect, z: int = 1) -> Figure:
    return Figure(key, rect, (Box(rect, Ink("card")),), key, z=z)


def a_curve(key: str, start: Point, end: Point) -> Figure:
    bend = (end.y - start.y) / 2
    outline = (Move(start), Cubic(Point(start.x, start.y + bend), Point(end.x, end.y - bend), end))
    shapes = (Stroke(outline, Ink("link")),)
    return Figure(key, outline_bounds(outline), shapes, key, is_line=True)


def a_drawing(chance: random.Random, count: int = 200) -> Drawing:
    def place() -> Point:
        return Point(chance.uniform(-5000, 5000), chance.uniform(-3000, 3000))

    figures = [a_curve(f"line_{number}", place(), place()) for number in range(count)]
    figures += [a_box(f"box_{number}", Rect(*place(), 240, 90)) for number in range(count)]
    figures.append(a_box("huge", Rect(-6000, -4000, 12000, 8000), z=0))
    bounds = Rect.around(figure.bounds for figure in figures)
    return Drawing(bounds, tuple(figures))


def touches(figure: Figure, rect: Rect) -> bool:
    bounds = figure.bounds
    return (
        bounds.x <= rect.right
        and bounds.right >= rect.x
        and bounds.y <= rect.bottom
        and bounds.bottom >= rect.y
    )


def test_every_question_is_answered_as_by_looking_at_everything() -> None:
    chance = random.Random(1)  # noqa: S311  no secret
    drawing = a_drawing(chance)
    index = DrawingIndex(drawing)
    for size in (1, 300, 2000, 9000, 20000):
        for _ in range(10):
            spot = Rect(chance.uniform(-6000, 4000), chance.uniform(-4000, 2000), size, size)
            wanted = [figure.key for figure in drawing.figures if touches(figure, spot)]
            assert [figure.key for figure in index.figures_in(spot)] == wanted


@pytest.mark.parametrize("is_asked", [True, False], ids=["asked before", "first asked after"])
def test_an_updated_index_answers_as_a_new_one(is_asked: bool) -> None:
    chance = random.Random(2)  # noqa: S311  no secret
    drawing = a_drawing(chance)
    index = DrawingIndex(drawing)
    if is_asked:
        index.figures_in(Rect(0, 0, 10, 10))
    for turn in range(20):
        figures = list(drawing.figures)
        del figures[chance.randrange(len(figures))]
        moved = chance.randrange(len(figures))
        at = Rect(chance.uniform(-4000, 4000), chance.uniform(-2000, 2000), 240, 90)
        figures[moved] = a_box(figures[moved].key, at)
        drawing = replace(drawing, figures=tuple(figures))
        index.take(drawing)
        if not is_asked and turn < 19:
            continue
        fresh = DrawingIndex(drawing)
        spot = Rect(chance.uniform(-5000, 4000), chance.uniform(-3000, 2000), 900, 700)
        assert index.figures_in(spot) == fresh.figures_in(spot)


def test_taking_a_drawing_tells_what_went_and_what_came() -> None:
    stays, goes = a_box("stays", Rect(0, 0, 9, 9)), a_box("goes", Rect(20, 0, 9, 9))
    index = DrawingIndex(Drawing(Rect(0, 0, 50, 50), (stays, goes)))
    comes, again = a_box("comes", Rect(30, 0, 9, 9)), a_box("stays", Rect(0, 0, 9, 9))
    gone, came = index.take(Drawing(Rect(0, 0, 50, 50), (again, comes)))
    assert ([f.key for f in gone], [f.key for f in came]) == (["goes"], ["comes"])


def test_the_topmost_figure_is_touched_and_a_line_only_along_its_way() -> None:
    line = a_curve("line", Point(0, 0), Point(400, 400))
    lower, upper = a_box("lower", Rect(300, 0, 90, 90)), a_box("upper", Rect(350, 0, 90, 90))
    index = DrawingIndex(Drawing(Rect(0, 0, 500, 500), (line, lower, upper)))

    def at(x: float, y: float) -> str | None:
        figure = index.figure_at(Point(x, y), 5)
        return figure.key if figure is not None else None

    assert at(360, 40) == "upper"
    assert at(320, 40) == "lower"
    assert at(200, 200) == "line"
    assert at(100, 300) is None


def test_figures_that_take_the_places_of_others_are_found_where_they_are() -> None:
    chance = random.Random(3)  # noqa: S311  no secret
    drawing = a_drawing(chance)
    index = DrawingIndex(drawing)
    for step in range(1, 15):
        figures = list(drawing.figures)
        for _ in range(3):
            at = chance.randrange(len(figures))
            moved = figures[at].bounds.moved(900 * step, -700 * step)
            figures[at] = replace(figures[at], bounds=moved)
        drawing = Drawing(drawing.bounds, tuple(figures))
        gone, came = index.take(drawing)
        assert 1 <= len(gone) == len(came) <= 3
        for size in (300, 5000, 60000):
            spot = Rect(chance.uniform(-6000, 9000), chance.uniform(-9000, 2000), size, size)
            wanted = [figure.key for figure in figures if touches(figure, spot)]
            assert [figure.key for figure in index.figures_in(spot)] == wanted


def test_whoever_looks_for_a_text_makes_no_figure_but_those_of_its_record() -> None:
    made: list[str] = []

    def rest(facts: str) -> Rest:
        made.append(facts)
        return Rest((), texts=(EditableText(facts, "text", A_PLACE, Face(19), "Said"),))

    later = [
        Figure.later(key, A_PLACE, (), rest, key, record_id=key) for key in ("one", "two", "three")
    ]
    told = EditableText("four", "left", A_PLACE, Face(19), "Told by another figure")
    other = Figure("board", A_PLACE, (), "board", texts=(told,))
    index = DrawingIndex(Drawing(A_PLACE, (*later, other)))
    assert index.text_of("two", "no such field") is None
    assert index.text_of("four", "left") == (other, told)
    assert made == ["two"]
    found = index.text_of("three", "text")
    assert found is not None
    assert found[0] is later[2]
    assert made == ["two", "three"]
