"""How the map's cards, links, lanes and invitations look."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from confluence_desktop.boards.strategy_map.layout import MapLayout
from confluence_desktop.boards.strategy_map.marks import marks, tint
from confluence_desktop.boards.strategy_map.measures import Plan
from confluence_desktop.boards.strategy_map.routing import Way
from confluence_desktop.boards.strategy_map.sizes import SCREEN, Sizes
from confluence_desktop.boards.strategy_map.words import INVITATIONS, QUESTIONS
from confluence_desktop.drawing.fitted_text import fit_text
from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point, Rect
from confluence_desktop.drawing.shapes import (
    Area,
    Band,
    Box,
    Deferred,
    EditableText,
    Figure,
    Ink,
    Rest,
    Shape,
    Stroke,
    Text,
)
from confluence_desktop.drawing.text_layout import (
    Align,
    Face,
    TextBlock,
    layout_text,
)
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.spoken import say

_TOP_BAR = 5.0
_LARGE = frozenset({Level.MISSION, Level.VISION})
_TITLE_SIZE = 23.0
"""One for all, or else short titles would look more important than others."""
_TITLE_LINES = 2
_TITLE_LINE_HEIGHT = 1.15
_HEAD_X = 18.0
_HEAD_PAD = 8.0
_NARROW = 0.42
"""Mean width of a letter by type size, below that of nearly every text."""
_DASH = (7.0, 5.0)
_HURTS_DASH = (9.0, 6.0)
_HEAD = 9.0
"""Of an arrow head, its length and its width."""

INK, MUTED, LINE, CARD, LINK = Ink("ink"), Ink("muted"), Ink("line"), Ink("card"), Ink("link")
_COVERED = Ink("card", 0.55)


@cache
def level_ink(level: Level) -> Ink:
    """The colour of a level."""
    return Ink(f"level.{level}")


@cache
def _block_ink(level: Level) -> Ink:
    return Ink(f"level.{level}", 0.85, "card")


def _covered_ink(card: Card) -> Ink:
    return Ink(f"level.{card.level}", 0.35, "card")


def text_width_in(width: float, sizes: Sizes) -> float:
    """Room for the text of a card of a width."""
    return width - 2 * sizes.side


def card_text(card: Card, plan: Plan, sizes: Sizes) -> TextBlock:
    """A card's text in the largest size that fits, or in the floor, where the card grows."""
    text = card.text
    is_large = card.level in _LARGE
    width = text_width_in(plan.width(card.level), sizes)
    room = plan.card_height - _TOP_BAR - 2 * sizes.above_below
    if card.asked_for:
        room -= sizes.mark
    line_height = _TITLE_LINE_HEIGHT if plan.is_titles else sizes.line_height
    given = sizes.large if is_large else sizes.card
    sizes_px = _worth_trying(given, len(text), width, room, line_height)
    weight = 600 if is_large or plan.is_titles else 400
    block = fit_text(text, sizes_px, width, room, weight=weight, line_height=line_height)
    most = sizes.most_lines
    if not sizes.grows:
        most = max(1, int(room / (line_height * block.face.size_px)))
    if most is not None and block.lines > most:
        return layout_text(text, block.face, width, max_lines=most, line_height=line_height)
    return block


def _worth_trying(
    sizes_px: tuple[float, ...], letters: int, width: float, room: float, line_height: float
) -> tuple[float, ...]:
    """Without the sizes at which so many letters would not even fit if all were narrow."""
    first = 0
    while first < len(sizes_px) - 1:
        size_px = sizes_px[first]
        lines = room // (line_height * size_px)
        if letters * _NARROW * size_px <= lines * width:
            break
        first += 1
    return sizes_px[first:]


def card_height(text: TextBlock, plan: Plan, sizes: Sizes, *, asked_for: bool = False) -> float:
    """How high a card has to be for its text, and for the word that it was asked for."""
    if not sizes.grows:
        return plan.card_height
    needed = text.height + _TOP_BAR + 2 * sizes.above_below + (sizes.mark if asked_for else 0.0)
    return max(plan.card_height, float(round(needed)))


def card_heights(
    row: Sequence[Card], texts: Mapping[str, TextBlock], plan: Plan, sizes: Sizes
) -> list[float]:
    """How high each card of a row has to be."""
    return [card_height(texts[card.id], plan, sizes, asked_for=card.asked_for) for card in row]


def card_figure(
    card: Card,
    rect: Rect,
    text: TextBlock,
    ends: Sequence[Card],
    sizes: Sizes = SCREEN,
    *,
    hidden: tuple[int, int] = (0, 0),
) -> Figure:
    """A card: white, with a bar in its level's colour; a covered one is paler and marked.

    Args:
        ends: The cards that it serves.
        hidden: How many links lead up and down to lanes that are not shown.
    """
    block = (Box(rect, fill=_covered_ink(card) if card.covered else _block_ink(card.level)),)
    facts = (card, rect, text, ends, sizes, hidden)
    return Figure.later(card.id, rect, block, _rest_of_card, facts, record_id=card.id, z=1)


def _rest_of_card(
    facts: tuple[Card, Rect, TextBlock, Sequence[Card], Sizes, tuple[int, int]],
) -> Rest:
    card, rect, text, ends, sizes, hidden = facts
    colour = level_ink(card.level)
    box = Box(
        rect,
        fill=tint(card, _COVERED if card.covered else CARD),
        line=MUTED if card.covered else LINE,
        dash=_DASH if card.covered else (),
        top_bar=_TOP_BAR,
        bar=colour,
        has_shadow=True,
    )
    mark = marks(card, rect, sizes, hidden)
    room = replace(rect, height=rect.height - sizes.mark) if card.asked_for else rect
    inside = Point(rect.x + sizes.side, _middle(room, text.height))
    words = Text(text, inside, MUTED if card.covered else INK)
    end_texts = [end.text for end in sorted(ends, key=_reading_key)]
    return Rest(
        (box, words, *mark),
        Deferred(_title, (card.text, box, words.ink, mark, room.height)) if sizes.grows else None,
        Deferred(_traced, (box, words, mark)),
        (
            EditableText(
                record_id=card.id,
                field="text",
                rect=Rect(inside.x, inside.y, text.width, text.height),
                face=text.face,
                text=card.text,
            ),
        ),
        _card_name(card, end_texts, sum(hidden)),
    )


def _reading_key(card: Card) -> tuple[int, float, str]:
    return (card.level.rank, *place_key(card))


def link_figure(
    link: Link, way: Way, means: Card, end: Card, sizes: Sizes = SCREEN, *, bundle: int = 1
) -> Figure:
    """A link: a thin line with its confidence; dashed and with a word where it hurts its end.

    Why it holds is not drawn, as there is seldom room for a sentence; it is read out.

    Args:
        bundle: How many links fall together in it; several can't be touched as one.
    """
    dash = _HURTS_DASH if link.effect is Effect.HURTS else ()
    bounds = way.bounds
    sign = _sign(link, way.outline, sizes) if has_words(link) else ()
    if sign:
        bounds = Rect.around([bounds, *(shape.rect for shape in sign if isinstance(shape, Box))])
    bounds = bounds.grown(2)
    stroke = Stroke(way.outline, LINK, 1.5 if bundle == 1 else 3.0, dash)
    facts = (link, stroke, sign, means, end, bundle)
    record_id = link.id if bundle == 1 else None
    return Figure.later(
        link.id, bounds, (stroke,), _rest_of_link, facts, record_id=record_id, is_line=True
    )


def _rest_of_link(facts: tuple[Link, Stroke, tuple[Shape, ...], Card, Card, int]) -> Rest:
    link, stroke, sign, means, end, bundle = facts
    colour = level_ink(means.level)
    head = _head(stroke.outline) if means.level is end.level else ()
    return Rest(
        (stroke, *(Area(corners, LINK) for corners in head), *sign),
        emphasised=(
            replace(stroke, line=colour, width=4.0),
            *(Area(corners, colour) for corners in head),
            *sign,
        ),
        name=_link_name(link, means, end, bundle),
    )


def has_words(link: Link) -> bool:
    """Whether a link says something beside its line, over which no other line is to run."""
    return link.effect is Effect.HURTS or link.confidence is not None


def band(
    level: Level,
    top: float,
    bottom: float,
    sizes: Sizes = SCREEN,
    row_middles: Sequence[float] = (),
) -> Band:
    """A lane with its name and question at the left; the name alone beside rows, if given."""
    colour = level_ink(level)
    width = sizes.head_width - _HEAD_X - _HEAD_PAD
    name = layout_text(level.plural, Face(sizes.name, 600), width)
    if not sizes.has_questions:
        at = [y - name.height / 2 for y in row_middles or [(top + bottom) / 2]]
        names = [Text(name, Point(_HEAD_X, y), colour) for y in at]
        return _band(level, top, bottom, tuple(names))
    question = layout_text(QUESTIONS[level], Face(sizes.small), width, line_height=1.25)
    y = top + sizes.head_top
    head = (
        Text(name, Point(_HEAD_X, y), colour),
        Text(question, Point(_HEAD_X, y + name.height + 2), MUTED),
    )
    return _band(level, top, bottom, head)


def _band(level: Level, top: float, bottom: float, head: tuple[Shape, ...]) -> Band:
    return Band(
        key=f"level.{level}",
        top=top,
        bottom=bottom,
        fill=_tint(level),
        edge=level_ink(level),
        edge_width=6.0,
        head=head,
    )


def prompt_figure(level: Level, layout: MapLayout, plan: Plan, sizes: Sizes = SCREEN) -> Figure:
    """What an empty lane asks the room."""
    width = min(sizes.prompt_width, plan.least_width)
    top, bottom = layout.edges[level.rank], layout.edges[level.rank + 1]
    height = plan.card_height
    rect = Rect(-width / 2, (top + bottom - height) / 2, width, height)
    face = Face(sizes.prompt)
    block = layout_text(INVITATIONS[level], face, rect.width - 40, align=Align.CENTRE)
    at = Point(rect.x + 20, rect.y + (rect.height - block.height) / 2)
    box = Box(rect, fill=_tint(level), line=Ink("muted", 0.35), dash=_DASH)
    return Figure(
        key=f"prompt.{level}",
        bounds=rect,
        shapes=(box, Text(block, at, MUTED)),
        block=(box,),
        name=say("strategy_map.still_empty").format(
            lane=level.plural, invitation=INVITATIONS[level]
        ),
    )


def _tint(level: Level) -> Ink:
    """The ground of a lane; by turns, so that neighbours are told apart."""
    return Ink(f"level.{level}", 0.04 if level.rank % 2 else 0.08)


def _middle(rect: Rect, height: float) -> float:
    """Upper edge of a text that stands in the middle of a card, its bar left out."""
    return rect.y + _TOP_BAR + (rect.height - _TOP_BAR - height) / 2


def _title(
    text: str, box: Box, ink: Ink, mark: tuple[Shape, ...], height: float
) -> tuple[Shape, ...]:
    """A card with the beginning of its text, large enough to be read from far."""
    rect = replace(box.rect, height=height)
    width = rect.width - 2 * SCREEN.side
    block = layout_text(
        text,
        Face(_TITLE_SIZE, 600),
        width,
        max_lines=_TITLE_LINES,
        line_height=_TITLE_LINE_HEIGHT,
    )
    return (box, Text(block, Point(rect.x + SCREEN.side, _middle(rect, block.height)), ink), *mark)


def _traced(box: Box, words: Text, mark: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """A card that is part of a traced chain."""
    return (replace(box, line=box.bar, line_width=3.0, dash=()), words, *mark)


def _head(outline: Outline) -> tuple[Outline, ...]:
    """The arrow head at the end that is served, where the levels do not tell which one it is.

    So two cards that wait for each other show it, though both links run the same way.
    """
    tip, after = outline[0].to, outline[1]
    toward = after.first if isinstance(after, Cubic) else after.to
    base = tip.y + (_HEAD if toward.y > tip.y else -_HEAD)
    corners = (Point(tip.x - _HEAD / 2, base), Point(tip.x + _HEAD / 2, base))
    return ((Move(tip), *(Line(corner) for corner in corners)),)


def _sign(link: Link, outline: Outline, sizes: Sizes) -> tuple[Shape, ...]:
    """What a link says about itself: that it hurts, as a dash may be overlooked; its confidence."""
    hurts = link.effect is Effect.HURTS
    size_px = sizes.small
    said = [say("strategy_map.hurts")] if hurts else []
    if link.confidence is not None:
        said.append(f"{link.confidence}/10")
    if not said:
        return ()
    first, last = outline[-2].to, outline[-1].to
    at = Point((first.x + last.x) / 2, (first.y + last.y) / 2)
    block = layout_text(" · ".join(said), Face(size_px, 600), 10 * size_px)
    half = round(size_px * sizes.sign)
    rect = Rect(at.x - block.used_width / 2 - 8, at.y - half, block.used_width + 16, 2 * half)
    ink, fill = (Ink("warn"), Ink("warn_paper")) if hurts else (MUTED, CARD)
    line = ink if hurts else LINE
    return (
        Box(rect, fill=fill, line=line, radius=float(half)),
        Text(block, Point(rect.x + 8, rect.y + (rect.height - block.height) / 2), ink),
    )


def _link_name(link: Link, means: Card, end: Card, bundle: int) -> str:
    hurts = link.effect is Effect.HURTS
    ends = {"means": means.text, "end": end.text}
    if bundle > 1:
        said = say("strategy_map.links_hurt" if hurts else "strategy_map.links_serve")
        return said.format(count=bundle, **ends)
    name = say("strategy_map.link_hurts" if hurts else "strategy_map.link_serves").format(**ends)
    if link.because:
        name = say("strategy_map.link_because").format(name=name, because=link.because)
    return (
        name
        if link.confidence is None
        else say("strategy_map.confidence").format(name=name, confidence=link.confidence)
    )


def _card_name(card: Card, end_texts: Sequence[str], hidden: int) -> str:
    name = f"{card.level.singular.capitalize()}: {card.text}"
    if card.asked_for:
        name = say("strategy_map.is_asked_for").format(name=name)
    if card.covered:
        name = say("strategy_map.is_covered").format(name=name)
    if card.pinned_x is not None:
        name = say("strategy_map.is_pinned").format(name=name)
    if hidden:
        name = say("strategy_map.more_links").format(name=name, hidden=hidden)
    return (
        say("strategy_map.serves").format(name=name, ends="; ".join(end_texts))
        if end_texts
        else name
    )
