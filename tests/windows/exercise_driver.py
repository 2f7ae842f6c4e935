"""A day of the Catch-22 exercise in a session page, driven by keys."""

from datetime import date
from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catch_22.operations import ARROWS, add_because, add_step
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record
from confluence_desktop.windows.fields import Words
from confluence_desktop.windows.stage_rows import RowList
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Loop, Side, Step
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.session import Participant
from confluence_desktop.workshop.templates import session_from_template
from tests.windows.session_driver import SessionDriver

R = TypeVar("R", bound=Record)
DAY = date(2026, 3, 2)
REASONS = ("branches compete for visitors", "nobody has time", "the last project was cancelled")
_CONDITIONS = {
    Side.LEFT: ("See the benefits", "Work together"),
    Side.RIGHT: ("Know what the tools are worth", "Put time into them"),
}


class ExerciseDriver(SessionDriver):
    """The template's agenda of twelve stages, with two people in the room."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        *,
        template: str = "catch-22",
        has_agenda: bool = True,
        size: tuple[int, int] = (1920, 1080),
    ) -> None:
        people = [Participant.new(name=name) for name in ("Ada Byron", "Bo Lund")]
        records = session_from_template(
            template, title="Reaching readers", starts_on=DAY, participants=people
        )
        if not has_agenda:
            records = [one for one in records if one.stored_as != "agenda_item"]
        super().__init__(qtbot, folder, records, size=size)

    @property
    def board(self) -> Board:
        boards = self.page.document.all(Board)
        return next(board for board in boards if board.type is BoardKind.CATCH_22)

    def stage(self) -> int | None:
        """The stage that the room is at."""
        return self.page.acts.exercise.stage

    @property
    def rows(self) -> RowList:
        """The rows that have the keyboard."""
        focus = self.focus()
        assert isinstance(focus, RowList), focus
        return focus

    @property
    def said(self) -> str:
        """Everything that the details say in words."""
        panel = self.page.inspector
        return "\n".join(
            words.text for words in panel.findChildren(Words) if words.isVisibleTo(panel)
        )

    def go_to_stage(self, number: int) -> None:
        """Page on from the first stage."""
        self.press(*["PgDown"] * (number - (self.stage() or 1)))
        assert self.stage() == number

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind, in order."""
        return sorted(self.page.document.all(kind), key=place_key)  # type: ignore[arg-type]  # all that is asked for has an order

    def fill_loops(self) -> None:
        """Conditions of both loops, and three becauses for each arrow."""

        def fill(draft: Draft) -> None:
            for loop in list(draft.all(Loop)):
                x, y = _CONDITIONS[loop.side]
                draft.put(loop.changed(x=x, y=y))
            for number, arrow in enumerate(ARROWS, 1):
                for reason in REASONS:
                    add_because(draft, self.board, arrow, f"{reason} {number}")

        self.page.edits.run("Fill", fill)
        self.settle()

    def add_steps(self, *texts: str) -> list[Step]:
        """Steps at the crossing."""

        def add(draft: Draft) -> list[Step]:
            return [add_step(draft, self.board, text) for text in texts]

        made = self.page.edits.run("Steps", add)
        self.settle()
        assert made is not None
        return made

    def step(self, text: str) -> Step:
        return next(step for step in self.all(Step) if step.text == text)
