"""Fewer crossings in a given order: neighbours change places, and nodes look for better ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from confluence_desktop.boards.strategy_map.layered import Graph, count_crossings, positions

_LARGE = 4_000
"""Nodes and edges of a graph in which neighbours change places a few times at most."""
_PASSES, _PASSES_IN_LARGE = 12, 3
WINDOW = 24
"""A node looks for its place among so many on either side."""
_MOST_SHAKES, _FUTILE_SHAKES = 200, 50
_SHAKEN = 4
"""So many nodes are put anywhere at each shake, and one more for each so many nodes."""
_SHAKEN_SHARE = 40

Layers = list[list[int]]


@dataclass(slots=True)
class Work:
    """What may still be done."""

    left: int


def crossings_in(graph: Graph, layers: Layers) -> int:
    """How many edges cross in an order."""
    return count_crossings(graph, layers, positions(layers, len(graph.unit)))


def fixed_flags(graph: Graph) -> list[bool]:
    """Of each node, whether it keeps its place."""
    return [node in graph.fixed for node in range(len(graph.unit))]


def swap_neighbours(graph: Graph, layers: Layers, at: list[int], fixed: Sequence[bool]) -> bool:
    """Let neighbours change places where fewer edges cross then; says whether any did."""
    has_changed = False
    dirty = [True] * len(layers)
    for _ in range(_PASSES_IN_LARGE if graph.size > _LARGE else _PASSES):
        changed_in = [False] * len(layers)
        for index, layer in enumerate(layers):
            if not dirty[index]:
                continue
            if _swap_in_layer(graph, layer, at, fixed):
                changed_in[index] = has_changed = True
        dirty = [any(changed_in[max(0, index - 1) : index + 2]) for index in range(len(layers))]
        if not any(changed_in):
            break
    return has_changed


def _swap_in_layer(graph: Graph, layer: list[int], at: list[int], fixed: Sequence[bool]) -> bool:
    unit, cards = graph.unit, graph.cards
    changed = False
    for place in range(len(layer) - 1):
        left, right = layer[place], layer[place + 1]
        if (fixed[left] or fixed[right]) and left < cards and right < cards:
            continue
        if swap_gain(graph, left, right, at) > 0 and may_swap(layer, place, unit):
            layer[place], layer[place + 1] = right, left
            at[left], at[right] = place + 1, place
            changed = True
    return changed


def swap_gain(graph: Graph, left: int, right: int, at: Sequence[int]) -> int:
    """How many fewer edges cross once two neighbours have changed places."""
    up, down = graph.up, graph.down
    return _gain(up[left], up[right], at) + _gain(down[left], down[right], at)


def _gain(mine: Sequence[int], others: Sequence[int], at: Sequence[int]) -> int:
    """How many fewer edges cross once two neighbours with these kin have changed places."""
    gain = 0
    for node in mine:
        one = at[node]
        for near in others:
            other = at[near]
            gain += (one > other) - (one < other)
    return gain


def may_swap(layer: Sequence[int], place: int, unit: Sequence[int]) -> bool:
    """Whether two neighbours may change places without tearing a unit apart."""
    left, right = layer[place], layer[place + 1]
    if unit[left] == unit[right]:
        return True
    is_inside_left = place > 0 and unit[layer[place - 1]] == unit[left]
    is_inside_right = place + 2 < len(layer) and unit[layer[place + 2]] == unit[right]
    return not is_inside_left and not is_inside_right


def sifted(graph: Graph, layers: Layers, work: Work) -> Layers:
    """Each node at the place of its layer at which its edges cross fewest others."""
    at = positions(layers, len(graph.unit))
    fixed = fixed_flags(graph)
    best, least = [list(layer) for layer in layers], count_crossings(graph, layers, at)
    while work.left > 0 and least:
        for index, layer in enumerate(layers):
            for node in sorted(layer, key=lambda one: -len(graph.up[one]) - len(graph.down[one])):
                if work.left <= 0:
                    break
                work.left -= min(len(layer), 2 * WINDOW)
                _sift(graph, layers, index, node, at)
        swap_neighbours(graph, layers, at, fixed)
        crossings = count_crossings(graph, layers, at)
        if crossings >= least:
            break
        best, least = [list(layer) for layer in layers], crossings
    return best


def _sift_some(graph: Graph, layers: Layers, nodes: Sequence[int], work: Work) -> None:
    """Let some nodes and their kin look for better places, and then neighbours."""
    at = positions(layers, len(graph.unit))
    layer_of = {node: index for index, layer in enumerate(layers) for node in layer}
    kin = dict.fromkeys(
        near for node in nodes for near in (node, *graph.up[node], *graph.down[node])
    )
    for node in [*kin, *nodes]:
        work.left -= min(len(layers[layer_of[node]]), 2 * WINDOW)
        _sift(graph, layers, layer_of[node], node, at)
    swap_neighbours(graph, layers, at, fixed_flags(graph))


def shaken(graph: Graph, best: Layers, work: Work, chance: Random) -> Layers:
    """The best of some tries: a few nodes are put anywhere, and all look for their places again."""
    least = crossings_in(graph, best)
    futile = 0
    wide = [index for index, layer in enumerate(best) if len(layer) > 1]
    for _ in range(_MOST_SHAKES):
        if not least or not wide or work.left <= 0 or futile > _FUTILE_SHAKES:
            break
        futile += 1
        tried = [list(layer) for layer in best]
        moved: list[int] = []
        for _ in range(_SHAKEN + len(graph.unit) // _SHAKEN_SHARE):
            layer = tried[chance.choice(wide)]
            node = layer.pop(chance.randrange(len(layer)))
            layer.insert(chance.randrange(len(layer) + 1), node)
            moved.append(node)
        _sift_some(graph, tried, moved, work)
        crossings = crossings_in(graph, tried)
        if crossings < least:
            futile = 0
        if crossings <= least:
            best, least = tried, crossings
    return best


def _sift(graph: Graph, layers: Layers, index: int, node: int, at: list[int]) -> None:
    """Bring one node to the best place of its layer."""
    layer = layers[index]
    first = max(0, at[node] - WINDOW)
    here = at[node] - first
    others = [*layer[first : at[node]], *layer[at[node] + 1 : at[node] + WINDOW + 1]]
    costs = _costs(graph.up, node, others, at, len(layers[index - 1]) if index else 0)
    below = len(layers[index + 1]) if index + 1 < len(layers) else 0
    for place, cost in enumerate(_costs(graph.down, node, others, at, below)):
        costs[place] += cost
    change = least = 0
    best = here
    for place in range(here - 1, -1, -1):
        change += costs[place]
        if change < least:
            least, best = change, place
    change = 0
    for place in range(here, len(others)):
        change -= costs[place]
        if change < least:
            least, best = change, place + 1
    if best != here:
        layer[first : first + len(others) + 1] = [*others[:best], node, *others[best:]]
        for place in range(first + min(best, here), first + max(best, here) + 1):
            at[layer[place]] = place


def _costs(
    kin: Sequence[Sequence[int]], node: int, others: Sequence[int], at: Sequence[int], width: int
) -> list[int]:
    """How many more edges cross with a node to the left of each other one than to its right."""
    if not kin[node]:
        return [0] * len(others)
    places = sorted([at[near] for near in kin[node]])
    count = len(places)
    by_place: list[int] = []
    for passed, place in enumerate(places):
        by_place += [count - 2 * passed] * (place - len(by_place))
        by_place.append(count - 2 * passed - 1)
    by_place += [-count] * (width - len(by_place))
    costs = []
    for other in others:
        near_other = kin[other]
        if len(near_other) == 1:
            costs.append(by_place[at[near_other[0]]])
        else:
            costs.append(sum([by_place[at[near]] for near in near_other]))
    return costs
