"""Colours of cards."""

import pytest

from confluence_desktop.boards.strategy_map.colouring import next_colour, set_colour
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Card, CardColour
from confluence_desktop.workshop.clusters import Cluster
from tests.builders import a_card, a_map


def test_cards_go_round_the_colours_together() -> None:
    document, board = a_map()
    first, second = a_card(document, board), a_card(document, board)
    seen = []
    for _ in range(len(CardColour)):
        with document.transaction("Colour") as draft:
            seen.append(next_colour(draft, [first.id, second.id]))
        assert {card.colour for card in document.all(Card)} == {seen[-1]}
    assert seen == [CardColour.WARN, CardColour.OK, CardColour.FOCUS, CardColour.LEVEL]


def test_a_cluster_s_id_stands_for_its_cards() -> None:
    document, board = a_map()
    inside, outside = a_card(document, board), a_card(document, board)
    with document.transaction("Group") as draft:
        draft.put(Cluster(id="cluster_1", board_id=board.id, card_ids=(inside.id,)))
    with document.transaction("Colour") as draft:
        assert set_colour(draft, ["cluster_1"], CardColour.OK) == 1
    cards = {card.id: card.colour for card in document.all(Card)}
    assert cards == {inside.id: CardColour.OK, outside.id: CardColour.LEVEL}


def test_nothing_but_cards_has_a_colour() -> None:
    document, _ = a_map()
    with (
        pytest.raises(RefusedError, match="choose a card"),
        document.transaction("Colour") as draft,
    ):
        next_colour(draft, ["link_1"])
