"""Short links: among orders in which equally few links cross, one in which they run less far.

Neighbours change places where that helps, told by smooth places: under and over their kin, in the
order of their lane, no two on one spot. A lane that is not full leaves its cards near their kin in
many orders, so that nothing is gained there by another one, and whoever stands well stays. Of what
is found so, the order is taken whose links are the shortest on the map as it is laid out.
"""

from collections.abc import Mapping, Sequence
from statistics import median

from confluence_desktop.boards.strategy_map.columns import place_columns
from confluence_desktop.boards.strategy_map.layered import Graph, positions
from confluence_desktop.boards.strategy_map.mending import (
    Layers,
    crossings_in,
    fixed_flags,
    may_swap,
    swap_gain,
)
from confluence_desktop.boards.strategy_map.plan import plan_for
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.workshop.cards import LEVELS, Card

_EPSILON = 1e-6
_WORTH = 40.0
"""Links have to run that much less far, in board units, or else all cards stay where they are."""
_WORK = 40_000
"""Nodes and edges that are looked at while cards change places."""
_LEAST_ROUNDS, _MOST_ROUNDS = 2, 12
_PASSES = 30


class Lengths:
    """Tells how far the links of a graph run in an order, in a view of the usual shape.

    Args:
        graph: The layered graph.
        cards: Those of its nodes, in their order.

    Attributes:
        links: The nodes of the cards at both ends of every link.
        kin: The nodes of the cards that each card is linked with.
    """

    def __init__(self, graph: Graph, cards: Sequence[Card]) -> None:
        self.graph = graph
        self._cards = cards
        self._node = {card.id: node for node, card in enumerate(cards)}
        counts = [sum(node < graph.cards for node in layer) for layer in graph.start]
        self._plan = plan_for(counts[: len(LEVELS)], SCREEN)
        self.links = _links_of(graph)
        self._ids = [(graph.ids[lower], graph.ids[upper]) for upper, lower in self.links]
        self.kin: list[list[int]] = [[] for _ in graph.ids]
        for upper, lower in self.links:
            self.kin[upper].append(lower)
            self.kin[lower].append(upper)

    def places(self, layers: Layers, *, is_smooth: bool = True) -> list[float]:
        """The middle of each card, and for stand-ins the middle between what they join."""
        graph = self.graph
        rows = {
            level: [self._cards[node] for node in layer if node < graph.cards]
            for level, layer in zip(LEVELS, layers, strict=False)
        }
        at = [0.0] * len(graph.unit)
        placed = place_columns(rows, self._ids, self._plan, is_squeezed=is_smooth)
        for level, columns in placed.items():
            depth = self._plan.rows_of(len(columns), self._plan.width(level)) if is_smooth else 1
            half = self._plan.width(level) / max(1, depth) / 2
            for column in columns:
                for card in column.cards:
                    at[self._node[card.id]] = column.left + half
        for node in range(graph.cards, len(at)):
            ends = [*graph.up[node], *graph.down[node]]
            at[node] = sum([at[end] for end in ends]) / len(ends)
        return at

    def along(self, at: Sequence[float]) -> float:
        """How far all links run from left to right between such places."""
        return sum([abs(at[upper] - at[lower]) for upper, lower in self.links])

    def total(self, layers: Layers) -> float:
        """How far all links run from left to right on the map."""
        return self.along(self.places(layers, is_smooth=False))


def is_worth_it(length: float, before: float) -> bool:
    """Whether links run so much less far that cards may be moved for it."""
    return length <= before - _WORTH


def shortened(graph: Graph, lengths: Lengths, layers: Layers) -> Layers:
    """An order with no more crossings than this one has, in which links run less far.

    The same order where nothing worth it is gained.
    """
    if not lengths.links:
        return layers
    most = crossings_in(graph, layers)
    best, least = layers, lengths.total(layers)
    beside = _side_by_side(graph, layers)
    for start in (layers, beside) if beside is not None else (layers,):
        for found in (start, _with_short_links(graph, lengths, start)):
            length = lengths.total(found) if found is not layers else least
            if is_worth_it(length, least) and crossings_in(graph, found) <= most:
                best, least = found, length
    return best


def _with_short_links(graph: Graph, lengths: Lengths, start: Layers) -> Layers:
    """The best of some rounds in which neighbours change places."""
    best, order = start, _Order(graph, lengths, start)
    least = lengths.along(order.at)
    rounds = max(_LEAST_ROUNDS, min(_MOST_ROUNDS, _WORK // max(1, graph.size)))
    for _ in range(rounds):
        if not order.improve():
            break
        length = lengths.along(order.at)
        if length >= least - _EPSILON:
            break
        best, least = [list(layer) for layer in order.layers], length
    return best


class _Order:
    """An order while neighbours change places in it.

    Attributes:
        layers: The nodes of each layer from left to right.
        at: Their smooth places.
    """

    def __init__(self, graph: Graph, lengths: Lengths, start: Layers) -> None:
        self._graph = graph
        self._lengths = lengths
        self._fixed = fixed_flags(graph)
        self.layers = [list(layer) for layer in start]
        self._place_of = positions(self.layers, len(graph.unit))
        self.at = lengths.places(self.layers)

    def improve(self) -> bool:
        """Go through all layers once; says whether any nodes changed places."""
        changed = False
        for layer in self.layers:
            wishes = self._wishes(layer)
            for _ in range(_PASSES):
                if not self._pass(layer, wishes):
                    break
                changed = True
        if changed:
            self.at = self._lengths.places(self.layers)
        return changed

    def _pass(self, layer: list[int], wishes: Mapping[int, float]) -> bool:
        changed = False
        for place in range(len(layer) - 1):
            left, right = layer[place], layer[place + 1]
            if self._is_shorter(left, right, wishes) and self._may_change(layer, place):
                layer[place], layer[place + 1] = right, left
                self._place_of[left], self._place_of[right] = place + 1, place
                if max(left, right) < self._graph.cards:
                    self.at[left], self.at[right] = self.at[right], self.at[left]
                changed = True
        return changed

    def _may_change(self, layer: Sequence[int], place: int) -> bool:
        """Whether two neighbours may change places, and no more links cross then."""
        graph, left, right = self._graph, layer[place], layer[place + 1]
        is_held = (self._fixed[left] or self._fixed[right]) and max(left, right) < graph.cards
        if is_held or swap_gain(graph, left, right, self._place_of) < 0:
            return False
        return may_swap(layer, place, graph.unit)

    def _is_shorter(self, left: int, right: int, wishes: Mapping[int, float]) -> bool:
        """Whether links run less far once two neighbours have changed places.

        A stand-in lets pass whoever wishes to stand beyond it.
        """
        if max(left, right) >= self._graph.cards:
            return wishes[left] > wishes[right] + _EPSILON
        at, kin = self.at, self._lengths.kin
        here, there = at[left], at[right]
        change = 0.0
        for near in kin[left]:
            change += abs(there - at[near]) - abs(here - at[near])
        for near in kin[right]:
            change += abs(here - at[near]) - abs(there - at[near])
        return change < -_EPSILON

    def _wishes(self, layer: Sequence[int]) -> dict[int, float]:
        """Where each node of a layer would stand if it were alone."""
        found: dict[int, float] = {}
        for node in layer:
            kin = self._lengths.kin[node] if node < self._graph.cards else ()
            found[node] = median([self.at[near] for near in kin]) if kin else self.at[node]
        return found


def _side_by_side(graph: Graph, layers: Layers) -> Layers | None:
    """Families that have no link between them side by side; None where all are one, or some held.

    They keep the order in which they stand, by their middles.
    """
    if graph.fixed:
        return None
    family = _families(graph)
    sums: dict[int, tuple[float, int]] = {}
    for layer in layers:
        for place, node in enumerate(layer):
            total, count = sums.get(family[node], (0.0, 0))
            sums[family[node]] = (total + (place + 0.5) / len(layer), count + 1)
    if len(sums) == 1:
        return None
    rank = {one: (total / count, one) for one, (total, count) in sums.items()}
    return [
        [
            node
            for _, _, node in sorted(
                (rank[family[node]], place, node) for place, node in enumerate(layer)
            )
        ]
        for layer in layers
    ]


def _families(graph: Graph) -> list[int]:
    """For each node the least one that links and clusters join it with."""
    parent = list(range(len(graph.unit)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    pairs = [(upper, lower) for upper, ends in enumerate(graph.down) for lower in ends]
    for one, other in [*pairs, *enumerate(graph.unit)]:
        first, second = root(one), root(other)
        parent[max(first, second)] = min(first, second)
    return [root(node) for node in range(len(graph.unit))]


def _links_of(graph: Graph) -> list[tuple[int, int]]:
    """The cards at both ends of every link, stand-ins passed over."""
    found: list[tuple[int, int]] = []
    for upper in range(graph.cards):
        for lower in graph.down[upper]:
            end = lower
            while end >= graph.cards and graph.down[end]:
                (end,) = graph.down[end]
            if end < graph.cards:
                found.append((upper, end))
    for node in range(graph.cards, len(graph.unit)):
        if not graph.down[node]:
            one, other = graph.up[node]
            found.append((one, other))
    return found
