"""The questions behind the requests, with the words in which each was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.requests.operations import FIELDS, TESTS, requests_of
from confluence_desktop.boards.requests.sentences import has_question, question_of
from confluence_desktop.report.flow import BODY, BODY_BOLD, MUTED, bullet, heading, paragraphs
from confluence_desktop.report.tables import Cell, Column, table
from confluence_desktop.workshop.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from confluence_desktop.document.record import Records
    from confluence_desktop.report.flow import Piece
    from confluence_desktop.workshop.cards import Board
    from confluence_desktop.workshop.requests import Request

_INDENT = 11.0
_ANSWER_KEYS = {True: "true", False: "false", None: "null"}


def has_requests(board: Board, seen: Records) -> bool:
    """Whether anything was asked for on a board."""
    return bool(requests_of(seen, board.id))


def questions(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    """Each reframed question, and under it the request; a request without one stands alone."""
    words, found = spoken("requests"), requests_of(seen, board.id)
    if not found:
        return
    yield from heading(words["paper"]["questions"], width)
    for request in found:
        quote = words["quote"].format(text=request.text.strip())
        if has_question(request):
            yield from bullet(question_of(request), BODY_BOLD, width, stays_with_next=True)
            yield from paragraphs(quote, BODY, width, ink=MUTED, indent=_INDENT, after=3)
        else:
            yield from bullet(quote, BODY, width)


def requests_in_full(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    """Every request with all that was found behind it, as a table."""
    words, found = spoken("requests"), requests_of(seen, board.id)
    if not found:
        return
    yield from heading(words["paper"]["in_full"], width)
    columns = (
        Column(words["paper"]["request"], 0.3, BODY_BOLD),
        Column(words["paper"]["behind"], 0.36),
        Column(words["question_heading"], 0.34),
    )
    rows = [
        (
            words["quote"].format(text=request.text.strip()),
            Cell(_fields(request), _tests(request)),
            question_of(request) if has_question(request) else "",
        )
        for request in found
    ]
    yield from table(columns, rows, width)


def cut_requests(
    board: Board, seen: Records, elided: Collection[str], width: float
) -> Iterator[Piece]:
    """The same, where the drawing had to cut any of their texts."""
    if any(request.id in elided for request in requests_of(seen, board.id)):
        yield from requests_in_full(board, seen, width)


def _fields(request: Request) -> str:
    words = spoken("requests")["fields"]
    said = [(words[field], str(getattr(request, field)).strip()) for field in FIELDS]
    return "\n".join(f"{name}: {text}" for name, text in said if text)


def _tests(request: Request) -> str:
    words = spoken("requests")
    return "\n".join(
        f"{words['tests'][test]} {words['spoken_answers'][_ANSWER_KEYS[getattr(request, test)]]}"
        for test in TESTS
        if getattr(request, test) is not None
    )
