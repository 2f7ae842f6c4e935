"""A large board on a view: seen by its sketch at once, and then as if it had been drawn so."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, sketching
from confluence_desktop.boards.strategy_map.drawing import draw_map
from confluence_desktop.boards.strategy_map.map_drawing import MapDrawing
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.sketch import Sketch
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.painting.qt_sketch import sketch_of
from confluence_desktop.workshop.cards import Board, Card
from tests.gallery.sessions import map_only

WAIT_MS = 8000
Show = Callable[[Sketch | None], BoardView]


@pytest.fixture
def document() -> Document:
    return Document(map_only(600))


@pytest.fixture
def sketch(document: Document) -> Sketch:
    drawing = STRATEGY_MAP.draw(next(iter(document.all(Board))), document, SCREEN)
    sketch = sketch_of(drawing, STRATEGY_MAP.edges_of(drawing))
    assert sketch is not None
    return sketch


@pytest.fixture
def show(qtbot: QtBot, document: Document) -> Show:
    """Shows the map in a view, with a sketch or without."""

    def make(sketch: Sketch | None) -> BoardView:
        view = BoardView(None, document, next(iter(document.all(Board))).id)
        view.sketch_for = lambda *_: sketch
        view.has_reduced_motion = True
        qtbot.addWidget(view, before_close_func=lambda _: view.finish_drawing())
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a frame would tell one from the other
        view.resize(700, 500)
        view.show()
        qtbot.waitExposed(view)
        view.grab()
        return view

    return make


def test_a_sketched_board_is_seen_before_it_is_drawn_and_drawn_soon(
    qtbot: QtBot, show: Show, sketch: Sketch
) -> None:
    view = show(sketch)
    before = view.grab().toImage()
    qtbot.waitUntil(lambda: view.is_drawn, timeout=WAIT_MS)
    view.settle()
    fresh = show(None)
    fresh.settle()
    assert before == view.grab().toImage() == fresh.grab().toImage()


def test_whoever_asks_for_a_figure_gets_it_at_once(
    show: Show, sketch: Sketch, document: Document
) -> None:
    view = show(sketch)
    card = next(iter(document.all(Card)))
    view.select([card.id])
    assert view.selection == {card.id}
    assert view.index.drawing == STRATEGY_MAP.draw(view.board(), document, SCREEN)  # type: ignore[arg-type]  # it is there


def test_an_edit_that_comes_before_the_figures_is_shown(
    show: Show, sketch: Sketch, document: Document
) -> None:
    view = show(sketch)
    with document.transaction("Say it otherwise") as draft:
        card = draft.put(next(iter(draft.all(Card))).changed(text="Said otherwise " * 20))
    view.settle()
    fresh = show(None)
    fresh.settle()
    assert view.grab().toImage() == fresh.grab().toImage()
    assert "Said otherwise" in view.index.of_record(card.id)[0].name


def test_the_pointer_on_a_board_that_comes_up_waits_for_nothing(
    show: Show, sketch: Sketch, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_draw = Event()

    def held(*words: Any) -> MapDrawing:
        assert may_draw.wait(WAIT_MS / 1000)
        return draw_map(*words)

    monkeypatch.setattr(sketching, "draw_map", held)
    view = show(sketch)
    QTest.mouseMove(view, QPoint(300, 200))
    QApplication.processEvents()
    assert not view.is_drawn
    may_draw.set()


def test_another_zoom_shows_what_a_board_shows_that_was_drawn_at_once(
    show: Show, sketch: Sketch
) -> None:
    views = [show(sketch), show(None)]
    for view in views:
        view.zoom_by(4)
        view.push(30, 20)
        view.settle()
    assert views[0].grab().toImage() == views[1].grab().toImage()


def test_a_view_whose_figures_never_came_can_be_left(show: Show, sketch: Sketch) -> None:
    view = show(sketch)
    view.finish_drawing()
    view.close()
