"""The links of a map as they are drawn; those that run as they ran are taken over."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from confluence_desktop.boards.strategy_map import figures
from confluence_desktop.boards.strategy_map.altered import Altered
from confluence_desktop.boards.strategy_map.map_drawing import DrawnLink, Facts, MapDrawing
from confluence_desktop.boards.strategy_map.routing import Way, route
from confluence_desktop.boards.strategy_map.sizes import Sizes
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.links import Link


def draw_links(
    facts: Facts, last: MapDrawing, altered: Altered, sizes: Sizes
) -> tuple[dict[str, DrawnLink], set[str]]:
    """The links of a map, by id, in the order in which they are painted.

    Returns:
        Also the cards whose links are others than they were, or drawn otherwise.
    """
    cards, layout, bundles = facts.cards, facts.layout, facts.contents.bundles
    ids = facts.contents.link_ids
    found = list(map(last.links.get, ids))
    relinked: set[str] = set()
    for place in _to_look_at(facts, found, altered):
        link, known = facts.links[place], found[place]
        means_id, end_id, bundle = link.source_id, link.target_id, bundles.get(link.id, 1)
        way = route(layout, end_id, means_id, layout.channel_of[end_id])
        if (
            known is None
            or known.link != link
            or known.bundle != bundle
            or known.way != way
            or means_id in altered.cards
            or end_id in altered.cards
        ):
            found[place] = draw_link(link, cards, way, sizes, bundle=bundle)
            relinked.add(means_id)
    drawn = cast("dict[str, DrawnLink]", dict(zip(ids, found, strict=True)))  # none is missing now
    relinked.update(last.links[id_].link.source_id for id_ in last.links.keys() - drawn.keys())
    return drawn, relinked


def _to_look_at(facts: Facts, found: Sequence[DrawnLink | None], altered: Altered) -> Iterator[int]:
    """The places of the links that may be drawn otherwise than they were."""
    contents = facts.contents
    bundles, links = contents.bundles, facts.links
    suspects = altered.cards | altered.moved
    passes = altered.passes_otherwise if altered.has_other_lanes else None
    if passes is None and contents.since is not None and not bundles:
        entered = contents.since[1]
        yield from (
            place
            for place, ((means_id, end_id), known) in enumerate(
                zip(contents.pairs, found, strict=True)
            )
            if known is None
            or means_id in suspects
            or end_id in suspects
            or (entered and contents.link_ids[place] in entered)
        )
        return
    for place, (link, known) in enumerate(zip(links, found, strict=True)):
        if (
            known is None
            or known.link is not link
            or link.source_id in suspects
            or link.target_id in suspects
            or known.bundle != (bundles.get(link.id, 1) if bundles else 1)
            or (passes is not None and passes(link))
        ):
            yield place


def draw_link(
    link: Link, cards: Mapping[str, Card], way: Way, sizes: Sizes, *, bundle: int = 1
) -> DrawnLink:
    """A link that runs a way.

    Args:
        bundle: How many links it stands for.
    """
    means, end = cards[link.source_id], cards[link.target_id]
    figure = figures.link_figure(link, way, means, end, sizes, bundle=bundle)
    return DrawnLink(link, means, end, bundle, way, figure, figures.has_words(link))
