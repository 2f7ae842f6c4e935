"""The strategy map in words: one chain, and what the drawing has no room for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.letters import reads_from_the_right
from confluence_desktop.drawing.shapes import Ink, Text
from confluence_desktop.drawing.text_layout import Align, layout_text
from confluence_desktop.report import words
from confluence_desktop.report.chain import longest_chain
from confluence_desktop.report.flow import (
    BODY,
    BODY_BOLD,
    INK,
    MUTED,
    SMALL,
    drawn,
    heading,
    late_line,
)
from confluence_desktop.report.tables import Cell, Column, table
from confluence_desktop.workshop.cards import BoardKind, Card
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.operations import boards_in_order
from confluence_desktop.workshop.ordering import place_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from confluence_desktop.document.record import Records
    from confluence_desktop.report.flow import Piece

_LEVEL_WIDTH, _STEP_IN = 72.0, 11.0
_LINES = 3


def chain(seen: Records, width: float, first_pages: Mapping[str, int]) -> Iterator[Piece]:
    """One way from the mission down to the tools.

    Args:
        seen: What attendees may see.
        width: In points.
        first_pages: On which page each board begins, by id; need be known only when painting.
    """
    for board in boards_in_order(seen):
        cards = longest_chain(seen, board) if board.type is BoardKind.STRATEGY_MAP else []
        if cards:
            yield from heading(words.CHAIN, width)
            for number, card in enumerate(cards):
                yield _chain_line(card, number * _STEP_IN, width)
            where = partial(_where_the_map_is, first_pages, board.id)
            yield late_line(where, SMALL, width, MUTED)
            return


def cards_in_full(cards: Sequence[Card], elided: Collection[str], width: float) -> Iterator[Piece]:
    """The cards whose text the drawing had to cut, of all in the order of the map."""
    cut = [card for card in cards if card.id in elided]
    if cut:
        yield from heading(words.IN_FULL, width)
        columns = (Column(words.LEVEL, 0.15, BODY_BOLD), Column(words.CARD, 0.85))
        rows = [(card.level.singular.capitalize(), card.text) for card in cut]
        yield from table(columns, rows, width)


def objectives(cards: Sequence[Card], width: float) -> Iterator[Piece]:
    """How objectives are measured, where that was noted."""
    rows = []
    for card in cards:
        due = words.short_date(card.due) if card.due else ""
        told = (card.measure, card.baseline, card.target, due, card.owner)
        if any(told):
            rows.append((card.text, *told))
    if rows:
        yield from heading(words.OBJECTIVES, width)
        titles = (words.MEASURE, words.BASELINE, words.TARGET, words.BY, words.OWNER)
        shares = (0.21, 0.09, 0.11, 0.14, 0.14)
        columns = [
            Column(words.OBJECTIVE, 0.31, BODY_BOLD),
            *(Column(title, share) for title, share in zip(titles, shares, strict=True)),
        ]
        yield from table(columns, rows, width)


def reasons(seen: Records, cards: Sequence[Card], width: float) -> Iterator[Piece]:
    """Why cards serve or hurt one another, where that was said."""
    rows = []
    with_reason: dict[str, list[Link]] = {}
    for link in sorted(seen.all(Link), key=lambda link: link.id):
        if link.because:
            with_reason.setdefault(link.source_id, []).append(link)
    ends = [
        (means, seen.find(Card, link.target_id), link)
        for means in cards
        for link in with_reason.get(means.id, ())
    ]
    for means, end, link in ends:
        if end is not None:
            verb = words.HURTS if link.effect is Effect.HURTS else ""
            sure = "" if link.confidence is None else str(link.confidence)
            rows.append((means.text, Cell(end.text, verb), link.because, sure))
    if rows:
        yield from heading(words.REASONS, width)
        columns = (
            Column(words.MEANS, 0.25),
            Column(words.END, 0.34),
            Column(words.BECAUSE, 0.34, BODY_BOLD),
            Column(words.SURE, 0.07),
        )
        yield from table(columns, rows, width)


def in_map_order(seen: Records) -> list[Card]:
    """The cards of all maps, lane by lane."""
    return [
        card
        for board in boards_in_order(seen)
        for card in sorted(
            seen.where(Card, board_id=board.id), key=lambda c: (c.level.rank, *place_key(c))
        )
    ]


def _chain_line(card: Card, indent: float, width: float) -> Piece:
    level = layout_text(card.level.singular.capitalize(), BODY_BOLD, _LEVEL_WIDTH)
    align = Align.END if reads_from_the_right(card.text) else Align.START
    room = width - indent - _LEVEL_WIDTH
    text = layout_text(card.text, BODY, room, align=align, max_lines=_LINES)
    shapes = (
        Text(level, Point(indent, 0), Ink(f"level.{card.level.value}")),
        Text(text, Point(indent + _LEVEL_WIDTH, 0), INK),
    )
    return drawn(shapes, max(level.height, text.height) + 2, stays_with_next=True)


def _where_the_map_is(first_pages: Mapping[str, int], board_id: str) -> str:
    return words.WHOLE_MAP.format(page=first_pages[board_id])
