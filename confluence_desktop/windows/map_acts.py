"""What the commands of the strategy map do to what is selected on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.boards.strategy_map import clustering, colouring, pinning
from confluence_desktop.boards.strategy_map.what_if import WhatIf, what_if
from confluence_desktop.canvas.accents import Mark
from confluence_desktop.canvas.clipboard import has_cards
from confluence_desktop.canvas.reading_order import in_order
from confluence_desktop.windows.cluster_acts import ClusterActs
from confluence_desktop.windows.lane_focus import LaneFocus
from confluence_desktop.windows.tidying import Tidying
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.spoken import say, say_count

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from confluence_desktop.canvas.board_view import BoardView
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.windows.session_window import SessionPage
    from confluence_desktop.workshop.cards import CardColour

LOSES = Mark(say("map_window.loses_its_support"), say("map_window.no_support"), "▽")
WEAKENED = Mark(say("map_window.loses_some_support"), say("map_window.less_support"), "◇")
IDLE = Mark(say("map_window.for_nothing_then"), say("map_window.for_nothing"), "○")


class MapActs:
    """The verbs of a map, as keys and the command list call them."""

    def __init__(self, page: SessionPage) -> None:
        self._page = page
        self._said = ""
        self._thinking: BoardView | None = None
        self.lanes = LaneFocus(page)
        self.tidying = Tidying(page)
        self.clusters = ClusterActs(page, self)
        page.signals.committed.connect(self.follow_what_if)
        page.line.chip.goes_under.connect(self._show_parent)

    @property
    def view(self) -> BoardView | None:
        """The view of the map that is on; None while another board is, or none."""
        page = self._page
        board = page.document.find(Board, page.board_id)
        if board is None or board.type is not BoardKind.STRATEGY_MAP:
            return None
        return page.view

    def _show_parent(self, card_id: str) -> None:
        """Show on the map which card the next one goes under."""
        if self.view is not None:
            self.view.show_parent(card_id)

    def is_map(self) -> bool:
        """Whether a map is on."""
        return self.view is not None

    def may_change(self) -> bool:
        """Whether a map is on that may be changed."""
        return self.view is not None and self.view.is_editable

    def has_cards(self) -> bool:
        """Whether cards, or clusters of them, are selected on a map that may be changed."""
        view, find = self.view, self._page.document.find
        if view is None or not view.is_editable:
            return False
        return any(find(Card, id_) or find(Cluster, id_) for id_ in view.selection)

    def pastes_cards(self) -> bool:
        """Whether cards are on the clipboard, and the line, which has the keyboard, is empty."""
        field = self._page.line.field
        is_in_line = field.hasFocus() and not field.toPlainText()
        return is_in_line and self.may_change() and has_cards()

    def toggle_pins(self) -> None:
        """Hold the selected cards where they stand, or let them go."""

        def act(draft: Draft, view: BoardView) -> None:
            pinning.toggle_pins(draft, view.selection, view.index.drawing)

        self.run(say("edits.pin_or_let_go"), act)

    def nudge(self, by: int) -> None:
        """Bring pinned cards a step to the right (1) or to the left (−1)."""

        def act(draft: Draft, view: BoardView) -> None:
            pinning.nudge(draft, view.selection, by, view.index.drawing)

        self.run(say("edits.nudge"), act)

    def next_colour(self) -> None:
        """Give the selected cards the next colour."""

        def act(draft: Draft, view: BoardView) -> None:
            colouring.next_colour(draft, in_order(view.index, view.selection))

        self.run(say("edits.colour_cards"), act)

    def set_colour(self, colour: CardColour) -> None:
        """Give the selected cards a colour."""

        def act(draft: Draft, view: BoardView) -> None:
            colouring.set_colour(draft, view.selection, colour)

        self.run(say("edits.colour_cards"), act)

    def select_level(self) -> None:
        """Select every card of the levels of those that are selected."""
        view, find = self.view, self._page.document.find
        if view is None:
            return
        chosen = {card.level for id_ in view.selection if (card := find(Card, id_)) is not None}
        cards = self._page.document.where(Card, board_id=view.board_id)
        view.select([card.id for card in cards if card.level in chosen])

    def select_chain(self) -> None:
        """Select every card on the chains through those that are selected."""
        view = self.view
        board, kind = (view.board(), view.board_type()) if view is not None else (None, None)
        if view is None or board is None or kind is None:
            return
        found: set[str] = set()
        for id_ in view.selection:
            found |= kind.trace(board, view.records, id_)
        view.select([id_ for id_ in found if self._page.document.find(Card, id_) is not None])

    def toggle_chain(self) -> None:
        """Keep the chain of the selected card in sight, whatever is selected; once more ends it."""
        view = self.view
        if view is None:
            return
        current = view.current
        seed = current.record_id if current is not None else None
        view.keep_chain(None if view.kept_chain_of is not None else seed)

    def may_keep_chain(self) -> bool:
        """Whether there is a chain to keep, or one that is kept."""
        view = self.view
        return view is not None and (view.kept_chain_of is not None or view.current is not None)

    def toggle_what_if(self) -> None:
        """Think the selected cards away, besides what is; nothing is written, and Esc ends it."""
        view = self.view
        if view is None:
            return
        chosen = view.selection
        struck = view.struck - chosen if chosen <= view.struck else view.struck | chosen
        self._strike(struck)
        if view.struck:
            said = _count_of(view.picture.accents.losing.values())
            self._said = say("map_window.what_if").format(what=said)
            self._page.messages.toast(self._said)
            if view is not self._thinking:
                self._thinking = view
                view.what_if_ended.connect(self._end_what_if)

    def _end_what_if(self) -> None:
        """What was said of it goes with it."""
        messages = self._page.messages
        if messages.text and messages.text == self._said:
            messages.leave()

    def follow_what_if(self) -> None:
        """Look again at what would lose its support, after the map has changed."""
        view = self.view
        if view is not None and view.struck:
            self._strike(view.struck)

    def run(self, label: str, act: Callable[[Draft, BoardView], object]) -> bool:
        """Do something to the map as one edit; what is being typed is kept first."""
        view = self.view
        if view is None or not view.is_editable or not view.commit_editor():
            return False
        return view.verbs.attempt(label, lambda draft, _board, _kind: act(draft, view))

    def _strike(self, record_ids: Collection[str]) -> None:
        view = self.view
        board = view.board() if view is not None else None
        if view is not None and board is not None:
            ids = clustering.with_members(view.records, record_ids)
            found = what_if(view.records, board, ids)
            clusters = {id_ for id_ in record_ids if view.records.find(Cluster, id_) is not None}
            view.strike(found.struck | clusters, _marks_of(found))


def _marks_of(found: WhatIf) -> dict[str, Mark]:
    """What stands on a card once others are gone; what it loses counts more than what it is for."""
    marks = dict.fromkeys(found.idle, IDLE) | dict.fromkeys(found.weakened, WEAKENED)
    return marks | dict.fromkeys(found.loses, LOSES)


def _count_of(marks: Collection[Mark]) -> str:
    """How many cards lose their support, and how many would be for nothing."""
    loses, idle = (sum(mark == one for mark in marks) for one in (LOSES, IDLE))
    support = say_count("map_window.lose_support", loses) if loses else say("map_window.none_lose")
    if not idle:
        return support
    return say_count("map_window.idle_too", idle).format(support=support)


def colour_acts(acts: MapActs) -> dict[str, Callable[[], None]]:
    """The commands that give one colour each, by name."""
    return {
        f"colour.{colour.value}": partial(acts.set_colour, colour) for colour in colouring.COLOURS
    }
