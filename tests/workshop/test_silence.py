"""Silent capture: cover, count and reveal."""

import pytest

from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import BoardKind, Card, Level
from confluence_desktop.workshop.catch_22 import StuckLine
from confluence_desktop.workshop.silence import cover, covered_on, reveal
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
