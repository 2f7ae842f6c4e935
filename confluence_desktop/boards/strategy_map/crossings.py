"""Few crossings: orders of a layered graph in which few of its edges cross.

Sweeps bring each node to the mean place of its neighbours, layer by layer (the barycentre method);
then neighbours change places where that helps, and single nodes look for the best place of their
layer. What was found is shaken and mended again some times. How much is tried depends on the size
of the graph alone and never on the clock, and chance is the same each time, so that equal maps give
equal orders.
"""

from collections.abc import Iterator, Sequence
from random import Random

from confluence_desktop.boards.strategy_map.layered import Graph, count_crossings, positions
from confluence_desktop.boards.strategy_map.mending import (
    WINDOW,
    Layers,
    Work,
    crossings_in,
    fixed_flags,
    shaken,
    sifted,
    swap_neighbours,
)

_WORK = 60_000
"""Nodes and edges that are looked at in the sweeps from one start."""
_LEAST_SWEEPS, _MOST_SWEEPS = 4, 12
_PATIENCE = 3
"""So many sweeps may bring nothing before the next start is tried."""
_SIFTING_ROUNDS = 5
_LEAST_SIFTING, _MOST_SIFTING = 60_000, 300_000
"""Pairs of nodes that are compared while single nodes look for a better place."""
_SMALL = 8_000
"""Pairs in a round of that, up to which more starts are tried."""
_MORE_STARTS = 6


def with_few_crossings(graph: Graph) -> Layers:
    """An order of every layer with few crossings, fixed nodes and units respected."""
    sweeps = max(_LEAST_SWEEPS, min(_MOST_SWEEPS, _WORK // max(1, graph.size)))
    is_free = not graph.fixed and all(unit == node for node, unit in enumerate(graph.unit))
    pairs = sum(len(layer) * min(len(layer), 2 * WINDOW) for layer in graph.start)
    work = Work(min(_MOST_SIFTING, max(_LEAST_SIFTING, _SIFTING_ROUNDS * pairs)))
    chance = Random(len(graph.unit))  # noqa: S311  # the same each time, and nothing to keep secret
    best = _as_it_stands(graph)
    least = crossings_in(graph, best)
    swept = [_swept(graph, start, sweeps) for start in _starts(graph)] if least else []
    if least and is_free and pairs <= _SMALL:
        mixed = [
            [chance.sample(layer, len(layer)) for layer in graph.start] for _ in range(_MORE_STARTS)
        ]
        swept += [_swept(graph, start, sweeps) for start in mixed]
    swept.sort(key=lambda found: found[1])
    for found, _ in swept if pairs <= _SMALL else swept[:1]:
        if is_free and pairs <= _MOST_SIFTING:
            mended = sifted(graph, found, work)
        else:
            mended = found
            swap_neighbours(graph, mended, positions(mended, len(graph.unit)), fixed_flags(graph))
        crossings = crossings_in(graph, mended)
        if crossings < least:
            best, least = mended, crossings
    return shaken(graph, best, work, chance) if least and is_free else best


def crossings_as_ordered(graph: Graph) -> int:
    """The crossings of the cards as they stand, every link passing where that is best."""
    layers = [list(layer) for layer in graph.start]
    at = positions(layers, len(graph.unit))
    least = count_crossings(graph, layers, at)
    is_fixed = [node < graph.cards for node in range(len(graph.unit))]
    for _ in range(_MOST_SWEEPS):
        if not least or not swap_neighbours(graph, layers, at, is_fixed):
            break
        least = min(least, count_crossings(graph, layers, at))
    return least


def _starts(graph: Graph) -> Iterator[Layers]:
    """Orders to begin with: as it stands, and family by family from the top and the bottom."""
    yield _as_it_stands(graph)
    yield _by_family(graph, graph.down, graph.up, graph.start)
    yield _by_family(graph, graph.up, graph.down, graph.start[::-1])


def _as_it_stands(graph: Graph) -> Layers:
    """The order there is, but for units that are torn."""
    return [_arranged(graph, layer, range(len(layer))) for layer in graph.start]


def _by_family(
    graph: Graph,
    first: Sequence[Sequence[int]],
    then: Sequence[Sequence[int]],
    layers: Sequence[Sequence[int]],
) -> Layers:
    """Nodes in the order in which a walk through all families meets them."""
    seen = [False] * len(graph.unit)
    met: list[int] = []
    for layer in layers:
        for root in layer:
            waiting = [root]
            while waiting:
                node = waiting.pop()
                if seen[node]:
                    continue
                seen[node] = True
                met.append(node)
                waiting += [other for other in reversed(then[node]) if not seen[other]]
                waiting += [other for other in reversed(first[node]) if not seen[other]]
    rank = [0] * len(met)
    for place, node in enumerate(met):
        rank[node] = place
    return [_arranged(graph, layer, [float(rank[node]) for node in layer]) for layer in graph.start]


def _swept(graph: Graph, start: Layers, sweeps: int) -> tuple[Layers, int]:
    """The best of some sweeps down and up."""
    layers = start
    at = positions(layers, len(graph.unit))
    best, least = [list(layer) for layer in layers], count_crossings(graph, layers, at)
    stale = 0
    for number in range(sweeps):
        downwards = number % 2 == 0
        order = range(1, len(layers)) if downwards else range(len(layers) - 2, -1, -1)
        for index in order:
            kin, others = (graph.up, index - 1) if downwards else (graph.down, index + 1)
            layers[index] = _by_mean(graph, layers[index], kin, at, len(layers[others]))
        crossings = count_crossings(graph, layers, at)
        if crossings < least:
            best, least, stale = [list(layer) for layer in layers], crossings, 0
        else:
            stale += 1
        if not least or stale > _PATIENCE:
            break
    return best, least


def _by_mean(
    graph: Graph, layer: list[int], kin: Sequence[Sequence[int]], at: list[int], width: int
) -> list[int]:
    """A layer in the order of the mean places of its kin, of which there is a layer so wide.

    Whoever has none stays about there.
    """
    scale = width / max(1, len(layer))
    keys: list[float] = []
    for place, node in enumerate(layer):
        near = kin[node]
        if len(near) == 1:
            keys.append(float(at[near[0]]))
        elif near:
            keys.append(sum([at[other] for other in near]) / len(near))
        else:
            keys.append((place + 0.5) * scale - 0.5)
    arranged = _arranged(graph, layer, keys)
    for place, node in enumerate(arranged):
        at[node] = place
    return arranged


def _arranged(graph: Graph, layer: Sequence[int], keys: Sequence[float]) -> list[int]:
    """A layer by rising keys; units stay together, and fixed nodes keep their places."""
    unit = graph.unit
    sums: dict[int, tuple[float, int]] = {}
    for node, key in zip(layer, keys, strict=True):
        if unit[node] != node or node in sums:
            total, count = sums.get(unit[node], (0.0, 0))
            sums[unit[node]] = (total + key, count + 1)
    for node, key in zip(layer, keys, strict=True):
        if unit[node] == node and node in sums:
            total, count = sums[node]
            sums[node] = (total + key, count + 1)
    ranked = []
    for place, (node, key) in enumerate(zip(layer, keys, strict=True)):
        whole = sums.get(unit[node])
        ranked.append((key if whole is None else whole[0] / whole[1], unit[node], key, place, node))
    if sums:
        ranked.sort()
    else:
        ranked.sort(key=lambda one: (one[0], one[3]))
    order = [one[4] for one in ranked]
    return _with_fixed(graph, order) if graph.fixed else order


def _with_fixed(graph: Graph, order: list[int]) -> list[int]:
    """Fixed cards back at their places among the cards of their layer."""
    held = sorted((graph.fixed[node], node) for node in order if node in graph.fixed)
    if not held:
        return order
    result: list[int] = []
    passed = 0
    waiting = iter(held)
    following = next(waiting, None)
    for node in order:
        if node in graph.fixed:
            continue
        while following is not None and following[0] == passed:
            result.append(following[1])
            passed += 1
            following = next(waiting, None)
        result.append(node)
        passed += node < graph.cards
    if following is not None:
        result += [following[1], *(node for _, node in waiting)]
    return result
