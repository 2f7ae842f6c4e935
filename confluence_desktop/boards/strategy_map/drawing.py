"""The map as a drawing: what changes on the map decides which figures are made anew."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from operator import is_
from typing import cast

from confluence_desktop.boards.strategy_map import figures
from confluence_desktop.boards.strategy_map.altered import Altered, altered_since
from confluence_desktop.boards.strategy_map.cluster_figures import block_figure, cluster_figures
from confluence_desktop.boards.strategy_map.clustering import clusters_of
from confluence_desktop.boards.strategy_map.contents import (
    Block,
    Contents,
    Hidden,
    contents_of,
)
from confluence_desktop.boards.strategy_map.contents_after import Seen, contents_after
from confluence_desktop.boards.strategy_map.drawn_links import draw_link, draw_links
from confluence_desktop.boards.strategy_map.layout import MapLayout, lay_out
from confluence_desktop.boards.strategy_map.map_drawing import (
    NONE_HIDDEN,
    NOTHING,
    DrawnCard,
    DrawnLink,
    Facts,
    MapDrawing,
)
from confluence_desktop.boards.strategy_map.measures import Plan
from confluence_desktop.boards.strategy_map.paper_plan import widened
from confluence_desktop.boards.strategy_map.plan import lanes_named, plan_for, plan_for_parts
from confluence_desktop.boards.strategy_map.rows import Names
from confluence_desktop.boards.strategy_map.sizes import Sizes, sizes_for
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Band, Drawing, Figure
from confluence_desktop.drawing.sheet import fits_page
from confluence_desktop.drawing.style import SCREEN as SCREEN_STYLE
from confluence_desktop.drawing.style import Style
from confluence_desktop.drawing.text_layout import TextBlock
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key

_FEW = 40
"""As many cards may have been reworded at once to be redrawn one by one."""


def draw_map(
    board: Board, records: Records, style: Style, previous: Drawing | None = None
) -> MapDrawing:
    """The map of a board; figures of `previous` come back themselves where nothing changed."""
    sizes = sizes_for(style)
    last = previous if isinstance(previous, MapDrawing) else NOTHING
    last = last if last.sizes == sizes else NOTHING
    reworded = _reworded(board, records, style, last)
    if reworded is not None:
        return reworded
    found = [*records.all(Link)]
    lanes = lanes_named(style.lanes)
    if last.facts is None:
        contents = contents_of(board, records, found, lanes)
    else:
        seen = Seen(last.facts.contents, last.facts.found, last.facts.cards)
        contents = contents_after(seen, board, records, found, lanes)
    rows, cards = contents.rows, _cards(contents, last)
    level_of: dict[str, Level] = {}
    if contents.open_clusters:
        level_of = {card.id: level for level, row in rows.items() for card in row}
    names = _names(contents, level_of, sizes)
    counts = [len(row) for row in rows.values()]
    plan = plan_for(counts, style, len({level_of[id_] for id_ in names.of}))

    def by(plan: Plan, texts: Mapping[str, TextBlock]) -> MapDrawing:
        facts = _gather(contents, cards, found, texts, last, plan=plan, sizes=sizes, names=names)
        facts = replace(facts, clusters=clusters_of(records, board.id))
        return _draw(facts, last, sizes, style)

    if not plan.sheet:
        drawing = by(plan, _texts(contents, cards, last, sizes, plan))
        if plan.page is None or fits_page(drawing, *plan.page):
            return drawing
        plan = plan_for_parts(counts, style)
    texts = _texts(contents, cards, last, sizes, plan)
    heights = {level: figures.card_heights(row, texts, plan, sizes) for level, row in rows.items()}
    return by(widened(plan, heights), texts)


def _draw(facts: Facts, last: MapDrawing, sizes: Sizes, style: Style) -> MapDrawing:
    altered = altered_since(facts, last.facts)
    drawn_links, relinked = draw_links(facts, last, altered, sizes)
    drawn_cards = _draw_cards(facts, relinked, last, altered, sizes)
    others = _others(facts, last, sizes, style)
    return MapDrawing(
        bounds=facts.layout.bounds,
        figures=_in_order(drawn_links, others, drawn_cards),
        bands=_bands(facts, last, sizes),
        head_width=sizes.head_width,
        sizes=sizes,
        style=style,
        facts=facts,
        cards=drawn_cards,
        links=drawn_links,
        others=others,
    )


def layout_of(seen: Drawing | None, board: Board, records: Records) -> MapLayout:
    """What stands where, for verbs: as in the drawing that somebody saw, or else as on a screen."""
    if isinstance(seen, MapDrawing) and seen.facts is not None:
        return seen.facts.layout
    drawing = draw_map(board, records, SCREEN_STYLE)
    assert drawing.facts is not None
    return drawing.facts.layout


def _in_order(
    links: Mapping[str, DrawnLink], others: Sequence[Figure], cards: Mapping[str, DrawnCard]
) -> tuple[Figure, ...]:
    """All figures as they are painted: outlines, links, over them those with words, cards."""
    plain = [drawn.figure for drawn in links.values() if not drawn.has_words]
    worded = [drawn.figure for drawn in links.values() if drawn.has_words]
    return (
        *[figure for figure in others if figure.z < 0],
        *plain,
        *worded,
        *[figure for figure in others if figure.z >= 0],
        *[drawn.figure for drawn in cards.values()],
    )


def _reworded(board: Board, records: Records, style: Style, last: MapDrawing) -> MapDrawing | None:
    """The last drawing with a few cards anew, where all stand as they stood; None where not."""
    facts = last.facts
    if facts is None or last.style != style or not facts.contents.is_plain:
        return None
    now = records.where(Card, board_id=board.id)
    if (
        len(now) != len(facts.cards)
        or not _are_identical([*records.all(Link)], facts.found)
        or clusters_of(records, board.id) != facts.clusters
    ):
        return None
    before = facts.cards
    other = [card for card in now if before.get(card.id) is not card]
    changed = [card for card in other if before.get(card.id) != card]
    texts: dict[str, TextBlock] = {}
    for card in changed:
        old = before.get(card.id)
        if old is None or _standing(old) != _standing(card) or len(texts) >= _FEW:
            return None
        text = figures.card_text(card, facts.plan, last.sizes)
        if (
            figures.card_height(text, facts.plan, last.sizes, asked_for=card.asked_for)
            != facts.layout.rects[card.id].height
        ):
            return None
        texts[card.id] = text
    if not changed:
        return last
    return _with_texts(last, facts, {card.id: card for card in changed}, texts)


def _with_texts(
    last: MapDrawing, facts: Facts, changed: Mapping[str, Card], texts: Mapping[str, TextBlock]
) -> MapDrawing:
    cards = {**facts.cards, **changed}
    drawn_links, drawn_cards = dict(last.links), dict(last.cards)
    means_ids = set(changed)
    for link in facts.links:
        if link.source_id in changed or link.target_id in changed:
            way = last.links[link.id].way
            drawn_links[link.id] = draw_link(link, cards, way, last.sizes)
            means_ids.add(link.source_id)
    for id_ in means_ids:
        old = last.cards[id_]
        ends = [cards[end.id] for end in old.ends]
        text = texts.get(id_, old.text)
        drawn_cards[id_] = _draw_card(cards[id_], old.rect, text, ends, last.sizes)
    return replace(
        last,
        figures=_in_order(drawn_links, last.others, drawn_cards),
        facts=replace(facts, cards=cards, texts={**facts.texts, **texts}),
        cards=drawn_cards,
        links=drawn_links,
    )


def _standing(card: Card) -> tuple[object, ...]:
    """All of a card but its text that decides where it stands."""
    return (card.board_id, card.level, card.pinned_x, card.asked_for, *place_key(card))


def _names(contents: Contents, shown: Mapping[str, Level], sizes: Sizes) -> Names:
    """The names of open clusters, for each card that one of them may stand above."""
    of = {id_: one.id for one in contents.open_clusters for id_ in one.card_ids if id_ in shown}
    return Names(sizes.cluster_name, of)


def _cards(contents: Contents, last: MapDrawing) -> Mapping[str, Card]:
    """The cards that are shown, by id, lane by lane."""
    if contents.since is not None and not contents.since[0] and last.facts is not None:
        return last.facts.cards
    ids = chain.from_iterable(contents.ids.values())
    return dict(zip(ids, chain.from_iterable(contents.rows.values()), strict=True))


def _texts(
    contents: Contents, cards: Mapping[str, Card], last: MapDrawing, sizes: Sizes, plan: Plan
) -> Mapping[str, TextBlock]:
    old = last.facts
    if old is None or not plan.sets_texts_like(old.plan):
        return {id_: figures.card_text(card, plan, sizes) for id_, card in cards.items()}
    others = {level for level in contents.rows if plan.width(level) != old.plan.width(level)}
    doubted: Iterable[str] = cards
    if contents.since is not None and _is_set_alike(contents, plan, old):
        doubted = contents.since[0] & cards.keys()
        if not contents.since[0]:
            return old.texts
    texts = dict(zip(cards, map(old.texts.get, cards), strict=True))
    for id_ in doubted:
        card, then = cards[id_], old.cards.get(id_)
        if then is card and card.level not in others:
            continue
        if then is None or card.level in others or _worded(then) != _worded(card):
            texts[id_] = figures.card_text(card, plan, sizes)
    return cast("Mapping[str, TextBlock]", texts)  # none is missing now


def _is_set_alike(contents: Contents, plan: Plan, last: Facts | None) -> bool:
    """Whether only cards that are others than they were can have other texts."""
    return (
        last is not None
        and contents.since is not None
        and plan.sets_texts_like(last.plan)
        and all(plan.width(level) == last.plan.width(level) for level in contents.rows)
    )


def _heights(
    contents: Contents,
    cards: Mapping[str, Card],
    texts: Mapping[str, TextBlock],
    last: MapDrawing,
    *,
    sizes: Sizes,
    plan: Plan,
) -> Mapping[str, float]:
    old = last.facts
    known = old if old is not None and plan.sets_texts_like(old.plan) else None
    if known is not None and texts is known.texts:
        return known.heights
    doubted: Iterable[str] = cards
    heights: dict[str, float | None] = dict.fromkeys(cards)
    if known is not None:
        heights = dict(zip(cards, map(known.heights.get, cards), strict=True))
        if contents.since is not None and _is_set_alike(contents, plan, known):
            doubted = contents.since[0] & cards.keys()
    for id_ in doubted:
        card, text = cards[id_], texts[id_]
        then = known.cards.get(id_) if known is not None else None
        if (
            known is None
            or then is None
            or known.texts.get(id_) is not text
            or then.asked_for != card.asked_for
        ):
            heights[id_] = figures.card_height(text, plan, sizes, asked_for=card.asked_for)
    return cast("Mapping[str, float]", heights)  # none is missing now


def _worded(card: Card) -> tuple[object, ...]:
    """All of a card that its text block follows from, besides the measures."""
    return (card.text, card.level, card.asked_for)


def _gather(
    contents: Contents,
    cards: Mapping[str, Card],
    found: Sequence[Link],
    texts: Mapping[str, TextBlock],
    last: MapDrawing,
    *,
    plan: Plan,
    sizes: Sizes,
    names: Names,
) -> Facts:
    """Cards, links and geometry."""
    heights = _heights(contents, cards, texts, last, sizes=sizes, plan=plan)
    before = last.facts.layout if last.facts is not None else None
    layout = lay_out(contents.rows, contents.pairs, heights, plan, last=before, names=names)
    return Facts(cards, found, (), contents, texts, heights, plan, layout)


def _draw_cards(
    facts: Facts,
    relinked: AbstractSet[str],
    last: MapDrawing,
    altered: Altered,
    sizes: Sizes,
) -> dict[str, DrawnCard]:
    rects, texts = facts.layout.rects, facts.texts
    hidden, blocks = facts.contents.hidden, facts.contents.blocks
    suspects = {*altered.cards, *altered.moved, *relinked}
    if last.facts is not None:
        old = last.facts.contents
        suspects.update(hidden, old.hidden, blocks, old.blocks)
    all_ends: dict[str, list[Card]] = {}
    for means_id, end_id in [pair for pair in facts.contents.pairs if pair[0] in suspects]:
        all_ends.setdefault(means_id, []).append(facts.cards[end_id])
    nobody: list[Card] = []
    drawn = dict(zip(facts.cards, map(last.cards.get, facts.cards), strict=True))
    if not _is_set_alike(facts.contents, facts.plan, last.facts):
        suspects.update(
            id_
            for (id_, one), text in zip(drawn.items(), texts.values(), strict=True)
            if one is None or one.text is not text
        )
    for id_ in suspects & drawn.keys():
        known, text = drawn[id_], texts[id_]
        card, rect, ends = facts.cards[id_], rects[id_], all_ends.get(id_, nobody)
        out, block = hidden.get(id_, NONE_HIDDEN), blocks.get(id_)
        if (
            known is None
            or known.rect != rect
            or known.text is not text
            or known.ends != ends
            or (known.hidden, known.block) != (out, block)
            or id_ in altered.cards
        ):
            drawn[id_] = _draw_card(card, rect, text, ends, sizes, hidden=out, block=block)
    return cast("dict[str, DrawnCard]", drawn)  # none is missing now


def _draw_card(
    card: Card,
    rect: Rect,
    text: TextBlock,
    ends: list[Card],
    sizes: Sizes,
    *,
    hidden: Hidden = NONE_HIDDEN,
    block: Block | None = None,
) -> DrawnCard:
    if block is None:
        figure = figures.card_figure(card, rect, text, ends, sizes, hidden=hidden)
    else:
        figure = block_figure(block, card, rect, text, sizes)
    return DrawnCard(card, rect, text, ends, hidden, block, figure)


def _others(facts: Facts, last: MapDrawing, sizes: Sizes, style: Style) -> tuple[Figure, ...]:
    """Outlines of clusters, and what empty lanes ask."""
    contents, layout = facts.contents, facts.layout
    counted = {id_ for id_, out in contents.hidden.items() if out.up}
    made = [
        outline
        for cluster in contents.open_clusters
        for outline in cluster_figures(cluster, layout, facts.cards, sizes, counted)
    ]
    if style.has_prompts:
        made += [
            figures.prompt_figure(level, layout, facts.plan, sizes)
            for level in contents.lanes
            if not contents.rows[level]
        ]
    known = {figure.key: figure for figure in last.others}
    return tuple([known[one.key] if known.get(one.key) == one else one for one in made])


def _bands(facts: Facts, last: MapDrawing, sizes: Sizes) -> tuple[Band, ...]:
    edges, runs_on, old = facts.layout.edges, facts.plan.runs_on, last.facts
    lanes = facts.plan.lanes
    if old is not None and (old.layout.edges, old.plan.runs_on, old.plan.lanes) == (
        edges,
        runs_on,
        lanes,
    ):
        return last.bands
    middles = facts.layout.row_middles if runs_on else [()] * len(LEVELS)
    return tuple(
        [
            figures.band(level, edges[rank], edges[rank + 1], sizes, middles[rank])
            for rank, level in enumerate(LEVELS)
            if level in facts.plan.lanes
        ]
    )


def _are_identical(ones: Sequence[object], others: Sequence[object]) -> bool:
    return len(ones) == len(others) and all(map(is_, ones, others))
