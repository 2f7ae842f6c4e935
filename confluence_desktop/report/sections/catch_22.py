"""A Catch-22 board in words: the sign, the steps at the crossing, and every because."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22.operations import becauses_of, steps_of
from confluence_desktop.boards.catch_22.sentences import (
    arrow_sentence,
    both_loops,
    loop_sentence,
    third_sentence,
)
from confluence_desktop.drawing.shapes import Ink
from confluence_desktop.report import words
from confluence_desktop.report.flow import BODY, BODY_BOLD, MUTED, Piece, heading, paragraphs
from confluence_desktop.report.sign import INKS, sign
from confluence_desktop.report.tables import Cell, Column, Group, table
from confluence_desktop.workshop.catch_22 import Because, Step
from confluence_desktop.workshop.ordering import place_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.document.record import Records
    from confluence_desktop.report.tables import Row
    from confluence_desktop.workshop.cards import Board
    from confluence_desktop.workshop.catch_22 import Loop

_ARROWS = (1, 2)
MEET = Ink("meet")


def catch_22(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    """What holds, the third Catch-22, what is least certain, and the steps."""
    yield from heading(words.LOOPS, width)
    sentences = [loop_sentence(loop) if loop else "" for loop in both_loops(seen, board)]
    drawn = sign(sentences, (board.left_name, board.right_name), width)
    yield drawn.piece
    for sentence, is_inside, ink in zip(sentences, drawn.is_inside, INKS, strict=True):
        if not is_inside:
            yield from paragraphs(sentence, BODY_BOLD, width, ink=ink, after=4)
    third = " ".join(third_sentence(board, seen).split())
    if third:
        yield from paragraphs(third, BODY_BOLD, width, ink=MEET, after=4)
    yield from _least_certain(_all_becauses(board, seen), width)
    yield from _what_is_at_stake(board, width)
    yield from _steps(board, seen, width)
    yield from _becauses(board, seen, width)


def _all_becauses(board: Board, seen: Records) -> list[Because]:
    return [
        because
        for loop in both_loops(seen, board)
        if loop is not None
        for arrow in _ARROWS
        for because in becauses_of(seen, loop.id, arrow)
    ]


def _least_certain(becauses: list[Because], width: float) -> Iterator[Piece]:
    asked = [because for because in becauses if because.confidence is not None]
    if not asked:
        return
    weakest = min(asked, key=lambda because: (because.confidence or 0, *place_key(because)))
    said = words.LEAST_CERTAIN.format(text=words.isolated(weakest.text))
    sure = words.CONFIDENCE.format(confidence=weakest.confidence)
    sentences = [f"{said} ({sure})."]
    if weakest.not_true_when:
        sentences.append(_not_true_when(weakest))
    yield from paragraphs(" ".join(sentences), BODY, width)


def _not_true_when(because: Because) -> str:
    return words.NOT_TRUE_WHEN.format(when=words.isolated(because.not_true_when.rstrip(".")))


def _what_is_at_stake(board: Board, width: float) -> Iterator[Piece]:
    said = (
        (words.PURPOSE, board.purpose),
        (words.COST, board.cost_of_staying),
        (words.PROTECTS, board.protects),
    )
    rows = [row for row in said if row[1]]
    if rows:
        yield from heading(words.AT_STAKE, width)
        yield from table((Column("", 0.26, BODY, MUTED), Column("", 0.74)), rows, width)


def _steps(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    steps = steps_of(seen, board.id)
    if not steps:
        return
    yield from heading(words.CROSSING, width)
    columns = (
        Column(words.STEP, 0.37, BODY_BOLD),
        Column(words.HOW, 0.21, BODY, MEET),
        Column(words.OWNER, 0.16),
        Column(words.SIGNAL, 0.26),
    )
    rows = [
        (
            Cell(step.text, _breaks(step, seen)),
            _how(step),
            Cell(step.owner, _start(step)),
            Cell(step.signal, words.FALLBACK.format(text=step.fallback) if step.fallback else ""),
        )
        for step in steps
    ]
    yield from table(columns, rows, width)


def _how(step: Step) -> str:
    tool = words.WITH.format(tool=step.tool) if step.tool else words.WITH_TOOL
    together = words.TOGETHER if step.together else words.ALONE
    return f"{together}\n{tool if step.with_tool else words.WITHOUT_TOOL}"


def _start(step: Step) -> str:
    return words.FROM.format(day=words.short_date(step.starts_on)) if step.starts_on else ""


def _breaks(step: Step, seen: Records) -> str:
    found = [because for id_ in step.breaks if (because := seen.find(Because, id_)) is not None]
    quoted = ", ".join(words.QUOTED.format(text=words.isolated(one.text)) for one in found)
    return words.BREAKS.format(becauses=quoted) if found else ""


def _becauses(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    """Every arrow in full with its becauses, also where the drawing had to count or cut them."""
    rows: list[Row | Group] = []
    names = (board.left_name, board.right_name)
    for loop, name, ink in zip(both_loops(seen, board), names, INKS, strict=True):
        if loop is not None:
            rows += _arrows(loop, name, ink, seen)
    if all(isinstance(row, Group) for row in rows) and not _has_own_sentences(board, seen):
        return
    yield from heading(words.BECAUSES, width)
    columns = (
        Column(words.BECAUSE, 0.64, BODY_BOLD),
        Column(words.KIND, 0.12),
        Column(words.SURE, 0.1),
        Column(words.STATE, 0.14),
    )
    yield from table(columns, rows, width)


def _has_own_sentences(board: Board, seen: Records) -> bool:
    """Whether a loop's sentence no longer says what its conditions say."""
    return any(loop is not None and loop.sentence is not None for loop in both_loops(seen, board))


def _arrows(loop: Loop, name: str, ink: Ink, seen: Records) -> Iterator[Row | Group]:
    for arrow in _ARROWS:
        becauses = becauses_of(seen, loop.id, arrow)
        if not (becauses or loop.x or loop.y):
            continue
        pattern = words.ARROW_BECAUSE if becauses else words.ARROW
        said = pattern.format(arrow=arrow_sentence(loop, arrow))
        yield Group(f"{words.isolated(name)}: {said}" if name else said, ink)
        for because in becauses:
            yield (
                Cell(because.text, _remarks(because)),
                because.kind.value if because.kind else "",
                "" if because.confidence is None else str(because.confidence),
                because.state.value,
            )


def _remarks(because: Because) -> str:
    parts = []
    if because.not_true_when:
        parts.append(_not_true_when(because))
    if because.evidence:
        parts.append(words.EVIDENCE.format(text=because.evidence))
    return " ".join(parts)
