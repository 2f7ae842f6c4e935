"""Small pictures of sessions, drawn from their boards, kept in the library's index.

A kept picture holds the board twice, side by side: in light and in dark.
"""

from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.style import THUMBNAIL, TOKENS, Palette
from confluence_desktop.painting.image import render_image
from confluence_desktop.storage.bin import Binned
from confluence_desktop.storage.entries import SessionEntry
from confluence_desktop.storage.library import Library
from confluence_desktop.workshop.agenda import ROOM_ID, Room
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.operations import boards_in_order

__all__ = ["draw_sheet", "picture_of", "picture_of_binned", "shown_board"]

WIDTH_PX, HEIGHT_PX = 480, 232
_MARGIN_PX = 18.0
_ON_LIGHT_CARD = Palette(is_dark=False, overrides={"paper": TOKENS["card"][0]})
_ON_DARK_CARD = Palette(is_dark=True, overrides={"paper": TOKENS["card"][1]})


def picture_of(library: Library, entry: SessionEntry, *, is_dark: bool) -> QImage | None:
    """The picture of a session, drawn anew if it has changed; None if it has nothing to show.

    May be called from any thread.

    Raises:
        FileError: The session can't be read just now.
    """
    kept = library.thumbnail(entry)
    if kept is not None and kept[1] == entry.revision:
        sheet = QImage.fromData(QByteArray(kept[0]))
        if sheet.width() == 2 * WIDTH_PX:
            return _half(sheet, is_dark=is_dark)
    drawn = draw_sheet(library.read(entry))
    if drawn is None:
        return None
    library.set_thumbnail(entry, _png(drawn), entry.revision)
    return _half(drawn, is_dark=is_dark)


def picture_of_binned(library: Library, binned: Binned, *, is_dark: bool) -> QImage | None:
    """The picture of a session in the bin, of which the index is to keep nothing.

    Raises:
        FileError: It can't be read.
    """
    drawn = draw_sheet(library.read(library.entry_at(binned.path)))
    return None if drawn is None else _half(drawn, is_dark=is_dark)


def draw_sheet(records: Records) -> QImage | None:
    """The board that stands for a session, in light and in dark.

    Home may stand on a wall that shows the same screen, so it tells no more than a wall may.
    """
    seen = visible(records, Audience.WALL)
    board = shown_board(seen)
    if board is None:
        return None
    drawn = BOARD_TYPES[board.type].draw(board, seen, THUMBNAIL)
    drawing = replace(drawn, bands=())  # their names would be under any size that can be read
    sheet = QImage(2 * WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    for place, palette in enumerate((_ON_LIGHT_CARD, _ON_DARK_CARD)):
        half = render_image(drawing, palette, WIDTH_PX, HEIGHT_PX, margin=_MARGIN_PX)
        painter.drawImage(place * WIDTH_PX, 0, half)
    painter.end()
    return sheet


def shown_board(records: Records) -> Board | None:
    """The board that the session stopped at, else the first one that holds anything."""
    boards = boards_in_order(records)
    room = records.find(Room, ROOM_ID)
    for board in boards:
        if room is not None and board.id == room.board_id:
            return board
    filled = (board for board in boards if records.where(Card, board_id=board.id))
    return next(filled, None) or next(iter(boards), None)


def _half(sheet: QImage, *, is_dark: bool) -> QImage:
    return sheet.copy(WIDTH_PX if is_dark else 0, 0, WIDTH_PX, HEIGHT_PX)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a str
    return bytes(buffer.data().data())
