# ruff: noqa: ARG002  a board type need not use all that it is told
"""A small board type of the tests: cards in rows by level, links as straight-ended curves."""

from collections.abc import Collection

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.watching import WholeWatch
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.drawing.geometry import Cubic, Line, Move, Point, Rect, outline_bounds
from confluence_desktop.drawing.shapes import (
    Band,
    Box,
    Drawing,
    EditableText,
    Figure,
    Ink,
    Stroke,
    Text,
)
from confluence_desktop.drawing.style import Style
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card, Level
from confluence_desktop.workshop.findings import Finding, FindingWatch
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key

HEAD = 150.0
ROW = 136.0
COLUMN = 270.0
FACE = Face(19)


def rect_of(level: Level, place: int) -> Rect:
    return Rect(HEAD + 20 + place * COLUMN, level.rank * ROW + 22, 240, 92)


def card_figure(card: Card, rect: Rect) -> Figure:
    block = layout_text(card.text, FACE, rect.width - 24)
    ink = Ink(f"level.{card.level.value}")
    face = Box(rect, Ink("card"), Ink("line"), 1, 8, top_bar=6, bar=ink, has_shadow=True)
    words = Text(block, Point(rect.x + 12, rect.y + 18), Ink("ink"))
    return Figure(
        card.id,
        rect,
        (face, words),
        card.id,
        block=(Box(rect, ink),),
        emphasised=(Box(rect, Ink("card"), ink, 3, 8, top_bar=6, has_shadow=True), words),
        texts=(
            EditableText(card.id, "text", Rect(rect.x + 12, rect.y + 18, 216, 60), FACE, card.text),
        ),
        z=1,
        name=f"{card.level.value}: {card.text}",
    )


def link_figure(link: Link, means: Rect, end: Rect) -> Figure:
    start, goal = Point(end.centre.x, end.bottom), Point(means.centre.x, means.y)
    bend = (goal.y - start.y) / 2
    outline = (
        Move(start),
        Cubic(Point(start.x, start.y + bend), Point(goal.x, goal.y - bend), goal),
    )
    return Figure(
        link.id,
        outline_bounds(outline),
        (Stroke(outline, Ink("link"), 1.5),),
        link.id,
        block=(Stroke((Move(start), Line(goal)), Ink("link")),),
        emphasised=(Stroke(outline, Ink("level.goal"), 4),),
        is_line=True,
    )


class PlainBoard:
    """Rows of equal cards; everything a view asks of a board, and nothing else."""

    board_kind = BoardKind.STRATEGY_MAP
    title = "Plain"
    prompt = ""
    has_links = True

    def start(self, draft: Draft, board: Board) -> None:
        """Nothing is there from the start."""

    def draw(
        self, board: Board, records: Records, style: Style, previous: Drawing | None = None
    ) -> Drawing:
        cards = sorted(records.where(Card, board_id=board.id), key=place_key)
        rects: dict[str, Rect] = {}
        for level in LEVELS:
            lane = [card for card in cards if card.level is level]
            rects |= {card.id: rect_of(level, place) for place, card in enumerate(lane)}
        links = sorted(
            (link for link in records.all(Link) if link.source_id in rects),
            key=lambda link: link.id,
        )
        made = [link_figure(link, rects[link.source_id], rects[link.target_id]) for link in links]
        made += [card_figure(card, rects[card.id]) for card in cards]
        old = {figure.key: figure for figure in previous.figures} if previous else {}
        kept = tuple(old[f.key] if old.get(f.key) == f else f for f in made)
        bands = tuple(
            Band(
                level.value,
                level.rank * ROW,
                (level.rank + 1) * ROW,
                Ink(f"level.{level.value}", 0.08),
                Ink(f"level.{level.value}"),
                6,
                (
                    Text(
                        layout_text(level.plural, Face(19, 700), HEAD - 20),
                        Point(18, level.rank * ROW + 30),
                        Ink(f"level.{level.value}"),
                    ),
                ),
            )
            for level in LEVELS
        )
        right = max((rect.right for rect in rects.values()), default=HEAD + 700)
        return Drawing(Rect(0, 0, right + 20, len(LEVELS) * ROW), kept, bands, HEAD)

    def destinations(self, board: Board, records: Records) -> list[Destination]:
        return [
            Destination(level.value, level.plural, f"level.{level.value}", number=level.rank + 1)
            for level in LEVELS
        ]

    def add(self, draft: Draft, board: Board, destination: Destination, text: str) -> Record:
        level = Level(destination.key)
        order = float(len(self._lane(draft, board, level)))
        return draft.put(Card.new(board_id=board.id, level=level, text=text, order=order))

    def paste(
        self, draft: Draft, board: Board, destination: Destination, text: str
    ) -> list[Record]:
        return [self.add(draft, board, destination, line) for line in text.splitlines()]

    def set_text(self, draft: Draft, record_id: str, field: str, text: str) -> None:
        if not text.strip():
            message = "A card can't be empty; type something or delete it."
            raise RefusedError(message)
        draft.put(get(draft, Card, record_id).changed(text=text))

    def delete(self, draft: Draft, record_ids: Collection[str]) -> int:
        for id_ in record_ids:
            for kind in (Card, Link):
                record = draft.find(kind, id_)
                if record is not None:
                    draft.remove(record)
        return len(record_ids)

    def duplicate(self, draft: Draft, record_ids: Collection[str]) -> list[Record]:
        return [
            draft.put(Card.new(**get(draft, Card, id_).model_dump(exclude={"id"})))
            for id_ in record_ids
        ]

    def move(
        self,
        draft: Draft,
        board: Board,
        record_ids: Collection[str],
        to: Point,
        seen: Drawing | None = None,
    ) -> None:
        del seen  # its rows are always where they are
        level = LEVELS[max(0, min(len(LEVELS) - 1, int(to.y // ROW)))]
        order = (to.x - HEAD - 140) / COLUMN + 0.001
        for id_ in record_ids:
            draft.put(get(draft, Card, id_).changed(level=level, order=order))
        for place, card in enumerate(self._lane(draft, board, level)):
            draft.put(card.changed(order=float(place)))

    def shift(
        self, draft: Draft, board: Board, record_ids: Collection[str], way: Direction
    ) -> None:
        by = {Direction.UP: -1, Direction.DOWN: 1}.get(way, 0)
        for id_ in record_ids:
            card = get(draft, Card, id_)
            draft.put(card.changed(level=card.level.moved(by)))

    def send(
        self, draft: Draft, board: Board, record_ids: Collection[str], to: Destination
    ) -> None:
        for id_ in record_ids:
            draft.put(get(draft, Card, id_).changed(level=Level(to.key)))

    def join(self, draft: Draft, board: Board, first_id: str, second_id: str) -> Record:
        one, other = get(draft, Card, first_id), get(draft, Card, second_id)
        means, end = (one, other) if one.level.rank > other.level.rank else (other, one)
        return draft.put(Link.new(source_id=means.id, target_id=end.id))

    def part(self, draft: Draft, board: Board, first_id: str, second_id: str) -> None:
        for start, goal in ((first_id, second_id), (second_id, first_id)):
            for link in draft.where(Link, source_id=start):
                if link.target_id == goal:
                    draft.remove(link)

    def neighbour(
        self,
        board: Board,
        records: Records,
        record_id: str,
        way: Direction,
        seen: Drawing | None = None,
    ) -> str | None:
        card = records.find(Card, record_id)
        if card is None:
            return None
        if way in {Direction.UP, Direction.DOWN}:
            by = -1 if way is Direction.UP else 1
            level = card.level.moved(by)
            lane = [] if level is card.level else self._lane(records, board, level)
            return lane[0].id if lane else None
        lane = self._lane(records, board, card.level)
        place = [other.id for other in lane].index(card.id)
        place += -1 if way is Direction.LEFT else 1
        return lane[place].id if 0 <= place < len(lane) else None

    def findings(self, board: Board, records: Records) -> tuple[Finding, ...]:
        return ()

    def watch(self, board: Board, records: Records) -> FindingWatch:
        return WholeWatch(self.findings, board, records)

    def trace(self, board: Board, records: Records, record_id: str) -> frozenset[str]:
        links = [
            *records.where(Link, source_id=record_id),
            *records.where(Link, target_id=record_id),
        ]
        ends = {end for link in links for end in (link.source_id, link.target_id)}
        return frozenset({record_id, *ends, *(link.id for link in links)})

    def _lane(self, records: Records, board: Board, level: Level) -> list[Card]:
        cards = [card for card in records.where(Card, board_id=board.id) if card.level is level]
        return sorted(cards, key=place_key)


PLAIN_TYPES = {BoardKind.STRATEGY_MAP: PlainBoard()}
