"""Verbs of the requests board: requests in their own words, their fields and their tests.

Each takes a draft first, does one thing and returns the record that it made or changed.
"""

from collections.abc import Collection
from typing import Any, Literal

from confluence_desktop.boards.requests.sentences import question_draft
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.ordering import order_at, order_at_end, place_key
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import say, spoken

FIELDS = ("tool", "capability", "with_whom", "purpose")
"""What is asked about a request, in the order in which it is asked."""
WRITABLE = ("text", *FIELDS, "question")
Test = Literal["from_tool", "done_to"]
TESTS: tuple[Test, Test] = ("from_tool", "done_to")
"""The two tests that the room answers."""

_QUOTES = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"), ("「", "」"))


def requests_of(records: Records, board_id: str) -> list[Request]:
    """The requests of a board in their order."""
    return sorted(records.where(Request, board_id=board_id), key=place_key)


def add_request(draft: Draft, board: Board, text: str) -> Request:
    """Add a request at the end; quotation marks around it are dropped, as it is drawn in some.

    Raises:
        RefusedError: There is nothing to add, or the text is too long.
    """
    order = order_at_end(requests_of(draft, board.id))
    return draft.put(Request.new(board_id=board.id, text=_unquoted(text), order=order))


def set_text(draft: Draft, record_id: str, field: str, text: str) -> Request:
    """Write one text of a request.

    A question that is emptied, or typed as it is written anyway, is written from the fields again
    (DEC-15). A purpose ends the wait of a request that was parked for want of one.

    Raises:
        RecordMissingError: The request is not there (any more).
        RefusedError: The text is too long, there is no such field, or the request would be empty.
    """
    request = get(draft, Request, record_id)
    if field not in WRITABLE:
        message = say("refused.no_such_field").format(field=field)
        raise RefusedError(message)
    if field == "text":
        return _put(draft, request, text=_unquoted(text))
    if field == "question":
        return _write_question(draft, request, text)
    if field == "purpose" and text.strip() and request.parked:
        take_ticket_back(draft, request)
        return _put(draft, request, purpose=text.strip(), parked=False)
    return _put(draft, request, **{field: text.strip()})


def rewrite(draft: Draft, request_id: str) -> Request:
    """Let the question be written from the fields again.

    Raises:
        RecordMissingError: The request is not there (any more).
    """
    request = get(draft, Request, request_id)
    return _put(draft, request, question=None, question_drafted=None)


def answer(draft: Draft, request_id: str, test: Test, *, is_so: bool | None) -> Request:
    """Keep the room's answer to one of the two tests; None means that nobody was asked.

    Raises:
        RecordMissingError: The request is not there (any more).
    """
    return _put(draft, get(draft, Request, request_id), **{test: is_so})


def next_answer(draft: Draft, request_id: str, test: Test) -> Request:
    """Go on from "not asked" to "yes", to "no", and round again."""
    now = getattr(get(draft, Request, request_id), test)
    following: dict[bool | None, bool | None] = {None: True, True: False, False: None}
    return answer(draft, request_id, test, is_so=following[now])


def delete(draft: Draft, record_ids: Collection[str]) -> int:
    """Delete requests; the cards that they became stay. Says how many were deleted."""
    gone = [found for id_ in record_ids if (found := draft.find(Request, id_)) is not None]
    for request in gone:
        draft.remove(request)
    return len(gone)


def duplicate(draft: Draft, record_ids: Collection[str]) -> list[Record]:
    """Put a copy right behind each of these requests; the copy is not on the map yet."""
    copies: list[Record] = []
    for record_id in record_ids:
        request = draft.find(Request, record_id)
        if request is not None:
            fields = {
                **request.__dict__, "capability_card_id": None, "tool_card_id": None,
                "parked": False,
            }  # fmt: skip
            del fields["id"]
            row = requests_of(draft, request.board_id)
            copy = draft.put(Request.new(**fields))
            order = order_at(draft, row, row.index(request) + 1)
            copies.append(_put(draft, copy, order=order))
    return copies


def move_request(draft: Draft, request_id: str, to_place: int) -> Request:
    """Bring a request to a place, counted from 0 among the others.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    request = get(draft, Request, request_id)
    row = [one for one in requests_of(draft, request.board_id) if one.id != request_id]
    return _put(draft, request, order=order_at(draft, row, to_place))


def audiences_used(records: Records) -> list[str]:
    """Whom a request can be done with: the usual four, then what this session has named."""
    usual: list[str] = list(spoken("requests")["with_whom"])
    known = {whom.casefold() for whom in usual}
    for request in sorted(records.all(Request), key=place_key):
        whom = request.with_whom.strip()
        if whom and whom.casefold() not in known:
            known.add(whom.casefold())
            usual.append(whom)
    return usual


def ticket_of(records: Records, request: Request) -> ParkedItem | None:
    """What keeps a request in the parking lot until it has a purpose."""
    return next(
        (one for one in sorted(records.all(ParkedItem), key=place_key) if request.id in one.about),
        None,
    )


def take_ticket_back(draft: Draft, request: Request) -> None:
    """Take a request out of the parking lot."""
    ticket = ticket_of(draft, request)
    if ticket is not None:
        draft.remove(ticket)


def _put(draft: Draft, request: Request, **fields: Any) -> Request:
    new = request.changed(**fields)
    return draft.put(new) if new != request else request


def _write_question(draft: Draft, request: Request, text: str) -> Request:
    drafted, said = question_draft(request), text.strip()
    if said in {"", drafted}:
        return _put(draft, request, question=None, question_drafted=None)
    if said == request.question:
        return request
    return _put(draft, request, question=said, question_drafted=drafted)


def _unquoted(text: str) -> str:
    said = text.strip()
    for opening, closing in _QUOTES:
        inside = said[1:-1]
        if said.startswith(opening) and said.endswith(closing) and opening not in inside:
            said = inside.strip()
            break
    if not said:
        message = say("refused.empty_request")
        raise RefusedError(message)
    return said
