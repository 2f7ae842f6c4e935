"""Where the cards of each lane stand from left to right: under their ends, in their order, apart.

A lane is a row of columns. Mostly a column is one card; lanes that would run far beyond the others
fold into several rows, and then a column is a few neighbours, one below the other. Everything here
is about left edges. The middle of a map is x = 0, and large ones grow to the right from a left edge
that seldom changes, so that a new card moves as few as possible.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from confluence_desktop.boards.strategy_map.folding import fold, fold_steadily, pin_of
from confluence_desktop.boards.strategy_map.measures import DEEP, Plan
from confluence_desktop.boards.strategy_map.spreading import spread
from confluence_desktop.workshop.cards import LEVELS, Card, Level

_BARELY, _FIRMLY = 0.001, 1000.0
_ROUNDED = 1.0


_Kin = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Column:
    """Cards of a lane that stand one below the other.

    Attributes:
        left: Left edge in board units.
    """

    cards: tuple[Card, ...]
    left: float


@dataclass(slots=True)
class _Lane:
    """A lane while its columns look for their places.

    Attributes:
        slots: Of equal width, in which the columns of a deep lane stand wherever their kin are, so
            that a card that comes in moves few of them; 0 where they stand near their kin.
        up: To each column those above it that it is linked with, by lane and place, and how often.
        down: The same for those below.
        pins: Left edges of the columns that are held.
        wishes: Left edges of columns that stand near there if there is room.
    """

    width: float
    gap: float
    columns: list[list[Card]]
    slots: int = 0
    lefts: list[float] = field(default_factory=list)
    up: list[_Kin] = field(default_factory=list)
    down: list[_Kin] = field(default_factory=list)
    pins: dict[int, float] = field(default_factory=dict)
    wishes: dict[int, float] = field(default_factory=dict)

    @property
    def pitch(self) -> float:
        return self.width + self.gap

    @property
    def packed_width(self) -> float:
        return max(0.0, len(self.columns) * self.pitch - self.gap)

    def centre(self, column: int) -> float:
        return self.lefts[column] + self.width / 2


def place_columns(
    rows: Mapping[Level, Sequence[Card]],
    links: Sequence[tuple[str, str]],
    plan: Plan,
    *,
    is_squeezed: bool = False,
) -> dict[Level, list[Column]]:
    """The columns of each lane with their left edges.

    Args:
        rows: The cards of each level from left to right.
        links: Ids of means and end of every link between them.
        plan: How wide cards and lanes are.
        is_squeezed: Lanes are squeezed where they would fold: each card is a column of its own, so
            that a card that changes its order changes its place a little, as is wanted for tidying.
    """
    lanes, left, room = _held_lanes(
        rows, links, plan, _squeezed_lane if is_squeezed else _make_lane
    )
    _note_neighbours(lanes, links)
    _settle(lanes, left, room)
    if plan.sheet:
        for lane in lanes:
            _keep_off_edges(lane, left, plan.sheet)
    return {
        level: [
            Column(tuple(cards), left) for cards, left in zip(lane.columns, lane.lefts, strict=True)
        ]
        for level, lane in zip(LEVELS, lanes, strict=True)
    }


def _held_lanes(
    rows: Mapping[Level, Sequence[Card]],
    links: Sequence[tuple[str, str]],
    plan: Plan,
    make: Callable[[Level, Sequence[Card], Plan, Mapping[str, str]], _Lane],
) -> tuple[list[_Lane], float, float]:
    """The lanes with their columns in order around pinned ones; left edge and width of all."""
    pinned = [level for level in LEVELS if any(card.pinned_x is not None for card in rows[level])]
    if pinned and plan.view is not None:
        seen, _, _ = _held_lanes(rows, links, plan.view, make)
        in_view = {level: [*chain.from_iterable(seen[level.rank].columns)] for level in pinned}
        rows = {**rows, **in_view}
    first_end = dict(reversed(links))
    lanes = [make(level, rows[level], plan, first_end) for level in LEVELS]
    room = max([plan.least_width, *(lane.packed_width for lane in lanes)])
    is_large = plan.view is None and room > plan.least_width
    left = -plan.room / 2 if is_large else -room / 2
    for level in pinned:
        if plan.view is None:
            _hold(lanes[level.rank], left, room)
        else:
            _wish(lanes[level.rank], level, plan, room)
    return lanes, left, room


def _wish(lane: _Lane, level: Level, plan: Plan, room: float) -> None:
    """Let the pinned columns stand, where there is room, as far along as in a view."""
    for place, column in enumerate(lane.columns):
        pin = pin_of(column)
        if pin is not None:
            lane.wishes[place] = plan.left_of_pin(pin, level, room)


def _make_lane(
    level: Level, cards: Sequence[Card], plan: Plan, first_end: Mapping[str, str]
) -> _Lane:
    width = plan.width(level)
    depth = plan.rows_of(len(cards), width)
    if depth <= 1:
        return _Lane(width, plan.card_gap, [[card] for card in cards])
    slots = plan.columns_in_room(width)
    if plan.is_steady and depth > DEEP:
        return _Lane(width, plan.folded_gap, fold_steadily(cards, depth, first_end), slots)
    return _Lane(width, plan.folded_gap, fold(cards, depth, slots, first_end))


def _squeezed_lane(
    level: Level, cards: Sequence[Card], plan: Plan, _first_end: Mapping[str, str]
) -> _Lane:
    width = plan.width(level)
    depth = max(1, plan.rows_of(len(cards), width))
    gap = plan.folded_gap if depth > 1 else plan.card_gap
    return _Lane(width / depth, gap / depth, [[card] for card in cards])


def _hold(lane: _Lane, start: float, room: float) -> None:
    """Bring the columns of a lane in an order in which the pinned ones can stand where they are.

    Pins stand no further out than twice the room that the map takes up; two in each other's way
    stand side by side. A free column that finds no room on its side of a pin goes to the other, so
    that a pin makes the map no wider while there is room in it.
    """
    least, greatest = -room, room - lane.width
    held: list[tuple[float, int]] = []
    for place, column in enumerate(lane.columns):
        pin = pin_of(column)
        if pin is not None:
            held.append((min(max(pin, least), greatest), place))
    held.sort()
    lefts = [left for left, _ in held]
    for number in range(1, len(lefts)):
        lefts[number] = max(lefts[number], lefts[number - 1] + lane.pitch)
    lefts[-1] = min(lefts[-1], greatest)
    for number in range(len(lefts) - 2, -1, -1):
        lefts[number] = min(lefts[number], lefts[number + 1] - lane.pitch)
    gaps = _dealt(lane, [place for _, place in held], lefts, (start, start + room - lane.width))
    order: list[int] = list(gaps[0])
    for (_, place), left, gap in zip(held, lefts, gaps[1:], strict=True):
        lane.pins[len(order)] = left
        order += [place, *gap]
    lane.columns = [lane.columns[place] for place in order]


def _dealt(
    lane: _Lane, held: Sequence[int], lefts: Sequence[float], within: tuple[float, float]
) -> list[list[int]]:
    """The free columns before, between and behind the held ones, as many as there is room for.

    Those that find none stand out to the left if they come before all held ones, else to the right.
    """
    gaps: list[list[int]] = [[] for _ in range(len(lefts) + 1)]
    pinned = set(held)
    passed = 0
    for place in range(len(lane.columns)):
        if place in pinned:
            passed += 1
        else:
            gaps[passed].append(place)
    before, behind = lefts[0] - within[0], within[1] - lefts[-1]
    room = [
        max(0, int((before + _ROUNDED) / lane.pitch)),
        *[max(0, int((two - one) / lane.pitch + _BARELY) - 1) for one, two in pairwise(lefts)],
        max(0, int((behind + _ROUNDED) / lane.pitch)),
    ]
    missing = max(0, len(lane.columns) - len(held) - sum(room))
    first = min(missing, max(0, len(gaps[0]) - room[0]))
    room[0] += first
    room[-1] += missing - first
    for number in range(len(gaps) - 1):
        gaps[number + 1] = gaps[number][room[number] :] + gaps[number + 1]
        gaps[number] = gaps[number][: room[number]]
    for number in range(len(gaps) - 1, 0, -1):
        over = max(0, len(gaps[number]) - room[number])
        gaps[number - 1] += gaps[number][:over]
        gaps[number] = gaps[number][over:]
    return gaps


def _note_neighbours(lanes: Sequence[_Lane], links: Sequence[tuple[str, str]]) -> None:
    for lane in lanes:
        lane.up, lane.down = [{} for _ in lane.columns], [{} for _ in lane.columns]
    where = {
        card.id: (rank, place)
        for rank, lane in enumerate(lanes)
        for place, column in enumerate(lane.columns)
        for card in column
    }
    free = {
        card.id for lane in lanes if not lane.slots for column in lane.columns for card in column
    }
    asked = [(where[one], where[two]) for one, two in links if one in free or two in free]
    for (means, end), count in Counter(asked).items():
        if means[0] > end[0]:
            lanes[means[0]].up[means[1]][end] = count
            lanes[end[0]].down[end[1]][means] = count


def _settle(lanes: Sequence[_Lane], left: float, room: float) -> None:
    """Start from the widest lane; children follow their parents, then parents their children."""
    within = (left, left + room)
    widest = max(range(len(lanes)), key=lambda rank: (lanes[rank].packed_width, -rank))
    for lane in lanes:
        start = left + (room - lane.packed_width) / 2
        lane.lefts = [start + place * lane.pitch for place in range(len(lane.columns))]
        if lane.slots:
            _stand_in_slots(lane, within)
    _place(lanes, widest, [], within)
    for rank in range(widest - 1, -1, -1):
        _place(lanes, rank, lanes[rank].down, within)
    for rank in range(widest + 1, len(lanes)):
        _place(lanes, rank, lanes[rank].up, within)
    for rank in range(1, len(lanes)):
        _place(lanes, rank, _either(lanes[rank].up, lanes[rank].down), within)
    for rank in range(len(lanes) - 2, -1, -1):
        _place(lanes, rank, _either(lanes[rank].down, lanes[rank].up), within)
    if not any(lane.slots for lane in lanes):
        _straighten(lanes, within)


def _straighten(lanes: Sequence[_Lane], within: tuple[float, float]) -> None:
    """Let single file chains follow what they hang from, which moved last, if links get shorter."""
    before, way = [lane.lefts for lane in lanes], _way(lanes)
    in_file = [[False] * len(lane.columns) for lane in lanes]
    for rank in range(len(lanes) - 1, 0, -1):
        for place, below in enumerate(lanes[rank].down):
            in_file[rank][place] = not below or (
                len(below) == 1
                and all(
                    in_file[at][column] and len(lanes[at].up[column]) == 1 for at, column in below
                )
            )
    for rank in range(1, len(lanes)):
        up, down = lanes[rank].up, lanes[rank].down
        kin = zip(up, down, in_file[rank], strict=True)
        following = [above if above and is_in else below or above for above, below, is_in in kin]
        _place(lanes, rank, following, within)
    if _way(lanes) >= way:
        for lane, lefts in zip(lanes, before, strict=True):
            lane.lefts = lefts


def _way(lanes: Sequence[_Lane]) -> float:
    """How far all links run to the side."""
    return sum(
        abs(lane.centre(place) - lanes[at].centre(column)) * times
        for lane in lanes
        for place, above in enumerate(lane.up)
        for (at, column), times in above.items()
    )


def _keep_off_edges(lane: _Lane, left: float, sheet: float) -> None:
    """Move the columns of a lane that lie across the edge of a sheet to the left or right of it."""
    taken = left
    for place, at in enumerate(lane.lefts):
        edge = left + ((at - left) // sheet + 1) * sheet
        last = edge - lane.pitch
        inside = last if last >= taken else edge
        lane.lefts[place] = max(taken, inside if at > last else at)
        taken = lane.lefts[place] + lane.pitch


def _either(first: Sequence[_Kin], second: Sequence[_Kin]) -> list[_Kin]:
    return [one or other for one, other in zip(first, second, strict=True)]


def _place(
    lanes: Sequence[_Lane], rank: int, kin: Sequence[_Kin], within: tuple[float, float]
) -> None:
    """Bring columns under or over the middle of their kin; strangers stay beside them."""
    lane = lanes[rank]
    if lane.slots:
        return
    wished: list[float | None] = [None] * len(lane.columns)
    weights = [_BARELY] * len(lane.columns)
    for place, columns in enumerate(kin):
        if columns:
            count = sum(columns.values())
            centres = [lanes[at[0]].centre(at[1]) * times for at, times in columns.items()]
            wished[place] = sum(centres) / count - lane.width / 2
            weights[place] = float(count)
    for place, left in lane.wishes.items():
        wished[place], weights[place] = left, _FIRMLY
    lefts = (within[0], within[1] - lane.width)
    lane.lefts = spread(_with_strangers(wished, lane), weights, lane.pitch, lane.pins, lefts)


def _stand_in_slots(lane: _Lane, within: tuple[float, float]) -> None:
    """Spread the columns over the slots of the room; only the held ones may stand between two."""
    first, pitch, count = within[0], lane.pitch, len(lane.columns)
    slots = max(lane.slots, count)
    wished = [float(place * slots // count) for place in range(count)]
    held = {place: (pin - first) / pitch for place, pin in lane.pins.items()}
    last = float(int((within[1] - lane.width - first) / pitch + _BARELY))
    found = spread(wished, [1.0] * count, 1.0, held, (0.0, last)) if held else wished
    lane.lefts = [
        lane.pins[place] if held.get(place) == at else first + at * pitch
        for place, at in enumerate(found)
    ]


def _with_strangers(wished: Sequence[float | None], lane: _Lane) -> list[float]:
    """Wishes for all: whoever has no kin wishes to stand right behind the one before."""
    known = next((place for place, wish in enumerate(wished) if wish is not None), None)
    if known is None:
        return list(lane.lefts)
    first = wished[known]
    assert first is not None
    found: list[float] = []
    for place, wish in enumerate(wished):
        if wish is not None:
            found.append(wish)
        elif place < known:
            found.append(first - (known - place) * lane.pitch)
        else:
            found.append(found[-1] + lane.pitch)
    return found
