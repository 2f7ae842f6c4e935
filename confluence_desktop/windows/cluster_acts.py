"""What the commands for clusters do to what is selected on a map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.boards.strategy_map import clustering
from confluence_desktop.canvas.reading_order import in_order
from confluence_desktop.windows.choice_list import Choice
from confluence_desktop.windows.widgets import isolated
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.spoken import say, say_count

if TYPE_CHECKING:
    from collections.abc import Collection

    from confluence_desktop.canvas.board_view import BoardView
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.windows.map_acts import MapActs
    from confluence_desktop.windows.session_window import SessionPage


class ClusterActs:
    """Groups cards, puts more into a cluster and takes some out, names and collapses clusters."""

    def __init__(self, page: SessionPage, acts: MapActs) -> None:
        self._page = page
        self._acts = acts

    def is_there(self) -> bool:
        """Whether a cluster, or a card that lies in one, is selected."""
        return self._acts.has_cards() and bool(self._selected())

    def may_put_in(self) -> bool:
        """Whether there is a cluster into which selected cards can go."""
        return self._acts.has_cards() and bool(self._offered())

    def group(self) -> None:
        """Make a cluster of the selected cards, or put them into the one that some lie in.

        Where all of them lie in one cluster already, its name can be typed.
        """
        clusters, outside = self._selected(), self._outside()
        if len(clusters) != 1:
            self.group_anew()
        elif outside:
            self._put_in(clusters[0].id, outside)
        else:
            self._name(clusters[0].id)

    def group_anew(self) -> None:
        """Make a cluster of the selected cards, whatever they lie in, and let its name be typed."""
        made: list[Cluster] = []

        def act(draft: Draft, view: BoardView) -> None:
            board = draft.find(Board, view.board_id)
            if board is not None:
                made.append(clustering.group(draft, board, in_order(view.index, view.selection)))

        if self._acts.run(say("edits.group_cards"), act):
            self._name(made[0].id)

    def choose_cluster(self) -> None:
        """Let the cluster be chosen that the selected cards go into, by letters of its name."""
        choices = [
            Choice(
                cluster.id, self._named(cluster), _count(cluster), partial(self._put_in, cluster.id)
            )
            for cluster in self._offered()
        ]
        self._page.panels.command_list.ask(say("map_window.into_which_cluster"), choices)

    def let_go(self) -> None:
        """Take the selected cards out of their cluster; a selected cluster goes, its cards stay."""
        view, find = self._acts.view, self._page.document.find
        if view is None:
            return
        chosen = view.selection
        is_whole = any(find(Cluster, id_) for id_ in chosen) or all(
            chosen.issuperset(cluster.card_ids) for cluster in self._selected()
        )
        label = (
            say("map_window.ungroup_cards")
            if is_whole
            else say("map_window.take_out_of_a_cluster").format(cards=_cards(chosen))
        )
        self._free([*chosen], label)

    def ungroup(self) -> None:
        """Take whole clusters away, also where single cards of them are selected."""
        self._free([cluster.id for cluster in self._selected()], say("map_window.ungroup_cards"))

    def rename(self) -> None:
        """Let the name of the selected cluster be typed."""
        clusters = self._selected()
        if clusters:
            self._name(clusters[0].id)

    def toggle_collapsed(self) -> None:
        """Show the selected clusters as one block each, or open them."""
        before = self._selected()
        label = (
            say("map_window.open_a_cluster")
            if all(one.collapsed for one in before)
            else say("map_window.collapse_a_cluster")
        )
        done = self._acts.run(
            label, lambda draft, view: clustering.toggle_collapsed(draft, view.selection)
        )
        view = self._acts.view
        if done and view is not None and not view.selection:
            view.select([cluster.id for cluster in before])

    def _put_in(self, cluster_id: str, card_ids: Collection[str] = ()) -> None:
        """Put cards, else the selected ones, into a cluster, and say so."""

        def act(draft: Draft, view: BoardView) -> None:
            board = draft.find(Board, view.board_id)
            if board is not None:
                ids = card_ids or in_order(view.index, view.selection)
                clustering.put_in(draft, board, cluster_id, ids)

        view, cluster = self._acts.view, self._page.document.find(Cluster, cluster_id)
        if view is None or cluster is None:
            return
        chosen = frozenset(card_ids) or view.selection
        if self._acts.run(say("edits.put_into_a_cluster").format(cards=_cards(chosen)), act):
            self._page.messages.toast(
                say("map_window.put_into").format(cluster=self._named(cluster))
            )
            if cluster.collapsed:
                view.select([cluster.id])

    def _free(self, record_ids: Collection[str], label: str) -> None:
        """Let cards and clusters go; the cards that are free now are selected."""
        freed = clustering.with_members(self._page.document, record_ids)

        def act(draft: Draft, view: BoardView) -> None:
            board = draft.find(Board, view.board_id)
            if board is not None:
                clustering.let_go(draft, board, record_ids)

        view = self._acts.view
        if self._acts.run(label, act) and view is not None:
            view.select(freed)

    def _selected(self) -> list[Cluster]:
        """The selected clusters, and those in which selected cards lie."""
        document, view, found = self._page.document, self._acts.view, dict[str, Cluster]()
        for id_ in in_order(view.index, view.selection) if view is not None else ():
            card = document.find(Card, id_)
            cluster = document.find(Cluster, id_)
            if cluster is None and card is not None:
                cluster = clustering.cluster_of(document, card)
            if cluster is not None:
                found[cluster.id] = cluster
        return list(found.values())

    def _outside(self) -> list[str]:
        """The selected cards that lie in no cluster."""
        document, view = self._page.document, self._acts.view
        ids = in_order(view.index, view.selection) if view is not None else []
        cards = [card for id_ in ids if (card := document.find(Card, id_)) is not None]
        return [card.id for card in cards if clustering.cluster_of(document, card) is None]

    def _offered(self) -> list[Cluster]:
        """The clusters of the map in which not all selected cards lie."""
        view = self._acts.view
        if view is None:
            return []
        cards = set(clustering.with_members(self._page.document, view.selection))
        found = clustering.clusters_of(self._page.document, view.board_id)
        return [cluster for cluster in found if not cards.issubset(cluster.card_ids)]

    def _named(self, cluster: Cluster) -> str:
        """A cluster by its name, or by its first card where it has none."""
        if cluster.name:
            return f"“{isolated(cluster.name)}”"
        cards = (self._page.document.find(Card, id_) for id_ in cluster.card_ids)
        first = next((" ".join(card.text.split()) for card in cards if card is not None), "")
        return say("map_window.the_cluster_with").format(first=isolated(first))

    def _name(self, cluster_id: str) -> None:
        view = self._acts.view
        if view is not None:
            view.select([cluster_id])
            view.edit(cluster_id, "name")


def _cards(record_ids: Collection[str]) -> str:
    return say_count("map_window.some_cards", len(record_ids))


def _count(cluster: Cluster) -> str:
    return say_count("strategy_map.cards", len(cluster.card_ids))
