"""Cards in rows, as large as they fit: first the type shrinks, then texts are cut, then counted.

What is cut ends with a mark. Of what is counted the newest stays to be seen, and pairs that are
sorted go first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.listed import Listed, Unit
from confluence_desktop.drawing.fitted_text import Placed, fit_text, one_line, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, EditableText, Figure, Ink, Shape, Text
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text, text_width
from confluence_desktop.workshop.catch_22 import Side

_CARD, _INK, _MUTED, _MEET = Ink("card"), Ink("ink"), Ink("muted"), Ink("meet")
_CURRENT = {Side.LEFT: Ink("together"), Side.RIGHT: Ink("tools")}
GAP = 16.0
_PAD, _NUMBER_GAP, _FRAME = 12.0, 12.0, 8.0
_FOOT_SHARE = 0.8
"""Type of what stands below a text, as a share of the text's."""
LINES = (None, 8, 6, 4, 3, 2, 1)
EVEN, ANY = (2, 4, 6, 8), (1, 2, 3, 4, 5, 6)
"""How many columns are tried; pairs take two each."""
_NARROWEST = 7
"""How many times the size of its type a card's text is wide at least."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to set cards: type, columns, lines a card (None: all), and how many are left out."""

    size_px: float
    columns: int
    lines: int | None
    label_px: float
    left_out: int = 0

    @property
    def foot_px(self) -> float:
        return max(self.label_px, self.size_px * _FOOT_SHARE)


def settled(
    units: Sequence[Unit],
    sizes: Sequence[float],
    label_px: float,
    room: Rect,
    columns: Sequence[int] = EVEN,
    *,
    key: str = "grid",
) -> tuple[Figure, ...]:
    """The cards in the largest type in which all fit; in the smallest they are cut, then counted.

    Args:
        label_px: Of the words in a frame, and the least for what stands below a text.
        key: Begins the key of the line that counts the rest.
    """
    for size in sizes:
        for count in columns:
            planned = CardRows(units, Setting(size, count, None, label_px), room, key)
            if planned.is_roomy(is_last=size == sizes[-1]) and planned.height() <= room.height:
                return planned.figures()
    return _cut(units, Setting(sizes[-1], columns[0], 1, label_px), room, columns, key)


def _cut(
    units: Sequence[Unit], least: Setting, room: Rect, columns: Sequence[int], key: str
) -> tuple[Figure, ...]:
    """The cards in the smallest type: as many lines of each as fit, else as many cards."""
    size = least.size_px
    wide_enough = [
        count for count in columns if _text_width(room, count, size, units) >= _NARROWEST * size
    ]
    for lines in LINES:
        for count in wide_enough or columns[:1]:
            setting = replace(least, columns=count, lines=lines)
            planned = CardRows(units, setting, room, key)
            if planned.height() <= room.height:
                return planned.figures()
    most = max(wide_enough, default=least.columns)
    for left_out in range(1, len(units) + 1):
        planned = CardRows(units, replace(least, columns=most, left_out=left_out), room, key)
        if planned.height() <= room.height:
            break
    return planned.figures()


def _cell_width(room: Rect, columns: int) -> float:
    return (room.width - (columns - 1) * GAP) / columns


def _number_width(size_px: float, units: Sequence[Unit]) -> float:
    """What the longest number takes, at least two digits; nothing where no card has one."""
    most = max((card.number for unit in units for card in unit.cards), default=0)
    if not most:
        return 0.0
    digits = "8" * max(2, len(str(most)))
    return text_width(digits, Face(size_px, 700, tabular=True)) + _NUMBER_GAP


def _text_width(room: Rect, columns: int, size_px: float, units: Sequence[Unit]) -> float:
    frame = _FRAME if any(unit.pair_id for unit in units) else 0.0
    number = _number_width(size_px, units)
    return _cell_width(room, columns) - 2 * (_PAD + frame) - number


class CardRows:
    """The cards laid out in one way."""

    def __init__(
        self, units: Sequence[Unit], setting: Setting, room: Rect, key: str = "grid"
    ) -> None:
        self._setting, self._room, self._key = setting, room, key
        gone = {id(unit) for unit in _first_to_go(units)[: setting.left_out]}
        self._units = [unit for unit in units if id(unit) not in gone]
        self._hidden = sum(len(unit.cards) for unit in units if id(unit) in gone)
        self._number_width = _number_width(setting.size_px, units)
        self._width = _text_width(room, setting.columns, setting.size_px, units)
        self._label = Face(setting.label_px, 600)
        self._label_height = setting.label_px * LINE_HEIGHT

    def is_roomy(self, *, is_last: bool) -> bool:
        """Whether the columns are wide enough for the type, and for every word where it can be."""
        setting = self._setting
        if self._width < _NARROWEST * setting.size_px:
            return False
        if is_last:
            return True
        return all(
            fit_text(card.text, (setting.size_px, 1.0), self._width, 1e9).face.size_px > 1
            for unit in self._units
            for card in unit.cards
        )

    def height(self) -> float:
        """How high the whole of it is."""
        rows = list(self._rows())
        more = self._label_height + GAP if self._hidden else 0.0
        return sum(height for _, height in rows) + GAP * max(0, len(rows) - 1) + more

    def figures(self) -> tuple[Figure, ...]:
        """Everything where it stands, from the top of the room."""
        found: list[Figure] = []
        y = self._room.y
        for row, height in self._rows():
            for place, unit in enumerate(row):
                found += self._placed(unit, place, y, height)
            y += height + GAP
        if self._hidden:
            said = words.MORE_STEPS.format(count=self._hidden)
            block = one_line(said, self._label, self._room.width, align=Align.CENTRE)
            placed = Placed.at(block, self._room.x, min(y, self._room.bottom - block.height))
            text = Text(block, Point(placed.rect.x, placed.rect.y), _MEET)
            found.append(Figure(f"{self._key}.more", placed.rect, (text,), name=said, z=2))
        return tuple(found)

    def _rows(self) -> Iterator[tuple[Sequence[Unit], float]]:
        """Pairs by twos of columns, then the others."""
        columns = self._setting.columns
        pairs = [unit for unit in self._units if unit.pair_id]
        others = [unit for unit in self._units if not unit.pair_id]
        for row, step, extra in (
            (pairs, max(1, columns // 2), 2 * _FRAME + self._label_height),
            (others, columns, 0.0),
        ):
            for start in range(0, len(row), step):
                units = row[start : start + step]
                heights = [self._card_height(card) for unit in units for card in unit.cards]
                yield units, max(heights) + extra

    def _card_height(self, card: Listed) -> float:
        foot = self._foot(card)
        return self._text(card).height + (foot.height if foot else 0.0) + 2 * _PAD

    def _text(self, card: Listed) -> TextBlock:
        setting = self._setting
        return layout_text(card.text, Face(setting.size_px), self._width, max_lines=setting.lines)

    def _foot(self, card: Listed) -> TextBlock | None:
        if not card.foot:
            return None
        face = Face(self._setting.foot_px, 600)
        return layout_text(card.foot, face, self._width, max_lines=self._setting.lines)

    def _placed(self, unit: Unit, place: int, y: float, height: float) -> Iterator[Figure]:
        width = _cell_width(self._room, self._setting.columns)
        if not unit.pair_id:
            x = self._room.x + place * (width + GAP)
            yield self._card(unit.cards[0], Rect(x, y, width, height))
            return
        frame = Rect(self._room.x + place * 2 * (width + GAP), y, 2 * width + GAP, height)
        yield self._frame(unit, frame)
        inner = (frame.width - 2 * _FRAME - GAP / 2) / 2
        card_height = height - 2 * _FRAME - self._label_height
        for number, card in enumerate(unit.cards):
            x = frame.x + _FRAME + number * (inner + GAP / 2)
            yield self._card(card, Rect(x, y + _FRAME, inner, card_height))

    def _frame(self, unit: Unit, frame: Rect) -> Figure:
        said = one_line(unit.label, self._label, frame.width - 4 * _FRAME, align=Align.CENTRE)
        at = Point(frame.x + 2 * _FRAME, frame.bottom - self._label_height - _FRAME / 2)
        box = Box(frame, Ink("meet", 0.13, "card"), _MEET, 2.0 if unit.is_done else 1.0, 12)
        numbers = " + ".join(str(card.number) for card in unit.cards)
        return Figure(
            unit.pair_id,
            frame,
            (box, Text(said, at, _MEET)),
            record_id=unit.pair_id,
            block=(box,),
            emphasised=(Box(frame, box.fill, _MEET, 4, 12), Text(said, at, _MEET)),
            z=1,
            name=f"{numbers}: {unit.label}",
        )

    def _card(self, card: Listed, rect: Rect) -> Figure:
        setting = self._setting
        shapes: list[Shape] = []
        x = rect.x + _PAD
        if card.number:
            face = Face(setting.size_px, 700, tabular=True)
            number = snug_line(str(card.number), face, rect.width)
            ink = _CURRENT[card.edge] if card.edge else _MEET
            shapes.append(Text(number, Point(x, rect.y + _PAD), ink))
        x += self._number_width
        block = self._text(card)
        at = Point(x, rect.y + _PAD)
        is_muted = card.is_quiet or card.is_asking or card.is_struck
        said = Text(block, at, _MUTED if is_muted else _INK, is_struck=card.is_struck)
        shapes.append(said)
        foot = self._foot(card)
        if foot is not None:
            shapes.append(Text(foot, Point(x, at.y + block.height), _MUTED))
        is_dashed = card.is_covered or card.is_quiet or card.is_asking
        edge = _CURRENT[card.edge] if card.edge else _MEET if card.is_marked else _MUTED
        line = 4.0 if card.is_marked else 1.5
        box = Box(rect, _CARD, edge, line, 8, (6.0, 4.0) if is_dashed else ())
        if card.is_asking:
            key, record_id = f"{self._key}.asks.{card.record_id}", None
        else:
            key, record_id = card.record_id, card.record_id
        area = Rect(at.x, at.y, block.width, block.height)
        text = EditableText(card.record_id, card.field, area, block.face, card.text)
        return Figure(
            key,
            rect,
            (box, *shapes),
            record_id=record_id,
            block=(box,),
            emphasised=(Box(rect, _CARD, _MEET, 3, 8), *shapes),
            texts=(text,) if record_id else (),
            z=2,
            name=card.name,
        )


def _first_to_go(units: Sequence[Unit]) -> list[Unit]:
    """In which order units are left out: sorted pairs, cards from the oldest on, other pairs."""
    rank = [(0 if unit.is_done else 2 if unit.pair_id else 1) for unit in units]
    places = sorted(range(len(units)), key=lambda place: (rank[place], place))
    return [units[place] for place in places]
