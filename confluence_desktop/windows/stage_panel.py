"""What the details show in a stage of the exercise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22.becauses import vote_on_weakest
from confluence_desktop.boards.catch_22.crossing_grid import kept_steps
from confluence_desktop.boards.catch_22.sentences import arrow_read_aloud
from confluence_desktop.boards.catch_22.standing import (
    loops_by_side,
    ranked_becauses,
    votes_now,
    weakest_first,
)
from confluence_desktop.windows.deck_part import StageDeck
from confluence_desktop.windows.fields import Part, Words
from confluence_desktop.windows.inspector_records import RecordFields
from confluence_desktop.windows.stage_becauses import becauses_part
from confluence_desktop.windows.stage_crossing import StageCrossing, one_sided_in_short
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.windows.stage_head import (
    field_parts,
    gate_part,
    head_parts,
    way_back_part,
    way_parts,
)
from confluence_desktop.windows.stage_objections import StageObjections
from confluence_desktop.windows.stage_pairs import StagePairs, silent_parts
from confluence_desktop.windows.stage_row import Row
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.windows.stage_tests import passed_count
from confluence_desktop.windows.vote_part import VotePart
from confluence_desktop.workshop import exercise
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, StepState
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.votes_operations import WEAKEST_LINK

if TYPE_CHECKING:
    from collections.abc import Callable


def stage_parts(desk: StageDesk, number: int) -> list[Part]:
    """The stage itself, what is done in it, its gate, and the way on."""
    work = _WORK.get(number)
    done = work(desk) if work is not None else []
    gate = gate_part(desk, number)
    return [
        *head_parts(desk, number),
        *field_parts(desk, number),
        *([gate, *done] if number == exercise.BECAUSES else [*done, gate]),  # many rows push it out
        way_back_part(desk, number),
        *way_parts(desk, number),
    ]


def _becauses(desk: StageDesk) -> list[Part]:
    return [becauses_part(desk)]


def _pairs(desk: StageDesk) -> list[Part]:
    return StagePairs(desk).parts()


def _loop(side: Side, desk: StageDesk) -> list[Part]:
    loop = loops_by_side(desk.document, desk.board)[side]
    if loop is None:
        return []
    fields = RecordFields(desk.edits, loop)

    def arrow(number: int) -> str:
        now = desk.document.find(Loop, loop.id) or loop
        return arrow_read_aloud(now, number) if now.x.strip() or now.y.strip() else ""

    return [
        fields.field("x", say("exercise_panel.labels.x")),
        fields.field("y", say("exercise_panel.labels.y")),
        Words(partial(arrow, 1), heading=say("exercise_panel.labels.read_aloud"), size_px=20),
        Words(partial(arrow, 2), size_px=20),
    ]


def _vote(desk: StageDesk) -> list[Part]:
    words = panel_words("vote")

    def text_of(because_id: str) -> str:
        because = desk.document.find(Because, because_id)
        return because.text if because is not None else "–"

    def weakest() -> Because | None:
        if not desk.is_there or not votes_now(desk.document, desk.board):
            return None
        return next(iter(weakest_first(desk.document, desk.board)), None)

    def says() -> str:
        because = weakest()
        if because is None:
            return ""
        count = votes_now(desk.document, desk.board).get(because.id, 0)
        return f"“{because.text}”  ● {count}"

    def not_true() -> str:
        because = weakest()
        return because.not_true_when if because is not None else ""

    vote = VotePart(
        desk,
        WEAKEST_LINK,
        lambda draft: vote_on_weakest(draft, desk.board_id),
        text_of,
        title=words["weakest"],
        order=lambda poll: ranked_becauses(desk.document, desk.board, poll),
    )
    return [
        Words(says, heading=words["weakest_now"], weight=700),
        Words(not_true, heading=say("exercise_panel.labels.not_true_when"), tone="muted"),
        *vote.parts(),
    ]


def _crossing(desk: StageDesk) -> list[Part]:
    return StageCrossing(desk).parts()


def _deck(desk: StageDesk) -> list[Part]:
    return StageDeck(desk).parts()


def _kept(desk: StageDesk) -> list[Part]:
    words = panel_words("step")
    signs = {StepState.KEPT: ("★", "meet"), StepState.COMMITTED: ("✓", "ok")}

    def read() -> list[Row]:
        if not desk.is_there:
            return []
        rows = []
        for step in kept_steps(desk.document, desk.board_id):
            sign, tone = signs[step.state]
            passed = words["passed"].format(count=passed_count(desk, step))
            lacks = one_sided_in_short(desk.document, desk.board, step)
            aside = "\n".join(one for one in (passed, lacks) if one)
            rows.append(Row(step.id, step.text, sign, aside=aside, tone=tone, is_strong=True))
        return rows

    def press(pressed: Pressed) -> bool:
        if pressed.key != "Enter" or pressed.row is None:
            return False
        desk.show(pressed.row.key)
        return True

    return [
        Rows(words["kept_steps"], read, press, keys=words["open_keys"], empty=words["none_kept"])
    ]


def _stress_test(desk: StageDesk) -> list[Part]:
    def steps() -> list[str]:
        kept = kept_steps(desk.document, desk.board_id) if desk.is_there else []
        return [step.id for step in kept]

    return [*_kept(desk), *StageObjections(desk, steps, in_fold=False).parts()]


_WORK: dict[int, Callable[[StageDesk], list[Part]]] = {
    exercise.STUCK_LINES: silent_parts,
    exercise.PAIRING: _pairs,
    exercise.LOOP_ONE: partial(_loop, Side.LEFT),
    exercise.LOOP_TWO: partial(_loop, Side.RIGHT),
    exercise.BECAUSES: _becauses,
    exercise.WEAKEST_LINK: _vote,
    exercise.BREAK_MOVES: _deck,
    exercise.CROSSING: _crossing,
    exercise.STRESS_TEST: _stress_test,
    exercise.COMMIT: _kept,
}
