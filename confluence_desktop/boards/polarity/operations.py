"""Verbs of a polarity board: its poles, its purpose and fear, and what is said about the poles."""

from collections.abc import Collection
from typing import Any

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.ordering import order_at, order_at_end, place_key
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.spoken import say

BOARD_FIELDS = ("left_name", "right_name", "purpose", "fear")
"""What a polarity says once, on its board."""

_ACROSS = {"left": "right", "right": "left"}
_BELOW = {"upside": "downside", "action": "warning"}


def entries_of(records: Records, board_id: str, place: PolarityPlace) -> list[PolarityEntry]:
    """What was said at one place, in its order."""
    held = [one for one in records.where(PolarityEntry, board_id=board_id) if one.place is place]
    return sorted(held, key=place_key)


def add_entry(draft: Draft, board: Board, place: PolarityPlace, text: str) -> PolarityEntry:
    """Add something at the end of a place.

    Raises:
        RefusedError: There is nothing to add, or the text is too long.
    """
    order = order_at_end(entries_of(draft, board.id, place))
    return draft.put(
        PolarityEntry.new(board_id=board.id, place=place, text=_said(text), order=order)
    )


def fill_field(draft: Draft, board: Board, field: str, text: str) -> Board:
    """Write a pole's name, the purpose or the fear, where nothing stands yet.

    Raises:
        RefusedError: There is nothing to write, no such place, or it is filled already.
    """
    if field not in BOARD_FIELDS:
        message = say("refused.nothing_added_to_a_polarity").format(field=field)
        raise RefusedError(message)
    now = get(draft, Board, board.id)
    if str(getattr(now, field)).strip():
        message = say("refused.written_already")
        raise RefusedError(message)
    return draft.put(now.changed(**{field: _said(text)}))


def set_text(draft: Draft, record_id: str, field: str, text: str) -> Record:
    """Write one text of the board or of an entry.

    Raises:
        RecordMissingError: It is not there (any more).
        RefusedError: The text is too long, there is no such field, or an entry would be empty.
    """
    board = draft.find(Board, record_id)
    if board is not None and field in BOARD_FIELDS:
        fields: dict[str, Any] = {field: text.strip()}
        return draft.put(board.changed(**fields))
    if field != "text":
        message = say("refused.no_such_field").format(field=field)
        raise RefusedError(message)
    entry = get(draft, PolarityEntry, record_id)
    if not text.strip():
        message = say("refused.empty_text")
        raise RefusedError(message)
    return draft.put(entry.changed(text=text.strip()))


def move_entry(
    draft: Draft, entry_id: str, place: PolarityPlace, at: int | None = None
) -> PolarityEntry:
    """Bring an entry to a place, and there to a number counted without it; None is the end.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    entry = get(draft, PolarityEntry, entry_id)
    row = [one for one in entries_of(draft, entry.board_id, place) if one.id != entry_id]
    return draft.put(entry.changed(place=place, order=order_at(draft, row, at)))


def shift_entry(
    draft: Draft, entry_id: str, way: Direction, *, together: Collection[str] = ()
) -> None:
    """One place up or down, on into the list above or below; or across to the other pole.

    Behind another one of those that are moved together, which could go no further, it stays.
    """
    entry = get(draft, PolarityEntry, entry_id)
    side, _, kind = entry.place.partition("_")
    if way in {Direction.LEFT, Direction.RIGHT}:
        if side != way.value:
            move_entry(draft, entry_id, PolarityPlace(f"{_ACROSS[side]}_{kind}"))
        return
    ids = [one.id for one in entries_of(draft, entry.board_id, entry.place)]
    at = ids.index(entry_id) + (1 if way is Direction.DOWN else -1)
    above = {below: over for over, below in _BELOW.items()}
    if 0 <= at < len(ids):
        if ids[at] not in together:
            move_entry(draft, entry_id, entry.place, at)
    elif at < 0 and kind in above:
        move_entry(draft, entry_id, PolarityPlace(f"{side}_{above[kind]}"))
    elif at > 0 and kind in _BELOW:
        move_entry(draft, entry_id, PolarityPlace(f"{side}_{_BELOW[kind]}"), 0)


def delete(draft: Draft, record_ids: Collection[str]) -> int:
    """Delete entries; anything else is left. Says how many were deleted."""
    gone = [found for id_ in record_ids if (found := draft.find(PolarityEntry, id_)) is not None]
    for entry in gone:
        draft.remove(entry)
    return len(gone)


def duplicate(draft: Draft, record_ids: Collection[str]) -> list[Record]:
    """Put a copy right behind each of these entries."""
    copies: list[Record] = []
    for record_id in record_ids:
        entry = draft.find(PolarityEntry, record_id)
        if entry is not None:
            ids = [one.id for one in entries_of(draft, entry.board_id, entry.place)]
            fields = {name: value for name, value in entry.__dict__.items() if name != "id"}
            copy = draft.put(PolarityEntry.new(**fields))
            copies.append(move_entry(draft, copy.id, entry.place, ids.index(entry.id) + 1))
    return copies


def in_order(draft: Draft, board: Board, record_ids: Collection[str]) -> list[PolarityEntry]:
    """These entries, place by place."""
    return [
        entry
        for place in PolarityPlace
        for entry in entries_of(draft, board.id, place)
        if entry.id in record_ids
    ]


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        message = say("refused.nothing_to_add")
        raise RefusedError(message)
    return said
