"""Statements on the lobes and the box at the crossing: pure geometry over laid-out texts.

What does not fit is tried smaller, then with fewer lines; what is left out is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.measures import Measures
from confluence_desktop.drawing.fitted_text import Placed, fitted_centred, snug_line
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text, text_width
from confluence_desktop.workshop.catch_22 import Side, Step

_STATEMENT_OUTSIDE = 0.75
"""How much of a statement's box lies outside the sign, as far as its reach goes."""
UPRIGHT_END, UPRIGHT_GAP = 20.0, 12.0
"""Where the loops stand one over the other: how far a statement reaches over the end of its lobe,
and the air between two boxes."""
_CROSSING_PAD, _STEP_PAD, _STEP_GAP, _MARK_GAP = 16.0, 9.0, 8.0, 14.0


@dataclass(frozen=True, slots=True)
class StepBox:
    """One step as it stands at the crossing."""

    step: Step
    rect: Rect
    text: Placed
    together: Placed
    tool: Placed


@dataclass(frozen=True, slots=True)
class Crossing:
    """The box in the middle: its title, its steps, and how many of them are only counted."""

    rect: Rect
    title: Placed
    hint: Placed | None
    steps: tuple[StepBox, ...]
    more: Placed | None


@dataclass(frozen=True, slots=True)
class _Setting:
    """How steps are set: type size, lines each (None: as many as it takes), how many of them.

    Attributes:
        left_out: Further steps that are only counted.
    """

    size_px: float
    lines: int | None
    count: int
    left_out: int = 0


def sign_of(side: Side) -> int:
    """-1 for the left lobe, 1 for the right."""
    return -1 if side is Side.LEFT else 1


def statement(
    text: str,
    measure: Measures,
    side: Side,
    crossing: Rect,
    *,
    is_above: bool,
    weight: int = 700,
) -> Placed:
    """A statement in its box, on the upper or lower edge of a lobe.

    Where the loops stand one over the other, on a lobe's end, or beside the box at the crossing.
    """
    block = _statement_text(text, measure, weight)
    height = block.height + 2 * measure.statement_pad
    reach = min(measure.statement_reach, height * _STATEMENT_OUTSIDE)
    y = -measure.sign.half_height - reach
    x = sign_of(side) * measure.sign.lobe_x - measure.statement_width / 2
    top = y if is_above else -y - height
    if measure.is_upright:
        x, is_far = -measure.statement_width / 2, is_above == (side is Side.LEFT)
        out = measure.sign.half_height + UPRIGHT_END - height if is_far else 0.0
        near = max(crossing.height / 2 + UPRIGHT_GAP, out)
        top = -near - height if side is Side.LEFT else near
    return Placed(block, Rect(x, top, measure.statement_width, height))


def _statement_text(text: str, measure: Measures, weight: int) -> TextBlock:
    pad = measure.statement_pad
    inner = measure.statement_width - 2 * pad - 8
    two_lines = 2 * LINE_HEIGHT * measure.statement_px[0] + 2
    large, small = measure.statement_px[:2], measure.statement_px[2:] or measure.statement_px
    block = fitted_centred(text, large, inner, two_lines, weight=weight)
    if block.elided:
        room = measure.statement_most - 2 * pad
        block = fitted_centred(text, small, inner, room, weight=weight)
    return block


def crossing(steps: Sequence[Step], measure: Measures, hint: str, left_out: int = 0) -> Crossing:
    """The box with its steps: it grows to its limit, then type shrinks, then steps are counted.

    Args:
        left_out: How many further steps there are that are not to be shown.
    """
    for size_px in measure.step_px:
        for lines in (None, 2, 1):
            setting = _Setting(size_px, lines, len(steps), left_out)
            planned = _crossing(steps, measure, hint, setting)
            if planned.rect.height <= measure.crossing_most:
                return planned
    for count in range(len(steps) - 1, -1, -1):
        planned = _crossing(steps, measure, hint, _Setting(measure.step_px[-1], 1, count, left_out))
        if planned.rect.height <= measure.crossing_most:
            break
    return planned


def _crossing(steps: Sequence[Step], measure: Measures, hint: str, setting: _Setting) -> Crossing:
    is_bare = not steps and not hint
    face, width = Face(measure.title_px, 700), measure.crossing_width
    if is_bare:
        width = min(width, text_width(words.CROSSING, face) + 4 * _CROSSING_PAD)
    inner = width - 2 * _CROSSING_PAD
    x, y = -width / 2 + _CROSSING_PAD, _CROSSING_PAD - 4
    align = Align.CENTRE if is_bare else Align.START
    head = layout_text(words.CROSSING, face, inner, align=align)
    title = Placed.at(head, x, y)
    y += head.height + (0 if is_bare else _STEP_GAP)
    below = None
    if hint and not steps:
        below = Placed.at(layout_text(hint, Face(measure.step_px[0]), inner), x, y)
        y += below.rect.height
    boxes: list[StepBox] = []
    for step in steps[: setting.count]:
        boxes.append(_step_box(step, measure, Rect(x, y, inner, 0), setting))
        y += boxes[-1].rect.height + _STEP_GAP
    y -= _STEP_GAP if boxes else 0
    more = None
    uncounted = len(steps) - setting.count + setting.left_out
    if uncounted:
        y += _STEP_GAP / 2
        said = words.MORE_STEPS.format(count=uncounted)
        more = Placed.at(snug_line(said, Face(measure.label_px, 600), inner), x, y)
        y += more.rect.height
    height = y + _CROSSING_PAD - (4 if is_bare else 0)
    return _raised(Crossing(Rect(-width / 2, 0, width, height), title, below, tuple(boxes), more))


def _step_box(step: Step, measure: Measures, at: Rect, setting: _Setting) -> StepBox:
    inner = at.width - 2 * _STEP_PAD
    text = layout_text(step.text, Face(setting.size_px), inner, max_lines=setting.lines)
    face = Face(measure.label_px, 600)
    together, tool = (snug_line(mark, face, inner) for mark in _marks(step))
    x, y = at.x + _STEP_PAD, at.y + _STEP_PAD - 3
    marks_y = y + text.height + 3
    tool_x, tool_y = x + together.width + _MARK_GAP, marks_y
    if tool_x + tool.width > x + inner:
        tool_x, tool_y = x, marks_y + together.height
    height = tool_y + tool.height + _STEP_PAD - 3 - at.y
    return StepBox(
        step,
        Rect(at.x, at.y, at.width, height),
        Placed.at(text, x, y),
        Placed.at(together, x, marks_y),
        Placed.at(tool, tool_x, tool_y),
    )


def _marks(step: Step) -> tuple[str, str]:
    if step.is_unasked:
        return words.TOGETHER_UNASKED, words.TOOL_UNASKED
    return (
        words.TOGETHER if step.together else words.ALONE,
        words.WITH_TOOL if step.with_tool else words.WITHOUT_TOOL,
    )


def _raised(box: Crossing) -> Crossing:
    """The box with its middle on the crossing."""
    dy = -box.rect.height / 2
    return Crossing(
        box.rect.moved(0, dy),
        _moved(box.title, dy),
        _moved(box.hint, dy) if box.hint else None,
        tuple(
            StepBox(
                one.step,
                one.rect.moved(0, dy),
                _moved(one.text, dy),
                _moved(one.together, dy),
                _moved(one.tool, dy),
            )
            for one in box.steps
        ),
        _moved(box.more, dy) if box.more else None,
    )


def _moved(placed: Placed, dy: float) -> Placed:
    return Placed(placed.block, placed.rect.moved(0, dy))
