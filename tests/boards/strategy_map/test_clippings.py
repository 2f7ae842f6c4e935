"""Cards on the clipboard, and what is refused there."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confluence_desktop.boards.strategy_map.clippings import (
    MOST_BYTES,
    clipping_of,
    paste_clipping,
)
from confluence_desktop.document.document import Document
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, Card, CardColour, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.outline import read_outline
from tests.builders import a_card, a_chain, a_link, a_map, links_of, texts_of


def copied(document: Document, board: Board) -> bytes:
    clipping = clipping_of(document, board, [card.id for card in document.all(Card)])
    assert clipping is not None
    return clipping.data


def pasted(data: bytes) -> tuple[Document, Board]:
    document, board = a_map()
    with document.transaction("Paste cards") as draft:
        paste_clipping(draft, board, data)
    return document, board


def test_another_map_gets_levels_links_colours_and_clusters() -> None:
    document, board = a_map()
    cards = a_chain(document, board)
    link = a_link(document, cards[6], cards[4], effect=Effect.HURTS, because="It takes time")
    with document.transaction("More") as draft:
        draft.put(cards[2].changed(colour=CardColour.WARN, measure="Visits", owner="Ana"))
        ids = (cards[2].id, cards[3].id)
        draft.put(Cluster.new(board_id=board.id, name="Readers", card_ids=ids, collapsed=True))
    other, other_board = pasted(copied(document, board))
    assert texts_of(other, other_board) == texts_of(document, board)
    assert links_of(other) == links_of(document)
    assert {card.id for card in other.all(Card)}.isdisjoint(card.id for card in cards)
    (goal,) = (card for card in other.all(Card) if card.level is Level.GOAL)
    assert (goal.colour, goal.measure, goal.owner) == (CardColour.WARN, "Visits", "Ana")
    (cluster,) = other.all(Cluster)
    assert (cluster.name, cluster.collapsed, len(cluster.card_ids)) == ("Readers", True, 2)
    assert [one.because for one in other.all(Link) if one.effect is Effect.HURTS] == [link.because]


def test_notes_and_first_wordings_are_not_on_the_clipboard() -> None:
    document, board = a_map()
    card = a_card(document, board, text="Open Sundays")
    with document.transaction("Note") as draft:
        draft.put(card.changed(note="Ask Ben, he knows", first_text="Sundays?"))
    clipping = clipping_of(document, board, [card.id])
    assert clipping is not None
    assert b"Ben" not in clipping.data
    assert b"Sundays?" not in clipping.data
    assert "Ben" not in clipping.text
    other, _ = pasted(clipping.data)
    assert [one.note for one in other.all(Card)] == [""]
    with document.transaction("Paste cards") as draft:
        (again,) = paste_clipping(draft, board, clipping.data, clipping.private)
    assert (again.note, again.first_text) == ("Ask Ben, he knows", "Sundays?")


def test_a_cluster_s_id_stands_for_its_cards() -> None:
    document, board = a_map()
    card = a_card(document, board)
    with document.transaction("Group") as draft:
        cluster = draft.put(Cluster.new(board_id=board.id, card_ids=(card.id,)))
    clipping = clipping_of(document, board, [cluster.id])
    assert clipping is not None
    assert clipping.text == card.text


def test_nothing_but_cards_is_copied() -> None:
    document, board = a_map()
    assert clipping_of(document, board, ["link_1"]) is None


def test_the_text_is_an_outline_that_can_be_pasted_as_one() -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "Goal")
    other = a_card(document, board, Level.GOAL, "Other goal")
    first = a_card(document, board, Level.OBJECTIVE, "First\nobjective", under=goal)
    a_card(document, board, Level.STRATEGY, "Strategy", under=first)
    a_card(document, board, Level.OBJECTIVE, "Second", under=other)
    clipping = clipping_of(document, board, [card.id for card in document.all(Card)])
    assert clipping is not None
    assert clipping.text == "Goal\n\tFirst objective\n\t\tStrategy\nOther goal\n\tSecond"
    assert [entry.depth for entry in read_outline(clipping.text)] == [0, 1, 2, 0, 1]


def test_what_is_pasted_twice_stands_behind_what_is_there() -> None:
    document, board = a_map()
    a_card(document, board, text="One")
    a_card(document, board, text="Two")
    data = copied(document, board)
    with document.transaction("Paste cards") as draft:
        paste_clipping(draft, board, data)
    assert texts_of(document, board) == {Level.GOAL: ["One", "Two", "One", "Two"]}


def facts(**changed: Any) -> bytes:
    card = {"level": "goal", "text": "A goal"}
    means = {"level": "tool", "text": "A tool"}
    whole = {"version": 1, "cards": [card, means], "links": [], "clusters": []}
    return json.dumps({**whole, **changed}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"version": 1}',
        facts(version=2),
        facts(cards=[]),
        facts(cards=[3]),
        facts(cards={"0": "x"}),
        facts(cards=[{"text": "No level"}]),
        facts(cards=[{"level": "dream", "text": "?"}]),
        facts(cards=[{"level": "goal", "text": "x" * 20_000}]),
        facts(cards=[{"level": "goal", "text": " "}]),
        facts(cards=[{"level": "goal", "text": "x"}] * 10_001),
        facts(links=[{"from": 0, "to": 1}]),
        facts(links=[{"from": 1, "to": 9}]),
        facts(links=[{"from": True, "to": 0}]),
        facts(links=[{"from": 1, "to": 0}, {"from": 1, "to": 0}]),
        facts(links=[{"from": 1, "to": 0, "confidence": 99}]),
        facts(links=[{"from": 0, "to": 0}]),
        facts(clusters=[{"name": "x", "cards": []}]),
        facts(clusters=[{"name": "x", "cards": [0, 0]}]),
        facts(clusters=[{"name": "x", "cards": [0]}, {"name": "y", "cards": [0]}]),
        b" " * (MOST_BYTES + 1),
    ],
    ids=str,
)
def test_garbage_is_refused_in_a_sentence_and_changes_nothing(data: bytes) -> None:
    document, board = a_map()
    before = list(document)
    with (
        pytest.raises(RefusedError) as refused,
        document.transaction("Paste cards") as draft,
    ):
        paste_clipping(draft, board, data)
    assert str(refused.value).count(". ") == 0
    assert list(document) == before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(
    cards=st.lists(
        st.dictionaries(st.sampled_from(["level", "text", "due", "colour", "key"]), JSON),
        max_size=3,
    )
    | JSON,
    links=JSON,
)
def test_no_fact_of_a_stranger_breaks_the_document(cards: Any, links: Any) -> None:
    document, board = a_map()
    try:
        with document.transaction("Paste cards") as draft:
            paste_clipping(draft, board, facts(cards=cards, links=links))
    except RefusedError:
        assert not list(document.all(Card))


def test_cards_that_wait_for_each_other_are_pasted_so() -> None:
    document, board = a_map()
    one, other = (a_card(document, board, Level.OBJECTIVE, text) for text in ("one", "other"))
    a_link(document, one, other)
    a_link(document, other, one)
    pasted_document, _ = pasted(copied(document, board))
    assert links_of(pasted_document) == links_of(document)
    assert len(links_of(pasted_document)) == 2
