"""A map as a layered graph: levels are layers, and every edge goes from a layer to the next.

A link that skips levels goes by way of a stand-in on each level that it passes. A link within a
level goes by way of a stand-in on the level below, as it is drawn as an arc beneath its lane.
"""

from bisect import bisect_right, insort
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from confluence_desktop.workshop.cards import LEVELS, Card, Level


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes are numbers; those below `cards` are cards, the others stand-ins.

    Attributes:
        ids: Of the cards.
        up: Neighbours of each node on the layer above.
        down: Neighbours of each node on the layer below.
        start: The layers in the order in which the cards stand now.
        fixed: Cards that keep their place among the cards of their layer, with that place.
        unit: Nodes of one layer with an equal number stay side by side.
    """

    ids: tuple[str, ...]
    up: list[list[int]]
    down: list[list[int]]
    start: list[list[int]]
    fixed: Mapping[int, int]
    unit: list[int]

    @property
    def cards(self) -> int:
        return len(self.ids)

    @property
    def size(self) -> int:
        """Of the work that one look at every node and edge is."""
        return len(self.unit) + sum(map(len, self.down))


def graph_of(
    rows: Mapping[Level, Sequence[Card]],
    links: Sequence[tuple[str, str]],
    clusters: Sequence[Collection[str]] = (),
    movable: Collection[str] | None = None,
) -> Graph:
    """The graph of a map.

    Args:
        rows: The cards of each level from left to right.
        links: Ids of both ends of every link between them.
        clusters: Ids of cards that stay together.
        movable: Ids of the cards that may move; None for all. Pinned ones never may.
    """
    growing = _Growing()
    ids: list[str] = []
    fixed: dict[int, int] = {}
    for rank, level in enumerate(LEVELS):
        row = rows.get(level, ())
        for place, card in enumerate(row):
            if card.pinned_x is not None or (movable is not None and card.id not in movable):
                fixed[len(ids)] = place
            ids.append(card.id)
            growing.add(rank, (place + 0.5) / len(row))
    number = {id_: node for node, id_ in enumerate(ids)}
    for one, other in links:
        growing.link(*sorted((number[one], number[other])))
    unit = list(range(len(growing.along)))
    for cluster in clusters:
        firsts: dict[int, int] = {}
        for id_ in sorted(cluster):
            node = number.get(id_)
            if node is not None and node not in fixed:
                unit[node] = firsts.setdefault(growing.layer_of[node], node)
    return Graph(tuple(ids), growing.up, growing.down, growing.layers(), fixed, unit)


class _Growing:
    """A graph while nodes and edges are put in.

    Attributes:
        layer_of: Of each node.
        along: How far along its layer each node stands, from 0 to 1.
    """

    def __init__(self) -> None:
        self.layer_of: list[int] = []
        self.along: list[float] = []
        self.up: list[list[int]] = []
        self.down: list[list[int]] = []

    def add(self, layer: int, along: float) -> int:
        self.layer_of.append(layer)
        self.along.append(along)
        self.up.append([])
        self.down.append([])
        return len(self.along) - 1

    def link(self, upper: int, lower: int) -> None:
        """Join two cards, by way of stand-ins where they are not on neighbouring layers."""
        first, last = self.layer_of[upper], self.layer_of[lower]
        start, end = self.along[upper], self.along[lower]
        if first == last:
            below = self.add(first + 1, (start + end) / 2)
            self._join(upper, below)
            self._join(lower, below)
            return
        before = upper
        for layer in range(first + 1, last):
            passed = self.add(layer, start + (end - start) * (layer - first) / (last - first))
            self._join(before, passed)
            before = passed
        self._join(before, lower)

    def layers(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in range(len(LEVELS) + 1)]
        for node in sorted(range(len(self.along)), key=lambda one: (self.along[one], one)):
            found[self.layer_of[node]].append(node)
        return found

    def _join(self, upper: int, lower: int) -> None:
        self.down[upper].append(lower)
        self.up[lower].append(upper)


def positions(layers: Sequence[Sequence[int]], count: int) -> list[int]:
    """The place of each node in its layer."""
    found = [0] * count
    for layer in layers:
        for place, node in enumerate(layer):
            found[node] = place
    return found


def count_crossings(graph: Graph, layers: Sequence[Sequence[int]], at: Sequence[int]) -> int:
    """How many pairs of edges cross."""
    crossings = 0
    for layer in layers[:-1]:
        passed: list[int] = []
        for node in layer:
            ends = sorted([at[other] for other in graph.down[node]])
            for end in ends:
                crossings += len(passed) - bisect_right(passed, end)
            for end in ends:
                insort(passed, end)
    return crossings
