"""Builders: the session, board, card or link that a test needs, in one line each.

They go through the document's own commit, so what they build keeps every rule.
"""

from collections.abc import Iterable

from confluence_desktop.document.document import Document
from confluence_desktop.document.record import Record
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.ordering import order_at_end
from confluence_desktop.workshop.session import Session


def a_document(*records: Record, title: str = "Reaching readers") -> Document:
    """A document with one session, the rules of the product, and these records."""
    session = Session.checked({"id": "session_1", "title": title})
    return Document([session, *records], rules=RULES)


def a_board(
    document: Document, kind: BoardKind = BoardKind.STRATEGY_MAP, title: str = "A board"
) -> Board:
    """An empty board; the board type's own `start` is not run."""
    with document.transaction("Add board") as draft:
        order = order_at_end(list(draft.all(Board)))
        return draft.put(Board.new(type=kind, title=title, order=order))


def a_map(document: Document | None = None) -> tuple[Document, Board]:
    """A document and its strategy map, still empty."""
    document = document or a_document()
    return document, a_board(document, BoardKind.STRATEGY_MAP, "Mission to strategy")


def a_card(
    document: Document,
    board: Board,
    level: Level = Level.GOAL,
    text: str = "Young adults come back",
    *,
    under: Card | None = None,
    order: float | None = None,
    pinned_x: float | None = None,
    covered: bool = False,
) -> Card:
    """A card at the end of its lane (or at a place), linked to the card that it goes under."""
    with document.transaction("Add card") as draft:
        lane = [card for card in draft.where(Card, board_id=board.id) if card.level is level]
        card = draft.put(
            Card.new(
                board_id=board.id,
                level=level,
                text=text,
                order=order_at_end(lane) if order is None else order,
                pinned_x=pinned_x,
                covered=covered,
            )
        )
        if under is not None:
            draft.put(Link.new(source_id=card.id, target_id=under.id))
    return card


def a_link(
    document: Document, means: Card, end: Card, *, effect: Effect = Effect.HELPS, because: str = ""
) -> Link:
    """A link that says: the means serves (or hurts) the end."""
    with document.transaction("Link cards") as draft:
        return draft.put(
            Link.new(source_id=means.id, target_id=end.id, effect=effect, because=because)
        )


def a_chain(document: Document, board: Board, texts: Iterable[str] = ()) -> list[Card]:
    """One card a level from mission to tool, each linked to the one above."""
    cards: list[Card] = []
    for level, text in zip(
        Level, [*texts] or [level.value.title() for level in Level], strict=False
    ):
        cards.append(a_card(document, board, level, text, under=cards[-1] if cards else None))
    return cards


def texts_of(document: Document, board: Board) -> dict[Level, list[str]]:
    """What the lanes of a map say, from left to right; lanes without cards are left out."""
    cards = sorted(document.where(Card, board_id=board.id), key=lambda card: (card.order, card.id))
    lanes: dict[Level, list[str]] = {}
    for level in Level:
        if found := [card.text for card in cards if card.level is level]:
            lanes[level] = found
    return lanes


def links_of(document: Document) -> set[tuple[str, str]]:
    """Every link as (text of the means, text of the end)."""
    texts = {card.id: card.text for card in document.all(Card)}
    return {(texts[link.source_id], texts[link.target_id]) for link in document.all(Link)}
