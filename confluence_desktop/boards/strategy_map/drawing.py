"""The map as a drawing: what changes on the map decides which figures are made anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import is_

from confluence_desktop.boards.strategy_map import figures
from confluence_desktop.boards.strategy_map.layout import MapLayout, lay_out
from confluence_desktop.boards.strategy_map.measures import Plan
from confluence_desktop.boards.strategy_map.plan import plan_for
from confluence_desktop.boards.strategy_map.routing import route
from confluence_desktop.boards.strategy_map.sizes import SCREEN, Sizes, sizes_for
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Band, Drawing, Figure
from confluence_desktop.drawing.style import SCREEN as SCREEN_STYLE
from confluence_desktop.drawing.style import Style
from confluence_desktop.drawing.text_layout import TextBlock
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key


@dataclass(frozen=True, slots=True)
class _DrawnCard:
    """A card's figure, and all that it was made from."""

    card: Card
    rect: Rect
    text: TextBlock
    ends: list[Card]
    figure: Figure


@dataclass(frozen=True, slots=True)
class _DrawnLink:
    """A link's figure, and all that it was made from."""

    link: Link
    means: Card
    end: Card
    surroundings: tuple[object, ...]
    figure: Figure


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a drawing was made from.

    Attributes:
        found: The links as the records gave them.
        links: Those between cards of the map, in an order that never depends on chance.
        asked: All that the geometry follows from.
    """

    cards: Mapping[str, Card]
    found: Sequence[Link]
    links: Sequence[Link]
    asked: object
    plan: Plan
    layout: MapLayout


@dataclass(frozen=True, slots=True)
class MapDrawing(Drawing):
    """A drawing that remembers what it was made from, so that the next one can take over figures.

    What it remembers is no part of what it is: drawings are equal when they look equal.
    """

    sizes: Sizes = field(default=SCREEN, compare=False, repr=False)
    style: Style | None = field(default=None, compare=False, repr=False)
    facts: _Facts | None = field(default=None, compare=False, repr=False)
    cards: Mapping[str, _DrawnCard] = field(default_factory=dict, compare=False, repr=False)
    links: Mapping[str, _DrawnLink] = field(default_factory=dict, compare=False, repr=False)


_FEW = 40
"""As many cards may have been reworded at once to be redrawn one by one."""

_NOTHING = MapDrawing(Rect(0, 0, 0, 0), ())


def draw_map(
    board: Board, records: Records, style: Style, previous: Drawing | None = None
) -> MapDrawing:
    """The map of a board; figures of `previous` come back themselves where nothing changed."""
    sizes = sizes_for(style)
    last = previous if isinstance(previous, MapDrawing) else _NOTHING
    last = last if last.sizes == sizes else _NOTHING
    reworded = _reworded(board, records, style, last)
    if reworded is not None:
        return reworded
    rows = _rows(records, board)
    plan = plan_for([len(row) for row in rows.values()], style)
    texts = _texts(rows, last, sizes, plan)
    facts = _gather(records, rows, texts, plan, last, sizes=sizes)
    drawn_links = _draw_links(facts, last, sizes)
    drawn_cards = _draw_cards(facts, texts, last, sizes)
    prompts = _prompts(rows, facts, last, sizes) if style.has_prompts else ()
    return MapDrawing(
        bounds=facts.layout.bounds,
        figures=(
            *[drawn.figure for drawn in drawn_links.values()],
            *prompts,
            *[drawn.figure for drawn in drawn_cards.values()],
        ),
        bands=_bands(facts, last, sizes),
        head_width=sizes.head_width,
        sizes=sizes,
        style=style,
        facts=facts,
        cards=drawn_cards,
        links=drawn_links,
    )


def _reworded(board: Board, records: Records, style: Style, last: MapDrawing) -> MapDrawing | None:
    """The last drawing with a few cards anew, where all stand as they stood; None where not."""
    facts = last.facts
    if facts is None or last.style != style:
        return None
    now = records.where(Card, board_id=board.id)
    if len(now) != len(facts.cards) or not _are_identical([*records.all(Link)], facts.found):
        return None
    before = facts.cards
    changed = [card for card in now if not _is_same(before.get(card.id), card)]
    texts: dict[str, TextBlock] = {}
    for card in changed:
        old = before.get(card.id)
        if old is None or _standing(old) != _standing(card) or len(texts) >= _FEW:
            return None
        text = figures.card_text(card.text, card.level, facts.plan, last.sizes)
        if figures.card_height(text, facts.plan, last.sizes) != facts.layout.rects[card.id].height:
            return None
        texts[card.id] = text
    if not changed:
        return last
    return _with_texts(last, facts, {card.id: card for card in changed}, texts)


def _with_texts(
    last: MapDrawing, facts: _Facts, changed: Mapping[str, Card], texts: Mapping[str, TextBlock]
) -> MapDrawing:
    cards = {**facts.cards, **changed}
    drawn_links, drawn_cards = dict(last.links), dict(last.cards)
    means_ids = set(changed)
    for link in facts.links:
        if link.source_id in changed or link.target_id in changed:
            around = last.links[link.id].surroundings
            drawn_links[link.id] = _draw_link(link, cards, facts.layout, around, last.sizes)
            means_ids.add(link.source_id)
    for id_ in means_ids:
        old = last.cards[id_]
        ends = [cards[end.id] for end in old.ends]
        drawn_cards[id_] = _draw_card(
            cards[id_], old.rect, texts.get(id_, old.text), ends, last.sizes
        )
    prompts = [figure for figure in last.figures if figure.record_id is None]
    return replace(
        last,
        figures=(
            *[drawn.figure for drawn in drawn_links.values()],
            *prompts,
            *[drawn.figure for drawn in drawn_cards.values()],
        ),
        facts=replace(facts, cards=cards),
        cards=drawn_cards,
        links=drawn_links,
    )


def _standing(card: Card) -> tuple[object, ...]:
    """All of a card but its text that decides where it stands."""
    return (card.board_id, card.level, card.pinned_x, *place_key(card))


def layout_of(seen: Drawing | None, board: Board, records: Records) -> MapLayout:
    """What stands where, for verbs: as in the drawing that somebody saw, or else as on a screen."""
    if isinstance(seen, MapDrawing) and seen.facts is not None:
        return seen.facts.layout
    drawing = draw_map(board, records, SCREEN_STYLE)
    assert drawing.facts is not None
    return drawing.facts.layout


def rects_in(seen: Drawing) -> Mapping[str, Rect]:
    """Where the cards stand in a drawing, by id."""
    if isinstance(seen, MapDrawing) and seen.facts is not None:
        return seen.facts.layout.rects
    return {one.record_id: one.bounds for one in seen.figures if one.record_id and not one.is_line}


def _rows(records: Records, board: Board) -> dict[Level, list[Card]]:
    rows: dict[Level, list[Card]] = {level: [] for level in LEVELS}
    for card in sorted(records.where(Card, board_id=board.id), key=place_key):
        rows[card.level].append(card)
    return rows


def _texts(
    rows: Mapping[Level, list[Card]], last: MapDrawing, sizes: Sizes, plan: Plan
) -> dict[str, TextBlock]:
    old = last.facts
    has_same_height = old is not None and _has_same_height(old.plan, plan)
    texts: dict[str, TextBlock] = {}
    for level, row in rows.items():
        width = figures.text_width_in(plan.width(level), sizes)
        for card in row:
            known = last.cards.get(card.id)
            if (
                has_same_height
                and known is not None
                and known.text.width == width
                and (
                    known.card is card or (known.card.text, known.card.level) == (card.text, level)
                )
            ):
                texts[card.id] = known.text
            else:
                texts[card.id] = figures.card_text(card.text, level, plan, sizes)
    return texts


def _gather(
    records: Records,
    rows: Mapping[Level, list[Card]],
    texts: Mapping[str, TextBlock],
    plan: Plan,
    last: MapDrawing,
    *,
    sizes: Sizes,
) -> _Facts:
    """Cards, links and geometry; the last geometry if what it follows from is the same."""
    old = last.facts
    cards = {card.id: card for row in rows.values() for card in row}
    found = list(records.all(Link))
    if old is not None and _are_identical(found, old.found) and [*cards] == [*old.cards]:
        links = old.links
    else:
        links = _between_cards(found, cards)
    is_same_height = old is not None and _has_same_height(old.plan, plan)
    heights = {
        id_: known.rect.height
        if (known := last.cards.get(id_)) is not None and known.text is text and is_same_height
        else figures.card_height(text, plan, sizes)
        for id_, text in texts.items()
    }
    pairs = [(link.source_id, link.target_id) for link in links]
    asked = (
        [[(card.id, heights[card.id], card.pinned_x) for card in row] for row in rows.values()],
        pairs,
        plan,
    )
    if old is not None and old.asked == asked:
        return _Facts(cards, found, links, old.asked, plan, old.layout)
    layout = lay_out(rows, pairs, heights, plan, last=old.layout if old is not None else None)
    return _Facts(cards, found, links, asked, plan, layout)


def _between_cards(found: Sequence[Link], cards: Mapping[str, Card]) -> list[Link]:
    """The links within a map, in the order of their ends and then of their means."""
    place = {id_: number for number, id_ in enumerate(cards)}
    between = [link for link in found if link.source_id in place and link.target_id in place]
    return sorted(between, key=lambda link: (place[link.target_id], place[link.source_id], link.id))


def _draw_links(facts: _Facts, last: MapDrawing, sizes: Sizes) -> dict[str, _DrawnLink]:
    cards, layout = facts.cards, facts.layout
    stays = last.facts is not None and last.facts.layout is layout
    drawn: dict[str, _DrawnLink] = {}
    for link in facts.links:
        means, end = cards[link.source_id], cards[link.target_id]
        known = last.links.get(link.id)
        if known is not None and (
            known.link is link and known.means is means and known.end is end and stays
        ):
            drawn[link.id] = known
            continue
        around = _surroundings(link, layout)
        if (
            known is not None
            and known.surroundings == around
            and _is_same(known.link, link)
            and _is_same(known.means, means)
            and _is_same(known.end, end)
        ):
            drawn[link.id] = known
            continue
        drawn[link.id] = _draw_link(link, cards, layout, around, sizes)
    return drawn


def _draw_link(
    link: Link,
    cards: Mapping[str, Card],
    layout: MapLayout,
    around: tuple[object, ...],
    sizes: Sizes,
) -> _DrawnLink:
    means, end = cards[link.source_id], cards[link.target_id]
    way = route(layout, end.id, means.id, layout.place_of[end.id])
    figure = figures.link_figure(link, way, means, end, sizes)
    return _DrawnLink(link, means, end, around, figure)


def _surroundings(link: Link, layout: MapLayout) -> tuple[object, ...]:
    """All of the layout that the way of a link depends on."""
    end_id, means_id = link.target_id, link.source_id
    first, last = layout.row_of[end_id], layout.row_of[means_id]
    if first > last:
        first, last = last, first
    if last - first <= 1:
        return (layout.rects[end_id], layout.rects[means_id], layout.rows[first].bottom)
    between = layout.between(first, last)
    return (
        layout.rects[end_id],
        layout.rects[means_id],
        layout.rows[first].bottom,
        between,
        layout.place_of[end_id],
    )


def _draw_cards(
    facts: _Facts, texts: Mapping[str, TextBlock], last: MapDrawing, sizes: Sizes
) -> dict[str, _DrawnCard]:
    all_ends: dict[str, list[Card]] = {}
    for link in facts.links:
        all_ends.setdefault(link.source_id, []).append(facts.cards[link.target_id])
    nobody: list[Card] = []
    rects = facts.layout.rects
    drawn: dict[str, _DrawnCard] = {}
    for id_, card in facts.cards.items():
        rect, text, ends = rects[id_], texts[id_], all_ends.get(id_, nobody)
        known = last.cards.get(id_)
        if (
            known is not None
            and known.rect == rect
            and known.text is text
            and known.ends == ends
            and _is_same(known.card, card)
        ):
            drawn[id_] = known
            continue
        drawn[id_] = _draw_card(card, rect, text, ends, sizes)
    return drawn


def _draw_card(
    card: Card, rect: Rect, text: TextBlock, ends: list[Card], sizes: Sizes
) -> _DrawnCard:
    served = [end.text for end in sorted(ends, key=_reading_key)]
    figure = figures.card_figure(card, rect, text, served, sizes)
    return _DrawnCard(card, rect, text, ends, figure)


def _prompts(
    rows: Mapping[Level, list[Card]], facts: _Facts, last: MapDrawing, sizes: Sizes
) -> tuple[Figure, ...]:
    made = [
        figures.prompt_figure(level, facts.layout.edges[rank], facts.plan, sizes)
        for rank, level in enumerate(LEVELS)
        if not rows[level]
    ]
    if not made:
        return ()
    known = {figure.key: figure for figure in last.figures if figure.record_id is None}
    return tuple([known[one.key] if known.get(one.key) == one else one for one in made])


def _bands(facts: _Facts, last: MapDrawing, sizes: Sizes) -> tuple[Band, ...]:
    edges, runs_on, old = facts.layout.edges, facts.plan.runs_on, last.facts
    if old is not None and (old.layout.edges, old.plan.runs_on) == (edges, runs_on):
        return last.bands
    middles = facts.layout.row_middles if runs_on else [()] * len(LEVELS)
    return tuple(
        [
            figures.band(level, edges[rank], edges[rank + 1], sizes, middles[rank])
            for rank, level in enumerate(LEVELS)
        ]
    )


def _reading_key(card: Card) -> tuple[int, float, str]:
    return (card.level.rank, *place_key(card))


def _has_same_height(one: Plan, other: Plan) -> bool:
    """Whether the texts of cards are set alike in both, where widths are the same."""
    return (one.card_height, one.is_titles) == (other.card_height, other.is_titles)


def _are_identical(ones: Sequence[object], others: Sequence[object]) -> bool:
    return len(ones) == len(others) and all(map(is_, ones, others))


def _is_same(one: Card | Link | None, other: Card | Link) -> bool:
    """Whether two records draw alike; copies for an audience are equal without being identical."""
    return one is other or one == other
