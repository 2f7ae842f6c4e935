"""Adding and reading cards of the only map of a session."""

from confluence_desktop.document.document import Document
from confluence_desktop.document.record import Records
from confluence_desktop.storage.library import Library, SessionEntry
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.operations import new_session
from tests.builders import a_card


def add_card(document: Document, text: str) -> Card:
    """A card on the session's board."""
    (board,) = document.all(Board)
    return a_card(document, board, text=text)


def texts(records: Records) -> list[str]:
    """What the cards say, sorted."""
    return sorted(card.text for card in records.all(Card))


def a_session(library: Library, title: str, *cards: str, client: str = "") -> SessionEntry:
    """A session in the library, with a map and these cards."""
    board = Board.new(type=BoardKind.STRATEGY_MAP, title="Map")
    entry = library.create([new_session(title, client=client), board])
    if cards:
        session = library.open(entry)
        for text in cards:
            add_card(session.document, text)
        session.close()
    return library.entry_at(entry.path)
