"""Verbs of the plan: rounds typed or made from steps, their order, their texts and their ties.

Each takes a draft first, does one thing and returns the record that it made or changed.
"""

from collections.abc import Collection, Iterable
from typing import Any

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Step, StepState
from confluence_desktop.workshop.ordering import (
    bring_together,
    order_at,
    order_at_end,
    place_key,
    shifts,
)
from confluence_desktop.workshop.rounds import Round, RoundState
from confluence_desktop.workshop.spoken import spoken

WRITABLE: dict[type[Record], tuple[str, ...]] = {
    Board: ("title",),
    Round: (
        "text", "act", "tool", "owner", "other", "done_when", "signal", "learn_together",
        "learn_tools", "happened", "learned",
    ),
}  # fmt: skip
"""The texts that are written in place, in the panel or in the table."""


def rounds_of(records: Records, board_id: str) -> list[Round]:
    """The rounds of a plan in their order."""
    return sorted(records.where(Round, board_id=board_id), key=place_key)


def add_round(draft: Draft, board: Board, text: str) -> Round:
    """Add a round at the end.

    Raises:
        RefusedError: There is nothing to add, or the text is too long.
    """
    said = text.strip()
    if not said:
        raise RefusedError(spoken("plan")["refusals"]["nothing"])
    order = order_at_end(rounds_of(draft, board.id))
    return draft.put(Round.new(board_id=board.id, text=said, order=order))


def waiting_steps(records: Records) -> list[Step]:
    """The steps that were kept or committed at a crossing and from which no round came."""
    planned = {round_.step_id for round_ in records.all(Round)}
    places = {board.id: place_key(board) for board in records.all(Board)}
    steps = [
        step
        for step in records.all(Step)
        if step.state is not StepState.CANDIDATE and step.id not in planned
    ]
    first = (float("-inf"), "")
    return sorted(steps, key=lambda step: (places.get(step.board_id, first), *place_key(step)))


def round_from_step(draft: Draft, board: Board, step: Step) -> Round:
    """Add the round that a step becomes; what was said of the step is taken over.

    It is due when the step ends, or else when the room looks back at it.
    """
    return draft.put(
        Round.new(
            board_id=board.id,
            text=step.text,
            order=order_at_end(rounds_of(draft, board.id)),
            step_id=step.id,
            tool=step.tool,
            owner=step.owner,
            signal=step.signal,
            starts_on=step.starts_on,
            due=step.ends_on or step.review_on,
        )
    )


def rounds_from_steps(draft: Draft, board: Board) -> list[Round]:
    """Add a round for each step that waits for one.

    Raises:
        RefusedError: No step does.
    """
    steps = waiting_steps(draft)
    if not steps:
        raise RefusedError(spoken("plan")["refusals"]["no_steps"])
    return [round_from_step(draft, board, step) for step in steps]


def set_text(draft: Draft, record_id: str, field: str, text: str) -> Record:
    """Write one text of a round, or the plan's title.

    Raises:
        RecordMissingError: The record is not there (any more).
        RefusedError: The text is too long, or empty where something must be said.
    """
    said = text.strip()
    for kind, fields in WRITABLE.items():
        record = draft.find(kind, record_id)
        if record is not None and field in fields:
            if kind is Round and field == "text" and not said:
                raise RefusedError(spoken("plan")["refusals"]["empty"])
            return draft.put(record.changed(**{field: said}))
    raise RecordMissingError(spoken("plan")["refusals"]["gone"])


def serve(draft: Draft, round_id: str, card_ids: Iterable[str]) -> Round:
    """Say which cards of the map a round serves, in this order; ties to lost cards may stay."""
    chosen = tuple(dict.fromkeys(card_ids))
    return draft.put(get(draft, Round, round_id).changed(serves=chosen))


def require(draft: Draft, round_id: str, round_ids: Iterable[str]) -> Round:
    """Say which rounds a round needs the result of.

    Raises:
        RefusedError: It would need itself.
    """
    chosen = tuple(dict.fromkeys(round_ids))
    if round_id in chosen:
        raise RefusedError(spoken("plan")["refusals"]["itself"])
    return draft.put(get(draft, Round, round_id).changed(requires=chosen))


def conclude(draft: Draft, round_id: str, state: RoundState) -> Round:
    """Say afterwards whether a round was done."""
    return draft.put(get(draft, Round, round_id).changed(state=state))


def move_round(draft: Draft, round_id: str, to_place: int) -> Round:
    """Bring a round to a place, counted from 0 among the others.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    round_ = get(draft, Round, round_id)
    row = [one for one in rounds_of(draft, round_.board_id) if one.id != round_id]
    return draft.put(round_.changed(order=order_at(draft, row, to_place)))


def shift(draft: Draft, board: Board, record_ids: Collection[str], by: int) -> None:
    """Bring rounds one place on (1) or back (−1); a block that is at the end stays."""
    ids = [one.id for one in rounds_of(draft, board.id)]
    for id_, goal in shifts(ids, record_ids, by):
        move_round(draft, id_, goal)


def place_rounds(draft: Draft, board: Board, record_ids: Collection[str], to_place: int) -> None:
    """Bring rounds side by side to a place, counted among the others."""
    row = rounds_of(draft, board.id)
    moved = [one for one in row if one.id in record_ids]
    others = [one for one in row if one.id not in record_ids]
    bring_together(draft, moved, others, to_place)


def delete(draft: Draft, record_ids: Collection[str]) -> int:
    """Delete rounds; anything else is left. Says how many were deleted."""
    gone = [found for id_ in record_ids if (found := draft.find(Round, id_)) is not None]
    for round_ in gone:
        draft.remove(round_)
    return len(gone)


def duplicate(draft: Draft, record_ids: Collection[str]) -> list[Record]:
    """Put a copy right behind each of these rounds, to be tried: nothing has come of it yet."""
    copies: list[Record] = []
    for id_ in record_ids:
        round_ = draft.find(Round, id_)
        if round_ is None:
            continue
        row = rounds_of(draft, round_.board_id)
        place = [one.id for one in row].index(id_)
        fields: dict[str, Any] = {
            **round_.__dict__,
            "order": order_at(draft, row, place + 1),
            "state": RoundState.OPEN,
            "happened": "",
            "learned": "",
        }
        del fields["id"]
        copies.append(draft.put(Round.new(**fields)))
    return copies
