"""Why the loops hold: every arrow with all its becauses, those that broke struck through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22.becauses import kind_name, state_name
from confluence_desktop.boards.catch_22.sentences import arrow_sentence, both_loops
from confluence_desktop.boards.catch_22.standing import (
    all_becauses,
    arrows_now,
    breaking_steps,
    votes_now,
)
from confluence_desktop.report import words
from confluence_desktop.report.flow import BODY, BODY_BOLD, heading, paragraphs
from confluence_desktop.report.sign import INKS
from confluence_desktop.report.tables import Cell, Column, Group, table
from confluence_desktop.workshop.catch_22 import BecauseState, Side, StepState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confluence_desktop.boards.catch_22.standing import ArrowNow
    from confluence_desktop.document.record import Records
    from confluence_desktop.report.flow import Piece
    from confluence_desktop.report.tables import Row
    from confluence_desktop.workshop.cards import Board
    from confluence_desktop.workshop.catch_22 import Because

_INKS = dict(zip(Side, INKS, strict=True))


def weakest(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    """The because with the most dots where a vote was revealed, else the least certain one."""
    becauses, votes = all_becauses(seen, board), votes_now(seen, board)
    asked = [one for one in becauses if one.confidence is not None]
    if any(votes.get(one.id) for one in becauses):
        found = max(becauses, key=lambda one: votes.get(one.id, 0))
        said = words.WEAKEST.format(text=words.isolated(found.text))
        how = words.DOTS_OF.format(dots=votes[found.id], all=sum(votes.values()))
    elif asked:
        found = min(asked, key=lambda one: one.confidence or 0)
        said = words.LEAST_CERTAIN.format(text=words.isolated(found.text))
        how = words.CONFIDENCE.format(confidence=found.confidence)
    else:
        return
    sentences = [f"{said} ({how})."]
    if found.not_true_when:
        sentences.append(_not_true_when(found))
    yield from paragraphs(" ".join(sentences), BODY, width)


def becauses_in_full(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    """Every arrow in full with its becauses, also where the drawing had to count or cut them."""
    votes = votes_now(seen, board)
    rows: list[Row | Group] = []
    for now in arrows_now(seen, board):
        rows += _arrow(now, board, seen, votes)
    if all(isinstance(row, Group) for row in rows) and not _has_own_sentences(board, seen):
        return
    yield from heading(words.BECAUSES, width)
    columns = (
        Column(words.BECAUSE, 0.67, BODY_BOLD),
        Column(words.KIND, 0.08),
        Column(words.SURE_OF_TEN, 0.125),
        Column(words.DOTS, 0.065),
        Column(words.STATE, 0.105),
    )
    yield from table(columns, rows, width)


def _has_own_sentences(board: Board, seen: Records) -> bool:
    """Whether a loop's sentence no longer says what its conditions say."""
    return any(loop is not None and loop.sentence is not None for loop in both_loops(seen, board))


def _arrow(
    now: ArrowNow, board: Board, seen: Records, votes: Mapping[str, int]
) -> Iterator[Row | Group]:
    loop = now.loop
    if loop is None or not (now.becauses or loop.x or loop.y):
        return
    pattern = words.ARROW_BECAUSE if now.becauses else words.ARROW
    said = pattern.format(arrow=arrow_sentence(loop, now.arrow.number))
    name = board.left_name if now.arrow.side is Side.LEFT else board.right_name
    name = words.isolated(name) if name else ""
    if now.gives:
        name = words.GIVES.format(arrow=name).strip()
    yield Group(f"{name}: {said}" if name else said, _INKS[now.arrow.side])
    for because in now.becauses:
        is_broken = because.id in now.broken
        state = BecauseState.BROKEN if is_broken else because.state
        yield (
            Cell(because.text, _remarks(because, board, seen), is_broken),
            kind_name(because.kind).lower() if because.kind else "",
            "" if because.confidence is None else str(because.confidence),
            str(votes[because.id]) if votes.get(because.id) else "",
            state_name(state).lower(),
        )


def _remarks(because: Because, board: Board, seen: Records) -> str:
    parts = []
    broken_by = [
        words.QUOTED.format(text=words.isolated(step.text))
        for step in breaking_steps(seen, board, because.id)
        if step.state is StepState.COMMITTED
    ]
    if broken_by:
        parts.append(words.BROKEN_BY.format(steps=", ".join(broken_by)))
    if because.not_true_when:
        parts.append(_not_true_when(because))
    if because.evidence:
        parts.append(words.EVIDENCE.format(text=because.evidence))
    return " ".join(parts)


def _not_true_when(because: Because) -> str:
    return words.NOT_TRUE_WHEN.format(when=words.isolated(because.not_true_when.rstrip(".")))
