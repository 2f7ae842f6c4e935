"""A large map that is seen by its sketch before it is drawn."""

import random
import threading
from dataclasses import fields
from hashlib import blake2b

import pytest
from PySide6.QtGui import QImage, QPainter

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, operations
from confluence_desktop.boards.strategy_map.map_drawing import MapDrawing
from confluence_desktop.boards.strategy_map.sketching import LAYOUT
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.sketch import Sketch
from confluence_desktop.drawing.style import DARK, LIGHT, PAPER, SCREEN, WALL, Palette, Style
from confluence_desktop.painting.image import fitted_bounds
from confluence_desktop.painting.qt import paint_drawing
from confluence_desktop.painting.qt_sketch import sketch_of
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.links import Effect, Link
from tests.gallery.sessions import map_only

CARDS = 600
_SIZE = (640, 400)
_SCALE = 0.05


def a_large_map(seed: int | None = None) -> tuple[Document, Board]:
    """A map; with a seed, one on which somebody has worked."""
    document = Document(map_only(CARDS))
    (board,) = document.all(Board)
    if seed is not None:
        chance = random.Random(seed)  # noqa: S311  # equal maps each time, no secret
        cards = [*document.all(Card)]
        with document.transaction("Work on it") as draft:
            for card in chance.sample(cards, 40):
                text, order = "word " * chance.randint(1, 30), chance.random() * 1e6
                draft.put(card.changed(text=text, order=order, covered=chance.random() < 0.5))
            for link in chance.sample([*document.all(Link)], 10):
                draft.put(link.changed(effect=Effect.HURTS, confidence=chance.randint(1, 9)))
            operations.delete(draft, [card.id for card in chance.sample(cards, 12)])
    return document, board


def sketched(drawing: Drawing) -> Sketch:
    sketch = sketch_of(drawing, STRATEGY_MAP.edges_of(drawing))
    assert sketch is not None
    return sketch


def pixels(drawing: Drawing, palette: Palette = LIGHT) -> QImage:
    """All of a drawing from far."""
    image = QImage(*_SIZE, QImage.Format.Format_RGB32)
    image.fill(0)
    bounds = fitted_bounds(drawing)
    painter = QPainter(image)
    painter.scale(_SCALE, _SCALE)
    painter.translate(-bounds.x, -bounds.y)
    paint_drawing(painter, drawing, palette, bounds.grown(900), _SCALE)
    painter.end()
    return image


@pytest.mark.parametrize("seed", [None, 1, 2, 3])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_sketch_has_the_pixels_of_the_figures(seed: int | None, palette: Palette) -> None:
    document, board = a_large_map(seed)
    drawing = STRATEGY_MAP.draw(board, document, SCREEN)
    kept = Sketch.unpacked(sketched(drawing).packed("one"), "one")
    assert kept is not None
    later = STRATEGY_MAP.draw_later(board, document, SCREEN, kept)
    assert fitted_bounds(later) == fitted_bounds(drawing)
    assert pixels(later, palette) == pixels(drawing, palette)
    assert not later.is_drawn, "nobody had to make a figure for that"


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_what_is_drawn_later_equals_what_is_drawn_at_once(seed: int | None) -> None:
    document, board = a_large_map(seed)
    drawing = STRATEGY_MAP.draw(board, document, SCREEN)
    later = STRATEGY_MAP.draw_later(board, document.snapshot(), SCREEN, sketched(drawing))
    with document.transaction("Empty it") as draft:
        operations.delete(draft, [card.id for card in document.all(Card)])
    assert later == drawing, "the records were those of then"
    assert later.is_drawn
    for one in fields(MapDrawing):
        assert hasattr(later, one.name)


def test_an_edit_of_what_is_drawn_later_equals_a_fresh_drawing_and_keeps_no_sketch() -> None:
    document, board = a_large_map()
    sketch = sketched(STRATEGY_MAP.draw(board, document, SCREEN))
    later = STRATEGY_MAP.draw_later(board, document.snapshot(), SCREEN, sketch)
    for text in ("Said otherwise", "Said with far more words than before " * 5):
        with document.transaction("Say it otherwise") as draft:
            card = next(iter(draft.all(Card)))
            draft.put(card.changed(text=text))
        then = STRATEGY_MAP.draw(board, document, SCREEN, later)
        assert then == STRATEGY_MAP.draw(board, document, SCREEN)
        assert then.sketch is None
        later = then


def test_two_threads_that_ask_get_the_same_figures() -> None:
    document, board = a_large_map()
    sketch = sketched(STRATEGY_MAP.draw(board, document, SCREEN))
    later = STRATEGY_MAP.draw_later(board, document.snapshot(), SCREEN, sketch)
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(later.figures)) for _ in range(2)]
    for thread in threads:
        thread.start()
    found.append(later.figures)
    for thread in threads:
        thread.join()
    assert all(one is found[0] for one in found)


def test_only_large_maps_on_a_screen_that_show_all_lanes_are_sketched() -> None:
    document, board = a_large_map()
    assert STRATEGY_MAP.edges_of(STRATEGY_MAP.draw(board, document, SCREEN))
    focus = Style(lanes=("goal", "objective"))
    assert STRATEGY_MAP.sketch_name(SCREEN)
    assert not any(map(STRATEGY_MAP.sketch_name, (WALL, PAPER, focus)))
    small = Document(map_only(100))
    assert not STRATEGY_MAP.edges_of(STRATEGY_MAP.draw(board, small, SCREEN))


def test_shapes_of_a_view_that_are_drawn_otherwise_have_other_names() -> None:
    document, board = a_large_map()
    drawn: dict[str, Drawing] = {}
    for tenths in range(6, 40, 2):
        style = Style(aspect=tenths / 10)
        drawing = STRATEGY_MAP.draw(board, document, style)
        assert drawn.setdefault(STRATEGY_MAP.sketch_name(style), drawing) == drawing
    assert len(drawn) > 2


def test_a_map_that_is_drawn_otherwise_than_before_has_another_name() -> None:
    """Where this fails, count LAYOUT up and write the new digest here: sketches would be stale."""
    told = blake2b(digest_size=8)
    for seed in (None, 1):
        document, board = a_large_map(seed)
        drawing = STRATEGY_MAP.draw(board, document, SCREEN)
        for figure in drawing.figures:
            told.update(repr((figure.key, figure.bounds, figure.block, figure.z)).encode())
        edges = [(band.key, band.top, band.bottom) for band in drawing.bands]
        told.update(repr((drawing.bounds, edges, drawing.head_width)).encode())
    assert (LAYOUT, told.hexdigest()) == (3, "0b7482c6ce435fe0")
