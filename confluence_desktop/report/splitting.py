"""Where a board is cut when it takes several pages. Pure; all in board units."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SIDE = 14.0
"""What is free beside the outermost cards."""

_EVENNESS = 0.4
"""No part but the last is smaller than this share of a page."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one axis."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows: a rectangle of the board, and which of the cards (by their places)."""

    rect: Rect
    cards: frozenset[int]


def parts_of(
    whole: Rect, cards: Sequence[Rect], lanes: Sequence[Span], width: float, height: float
) -> list[Part]:
    """A board in parts of at most a size, row by row; each row is cut into columns of its own.

    Each card that fits is whole on exactly one part; one that is larger is on every part it meets.
    """
    uprights = [Span(card.y, card.bottom) for card in cards]
    rows = cut(Span(whole.y, whole.bottom), height, [*lanes, *uprights])
    parts: list[Part] = []
    for row, places in zip(rows, _dealt(uprights, rows), strict=True):
        parts += _columns(row, {place: cards[place] for place in sorted(places)}, whole, width)
    return parts


def _columns(row: Span, cards: Mapping[int, Rect], whole: Rect, width: float) -> Iterator[Part]:
    """One row of a board, from its first card to its last, in parts of at most a width."""
    if not cards:
        return
    spans = [Span(card.x, card.right) for card in cards.values()]
    left = max(whole.x, min(span.start for span in spans) - SIDE)
    right = min(whole.right, max(span.end for span in spans) + SIDE)
    columns = cut(Span(left, right), width, spans)
    ids = list(cards)
    for column, held in zip(columns, _dealt(spans, columns), strict=True):
        if held:
            rect = Rect(column.start, row.start, column.end - column.start, row.end - row.start)
            yield Part(rect, frozenset(ids[place] for place in held))


def cut(whole: Span, most: float, kept_whole: Sequence[Span]) -> list[Span]:
    """A stretch in even parts of at most so much, that cut as few of the spans as possible.

    Where every place cuts one, the next part begins before those that were cut: parts overlap.
    Spans that are longer than a part are cut wherever it suits the others.
    """
    fitting = [span for span in kept_whole if span.end - span.start <= most]
    starts = sorted({span.start for span in fitting})
    parts: list[Span] = []
    start = whole.start
    while whole.end - start > most:
        left = math.ceil((whole.end - start) / most)
        wished = start + (whole.end - start) / left
        edges = [edge for edge in starts if start < edge <= start + most]
        near = [edge for edge in edges if edge >= start + most * _EVENNESS]
        free = [edge for edge in near if not _is_cut(edge, fitting)]
        if free:
            end = again = min(free, key=lambda edge: abs(edge - wished))
        else:
            end = start + most
            begun = [span.start for span in fitting if start < span.start < end < span.end]
            again = min(begun, default=end)
        parts.append(Span(start, end))
        start = again
    return [*parts, Span(start, whole.end)]


def _is_cut(place: float, spans: Sequence[Span]) -> bool:
    return any(span.start < place < span.end for span in spans)


def _dealt(cards: Sequence[Span], parts: Sequence[Span]) -> list[set[int]]:
    """Which cards each part shows: the first part that holds a card whole, else all it meets."""
    held: list[set[int]] = [set() for _ in parts]
    for place, card in enumerate(cards):
        whole_on = [n for n, part in enumerate(parts) if _holds(part, card)][:1]
        for number in whole_on or (n for n, part in enumerate(parts) if _meets(part, card)):
            held[number].add(place)
    return held


def _holds(part: Span, card: Span) -> bool:
    return part.start <= card.start and card.end <= part.end


def _meets(part: Span, card: Span) -> bool:
    return part.start < card.end and card.start < part.end
