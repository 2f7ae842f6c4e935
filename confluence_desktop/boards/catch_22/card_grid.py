"""Numbered cards in a calm grid: stuck lines being paired, and becauses being voted on.

Pairs stand side by side in a frame that says what they turned out to be. Cards are set as large as
they fit; what does not fit in the smallest type is cut with a mark, and at last counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.measures import Measures
from confluence_desktop.boards.catch_22.sentences import arrow_sentence
from confluence_desktop.boards.catch_22.standing import all_becauses
from confluence_desktop.boards.catch_22.stuck import lines_of, outcome_name, pairs_of
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.fitted_text import Placed, fit_text, fitted, one_line, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, Drawing, EditableText, Figure, Ink, Shape, Text
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text, text_width
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Loop, Side, StuckLine
from confluence_desktop.workshop.exercise import (
    PAIRING,
    STUCK_LINES,
    WEAKEST_LINK,
    stage_now,
    stage_prompt,
)
from confluence_desktop.workshop.votes_operations import WEAKEST_LINK as WEAKEST
from confluence_desktop.workshop.votes_operations import open_poll

_CARD, _INK, _MUTED, _MEET = Ink("card"), Ink("ink"), Ink("muted"), Ink("meet")
_CURRENT = {Side.LEFT: Ink("together"), Side.RIGHT: Ink("tools")}
_GAP, _PAD, _NUMBER_GAP, _FRAME = 16.0, 12.0, 10.0, 8.0
_COLUMNS = (2, 4, 6, 8)
"""Even, as a pair takes two."""
_LINES = (None, 4, 3, 2, 1)
_NARROWEST = 7
"""How many times the size of its type a card's text is wide at least."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One card of the grid; `edge` is None for a quiet one, `number` 0 for one without."""

    record_id: str
    number: int
    text: str
    foot: str
    name: str
    is_quiet: bool = False
    is_covered: bool = False
    edge: Side | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What the grid shows: pairs with their ids and labels, then cards by themselves."""

    pairs: tuple[tuple[str, tuple[Listed, ...], str], ...]
    alone: tuple[Listed, ...]
    head: str
    count: str
    is_editable: bool


def listed_cards(board: Board, records: Records, medium: Medium) -> Listing | None:
    """What a medium shows as cards where the board stands now; None where it shows the sign."""
    if medium not in {Medium.SCREEN, Medium.WALL}:
        return None
    stage = stage_now(records, board)
    if stage in {STUCK_LINES, PAIRING}:
        return _lines(board, records, is_wall=medium is Medium.WALL)
    if medium is Medium.WALL and stage in {None, WEAKEST_LINK}:
        return _voted_on(board, records)
    return None


def card_grid(
    board: Board, records: Records, listing: Listing, measure: Measures, style: Style
) -> Drawing:
    """The grid as a drawing, as large as the board is otherwise."""
    del records
    sizes = (
        measure.statement_px if style.medium is Medium.WALL else (23.0, *measure.statement_px[2:])
    )
    head = _head(board, listing, measure)
    bounds = measure.bounds
    top = head[0].bounds.bottom + _GAP if head else bounds.y + measure.edge
    room = Rect(
        bounds.x + measure.edge,
        top,
        bounds.width - 2 * measure.edge,
        bounds.bottom - measure.edge - top,
    )
    return Drawing(bounds, (*head, *_settled(listing, sizes, measure, room)))


def _lines(board: Board, records: Records, *, is_wall: bool) -> Listing:
    """The lines of a board; what is covered is a single pile on the wall, which says how high."""
    lines = lines_of(records, board.id)
    piled = [line for line in lines if line.covered and is_wall]
    shown = {line.id: _line(line, number) for number, line in enumerate(lines, 1)}
    shown |= {line.id: _pile(line) for line in piled}
    pairs = []
    for pair in pairs_of(records, board.id):
        cards = tuple(shown.pop(id_) for id_ in pair.line_ids if id_ in shown)
        if cards:
            name = outcome_name(records, pair) or words.NOT_SORTED
            pairs.append((pair.id, cards, name))
    covered = sum(line.covered for line in lines)
    said = words.COVERED_COUNT if covered and covered == len(lines) else words.LINES_COUNT
    return Listing(
        tuple(pairs),
        tuple(shown.values()),
        board.purpose or words.NO_LINES,
        said.format(count=len(lines)) if lines and not piled else "",
        is_editable=True,
    )


def _pile(line: StuckLine) -> Listed:
    return Listed(line.id, 0, line.text, "", line.text, is_covered=True)


def _line(line: StuckLine, number: int) -> Listed:
    foot = words.COVERED if line.covered else words.PARKED if line.parked else ""
    parts = [words.LINE_NAME.format(number=number, text=line.text), foot]
    return Listed(
        line.id,
        number,
        line.text,
        foot,
        ", ".join(part for part in parts if part),
        is_quiet=line.parked,
        is_covered=line.covered,
    )


def _voted_on(board: Board, records: Records) -> Listing | None:
    poll = open_poll(records, board.id, WEAKEST)
    if poll is None:
        return None
    loops = {loop.id: loop for loop in records.where(Loop, board_id=board.id)}
    becauses = {one.id: one for one in all_becauses(records, board)}
    cards = []
    for number, id_ in enumerate(poll.item_ids, 1):
        because = becauses.get(id_)
        if because is not None:
            loop = loops[because.loop_id]
            arrow = arrow_sentence(loop, because.arrow)
            name = words.BECAUSE_NAME.format(
                loop=words.SIDE_NAMES[loop.side], arrow=arrow, text=because.text
            )
            said = f"{name}, {words.NUMBER_NAME.format(number=number)}"
            cards.append(Listed(id_, number, because.text, "", said, edge=loop.side))
    return Listing((), tuple(cards), stage_prompt(board, WEAKEST_LINK), "", is_editable=False)


def _head(board: Board, listing: Listing, measure: Measures) -> list[Figure]:
    """The purpose over the cards, and how many there are."""
    bounds, edge = measure.bounds, measure.edge
    face = Face(measure.title_px, 700)
    count = snug_line(listing.count, face, bounds.width / 3)
    width = bounds.width - 2 * edge - (count.width + _GAP if listing.count else 0)
    block = fitted(listing.head, (measure.title_px, measure.label_px), width, 80, weight=700)
    y = bounds.y + edge
    area = Rect(bounds.x + edge, y, width, block.height)
    shapes: list[Shape] = [Text(block, Point(area.x, area.y), _MEET)]
    if listing.count:
        shapes.append(Text(count, Point(bounds.right - edge - count.width, y), _MUTED))
    whole = Rect(area.x, y, bounds.width - 2 * edge, max(block.height, count.height))
    return [
        Figure(
            f"{board.id}.lines",
            whole,
            tuple(shapes),
            name=", ".join(part for part in (listing.head, listing.count) if part),
        )
    ]


@dataclass(frozen=True, slots=True)
class _Setting:
    """One way to set the grid: type, columns, lines a card (None: all) and how many cards."""

    size_px: float
    columns: int
    lines: int | None
    label_px: float
    count: int


def _settled(
    listing: Listing, sizes: Sequence[float], measure: Measures, room: Rect
) -> tuple[Figure, ...]:
    """The grid in the largest type that fits; in the smallest, cards are cut, then counted."""
    whole = len(listing.alone)
    for size in sizes:
        for columns in _COLUMNS:
            planned = _Grid(listing, _Setting(size, columns, None, measure.label_px, whole), room)
            if planned.is_roomy(is_last=size == sizes[-1]) and planned.height() <= room.height:
                return planned.figures()
    columns = max(
        (one for one in _COLUMNS if _text_width(room, one, sizes[-1]) >= _NARROWEST * sizes[-1]),
        default=_COLUMNS[0],
    )
    for lines in _LINES:
        planned = _Grid(listing, _Setting(sizes[-1], columns, lines, measure.label_px, whole), room)
        if planned.height() <= room.height:
            return planned.figures()
    for count in range(whole - 1, -1, -1):
        planned = _Grid(listing, _Setting(sizes[-1], columns, 1, measure.label_px, count), room)
        if planned.height() <= room.height:
            break
    return planned.figures()


def _cell_width(room: Rect, columns: int) -> float:
    return (room.width - (columns - 1) * _GAP) / columns


def _text_width(room: Rect, columns: int, size_px: float) -> float:
    number = text_width("88", Face(size_px, 700)) + _NUMBER_GAP
    return _cell_width(room, columns) - 2 * (_PAD + _FRAME) - number


class _Grid:
    """The cards laid out in one way."""

    def __init__(self, listing: Listing, setting: _Setting, room: Rect) -> None:
        self._listing, self._setting, self._room = listing, setting, room
        self._alone = listing.alone[: setting.count]
        self._width = _text_width(room, setting.columns, setting.size_px)
        self._label = Face(setting.label_px, 600)
        self._label_height = setting.label_px * LINE_HEIGHT

    def is_roomy(self, *, is_last: bool) -> bool:
        """Whether the columns are wide enough for the type, and for every word where it can be."""
        setting = self._setting
        if self._width < _NARROWEST * setting.size_px:
            return False
        if is_last:
            return True
        every = [*self._alone, *(card for _, cards, _ in self._listing.pairs for card in cards)]
        return all(
            fit_text(card.text, (setting.size_px, 1.0), self._width, 1e9).face.size_px > 1
            for card in every
        )

    def height(self) -> float:
        """How high the whole of it is; endless where it has to leave out what it can't count."""
        rows = list(self._rows())
        more = self._label_height + _GAP if self._hidden else 0.0
        return sum(height for _, height in rows) + _GAP * max(0, len(rows) - 1) + more

    @property
    def _hidden(self) -> int:
        return len(self._listing.alone) - len(self._alone)

    def figures(self) -> tuple[Figure, ...]:
        found: list[Figure] = []
        y = self._room.y
        for row, height in self._rows():
            for place, unit in enumerate(row):
                found += self._placed(unit, place, y, height)
            y += height + _GAP
        if self._hidden:
            said = words.MORE.format(count=self._hidden)
            block = one_line(said, self._label, self._room.width, align=Align.CENTRE)
            placed = Placed.at(block, self._room.x, min(y, self._room.bottom - block.height))
            text = Text(block, Point(placed.rect.x, placed.rect.y), _MEET)
            found.append(Figure("grid.more", placed.rect, (text,), name=said))
        return tuple(found)

    def _rows(self) -> Iterator[tuple[Sequence[tuple[str, tuple[Listed, ...], str]], float]]:
        """Pairs by twos of columns, then the others."""
        columns = self._setting.columns
        pairs, alone = self._listing.pairs, [("", (card,), "") for card in self._alone]
        for row, step, extra in (
            (list(pairs), columns // 2, 2 * _FRAME + self._label_height),
            (alone, columns, 0.0),
        ):
            for start in range(0, len(row), step):
                units = row[start : start + step]
                heights = [self._card_height(card) for _, cards, _ in units for card in cards]
                yield units, max(heights) + extra

    def _card_height(self, card: Listed) -> float:
        foot = self._label_height if card.foot else 0.0
        return self._text(card).height + foot + 2 * _PAD

    def _text(self, card: Listed) -> TextBlock:
        setting = self._setting
        return layout_text(card.text, Face(setting.size_px), self._width, max_lines=setting.lines)

    def _placed(
        self, unit: tuple[str, tuple[Listed, ...], str], place: int, y: float, height: float
    ) -> Iterator[Figure]:
        pair_id, cards, label = unit
        width = _cell_width(self._room, self._setting.columns)
        if not pair_id:
            x = self._room.x + place * (width + _GAP)
            yield self._card(cards[0], Rect(x, y, width, height))
            return
        frame = Rect(self._room.x + place * 2 * (width + _GAP), y, 2 * width + _GAP, height)
        yield self._frame(pair_id, cards, label, frame)
        inner = (frame.width - 2 * _FRAME - _GAP / 2) / 2
        card_height = height - 2 * _FRAME - self._label_height
        for number, card in enumerate(cards):
            x = frame.x + _FRAME + number * (inner + _GAP / 2)
            yield self._card(card, Rect(x, y + _FRAME, inner, card_height))

    def _frame(self, pair_id: str, cards: tuple[Listed, ...], label: str, frame: Rect) -> Figure:
        said = one_line(label, self._label, frame.width - 4 * _FRAME, align=Align.CENTRE)
        at = Point(frame.x + 2 * _FRAME, frame.bottom - self._label_height - _FRAME / 2)
        is_sorted = label != words.NOT_SORTED
        box = Box(frame, Ink("meet", 0.13, "card"), _MEET, 2.0 if is_sorted else 1.0, 12)
        numbers = " + ".join(str(card.number) for card in cards)
        return Figure(
            pair_id,
            frame,
            (box, Text(said, at, _MEET)),
            record_id=pair_id,
            block=(box,),
            emphasised=(Box(frame, box.fill, _MEET, 4, 12), Text(said, at, _MEET)),
            z=1,
            name=f"{numbers}: {label}",
        )

    def _card(self, card: Listed, rect: Rect) -> Figure:
        setting = self._setting
        number_face = Face(setting.size_px, 700, tabular=True)
        shapes: list[Shape] = []
        x = rect.x + _PAD
        if card.number:
            number = snug_line(str(card.number), number_face, rect.width)
            ink = _CURRENT[card.edge] if card.edge else _MEET
            shapes.append(Text(number, Point(x, rect.y + _PAD), ink))
            x += text_width("88", Face(setting.size_px, 700)) + _NUMBER_GAP
        block = self._text(card)
        at = Point(x, rect.y + _PAD)
        shapes.append(Text(block, at, _MUTED if card.is_quiet else _INK))
        if card.foot:
            foot = snug_line(card.foot, self._label, self._width)
            shapes.append(Text(foot, Point(x, at.y + block.height), _MUTED))
        dash = (6.0, 4.0) if card.is_covered or card.is_quiet else ()
        edge = _CURRENT[card.edge] if card.edge else _MUTED
        box = Box(rect, _CARD, edge, 1.5, 8, dash)
        area = Rect(at.x, at.y, block.width, block.height)
        texts = (EditableText(card.record_id, "text", area, block.face, card.text),)
        return Figure(
            card.record_id,
            rect,
            (box, *shapes),
            record_id=card.record_id,
            block=(box,),
            emphasised=(Box(rect, _CARD, _MEET, 3, 8), *shapes),
            texts=texts if self._listing.is_editable else (),
            z=2,
            name=card.name,
        )
