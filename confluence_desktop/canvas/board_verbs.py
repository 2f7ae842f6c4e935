"""What a view does to its board: one transaction each, and a sentence when it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.strategy_map.dropping import said_of_clusters
from confluence_desktop.boards.strategy_map.operations import links_meant, short
from confluence_desktop.document.draft import Draft
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.operations import keep_pending, pending_text
from confluence_desktop.workshop.phrases import things
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from confluence_desktop.boards.board_type import BoardType, Destination, Direction
    from confluence_desktop.document.change import Change
    from confluence_desktop.document.document import Document
    from confluence_desktop.document.record import Record
    from confluence_desktop.drawing.geometry import Point
    from confluence_desktop.drawing.shapes import Drawing

    Act = Callable[[Draft, Board, BoardType], object]


class BoardVerbs:
    """Runs a board type's verbs on one board of a document.

    Args:
        board_type: Gives the board's type, or None once the board is gone.
        refuse: Shows the sentence of a refusal.
        tell: Shows a sentence about what was done, where it might be overlooked.
    """

    def __init__(
        self,
        document: Document,
        board_id: str,
        board_type: Callable[[], BoardType | None],
        refuse: Callable[[str], None],
        tell: Callable[[str], None] = lambda _words: None,
    ) -> None:
        self._document = document
        self._board_id = board_id
        self._board_type = board_type
        self._refuse = refuse
        self._tell = tell

    @property
    def has_links(self) -> bool:
        """Whether records of this board can be linked."""
        kind = self._board_type()
        return kind is not None and kind.has_links

    def attempt(self, label: str, act: Act, beyond: Callable[[Change], str] | None = None) -> bool:
        """Do something and commit it; False when it was refused and said so.

        Args:
            beyond: Says what its name is to end with, once it is known what was done.
        """
        draft = Draft(self._document)
        board, kind = draft.find(Board, self._board_id), self._board_type()
        if board is None or kind is None:
            return False
        try:
            act(draft, board, kind)
            self._document.commit(draft, label + (beyond(draft.change()) if beyond else ""))
        except RefusedError as error:
            self._refuse(str(error))
            return False
        return True

    def set_text(self, record_id: str, field: str, text: str) -> bool:
        def act(draft: Draft, board: Board, board_type: BoardType) -> None:
            del board
            board_type.set_text(draft, record_id, field, text)
            keep_pending(draft, pending_place(record_id, field), "")

        return self.attempt(self._edit_named(record_id, field), act)

    def keep_pending(self, record_id: str, field: str, text: str) -> None:
        """Keep half-typed text in the file, or forget it when it is empty (DEC-16)."""
        self.attempt(
            say("canvas.type"),
            lambda draft, _b, _t: keep_pending(draft, pending_place(record_id, field), text),
        )

    def forget_pending(self, record_id: str, field: str) -> None:
        """Let go of half-typed text that is no longer wanted."""
        if pending_text(self._document, pending_place(record_id, field)):
            self.keep_pending(record_id, field, "")

    def delete(self, record_ids: Collection[str], form: str = "") -> bool:
        """Delete records; the form is what undo says of it."""
        label = (form or say("canvas.delete")).format(what=self._named(record_ids))
        return self.attempt(label, lambda draft, _b, kind: kind.delete(draft, record_ids))

    def duplicate(self, record_ids: Collection[str]) -> list[Record]:
        made: list[Record] = []
        label = say("canvas.duplicate").format(what=self._named(record_ids))
        self.attempt(label, lambda draft, _b, kind: made.extend(kind.duplicate(draft, record_ids)))
        return made

    def paste(self, text: str, to: Destination) -> list[Record]:
        made: list[Record] = []
        self.attempt(
            say("canvas.paste"),
            lambda draft, board, kind: made.extend(kind.paste(draft, board, to, text)),
        )
        return made

    def move(self, record_ids: Collection[str], to: Point, seen: Drawing | None = None) -> bool:
        label = say("canvas.move").format(what=self._named(record_ids))
        return self.attempt(
            label,
            lambda draft, board, kind: kind.move(draft, board, record_ids, to, seen),
            said_of_clusters,
        )

    def shift(self, record_ids: Collection[str], way: Direction) -> bool:
        label = say("canvas.move").format(what=self._named(record_ids))
        return self.attempt(label, lambda draft, b, kind: kind.shift(draft, b, record_ids, way))

    def send(self, record_ids: Collection[str], to: Destination) -> bool:
        label = say("canvas.move_to").format(what=self._named(record_ids), place=to.label)
        return self.attempt(label, lambda draft, b, kind: kind.send(draft, b, record_ids, to))

    def join_or_part(self, first_id: str, second_id: str) -> bool:
        """Link two records; where they are linked already, take the link away and say so."""
        if not self.are_linked(first_id, second_id):
            return self.join(first_id, second_id)
        is_parted = self.attempt(
            say("canvas.unlink_cards"),
            lambda draft, b, kind: kind.part(draft, b, first_id, second_id),
        )
        if is_parted:
            said = (self._document.find(Card, id_) for id_ in (first_id, second_id))
            names = [f"“{short(card.text)}”" for card in said if card is not None]
            self._tell(say("canvas.unlinked").format(names=say("phrases.and").join(names)))
        return is_parted

    def join(self, first_id: str, second_id: str) -> bool:
        return self.attempt(
            say("canvas.link_cards"),
            lambda draft, b, kind: kind.join(draft, b, first_id, second_id),
        )

    def preview(self, act: Act) -> Draft | None:
        """What would be true after something; None when it is refused."""
        draft = Draft(self._document)
        board, kind = draft.find(Board, self._board_id), self._board_type()
        if board is None or kind is None:
            return None
        try:
            act(draft, board, kind)
        except RefusedError:
            return None
        return draft

    def destination_near(self, record_ids: Collection[str]) -> Destination | None:
        """Where a pasted list goes: to the level of a selected card, else to the first place."""
        board, kind = self._document.find(Board, self._board_id), self._board_type()
        if board is None or kind is None:
            return None
        offered = kind.destinations(board, self._document)
        levels = {
            card.level.value
            for id_ in record_ids
            if (card := self._document.find(Card, id_)) is not None
        }
        return next((to for to in offered if to.key in levels), offered[0] if offered else None)

    def are_linked(self, first_id: str, second_id: str) -> bool:
        """Whether linking two records would take their link away."""
        first, second = (self._document.find(Card, id_) for id_ in (first_id, second_id))
        return bool(first and second and links_meant(self._document, first, second))

    def _edit_named(self, record_id: str, field: str) -> str:
        is_name = field == "name" and self._document.find(Cluster, record_id) is not None
        return say("canvas.name_a_cluster") if is_name else say("canvas.edit_text")

    def _named(self, record_ids: Collection[str]) -> str:
        kinds = {id_.rpartition("_")[0] for id_ in record_ids}
        return things(kinds.pop() if len(kinds) == 1 else "", len(record_ids))


def pending_place(record_id: str, field: str) -> str:
    """Where half-typed text of an editor is kept."""
    return f"{record_id}.{field}"
