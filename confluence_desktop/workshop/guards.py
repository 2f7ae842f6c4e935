"""What may not be committed, whoever asks (DEC-13)."""

from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Guard, Rules
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, by_kind
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.cascades import CASCADES, ON_BOARDS
from confluence_desktop.workshop.catch_22 import Because, Loop, Objection, Step, StuckLine
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.findings import Acceptance
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.phrases import things
from confluence_desktop.workshop.polarity import PolarityEntry
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.session import Session
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.votes import Ballot, Poll


def one_session(draft: Draft, change: Change) -> None:
    """A file holds exactly one session, and it has a title."""
    if not change.touches(Session):
        return
    sessions = list(draft.all(Session))
    if len(sessions) != 1:
        message = say("refused.one_session_a_file")
        raise RefusedError(message)
    if not sessions[0].title:
        message = say("refused.no_title")
        raise RefusedError(message)


PLACES: tuple[tuple[tuple[type[Record], ...], str, type[Record], str], ...] = (
    (ON_BOARDS, "board_id", Board, say("refused.board_gone")),
    (
        (Because,),
        "loop_id",
        Loop,
        say("refused.loop_gone"),
    ),
    (
        (Objection,),
        "step_id",
        Step,
        say("refused.step_gone"),
    ),
    (
        (Ballot,),
        "poll_id",
        Poll,
        say("refused.vote_gone"),
    ),
)
"""Kinds, the field that names the place of a record, the kind of the place, and what is said."""


def belongs_somewhere(draft: Draft, change: Change) -> None:
    """What lies on a board lies on one that is there; becauses on a loop, and so on."""
    there = by_kind(change.after.values())
    for kinds, field, place, message in PLACES:
        ids = {getattr(one, field) for kind in kinds for one in there.get(kind, ())}
        if any(id_ is not None and draft.find(place, id_) is None for id_ in ids):
            raise RefusedError(message)


def links_join_two_cards(draft: Draft, change: Change) -> None:
    """A link joins two different cards of one board, and no two links join the same pair."""
    for link in change.after.values():
        if not isinstance(link, Link):
            continue
        source, target = draft.find(Card, link.source_id), draft.find(Card, link.target_id)
        if source is None or target is None:
            message = say("refused.card_to_link_gone")
            raise RefusedError(message)
        if source.id == target.id:
            message = say("refused.linked_to_itself").format(text=_short(source.text))
            raise RefusedError(message)
        if source.board_id != target.board_id:
            message = say("refused.cards_of_other_maps")
            raise RefusedError(message)
        pair = [
            other
            for other in draft.where(Link, source_id=source.id)
            if other.target_id == target.id and other.id != link.id
        ]
        if pair:
            message = say("refused.serves_already").format(
                text=_short(source.text), other=_short(target.text)
            )
            raise RefusedError(message)


def texts_are_not_empty(draft: Draft, change: Change) -> None:
    """What is there to be read says something; an empty one is deleted instead."""
    del draft
    for record in change.after.values():
        if isinstance(record, _WORDED) and not record.text.strip():
            message = say("refused.empty_record").format(record=things(record.stored_as))
            raise RefusedError(message)


def a_card_lies_in_one_cluster(draft: Draft, change: Change) -> None:
    """A cluster holds cards of its own board that are there, and each lies in one at most."""
    if not change.touches(Cluster):
        return
    boards = {one.board_id for one in change.after.values() if isinstance(one, Cluster)}
    for board_id in boards:
        seen: set[str] = set()
        for cluster in draft.where(Cluster, board_id=board_id):
            for card_id in cluster.card_ids:
                card = draft.find(Card, card_id)
                if card is None or card.board_id != board_id:
                    message = say("refused.cluster_of_another_map")
                    raise RefusedError(message)
                if card_id in seen:
                    message = say("refused.in_two_clusters").format(text=_short(card.text))
                    raise RefusedError(message)
                seen.add(card_id)


def an_accepted_finding_has_a_reason(draft: Draft, change: Change) -> None:
    """Accepting a finding needs a reason that is kept."""
    del draft
    for record in change.after.values():
        if isinstance(record, Acceptance) and not record.reason.strip():
            message = say("refused.no_reason_to_accept")
            raise RefusedError(message)


_WORDED = (Card, Because, Step, Objection, StuckLine, Request, PolarityEntry, Round)

GUARDS: tuple[Guard, ...] = (
    one_session,
    belongs_somewhere,
    links_join_two_cards,
    texts_are_not_empty,
    a_card_lies_in_one_cluster,
    an_accepted_finding_has_a_reason,
)

RULES = Rules(CASCADES, GUARDS)
"""What every session's document is made with."""


_SHORT = 40


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"
