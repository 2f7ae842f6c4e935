"""Where the line was pointed at, kept beside its half-typed text, so that both survive a crash."""

from collections.abc import Sequence

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records
from confluence_desktop.windows.capture_target import settled
from confluence_desktop.windows.edits import Edits
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.exercise import stage_now
from confluence_desktop.workshop.operations import POINTED_AT, keep_pending, pending_text
from confluence_desktop.workshop.spoken import say


def line_place(records: Records, board: Board | None, item_id: str) -> str:
    """Under what the line keeps its text: that of a stage is nobody else's."""
    if board is None:
        return item_id
    stage = stage_now(records, board)
    return board.id if stage is None else f"{board.id}.stage_{stage}"


def keep_line(
    edits: Edits,
    place: str,
    text: str,
    destinations: Sequence[Destination],
    there: Destination | None,
) -> None:
    """Keep what is half-typed and where it goes, unless both are kept already.

    Where a line would point by itself when it is opened anew is not kept.
    """
    records = edits.document
    is_other = text != pending_text(records, place)
    is_offered = there is not None and any(there.key == one.key for one in destinations)
    board_id = place.partition(".")[0]
    kept = settled(destinations, records, kept_destination(records, place), board_id)
    is_elsewhere = is_offered and kept != there

    def put(draft: Draft) -> None:
        keep_pending(draft, place, text)
        if is_elsewhere:
            keep_pending(draft, f"{place}{POINTED_AT}", _written(there))

    if is_other or is_elsewhere:
        edits.run(say("edits.keep_text"), put)


def kept_destination(records: Records, place: str) -> Destination | None:
    """Where a place's next entry was to go when it was last kept; its card may be gone since."""
    key, _, under_id = pending_text(records, f"{place}{POINTED_AT}").partition(" ")
    return Destination(key, "", "ink", under_id=under_id or None) if key else None


def _written(there: Destination | None) -> str:
    return f"{there.key} {there.under_id or ''}".strip() if there is not None else ""
