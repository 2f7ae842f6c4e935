"""What a request becomes on the map, and what happens when one end goes."""

import pytest

from confluence_desktop.boards.requests import operations
from confluence_desktop.boards.requests.to_the_map import (
    MapState,
    Sent,
    SentAs,
    map_state,
    requests_of_card,
    send_to_map,
)
from confluence_desktop.document.document import Document
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.requests import Request
from tests.boards.requests.scenes import MICROBLOG, PAGE, a_request, a_requests_board, now
from tests.builders import a_card, a_map, links_of, texts_of


def with_a_map() -> tuple[Document, Board, Board]:
    document, goal = a_map()
    document, board = a_requests_board(document)
    return document, board, goal


def send(document: Document, board: Board, request: Request, map_id: str | None = None) -> Sent:
    with document.transaction("Send to the map") as draft:
        return send_to_map(draft, board, request.id, map_id)


def test_a_capability_and_under_it_the_tool_as_asked_for_come_to_the_map() -> None:
    document, board, goal = with_a_map()
    request = a_request(document, board)
    sent = send(document, board, request)
    assert sent.outcome is SentAs.SENT
    assert "is on the map" in sent.sentence
    assert texts_of(document, goal) == {Level.CAPABILITY: [PAGE[2]], Level.TOOL: [PAGE[1]]}
    assert links_of(document) == {(PAGE[1], PAGE[2])}
    assert {card.level: card.asked_for for card in document.all(Card)} == {
        Level.CAPABILITY: False,
        Level.TOOL: True,
    }


def test_request_and_cards_are_tied_both_ways() -> None:
    document, board, _ = with_a_map()
    request = a_request(document, board)
    sent = send(document, board, request)
    assert sent.capability is not None
    assert sent.tool is not None
    assert now(document, request).capability_card_id == sent.capability.id
    assert requests_of_card(document, sent.capability.id) == [now(document, request)]
    assert requests_of_card(document, sent.tool.id) == [now(document, request)]
    assert requests_of_card(document, "card_0") == []
    assert map_state(document, now(document, request)) is MapState.ON_MAP


def test_sending_is_one_undo() -> None:
    document, board, _ = with_a_map()
    request = a_request(document, board)
    before = {record.id: record for record in document}
    send(document, board, request)
    document.undo()
    assert {record.id: record for record in document} == before


def test_a_request_without_a_tool_brings_the_capability_alone() -> None:
    document, board, goal = with_a_map()
    send(document, board, a_request(document, board, (PAGE[0], "", *PAGE[2:])))
    assert texts_of(document, goal) == {Level.CAPABILITY: [PAGE[2]]}


def test_a_card_of_the_same_words_is_taken_instead_of_a_new_one() -> None:
    document, board, goal = with_a_map()
    known = a_card(document, goal, Level.CAPABILITY, " answer people  where they ask. ")
    sent = send(document, board, a_request(document, board))
    assert sent.capability == known
    assert len(texts_of(document, goal)[Level.CAPABILITY]) == 1


def test_two_requests_for_one_tool_share_its_card() -> None:
    document, board, goal = with_a_map()
    first = a_request(document, board)
    second = a_request(document, board, (MICROBLOG[0], PAGE[1], "Hear of a spill", "", "we act"))
    send(document, board, first)
    sent = send(document, board, second)
    assert texts_of(document, goal)[Level.TOOL] == [PAGE[1]]
    assert links_of(document) == {(PAGE[1], PAGE[2]), (PAGE[1], "Hear of a spill")}
    assert sent.tool is not None
    assert [one.id for one in requests_of_card(document, sent.tool.id)] == [first.id, second.id]


def test_sending_again_changes_nothing_and_says_so() -> None:
    document, board, _ = with_a_map()
    request = a_request(document, board)
    send(document, board, request)
    before = {record.id: record for record in document}
    again = send(document, board, request)
    assert again.outcome is SentAs.THERE_ALREADY
    assert "already" in again.sentence
    assert {record.id: record for record in document} == before


def test_a_request_without_a_purpose_is_parked_and_not_lost() -> None:
    document, board, goal = with_a_map()
    request = a_request(document, board, MICROBLOG)
    sent = send(document, board, request)
    assert sent.outcome is SentAs.PARKED
    assert "parked, not lost" in sent.sentence
    assert map_state(document, now(document, request)) is MapState.PARKED
    (ticket,) = document.all(ParkedItem)
    assert ticket.about == (request.id,)
    assert not texts_of(document, goal)
    document.undo()
    assert not list(document.all(ParkedItem))


def test_a_parked_request_is_not_parked_twice() -> None:
    document, board, _ = with_a_map()
    request = a_request(document, board, MICROBLOG)
    send(document, board, request)
    assert send(document, board, request).outcome is SentAs.PARKED_ALREADY
    assert len(list(document.all(ParkedItem))) == 1


def test_a_purpose_ends_the_wait() -> None:
    document, board, _ = with_a_map()
    request = a_request(document, board, MICROBLOG)
    send(document, board, request)
    with document.transaction("Write") as draft:
        operations.set_text(draft, request.id, "purpose", "we act in time")
    assert not now(document, request).parked
    assert not list(document.all(ParkedItem))
    assert send(document, board, request).outcome is SentAs.SENT


def test_without_a_capability_or_a_map_it_is_refused_in_words() -> None:
    document, board = a_requests_board()
    bare = a_request(document, board, (PAGE[0],))
    with pytest.raises(RefusedError, match="would let you do"):
        send(document, board, bare)
    with pytest.raises(RefusedError, match="no strategy map"):
        send(document, board, a_request(document, board))


def test_the_map_can_be_chosen() -> None:
    document, board, first = with_a_map()
    _, second = a_map(document)
    send(document, board, a_request(document, board), second.id)
    assert not texts_of(document, first)
    assert texts_of(document, second)


@pytest.mark.parametrize(
    ("level", "state"),
    [(Level.CAPABILITY, MapState.CARD_GONE), (Level.TOOL, MapState.TOOL_GONE)],
)
def test_a_deleted_card_leaves_a_loose_end_that_can_be_sent_again(
    level: Level, state: MapState
) -> None:
    document, board, goal = with_a_map()
    request = a_request(document, board)
    sent = send(document, board, request)
    card = sent.capability if level is Level.CAPABILITY else sent.tool
    assert card is not None
    with document.transaction("Delete") as draft:
        draft.remove(card)
    assert map_state(document, now(document, request)) is state
    assert send(document, board, request).outcome is SentAs.SENT
    assert map_state(document, now(document, request)) is MapState.ON_MAP
    assert len(texts_of(document, goal)) == 2
    document.undo()
    document.undo()
    assert map_state(document, now(document, request)) is MapState.ON_MAP


def test_a_deleted_request_leaves_its_cards() -> None:
    document, board, goal = with_a_map()
    request = a_request(document, board)
    sent = send(document, board, request)
    assert sent.tool is not None
    with document.transaction("Delete") as draft:
        operations.delete(draft, [request.id])
    assert len(texts_of(document, goal)) == 2
    assert requests_of_card(document, sent.tool.id) == []


def test_a_very_long_request_can_be_parked() -> None:
    document, board, _ = with_a_map()
    request = a_request(document, board, ("x" * 10_000, "", "Listen", "", ""))
    assert send(document, board, request).outcome is SentAs.PARKED
