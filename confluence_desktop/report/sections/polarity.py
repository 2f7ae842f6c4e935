"""What was said about the two poles of a polarity, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.polarity.operations import BOARD_FIELDS, entries_of
from confluence_desktop.report.flow import BODY, BODY_BOLD, heading, paragraphs
from confluence_desktop.report.tables import Column, table
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.document.record import Records
    from confluence_desktop.report.flow import Piece
    from confluence_desktop.workshop.cards import Board

_KINDS = ("upside", "downside", "action", "warning")
_SIDES = ("left", "right")


def has_polarity(board: Board, seen: Records) -> bool:
    """Whether anything was said on a board."""
    is_named = any(str(getattr(board, field)).strip() for field in BOARD_FIELDS)
    return is_named or bool(seen.where(PolarityEntry, board_id=board.id))


def polarity(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    """Purpose and fear as sentences, and the eight lists as a table of both poles."""
    words = spoken("polarity")
    if not has_polarity(board, seen):
        return
    rows = [
        (words["places"][f"left_{kind}"], *(_list(board, seen, side, kind) for side in _SIDES))
        for kind in _KINDS
    ]
    filled = [row for row in rows if any(row[1:])]
    yield from heading(board.title, width)
    for field in ("purpose", "fear"):
        text = str(getattr(board, field)).strip()
        if text:
            said = f"{words['fields'][field]}: {text}"
            yield from paragraphs(said, BODY, width, after=3, stays_with_next=bool(filled))
    columns = (
        Column("", 0.2, BODY_BOLD),
        Column(board.left_name or words["fields"]["left_name"], 0.4),
        Column(board.right_name or words["fields"]["right_name"], 0.4),
    )
    if filled:
        yield from table(columns, filled, width)


def _list(board: Board, seen: Records, side: str, kind: str) -> str:
    found = entries_of(seen, board.id, PolarityPlace(f"{side}_{kind}"))
    return "\n".join(f"• {entry.text}" for entry in found)
