"""The map as a drawing: what changes on the map decides which figures are made anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from confluence_desktop.boards.strategy_map import figures
from confluence_desktop.boards.strategy_map.columns import card_width
from confluence_desktop.boards.strategy_map.layout import MapLayout, lay_out
from confluence_desktop.boards.strategy_map.routing import route
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Drawing, Figure
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
    end_texts: tuple[str, ...]
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
class MapDrawing(Drawing):
    """A drawing that remembers what it was made from, so that the next one can take over figures.

    What it remembers is no part of what it is: drawings are equal when they look equal.
    """

    layout: MapLayout | None = field(default=None, compare=False, repr=False)
    asked: object = field(default=None, compare=False, repr=False)
    cards: Mapping[str, _DrawnCard] = field(default_factory=dict, compare=False, repr=False)
    links: Mapping[str, _DrawnLink] = field(default_factory=dict, compare=False, repr=False)


def draw_map(
    board: Board, records: Records, style: Style, previous: Drawing | None = None
) -> MapDrawing:
    """The map of a board; figures of `previous` come back themselves where nothing changed."""
    last = previous if isinstance(previous, MapDrawing) else MapDrawing(Rect(0, 0, 0, 0), ())
    rows = _rows(records, board)
    cards = {card.id: card for level in LEVELS for card in rows[level]}
    links = _links(records, cards)
    texts = _texts(rows, last)
    layout, asked = _layout(rows, links, texts, last)
    drawn_links = _draw_links(links, cards, layout, last)
    drawn_cards = _draw_cards(cards, links, layout, texts, last)
    prompts = _prompts(rows, layout, last) if style.has_prompts else ()
    shown = (
        *prompts,
        *(drawn.figure for drawn in drawn_links.values()),
        *(drawn.figure for drawn in drawn_cards.values()),
    )
    bands = tuple(
        figures.band(level, layout.edges[rank], layout.edges[rank + 1])
        for rank, level in enumerate(LEVELS)
    )
    return MapDrawing(
        bounds=layout.bounds,
        figures=shown,
        bands=bands,
        head_width=figures.HEAD_WIDTH,
        layout=layout,
        asked=asked,
        cards=drawn_cards,
        links=drawn_links,
    )


def measure_map(board: Board, records: Records) -> MapLayout:
    """The geometry alone, for verbs that ask what stands where."""
    rows = _rows(records, board)
    cards = {card.id: card for level in LEVELS for card in rows[level]}
    last = MapDrawing(Rect(0, 0, 0, 0), ())
    return _layout(rows, _links(records, cards), _texts(rows, last), last)[0]


def _rows(records: Records, board: Board) -> dict[Level, list[Card]]:
    rows: dict[Level, list[Card]] = {level: [] for level in LEVELS}
    for card in sorted(records.where(Card, board_id=board.id), key=place_key):
        rows[card.level].append(card)
    return rows


def _links(records: Records, cards: Mapping[str, Card]) -> list[Link]:
    """The links between the map's cards, in an order that never depends on chance."""
    found = [
        link for link in records.all(Link) if link.source_id in cards and link.target_id in cards
    ]
    found.sort(key=lambda link: (link.target_id, link.source_id, link.id))
    return found


def _texts(rows: Mapping[Level, list[Card]], last: MapDrawing) -> dict[str, TextBlock]:
    texts: dict[str, TextBlock] = {}
    for level in LEVELS:
        width = figures.text_width_in(card_width(level, len(rows[level])))
        for card in rows[level]:
            known = last.cards.get(card.id)
            if (
                known is not None
                and known.text.width == width
                and (known.card is card or known.card.text == card.text)
                and known.card.level is level
            ):
                texts[card.id] = known.text
            else:
                texts[card.id] = figures.card_text(card.text, level, width)
    return texts


def _layout(
    rows: Mapping[Level, list[Card]],
    links: list[Link],
    texts: Mapping[str, TextBlock],
    last: MapDrawing,
) -> tuple[MapLayout, object]:
    """The geometry, and what it follows from; the last one if that is the same."""
    heights = {id_: figures.card_height(text) for id_, text in texts.items()}
    pairs = [(link.source_id, link.target_id) for link in links]
    asked = (
        [[(card.id, heights[card.id], card.pinned_x) for card in rows[level]] for level in LEVELS],
        pairs,
    )
    if last.layout is not None and last.asked == asked:
        return last.layout, last.asked
    return lay_out(rows, pairs, heights), asked


def _draw_links(
    links: list[Link], cards: Mapping[str, Card], layout: MapLayout, last: MapDrawing
) -> dict[str, _DrawnLink]:
    channels = {
        card.id: place
        for columns in layout.columns.values()
        for place, card in enumerate(card for column in columns for card in column.cards)
    }
    drawn: dict[str, _DrawnLink] = {}
    for link in links:
        means, end = cards[link.source_id], cards[link.target_id]
        around = _surroundings(link, layout, channels[end.id])
        known = last.links.get(link.id)
        if (
            known is not None
            and known.surroundings == around
            and _is_same(known.link, link)
            and _is_same(known.means, means)
            and _is_same(known.end, end)
        ):
            drawn[link.id] = known
            continue
        outline = route(layout, end.id, means.id, channels[end.id])
        figure = figures.link_figure(link, outline, means, end)
        drawn[link.id] = _DrawnLink(link, means, end, around, figure)
    return drawn


def _surroundings(link: Link, layout: MapLayout, channel: int) -> tuple[object, ...]:
    """All of the layout that the way of a link depends on."""
    end, means = layout.rects[link.target_id], layout.rects[link.source_id]
    first, last = sorted((layout.row_of[link.target_id], layout.row_of[link.source_id]))
    between = layout.rows[first + 1 : last]
    return (end, means, layout.rows[first].bottom, between, channel if between else 0)


def _draw_cards(
    cards: Mapping[str, Card],
    links: list[Link],
    layout: MapLayout,
    texts: Mapping[str, TextBlock],
    last: MapDrawing,
) -> dict[str, _DrawnCard]:
    ends: dict[str, list[Card]] = {}
    for link in links:
        ends.setdefault(link.source_id, []).append(cards[link.target_id])
    drawn: dict[str, _DrawnCard] = {}
    for id_, card in cards.items():
        rect, text = layout.rects[id_], texts[id_]
        served = (
            tuple([end.text for end in sorted(ends[id_], key=_reading_key)]) if id_ in ends else ()
        )
        known = last.cards.get(id_)
        if (
            known is not None
            and known.rect == rect
            and known.text is text
            and known.end_texts == served
            and _is_same(known.card, card)
        ):
            drawn[id_] = known
            continue
        figure = figures.card_figure(card, rect, text, served)
        drawn[id_] = _DrawnCard(card, rect, text, served, figure)
    return drawn


def _prompts(
    rows: Mapping[Level, list[Card]], layout: MapLayout, last: MapDrawing
) -> tuple[Figure, ...]:
    made = [
        figures.prompt_figure(level, layout.edges[rank])
        for rank, level in enumerate(LEVELS)
        if not rows[level]
    ]
    if not made:
        return ()
    known = {figure.key: figure for figure in last.figures if figure.record_id is None}
    return tuple([known[one.key] if known.get(one.key) == one else one for one in made])


def _reading_key(card: Card) -> tuple[int, float, str]:
    return (card.level.rank, *place_key(card))


def _is_same(one: Card | Link, other: Card | Link) -> bool:
    """Whether two records draw alike; copies for an audience are equal without being identical."""
    return one is other or one == other
