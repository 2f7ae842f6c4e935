"""The links of a map as they are drawn; those that run as they ran are taken over."""

from collections.abc import Iterator, Mapping, Sequence

from confluence_desktop.boards.strategy_map import figures
from confluence_desktop.boards.strategy_map.altered import Altered
from confluence_desktop.boards.strategy_map.map_drawing import DrawnLink, Facts, MapDrawing
from confluence_desktop.boards.strategy_map.routing import Way, route
from confluence_desktop.boards.strategy_map.sizes import Sizes
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.links import Link


def draw_links(
    facts: Facts, last: MapDrawing, altered: Altered, sizes: Sizes
) -> dict[str, DrawnLink]:
    """The links of a map, by id, in the order in which they are painted."""
    cards, layout, bundles = facts.cards, facts.layout, facts.contents.bundles
    ids = [link.id for link in facts.links]
    found = list(map(last.links.get, ids))
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
    return {id_: one for id_, one in zip(ids, found, strict=True) if one is not None}


def _to_look_at(facts: Facts, found: Sequence[DrawnLink | None], altered: Altered) -> Iterator[int]:
    """The places of the links that may be drawn otherwise than they were."""
    bundles, links = facts.contents.bundles, facts.links
    suspects = altered.cards | altered.moved
    passes = altered.passes_otherwise if altered.has_other_lanes else None
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
