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
    from confluence_desktop.boards.strategy_map.clippings import Private
    from confluence_desktop.canvas.accented_canvas import AccentedCanvas
    from confluence_desktop.document.document import Document
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.workshop.cards import Board, Card

CARDS_TYPE = "application/x-confluence-cards"

_last: tuple[weakref.ref[Document], bytes, Private] | None = None
"""What was copied last, with what only its own session gets back."""


def copy_selection(view: AccentedCanvas) -> None:
    """Put what is selected on the clipboard: its texts, and cards as cards."""
    global _last  # noqa: PLW0603  there is one clipboard
    board, mime = view.board(), QMimeData()
    said = _texts(view)
    if board is not None and board.type is BoardKind.STRATEGY_MAP:
        clipping = clipping_of(view.records, board, in_order(view.index, view.selection))
        if clipping is not None:
            said = clipping.text
            mime.setData(CARDS_TYPE, clipping.data)
            _last = weakref.ref(view.document), clipping.data, clipping.private
    if said:
        mime.setText(said)
        QGuiApplication.clipboard().setMimeData(mime)


def has_cards() -> bool:
    """Whether the clipboard holds cards."""
    mime = _mime()
    return mime is not None and mime.hasFormat(CARDS_TYPE)


def cards() -> bytes | None:
    """The cards on the clipboard, as `paste_cards` takes them."""
    mime = _mime()
    return bytes(mime.data(CARDS_TYPE).data()) if mime is not None and has_cards() else None


def text() -> str:
    """The text on the clipboard; empty where there is none."""
    mime = _mime()
    return mime.text() if mime is not None else ""


def paste_cards(draft: Draft, board: Board, data: bytes, source: Document) -> list[Card]:
    """Add cards at their own levels; a session gets back what is private if it copied them."""
    return paste_clipping(draft, board, data, _private(source, data))


def _mime() -> QMimeData | None:
    """What is on the clipboard; some platforms have nothing at all before the first copy."""
    return cast("QMimeData | None", QGuiApplication.clipboard().mimeData())  # not so in the stubs


def _private(document: Document, data: bytes) -> Private:
    if _last is None or _last[0]() is not document or _last[1] != data:
        return {}
    return _last[2]


def _texts(view: AccentedCanvas) -> str:
    """What is selected says, one a line."""
    figures = [view.index.of_record(id_)[0] for id_ in in_order(view.index, view.selection)]
    return "\n".join(" ".join(one.texts[0].text.split()) for one in figures if one.texts)
