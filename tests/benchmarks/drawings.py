"""Text and boards: laying out and drawing, against Qt's bare text layout."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextOption

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.strategy_map.operations import set_text
from confluence_desktop.document.document import Document
from confluence_desktop.drawing import fonts, paragraph, text_layout, word_lines
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.drawing.text_block import Face
from confluence_desktop.drawing.text_layout import begin_measures, glyph_lines, layout_text
from confluence_desktop.workshop.cards import Board
from tests.benchmarks.measuring import Row, Spread, run_times
from tests.gallery.sessions import MAP_ID, eight_words, map_only

_FACE = Face(19)
_WIDTH = 184.0


def texts(scale: float = 1.0) -> Iterator[Row]:
    """A thousand texts of eight words: lines, then glyphs, never seen before."""
    count = max(10, round(1_000 * min(1.0, scale)))
    said = eight_words(count)
    limit = run_times(lambda: bare_layout(said), 5, warm_ups=1)

    def lines() -> None:
        forget_texts()
        for text in said:
            layout_text(text, _FACE, _WIDTH)

    def glyphs() -> None:
        forget_texts()
        for text in said:
            glyph_lines(layout_text(text, _FACE, _WIDTH))

    yield Row(f"lines of {count:,} texts", run_times(lines, 5, warm_ups=1), limit)
    yield Row(f"glyphs of {count:,} texts", run_times(glyphs, 5, warm_ups=1), limit)


def drawings(scale: float = 1.0) -> Iterator[Row]:
    """Maps drawn anew, and drawn again after one text changed."""
    for cards, target in ((200, "tidy ≤ 100 ms"), (1_000, "≤ 0.5 s"), (10_000, "≤ 5 s")):
        count = max(10, round(cards * min(1.0, scale)))
        document = Document(map_only(count))
        runs = 1 if cards > 1_000 else 3
        said = eight_words(count)
        limit = run_times(partial(bare_layout, said), runs)

        def anew(document: Document = document) -> None:
            forget_texts()
            draw(document)

        ours = run_times(anew, runs)
        yield Row(f"draw {count:,} cards, texts new", ours, limit)
        again = run_times(partial(draw, document), runs)
        yield Row(f"draw {count:,} cards, texts known", again, None, target)
        yield Row(f"draw {count:,} cards again after an edit", _after_edits(document, count, runs))


def draw(document: Document, previous: Drawing | None = None) -> Drawing:
    """The map of a document."""
    board = document.find(Board, MAP_ID)
    assert board is not None
    return BOARD_TYPES[board.type].draw(board, document, SCREEN, previous)


def bare_layout(said: list[str]) -> float:
    """Lay texts out by Qt alone, in the same font and width, and take their heights."""
    font = fonts.interface_font(_FACE.size_px)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    height = 0.0
    for text in said:
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.beginLayout()
        at = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(_WIDTH)
            line.setPosition(QPointF(0, at))
            at += line.height()
        layout.endLayout()
        height += at
    return height


def forget_texts() -> None:
    """Forget what texts measured and how they were laid out, so that each text is new."""
    begin_measures(None)
    for module in (text_layout, paragraph, word_lines):
        for value in vars(module).values():
            if callable(getattr(value, "cache_clear", None)):
                value.cache_clear()


def _after_edits(document: Document, count: int, runs: int) -> Spread:
    drawing = draw(document)

    def edit() -> None:
        nonlocal drawing
        drawing = draw(document, drawing)

    values: list[float] = []
    for number in range(runs + 2):
        with document.transaction("Edit card") as draft:
            set_text(draft, f"card_{count // 2:05}", "text", f"Another wording {number}")
        values += run_times(edit, 1).values
    return Spread(tuple(values))
