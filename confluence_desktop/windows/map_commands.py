"""Binds the commands of the strategy map, and those that scroll what has the keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.canvas.reading_order import in_order
from confluence_desktop.windows.map_acts import colour_acts
from confluence_desktop.windows.scrolling import scroll_page
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.windows.commands import Commands
    from confluence_desktop.windows.map_acts import MapActs
    from confluence_desktop.windows.session_window import SessionPage


def bind_map_commands(commands: Commands, page: SessionPage, acts: MapActs) -> None:
    """Say what each of these commands does on this page."""
    of_cards: dict[str, Callable[[], None]] = {
        "pin": acts.toggle_pins,
        "nudge.left": partial(acts.nudge, -1),
        "nudge.right": partial(acts.nudge, 1),
        "colour.next": acts.next_colour,
        "cluster.group": acts.clusters.group,
        "cluster.new": acts.clusters.group_anew,
        "select.level": acts.select_level,
        "chain.select": acts.select_chain,
        "what_if": acts.toggle_what_if,
    }
    needs_cards = partial(_needs, acts, say("map_window.select_cards_first"))
    for command, run in (of_cards | colour_acts(acts)).items():
        commands.bind(command, run, may_run=acts.has_cards, needs=needs_cards)
    needs_cluster = partial(_needs, acts, say("map_window.select_a_cluster_first"))
    for command, run in (
        ("cluster.let_go", acts.clusters.let_go),
        ("cluster.ungroup", acts.clusters.ungroup),
        ("cluster.collapse", acts.clusters.toggle_collapsed),
        ("cluster.name", acts.clusters.rename),
    ):
        commands.bind(command, run, may_run=acts.clusters.is_there, needs=needs_cluster)
    commands.bind(
        "cluster.put_in",
        acts.clusters.choose_cluster,
        may_run=acts.clusters.may_put_in,
        needs=lambda: _needs(
            acts,
            say("map_window.there_is_no_other_cluster")
            if acts.has_cards()
            else say("map_window.select_cards_first"),
        ),
    )
    commands.bind(
        "chain.keep",
        acts.toggle_chain,
        may_run=acts.may_keep_chain,
        needs=partial(_needs, acts, say("map_window.select_a_card_first")),
    )
    _bind_tidying(commands, acts)
    _bind_lanes(commands, acts)
    commands.bind("list.down", partial(scroll_page, page, 1))
    commands.bind("list.up", partial(scroll_page, page, -1))


def _needs(acts: MapActs, words: str) -> str:
    """What a command of the map needs, while a map is on that may be changed."""
    return words if acts.may_change() else ""


def _bind_tidying(commands: Commands, acts: MapActs) -> None:
    def tidy_selection() -> None:
        view = acts.view
        if view is not None:
            acts.tidying.tidy(in_order(view.index, view.selection))

    commands.bind("tidy.map", acts.tidying.tidy, may_run=acts.may_change)
    commands.bind(
        "tidy.selection",
        tidy_selection,
        may_run=acts.has_cards,
        needs=partial(_needs, acts, say("map_window.select_cards_first")),
    )


def _bind_lanes(commands: Commands, acts: MapActs) -> None:
    def is_focused() -> bool:
        return acts.is_map() and acts.lanes.is_on

    commands.bind("lanes.two", acts.lanes.toggle, may_run=acts.is_map)
    commands.bind("lanes.next", partial(acts.lanes.step, 1), may_run=is_focused)
    commands.bind("lanes.previous", partial(acts.lanes.step, -1), may_run=is_focused)
