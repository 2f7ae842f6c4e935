"""The clipboard of a board: texts for every program, and cards for every map."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from confluence_desktop.boards.strategy_map.clippings import clipping_of, paste_clipping
from confluence_desktop.canvas.reading_order import in_order
from confluence_desktop.workshop.cards import BoardKind

if TYPE_CHECKING:
    from confluence_desktop.boards.board_type import BoardType, Destination
    from confluence_desktop.boards.strategy_map.clippings import Private
    from confluence_desktop.canvas.edited_canvas import EditedCanvas
    from confluence_desktop.document.document import Document
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.document.record import Record
    from confluence_desktop.workshop.cards import Board

CARDS_TYPE = "application/x-confluence-cards"

_last: tuple[weakref.ref[Document], bytes, Private] | None = None
"""What was copied last, with what only its own session gets back."""


def copy_selection(view: EditedCanvas) -> None:
    """Put what is selected on the clipboard: its texts, and cards as cards."""
    global _last  # noqa: PLW0603  there is one clipboard
    board, mime = view.board(), QMimeData()
    text = _texts(view)
    if board is not None and board.type is BoardKind.STRATEGY_MAP:
        clipping = clipping_of(view.records, board, in_order(view.index, view.selection))
        if clipping is not None:
            text = clipping.text
            mime.setData(CARDS_TYPE, clipping.data)
            _last = weakref.ref(view.document), clipping.data, clipping.private
    if text:
        mime.setText(text)
        QGuiApplication.clipboard().setMimeData(mime)


def has_cards() -> bool:
    """Whether the clipboard holds cards."""
    mime = _mime()
    return mime is not None and mime.hasFormat(CARDS_TYPE)


def _mime() -> QMimeData | None:
    """What is on the clipboard; some platforms have nothing at all before the first copy."""
    return cast("QMimeData | None", QGuiApplication.clipboard().mimeData())  # not so in the stubs


def paste(view: EditedCanvas, to: Destination | None = None) -> None:
    """Add what is on the clipboard: cards at their own levels, a list where told."""
    mime, board = _mime(), view.board()
    if mime is None or board is None or not view.is_editable:
        return
    if board.type is BoardKind.STRATEGY_MAP and mime.hasFormat(CARDS_TYPE):
        _paste_cards(view, bytes(mime.data(CARDS_TYPE).data()))
    elif mime.text().strip():
        view.paste_text(mime.text(), to)


def _paste_cards(view: EditedCanvas, data: bytes) -> None:
    made: list[Record] = []

    def act(draft: Draft, board: Board, _kind: BoardType) -> None:
        made.extend(paste_clipping(draft, board, data, _private(view.document, data)))

    if view.verbs.attempt("Paste cards", act):
        view.select([record.id for record in made])
        view.reveal(made[0].id)


def _private(document: Document, data: bytes) -> Private:
    if _last is None or _last[0]() is not document or _last[1] != data:
        return {}
    return _last[2]


def _texts(view: EditedCanvas) -> str:
    """What is selected says, one a line."""
    figures = [view.index.of_record(id_)[0] for id_ in in_order(view.index, view.selection)]
    return "\n".join(" ".join(one.texts[0].text.split()) for one in figures if one.texts)
