"""Cards that serve each other round in a circle, kept up to date link by link."""

from collections.abc import Callable, Iterable, Iterator

Step = Callable[[str], Iterable[str]]


class Circles:
    """The sets of cards that all lead to each other.

    Args:
        onward: The ids of the cards that a card is linked up to.
        back: The ids of the cards that are linked up to it.
    """

    def __init__(self, onward: Step, back: Step) -> None:
        self._onward = onward
        self._back = back
        self._of: dict[str, frozenset[str]] = {}

    @property
    def knots(self) -> set[frozenset[str]]:
        """Each set of two or more cards in which every one leads to every other."""
        return set(self._of.values())

    def update(self, gone: Iterable[tuple[str, str]], come: Iterable[tuple[str, str]]) -> None:
        """Take in links, each from the means to its end, that are there no more or newly."""
        doubted: set[str] = set()
        for source_id, target_id in gone:
            knot = self._of.get(source_id, frozenset())
            doubted |= knot if target_id in knot else frozenset()
        for source_id, target_id in come:
            ahead = _walk(target_id, self._onward)
            doubted |= ahead if source_id in ahead else set()
        for id_ in doubted:
            self._of.pop(id_, None)
        for knot in _knots(doubted, self._onward, self._back):
            for id_ in knot:
                self._of[id_] = knot


def shortest_circle(knot: frozenset[str], onward: Step) -> list[str]:
    """The shortest way round through the first of the ids; each serves the next."""
    start = min(knot)
    came_from: dict[str, str] = {}
    front = [start]
    while front:
        following: list[str] = []
        for id_ in front:
            for next_id in sorted(onward(id_)):
                if next_id == start:
                    return _way(came_from, start, id_)
                if next_id in knot and next_id not in came_from:
                    came_from[next_id] = id_
                    following.append(next_id)
        front = following
    return []


def _way(came_from: dict[str, str], start: str, last: str) -> list[str]:
    way = [last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def _knots(ids: set[str], onward: Step, back: Step) -> Iterator[frozenset[str]]:
    """The knots among some ids: where a walk onward and a walk back meet."""
    left = _without_loose_ends(ids, onward, back)
    while left:
        start = min(left)
        knot = _walk(start, onward, left) & _walk(start, back, left)
        if len(knot) > 1:
            yield frozenset(knot)
        left = _without_loose_ends(left - knot, onward, back)


def _without_loose_ends(ids: set[str], onward: Step, back: Step) -> set[str]:
    """The ids that are still passed through once all that end somewhere are taken away."""
    left = set(ids)
    front = list(ids)
    while front:
        id_ = front.pop()
        ahead, behind = left.intersection(onward(id_)), left.intersection(back(id_))
        if id_ in left and not (ahead and behind):
            left.discard(id_)
            front += ahead | behind
    return left


def _walk(start: str, step: Step, within: set[str] | None = None) -> set[str]:
    seen = {start}
    front = [start]
    while front:
        for id_ in step(front.pop()):
            if id_ not in seen and (within is None or id_ in within):
                seen.add(id_)
                front.append(id_)
    return seen
