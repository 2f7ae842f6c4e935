"""A Catch-22 board in words: both loops, what is at stake, the crossing, and why it all holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22.sentences import both_loops, loop_sentence, third_sentence
from confluence_desktop.boards.catch_22.stuck import unplaced_lines
from confluence_desktop.drawing.shapes import Ink
from confluence_desktop.report import words
from confluence_desktop.report.flow import (
    BODY,
    BODY_BOLD,
    MUTED,
    Piece,
    bullet,
    heading,
    paragraphs,
)
from confluence_desktop.report.sections.becauses import becauses_in_full, weakest
from confluence_desktop.report.sections.crossing import crossing
from confluence_desktop.report.sign import INKS, sign
from confluence_desktop.report.tables import Column, table
from confluence_desktop.workshop.catch_22 import Because, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.document.record import Records
    from confluence_desktop.workshop.cards import Board

MEET = Ink("meet")


def has_sign(board: Board, seen: Records) -> bool:
    """Whether anything stands on the sign."""
    loops = [loop for loop in both_loops(seen, board) if loop is not None]
    return (
        bool(board.third_sentence)
        or any(loop.x or loop.y or loop.sentence for loop in loops)
        or any(seen.where(Because, loop_id=loop.id) for loop in loops)
        or bool(seen.where(Step, board_id=board.id))
    )


def has_catch_22(board: Board, seen: Records) -> bool:
    """Whether anything was said on a board, in whatever stage."""
    return (
        has_sign(board, seen)
        or any((board.purpose, board.cost_of_staying, board.protects, board.loops_share))
        or bool(unplaced_lines(seen, board.id))
    )


def catch_22(board: Board, seen: Records, width: float, *, is_one_of_many: bool) -> Iterator[Piece]:
    """What holds, the third Catch-22, what gives first, the steps, and why it all holds."""
    title = words.LOOPS
    if is_one_of_many:
        title = words.LOOPS_OF.format(heading=title, title=words.isolated(board.title))
    yield from heading(title, width)
    if has_sign(board, seen):
        yield from _sentences(board, seen, width)
    yield from weakest(board, seen, width)
    yield from _what_is_at_stake(board, width)
    yield from _not_sorted(board, seen, width)
    yield from crossing(board, seen, width)
    yield from becauses_in_full(board, seen, width)


def _sentences(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    sentences = [loop_sentence(loop) if loop else "" for loop in both_loops(seen, board)]
    drawn = sign(sentences, (board.left_name, board.right_name), width)
    yield drawn.piece
    for sentence, is_inside, ink in zip(sentences, drawn.is_inside, INKS, strict=True):
        if not is_inside:
            yield from paragraphs(sentence, BODY_BOLD, width, ink=ink, after=4)
    third = " ".join(third_sentence(board, seen).split())
    if third:
        yield from paragraphs(third, BODY_BOLD, width, ink=MEET, after=4)


def _not_sorted(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    """The lines of which nothing has become yet."""
    lines = unplaced_lines(seen, board.id)
    if lines:
        yield from heading(words.NOT_SORTED, width)
    for line in lines:
        yield from bullet(line.text, BODY, width)


def _what_is_at_stake(board: Board, width: float) -> Iterator[Piece]:
    said = (
        (words.PURPOSE, board.purpose),
        (words.COST, board.cost_of_staying),
        (words.PROTECTS, board.protects),
        (words.SHARE, board.loops_share),
    )
    rows = [row for row in said if row[1]]
    if rows:
        yield from heading(words.AT_STAKE, width)
        yield from table(
            (Column("", 0.25, BODY, MUTED), Column("", 0.75)), rows, width, is_dense=True
        )
