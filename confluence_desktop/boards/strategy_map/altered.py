"""What has changed on a map since it was last drawn; all other figures are taken over."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate

from confluence_desktop.boards.strategy_map.map_drawing import Facts
from confluence_desktop.boards.strategy_map.rows import Lane
from confluence_desktop.workshop.links import Link


@dataclass(frozen=True, slots=True)
class Altered:
    """The cards and lanes that are not as they were.

    Attributes:
        cards: New ones, and those whose record is another one.
        moved: Those that stand elsewhere, and those beside whose row links pass otherwise.
    """

    cards: AbstractSet[str]
    moved: AbstractSet[str]
    _others_above: tuple[int, ...]
    _rank_of: Mapping[str, int]

    @property
    def has_other_lanes(self) -> bool:
        """Whether links pass some lane otherwise."""
        return bool(self._rank_of)

    def passes_otherwise(self, link: Link) -> bool:
        """Whether a link touches or passes a lane that is not as it was."""
        one, two = self._rank_of[link.source_id], self._rank_of[link.target_id]
        upper, lower = (one, two) if one <= two else (two, one)
        return self._others_above[lower + 1] > self._others_above[upper]


def altered_since(facts: Facts, last: Facts | None) -> Altered:
    """What is not as it was when the map was last drawn; everything where it never was."""
    if last is None:
        return Altered(facts.cards.keys(), frozenset(), (), {})
    there, since = facts.cards, facts.contents.since
    others_now = there.keys() if since is None else since[0] & there.keys()
    cards = {
        id_
        for id_ in others_now
        if (then := last.cards.get(id_)) is not there[id_] and then != there[id_]
    }
    pairs = list(zip(facts.layout.lanes, last.layout.lanes, strict=True))
    moved = {id_ for new, old in pairs if new is not old for id_ in _moved(new, old)}
    others: list[bool] = []
    for new, old in pairs:
        inside = new.rows_unlike(old)
        others.append(inside is None)
        if inside:
            near = {new.asked.first_row + row + step for row in inside for step in (-1, 0, 1)}
            moved.update(id_ for id_, row in new.row_of.items() if row in near)
    rank_of: dict[str, int] = {}
    if any(others):
        for rank, lane in enumerate(facts.layout.lanes):
            rank_of.update(dict.fromkeys(lane.rects, rank))
    return Altered(cards, moved, (0, *accumulate(map(int, others))), rank_of)


def _moved(new: Lane, old: Lane) -> Iterator[str]:
    """The cards of a lane that stand elsewhere, or that links come to in another channel."""
    rects, channels = old.rects, old.channel_of
    for id_, rect in new.rects.items():
        known = rects.get(id_)
        if (known is not rect and known != rect) or channels[id_] != new.channel_of[id_]:
            yield id_
