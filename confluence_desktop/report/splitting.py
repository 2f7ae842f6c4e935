"""Where a board is cut when it takes several pages. Pure; all in board units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.sheet import OVERLAP, SIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BESIDE = 24.0
"""What is free beside the outermost cards of a row of parts; links run there."""

_LEAST = 0.4
"""Where parts overlap, each goes on at least so far, in sizes of a page."""

_ELSEWHERE = 0.1
"""What a cut costs that is at no place where one is liked, against a part left empty."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one axis."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows: a rectangle of the board, and which of the cards (by their places).

    Attributes:
        row: How many parts lie above it, from 0; `column` likewise to the left.
    """

    rect: Rect
    cards: frozenset[int]
    row: int = 0
    column: int = 0


def parts_of(
    whole: Rect,
    cards: Sequence[Rect],
    lanes: Sequence[Span],
    width: float,
    height: float,
    *,
    rows: Sequence[Span] = (),
) -> list[Part]:
    """A board in parts of at most a size, row by row.

    All rows are cut into the same columns where no card is in the way, so that pages can be laid
    beside one another; else each row for itself. Each card that fits is whole on exactly one part;
    one that is larger is on every part it meets. Parts side by side share a margin.

    Args:
        whole: All that is shown of the board.
        cards: What must not be cut.
        lanes: Between which rows are rather cut.
        width: Of a part at most.
        height: Likewise.
        rows: Of cards that belong together and must not be parted.
    """
    uprights = [Span(card.y, card.bottom) for card in cards]
    liked = [lane.start for lane in lanes]
    strips = cut(Span(whole.y, whole.bottom), height, [*uprights, *rows], liked)
    columns = _columns(cards, whole, width)
    are_common = all(one.end == other.start for one, other in pairwise(columns))
    parts: list[Part] = []
    for number, (row, places) in enumerate(zip(strips, _dealt(uprights, strips), strict=True)):
        ids = sorted(places)
        own = columns if are_common else _columns([cards[id_] for id_ in ids], whole, width)
        spans = [Span(cards[id_].x, cards[id_].right) for id_ in ids]
        for place, (column, held) in enumerate(zip(own, _dealt(spans, own), strict=True)):
            if held:
                left, right = column.start - OVERLAP, column.end + OVERLAP
                rect = Rect(left, row.start, right - left, row.end - row.start)
                parts.append(Part(rect, frozenset(ids[one] for one in held), number, place))
    return parts


def _columns(cards: Sequence[Rect], whole: Rect, width: float) -> list[Span]:
    """From the first card to the last, in parts of at most a width, margins left out."""
    if not cards:
        return []
    spans = [Span(card.x, card.right) for card in cards]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    room = width - (last - first)
    if room >= 2 * SIDE:
        beside = min(room / 2, BESIDE + OVERLAP)
        left, right = max(first - beside, whole.x), min(last + beside, whole.right)
        return [Span(left + OVERLAP, right - OVERLAP)]
    left = min(first, max(first - BESIDE, whole.x + OVERLAP))
    right = max(last, min(last + BESIDE, whole.right - OVERLAP))
    return cut(Span(left, right), width - 2 * OVERLAP, spans)


def cut(
    whole: Span, most: float, kept_whole: Sequence[Span], liked: Sequence[float] = ()
) -> list[Span]:
    """A stretch in as few parts of at most so much as leave all the spans whole, rather even ones.

    Where every place cuts one, the next part begins before those that were cut: parts overlap.
    Spans that are longer than a part are cut wherever it suits the others.

    Args:
        whole: The stretch.
        most: Length of a part.
        kept_whole: What must not be cut.
        liked: Where a cut is better than elsewhere.
    """
    fitting = [span for span in kept_whole if span.end - span.start <= most]
    free = list(_free_places(whole, fitting, liked))
    places = [whole.start, *(place.at for place in free), whole.end]
    if any(after - before > most for before, after in pairwise(places)):
        return _overlapping(whole, most, fitting, [place.at for place in free])
    return _fewest(places, most, {place.at for place in free if place.is_liked})


class _Place(NamedTuple):
    at: float
    is_liked: bool


def _free_places(whole: Span, spans: Sequence[Span], liked: Sequence[float]) -> Iterator[_Place]:
    """One place in each gap between the spans: where a cut is liked, else its middle."""
    wanted = sorted(liked)
    taken = whole.start
    for span in sorted(spans, key=lambda span: span.start):
        gap = Span(max(taken, whole.start), min(span.start, whole.end))
        if gap.start <= gap.end and whole.start < taken:
            inside = wanted[bisect_left(wanted, gap.start) : bisect_right(wanted, gap.end)]
            yield from [_Place(place, is_liked=True) for place in inside]
            if not inside:
                yield _Place((gap.start + gap.end) / 2, is_liked=False)
        taken = max(taken, span.end)


def _fewest(places: Sequence[float], most: float, liked: set[float]) -> list[Span]:
    """The cheapest way from the first place to the last: few parts first, then where, then even."""
    costs, before = [0.0], [0]
    a_part = 2.0 * len(places)
    for number, place in enumerate(places[1:], 1):
        first = bisect_left(places, place - most, 0, number)
        options = [
            (costs[at] + a_part + ((most - (place - places[at])) / most) ** 2, at)
            for at in range(first, number)
        ]
        cost, at = min(options)
        costs.append(cost + (0.0 if place in liked else _ELSEWHERE))
        before.append(at)
    parts: list[Span] = []
    number = len(places) - 1
    while number:
        parts.append(Span(places[before[number]], places[number]))
        number = before[number]
    return parts[::-1]


def _overlapping(
    whole: Span, most: float, spans: Sequence[Span], free: Sequence[float]
) -> list[Span]:
    """Parts as long as they may be, the next from before whatever the last one cuts."""
    parts: list[Span] = []
    start = whole.start
    while whole.end - start > most:
        last = bisect_right(free, start + most) - 1
        if last >= 0 and free[last] >= start + most * _LEAST:
            end = again = free[last]
        else:
            end = start + most
            again = min([s.start for s in spans if start < s.start < end < s.end], default=end)
        parts.append(Span(start, end))
        start = again
    return [*parts, Span(start, whole.end)]


def _dealt(cards: Sequence[Span], parts: Sequence[Span]) -> list[set[int]]:
    """Which cards each part shows: the first part that holds a card whole, else all it meets."""
    held: list[set[int]] = [set() for _ in parts]
    ends = [part.end for part in parts]
    for place, card in enumerate(cards):
        first = bisect_left(ends, card.end)
        if first < len(parts) and parts[first].start <= card.start:
            held[first].add(place)
        else:
            for number, part in enumerate(parts):
                if _meets(part, card):
                    held[number].add(place)
    return held


def _meets(part: Span, card: Span) -> bool:
    return part.start < card.end and card.start < part.end
