"""Touching a large board: pan, zoom, keys and a dragged card, against the barest kept frame."""

import time
from collections.abc import Callable, Iterator
from functools import cache, partial

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.text_editor import TextEditor
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.guards import RULES
from tests.benchmarks.bare_board import BareBoard
from tests.benchmarks.measuring import Row, Spread, each_time
from tests.gallery.pictures import settle
from tests.gallery.sessions import MAP_ID, map_only

SIZE = QSize(1920, 1080)
_STEP = 24
_STEPS = 200
_FRAME_S = 0.016


def canvas(scale: float = 1.0) -> Iterator[Row]:
    """Both sizes of board, whole and near."""
    steps = max(6, round(24 * scale))
    for cards in (1_000, 10_000):
        count = max(10, round(cards * min(1.0, scale)))
        document = Document(map_only(count), rules=RULES)
        view = BoardView(None, document, MAP_ID)
        view.resize(SIZE)
        view.show()
        view.has_reduced_motion = True
        bare = a_bare_board(count)
        bare.show()
        settle()
        yield from _looks(view, bare, count, steps)
        yield from _touches(view, count, steps)
        view.close()
        bare.close()
        view.deleteLater()
        settle()


def a_bare_board(count: int) -> BareBoard:
    """The barest widget with the figures of a map of so many cards."""
    return BareBoard(_drawing(count), SIZE)


@cache
def _drawing(count: int) -> Drawing:
    document = Document(map_only(count))
    board = document.find(Board, MAP_ID)
    assert board is not None
    return BOARD_TYPES[board.type].draw(board, document, SCREEN)


def _looks(view: BoardView, bare: BareBoard, count: int, steps: int) -> Iterator[Row]:
    targets = {1_000: "p95 ≤ 2, ≤ 16.7 ms", 10_000: "p95 ≤ 1.3"}
    for place in ("all", "near"):
        if place == "all":
            view.fit()
        else:
            view.zoom_to_100()
        view.settle()
        view.repaint()
        camera = view.sight.camera
        bare.look(camera.scale, QPointF(camera.x, camera.y))
        bare.repaint()
        ours, limit = _panned(view, bare, place, max(6, round(_STEPS * steps / 24)))
        yield Row(f"pan step, {count:,} {place}", ours, limit, targets.get(count, ""), is_p95=True)
        ours, limit = _in_turn(
            lambda dx: _crisp(view, 1.1 if dx > 0 else 1 / 1.1),
            lambda dx: _crisp_bare(bare, 1.1 if dx > 0 else 1 / 1.1),
            max(4, steps // 4),
        )
        target = "≤ 1.5" if count == 1_000 else ""
        yield Row(f"crisp frame after zoom, {count:,} {place}", ours, limit, target)


def _touches(view: BoardView, count: int, steps: int) -> Iterator[Row]:
    card = f"card_{count // 2:05}"
    view.zoom_to_100()
    view.reveal(card)
    view.settle()
    view.setFocus()
    view.select([card])
    view.repaint()  # a key is pressed by somebody who sees the card
    keys = [Qt.Key.Key_Right, Qt.Key.Key_Left] * (steps // 2)
    yield Row(
        f"arrow key to pixels, {count:,} near",
        each_time([partial(_press, view, key) for key in keys]),
        None,
        "≤ 20 ms",
    )
    view.edit(card)
    editor = view.findChild(TextEditor)
    assert isinstance(editor, TextEditor)
    letters = [Qt.Key.Key_A] * steps
    yield Row(
        f"letter typed in a card, {count:,} near",
        each_time([partial(_press, editor, key) for key in letters]),
        None,
        "≤ 20 ms",
    )
    view.commit_editor()
    settle()
    yield Row(f"dragging a card, {count:,}", _dragged(view, card, steps), None, "p95 ≤ 16.7 ms")


def _press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def _dragged(view: BoardView, card: str, steps: int) -> Spread:
    figure = view.index.by_key(card)
    assert figure is not None
    at = view.to_device(Point(figure.bounds.x + 6, figure.bounds.centre.y))
    start = QPoint(round(at.x), round(at.y))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    moves: list[Callable[[], object]] = [
        partial(_move, view, start + QPoint(6 * n, 2 * n)) for n in range(1, steps + 5)
    ]
    times = each_time(moves)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start)
    settle()
    return Spread(times.values[4:])


def _move(view: BoardView, to: QPoint) -> None:
    QTest.mouseMove(view, to)
    QApplication.processEvents()


def _in_turn(
    ours: Callable[[int], None], limit: Callable[[int], None], steps: int
) -> tuple[Spread, Spread]:
    ways = [_STEP if n // 8 % 2 == 0 else -_STEP for n in range(steps)]
    works: list[Callable[[], None]] = []
    for way in ways:
        works += [partial(ours, way), partial(limit, way)]
    both = each_time(works).values
    return Spread(both[::2]), Spread(both[1::2])


def _panned(view: BoardView, bare: BareBoard, place: str, steps: int) -> tuple[Spread, Spread]:
    """Pan on and on over ground that nobody has seen near, or to and fro where all is in sight."""
    ways = [_STEP if n // 8 % 2 == 0 else -_STEP for n in range(steps)]
    if place == "near":
        bounds, seen = view.index.drawing.bounds, view.sight.visible
        view.push(round(seen.x - bounds.x), 0)
        view.repaint()
        camera = view.sight.camera
        bare.look(camera.scale, QPointF(camera.x, camera.y))
        bare.repaint()
        ways = [-_STEP] * steps
    ours: list[float] = []
    limit: list[float] = []
    for way in ways:
        ours.append(_after_a_frame(partial(_pan, view, way)))
        limit.append(_after_a_frame(partial(_pan_bare, bare, way)))
    return Spread(tuple(ours)), Spread(tuple(limit))


def _after_a_frame(step: Callable[[], object]) -> float:
    """Milliseconds from when a hand moves on, one frame after it did, until its pixels are there.

    What a program does between two moves of a hand counts only where the hand has to wait for it.
    """
    due = time.perf_counter() + _FRAME_S
    while (left := due - time.perf_counter()) > 0:
        QApplication.processEvents()
        time.sleep(max(0.0, min(0.001, left - 0.002)))
    step()
    return (time.perf_counter() - due) * 1000


def _pan(view: BoardView, dx: int) -> None:
    view.push(dx, 0)
    view.repaint()


def _pan_bare(bare: BareBoard, dx: int) -> None:
    bare.push(dx)
    bare.repaint()


def _crisp(view: BoardView, factor: float) -> None:
    view.zoom_by(factor)
    view.settle()
    view.repaint()


def _crisp_bare(bare: BareBoard, factor: float) -> None:
    middle = QPointF(bare.width() / 2, bare.height() / 2)
    bare.look(bare.scale * factor, middle + (bare.at - middle) * factor)
    bare.repaint()
