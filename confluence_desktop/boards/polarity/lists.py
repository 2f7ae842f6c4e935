"""One list of a polarity, fitted into its room: pure geometry over laid-out texts.

What does not fit is tried smaller, then with fewer lines, then with fewer entries; what is left out
is counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from confluence_desktop.drawing.fitted_text import one_line
from confluence_desktop.drawing.text_block import Face, TextBlock
from confluence_desktop.drawing.text_layout import layout_text, text_width
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.spoken import spoken

MARKS = {"upside": "+", "downside": "−", "action": "→", "warning": "△"}
"""What stands before an entry of each kind, so that colour is not needed to tell them apart."""
PAD_X, PAD_Y = 9.0, 5.0
_GAP, _HEADING_GAP = 6.0, 3.0
_ASKED_MORE_PX = 2.0

Fits = Callable[[float, float], bool]
"""Whether a list of a width and height fits into its room."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list; places count from the list's upper left corner."""

    entry: PolarityEntry
    y: float
    height: float
    mark: TextBlock
    text: TextBlock
    text_x: float


@dataclass(frozen=True, slots=True)
class ListPlan:
    """A heading with its entries, or with the question to ask while there are none."""

    place: PolarityPlace
    width: float
    height: float
    heading: TextBlock
    more: TextBlock | None
    asked: TextBlock | None
    asked_y: float
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    size_px: float
    lines: int | None
    count: int


@dataclass(frozen=True, slots=True)
class ListText:
    """What a list says: its entries in order, and the question while there are none."""

    place: PolarityPlace
    entries: Sequence[PolarityEntry]
    question: str


def fitted_list(
    said: ListText,
    sizes_px: Sequence[float],
    label_px: float,
    widths: Sequence[float],
    fits: Fits,
) -> ListPlan:
    """The list as full and as large as its room allows."""
    count = len(said.entries)
    settings = [_Setting(size_px, None, count) for size_px in sizes_px]
    settings += [_Setting(sizes_px[-1], lines, count) for lines in (3, 2, 1)]
    settings += [_Setting(sizes_px[-1], 1, fewer) for fewer in range(count - 1, -1, -1)]
    for setting in settings:
        for width in widths:
            plan = _plan(said, setting, label_px, width)
            if fits(width, plan.height):
                return plan
    return plan


def _plan(said: ListText, setting: _Setting, label_px: float, width: float) -> ListPlan:
    words = spoken("polarity")
    label = Face(label_px, 600)
    hidden = len(said.entries) - setting.count
    more = None
    room = width
    if hidden:
        counted = words["more"].format(count=hidden)
        more = one_line(counted, label, text_width(counted, label) + 1)
        room -= more.width + 10
    heading = one_line(words["places"][said.place], label, room)
    y = heading.height + _HEADING_GAP
    asked, asked_y = None, y
    if not said.entries and said.question:
        asked = layout_text(said.question, Face(label_px + _ASKED_MORE_PX), width, max_lines=4)
        y += asked.height
    rows: list[Row] = []
    for entry in said.entries[: setting.count]:
        rows.append(_row(entry, setting, width, y))
        y += rows[-1].height + _GAP
    height = y - (_GAP if rows else 0)
    return ListPlan(said.place, width, height, heading, more, asked, asked_y, tuple(rows))


def _row(entry: PolarityEntry, setting: _Setting, width: float, y: float) -> Row:
    mark_face = Face(setting.size_px, 700)
    sign = MARKS[entry.place.partition("_")[2]]
    mark = one_line(sign, mark_face, text_width(sign, mark_face) + 1)
    text_x = PAD_X + mark.width + 7
    text = layout_text(
        entry.text, Face(setting.size_px), width - text_x - PAD_X, max_lines=setting.lines
    )
    return Row(entry, y, text.height + 2 * PAD_Y, mark, text, text_x)
