"""A vote keyed from hands or paper: nothing but a count is shown before it is revealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.windows.fields import Buttons, Part, Words
from confluence_desktop.windows.stage_desk import panel_words
from confluence_desktop.windows.stage_row import Row, heading
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.windows.typed_line import TypedLine
from confluence_desktop.workshop.exercise import counted
from confluence_desktop.workshop.spoken import say, spoken
from confluence_desktop.workshop.votes_operations import (
    Ranked,
    ballot_count,
    cast,
    end_poll,
    open_poll,
    ranked,
    reveal,
    revealed_poll,
    take_last_back,
    widest_first,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.document.draft import Draft
    from confluence_desktop.windows.stage_desk import StageDesk
    from confluence_desktop.workshop.votes import Poll

_AGREE_STEPS = 3
"""So many of the six steps, from "fully", let a step go ahead."""


class VotePart:
    """The parts of one vote.

    Args:
        begin: The verb that begins it.
        text_of: What an item says, by its id.
        item_id: For a vote on one thing: gives its id.
        order: How a revealed vote on several things ranks them.
    """

    def __init__(
        self,
        desk: StageDesk,
        purpose: str,
        begin: Callable[[Draft], Poll],
        text_of: Callable[[str], str],
        *,
        title: str,
        item_id: str | None = None,
        order: Callable[[Poll], list[Ranked]] = ranked,
    ) -> None:
        self._desk, self._purpose, self._begin_verb = desk, purpose, begin
        self._order = order
        self._text_of, self._item_id = text_of, item_id
        words = self._words = panel_words("vote")
        hint = words["type_dots"] if item_id is None else words["type_agreement"]
        self.typed = TypedLine(
            hint,
            self._cast,
            take_back=self._take_back,
            is_wanted=lambda: self._open is not None,
        )
        self.rows = Rows(title, self._read, self._press)
        self._parts: list[Part] = [
            Words(self._says, size_px=16, weight=600),
            self.typed,
            Buttons((words["begin"], self._begin), is_wanted=lambda: self._stands == "none"),
            Buttons(
                (words["reveal"], self._reveal),
                (words["take_back"], self._take_back),
                is_wanted=lambda: self._stands == "open" and self._count > 0,
            ),
            Words(
                lambda: words["keys"] if self._open is not None else "", size_px=14, tone="muted"
            ),
            self.rows,
            Buttons((words["end"], self._end), is_wanted=lambda: self._stands == "open"),
            Buttons((words["again"], self._begin), is_wanted=lambda: self._stands == "revealed"),
        ]

    def parts(self) -> list[Part]:
        """The count, the line for ballots, what can be done, and the items."""
        return self._parts

    @property
    def _open(self) -> Poll | None:
        poll = open_poll(self._desk.document, self._desk.board_id, self._purpose)
        return poll if poll is not None and self._is_mine(poll) else None

    @property
    def _revealed(self) -> Poll | None:
        return revealed_poll(self._desk.document, self._desk.board_id, self._purpose, self._item_id)

    def _is_mine(self, poll: Poll) -> bool:
        return self._item_id is None or self._item_id in poll.item_ids

    @property
    def _stands(self) -> str:
        if self._open is not None:
            return "open"
        return "none" if self._revealed is None else "revealed"

    @property
    def _count(self) -> int:
        poll = self._open
        return ballot_count(self._desk.document, poll.id) if poll is not None else 0

    def _says(self) -> str:
        return counted(self._words["ballots"], self._count) if self._open is not None else ""

    def _read(self) -> list[Row]:
        going_on, shown = self._open, self._revealed
        if self._item_id is not None:
            return self._agreement(shown) if going_on is None else self._six_steps()
        if going_on is not None:
            return [
                Row(item_id, self._text_of(item_id), str(number), tone="focus")
                for number, item_id in enumerate(going_on.item_ids, 1)
            ]
        return self._ranking(shown) if shown is not None else []

    def _ranking(self, poll: Poll) -> list[Row]:
        widest = widest_first(poll)[:1]
        rows = []
        if widest and _is_apart(widest[0]):
            rows += [heading(self._words["apart"]), self._ranked_row(widest[0], "apart.")]
        rows.append(heading(self._words["ranked"]))
        return [*rows, *(self._ranked_row(one) for one in self._order(poll))]

    def _ranked_row(self, one: Ranked, before: str = "") -> Row:
        gave = [
            self._words["people_gave"].format(people=people, dots=dots)
            for dots, people in enumerate(one.spread)
            if people
        ]
        return Row(
            before + one.item_id,
            self._text_of(one.item_id),
            str(one.number),
            aside=" · ".join([counted(self._words["dots"], one.dots), *gave]),
            bars=one.spread,
        )

    def _six_steps(self) -> list[Row]:
        names: list[str] = spoken("exercise")["agreement"]
        return [Row("", f"{number}  {name}") for number, name in enumerate(names, 1)]

    def _agreement(self, poll: Poll | None) -> list[Row]:
        if poll is None:
            return []
        names: list[str] = spoken("exercise")["agreement"]
        agreed = self._words["agreed"].format(
            count=sum(poll.tally[:_AGREE_STEPS]), all=sum(poll.tally)
        )
        rows = [
            Row(f"step.{number}", name, str(people))
            for number, (name, people) in enumerate(zip(names, poll.tally, strict=True), 1)
        ]
        return [Row("all", agreed, bars=poll.tally, is_strong=True), *rows]

    def _press(self, pressed: Pressed) -> bool:
        row = pressed.row
        if pressed.key != "Enter" or row is None or self._item_id is not None:
            return False
        self._desk.show(row.key.removeprefix("apart."))
        return True

    def _begin(self) -> None:
        if self._desk.edits.run(say("edits.begin_a_vote"), self._begin_verb) is not None:
            self.refresh()
            self.typed.field.setFocus()

    def _cast(self, typed: str) -> bool:
        poll = self._open
        if poll is None:
            return False
        made = self._desk.edits.run(
            say("edits.count_a_ballot"), lambda draft: cast(draft, poll.id, typed)
        )
        self.refresh()
        return made is not None

    def _take_back(self) -> None:
        self._on_open(say("edits.take_a_ballot_back"), take_last_back)

    def _reveal(self) -> None:
        self._on_open(say("edits.reveal_the_vote"), reveal)
        self.rows.list.go_to_first()
        self.rows.list.setFocus()

    def _end(self) -> None:
        self._on_open(say("edits.end_the_vote"), end_poll)

    def _on_open(self, label: str, verb: Callable[[Draft, str], object]) -> None:
        poll = self._open
        if poll is not None:
            self._desk.edits.run(label, lambda draft: verb(draft, poll.id))
            self.refresh()

    def refresh(self) -> None:
        """Show the vote as it stands."""
        for part in self._parts:
            part.refresh()


def _is_apart(one: Ranked) -> bool:
    return sum(1 for people in one.spread if people) > 1
