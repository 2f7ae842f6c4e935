"""Silent capture: cover, count and reveal."""

import pytest

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.requests.to_the_map import send_to_map
from confluence_desktop.boards.strategy_map.clippings import clipping_of, paste_clipping
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import BoardKind, Card, Level
from confluence_desktop.workshop.catch_22 import StuckLine
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.silence import cover, covered_on, is_silent, reveal, set_silent
from tests.builders import a_board, a_card, a_document, a_map


def test_cards_are_covered_and_revealed_as_one_undo_each() -> None:
    document, board = a_map()
    cards = [a_card(document, board, Level.GOAL, text) for text in ("One", "Two", "Three")]
    with document.transaction("Cover") as draft:
        assert cover(draft, [card.id for card in cards[:2]]) == 2
        assert cover(draft, [cards[0].id]) == 0
    assert [record.text for record in covered_on(document, board.id)] == ["One", "Two"]

    with document.transaction("Reveal") as draft:
        assert reveal(draft, board.id) == 2
    assert covered_on(document, board.id) == []
    document.undo()
    assert len(covered_on(document, board.id)) == 2
    document.undo()
    assert not any(card.covered for card in document.all(Card))


def test_stuck_lines_are_covered_by_the_same_verbs() -> None:
    document = a_document()
    board = a_board(document, BoardKind.CATCH_22)
    with document.transaction("Write") as draft:
        line = draft.put(StuckLine.new(board_id=board.id, text="We can't begin until we know"))
        assert cover(draft, [line.id, board.id]) == 1
    assert [record.id for record in covered_on(document, board.id)] == [line.id]
    with document.transaction("Reveal") as draft:
        assert reveal(draft, board.id) == 1


def test_only_the_board_that_is_meant_is_revealed() -> None:
    document, board = a_map()
    other = a_board(document)
    a_card(document, board, covered=True)
    a_card(document, other, covered=True)
    with document.transaction("Reveal") as draft:
        reveal(draft, board.id)
    assert len(covered_on(document, other.id)) == 1


def test_where_nothing_is_covered_there_is_nothing_to_reveal() -> None:
    document, board = a_map()
    with (
        pytest.raises(RefusedError, match="nothing to reveal"),
        document.transaction("Reveal") as d,
    ):
        reveal(d, board.id)


def test_in_silence_a_card_is_covered_whichever_way_it_comes() -> None:
    """A request that is sent to the map, a list, another session's cards, and a duplicate."""
    document, board = a_map()
    asked = a_board(document, BoardKind.REQUESTS)
    seen = a_card(document, board, Level.GOAL, "Seen")
    copied = clipping_of(document, board, [seen.id])
    assert copied is not None
    kind = BOARD_TYPES[BoardKind.STRATEGY_MAP]
    with document.transaction("Write in silence") as draft:
        set_silent(draft, board.id, is_on=True)
    request = Request.new(
        board_id=asked.id, text="An app", tool="App", capability="Read alone", purpose="Calm"
    )
    with document.transaction("Ask") as draft:
        draft.put(request)
    with document.transaction("Send") as draft:
        send_to_map(draft, asked, request.id)
    there = kind.destinations(board, document)[2]
    with document.transaction("Paste a list") as draft:
        kind.paste(draft, board, there, "One\nTwo")
    with document.transaction("Paste cards") as draft:
        paste_clipping(draft, board, copied.data)
    with document.transaction("Duplicate") as draft:
        kind.duplicate(draft, [seen.id])
    open_cards = [card for card in document.all(Card) if not card.covered]
    assert open_cards == [seen]
    assert len(covered_on(document, board.id)) == 6


def test_the_silence_of_a_board_is_not_undone_and_ends_with_the_reveal() -> None:
    document, board = a_map()
    other = a_board(document)
    with document.transaction("Write in silence") as draft:
        set_silent(draft, board.id, is_on=True)
    assert document.next_undo is None or document.next_undo.label != "Write in silence"
    assert a_card(document, other).covered is False
    a_card(document, board)
    with document.transaction("Reveal") as draft:
        assert reveal(draft, board.id) == 1
    assert not is_silent(document, board.id)
    a_card(document, board)
    assert covered_on(document, board.id) == []


def test_what_comes_back_by_undo_is_as_it_was() -> None:
    document, board = a_map()
    card = a_card(document, board)
    with document.transaction("Delete") as draft:
        draft.remove(card)
    with document.transaction("Write in silence") as draft:
        set_silent(draft, board.id, is_on=True)
    document.undo()
    assert document.find(Card, card.id) == card
