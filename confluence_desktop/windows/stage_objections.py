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
from confluence_desktop.windows.kept_typing import KeptField
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
        self._kept = KeptField(desk.edits, self.typed.field)
        self._place, self._has_just_said = "", False
        self.rows.list.pointed.connect(self._name_line)
        self.rows.list.entered.connect(self._go_on_in_order)
        self._name_line()
        self._take_up_what_was_typed()

    def parts(self) -> list[Part]:
        """The line and the rows."""
        return [self.rows, self.typed]

    def answer_next(self) -> None:
        """Give the keyboard to the answer of the first open objection, or to a new one."""
        first = self._first_open()
        if first is not None:
            self.rows.list.go_to(first.id)
            self._ask("answer", first.id)
        else:
            self.typed.field.setFocus()

    def _first_open(self) -> Objection | None:
        """The first "yes, but" that nobody has answered or accepted."""
        said = (objections_of(self._desk.document, step_id) for step_id in self._steps())
        return next((one for each in said for one in each if not is_settled(one)), None)

    def _go_on_in_order(self) -> None:
        """Whoever comes to the rows after saying some begins at the first open one."""
        first = self._first_open() if self._has_just_said else None
        self._has_just_said = False
        if first is not None:
            self.rows.list.go_to(first.id)

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
        self._ask_about(what, objection)
        self.typed.field.selectAll()
        self.typed.field.setFocus()

    def _ask_about(self, what: str, objection: Objection) -> None:
        self._asked = (what, objection.id)
        self.typed.name_it(self._words[what].format(text=_cut(objection.text)))
        said = objection.answer if what == "answer" else objection.accepted_by
        self._keep_at(f"{objection.id}.{what}", otherwise=said)

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
        self._kept.forget()
        self._place, self._has_just_said = "", asked is None
        self.typed.field.clear()
        self.rows.list.go_to(made.id)
        if asked is not None:
            self._leave()
        else:
            self._name_line()
        return True

    def _leave(self) -> bool:
        """Back to the rows; False where nothing was asked."""
        if self._asked is None:
            return False
        self._asked = None
        self._name_line()
        self.rows.list.setFocus()
        return True

    def _name_line(self) -> None:
        """Say what the line takes, and to which of several steps; what was half typed is back."""
        if self._asked is not None:
            return
        self._keep_at(f"{self._step_id or ''}.yes_but")
        step = self._desk.document.find(Step, self._step_id)
        if step is None or len(self._steps()) == 1:
            self.typed.name_it(self._words["say"])
        else:
            self.typed.name_it(self._words["say_to"].format(step=_cut(step.text)))

    def _take_up_what_was_typed(self) -> None:
        """What was half-typed to an objection is there again, beside the one it is meant for."""
        for step_id in self._steps():
            for one in objections_of(self._desk.document, step_id):
                for what in ("answer", "accept"):
                    if self._kept.kept_at(f"{one.id}.{what}"):
                        self.rows.list.go_to(one.id)
                        self._ask_about(what, one)
                        return

    def _keep_at(self, place: str, *, otherwise: str = "") -> None:
        """Keep what is typed under a place, and begin with what is kept there already."""
        if place != self._place:
            self._place = place
            self.typed.field.setText(self._kept.begin(place) or otherwise)


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
