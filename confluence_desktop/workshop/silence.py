"""Silent capture: what is covered is counted on the wall and not read, until it is revealed.

The same verbs serve the cards of the map and the stuck lines of the exercise. Whether a board is
written on in silence is kept with the session: whatever adds to it, what comes is covered.
"""

from collections.abc import Collection
from typing import TypeAlias

from confluence_desktop.document.change import Change
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.catch_22 import StuckLine
from confluence_desktop.workshop.operations import IN_SILENCE, keep_pending, pending_text
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.spoken import say

Coverable: TypeAlias = Card | StuckLine
COVERABLE: tuple[type[Card], type[StuckLine]] = (Card, StuckLine)


def is_silent(records: Records, board_id: str) -> bool:
    """Whether what is added to a board now is covered."""
    return bool(pending_text(records, f"{board_id}{IN_SILENCE}"))


def set_silent(draft: Draft, board_id: str, *, is_on: bool) -> None:
    """Cover what is added to a board from now on, or no longer; what is there stays as it is."""
    keep_pending(draft, f"{board_id}{IN_SILENCE}", "on" if is_on else "")


def cover_what_is_added(draft: Draft, change: Change) -> None:
    """On a board that is written on in silence everything new is covered, however it came."""
    fresh = [one for one in change.added if isinstance(one, COVERABLE) and not one.covered]
    silent = {id_ for id_ in {one.board_id for one in fresh} if is_silent(draft, id_)}
    _set_covered(draft, [one for one in fresh if one.board_id in silent], is_covered=True)


def covered_on(records: Records, board_id: str) -> list[Coverable]:
    """What is covered on a board, in its order."""
    found: list[Coverable] = [
        *(card for card in records.where(Card, board_id=board_id) if card.covered),
        *(line for line in records.where(StuckLine, board_id=board_id) if line.covered),
    ]
    return sorted(found, key=place_key)


def cover(draft: Draft, record_ids: Collection[str]) -> int:
    """Cover those of the records that can be covered; says how many were not before."""
    return _set_covered(draft, _found(draft, record_ids), is_covered=True)


def reveal(draft: Draft, board_id: str) -> int:
    """Uncover everything on a board, and end its silence; says how many were covered.

    Raises:
        RefusedError: Nothing on it is covered.
    """
    found = covered_on(draft, board_id)
    if not found:
        message = say("refused.nothing_covered")
        raise RefusedError(message)
    set_silent(draft, board_id, is_on=False)
    return _set_covered(draft, found, is_covered=False)


def _found(draft: Draft, record_ids: Collection[str]) -> list[Coverable]:
    found = (
        draft.find(kind, record_id) for record_id in dict.fromkeys(record_ids) for kind in COVERABLE
    )
    return [record for record in found if record is not None]


def _set_covered(draft: Draft, records: Collection[Coverable], *, is_covered: bool) -> int:
    others = [record for record in records if record.covered is not is_covered]
    for record in others:
        draft.put(record.changed(covered=is_covered))
    return len(others)
