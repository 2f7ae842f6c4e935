"""How large a Catch-22 board and its type are on each medium.

Board units; the origin is the crossing, whatever the width and whatever stands over the sign.
"""

from dataclasses import dataclass, replace
from math import ceil

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.infinity_sign import CASING, STROKE
from confluence_desktop.drawing.lemniscate import Lemniscate, UprightLemniscate
from confluence_desktop.drawing.style import Medium, Style

_BESIDE, _ABOVE = STROKE / 2 + CASING + 5, 8.0
"""Between the middle of the stroke and what stands inside a lobe: sideways, and up or down."""

LEAST_WALL_PX = 23.0
"""Type of so many units is the smallest that the room can read."""

_WITHIN = 0.95
"""How much of a place is left to a board by the air around it."""
_WALL_HEIGHT, _NARROWEST_WALL, _WIDEST_WALL = 900.0, 1100.0, 1900.0
_NARROWEST_UPRIGHT = 560.0
_WIDE_WALL = 1400
"""On narrower walls statements break into more lines, and there is height for them."""
_USUAL_PX, _MOST_UNITS, _LEAST_DESK_PX = 14, 20, 12.0
"""Type of so many units is the usual smallest, and the largest smallest that the sign has room for;
of so many pixels the smallest on a desk."""
_FOOT = 40.0
"""About so much lower the desk's board ends for what stands at its foot."""
THUMBNAIL_SIGN = Lemniscate(330, 105)


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of one medium.

    Attributes:
        statement_px: Type sizes of the statements, largest first.
        statement_most: Height to which a statement's box may grow.
        statement_reach: How far it may stick out of the sign.
        edge: From the board's edge to the outermost text.
        third_width: Width of the third Catch-22, `third_most` the height of each half.
        crossing_most: Height to which the crossing box may grow.
        purpose_px: Type sizes of the purpose over the sign, largest first.
        gives_at: How far from the ends of the left and the right lobe an arrow opens that gives.
        head: Height of what stands over the sign; the sign is so much lower.
    """

    width: float
    height: float
    sign: Lemniscate
    statement_px: tuple[float, ...]
    statement_width: float
    statement_most: float
    statement_pad: float
    statement_reach: float
    because_px: tuple[float, ...]
    sentence_px: tuple[float, ...]
    step_px: tuple[float, ...]
    label_px: float
    title_px: float
    crossing_width: float
    crossing_most: float
    purpose_px: tuple[float, ...]
    third_width: float = 0.0
    third_most: float = 0.0
    edge: float = 24.0
    gives_at: tuple[float, float] = (0.14, 0.14)
    head: float = 0.0

    @property
    def bounds(self) -> Rect:
        return Rect(-self.width / 2, -(self.height + self.head) / 2, self.width, self.height)

    @property
    def top(self) -> float:
        """Where the sign's own part of the board begins, below its head."""
        return self.bounds.y + self.head

    def under(self, head: float) -> "Measures":
        """The same with a head over the sign, which gives way by half of it above and below."""
        sign, most = self.sign.lowered(head / 2), self.crossing_most - head
        return replace(self, sign=sign, crossing_most=most, head=head)

    @property
    def is_upright(self) -> bool:
        """The loops stand one over the other, in a place that is higher than it is wide."""
        return isinstance(self.sign, UprightLemniscate)

    def free(self, top: float, bottom: float) -> tuple[float, float]:
        """Between which x a lobe is clear of the stroke over a range of heights.

        The right one where the sign lies; mirrored, it is the left one.
        """
        if isinstance(self.sign, UprightLemniscate):
            half = self.sign.half_inside(top - _ABOVE, bottom + _ABOVE) - _BESIDE
            return -half, half
        inner, outer = self.sign.span(top - _ABOVE, bottom + _ABOVE)
        return inner + _BESIDE, outer - _BESIDE

    def for_hints(self) -> "Measures":
        """The same with quieter type in the statements' boxes."""
        least = self.label_px if self.label_px > _USUAL_PX else 0
        return replace(self, statement_px=tuple(max(least, px) for px in (17, 16, 16, 14)))


def least_units_on(width_px: float, height_px: float) -> int:
    """The smallest type on a desk of so many pixels, in units; even numbers, so as not to flutter.

    As large as can be read while all is in sight, and at most so large that the board holds it.
    """
    measure = measures(Style(Medium.SCREEN, aspect=width_px / height_px))
    ratio = _WITHIN * min(width_px / measure.width, height_px / (measure.height + _FOOT))
    units = 2 * ceil(_LEAST_DESK_PX / ratio / 2)
    return units if _USUAL_PX < units <= _MOST_UNITS else 0 if units <= _USUAL_PX else _MOST_UNITS


def measures(style: Style) -> Measures:
    """The sizes for a style, whose aspect they follow within limits."""
    if style.medium is Medium.WALL:
        return _wall(style)
    if style.medium is Medium.THUMBNAIL:
        return replace(measures(Style()), sign=THUMBNAIL_SIGN)
    if style.medium is Medium.PAPER:
        return _paper(style)
    height = 940.0
    width = round(min(1560.0, max(1280.0, height * style.aspect)))
    usual = Measures(
        width=width,
        height=height,
        sign=Lemniscate(width / 2 - 36, 318),
        statement_px=(28, 23, 19, 16, 14),
        statement_width=364,
        statement_most=134,
        statement_pad=12,
        statement_reach=62,
        because_px=(16, 14),
        sentence_px=(19, 16, 14),
        step_px=(16, 14),
        label_px=14,
        title_px=19,
        crossing_width=304,
        crossing_most=500,
        purpose_px=(23, 19, 16),
        third_width=376,
        third_most=150,
    )
    return _with_least(usual, float(style.least_units)) if style.least_units else usual


def _with_least(measure: Measures, least: float) -> Measures:
    """The same with no type smaller than so many units."""

    def sizes(px: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(max(least, one) for one in px)

    return replace(
        measure,
        statement_px=sizes(measure.statement_px),
        because_px=sizes(measure.because_px),
        sentence_px=sizes(measure.sentence_px),
        step_px=sizes(measure.step_px),
        label_px=max(least, measure.label_px),
        title_px=max(least, measure.title_px),
        purpose_px=sizes(measure.purpose_px),
    )


def _paper(style: Style) -> Measures:
    """Like the screen with larger small type: 17 units are 9 points on a page of either size."""
    return replace(
        measures(replace(style, medium=Medium.SCREEN)),
        statement_px=(28, 23, 19, 17),
        because_px=(18, 17),
        sentence_px=(20, 17),
        step_px=(18, 17),
        label_px=17,
        title_px=20,
        purpose_px=(23, 20, 17),
    )


def _wall(style: Style) -> Measures:
    """As many units as can be read from the back row, and 900 high at most; type is 23 at least.

    So a wall whose question takes much of its height shows fewer words, not smaller ones. Where it
    is higher than wide, the loops stand one over the other.
    """
    high = _WITHIN * LEAST_WALL_PX / style.least_type
    height = min(_WALL_HEIGHT, high)
    width = round(min(_WIDEST_WALL, height * style.aspect))
    if width < _NARROWEST_WALL:
        return _upright_wall(round(high), style.aspect)
    height = round(width / style.aspect)
    sign = Lemniscate(width / 2 - 60, height / 2 - 100)
    return Measures(
        width=width,
        height=height,
        sign=sign,
        statement_px=(46, 40, 34, 28, LEAST_WALL_PX),
        statement_width=min(560.0, 0.305 * width),
        statement_most=min(210 if width >= _WIDE_WALL else 250, sign.half_height + 60),
        statement_pad=16,
        statement_reach=84,
        because_px=(34, 30, 28, LEAST_WALL_PX),
        sentence_px=(30, 28, LEAST_WALL_PX),
        step_px=(30, 28, LEAST_WALL_PX),
        label_px=LEAST_WALL_PX,
        title_px=34,
        crossing_width=0.24 * width,
        crossing_most=height - 180,
        purpose_px=(34, 30, 28, LEAST_WALL_PX),
    )


def _upright_wall(height: float, aspect: float) -> Measures:
    """Loops one over the other, their statements nearly as wide as the wall."""
    width = round(max(_NARROWEST_UPRIGHT, height * aspect))
    return Measures(
        width=width,
        height=round(width / aspect),
        sign=UprightLemniscate(width / 2 - 52, round(width / aspect) / 2 - 30),
        statement_px=(46, 40, 34, 28, LEAST_WALL_PX),
        statement_width=width - 40,
        statement_most=190,
        statement_pad=12,
        statement_reach=0,
        because_px=(34, 30, 28, LEAST_WALL_PX),
        sentence_px=(30, 28, LEAST_WALL_PX),
        step_px=(30, 28, LEAST_WALL_PX),
        label_px=LEAST_WALL_PX,
        title_px=28,
        crossing_width=width - 40,
        crossing_most=0.46 * height,
        purpose_px=(34, 30, 28, LEAST_WALL_PX),
        edge=20,
    )
