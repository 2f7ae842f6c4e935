"""What stands inside a loop: its sentence, and the becauses of its two arrows.

A lobe is planned on the right of the crossing and mirrored for the left loop. What does not fit is
tried smaller, then with fewer lines, then with fewer becauses; what is left out is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.measures import Measures
from confluence_desktop.boards.catch_22.standing import Marks, least_certain
from confluence_desktop.drawing.fitted_text import Placed, balanced, fitted, one_line, snug_line
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.letters import reads_from_the_right
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import layout_text, text_width
from confluence_desktop.workshop.catch_22 import Because, Side

MOST_BECAUSES = 3
"""So many of an arrow are drawn, the least certain ones; the rest is counted."""

_GAP, _GROUP_GAP, _HEADING_GAP, _BOX_GAP = 18.0, 14.0, 4.0, 6.0
_PAD_X, _PAD_Y = 12.0, 6.0
_CROSSING_CLEAR = 20.0
_SENTENCE_LINES = 5
_COLUMN_WIDTHS = (390.0, 360.0, 330.0, 300.0, 280.0, 260.0, 240.0, 210.0, 180.0)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How becauses are set.

    Attributes:
        size: Place in the type sizes of the medium.
        lines: Lines each may have; None leaves them whole.
        count: How many an arrow are drawn, of those that hold.
        has_broken: One that is broken is drawn beside them.
        narrowest: The least width of the column.
    """

    size: int
    lines: int | None
    count: int = MOST_BECAUSES
    has_broken: bool = True
    narrowest: float = 0.0


_SETTINGS = (
    _Setting(0, None, narrowest=260),
    _Setting(1, None, narrowest=210),
    _Setting(0, 2, narrowest=300),
    _Setting(1, 2, narrowest=270),
    _Setting(1, 1),
    _Setting(1, 1, count=2),
    _Setting(1, 1, count=1),
    _Setting(1, 1, count=1, has_broken=False),
)
"""From the fullest down: whole texts come before large ones."""


@dataclass(frozen=True, slots=True)
class LobeText:
    """What has to be said inside a loop.

    Attributes:
        note: A remark under the sentence, such as that it is older than its conditions.
        headings: Of arrow 1 and 2; empty where there is nothing to say.
        becauses: Of arrow 1 and 2, in their order.
    """

    sentence: str
    note: str
    headings: tuple[str, str]
    becauses: tuple[Sequence[Because], Sequence[Because]]
    marks: Marks


@dataclass(frozen=True, slots=True)
class BecauseBox:
    """One because as it stands in a lobe; `mark` is its dots, or how sure the room is."""

    because: Because
    rect: Rect
    text: Placed
    mark: Placed | None
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The becauses of one arrow; `heading` says which arrow, `more` how many are only counted."""

    arrow: int
    row: Rect
    heading: Placed
    because: Placed
    more: Placed | None
    boxes: tuple[BecauseBox, ...]


@dataclass(frozen=True, slots=True)
class Lobe:
    """Everything inside a loop, placed."""

    sentence: Placed | None
    note: Placed | None
    groups: tuple[Group, ...]


def lobe(
    said: LobeText, measure: Measures, side: Side, room: tuple[float, float], crossing: Rect
) -> Lobe:
    """Place what is said in a loop between two heights, clear of the stroke and the crossing."""
    for setting in _SETTINGS:
        for width in _COLUMN_WIDTHS:
            if width >= setting.narrowest:
                column = _Column(said, measure, width, setting)
                if column.settle(room, crossing):
                    return column.placed(side)
    return column.placed(side)


class _Column:
    """One way to set a lobe: a width, a type size, and how much of the becauses is shown."""

    def __init__(self, said: LobeText, measure: Measures, width: float, setting: _Setting) -> None:
        self._said = said
        self._measure = measure
        self._width = width
        self._face = Face(measure.because_px[setting.size])
        self._lines = setting.lines
        self._shown = [_shown(held, said.marks, setting) for held in said.becauses]
        self._label = Face(measure.label_px, 600)
        self._row = one_line(words.BECAUSE, self._label, width).height
        room = _SENTENCE_LINES * measure.sentence_px[0] * 1.3
        self._sentence = fitted(
            said.sentence, measure.sentence_px, width, room, weight=600, align=Align.CENTRE
        )
        self._head = self._sentence.height if said.sentence else 0.0
        self._head += self._row if said.note else 0.0
        self._body = self._groups_height()
        self._top, self._centre = 0.0, 0.0

    def settle(self, room: tuple[float, float], crossing: Rect) -> bool:
        """Find the column's place; False when it is too high or too wide for it."""
        gap = _GAP if self._head and self._body else 0.0
        total = self._head + gap + self._body
        low, high = room
        self._top = min(max(-total / 2, low), max(high - total, low))
        head = self._free(self._top, self._top + self._head, crossing)
        body_top = self._top + self._head + gap
        body = self._free(body_top, body_top + self._body, crossing) if self._body else head
        self._centre = (body[0] + body[1]) / 2
        used = self._sentence.width if self._sentence.elided else self._sentence.used_width + 1
        return (
            total <= high - low
            and body[1] - body[0] >= self._width
            and head[0] <= self._centre - used / 2
            and self._centre + used / 2 <= head[1]
        )

    def placed(self, side: Side) -> Lobe:
        """Everything where it stands."""
        centre = -self._centre if side is Side.LEFT else self._centre
        x, y = centre - self._width / 2, self._top
        sentence = (
            Placed.centred(balanced(self._sentence), centre, y) if self._said.sentence else None
        )
        y += self._sentence.height if sentence else 0
        note = None
        if self._said.note:
            block = one_line(self._said.note, self._plain_label, self._width, align=Align.CENTRE)
            note = Placed.at(block, x, y)
            y += self._row
        y += _GAP if self._head and self._body else 0
        groups = []
        for arrow, shown in zip((1, 2), self._shown, strict=True):
            if shown:
                groups.append(self._group(arrow, shown, x, y))
                y = groups[-1].boxes[-1].rect.bottom + _GROUP_GAP
        return Lobe(sentence, note, tuple(groups))

    def _free(self, top: float, bottom: float, crossing: Rect) -> tuple[float, float]:
        """From where to where a range of heights is free of the stroke and the crossing box."""
        inner, outer = self._measure.free(top, bottom)
        if top < crossing.bottom and crossing.y < bottom:
            inner = max(inner, crossing.right + _CROSSING_CLEAR)
        return inner, outer

    def _groups_height(self) -> float:
        heights = [
            self._row
            + _HEADING_GAP
            + sum(map(self._box_height, shown))
            + _BOX_GAP * (len(shown) - 1)
            for shown in self._shown
            if shown
        ]
        return sum(heights) + _GROUP_GAP * max(0, len(heights) - 1)

    def _box_height(self, because: Because) -> float:
        return self._text_of(because).height + 2 * _PAD_Y

    def _text_of(self, because: Because) -> TextBlock:
        width = self._width - 2 * _PAD_X - self._mark_width(because)
        return layout_text(because.text, self._face, width, max_lines=self._lines)

    def _mark_width(self, because: Because) -> float:
        said = self._said.marks.of(because)
        return text_width(said, self._mark_face) + 10 if said else 0.0

    @property
    def _plain_label(self) -> Face:
        return Face(self._measure.label_px)

    @property
    def _mark_face(self) -> Face:
        return Face(self._measure.label_px, 700, tabular=True)

    def _group(self, arrow: int, shown: list[Because], x: float, y: float) -> Group:
        row = Rect(x, y, self._width, self._row)
        hidden = len(self._said.becauses[arrow - 1]) - len(shown)
        more, right = None, row.right
        if hidden:
            counted = words.MORE.format(count=hidden)
            block = snug_line(counted, self._label, self._width)
            more = Placed.at(block, row.right - block.width, y)
            right = more.rect.x - 10
        because = snug_line(words.BECAUSE, self._plain_label, self._width)
        said = self._said.headings[arrow - 1]
        heading = snug_line(said, self._label, right - x - because.width - 6)
        end = heading.width if reads_from_the_right(said) else heading.used_width
        start = x + (end + 6 if said else 0)
        boxes = []
        y += self._row + _HEADING_GAP
        for one in shown:
            boxes.append(self._because_box(one, x, y))
            y = boxes[-1].rect.bottom + _BOX_GAP
        return Group(
            arrow,
            row,
            Placed.at(heading, x, row.y),
            Placed.at(because, start, row.y),
            more,
            tuple(boxes),
        )

    def _because_box(self, because: Because, x: float, y: float) -> BecauseBox:
        block = self._text_of(because)
        rect = Rect(x, y, self._width, block.height + 2 * _PAD_Y)
        mark = None
        said = self._said.marks.of(because)
        if said:
            number = snug_line(said, self._mark_face, self._width)
            top = rect.centre.y - number.height / 2
            mark = Placed.at(number, rect.right - _PAD_X - number.width, top)
        text = Placed.at(block, x + _PAD_X, y + _PAD_Y)
        return BecauseBox(because, rect, text, mark, because.id in self._said.marks.broken)


def _shown(becauses: Sequence[Because], marks: Marks, setting: _Setting) -> list[Because]:
    """The least certain of those that hold, and one that does not, in the order they stand in."""
    holding = [one for one in becauses if one.id not in marks.broken]
    broken = [one for one in becauses if one.id in marks.broken]
    chosen = {one.id for one in least_certain(holding, setting.count, marks.votes)}
    if setting.has_broken or not holding:
        chosen |= {one.id for one in broken[:1]}
    return [one for one in becauses if one.id in chosen]
