"""How large a polarity and its type are on each medium. Board units; the origin is the crossing."""

from dataclasses import dataclass, replace

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.infinity_sign import CASING, STROKE
from confluence_desktop.drawing.lemniscate import Lemniscate
from confluence_desktop.drawing.style import Medium, Style

EDGE = 24.0
_BESIDE, _ABOVE = STROKE / 2 + CASING + 4, 6.0
"""Between the middle of the stroke and what stands inside a lobe: sideways, and up or down."""
_WALL_FLOOR = 22.0
_CENTRE_SHARE = 0.56
_SIDE_SHARE, _FEW = 0.29, 2
_DESK_HEADS, _WALL_HEADS = (112.0, 150.0, 210.0), (112.0, 140.0, 186.0)
"""By how many entries the longest list in a corner holds: none, a few, many."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of one medium.

    Attributes:
        sign: The infinity sign.
        side: Width of the lists in the four corners.
        head: Height kept free above the sign for the greater purpose and the actions, and below it
            for the deeper fear and the early warnings.
        name_px: Type sizes of the poles' names, largest first; the others likewise.
    """

    width: float
    height: float
    sign: Lemniscate
    side: float
    head: float
    name_px: tuple[float, ...]
    purpose_px: tuple[float, ...]
    entry_px: tuple[float, ...]
    label_px: float
    name_half: float

    @property
    def bounds(self) -> Rect:
        return Rect(-self.width / 2, -self.height / 2, self.width, self.height)

    @property
    def centre(self) -> float:
        """Where a lobe's name stands, and its lists where they can."""
        return _CENTRE_SHARE * self.sign.half_width

    def free(self, top: float, bottom: float) -> tuple[float, float]:
        """Between which x the right lobe is clear of the stroke over a range of heights."""
        inner, outer = self.sign.span(top - _ABOVE, bottom + _ABOVE)
        return inner + _BESIDE, outer - _BESIDE


def measures(style: Style, longest: int | None) -> Measures:
    """The sizes for a style, whose aspect they follow within limits.

    Args:
        longest: How many entries the longest list beside the sign holds; None if none is shown.
    """
    if style.medium is Medium.WALL:
        return _wall(style, longest)
    height = 940.0
    width = round(min(1600.0, max(1280.0, height * style.aspect)))
    desk = _sized(width, height, side=_SIDE_SHARE * width, head=_DESK_HEADS[_step(longest)])
    if style.medium is not Medium.PAPER:
        return desk
    return replace(desk, entry_px=(20.0, 18.0, 17.0), purpose_px=(21.0, 19.0, 17.0), label_px=17.0)


def _wall(style: Style, longest: int | None) -> Measures:
    """So many units high that type of `_WALL_FLOOR` can just be read."""
    high = _WALL_FLOOR / style.least_type
    width = round(min(1900.0, max(900.0, high * style.aspect)))
    height = round(min(1300.0, max(700.0, width / style.aspect)))
    head = _WALL_HEADS[_step(longest)]
    return replace(
        _sized(width, height, side=_SIDE_SHARE * width, head=head),
        name_px=(40.0, 34.0, 28.0, 23.0),
        purpose_px=(34.0, 30.0, 26.0, 23.0),
        entry_px=(30.0, 26.0, 23.0),
        label_px=23.0,
        name_half=30.0,
    )


def _step(longest: int | None) -> int:
    """How much room the lists in the corners get: as without any, for a few, for many."""
    return 0 if not longest else 1 if longest <= _FEW else 2


def _sized(width: float, height: float, *, side: float, head: float) -> Measures:
    return Measures(
        width=width,
        height=height,
        sign=Lemniscate(width / 2 - EDGE - STROKE, height / 2 - head - EDGE),
        side=side,
        head=head,
        name_px=(26.0, 23.0, 19.0, 16.0),
        purpose_px=(23.0, 19.0, 17.0, 15.0),
        entry_px=(20.0, 18.0, 17.0, 16.0, 15.0),
        label_px=15.0,
        name_half=22.0,
    )
