"""What loses its support when cards are thought away."""

from confluence_desktop.boards.strategy_map.what_if import what_if
from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.links import Effect
from tests.builders import a_card, a_chain, a_link, a_map


def test_what_hangs_on_one_chain_loses_all_of_it() -> None:
    document, board = a_map()
    cards = a_chain(document, board)
    found = what_if(document, board, [cards[6].id])
    assert found.struck == {cards[6].id}
    assert found.loses == {card.id for card in cards[:6]}


def test_what_another_card_helps_keeps_its_support() -> None:
    document, board = a_map()
    cards = a_chain(document, board)
    a_card(document, board, Level.STRATEGY, "Another way", under=cards[3])
    found = what_if(document, board, [cards[6].id])
    assert found.loses == {cards[5].id, cards[4].id}


def test_what_only_hurts_is_no_support() -> None:
    document, board = a_map()
    cards = a_chain(document, board)
    tool = a_card(document, board, Level.TOOL, "Noise")
    a_link(document, tool, cards[5], effect=Effect.HURTS)
    assert cards[5].id in what_if(document, board, [cards[6].id]).loses
    assert not what_if(document, board, [tool.id]).loses


def test_circles_end() -> None:
    document, board = a_map()
    cards = a_chain(document, board)
    a_link(document, cards[0], cards[6])
    found = what_if(document, board, [cards[5].id, "card_gone"])
    assert found.struck == {cards[5].id}
    assert found.loses == {card.id for card in (*cards[:5], cards[6])}
