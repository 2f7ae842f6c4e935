"""What a request yields on the strategy map: a capability, and under it the tool as asked for."""

from enum import StrEnum
from typing import NamedTuple

from confluence_desktop.boards.requests.operations import take_ticket_back, ticket_of
from confluence_desktop.boards.requests.sentences import short
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.operations import boards_in_order
from confluence_desktop.workshop.ordering import order_at_end, place_key
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import spoken

_TICKET_LETTERS = 600


class SentAs(StrEnum):
    """What became of a request that was sent to the map."""

    SENT = "sent"
    THERE_ALREADY = "there_already"
    PARKED = "parked"
    PARKED_ALREADY = "parked_already"
    TAKEN_BACK = "taken_back"


class Sent(NamedTuple):
    """The answer to sending a request; `sentence` says it plainly."""

    outcome: SentAs
    request: Request
    sentence: str
    capability: Card | None = None
    tool: Card | None = None


class MapState(StrEnum):
    """Where a request stands as to the map; `COVERED` is only shown, and else it is on the map."""

    NOT_SENT = "not_sent"
    ON_MAP = "on_map"
    COVERED = "covered"
    PARKED = "parked"
    CARD_GONE = "card_gone"
    TOOL_GONE = "tool_gone"


def send_to_map(
    draft: Draft, board: Board, request_id: str, map_board_id: str | None = None
) -> Sent:
    """Make a request's capability a card and its tool an "asked for" card under it, tied both ways.

    A card of the same words that stands on the map already is taken instead of a new one. What is
    on the map already stays as it is. Without a purpose the request is parked.

    Args:
        map_board_id: The map; None takes the session's first.

    Raises:
        RecordMissingError: The request is not there (any more).
        RefusedError: It names no capability yet, or there is no map.
    """
    del board  # the request knows it
    words = spoken("requests")
    request = get(draft, Request, request_id)
    name = short(request.text)
    if not request.capability.strip():
        raise RefusedError(words["no_capability"].format(request=name))
    if map_state(draft, request) is MapState.ON_MAP:
        said = words["sent_before"].format(capability=short(request.capability))
        return Sent(SentAs.THERE_ALREADY, request, said, *cards_of(draft, request))
    if not request.purpose.strip():
        return _park(draft, request, "was_parked")
    goal = _map_of(draft, map_board_id)
    if goal is None:
        raise RefusedError(words["no_map"].format(request=name))
    take_ticket_back(draft, request)
    capability = _card(draft, goal, Level.CAPABILITY, request.capability)
    tool = _card(draft, goal, Level.TOOL, request.tool) if request.tool.strip() else None
    if tool is not None:
        _link(draft, tool, capability)
    sent = draft.put(
        request.changed(
            capability_card_id=capability.id,
            tool_card_id=tool.id if tool is not None else None,
            parked=False,
        )
    )
    said = words["sent" if tool is None else "sent_with_tool"].format(
        capability=short(capability.text), tool=short(tool.text) if tool is not None else ""
    )
    return Sent(SentAs.SENT, sent, said, capability, tool)


def park_request(draft: Draft, request_id: str) -> Sent:
    """Park a request for later, whatever is known about it, or take it back.

    Raises:
        RecordMissingError: The request is not there (any more).
        RefusedError: It is on the map already.
    """
    words = spoken("requests")
    request = get(draft, Request, request_id)
    name = short(request.text)
    if map_state(draft, request) is MapState.ON_MAP:
        raise RefusedError(words["on_map_not_parked"].format(request=name))
    if request.parked:
        take_ticket_back(draft, request)
        back = draft.put(request.changed(parked=False))
        return Sent(SentAs.TAKEN_BACK, back, words["taken_back"].format(request=name))
    return _park(draft, request, "parked_for_later")


def map_state(records: Records, request: Request) -> MapState:
    """Whether a request is on the map, parked, or tied to a card that is no longer there."""
    capability, tool = cards_of(records, request)
    if request.capability_card_id is not None:
        if capability is None:
            return MapState.CARD_GONE
        if request.tool_card_id is not None and tool is None:
            return MapState.TOOL_GONE
        return MapState.ON_MAP
    return MapState.PARKED if request.parked else MapState.NOT_SENT


def shown_state(records: Records, request: Request) -> MapState:
    """Where it stands, as its card says it: what is on the map may be covered still."""
    state = map_state(records, request)
    is_covered = any(card is not None and card.covered for card in cards_of(records, request))
    return MapState.COVERED if state is MapState.ON_MAP and is_covered else state


def cards_of(records: Records, request: Request) -> tuple[Card | None, Card | None]:
    """The capability and the tool that a request became; None where there is none (any more)."""
    return (
        records.find(Card, request.capability_card_id),
        records.find(Card, request.tool_card_id),
    )


def requests_of_card(records: Records, card_id: str) -> list[Request]:
    """The requests that a card was asked for in, in their order."""
    found = [
        request
        for request in records.all(Request)
        if card_id in {request.capability_card_id, request.tool_card_id}
    ]
    return sorted(found, key=place_key)


def _park(draft: Draft, request: Request, said: str) -> Sent:
    words, name = spoken("requests"), short(request.text)
    if request.parked and ticket_of(draft, request) is not None:
        before = words["parked_before"].format(request=name)
        return Sent(SentAs.PARKED_ALREADY, request, before)
    asked = "parked_item" if not request.purpose.strip() else "parked_whole"
    text = words[asked].format(request=short(request.text, _TICKET_LETTERS))
    order = order_at_end(list(draft.all(ParkedItem)))
    draft.put(ParkedItem.new(text=text, order=order, about=(request.id,)))
    parked = draft.put(request.changed(parked=True))
    return Sent(SentAs.PARKED, parked, words[said].format(request=name))


def _map_of(records: Records, board_id: str | None) -> Board | None:
    maps = [board for board in boards_in_order(records) if board.type is BoardKind.STRATEGY_MAP]
    if board_id is None:
        return maps[0] if maps else None
    return next((board for board in maps if board.id == board_id), None)


def _card(draft: Draft, board: Board, level: Level, text: str) -> Card:
    """The card of these words, put at the end of its lane where there is none."""
    lane = [card for card in draft.where(Card, board_id=board.id) if card.level is level]
    same = [card for card in sorted(lane, key=place_key) if _same(card.text, text)]
    if same:
        return same[0]
    return draft.put(
        Card.new(
            board_id=board.id,
            level=level,
            text=text.strip(),
            order=order_at_end(lane),
            asked_for=level is Level.TOOL,
        )
    )


def _link(draft: Draft, tool: Card, capability: Card) -> None:
    if all(link.target_id != capability.id for link in draft.where(Link, source_id=tool.id)):
        draft.put(Link.new(source_id=tool.id, target_id=capability.id))


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same words, whatever their case, spaces and end marks."""
    return _key(one) == _key(other)


def _key(text: str) -> str:
    return " ".join(text.split()).strip(" .。…").casefold()
