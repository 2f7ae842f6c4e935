"""The Confluence plan in words: what is tried by when, and every round with all its fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.boards.confluence_plan.operations import rounds_of
from confluence_desktop.report import words
from confluence_desktop.report.flow import (
    BODY_BOLD,
    MUTED,
    SMALL,
    heading,
    late_line,
)
from confluence_desktop.report.sections.crossing import LABELLED, MEET, in_pairs
from confluence_desktop.report.tables import Across, Cell, Column, Group, table
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


def has_rounds(board: Board, seen: Records) -> bool:
    """Whether a board is a plan in which something is planned."""
    return bool(seen.where(Round, board_id=board.id))


def plan_in_short(seen: Records, width: float, first_pages: Mapping[str, int]) -> Iterator[Piece]:
    """The rounds of each plan: by when, what with what tool, by whom, and to learn what.

    Args:
        seen: What attendees may see.
        width: In points.
        first_pages: On which page each board begins, by id; need be known only when painting.
    """
    said = spoken("plan")["paper"]
    columns = (
        Column(said["by"], 0.14),
        Column(said["together"], 0.36, BODY_BOLD),
        Column(said["owner"], 0.14),
        Column(said["learn_together"], 0.18),
        Column(said["learn_tools"], 0.18),
    )
    for board, rounds in _plans(seen):
        yield from heading(said["heading"], width)
        rows = [_short_row(number, one) for number, one in enumerate(rounds, 1)]
        yield from table(columns, rows, width)
        yield late_line(partial(_where_it_is, first_pages, board.id), SMALL, width, MUTED)


def rounds_in_full(seen: Records, width: float) -> Iterator[Piece]:
    """What the short table leaves out of every round, and its way from a step to the mission."""
    said = spoken("plan")["paper"]
    for _, rounds in _plans(seen):
        yield from heading(said["in_full"], width)
        rows: list[Row | Group | Across] = []
        for number, one in enumerate(rounds, 1):
            rows.append(Group(f"{number} · {one.text}", MEET))
            rows += _fields(seen, one)
            trace = trace_sentence(seen, one.id, has_gap=False)
            if trace:
                rows.append(Across(trace))
        yield from table(LABELLED, rows, width, is_dense=True)


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
        Cell(words.short_date(one.due), state),
        Cell(f"{number} · {one.text}", " · ".join(part for part in (one.act, one.tool) if part)),
        one.owner,
        one.learn_together,
        one.learn_tools,
    )


def _fields(seen: Records, one: Round) -> Iterator[Row]:
    said = spoken("plan")["details"]
    needed = [found.text for id_ in one.requires if (found := seen.find(Round, id_)) is not None]
    return in_pairs(
        [
            (said["signal"], one.signal),
            (said["done_when"], one.done_when),
            (said["other"], one.other),
            (said["starts_on"], words.short_date(one.starts_on)),
            (said["requires"], "\n".join(needed)),
            (said["happened"], one.happened),
            (said["learned"], one.learned),
        ]
    )


def _where_it_is(first_pages: Mapping[str, int], board_id: str) -> str:
    whole: str = spoken("plan")["paper"]["whole"]
    return whole.format(page=first_pages[board_id])
