"""The boards by themselves, as on screen, fitted into a picture."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QImage

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.record import Records
from confluence_desktop.document.store import RecordStore
from confluence_desktop.drawing.style import DARK, LIGHT, SCREEN, THUMBNAIL, Palette
from confluence_desktop.painting.image import render_image
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.operations import boards_in_order
from tests.gallery.pictures import Picture
from tests.gallery.sessions import STATES

_PALETTES = {"light": LIGHT, "dark": DARK}


def boards() -> Iterator[Picture]:
    """Every board in every state, in both themes."""
    for state, make in STATES.items():
        records = RecordStore(make())
        for board in boards_in_order(records):
            for theme, palette in _PALETTES.items():
                name = f"board/{board.type}/{state}/{theme}"
                yield Picture(name, partial(_drawn, board, records, palette))


def thumbnails() -> Iterator[Picture]:
    """The boards as home shows them on its cards."""
    for state in ("sample", "full", "empty"):
        records = RecordStore(STATES[state]())
        for board in boards_in_order(records):
            name = f"thumbnail/{board.type}/{state}"
            yield Picture(name, partial(_drawn_small, board, records))


def _drawn(board: Board, records: Records, palette: Palette) -> QImage:
    drawing = BOARD_TYPES[board.type].draw(board, records, SCREEN)
    return render_image(drawing, palette, 1400, 1000)


def _drawn_small(board: Board, records: Records) -> QImage:
    drawing = BOARD_TYPES[board.type].draw(board, records, THUMBNAIL)
    return render_image(drawing, LIGHT, 480, 232)
