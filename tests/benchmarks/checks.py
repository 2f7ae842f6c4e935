"""The map's checks after one edit, beside looking at the whole map again."""

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

from confluence_desktop.boards.strategy_map import operations
from confluence_desktop.boards.strategy_map.board import STRATEGY_MAP
from confluence_desktop.boards.strategy_map.checks import map_findings
from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Commit, Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.findings import FindingWatch
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.likeness import alike
from tests.benchmarks.measuring import Row, Spread, each_time, run_times
from tests.gallery.sessions import MAP_ID, map_only

_TARGETS = {1_000: "≤ 5 ms", 10_000: "≤ 20 ms"}

Edit = Callable[[Draft, int], object]


def checks(scale: float = 1.0) -> Iterator[Row]:
    """Edits of several reaches, at both sizes of map."""
    runs = max(2, round(7 * scale))
    for cards, target in _TARGETS.items():
        count = max(100, round(cards * min(1.0, scale)))
        document = Document(map_only(count), rules=RULES)
        board = document.find(Board, MAP_ID)
        assert board is not None
        map_findings(board, document)
        anew = run_times(partial(map_findings, board, document), min(runs, 3))
        yield Row(f"all checks, {count:,} cards, anew", anew)
        for name, edit in _edits(document, board).items():
            ours = _after(document, board, edit, runs)
            wide = target if name != "the vision is deleted" else ""
            yield Row(f"checks after: {name}, {count:,}", ours, anew, wide)
        alike(document, MAP_ID, None, "Young adults", "en")
        typed = [
            partial(alike, document, MAP_ID, None, f"Young adults {number} come back", "en")
            for number in range(runs)
        ]
        quick = target if cards == min(_TARGETS) else ""
        yield Row(f"near-duplicates while typing, {count:,}", each_time(typed), None, quick)


def _edits(document: Document, board: Board) -> dict[str, Edit]:
    on: dict[Level, list[Card]] = {level: [] for level in Level}
    for card in document.all(Card):
        on[card.level].append(card)
    vision, goals, strategies = on[Level.VISION][0], on[Level.GOAL], on[Level.STRATEGY]
    add = operations.add_card
    return {
        "a text": lambda draft, n: operations.set_text(
            draft, strategies[n % len(strategies)].id, "text", f"Another wording {n}"
        ),
        "a goal under the vision": lambda draft, n: add(
            draft, board, Level.GOAL, f"One more goal {n}", under=vision.id
        ),
        "a tool": lambda draft, n: add(draft, board, Level.TOOL, f"One more tool {n}"),
        "a link": lambda draft, n: operations.link_cards(
            draft, strategies[n % len(strategies)].id, goals[-1 - n % len(goals)].id
        ),
        "a goal is deleted": lambda draft, n: operations.delete(draft, [goals[n % len(goals)].id]),
        "the vision is deleted": lambda draft, _: operations.delete(draft, [vision.id]),
    }


def _after(document: Document, board: Board, edit: Edit, runs: int) -> Spread:
    """Milliseconds from each commit to the findings after it, the commit itself left out."""
    watch = STRATEGY_MAP.watch(board, document)
    changes: list[Change] = []
    stop = document.listen(lambda commit: _keep(commit, changes))
    values = []
    for number in range(runs):
        with document.transaction("Edit") as draft:
            edit(draft, number)
        values.append(_time(lambda: _take(watch, changes[-1], document)))
        document.undo()
        _take(watch, changes[-1], document)
    stop()
    return Spread(tuple(values))


def _keep(commit: Commit, changes: list[Change]) -> None:
    changes.append(commit.change)


def _take(watch: FindingWatch, change: Change, document: Document) -> int:
    watch.update(change, document)
    return len(watch.findings)


def _time(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000
