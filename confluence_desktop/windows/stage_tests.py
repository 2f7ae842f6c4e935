"""The nine tests of a step as rows, and what it needs first by letters."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22.crossing_grid import toggle_requires
from confluence_desktop.boards.catch_22.operations import steps_of
from confluence_desktop.boards.catch_22.standing import loops_in_use
from confluence_desktop.boards.catch_22.step_fields import ANSWERS, set_answer
from confluence_desktop.boards.catch_22.step_tests import (
    ONE_SIDED,
    TestResult,
    Verdict,
    results_of,
)
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.windows.stage_row import Row
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNS = {Verdict.PASSES: ("✓", "ok"), Verdict.FAILS: ("✗", "warn"), Verdict.OPEN: ("?", "muted")}
_ANSWER_KEYS: dict[str, bool | None] = {"y": True, "n": False, "-": None, "Delete": None}


def tests_part(desk: StageDesk, step_id: str, go: Callable[[str], object]) -> Rows:
    """The nine tests, and whether it is done together and with a tool.

    Args:
        go: Goes to where a test is answered, by its name.
    """

    def read() -> list[Row]:
        step = desk.document.find(Step, step_id)
        if step is None or not desk.is_there:
            return []
        return [_row(result) for result in results_of(desk.document, desk.board, step)]

    def press(pressed: Pressed) -> bool:
        row = pressed.row
        if row is None:
            return False
        if pressed.key in _ANSWER_KEYS and row.key in ANSWERS:
            said = _ANSWER_KEYS[pressed.key]
            desk.edits.run(
                say("edits.answer_a_test"), lambda draft: set_answer(draft, step_id, row.key, said)
            )
        elif pressed.key == "Enter":
            go(row.key)
        else:
            return False
        part.refresh()
        return True

    words = panel_words("step")
    part = Rows(words["tests"], read, press, keys=words["tests_keys"], in_fold=True)
    return part


def passed_count(desk: StageDesk, step: Step) -> int:
    """How many of the nine tests a step passes."""
    found = results_of(desk.document, desk.board, step)
    return sum(1 for one in found if one.verdict is Verdict.PASSES and one.check not in ONE_SIDED)


def requires_part(desk: StageDesk, step_id: str) -> Rows:
    """What must be so before a step: other steps and the loops' conditions, each by its letter."""

    def offered() -> list[tuple[str, str]]:
        if not desk.is_there:
            return []
        others = [step for step in steps_of(desk.document, desk.board_id) if step.id != step_id]
        conditions = [
            (f"{loop.id}.{field}", text)
            for loop in loops_in_use(desk.document, desk.board)
            for field in ("x", "y")
            if (text := str(getattr(loop, field))).strip()
        ]
        return [*conditions, *((step.id, step.text) for step in others)]

    def read() -> list[Row]:
        step = desk.document.find(Step, step_id)
        needed = step.requires if step is not None else ()
        return [
            Row(
                key,
                f"✓ {text}" if key in needed else text,
                letter.upper(),
                tone="focus" if key in needed else "muted",
                is_strong=key in needed,
            )
            for letter, (key, text) in zip(_LETTERS, offered(), strict=False)
        ]

    def press(pressed: Pressed) -> bool:
        keys = {letter: key for letter, (key, _) in zip(_LETTERS, offered(), strict=False)}
        needed = keys.get(pressed.key)
        if needed is None and pressed.key in {"Space", "Enter"} and pressed.row is not None:
            needed = pressed.row.key
        if needed is None:
            return False
        chosen = needed
        desk.edits.run(
            say("edits.needs_first"), lambda draft: toggle_requires(draft, step_id, chosen)
        )
        part.refresh()
        return True

    words = panel_words("step")
    part = Rows(words["requires"], read, press, keys=words["requires_keys"], in_fold=True)
    return part


def _row(result: TestResult) -> Row:
    sign, tone = SIGNS[result.verdict]
    title = result.title
    if result.check not in ONE_SIDED:
        title = f"{result.check[1:]} · {title}"
    is_fine = result.verdict is Verdict.PASSES
    aside = result.sentence if is_fine else f"{result.sentence}\n{result.question}"
    state = panel_words("step")["states"][result.verdict]
    return Row(result.check, title, sign, aside=aside, tone=tone, is_strong=True, state=state)


_LETTERS = string.ascii_lowercase
