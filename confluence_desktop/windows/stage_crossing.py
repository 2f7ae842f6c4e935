"""Steps against the four arrows, in the panel: the grid that arrow keys walk through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.crossing_grid import (
    GridCell,
    GridRow,
    grid,
    keep,
    kept_steps,
    let_go,
    toggle_break,
    toggle_touch,
)
from confluence_desktop.boards.catch_22.operations import (
    ARROWS,
    toggle_together,
    toggle_with_tool,
)
from confluence_desktop.boards.catch_22.places import short_label
from confluence_desktop.boards.catch_22.sentences import arrow_read_aloud
from confluence_desktop.boards.catch_22.standing import arrows_now
from confluence_desktop.boards.catch_22.step_tests import (
    ONE_SIDED,
    TestResult,
    Verdict,
    result_of,
)
from confluence_desktop.windows.fields import Part, Words
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.windows.stage_row import Cell, Row, heading
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.workshop.catch_22 import Side, Step, StepState
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from confluence_desktop.document.record import Records
    from confluence_desktop.workshop.cards import Board

_TOKENS = {Side.LEFT: "together", Side.RIGHT: "tools"}
_SIGNS = {
    StepState.CANDIDATE: ("○", "muted"),
    StepState.KEPT: ("★", "meet"),
    StepState.COMMITTED: ("✓", "ok"),
}


class StageCrossing:
    """The parts of the tenth stage."""

    def __init__(self, desk: StageDesk) -> None:
        self._desk = desk
        self._picking: tuple[str, int] | None = None
        self._words = panel_words("crossing")
        self.rows = Rows(
            self._words["heading"],
            self._read,
            self._press,
            keys=self._words["keys"],
            empty=self._words["none"],
        )
        self.picker = Rows(
            self._words["pick"],
            self._read_picker,
            self._press_picker,
            keys=self._words["pick_keys"],
        )

    def parts(self) -> list[Part]:
        """What the four numbers mean, the grid, and the becauses of a cell."""
        return [
            Words(self._legend, size_px=14, tone="muted"),
            Words(self._counted, size_px=16, weight=600),
            self.rows,
            self.picker,
        ]

    def _legend(self) -> str:
        if not self._desk.is_there:
            return ""
        names = self._words["arrows"]
        return "\n".join(
            f"{names[now.arrow.key]}  {short_label(arrow_read_aloud(now.loop, now.arrow.number))}"
            for now in arrows_now(self._desk.document, self._desk.board)
            if now.loop is not None and (now.loop.x.strip() or now.loop.y.strip())
        )

    def _counted(self) -> str:
        said: str = self._words["counted"]
        return said.format(count=len(kept_steps(self._desk.document, self._desk.board_id)))

    def _read(self) -> list[Row]:
        if not self._desk.is_there:
            return []
        board = self._desk.board
        return [
            grid_row(self._desk.document, board, row) for row in grid(self._desk.document, board)
        ]

    def _press(self, pressed: Pressed) -> bool:
        if pressed.row is None:
            return False
        step_id, arrow = pressed.row.key, ARROWS[pressed.column].key
        edits = self._desk.edits
        if pressed.key == "Space":
            edits.run(
                say("edits.touches_an_arrow"), lambda draft: toggle_touch(draft, step_id, arrow)
            )
        elif pressed.key == "Enter":
            self._picking = (step_id, pressed.column)
            self.picker.refresh()
            self.picker.list.setFocus()
        elif pressed.key == "k":
            self._keep_or_let_go(step_id)
        elif pressed.key == "g":
            edits.run(say("edits.together_or_alone"), lambda draft: toggle_together(draft, step_id))
        elif pressed.key == "t":
            edits.run(
                say("edits.with_or_without_a_tool"), lambda draft: toggle_with_tool(draft, step_id)
            )
        elif pressed.key == "s":
            self._desk.show(step_id)
        else:
            return False
        self.rows.refresh()
        return True

    def _keep_or_let_go(self, step_id: str) -> None:
        step = self._desk.document.find(Step, step_id)
        if step is not None and step.state is StepState.CANDIDATE:
            self._desk.edits.run(say("edits.keep_a_step"), lambda draft: keep(draft, step_id))
        elif step is not None:
            self._desk.edits.run(say("edits.let_a_step_go"), lambda draft: let_go(draft, step_id))

    def _read_picker(self) -> list[Row]:
        if self._picking is None or not self._desk.is_there:
            return []
        step = self._desk.document.find(Step, self._picking[0])
        now = arrows_now(self._desk.document, self._desk.board)[self._picking[1]]
        if step is None or now.loop is None:
            return []
        rows = [heading(arrow_read_aloud(now.loop, now.arrow.number))]
        rows += [break_row(step, one.id, one.text) for one in now.becauses]
        return rows if now.becauses else [*rows, Row("none", self._words["no_becauses"])]

    def _press_picker(self, pressed: Pressed) -> bool:
        if self._picking is None:
            return False
        step_id = self._picking[0]
        if pressed.key == "Esc":
            self._picking = None
            self.picker.refresh()
            self.rows.list.setFocus()
            return True
        return press_break(self._desk, step_id, pressed, self.picker)


def break_row(step: Step, because_id: str, text: str) -> Row:
    """A because that a step can make untrue, ticked where it does."""
    is_chosen = because_id in step.breaks
    return Row(because_id, text, "✓" if is_chosen else "○", tone="ok" if is_chosen else "muted")


def press_break(desk: StageDesk, step_id: str, pressed: Pressed, rows: Rows) -> bool:
    """Space or Enter: the step makes the because untrue, or no longer."""
    row = pressed.row
    if pressed.key not in {"Space", "Enter"} or row is None or row.key == "none":
        return False
    desk.edits.run(
        say("edits.breaks_a_because"), lambda draft: toggle_break(draft, step_id, row.key)
    )
    rows.refresh()
    return True


def grid_row(records: Records, board: Board, row: GridRow) -> Row:
    """A step with its four cells, and what it lacks of the two sides."""
    step = row.step
    sign, tone = _SIGNS[step.state]
    return Row(
        step.id,
        step.text,
        sign,
        aside=one_sided_in_short(records, board, step),
        tone=tone,
        is_strong=step.state is not StepState.CANDIDATE,
        cells=tuple(_cell(cell, number) for number, cell in enumerate(row.cells, 1)),
    )


def one_sided(records: Records, board: Board, step: Step) -> str:
    """That a step is done alone or without a tool, with what to ask; empty if it is both.

    Of a step that nobody was asked about it is only what to ask.
    """
    lacking = _lacking(records, board, step)
    if step.is_unasked:
        return "\n".join(f"○ {one.question}" for one in lacking)
    return "\n".join(f"△ {one.sentence} {one.question}" for one in lacking)


def one_sided_in_short(records: Records, board: Board, step: Step) -> str:
    """The same in a row among others: with what to ask only where one side is there."""
    if step.is_unasked:
        return f"{words.TOGETHER_UNASKED}  {words.TOOL_UNASKED}"
    lacking = _lacking(records, board, step)
    if len(lacking) > 1:
        return f"△ {' '.join(one.sentence for one in lacking)}"
    return one_sided(records, board, step)


def _lacking(records: Records, board: Board, step: Step) -> list[TestResult]:
    results = [result_of(records, board, step, check) for check in ONE_SIDED]
    return [result for result in results if result.verdict is not Verdict.PASSES]


def _cell(cell: GridCell, number: int) -> Cell:
    words = panel_words("crossing")
    side = Side(cell.arrow.partition(".")[0])
    said = [words["touches"].format(arrow=number)] if cell.is_touched else []
    if cell.breaks:
        said.append(words["breaks"].format(arrow=number, count=len(cell.breaks)))
    marks = f"{'✓' if cell.is_touched else ''}{f'×{len(cell.breaks)}' if cell.breaks else ''}"
    return Cell(f"{number} {marks}".strip(), _TOKENS[side], ", ".join(said), is_on=cell.is_marked)
