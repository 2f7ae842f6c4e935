"""A session as JSON, for scripts. `resources/schemas/session.schema.json` describes it."""

import json
from collections.abc import Iterable
from typing import Any

from confluence_desktop.document.record import Record, Records
from confluence_desktop.storage.entries import SessionEntry
from confluence_desktop.workshop.agenda_operations import agenda_in_order
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.close import Action, Decision, FacilitatorNote, ParkedItem
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.operations import (
    boards_in_order,
    notes_in_order,
    participants_in_order,
    the_session,
)
from confluence_desktop.workshop.ordering import place_key

FORMAT = 1
"""Grows only when a field changes its meaning; new fields do not count."""

_SIDES = ("left", "right")


def session_as_json(records: Records) -> dict[str, Any]:
    """Everything that was said in a session, the facilitator's own notes included.

    Field names are those of the records. Cards carry besides `board`, their board's type.
    """
    boards = boards_in_order(records)
    place = {board.id: number for number, board in enumerate(boards)}
    loops = sorted(
        records.all(Loop), key=lambda loop: (place[loop.board_id], _SIDES.index(loop.side))
    )
    loop_place = {loop.id: number for number, loop in enumerate(loops)}
    becauses = sorted(
        records.all(Because),
        key=lambda because: (loop_place[because.loop_id], because.arrow, *place_key(because)),
    )
    steps = sorted(records.all(Step), key=lambda step: (place[step.board_id], *place_key(step)))
    return {
        "format": FORMAT,
        "session": _plain(the_session(records)),
        "participants": _all_plain(participants_in_order(records)),
        "agenda": _all_plain(agenda_in_order(records)),
        "boards": _all_plain(boards),
        "cards": _cards(records, boards),
        "links": _all_plain(sorted(records.all(Link), key=lambda link: link.id)),
        "loops": _all_plain(loops),
        "becauses": _all_plain(becauses),
        "steps": _all_plain(steps),
        "decisions": _all_plain(notes_in_order(records, Decision)),
        "actions": _all_plain(notes_in_order(records, Action)),
        "parked": _all_plain(notes_in_order(records, ParkedItem)),
        "notes": _all_plain(notes_in_order(records, FacilitatorNote)),
    }


def entry_as_json(entry: SessionEntry) -> dict[str, Any]:
    """What the library knows of a session without opening it."""
    return {
        "id": entry.id,
        "title": entry.title,
        "client": entry.client,
        "starts_on": entry.starts_on.isoformat() if entry.starts_on else None,
        "participants": entry.participants,
        "state": entry.state.value,
        "file": str(entry.path),
        "modified": entry.modified.isoformat(),
        "problem": entry.problem,
    }


def as_text(value: object) -> str:
    """JSON as it is printed: readable, every script as typed."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _cards(records: Records, boards: Iterable[Board]) -> list[dict[str, Any]]:
    return [
        {**_plain(card), "board": board.type.value}
        for board in boards
        for card in sorted(
            records.where(Card, board_id=board.id),
            key=lambda card: (card.level.rank, *place_key(card)),
        )
    ]


def _all_plain(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [_plain(record) for record in records]


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")
