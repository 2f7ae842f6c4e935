"""Small marks on a card: colour, pin, covered, asked for, and links that lead out of sight."""

from confluence_desktop.boards.strategy_map.covered import closed_eye
from confluence_desktop.boards.strategy_map.sizes import Sizes
from confluence_desktop.drawing.geometry import Line, Move, Point, Rect
from confluence_desktop.drawing.shapes import Area, Box, Ink, Shape, Stroke, Text
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.workshop.cards import Card, CardColour
from confluence_desktop.workshop.spoken import say

_MARK = 12.0
_PIN_WIDTH, _PIN_HEIGHT = 8.0, 15.0
_EYE_WIDTH, _EYE_HEIGHT = 18.0, 9.0
_STUB = 11.0
_GAP = 7.0
_TAB_HEIGHT = 19.0
_ON_CARD = 6.0
"""So much of the tab with the marks lies on the card, on its bar and above its text."""
_MUTED, _LINE, _LINK, _SOFT = Ink("muted"), Ink("line"), Ink("link"), Ink("soft")
_CARD = Ink("card")


def marks(card: Card, rect: Rect, sizes: Sizes, hidden: tuple[int, int]) -> tuple[Shape, ...]:
    """All marks of a card; most have none.

    Colour, pin and covering stand on a tab that hangs over the card's upper edge, so that a state
    takes no room from the words and breaks no line anew.

    Args:
        rect: The card's.
        hidden: How many links lead up and down to lanes that are not shown.
    """
    found: list[Shape] = [*_tab(card, rect)]
    if card.asked_for:
        found += _asked_for(rect, sizes)
    up, down = hidden
    if up:
        found += _stub(Point(rect.centre.x, rect.y), -_STUB, up, sizes)
    if down:
        found += _stub(Point(rect.centre.x, rect.bottom), _STUB, down, sizes)
    return tuple(found)


def tint(card: Card, fill: Ink) -> Ink:
    """The ground of a card: of its own colour a little, as seen from the back row."""
    if card.colour is CardColour.LEVEL:
        return fill
    return Ink(card.colour.value, _TINT, "card")


_TINT = 0.16


def _tab(card: Card, rect: Rect) -> list[Shape]:
    """The tab with a card's marks; nothing where it has none."""
    widths = [
        width
        for is_there, width in (
            (card.covered, _EYE_WIDTH),
            (card.pinned_x is not None, _PIN_WIDTH),
            (card.colour is not CardColour.LEVEL, _MARK),
        )
        if is_there
    ]
    if not widths:
        return []
    width = sum(widths) + _GAP * (len(widths) + 1)
    top = rect.y + _ON_CARD - _TAB_HEIGHT
    tab = Rect(rect.right - 10 - width, top, width, _TAB_HEIGHT)
    shapes: list[Shape] = [Box(tab, fill=_CARD, line=_LINE, radius=_TAB_HEIGHT / 2)]
    left, middle = tab.x + _GAP, tab.centre.y
    if card.covered:
        shapes += closed_eye(Point(left, middle - _EYE_HEIGHT / 2))
        left += _EYE_WIDTH + _GAP
    if card.pinned_x is not None:
        shapes += _pin(Point(left, middle - _PIN_HEIGHT / 2))
        left += _PIN_WIDTH + _GAP
    if card.colour is not CardColour.LEVEL:
        shapes.append(_colour(card.colour, Rect(left, middle - _MARK / 2, _MARK, _MARK)))
    return shapes


def _colour(colour: CardColour, square: Rect) -> Shape:
    """The card's own colour, as a mark with a shape of its own for each."""
    ink = Ink(colour.value)
    if colour is CardColour.OK:
        return Box(square, fill=ink, radius=_MARK / 2)
    if colour is CardColour.FOCUS:
        return Box(square, fill=ink, radius=2.0)
    return Box(square, line=ink, line_width=3.0, radius=_MARK / 2)


def _pin(at: Point) -> tuple[Shape, ...]:
    """A drawing pin: its head, its collar and its needle."""
    middle = at.x + _PIN_WIDTH / 2
    needle = (Move(Point(middle, at.y + 9)), Line(Point(middle, at.y + _PIN_HEIGHT)))
    return (
        Box(Rect(at.x + 1, at.y, _PIN_WIDTH - 2, 7), fill=_MUTED, radius=2.0),
        Box(Rect(at.x - 1, at.y + 7, _PIN_WIDTH + 2, 2.5), fill=_MUTED, radius=1.0),
        Stroke(needle, _MUTED, 1.5),
    )


def _asked_for(rect: Rect, sizes: Sizes) -> tuple[Shape, ...]:
    """The word that a tool was asked for before anybody said what for."""
    block = layout_text(say("strategy_map.asked_for"), Face(sizes.small, 600), 12 * sizes.small)
    width = block.used_width + 18
    top = rect.bottom - sizes.mark - 4
    pill = Rect(rect.x + sizes.side - 2, top, width, sizes.mark - 1)
    at = Point(pill.x + 9, pill.y + (pill.height - block.height) / 2)
    return (
        Box(pill, fill=_SOFT, line=_MUTED, radius=pill.height / 2, dash=(4.0, 3.0)),
        Text(block, at, _MUTED),
    )


def _stub(at: Point, by: float, count: int, sizes: Sizes) -> tuple[Shape, ...]:
    """The beginning of links that lead to lanes out of sight, an arrow head and how many."""
    tip = Point(at.x, at.y + by)
    base = tip.y - 5 if by > 0 else tip.y + 5
    head = (Move(tip), Line(Point(at.x - 4, base)), Line(Point(at.x + 4, base)))
    block = layout_text(str(count), Face(sizes.small, 600), 6 * sizes.small)
    y = tip.y - block.height / 2
    return (
        Stroke((Move(at), Line(tip)), _LINK, 1.5),
        Area(head, _LINK),
        Text(block, Point(at.x + 8, y), _MUTED),
    )
