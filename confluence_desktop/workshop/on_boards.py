"""On which boards a change is to be seen."""

from collections.abc import Iterator

from confluence_desktop.document.change import Change
from confluence_desktop.document.record import R, Record, Records
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.cascades import ON_BOARDS
from confluence_desktop.workshop.catch_22 import Because, Loop, Objection, Step
from confluence_desktop.workshop.links import Link


def boards_touched(change: Change, records: Records) -> set[str]:
    """The ids of the boards that are there and show something of a change.

    Args:
        change: What was just made or taken back.
        records: The document as it is with the change.
    """
    found: set[str] = set()
    for side in (change.before, change.after):
        for record in side.values():
            found.update(_boards_of(record, change, records))
    return {board_id for board_id in found if records.find(Board, board_id) is not None}


def _boards_of(record: Record, change: Change, records: Records) -> Iterator[str]:
    carrier: Record | None = record
    match record:
        case Board():
            yield record.id
        case Because():
            carrier = _find(Loop, record.loop_id, change, records)
        case Link():
            carrier = _find(Card, record.source_id, change, records)
        case Objection():
            carrier = _find(Step, record.step_id, change, records)
    if isinstance(carrier, ON_BOARDS):
        yield getattr(carrier, "board_id")  # noqa: B009  # one name, many kinds


def _find(kind: type[R], record_id: str, change: Change, records: Records) -> R | None:
    """A record of the document, or one that the change took away."""
    gone = change.before.get(record_id)
    return records.find(kind, record_id) or (gone if isinstance(gone, kind) else None)
