"""A session as JSON, for scripts. `resources/schemas/session.schema.json` describes it."""

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from confluence_desktop.document.record import Record, Records
from confluence_desktop.exchange.findings_json import findings_as_json
from confluence_desktop.storage.entries import SessionEntry
from confluence_desktop.workshop.agenda_operations import agenda_in_order
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.catch_22 import (
    Because,
    Loop,
    Objection,
    StageLeft,
    Step,
    StuckLine,
    StuckPair,
)
from confluence_desktop.workshop.close import Action, Decision, FacilitatorNote, ParkedItem
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.findings import Acceptance, CheckNumber
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.operations import (
    boards_in_order,
    notes_in_order,
    participants_in_order,
    the_session,
)
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.polarity import PolarityEntry
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.votes import Ballot, Poll

OnBoard = TypeVar("OnBoard", Cluster, PolarityEntry, Request, Round, Step, StuckLine, StuckPair)
Under = TypeVar("Under", Objection, Ballot)

FORMAT = 1
"""Grows only when a field changes its meaning; new fields do not count."""

_SIDES = ("left", "right")


def session_as_json(records: Records) -> dict[str, Any]:
    """Everything that was said in a session, the facilitator's own notes and ballots included.

    Field names are those of the records. Cards carry besides `board`, their board's type, and
    becauses `arrow_key`, such as ``left.1``. `findings` are made anew, not kept.
    """
    boards = boards_in_order(records)
    place = {board.id: number for number, board in enumerate(boards)}

    def on_boards(kind: type[OnBoard]) -> list[dict[str, Any]]:
        found: list[OnBoard] = sorted(records.all(kind), key=place_key)
        found.sort(key=lambda one: place[one.board_id])
        return _all_plain(found)

    return {
        "format": FORMAT,
        "session": _plain(the_session(records)),
        "participants": _all_plain(participants_in_order(records)),
        "agenda": _all_plain(agenda_in_order(records)),
        "boards": _all_plain(boards),
        "cards": _cards(records, boards),
        "links": _all_plain(sorted(records.all(Link), key=_id_of)),
        "clusters": on_boards(Cluster),
        "requests": on_boards(Request),
        "stuck_lines": on_boards(StuckLine),
        "stuck_pairs": on_boards(StuckPair),
        **_loops_and_becauses(records, place),
        "steps": on_boards(Step),
        "objections": _under(records, Objection, "step_id"),
        "stages_left": _all_plain(_stages_left(records)),
        "polarity_entries": on_boards(PolarityEntry),
        "rounds": on_boards(Round),
        "polls": _polls(records),
        "ballots": _under(records, Ballot, "poll_id"),
        "decisions": _all_plain(notes_in_order(records, Decision)),
        "actions": _all_plain(notes_in_order(records, Action)),
        "parked": _all_plain(notes_in_order(records, ParkedItem)),
        "notes": _all_plain(notes_in_order(records, FacilitatorNote)),
        "check_numbers": _all_plain(sorted(records.all(CheckNumber), key=_id_of)),
        "acceptances": _all_plain(sorted(records.all(Acceptance), key=_id_of)),
        "findings": findings_as_json(records, boards),
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


def _loops_and_becauses(records: Records, place: dict[str, int]) -> dict[str, Any]:
    loops = sorted(
        records.all(Loop), key=lambda loop: (place[loop.board_id], _SIDES.index(loop.side))
    )
    by_id = {loop.id: (number, loop) for number, loop in enumerate(loops)}
    becauses = sorted(
        records.all(Because),
        key=lambda because: (by_id[because.loop_id][0], because.arrow, *place_key(because)),
    )
    return {
        "loops": _all_plain(loops),
        "becauses": [
            {**_plain(one), "arrow_key": f"{by_id[one.loop_id][1].side}.{one.arrow}"}
            for one in becauses
        ],
    }


def _stages_left(records: Records) -> list[StageLeft]:
    return sorted(records.all(StageLeft), key=lambda one: (one.board_id, one.stage))


def _id_of(record: Record) -> str:
    return record.id


def _polls(records: Records) -> list[dict[str, Any]]:
    """The votes, each with its tally only once it is revealed."""
    polls = sorted(records.all(Poll), key=lambda poll: (poll.board_id, poll.id))
    return [{**_plain(poll), **({} if poll.is_revealed else {"tally": []})} for poll in polls]


def _under(records: Records, kind: type[Under], owner: str) -> list[dict[str, Any]]:
    found = sorted(records.all(kind), key=lambda one: (getattr(one, owner), *place_key(one)))
    return _all_plain(found)


def _all_plain(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [_plain(record) for record in records]


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")
