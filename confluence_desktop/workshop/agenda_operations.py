"""Verbs for the agenda and for the room that goes through it."""

from datetime import datetime

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records, get
from confluence_desktop.workshop.agenda import ROOM_ID, AgendaItem, ItemTime, Room
from confluence_desktop.workshop.ordering import order_at, place_key


def agenda_in_order(records: Records) -> list[AgendaItem]:
    """The agenda from first to last."""
    return sorted(records.all(AgendaItem), key=place_key)


def add_item(
    draft: Draft, title: str, *, minutes: int = 10, after_id: str | None = None
) -> AgendaItem:
    """Add an agenda item after another one, or at the end.

    Raises:
        RefusedError: The title is too long, or the minutes are not 0–1440.
    """
    agenda = agenda_in_order(draft)
    after = next((i for i, item in enumerate(agenda, 1) if item.id == after_id), None)
    order = order_at(draft, agenda, after)
    return draft.put(AgendaItem.new(title=title, minutes=minutes, order=order))


def change_item(draft: Draft, item_id: str, **fields: object) -> AgendaItem:
    """Change fields of an agenda item.

    Raises:
        RecordMissingError: It is not there (any more).
        RefusedError: A value can't be taken.
    """
    return draft.put(get(draft, AgendaItem, item_id).changed(**fields))


def delete_item(draft: Draft, item_id: str) -> None:
    """Delete an agenda item; its board stays.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    draft.remove(get(draft, AgendaItem, item_id))


def move_item(draft: Draft, item_id: str, to_place: int) -> AgendaItem:
    """Bring an agenda item to a place, counted from 0 in the agenda without it.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    item = get(draft, AgendaItem, item_id)
    others = [other for other in agenda_in_order(draft) if other.id != item_id]
    return draft.put(item.changed(order=order_at(draft, others, to_place)))


def the_room(records: Records) -> Room:
    """Where the room stands; a fresh one if it was never opened."""
    return records.find(Room, ROOM_ID) or Room(id=ROOM_ID)


def item_time(records: Records, item_id: str) -> ItemTime:
    """The counted time of an agenda item; zero if it never ran."""
    record_id = f"item_time_{item_id}"
    return records.find(ItemTime, record_id) or ItemTime(id=record_id, item_id=item_id)


def go_to(draft: Draft, item: AgendaItem) -> Room:
    """Make an agenda item, and the board it shows if any, the current one.

    An item that shows a stage of the exercise ends a stage that was gone to on its own; what was
    asked on the wall is asked no longer.
    """
    room = the_room(draft).changed(asked="", asked_ids=())
    fields = {"item_id": item.id, "board_id": item.board_id or room.board_id}
    if item.stage is not None:
        return draft.put(room.changed(**fields, stage=None, stage_board_id=None))
    return draft.put(room.changed(**fields))


def show_board(draft: Draft, board_id: str) -> Room:
    """Show a board without changing the agenda item; what was asked is asked no longer."""
    return draft.put(the_room(draft).changed(board_id=board_id, asked="", asked_ids=()))


def set_running_since(draft: Draft, since: datetime | None) -> Room:
    """Start the countdown at a moment, or pause it with None."""
    return draft.put(the_room(draft).changed(running_since=since))


def count_time(draft: Draft, item_id: str, *, spent_s: float) -> ItemTime:
    """Add elapsed seconds to an agenda item."""
    time = item_time(draft, item_id)
    return draft.put(time.changed(spent_s=max(0.0, time.spent_s + spent_s)))


def add_time(draft: Draft, item_id: str, *, seconds: float) -> ItemTime:
    """Give an agenda item more seconds, or take some."""
    time = item_time(draft, item_id)
    return draft.put(time.changed(added_s=time.added_s + seconds))
