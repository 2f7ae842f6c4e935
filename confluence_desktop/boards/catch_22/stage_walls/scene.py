"""What every part of a stage's wall draws from, and how large a wall is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.fitted_text import fitted, one_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, EditableText, Figure, Ink, Shape, Text
from confluence_desktop.drawing.style import Style
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Because, Side, Step
from confluence_desktop.workshop.spoken import spoken

CARD, INK, MUTED, MEET, OK = Ink("card"), Ink("ink"), Ink("muted"), Ink("meet"), Ink("ok")
CURRENT = {Side.LEFT: Ink("together"), Side.RIGHT: Ink("tools")}

FLOOR_PX = 23.0
"""The smallest type; a unit of a stage's wall is a pixel where the room is 1080 high."""
SIZES_PX = (46.0, 40.0, 34.0, 30.0, 28.0, 26.0, FLOOR_PX)
LARGE_PX = (92.0, 76.0, 64.0, 54.0, *SIZES_PX)
LABEL_PX = 26.0
GAP = 18.0
RADIUS = 10.0

_FLOOR = 22.0
_NARROWEST = 540.0
"""No real wall is narrower for its type; a narrower one is zoomed into."""
_UPRIGHT = 1.1


@dataclass(frozen=True, slots=True)
class Scene:
    """A board in a stage, and the style it is drawn in."""

    board: Board
    records: Records
    style: Style

    @property
    def page(self) -> Rect:
        """The whole wall, about the origin."""
        height = _FLOOR / self.style.least_type
        width = height * self.style.aspect
        if width < _NARROWEST:
            width, height = _NARROWEST, _NARROWEST / self.style.aspect
        return Rect(-width / 2, -height / 2, width, height)

    @property
    def is_upright(self) -> bool:
        """Whether things stand one below the other rather than side by side."""
        return self.style.aspect < _UPRIGHT

    def key(self, name: str) -> str:
        """The key of a figure that shows no record of its own."""
        return f"{self.board.id}.wall.{name}"


Part = Callable[[Scene, Rect], list[Figure]]
"""Fills a place from its top, and never goes beyond it."""


def said(name: str) -> Any:
    """The words of the walls of the stages."""
    return spoken("exercise_wall")[name]


def text_in(
    text: str,
    room: Rect,
    ink: Ink,
    sizes: Sequence[float] = SIZES_PX,
    *,
    weight: int = 400,
    align: Align = Align.START,
) -> tuple[TextBlock, Text]:
    """A text as large as it fits into a place, from its top."""
    block = fitted(text, tuple(sizes), room.width, room.height, weight=weight, align=align)
    return block, Text(block, Point(room.x, room.y), ink)


def words_figure(key: str, said_texts: Sequence[Text], name: str = "", **more: Any) -> Figure:
    """A figure of texts alone."""
    bounds = Rect.around(
        Rect(text.at.x, text.at.y, text.block.width, text.block.height) for text in said_texts
    )
    shapes: tuple[Shape, ...] = tuple(said_texts)
    spoken_name = name or ", ".join(text.block.text for text in said_texts)
    return Figure(key, bounds, shapes, block=(), z=2, name=spoken_name, **more)


def entry_figure(
    record: Because | Step,
    rect: Rect,
    shapes: Sequence[Shape],
    text: tuple[TextBlock, Point],
    name: str,
) -> Figure:
    """A row that stands for a record and can be rewritten where it stands; from far it is a box."""
    block, at = text
    area = Rect(at.x, at.y, block.width, block.height)
    return Figure(
        record.id,
        rect,
        tuple(shapes),
        record_id=record.id,
        block=(shapes[0],),
        texts=(EditableText(record.id, "text", area, block.face, record.text),),
        z=2,
        name=name,
    )


def rest_figure(scene: Scene, count: int, at: Point, width: float) -> Figure:
    """How many rows there are besides those that are shown, below them."""
    text = words.MORE_STEPS.format(count=count)
    block = one_line(text, Face(FLOOR_PX, 600), width)
    rect = Rect(at.x, at.y, width, block.height)
    return Figure(scene.key("more"), rect, (Text(block, at, MEET),), z=2, name=text)


def evened(panels: Sequence[Figure]) -> list[Figure]:
    """Panels that are boxes with texts, each as high as the highest."""
    most = max((panel.bounds.height for panel in panels), default=0.0)
    return [_as_high(panel, most) for panel in panels]


def _as_high(panel: Figure, height: float) -> Figure:
    box, *others = panel.shapes
    assert isinstance(box, Box)
    rect = replace(panel.bounds, height=height)
    high = replace(box, rect=rect)
    return replace(panel, bounds=rect, shapes=(high, *others), block=(high,))


def bottom_of(figures: Sequence[Figure], top: float) -> float:
    """Where figures end; `top` if there are none."""
    return max((figure.bounds.bottom for figure in figures), default=top)
