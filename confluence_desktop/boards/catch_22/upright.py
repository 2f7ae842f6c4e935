"""How large the boxes of an upright sign are, so that both loops and the crossing find their room.

Steps that are shown come before large statements, and both before what stands inside the loops; a
statement is never cut for a step.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from confluence_desktop.boards.catch_22.layout import UPRIGHT_GAP, crossing, statement
from confluence_desktop.boards.catch_22.measures import Measures
from confluence_desktop.boards.catch_22.operations import becauses_of
from confluence_desktop.boards.catch_22.sentences import loop_sentence
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.lemniscate import UprightLemniscate
from confluence_desktop.drawing.text_layout import LINE_HEIGHT
from confluence_desktop.workshop.catch_22 import Loop, Side, Step

_ROWS_INSIDE = 4
_FOR_GIVES = 38.0
"""Between two statements, so that the word of an arrow that gives stands beside them."""
_SHARES = (1.0, 0.8, 0.6, 0.45, 0.3, 0.15)
"""Of the height that the box at the crossing may have."""
_CUTS = (1.0, 0.85, 0.7, 0.55, 0.4, 0.3)
"""Of the height that a statement may have."""


def settled(
    measure: Measures,
    records: Records,
    loops: Mapping[Side, Loop | None],
    steps: Sequence[Step],
    left_out: int = 0,
) -> Measures:
    """The measures with statements and crossing as large as they fit one under the other.

    Where nothing fits with something inside each loop, the loops stay empty; where the statements
    alone do not fit, they are cut, and say so.

    Args:
        left_out: How many further steps are only counted at the crossing.
    """
    found = measure
    for most, has_inside in ((1.0, True), *((most, False) for most in _CUTS)):
        for share, first in product(_SHARES, range(len(measure.statement_px))):
            found = replace(
                measure,
                statement_px=measure.statement_px[first:],
                statement_most=most * measure.statement_most,
                crossing_most=share * measure.crossing_most,
            )
            box = crossing(steps, found, "", left_out).rect
            if _fits(found, records, loops, box, has_inside=has_inside):
                return _opened(found, loops, box)
    return _opened(found, loops, box)


def least_inside(measure: Measures) -> float:
    """The least height of what can be shown inside a loop: a reason with its words and its mark."""
    return _ROWS_INSIDE * LINE_HEIGHT * measure.label_px


def _fits(
    measure: Measures,
    records: Records,
    loops: Mapping[Side, Loop | None],
    box: Rect,
    *,
    has_inside: bool,
) -> bool:
    if box.height > measure.crossing_most:
        return False
    for loop in loops.values():
        top, bottom = _between(loop, measure, box)
        needed = _FOR_GIVES
        if has_inside and loop is not None and _says_something(records, loop):
            needed = least_inside(measure) + 2 * UPRIGHT_GAP
        if loop is not None and bottom - top < needed:
            return False
    return True


def _opened(measure: Measures, loops: Mapping[Side, Loop | None], box: Rect) -> Measures:
    """The same with arrows that open midway between the statements of their loop."""
    sign = measure.sign
    assert isinstance(sign, UprightLemniscate)
    left, right = (
        sign.turn_to(sum(_between(loops[side], measure, box)) / 2)
        for side in (Side.LEFT, Side.RIGHT)
    )
    return replace(measure, gives_at=(left, right))


def _between(loop: Loop | None, measure: Measures, box: Rect) -> tuple[float, float]:
    """From where to where it is free between the two statements of a loop."""
    x, y, side = (loop.x, loop.y, loop.side) if loop is not None else ("", "", Side.LEFT)
    upper = statement(x or "…", measure, side, box, is_above=True)
    lower = statement(y or "…", measure, side, box, is_above=False)
    return upper.rect.bottom, lower.rect.y


def _says_something(records: Records, loop: Loop) -> bool:
    has_because = any(becauses_of(records, loop.id, arrow) for arrow in (1, 2))
    return has_because or bool(loop_sentence(loop))
