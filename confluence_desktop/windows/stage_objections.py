"""Every "yes, but" to a step: typed, answered, or accepted by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22.objections import (
    accept_objection,
    add_objection,
    answer,
    reopen,
)
from confluence_desktop.boards.catch_22.operations import delete
from confluence_desktop.boards.catch_22.step_tests import is_settled, objections_of
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.windows.stage_row import Row, heading
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.windows.typed_line import TypedLine
from confluence_desktop.workshop.catch_22 import Objection, Step
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from confluence_desktop.windows.fields import Part

_SHORT = 40


class StageObjections:
    """The objections to some steps, and the one line that takes them and what is said to them.

    Args:
        steps: Ids of the steps; where there are several, each is named over its objections, and
            the line speaks of the one whose row is current.
        in_fold: The fold around it has the heading already.
    """

    def __init__(
        self, desk: StageDesk, steps: Callable[[], Sequence[str]], *, in_fold: bool = True
    ) -> None:
        self._desk, self._steps = desk, steps
        self._asked: tuple[str, str] | None = None
        self._words = panel_words("step")
        self.rows = Rows(
            self._words["objections"],
            self._read,
            self._press,
            keys=self._words["objections_keys"],
            empty=self._words["no_objections"],
            in_fold=in_fold,
        )
        self.typed = TypedLine(
            self._words["say"], self._enter, leave=self._leave, is_wanted=lambda: bool(steps())
        )
        self.rows.list.pointed.connect(self._name_line)
        self._name_line()

    def parts(self) -> list[Part]:
        """The line and the rows."""
        return [self.rows, self.typed]

    def answer_next(self) -> None:
        """Give the keyboard to the answer of the first open objection, or to a new one."""
        open_ones = [
            one
            for step_id in self._steps()
            for one in objections_of(self._desk.document, step_id)
            if not is_settled(one)
        ]
        if open_ones:
            self.rows.list.go_to(open_ones[0].id)
            self._ask("answer", open_ones[0].id)
        else:
            self.typed.field.setFocus()

    @property
    def _step_id(self) -> str | None:
        """The step that a new objection is to: that of the current row, else the first."""
        steps, row = self._steps(), self.rows.list.current
        objection = self._desk.document.find(Objection, row.key) if row is not None else None
        if objection is not None and objection.step_id in steps:
            return objection.step_id
        return steps[0] if steps else None

    def _read(self) -> list[Row]:
        rows: list[Row] = []
        steps = self._steps()
        for step_id in steps:
            step = self._desk.document.find(Step, step_id)
            found = objections_of(self._desk.document, step_id)
            if step is not None and found and len(steps) > 1:
                rows.append(heading(step.text))
            rows += [_row(one) for one in found]
        return rows

    def _press(self, pressed: Pressed) -> bool:
        if pressed.row is None:
            return False
        objection_id, edits = pressed.row.key, self._desk.edits
        if pressed.key == "Enter":
            self._ask("answer", objection_id)
        elif pressed.key == "b":
            self._ask("accept", objection_id)
        elif pressed.key == "o":
            edits.run(say("edits.open_it_again"), lambda draft: reopen(draft, objection_id))
        elif pressed.key == "Delete":
            edits.run(say("edits.delete_a_yes_but"), lambda draft: delete(draft, [objection_id]))
        else:
            return False
        self.rows.refresh()
        return True

    def _ask(self, what: str, objection_id: str) -> None:
        objection = self._desk.document.find(Objection, objection_id)
        if objection is None:
            return
        self._asked = (what, objection_id)
        self.typed.name_it(self._words[what].format(text=_cut(objection.text)))
        self.typed.field.setText(objection.answer if what == "answer" else objection.accepted_by)
        self.typed.field.selectAll()
        self.typed.field.setFocus()

    def _enter(self, typed: str) -> bool:
        edits, asked, step_id = self._desk.edits, self._asked, self._step_id
        if asked is None and step_id is not None:
            to = step_id
            made = edits.run(
                say("edits.say_yes_but"), lambda draft: add_objection(draft, to, typed)
            )
        elif asked is None:
            return False
        elif asked[0] == "answer":
            made = edits.run(
                say("edits.answer_a_yes_but"), lambda draft: answer(draft, asked[1], typed)
            )
        else:
            made = edits.run(
                say("edits.accept_a_yes_but"),
                lambda draft: accept_objection(draft, asked[1], typed),
            )
        self.rows.refresh()
        if made is None:
            return False
        self.rows.list.go_to(made.id)
        if asked is not None:
            self._leave()
        return True

    def _leave(self) -> bool:
        """Back to the rows; False where nothing was asked."""
        if self._asked is None:
            return False
        self._asked = None
        self.typed.field.clear()
        self._name_line()
        self.rows.list.setFocus()
        return True

    def _name_line(self) -> None:
        """Say what the line takes, and to which of several steps."""
        if self._asked is not None:
            return
        step = self._desk.document.find(Step, self._step_id)
        if step is None or len(self._steps()) == 1:
            self.typed.name_it(self._words["say"])
        else:
            self.typed.name_it(self._words["say_to"].format(step=_cut(step.text)))


def _row(objection: Objection) -> Row:
    words = panel_words("step")
    said = []
    if objection.answer.strip():
        said.append(words["answered"].format(text=objection.answer))
    if objection.accepted_by.strip():
        said.append(words["accepted"].format(name=objection.accepted_by))
    is_done = is_settled(objection)
    return Row(
        objection.id,
        objection.text,
        "✓" if is_done else "?",
        aside="\n".join(said),
        tone="ok" if is_done else "warn",
    )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
