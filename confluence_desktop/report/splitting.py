"""Where a board is cut when it takes several pages. Pure; all in board units."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """A board in parts of at most a size, row by row; parts without a card are left out.

    Each card that fits is whole on exactly one part; one that is larger is on every part it meets.
    """
    columns = cut(Span(whole.x, whole.right), width, [Span(card.x, card.right) for card in cards])
    rows = cut(
        Span(whole.y, whole.bottom), height, lanes, [Span(card.y, card.bottom) for card in cards]
    )
    rects = [
        Rect(column.start, row.start, column.end - column.start, row.end - row.start)
        for row in rows
        for column in columns
    ]
    held: list[set[int]] = [set() for _ in rects]
    for place, card in enumerate(cards):
        for number in _shown_on(card, rects):
            held[number].add(place)
    return [
        Part(rect, frozenset(places)) for rect, places in zip(rects, held, strict=True) if places
    ]


def cut(
    whole: Span, most: float, kept_whole: Sequence[Span], else_whole: Sequence[Span] = ()
) -> list[Span]:
    """A stretch in even parts of at most so much, that cut as few of the spans as possible.

    Where every place cuts one, the next part begins before those that were cut: parts overlap.
    Spans that are longer than a part make way for `else_whole`.
    """
    fitting = [span for span in kept_whole if span.end - span.start <= most]
    if len(fitting) < len(kept_whole):
        fitting += [span for span in else_whole if span.end - span.start <= most]
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


def _shown_on(card: Rect, parts: Sequence[Rect]) -> list[int]:
    """The first part that holds a card whole, else all that it meets."""
    for number, part in enumerate(parts):
        if _holds(part, card):
            return [number]
    return [number for number, part in enumerate(parts) if card.meets(part)]


def _holds(part: Rect, card: Rect) -> bool:
    return (
        part.x <= card.x
        and part.y <= card.y
        and card.right <= part.right
        and card.bottom <= part.bottom
    )
