"""What goes along when something is deleted (DEC-13): within a board, never across boards."""

from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Cascade
from confluence_desktop.document.draft import Draft
from confluence_desktop.workshop.agenda import AgendaItem, ItemTime, PendingText
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.links import Link


def take_board_contents_along(draft: Draft, change: Change) -> None:
    """A deleted board takes its cards, loops and steps with it."""
    for board in change.removed:
        if isinstance(board, Board):
            for kind in (Card, Loop, Step):
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


def forget_room_state(draft: Draft, change: Change) -> None:
    """A deleted record leaves no counted time and no unfinished text behind."""
    gone = [record.id for record in change.removed]
    if not gone:
        return
    for item_id in gone:
        time = draft.find(ItemTime, f"item_time_{item_id}")
        if time is not None and draft.find(AgendaItem, item_id) is None:
            draft.remove(time)
    lost = set(gone)
    for pending in list(draft.all(PendingText)):
        if pending.place.partition(".")[0] in lost:
            draft.remove(pending)


CASCADES: tuple[Cascade, ...] = (
    take_board_contents_along,
    take_links_along,
    take_becauses_along,
    forget_room_state,
)
