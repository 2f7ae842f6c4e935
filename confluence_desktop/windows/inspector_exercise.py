"""The details of a Catch-22: of its stage, and of what lies on the board."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from confluence_desktop.boards.catch_22.standing import arrows_now
from confluence_desktop.windows.fields import Part, Words
from confluence_desktop.windows.fold import Fold
from confluence_desktop.windows.inspector_because import because_parts
from confluence_desktop.windows.inspector_records import loop_parts
from confluence_desktop.windows.inspector_step import StepDetails
from confluence_desktop.windows.stage_becauses import becauses_part
from confluence_desktop.windows.stage_head import gate_part, place_words
from confluence_desktop.windows.stage_panel import stage_parts
from confluence_desktop.windows.stage_rows import Rows
from confluence_desktop.windows.typed_line import TypedLine
from confluence_desktop.workshop import exercise
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.exercise import exercise_stage
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from confluence_desktop.boards.catch_22.standing import ArrowNow
    from confluence_desktop.document.record import Record, Records
    from confluence_desktop.windows.stage_desk import StageDesk

_KICKER: dict[str, Any] = {"size_px": 15, "weight": 600, "tone": "muted"}


def with_stage(desk: StageDesk, item: AgendaItem | None, others: Sequence[Part]) -> list[Part]:
    """The stage that is on; what else can be said of the item and the board opens on demand."""
    stage = exercise_stage(desk.document, desk.board_id)
    assert stage is not None

    def note() -> str:
        now = desk.document.find(AgendaItem, item.id) if item is not None else None
        return now.note if now is not None else ""

    return [
        *stage_parts(desk, stage),
        Words(note, heading=say("details.facilitators_note"), tone="muted", size_px=16),
        Fold(say("details.item_and_board"), others),
    ]


def catch_22_parts(desk: StageDesk, record: Record) -> list[Part]:
    """The parts that show a because, a step or a loop, under the stage that is on."""
    desk = replace(desk, board_id=_board_of(desk.document, record) or desk.board_id)
    stage = exercise_stage(desk.document, desk.board_id)
    head: list[Part] = []
    if stage is not None:
        head.append(Words(lambda: place_words(desk.board, stage, "here"), **_KICKER))
    if isinstance(record, Because):
        if stage == exercise.BECAUSES:
            head.append(gate_part(desk, stage))
        return [*head, *because_parts(desk, record)]
    if isinstance(record, Step):
        return [*head, *StepDetails(desk, record, stage).parts()]
    assert isinstance(record, Loop)
    if stage in {exercise.LOOP_ONE, exercise.LOOP_TWO}:
        head.append(gate_part(desk, stage))
    return [*head, *loop_parts(desk.edits, record), _becauses_of(desk, record)]


def first_work(parts: Sequence[Part], panel: QWidget) -> QWidget | None:
    """The first rows or line that keys act on, in what is open; else the first field in there."""
    for part in parts:
        widget: QWidget | None = None
        if isinstance(part, Rows):
            widget = part.list
        elif isinstance(part, TypedLine):
            widget = part.field
        elif isinstance(part, Fold) and part.is_open:
            widget = first_work(part.parts, panel) or part.first_field(panel)
        if widget is not None and widget.isVisibleTo(panel):
            return widget
    return None


def _becauses_of(desk: StageDesk, loop: Loop) -> Part:
    def arrows() -> list[ArrowNow]:
        found = arrows_now(desk.document, desk.board)
        return [now for now in found if now.loop is not None and now.loop.id == loop.id]

    return becauses_part(desk, arrows=arrows)


def _board_of(records: Records, record: Record) -> str | None:
    if isinstance(record, Because):
        loop = records.find(Loop, record.loop_id)
        return loop.board_id if loop is not None else None
    return getattr(record, "board_id", None)
