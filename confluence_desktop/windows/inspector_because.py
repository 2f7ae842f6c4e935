"""The details of a because: its kind, how sure the room is, and its state, each by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22.sentences import arrow_read_aloud
from confluence_desktop.boards.catch_22.standing import (
    ArrowNow,
    arrows_now,
    breaking_steps,
    broken_ids,
)
from confluence_desktop.windows.fields import Choice, Part, Words
from confluence_desktop.windows.inspector_records import NEVER_PROJECTED, RecordFields
from confluence_desktop.windows.stage_becauses import because_keys, because_row, press_because
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.windows.stage_row import Row
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.workshop.catch_22 import Because, BecauseKind, BecauseState, Loop
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_MORE = "more"
_SHOWN = 5


def because_parts(desk: StageDesk, because: Because) -> list[Part]:
    """The parts of one because; those of its arrow that find no room open on demand."""
    fields = RecordFields(desk.edits, because)
    document = desk.document

    def now() -> Because:
        return document.find(Because, because.id) or because

    def arrow() -> str:
        loop = document.find(Loop, now().loop_id)
        return arrow_read_aloud(loop, now().arrow) if loop else ""

    def broken_by() -> str:
        found = breaking_steps(document, desk.board, because.id) if desk.is_there else []
        return "\n".join(step.text for step in found)

    kinds = [("", say("details.not_said")), *((kind.value, kind.value) for kind in BecauseKind)]
    states = [(state.value, state.value) for state in BecauseState]
    return [
        Words(arrow, heading=say("details.why"), size_px=20, weight=700),
        ArrowBecauses(desk, because).rows,
        fields.field("text", say("details.because"), is_line=False),
        Choice(
            say("details.kind"),
            kinds,
            lambda: fields.value("kind") or "",
            lambda key: fields.put(
                "kind", BecauseKind(key) if key else None, say("edits.set_kind")
            ),
        ),
        fields.confidence(),
        Choice(
            say("details.state"),
            states,
            lambda: fields.value("state") or BecauseState.HOLDS,
            lambda key: fields.put("state", BecauseState(key), say("edits.set_state")),
        ),
        fields.field(
            "who", say("details.who_says_so"), hint=say("details.who_hint"), aside=NEVER_PROJECTED
        ),
        fields.field("evidence", say("details.evidence"), is_line=False),
        fields.field("not_true_when", say("details.not_true_when"), is_line=False),
        Words(broken_by, heading=say("details.steps_that_break_it")),
    ]


class ArrowBecauses:
    """A because and its neighbours as rows that keys act on; all of its arrow on demand."""

    def __init__(self, desk: StageDesk, because: Because) -> None:
        self._desk, self._because = desk, because
        self._is_open = False
        self.rows = Rows(
            panel_words("becauses")["of_arrow"],
            self._read,
            self._press,
            keys=because_keys(),
            keys_first=True,
        )
        self.rows.list.go_to(because.id)

    def _arrow(self) -> Sequence[Because]:
        if not self._desk.is_there:
            return []
        because = self._desk.document.find(Because, self._because.id) or self._because
        here: ArrowNow | None = next(
            (
                now
                for now in arrows_now(self._desk.document, self._desk.board)
                if now.loop is not None
                and (now.loop.id, now.arrow.number) == (because.loop_id, because.arrow)
            ),
            None,
        )
        return here.becauses if here is not None else []

    def _read(self) -> list[Row]:
        becauses = self._arrow()
        if not becauses:
            return []
        broken = broken_ids(self._desk.document, self._desk.board)
        rows = [
            because_row(one, is_broken=one.id in broken)
            for one in (becauses if self._is_open else self._around(becauses))
        ]
        count = len(becauses) - len(rows)
        said: str = panel_words("becauses")["more"]
        return [*rows, Row(_MORE, said.format(count=count))] if count else rows

    def _around(self, becauses: Sequence[Because]) -> Sequence[Because]:
        """As many as leave the fields in sight, this one among them."""
        place = next((at for at, one in enumerate(becauses) if one.id == self._because.id), 0)
        start = max(0, min(place - _SHOWN // 2, len(becauses) - _SHOWN))
        return becauses[start : start + _SHOWN]

    def _press(self, pressed: Pressed) -> bool:
        row = pressed.row
        if row is not None and row.key == _MORE:
            if pressed.key not in {"Enter", "Space"}:
                return False
            self._is_open = True
            self.rows.refresh()
            return True
        return press_because(self._desk, pressed)
