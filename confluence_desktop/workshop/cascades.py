"""What follows from a change (DEC-13): what goes along with what is deleted, and what is covered.

Within a board, never across boards.
"""

from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Cascade
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record
from confluence_desktop.workshop.agenda import PendingText
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
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.findings import Acceptance
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.polarity import PolarityEntry
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.silence import cover_what_is_added
from confluence_desktop.workshop.votes import Ballot, Poll

ON_BOARDS: tuple[type[Record], ...] = (
    Card,
    Cluster,
    Loop,
    Step,
    StuckLine,
    StuckPair,
    Request,
    PolarityEntry,
    Round,
    Poll,
    Acceptance,
)
"""The kinds that lie on a board, with its id in ``board_id``."""


def take_board_contents_along(draft: Draft, change: Change) -> None:
    """A deleted board takes everything that lies on it with it."""
    for board in change.removed:
        if isinstance(board, Board):
            for kind in ON_BOARDS:
                for record in draft.where(kind, board_id=board.id):
                    draft.remove(record)


def take_links_along(draft: Draft, change: Change) -> None:
    """A deleted card takes its links with it."""
    for card in change.removed:
        if isinstance(card, Card):
            for link in (
                *draft.where(Link, source_id=card.id),
                *draft.where(Link, target_id=card.id),
            ):
                draft.remove(link)


def take_becauses_along(draft: Draft, change: Change) -> None:
    """A deleted loop takes its becauses with it."""
    for loop in change.removed:
        if isinstance(loop, Loop):
            for because in draft.where(Because, loop_id=loop.id):
                draft.remove(because)


def take_card_out_of_clusters(draft: Draft, change: Change) -> None:
    """A deleted card leaves its cluster; a cluster goes with its last card."""
    gone = {card.id: card.board_id for card in change.removed if isinstance(card, Card)}
    for board_id in dict.fromkeys(gone.values()):
        for cluster in draft.where(Cluster, board_id=board_id):
            left = tuple(card_id for card_id in cluster.card_ids if card_id not in gone)
            if not left:
                draft.remove(cluster)
            elif left != cluster.card_ids:
                draft.put(cluster.changed(card_ids=left))


def take_answers_along(draft: Draft, change: Change) -> None:
    """A step takes its objections with it, a poll its ballots, a stuck line its pair."""
    for record in change.removed:
        alone: list[Record] = []
        if isinstance(record, Step):
            alone = [*draft.where(Objection, step_id=record.id)]
        elif isinstance(record, Poll):
            alone = [*draft.where(Ballot, poll_id=record.id)]
        elif isinstance(record, StuckLine):
            pairs = draft.where(StuckPair, board_id=record.board_id)
            alone = [pair for pair in pairs if record.id in pair.line_ids]
        for one in alone:
            draft.remove(one)


def forget_room_state(draft: Draft, change: Change) -> None:
    """A deleted record leaves no unfinished text behind, and nothing that a stage was left with.

    Its counted time stays: undo brings back the record and not the room's state, and an item that
    came back without its time would begin anew.
    """
    gone = [record.id for record in change.removed]
    if not gone:
        return
    lost = set(gone)
    for left in list(draft.all(StageLeft)):
        if left.board_id in lost:
            draft.remove(left)
    for pending in list(draft.all(PendingText)):
        if pending.place.partition(".")[0] in lost:
            draft.remove(pending)


CASCADES: tuple[Cascade, ...] = (
    take_board_contents_along,
    take_links_along,
    take_becauses_along,
    take_card_out_of_clusters,
    take_answers_along,
    forget_room_state,
    cover_what_is_added,
)
