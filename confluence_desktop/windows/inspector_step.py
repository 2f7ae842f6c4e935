"""The details of a step at the crossing: everything that the last three stages ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.committing import (
    ask_agreement,
    commit_step,
    take_commitment_back,
)
from confluence_desktop.boards.catch_22.crossing_grid import keep, let_go
from confluence_desktop.boards.catch_22.deck import card_of
from confluence_desktop.boards.catch_22.sentences import arrow_read_aloud
from confluence_desktop.boards.catch_22.standing import arrows_now
from confluence_desktop.boards.catch_22.step_tests import reading
from confluence_desktop.windows.fields import Buttons, Field, Part, Toggle, Words
from confluence_desktop.windows.fold import Fold
from confluence_desktop.windows.inspector_records import RecordFields
from confluence_desktop.windows.inspector_round import people_offered
from confluence_desktop.windows.plan_picker import NameField
from confluence_desktop.windows.stage_crossing import break_row, one_sided, press_break
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.windows.stage_objections import StageObjections
from confluence_desktop.windows.stage_row import Row, heading
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.windows.stage_tests import requires_part, tests_part
from confluence_desktop.windows.vote_part import VotePart
from confluence_desktop.windows.widgets import PillButton
from confluence_desktop.workshop.catch_22 import Step, StepState
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.exercise import COMMIT, CROSSING, STRESS_TEST
from confluence_desktop.workshop.spoken import say, spoken
from confluence_desktop.workshop.votes_operations import COMMIT as FOR_COMMIT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_UNASKED = {"together": words.TOGETHER_UNASKED, "with_tool": words.TOOL_UNASKED}


class StepDetails:
    """The parts of one step; what its stage asks for is open, the rest opens on demand."""

    def __init__(self, desk: StageDesk, step: Step, stage: int | None) -> None:
        self._desk, self._step = desk, step
        self._words = panel_words("step")
        self._fields = RecordFields(desk.edits, step)
        self._stage = stage
        self._own: dict[str, Field] = {}
        self._owner = NameField(
            self._words["owner"],
            lambda: people_offered(desk.document),
            lambda: str(self._fields.value("owner") or ""),
            lambda owner: self._fields.put("owner", owner, say("edits.change_owner")),
        )
        self._objections = StageObjections(desk, lambda: [step.id])
        self._breaks = self._breaks_part()
        self._requires = requires_part(desk, step.id)
        self._together = self._toggle("together", "together", "alone")
        self._with_tool = self._toggle(
            "with_tool", say("details.with_a_tool"), say("details.without_a_tool")
        )
        self._folds: dict[str, Fold] = {}

    def parts(self) -> list[Part]:
        """Everything of it, from above."""
        words, fields = self._words, self._fields
        for name in ("tool", "signal", "warning", "fallback"):
            is_line = name == "tool"
            hint = words.get(f"{name}_hint", "…")
            self._own[name] = fields.field(name, words[name], hint=hint, is_line=is_line)
        for name in ("starts_on", "signal_on", "ends_on", "review_on"):
            self._own[name] = fields.day(name, words[name])
        days = [
            self._own[name]
            for name in ("starts_on", "signal", "signal_on", "warning", "fallback", "ends_on")
        ]
        tests = tests_part(self._desk, self._step.id, self._go)
        self._fold("tests", [tests], CROSSING, STRESS_TEST)
        self._fold("breaks", [self._breaks, self._reading()], CROSSING)
        self._fold("requires", [self._requires], STRESS_TEST)
        self._fold("objections", self._objections.parts(), STRESS_TEST)
        self._fold("days", [self._owner, *days, self._own["review_on"]], None, STRESS_TEST, COMMIT)
        self._fold("commit", self._commit_parts(), COMMIT)
        order = ("tests", "breaks", "requires", "objections", "days", "commit")
        if self._stage == COMMIT:
            order = ("commit", "days", "tests", "breaks", "requires", "objections")
        return [
            fields.field("text", words["kicker"], is_line=False, is_large=True),
            Words(self._move, heading=words["move"]),
            self._together,
            self._with_tool,
            Words(self._lacks, size_px=15, tone="warn"),
            self._own["tool"],
            *self._keep_buttons(),
            *(self._folds[name] for name in order),
        ]

    def _fold(self, name: str, parts: list[Part], *stages: int | None) -> None:
        self._folds[name] = Fold(self._words[name], parts, is_open=self._stage in stages)

    def _now(self) -> Step:
        return self._desk.document.find(Step, self._step.id) or self._step

    def _toggle(self, name: str, yes: str, no: str) -> Toggle:
        return Toggle(
            yes,
            no,
            lambda: bool(self._fields.value(name)),
            lambda is_on: self._fields.put(
                name, is_on, say("edits.step_is").format(what=yes if is_on else no)
            ),
            unasked=lambda: _UNASKED[name] if self._now().is_unasked else "",
        )

    def _move(self) -> str:
        move = self._now().move
        return card_of(move).name if move is not None else ""

    def _lacks(self) -> str:
        return one_sided(self._desk.document, self._desk.board, self._now())

    def _reading(self) -> Words:
        def said() -> str:
            step = self._now()
            return reading(self._desk.document, self._desk.board, step) if step.breaks else ""

        return Words(said, heading=self._words["reading"], tone="meet")

    def _breaks_part(self) -> Rows:
        def read() -> list[Row]:
            rows: list[Row] = []
            for now in arrows_now(self._desk.document, self._desk.board):
                if now.loop is not None and now.becauses:
                    rows.append(heading(arrow_read_aloud(now.loop, now.arrow.number)))
                    rows += [break_row(self._now(), one.id, one.text) for one in now.becauses]
            return rows

        def press(pressed: Pressed) -> bool:
            return press_break(self._desk, self._step.id, pressed, part)

        words = panel_words("crossing")
        part = Rows(words["pick"], read, press, keys=words["pick_keys"].partition(" · ")[0])
        return part

    def _keep_buttons(self) -> list[Part]:
        edits, step_id = self._desk.edits, self._step.id
        return [
            Buttons(
                (
                    self._words["keep"],
                    lambda: edits.run(say("edits.keep_a_step"), lambda draft: keep(draft, step_id)),
                ),
                is_wanted=lambda: self._now().state is StepState.CANDIDATE,
            ),
            Buttons(
                (
                    self._words["let_go"],
                    lambda: edits.run(
                        say("edits.let_a_step_go"), lambda draft: let_go(draft, step_id)
                    ),
                ),
                is_wanted=lambda: self._now().state is StepState.KEPT,
            ),
        ]

    def _commit_parts(self) -> list[Part]:
        edits, step_id, words = self._desk.edits, self._step.id, self._words

        def is_committed() -> bool:
            return self._now().state is StepState.COMMITTED

        def decided() -> str:
            decision = self._desk.document.find(Decision, self._now().decision_id)
            if decision is None:
                return ""
            return "\n".join(one for one in (decision.text, decision.why) if one)

        vote = VotePart(
            self._desk,
            FOR_COMMIT,
            lambda draft: ask_agreement(draft, step_id),
            lambda _id: self._now().text,
            title=words["agreement"],
            item_id=step_id,
        )
        self._back = Buttons((words["take_back"], self._take_back), is_wanted=is_committed)
        board_fields = RecordFields(edits, self._desk.board)
        rule = spoken("exercise")["fields"]["agreement_rule"]
        return [
            board_fields.field("agreement_rule", rule, is_line=False),
            *vote.parts(),
            Buttons((words["do_commit"], self._commit), is_wanted=lambda: not is_committed()),
            Words(decided, heading=words["decision"]),
            self._back,
        ]

    def _commit(self) -> None:
        """Commit to it; the keyboard stays where that can be taken back."""
        step_id = self._step.id
        made = self._desk.edits.run(
            say("edits.commit_to_a_step"), lambda draft: commit_step(draft, step_id)
        )
        button = self._back.findChild(PillButton)
        if made is not None and button is not None:
            self._back.refresh()
            button.setFocus()

    def _take_back(self) -> None:
        step_id = self._step.id
        self._desk.edits.run(
            say("edits.take_a_commitment_back"), lambda draft: take_commitment_back(draft, step_id)
        )

    def _go(self, check: str) -> None:
        """To where a test is answered."""
        targets: dict[str, tuple[str, QWidget | None]] = {
            "t1": ("days", self._owner.finder.line),
            "t2": ("days", self._own["signal_on"].editor),
            "t5": ("breaks", self._breaks.list),
            "t6": ("requires", self._requires.list),
            "t7": ("days", self._own["signal"].editor),
            "t8": ("objections", None),
            "t9": ("days", self._own["warning"].editor),
            "together": ("", self._together.button),
            "tool": ("", self._own["tool"].editor),
        }
        fold, widget = targets.get(check, ("", None))
        if check == "t9" and self._now().warning.strip():
            widget = self._own["fallback"].editor
        if fold:
            self._folds[fold].set_open(is_open=True)
        if check == "t8":
            self._objections.answer_next()
        elif widget is not None:
            widget.setFocus()
            if check == "t2":
                self._own["signal_on"].editor.selectAll()  # a day is typed anew
