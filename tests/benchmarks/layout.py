"""Tidy: how many links cross afterwards, beside Graphviz `dot`, and how long it takes.

Both get the same layers and the same links; `dot` even gets every link that skips levels cut into
links from level to level, as crossings are counted so. Of its answer the orders are taken from the
x of its nodes and counted by the same function as ours, and what it says of the ways of long links
counts as well if that is better for it.
"""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial

from confluence_desktop.boards.strategy_map.crossings import crossings_as_ordered
from confluence_desktop.boards.strategy_map.layered import Graph, count_crossings, positions
from confluence_desktop.boards.strategy_map.tidy import crossings_of, map_graph, tidy_orders
from confluence_desktop.document.store import RecordStore
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card
from confluence_desktop.workshop.links import Link
from tests.benchmarks.measuring import Row, Spread, run_times
from tests.gallery.sessions import MAP_ID, map_only

SIZES = (20, 30, 45, 60, 90, 120, 180, 250, 360, 500)
_SHARES = (0.0, 0.0, 0.06, 0.14, 0.24, 0.28, 0.28)
_MORE_LINKS, _SKIPPING, _WITHIN = 0.35, 0.12, 0.02
_SLACK = 1.2


def layout(scale: float = 1.0) -> Iterator[Row]:
    """Crossings on ten generated maps against `dot`, and the time of tidying large ones."""
    dot = shutil.which("dot")
    if dot is None:
        print("Graphviz's dot is not installed, so crossings are shown without it", file=sys.stderr)
    for seed, size in enumerate(SIZES):
        records = generated_map(max(10, round(size * min(1.0, scale))), seed)
        board = board_of(records)
        ours = Spread((float(crossings_of(board, records, tidy_orders(board, records))),))
        limit = None
        if dot is not None:
            limit = Spread((float(crossings_by_dot(dot, map_graph(board, records))),))
        before = crossings_of(board, records)
        what = f"crossings of {size} cards, before {before:,}"
        yield Row(what, ours, limit, f"≤ {_SLACK} × dot", unit="links")
    for cards, target in ((200, "≤ 100 ms"), (1_000, "≤ 500 ms"), (10_000, "≤ 5,000 ms")):
        count = max(10, round(cards * min(1.0, scale)))
        for name, records in (
            ("even", RecordStore(map_only(count))),
            ("knotted", generated_map(count, cards)),
        ):
            runs = 1 if cards > 1_000 else 3
            took = run_times(partial(tidy_orders, board_of(records), records), runs)
            yield Row(f"tidy {count:,} cards, {name}", took, None, target)


def generated_map(count: int, seed: int) -> RecordStore:
    """A map as a room makes one: families, links across, some that skip levels, in any order."""
    chance = random.Random(seed)  # noqa: S311  # equal maps each time, nothing to keep secret
    sizes = [1, 1, *[max(1, round(share * (count - 2))) for share in _SHARES[2:]]]
    sizes[-1] += count - sum(sizes)
    board = Board.checked({"id": MAP_ID, "type": BoardKind.STRATEGY_MAP, "title": "A map"})
    lanes: list[list[Card]] = []
    pairs: dict[tuple[str, str], None] = {}
    for level, size in zip(LEVELS, sizes, strict=True):
        ids = [f"card_{level}_{number:05}" for number in range(size)]
        orders = chance.sample(range(size), size)
        fields = {"board_id": MAP_ID, "level": level, "text": "Something to be done together"}
        lane = [
            Card.checked({**fields, "id": id_, "order": float(order)})
            for id_, order in zip(ids, orders, strict=True)
        ]
        for place, card in enumerate(lane):
            above = lanes[-1] if lanes else []
            if len(lanes) > 1 and chance.random() < _SKIPPING:
                above = lanes[-2]
            if above:
                near = place * len(above) // size + chance.randint(-1, 1)
                pairs[card.id, above[max(0, min(len(above) - 1, near))].id] = None
            if lanes and chance.random() < _MORE_LINKS:
                pairs[card.id, chance.choice(lanes[-1]).id] = None
            if place and chance.random() < _WITHIN:
                pairs[card.id, chance.choice(lane[:place]).id] = None
        lanes.append(lane)
    links = [
        Link.checked({"id": f"link_{number:05}", "source_id": means, "target_id": end})
        for number, (means, end) in enumerate(pairs)
    ]
    return RecordStore([board, *(card for lane in lanes for card in lane), *links])


def board_of(records: RecordStore) -> Board:
    """The one map of these records."""
    board = records.find(Board, MAP_ID)
    assert board is not None
    return board


def crossings_by_dot(dot: str, graph: Graph) -> int:
    """How many links cross as `dot` puts them."""
    lines = ["digraph { node [shape=box, width=2, height=1];"]
    lines += [
        "{ rank=same; " + " ".join(f"n{node};" for node in layer) + " }" for layer in graph.start
    ]
    lines += [f"n{upper} -> n{lower};" for upper, ends in enumerate(graph.down) for lower in ends]
    lines.append("}")
    said = subprocess.run(
        [dot, "-Tplain"], input="\n".join(lines), capture_output=True, text=True, check=True
    ).stdout
    x_of = {
        int(words[1][1:]): float(words[2])
        for line in said.splitlines()
        if (words := line.split())[0] == "node"
    }
    layers = [sorted(layer, key=lambda node: (x_of[node], node)) for layer in graph.start]
    by_its_ways = count_crossings(graph, layers, positions(layers, len(graph.unit)))
    as_ordered = Graph(graph.ids, graph.up, graph.down, layers, {}, graph.unit)
    return min(by_its_ways, crossings_as_ordered(as_ordered))
