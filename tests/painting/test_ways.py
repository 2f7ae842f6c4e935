"""Long lines of which only what passes an area is made."""

import random

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point, Rect
from confluence_desktop.painting.ways import Way, way_of

_SIDE = 700
_ALL = Rect(-10_000, -10_000, 20_000, 20_000)
_LINE = 4.0
_ROUNDING = 3
"""Levels of grey by which Qt itself differs on long slanting lines that begin elsewhere."""


def an_outline(chance: random.Random) -> Outline:
    def place() -> Point:
        if chance.random() < 0.4:  # as links run: upright, level, and from far
            return Point(chance.choice([50.0, 300.0, 5000.0]), chance.choice([60.0, 400.0]))
        return Point(chance.uniform(-1500, 2500), chance.uniform(-1500, 2500))

    parts: list[Move | Line | Cubic] = [Move(place())]
    for _ in range(chance.randint(1, 6)):
        match chance.randrange(5):
            case 0:
                parts += [Move(place()), Line(place())]
            case 1 | 2:
                parts.append(Cubic(place(), place(), place()))
            case _:
                parts.append(Line(place()))
    return tuple(parts)


def painted(way: Way, area: Rect, clip: QRect) -> QImage:
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(clip)
    painter.setPen(QPen(QColor("black"), _LINE))
    painter.drawPath(way.passing(area))
    painter.end()
    return image.copy(clip)


def greatest_difference(one: QImage, other: QImage) -> int:
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize("seed", range(60))
def test_what_passes_an_area_looks_there_like_the_whole_line(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    outline = an_outline(chance)
    for _ in range(8):
        x, y = chance.randrange(_SIDE - 60), chance.randrange(_SIDE - 60)
        clip = QRect(x, y, chance.randint(10, 60), chance.randint(10, 60))
        area = Rect(x, y, clip.width(), clip.height()).grown(_LINE / 2 + 2)
        whole = painted(Way(outline), _ALL, clip)
        assert greatest_difference(painted(way_of(outline), area, clip), whole) <= _ROUNDING


def test_of_a_line_from_far_only_what_passes_is_made() -> None:
    way = Way((Move(Point(0, 0)), Line(Point(0, 8000)), Line(Point(8000, 8000))))
    assert way.passing(_ALL).elementCount() > 70
    assert 2 <= way.passing(Rect(-50, 4000, 100, 100)).elementCount() <= 4
    assert way.passing(Rect(100, 100, 500, 500)).isEmpty()


def test_a_straight_piece_is_never_made_alone() -> None:
    way = Way((Move(Point(0, 0)), Line(Point(0, 1000))))
    assert way.passing(Rect(-5, 420, 10, 10)).elementCount() == 3
    assert way.passing(Rect(-5, 20, 10, 10)).elementCount() == 3
