"""Shapes as PDF operators, written as they stand in the file.

reportlab's own path objects and saved states take several times longer, which large boards would
feel. What is equal on many cards, such as a box of a size, is written once and moved.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.drawing.shapes import Ink, Stroke
    from confluence_desktop.drawing.style import Palette

Rgb = tuple[int, int, int]

_QUARTER_CIRCLE = 0.5523
"""Length of the handles of a Bézier stretch that makes a quarter circle, in radiuses."""


def number(value: float) -> str:
    """A number as short as it can be written."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


@lru_cache(maxsize=256)
def colour(rgb: Rgb) -> str:
    """The operands of a colour."""
    return " ".join(number(channel / 255) for channel in rgb)


@lru_cache(maxsize=256)
def pen(rgb: Rgb, width: float, dash: tuple[float, ...]) -> str:
    """Sets the colour, width and dashes of a line."""
    lengths = " ".join(map(number, dash))
    return f"{colour(rgb)} RG {number(width)} w [{lengths}] 0 d"


def stroke_pen(stroke: Stroke, rgb: Rgb) -> str:
    """Begins a stroke that a path and `S Q` end."""
    return f"q 1 j {int(stroke.is_round_ended)} J {pen(rgb, stroke.width, stroke.dash)}"


def rect_path(rect: Rect) -> str:
    """An upright rectangle."""
    return " ".join(map(number, (rect.x, rect.y, rect.width, rect.height))) + " re"


def round_rect_path(rect: Rect, radius: float) -> str:
    """An upright rectangle with round corners."""
    by = min(radius, rect.width / 2, rect.height / 2)
    if by <= 0:
        return rect_path(rect)
    reach = by * (1 - _QUARTER_CIRCLE)
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    across = (left, left + reach, left + by, right - by, right - reach, right)
    down = (top, top + reach, top + by, bottom - by, bottom - reach, bottom)
    x0, x1, x2, x3, x4, x5 = [number(round(x, 2)) for x in across]
    y0, y1, y2, y3, y4, y5 = [number(round(y, 2)) for y in down]
    return (
        f"{x2} {y0} m {x3} {y0} l {x4} {y0} {x5} {y1} {x5} {y2} c"
        f" {x5} {y3} l {x5} {y4} {x4} {y5} {x3} {y5} c"
        f" {x2} {y5} l {x1} {y5} {x0} {y4} {x0} {y3} c"
        f" {x0} {y2} l {x0} {y1} {x1} {y0} {x2} {y0} c h"
    )


class Look(NamedTuple):
    """How a box looks wherever it stands: its size, corners, colours and edge."""

    width: float
    height: float
    radius: float
    fill: Rgb | None
    line: Rgb | None
    line_width: float
    dash: tuple[float, ...]
    bar: Rgb | None
    bar_height: float


@lru_cache(maxsize=1024)
def box(look: Look) -> str:
    """A box with its upper left corner at the origin."""
    rect = Rect(0, 0, look.width, look.height)
    whole = round_rect_path(rect, look.radius)
    parts: list[str] = []
    if look.fill is not None:
        parts.append(f"{colour(look.fill)} rg {whole} f*")
    if look.line is not None and look.line_width > 0:
        inset = min(look.line_width, rect.width, rect.height) / 2
        edge = round_rect_path(rect.grown(-inset), max(0.0, look.radius - inset))
        parts.append(f"{pen(look.line, look.line_width, look.dash)} {edge} S")
    if look.bar is not None and look.bar_height > 0:
        top = rect_path(Rect(0, 0, rect.width, look.bar_height))
        parts.append(f"{whole} W n {colour(look.bar)} rg {top} f")
    return " ".join(parts)


def path(outline: Outline) -> str:
    """An outline; filling closes it."""
    return " ".join([_stretch(part) for part in outline])


Edges = tuple[float, float, float, float]
"""Left, top, right and bottom."""


Stretch = tuple[float, float, float, float, str, str]
"""A part of an outline: the edges of a rectangle that holds it, where it begins, how it goes on."""


class Lines:
    """How the lines of one drawing are written, kept for all the pages that it takes.

    They are known by identity, as hashing one takes longer than writing it; so the drawing has to
    live as long as this.
    """

    def __init__(self, palette: Palette) -> None:
        self._rgb = palette.rgb
        self._known: dict[int, tuple[str, tuple[Stretch, ...]]] = {}

    def within(self, stroke: Stroke, ink: Ink, seen: Edges) -> tuple[str, str]:
        """A stroke's pen, and what of it may pass a rectangle, as some cross many pages."""
        known = self._known.get(id(stroke))
        if known is None:
            known = self._known[id(stroke)] = (
                stroke_pen(stroke, self._rgb(ink)),
                tuple(_stretches(stroke.outline)),
            )
        left, top, right, bottom = seen
        parts: list[str] = []
        is_on = False
        for x, y, far_x, far_y, start, written in known[1]:
            if x <= right and far_x >= left and y <= bottom and far_y >= top:
                parts.append(written if is_on else f"{start} {written}")
                is_on = True
            else:
                is_on = False
        return known[0], " ".join(parts)


def _stretches(outline: Outline) -> Iterator[Stretch]:
    x, y = 0.0, 0.0
    for part in outline:
        if isinstance(part, Cubic):
            (ax, ay), (bx, by), (to_x, to_y) = part
            left, right = min(x, ax, bx, to_x), max(x, ax, bx, to_x)
            top, bottom = min(y, ay, by, to_y), max(y, ay, by, to_y)
            written = f"{ax:.2f} {ay:.2f} {bx:.2f} {by:.2f} {to_x:.2f} {to_y:.2f} c"
            yield left, top, right, bottom, f"{x:.2f} {y:.2f} m", written
        else:
            to_x, to_y = part.to
            if isinstance(part, Line):
                left, right = (x, to_x) if x < to_x else (to_x, x)
                top, bottom = (y, to_y) if y < to_y else (to_y, y)
                start = f"{x:.2f} {y:.2f} m"
                yield left, top, right, bottom, start, f"{to_x:.2f} {to_y:.2f} l"
        x, y = to_x, to_y


def _stretch(part: Move | Line | Cubic) -> str:
    if isinstance(part, Cubic):
        (ax, ay), (bx, by), (x, y) = part
        return f"{ax:.2f} {ay:.2f} {bx:.2f} {by:.2f} {x:.2f} {y:.2f} c"
    x, y = part.to
    return f"{x:.2f} {y:.2f} {'m' if isinstance(part, Move) else 'l'}"
