"""Shapes as pixels."""

from collections.abc import Iterable

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Point, Rect
from confluence_desktop.drawing.shapes import (
    Area,
    Band,
    Box,
    Drawing,
    Figure,
    Gradient,
    Ink,
    Shape,
    Stroke,
    Text,
)
from confluence_desktop.drawing.style import DARK, LIGHT, Palette
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.painting.image import render_image
from confluence_desktop.painting.qt import (
    Detail,
    detail_at,
    paint_drawing,
    paint_figures,
    shapes_at,
)

INK = Ink("ink")


def figure_of(*shapes: Shape, key: str = "one", z: int = 0) -> Figure:
    return Figure(key, Rect(0, 0, 100, 100), shapes, key, z=z)


def painted(
    *shapes: Shape, palette: Palette = LIGHT, part: Rect | None = None, scale: float = 1.0
) -> QImage:
    """Shapes on a paper of 100 × 100 units; of a part only that part is painted."""
    size = round(100 * scale)
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(*palette.token("paper")))
    painter = QPainter(image)
    if part is not None:
        painter.setClipRect(
            round(part.x * scale),
            round(part.y * scale),
            round(part.width * scale),
            round(part.height * scale),
        )
    painter.scale(scale, scale)
    drawing = Drawing(Rect(0, 0, 100, 100), (figure_of(*shapes),))
    paint_drawing(painter, drawing, palette, part or Rect(0, 0, 100, 100), scale)
    painter.end()
    return image


def rgb(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def test_the_edge_of_a_box_runs_inside_it() -> None:
    box = Box(Rect(20, 20, 60, 60), Ink("card"), INK, line_width=4, radius=0)
    image = painted(box)
    assert rgb(image, 21, 50) == LIGHT.token("ink")
    assert rgb(image, 23, 50) == LIGHT.token("ink")
    assert rgb(image, 24, 50) == LIGHT.token("card")
    assert rgb(image, 19, 50) == LIGHT.token("paper")


def test_a_top_bar_stays_inside_the_round_corners() -> None:
    tools = Ink("tools")
    box = Box(Rect(10, 10, 80, 60), Ink("card"), radius=20, top_bar=8, bar=tools)
    image = painted(box)
    assert rgb(image, 50, 12) == LIGHT.token("tools")
    assert rgb(image, 50, 19) == LIGHT.token("card")
    assert rgb(image, 11, 11) == LIGHT.token("paper")
    assert rgb(image, 11, 17) == LIGHT.token("paper")


def test_a_dashed_edge_has_gaps() -> None:
    box = Box(Rect(10, 10, 80, 80), line=INK, line_width=2, radius=0, dash=(6, 6))
    image = painted(box)
    edge = {rgb(image, x, 11) for x in range(15, 85)}
    assert LIGHT.token("ink") in edge
    assert LIGHT.token("paper") in edge


def test_a_shadow_is_barely_there() -> None:
    image = painted(Box(Rect(20, 20, 60, 60), Ink("card"), has_shadow=True))
    below, paper = rgb(image, 50, 81), LIGHT.token("paper")
    assert 0 < paper[0] - below[0] < 40
    assert rgb(image, 50, 90) == paper


def test_a_casing_parts_a_line_from_what_it_crosses() -> None:
    under = Stroke((Move(Point(0, 50)), Line(Point(100, 50))), INK, 10)
    over = Stroke((Move(Point(50, 0)), Line(Point(50, 100))), Ink("meet"), 10, casing=7)
    image = painted(under, over)
    assert rgb(image, 50, 50) == LIGHT.token("meet")
    assert rgb(image, 40, 50) == LIGHT.token("paper")
    assert rgb(image, 20, 50) == LIGHT.token("ink")


def test_a_gradient_runs_from_its_start_to_its_end() -> None:
    fill = Gradient(Point(0, 0), Point(100, 0), ((0.0, Ink("together")), (1.0, Ink("tools"))))
    image = painted(Stroke((Move(Point(0, 50)), Line(Point(100, 50))), fill, 20))
    left, right = rgb(image, 2, 50), rgb(image, 97, 50)
    assert left[2] > left[0]
    assert right[0] > right[2]


def test_an_area_is_filled() -> None:
    corner = (Move(Point(10, 10)), Line(Point(90, 10)), Line(Point(10, 90)))
    image = painted(Area(corner, Ink("ok")))
    assert rgb(image, 20, 20) == LIGHT.token("ok")
    assert rgb(image, 80, 80) == LIGHT.token("paper")


def test_struck_text_has_a_line_through_it() -> None:
    block = layout_text("iiii", Face(40), 100)
    plain = painted(Text(block, Point(10, 20), INK))
    struck = painted(Text(block, Point(10, 20), INK, is_struck=True))
    assert plain != struck


def test_every_colour_comes_from_the_palette() -> None:
    box = Box(Rect(0, 0, 100, 100), Ink("card"))
    assert rgb(painted(box, palette=DARK), 50, 50) == DARK.token("card")


@pytest.mark.parametrize("scale", [0.5, 0.8, 1.0, 1.37, 2.5])
def test_a_part_has_the_same_pixels_as_the_whole(scale: float) -> None:
    curve = (Move(Point(-400, -30)), Cubic(Point(-400, 60), Point(500, 20), Point(500, 150)))
    shapes = (
        Stroke(curve, Ink("link"), 1.5),
        Box(
            Rect(20, 24, 60, 50), Ink("card"), INK, 1, top_bar=6, bar=Ink("tools"), has_shadow=True
        ),
        Text(layout_text("Fit to read", Face(14), 60), Point(24, 34), INK),
        Box(Rect(5, 5, 30, 30), line=INK, dash=(4, 3)),
    )
    whole = painted(*shapes, scale=scale)
    for part in (Rect(0, 0, 100, 10), Rect(30, 20, 10, 80), Rect(50, 50, 50, 50)):
        seen = painted(*shapes, part=part, scale=scale)
        left, top = round(part.x * scale), round(part.y * scale)
        width, height = round(part.width * scale), round(part.height * scale)
        assert seen.copy(left, top, width, height) == whole.copy(left, top, width, height)


def test_less_is_drawn_the_smaller_it_is() -> None:
    card, title, block = (Box(Rect(0, 0, size, 9)) for size in (9, 8, 7))
    figure = Figure("one", card.rect, (card,), title=(title,), block=(block,))
    assert [shapes_at(figure, detail_at(scale)) for scale in (1.0, 0.5, 0.2)] == [
        (card,),
        (title,),
        (block,),
    ]
    bare = Figure("one", card.rect, (card,))
    assert shapes_at(bare, Detail.BLOCK) == (card,)


def test_far_out_lines_lie_below_boxes_of_greater_height() -> None:
    box = Box(Rect(0, 40, 400, 40), Ink("tools"))
    line = Stroke((Move(Point(0, 60)), Line(Point(400, 60))), INK)
    figures = (
        Figure("box", Rect(0, 0, 400, 100), (box,), block=(box,), z=1),
        Figure("line", Rect(0, 60, 400, 0), (line,), block=(line,), z=0),
    )
    image = render_image(Drawing(Rect(0, 0, 400, 100), figures), LIGHT, 80, 20, margin=0)
    assert rgb(image, 40, 12) == LIGHT.token("tools")


def test_far_out_all_at_once_has_the_pixels_of_one_by_one() -> None:
    fade = Gradient(Point(0, 0), Point(400, 0), ((0.0, Ink("ink")), (1.0, Ink("level.goal"))))
    bend = (Move(Point(20, 10)), Line(Point(20, 60)), Cubic(Point(20, 200), *[Point(300, 320)] * 2))
    figures = (
        figure_of(Stroke(bend, INK), Stroke(bend[:2], Ink("warn")), key="line"),
        figure_of(Box(Rect(40, 40, 80, 60), Ink("level.goal")), key="box", z=1),
        figure_of(Box(Rect(150, 40, 80, 60), fade), key="fade", z=1),
        figure_of(Box(Rect(60, 60, 80, 60), Ink("tools")), key="over", z=1),
        figure_of(Box(Rect(200, 200, 80, 60), Ink("level.goal")), Stroke(bend, INK), key="both"),
    )

    def seen(figures: Iterable[Figure]) -> QImage:
        image = QImage(100, 100, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.scale(0.25, 0.25)
        paint_figures(painter, figures, LIGHT, 0.25)
        painter.end()
        return image

    one_by_one = seen(list(figures))
    assert seen(figures) == one_by_one
    assert seen(figures) == one_by_one
    assert seen(figures[:2]) == seen(list(figures[:2])) != one_by_one


def test_bands_run_across_the_picture_with_their_heads_at_its_left() -> None:
    head = Box(Rect(10, 10, 30, 30), Ink("ink"), radius=0)
    band = Band("a", 0, 50, Ink("soft"), Ink("tools"), 6, (head,))
    box = figure_of(Box(Rect(60, 5, 30, 30), Ink("card")))
    drawing = Drawing(Rect(0, 0, 100, 50), (box,), (band,), head_width=50)
    image = render_image(drawing, LIGHT, 400, 50, margin=0)
    assert rgb(image, 2, 25) == LIGHT.token("tools")
    assert rgb(image, 25, 25) == LIGHT.token("ink")
    assert rgb(image, 398, 25) == LIGHT.token("soft")


def test_what_is_skipped_is_not_painted() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    drawing = Drawing(Rect(0, 0, 100, 100), (figure_of(Box(Rect(0, 0, 100, 100), INK)),))
    paint_drawing(painter, drawing, LIGHT, drawing.bounds, 1.0, skip={"one"})
    painter.end()
    assert rgb(image, 50, 50) == (255, 255, 255)
