"""The strategy map with all that may be on it: clusters, pins, marks, and two lanes alone."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QImage

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, clustering, pinning
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.style import DARK, LIGHT, PAPER, PRINT, Medium, Palette, Style
from confluence_desktop.painting.image import render_image
from confluence_desktop.workshop.cards import LEVELS, Board, Card, CardColour, Level
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.links import Effect, Link
from tests.gallery.pictures import Picture
from tests.gallery.sessions import MAP_ID, filled, map_only
from tests.gallery.texts import ENGLISH

Making = Callable[[], Document]

_LARGE, _SMALL = (1920, 1080), (1366, 768)
_TWO = ("strategy", "capability")
_STYLES: dict[str, tuple[Style, Palette, tuple[int, int]]] = {
    "screen/1920": (Style(aspect=_LARGE[0] / _LARGE[1]), LIGHT, _LARGE),
    "screen/1366": (Style(aspect=_SMALL[0] / _SMALL[1]), DARK, _SMALL),
    "wall": (Style(Medium.WALL, aspect=_LARGE[0] / _LARGE[1]), DARK, _LARGE),
    "paper": (PAPER, PRINT, (1684, 1190)),
    "focus/1920": (Style(aspect=_LARGE[0] / _LARGE[1], lanes=_TWO), LIGHT, _LARGE),
    "focus/wall": (Style(Medium.WALL, aspect=_LARGE[0] / _LARGE[1], lanes=_TWO), DARK, _LARGE),
}


def maps() -> Iterator[Picture]:
    """Clusters open and collapsed, pins, colours, what was asked for, how sure links are."""
    for state, is_collapsed in (("clusters", False), ("collapsed", True)):
        for name, (style, palette, size) in _STYLES.items():
            make = partial(_marked, is_collapsed=is_collapsed)
            yield Picture(f"map/{state}/{name}", partial(_drawn, make, style, palette, size))
    for count in (25, 200, 1_000):
        for name in ("screen/1920", "screen/1366", "focus/1920"):
            style, palette, size = _STYLES[name]
            make = partial(_crowd, count)
            yield Picture(f"map/{count}/{name}", partial(_drawn, make, style, palette, size))


def _drawn(make: Making, style: Style, palette: Palette, size: tuple[int, int]) -> QImage:
    document = make()
    drawing = STRATEGY_MAP.draw(_board(document), document, style)
    return render_image(drawing, palette, *size)


def _crowd(count: int) -> Document:
    return Document(map_only(count), rules=RULES)


def _marked(*, is_collapsed: bool) -> Document:
    document = Document(filled(ENGLISH, cards=28), rules=RULES)
    board = _board(document)
    cards = sorted(document.where(Card, board_id=board.id), key=lambda card: card.id)
    lanes = {level: [card for card in cards if card.level is level] for level in LEVELS}
    strategies, capabilities = lanes[Level.STRATEGY], lanes[Level.CAPABILITY]
    tools = lanes[Level.TOOL]
    with document.transaction("Group") as draft:
        reach = [strategies[0].id, strategies[2].id, capabilities[0].id, capabilities[1].id]
        clustering.group(draft, board, reach, "Reach people where they are")
        clustering.group(draft, board, [tools[n].id for n in (3, 5, 6)], "Social media")
    with document.transaction("Pin") as draft:
        seen = STRATEGY_MAP.draw(board, document, _STYLES["screen/1920"][0])
        pinning.pin(draft, [tools[0].id, strategies[3].id], seen)
    with document.transaction("Mark") as draft:
        for card, colour in zip(tools[:3], list(CardColour)[:3], strict=True):
            marked = draft.find(Card, card.id)
            if marked is not None:
                draft.put(marked.changed(asked_for=True, colour=colour))
        links = sorted(document.all(Link), key=lambda link: link.id)
        draft.put(links[8].changed(effect=Effect.HURTS))
        draft.put(links[12].changed(confidence=4))
        draft.put(links[15].changed(confidence=8, effect=Effect.HURTS))
    if is_collapsed:
        with document.transaction("Collapse") as draft:
            ids = [cluster.id for cluster in clustering.clusters_of(document, board.id)]
            clustering.set_collapsed(draft, ids, collapsed=True)
    return document


def _board(document: Document) -> Board:
    board = document.find(Board, MAP_ID)
    assert board is not None
    return board
