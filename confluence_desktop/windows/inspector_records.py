"""Fields for the details of all records, and the details of a loop."""

from collections.abc import Callable
from datetime import date
from typing import Any

from confluence_desktop.boards.catch_22.operations import WRITABLE, rewrite, set_text
from confluence_desktop.boards.catch_22.sentences import (
    arrow_read_aloud,
    is_stale,
    loop_sentence,
)
from confluence_desktop.document.record import Record
from confluence_desktop.windows.day_field import DayField
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.fields import Buttons, Field, Part, Words
from confluence_desktop.windows.number_field import Number
from confluence_desktop.workshop.catch_22 import Loop, Side
from confluence_desktop.workshop.spoken import say

NEVER_PROJECTED = say("details.never_projected")
_TITLE: dict[str, Any] = {"size_px": 20, "weight": 700}
_KICKER: dict[str, Any] = {"size_px": 15, "weight": 600, "tone": "muted"}
_NOT_ASKED = -1


class RecordFields:
    """Makes the fields of one record; each reads it anew, so that undo shows at once."""

    def __init__(self, edits: Edits, record: Record) -> None:
        self._edits = edits
        self._kind, self._id = type(record), record.id

    def value(self, name: str) -> Any:
        """A field's value; None once the record is gone."""
        return getattr(self._edits.document.find(self._kind, self._id), name, None)

    def put(self, name: str, value: object, label: str, *, merge_key: str | None = None) -> None:
        """Write a field."""
        self._edits.change(label, self._kind, self._id, merge_key=merge_key, **{name: value})

    def write(self, name: str, text: str, label: str, *, merge_key: str) -> None:
        """Write a text as it is written on its board, with all that follows from it there."""
        if name in WRITABLE.get(self._kind, ()):
            self._edits.run(
                label, lambda draft: set_text(draft, self._id, name, text), merge_key=merge_key
            )
        else:
            self.put(name, text, label, merge_key=merge_key)

    def words(self, name: str, **look: Any) -> Words:
        """A field that is only read."""
        return Words(lambda: str(self.value(name) or ""), **look)

    def field(
        self,
        name: str,
        heading: str,
        *,
        hint: str = "…",
        aside: str = "",
        is_line: bool = True,
        is_large: bool = False,
        read: Callable[[], str] | None = None,
    ) -> Field:
        """A field that can be typed into; what is typed at one go is one undo.

        Args:
            read: Gives what is shown where that is not simply the value.
        """
        return Field(
            heading,
            read or (lambda: str(self.value(name) or "")),
            lambda text, typing: self.write(
                name,
                text,
                say("edits.change").format(what=heading.lower()),
                merge_key=f"{self._id}.{name}.{typing}",
            ),
            hint=hint,
            aside=aside,
            is_line=is_line,
            **(_TITLE if is_large else {}),
        )

    def day(self, name: str, heading: str) -> DayField:
        """A date as people type it."""

        def write(day: date | None, typing: int) -> None:
            merge_key = f"{self._id}.{name}.{typing}"
            self.put(name, day, say("edits.set_date"), merge_key=merge_key)

        return DayField(heading, lambda: self.value(name), write, self._edits.refused.emit)

    def confidence(self) -> Number:
        """How sure the room is, 0–10, or not asked."""
        return Number(
            say("details.confidence"),
            lambda: _NOT_ASKED if self.value("confidence") is None else self.value("confidence"),
            lambda number: self.put(
                "confidence", None if number == _NOT_ASKED else number, say("edits.set_confidence")
            ),
            (_NOT_ASKED, 10),
            lowest_means=say("details.not_asked"),
        )


def loop_parts(edits: Edits, loop: Loop) -> list[Part]:
    """The parts that show a loop: its sentence, its arrows, its conditions."""
    fields = RecordFields(edits, loop)

    def now() -> Loop:
        return edits.document.find(Loop, loop.id) or loop

    return [
        Words(
            lambda: (
                say("details.left_loop") if loop.side is Side.LEFT else say("details.right_loop")
            ),
            **_KICKER,
        ),
        fields.field(
            "sentence",
            say("details.its_sentence"),
            is_line=False,
            is_large=True,
            read=lambda: loop_sentence(now()),
        ),
        Words(lambda: arrow_read_aloud(now(), 1), heading=say("details.one_arrow")),
        Words(lambda: arrow_read_aloud(now(), 2), heading=say("details.the_other")),
        fields.field("x", say("details.x")),
        fields.field("y", say("details.y")),
        Buttons(
            (
                say("details.rewrite"),
                lambda: edits.run(say("edits.rewrite"), lambda d: rewrite(d, loop.id)),
            ),
            is_wanted=lambda: is_stale(now()),
            words=say("details.sentence_is_older"),
        ),
    ]
