"""The Confluence plan in words: what is tried by when, and every round with all its fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.boards.confluence_plan.operations import rounds_of
from confluence_desktop.drawing.shapes import Ink
from confluence_desktop.report import words
from confluence_desktop.report.flow import (
    BODY_BOLD,
    MUTED,
    SMALL,
    heading,
    late_line,
)
from confluence_desktop.report.tables import Cell, Column, Group, table
from confluence_desktop.workshop.cards import BoardKind
from confluence_desktop.workshop.chains import trace_sentence
from confluence_desktop.workshop.operations import boards_in_order
from confluence_desktop.workshop.rounds import Round, RoundState
from confluence_desktop.workshop.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confluence_desktop.document.record import Records
    from confluence_desktop.report.flow import Piece
    from confluence_desktop.report.tables import Row
    from confluence_desktop.workshop.cards import Board

MEET = Ink("meet")
_BLANK = "\u00a0"
"""Where a cell is to say nothing at all, not even that it is empty."""


def has_rounds(board: Board, seen: Records) -> bool:
    """Whether a board is a plan in which something is planned."""
    return bool(seen.where(Round, board_id=board.id))


def plan_in_short(seen: Records, width: float, first_pages: Mapping[str, int]) -> Iterator[Piece]:
    """The rounds of each plan: what, who with what, and by when.

    Args:
        seen: What attendees may see.
        width: In points.
        first_pages: On which page each board begins, by id; need be known only when painting.
    """
    said = spoken("plan")["paper"]
    columns = (
        Column(said["round"], 0.36, BODY_BOLD),
        Column(said["together"], 0.26),
        Column(said["signal"], 0.22),
        Column(said["by"], 0.16),
    )
    for board, rounds in _plans(seen):
        yield from heading(said["heading"], width)
        rows = [_short_row(number, one) for number, one in enumerate(rounds, 1)]
        yield from table(columns, rows, width)
        yield late_line(partial(_where_it_is, first_pages, board.id), SMALL, width, MUTED)


def rounds_in_full(seen: Records, width: float) -> Iterator[Piece]:
    """Every field of every round that says something, two in a row, and the way to the mission."""
    said = spoken("plan")["paper"]
    columns = (Column("", 0.16, SMALL, MUTED), Column("", 0.34)) * 2
    for _, rounds in _plans(seen):
        yield from heading(said["in_full"], width)
        rows: list[Row | Group] = []
        for number, one in enumerate(rounds, 1):
            rows.append(Group(f"{number} · {one.text}", MEET))
            rows += _fields(seen, one)
        yield from table(columns, rows, width)


def _plans(seen: Records) -> Iterator[tuple[Board, list[Round]]]:
    for board in boards_in_order(seen):
        rounds = rounds_of(seen, board.id)
        if board.type is BoardKind.CONFLUENCE_PLAN and rounds:
            yield board, rounds


def _short_row(number: int, one: Round) -> Row:
    state = ""
    if one.state is not RoundState.OPEN:
        mark = "✓" if one.state is RoundState.DONE else "✗"
        state = f"{mark} {spoken('plan')['round']['states'][one.state.value]}"
    return (
        Cell(f"{number} · {one.text}", one.owner),
        Cell(one.act, one.tool),
        one.signal,
        Cell(words.short_date(one.due), state),
    )


def _fields(seen: Records, one: Round) -> list[Row]:
    said = spoken("plan")["details"]
    needed = [found.text for id_ in one.requires if (found := seen.find(Round, id_)) is not None]
    state = spoken("plan")["round"]["states"][one.state.value]
    values = {
        "act": one.act,
        "other": one.other,
        "tool": one.tool,
        "owner": one.owner,
        "starts_on": words.short_date(one.starts_on),
        "due": words.short_date(one.due),
        "done_when": one.done_when,
        "signal": one.signal,
        "learn_together": one.learn_together,
        "learn_tools": one.learn_tools,
        "requires": "\n".join(needed),
        "trace": trace_sentence(seen, one.id),
        "state": "" if one.state is RoundState.OPEN else state,
        "happened": one.happened,
        "learned": one.learned,
    }
    told = [(said[name], value) for name, value in values.items() if value]
    if len(told) % 2:
        told.append((_BLANK, _BLANK))
    return [(*left, *right) for left, right in zip(told[::2], told[1::2], strict=True)]


def _where_it_is(first_pages: Mapping[str, int], board_id: str) -> str:
    whole: str = spoken("plan")["paper"]["whole"]
    return whole.format(page=first_pages[board_id])
