"""Edits that alter a large map itself, from the verb until the pixels are there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle

from PySide6.QtCore import QPointF

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.view_state import Camera
from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.links import Link
from tests.benchmarks.bare_board import BareBoard
from tests.benchmarks.canvas import SIZE, a_bare_board
from tests.benchmarks.measuring import Row, Spread, each_time
from tests.gallery.pictures import settle
from tests.gallery.sessions import MAP_ID, map_only

_TARGETS = {1_000: "≤ 100 ms", 10_000: "≤ 300 ms"}


def edits(scale: float = 1.0) -> Iterator[Row]:
    """Cards added, deleted and sent to other levels, links made and undone, near.

    The limit is the barest board painting all that is seen once more.
    """
    rounds = max(1, round(6 * scale))
    for cards, target in _TARGETS.items():
        count = max(300, round(cards * min(1.0, scale)))
        view = BoardView(None, Document(map_only(count), rules=RULES), MAP_ID)
        view.resize(SIZE)
        view.show()
        view.has_reduced_motion = True
        bare = a_bare_board(count)
        bare.show()
        settle()
        view.zoom_to_100()
        hand = _Hand(view)
        for name, act in hand.acts().items():
            ours, limit = _to_pixels(view, bare, act, rounds * (3 if name == "add" else 2))
            yield Row(f"{name} to pixels, {count:,} near", ours, limit, target)
        view.close()
        bare.close()
        view.deleteLater()
        settle()


def _to_pixels(
    view: BoardView, bare: BareBoard, act: Callable[[], Callable[[], object]], runs: int
) -> tuple[Spread, Spread]:
    ours: list[float] = []
    limit: list[float] = []
    for _ in range(runs):
        verb = act()
        view.settle()
        view.repaint()

        ours += each_time([partial(_seen, view, verb)]).values
        limit += each_time([partial(_whole, bare, view.sight.camera)]).values
        settle()
    return Spread(tuple(ours)), Spread(tuple(limit))


def _seen(view: BoardView, verb: Callable[[], object]) -> None:
    verb()
    view.repaint()


def _whole(bare: BareBoard, camera: Camera) -> None:
    bare.look(camera.scale, QPointF(camera.x, camera.y))
    bare.repaint()


class _Hand:
    """Somebody who works in the middle of each lane by turns; acts are ready before they count."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._ranks = cycle((6, 5, 4, 3))
        self._number = 0

    def acts(self) -> dict[str, Callable[[], Callable[[], object]]]:
        """What is done, by name."""
        return {
            "add": self._add,
            "delete": self._delete,
            "level change": self._send,
            "link": self._link,
            "undo": lambda: self._view.document.undo,
        }

    def _add(self) -> Callable[[], object]:
        level = LEVELS[next(self._ranks)]
        end = self._card(LEVELS[level.rank - 1])
        self._number += 1
        words = f"A new thought, number {self._number}, of somebody in the room"

        def act() -> object:
            view, kind = self._view, self._view.board_type()
            board = view.document.find(Board, MAP_ID)
            assert kind is not None
            assert board is not None
            to = next(one for one in kind.destinations(board, view.document) if one.key == level)
            with view.document.transaction("Add") as draft:
                return kind.add(draft, board, replace(to, under_id=end.id), words)

        return act

    def _delete(self) -> Callable[[], object]:
        card = self._card(LEVELS[next(self._ranks)])
        return lambda: self._view.verbs.delete([card.id])

    def _send(self) -> Callable[[], object]:
        rank = next(self._ranks)
        card, goal = self._card(LEVELS[rank]), LEVELS[rank - 1]
        view, kind, board = self._view, self._view.board_type(), self._view.board()
        assert kind is not None
        assert board is not None
        to = next(one for one in kind.destinations(board, view.document) if one.key == goal)
        return lambda: view.verbs.send([card.id], to)

    def _link(self) -> Callable[[], object]:
        rank = next(self._ranks)
        card = self._card(LEVELS[rank])
        links = self._view.document.all(Link)
        mine = {link.target_id for link in links if link.source_id == card.id}
        above = self._row(LEVELS[rank - 1])
        end_id = next(one.id for one in above[len(above) // 2 :] if one.id not in mine)
        return lambda: self._view.verbs.join(card.id, end_id)

    def _card(self, level: Level) -> Card:
        row = self._row(level)
        card = row[len(row) // 2]
        self._view.reveal(card.id)
        return card

    def _row(self, level: Level) -> list[Card]:
        found = self._view.document.where(Card, board_id=MAP_ID)
        return sorted((card for card in found if card.level is level), key=lambda one: one.order)
