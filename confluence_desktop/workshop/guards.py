"""What may not be committed, whoever asks (DEC-13)."""

from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Guard, Rules
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.cascades import CASCADES
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.session import Session


def one_session(draft: Draft, change: Change) -> None:
    """A file holds exactly one session, and it has a title."""
    if not change.touches(Session):
        return
    sessions = list(draft.all(Session))
    if len(sessions) != 1:
        message = "A file holds exactly one session; make another file for another session."
        raise RefusedError(message)
    if not sessions[0].title:
        message = "The session needs a title; type one."
        raise RefusedError(message)


def belongs_somewhere(draft: Draft, change: Change) -> None:
    """Cards, loops and steps lie on a board that is there; becauses on a loop."""
    for record in change.after.values():
        if isinstance(record, Card | Loop | Step) and draft.find(Board, record.board_id) is None:
            message = "The board for this is no longer there; choose another board."
            raise RefusedError(message)
        if isinstance(record, Because) and draft.find(Loop, record.loop_id) is None:
            message = "The loop for this because is no longer there; choose another loop."
            raise RefusedError(message)


def links_join_two_cards(draft: Draft, change: Change) -> None:
    """A link joins two different cards of one board, and no two links join the same pair."""
    for link in change.after.values():
        if not isinstance(link, Link):
            continue
        source, target = draft.find(Card, link.source_id), draft.find(Card, link.target_id)
        if source is None or target is None:
            message = "One of the cards to link is no longer there; choose another card."
            raise RefusedError(message)
        if source.id == target.id:
            message = f"“{_short(source.text)}” can't be linked to itself; choose another card."
            raise RefusedError(message)
        if source.board_id != target.board_id:
            message = "Only cards of the same map can be linked; choose another card."
            raise RefusedError(message)
        pair = [
            other
            for other in draft.where(Link, source_id=source.id)
            if other.target_id == target.id and other.id != link.id
        ]
        if pair:
            message = f"“{_short(source.text)}” already serves “{_short(target.text)}”."
            raise RefusedError(message)


def texts_are_not_empty(draft: Draft, change: Change) -> None:
    """A card, because or step says something; an empty one is deleted instead."""
    del draft
    for record in change.after.values():
        if isinstance(record, Card | Because | Step) and not record.text.strip():
            message = f"A {_name(record)} can't be empty; type something or delete it."
            raise RefusedError(message)


GUARDS: tuple[Guard, ...] = (
    one_session,
    belongs_somewhere,
    links_join_two_cards,
    texts_are_not_empty,
)

RULES = Rules(CASCADES, GUARDS)
"""What every session's document is made with."""


_SHORT = 40


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"


def _name(record: Record) -> str:
    return record.stored_as.replace("_", " ")
