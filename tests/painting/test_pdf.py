"""The same drawing on paper as on the screen: shapes by their pixels, texts as vectors."""

import io
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtGui import QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from confluence_desktop.drawing.geometry import (
    Cubic,
    Line,
    Move,
    Outline,
    Point,
    Rect,
    outline_bounds,
)
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
from confluence_desktop.drawing.style import PRINT
from confluence_desktop.drawing.text_layout import Align, Face, layout_text
from confluence_desktop.painting import qt
from confluence_desktop.painting.pdf import Frame, paint_drawing, turn_down
from confluence_desktop.painting.pdf_operators import Lines

WIDTH, HEIGHT = 360, 240
FINER = 4
"""Both are painted so many times larger: then smoothing hardly counts."""
INK, TEAL, VIOLET, ORANGE = Ink("ink"), Ink("together"), Ink("meet"), Ink("tools")
COLOURS = Gradient(Point(40, 0), Point(320, 0), ((0.0, TEAL), (0.5, VIOLET), (1.0, ORANGE)))
WAVE = (
    Move(Point(40, 120)),
    Cubic(Point(120, -20), Point(240, 260), Point(320, 120)),
)
CORNER = (Move(Point(40, 40)), Line(Point(300, 40)), Line(Point(300, 200)))
SAID = "The river wardens answer people where they ask, and others learn from it"


def a_drawing(*shapes: Shape, bands: tuple[Band, ...] = ()) -> Drawing:
    whole = Rect(0, 0, WIDTH, HEIGHT)
    head = 60.0 if bands else 0.0
    return Drawing(whole, (Figure("figure", whole, shapes),), bands, head)


def on_screen(drawing: Drawing) -> Image.Image:
    image = QImage(WIDTH * FINER, HEIGHT * FINER, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.scale(FINER, FINER)
    qt.paint_drawing(painter, drawing, PRINT, drawing.bounds, FINER)
    painter.end()
    raw = bytes(image.constBits())
    return Image.frombuffer("RGB", (image.width(), image.height()), raw, "raw", "BGRX", 0, 1)


def on_paper(drawing: Drawing) -> Image.Image:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(WIDTH, HEIGHT))
    turn_down(canvas, HEIGHT)
    part = Rect(drawing.head_width, 0, WIDTH - drawing.head_width, HEIGHT)
    paint_drawing(canvas, drawing, PRINT, Frame(part, Point(0, 0), 1.0))
    canvas.save()
    page = pypdfium2.PdfDocument(held.getvalue())[0]
    image: Image.Image = page.render(scale=FINER).to_pil().convert("RGB")
    return image


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """How much of two pictures is of another colour, edges of a pixel or so forgiven."""
    soft = [image.filter(ImageFilter.BoxBlur(FINER / 2)) for image in (one, other)]
    grey = ImageChops.difference(*soft).convert("L")
    histogram = grey.histogram()
    return sum(histogram[48:]) / sum(histogram)


CARD = Box(
    Rect(40, 40, 260, 120), Ink("card"), Ink("line"), 3.0, 14.0, top_bar=9.0, bar=Ink("level.goal")
)
PLAIN: dict[str, tuple[Shape, ...]] = {
    "card with a bar": (CARD,),
    "bar in the colour of the edge": (
        Box(Rect(40, 40, 260, 120), line=Ink("tools"), line_width=2.0, top_bar=12.0),
    ),
    "dashed edge": (Box(Rect(40, 40, 260, 120), line=INK, line_width=4.0, dash=(12.0, 8.0)),),
    "radius larger than the box": (Box(Rect(40, 40, 90, 20), fill=TEAL, radius=40.0),),
    "box in a gradient": (Box(Rect(40, 40, 280, 120), fill=COLOURS),),
    "plain stroke": (Stroke(WAVE, TEAL, 9.0),),
    "dashed stroke": (Stroke(CORNER, INK, 6.0, (14.0, 9.0)),),
    "round ends": (Stroke(CORNER, INK, 20.0, is_round_ended=True),),
    "over and under": (
        Stroke(WAVE, TEAL, 18.0),
        Stroke((Move(Point(60, 200)), Line(Point(300, 40))), ORANGE, 18.0, casing=7.0),
    ),
    "stroke in a gradient": (Stroke(WAVE, COLOURS, 26.0, casing=7.0),),
    "gradient with round ends": (Stroke(WAVE, COLOURS, 26.0, is_round_ended=True),),
    "dashes in a gradient": (Stroke(WAVE, COLOURS, 6.0, (14.0, 9.0)),),
    "area": (Area((*CORNER, Line(Point(60, 180))), VIOLET),),
}
TEXTS = {
    # name: text, face, width, align, is_struck
    "text": (SAID, Face(19), 200, Align.START, False),
    "bold centred text": (SAID, Face(19, 700), 240, Align.CENTRE, False),
    "struck": (SAID, Face(19), 240, Align.START, True),
    "struck and centred": (SAID, Face(19), 240, Align.CENTRE, True),
    "struck at the end": (SAID, Face(19), 240, Align.END, True),
    "struck from the right": ("العمل معًا يبدأ بخطوة", Face(23), 280, Align.START, True),
}


def shapes(name: str) -> tuple[Shape, ...]:
    if name in PLAIN:
        return PLAIN[name]
    said, face, width, align, is_struck = TEXTS[name]
    return (Text(layout_text(said, face, width, align=align), Point(40, 40), INK, is_struck),)


@pytest.mark.parametrize("name", [*PLAIN, *TEXTS])
def test_paper_shows_what_the_screen_shows(name: str) -> None:
    drawing = a_drawing(*shapes(name))
    assert share_that_differs(on_screen(drawing), on_paper(drawing)) < 0.004


@pytest.mark.parametrize("name", [*PLAIN, *TEXTS])
def test_every_shape_leaves_a_trace(name: str) -> None:
    assert share_that_differs(on_paper(a_drawing()), on_paper(a_drawing(*shapes(name)))) > 0.004


def test_lanes_look_alike_with_their_heads() -> None:
    name = Text(layout_text("Goals", Face(16, 600), 50), Point(12, 30), TEAL)
    lanes = (
        Band("one", 0, 120, Ink("soft"), TEAL, 6.0, (name,)),
        Band("two", 120, 240, Ink("paper"), ORANGE, 6.0),
    )
    drawing = a_drawing(Box(Rect(100, 40, 200, 150), fill=Ink("card"), line=INK), bands=lanes)
    assert share_that_differs(on_screen(drawing), on_paper(drawing)) < 0.004


def test_a_lane_that_goes_on_overleaf_says_its_name_again(tmp_path: Path) -> None:
    name = Text(layout_text("Goals", Face(16, 600), 90), Point(12, 10), TEAL)
    drawing = Drawing(
        Rect(0, 0, 400, 900), (), (Band("one", 0, 900, Ink("soft"), TEAL, 6.0, (name,)),), 100.0
    )
    canvas = Canvas(str(tmp_path / "lanes.pdf"), pagesize=(400, 300))
    turn_down(canvas, 300)
    paint_drawing(canvas, drawing, PRINT, Frame(Rect(100, 600, 300, 300), Point(0, 0), 1.0))
    canvas.save()
    page = pypdfium2.PdfDocument(tmp_path / "lanes.pdf")[0]
    left, bottom, right, top = page.get_textpage().get_charbox(0)
    assert "Goals" in page.get_textpage().get_text_range()
    assert 12 <= left < right < 112
    assert 260 < bottom < top < 300


def test_what_lies_outside_the_part_is_not_painted() -> None:
    inside = a_drawing(Box(Rect(0, 0, 80, 80), fill=TEAL))
    outside = a_drawing(Box(Rect(-500, 0, 80, 80), fill=TEAL))
    blank = on_paper(a_drawing())
    assert share_that_differs(blank, on_paper(inside)) > 0.05
    assert share_that_differs(blank, on_paper(outside)) == 0


def _swinging(x: float, other: float) -> Outline:
    """From one side to the other and back, downwards."""
    return (
        Move(Point(x, 5)),
        Line(Point(x, 60)),
        Cubic(Point(x, 90), Point(other, 90), Point(other, 120)),
        Line(Point(other, 180)),
        Cubic(Point(other, 210), Point(x, 200), Point(x, 235)),
    )


def test_lines_in_parts_look_as_on_one_page() -> None:
    """What lies off a part is not written there, and what crosses it looks the same."""
    looks = [Stroke((), INK, 3.0), Stroke((), ORANGE, 3.0), Stroke((), INK, 3.0, (9.0, 6.0))]
    figures = tuple(
        Figure(str(x), outline_bounds(way).grown(2), (replace(look, outline=way),), is_line=True)
        for x, look in zip(range(10, 350, 12), cycle([*looks, Stroke((), VIOLET, 9.0)]))
        for way in [_swinging(x, WIDTH - x)]
    )
    drawing = Drawing(Rect(0, 0, WIDTH, HEIGHT), figures)
    held, lines = io.BytesIO(), Lines(PRINT)
    canvas = Canvas(held, pagesize=(WIDTH, HEIGHT))
    turn_down(canvas, HEIGHT)
    for part in (Rect(0, 0, 200, 100), Rect(200, 0, 160, 100), Rect(0, 100, WIDTH, 140)):
        paint_drawing(canvas, drawing, PRINT, Frame(part, Point(part.x, part.y), 1.0), lines)
    canvas.save()
    page = pypdfium2.PdfDocument(held.getvalue())[0]
    in_parts: Image.Image = page.render(scale=FINER).to_pil().convert("RGB")
    assert share_that_differs(on_paper(drawing), in_parts) < 0.0001
    assert share_that_differs(on_screen(drawing), in_parts) < 0.004


def test_a_gradient_on_several_pages_is_taken_in_once() -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(WIDTH, HEIGHT))
    other = replace(COLOURS, end=Point(200, 0))
    for fill in (COLOURS, COLOURS, other, COLOURS):
        turn_down(canvas, HEIGHT)
        drawing = a_drawing(Box(Rect(40, 40, 280, 120), fill=fill))
        paint_drawing(canvas, drawing, PRINT, Frame(drawing.bounds, Point(0, 0), 1.0))
        canvas.showPage()
    canvas.save()
    assert held.getvalue().count(b"/ShadingType") == 2
    pages = [page.render().to_pil() for page in pypdfium2.PdfDocument(held.getvalue())]
    same = [ImageChops.difference(pages[0], page).getbbox() is None for page in pages]
    assert same == [True, True, False, True]
