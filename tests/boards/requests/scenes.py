"""Requests in their many states, for the tests of this board."""

from confluence_desktop.boards.requests import operations
from confluence_desktop.boards.requests.operations import FIELDS
from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.requests import Request
from tests.builders import a_board, a_document

PAGE = (
    "set us up a page on a social network",
    "a page on a social network",
    "Answer people where they ask",
    "people along the river",
    "nobody who asks is left waiting",
)
MICROBLOG = ("how do we ‘do’ a microblog?", "a microblog", "Hear of a spill in time", "", "")
LONG = tuple(
    (f"We were asked for number {place} " + "and for something more of the same kind " * 5)[:200]
    for place in range(5)
)
ARABIC = (
    "أنشئوا لنا صفحة على شبكة اجتماعية",
    "صفحة",
    "الرد على الناس حيث يسألون",
    "المتطوعون",
    "لا ينتظر أحد جوابا",
)
CHINESE = (
    "请为我们在社交网络上建立一个主页" * 6,
    "主页",
    "在人们提问的地方回答他们" * 8,
    "志愿者",
    "没有人等待",
)
UNBROKEN = ("W" * 200, "M" * 200, "W" * 200, "M" * 200, "W" * 200)

TEXTS = {
    "usual": (PAGE, MICROBLOG),
    "long": (LONG,),
    "arabic": (ARABIC,),
    "chinese": (CHINESE,),
    "unbroken": (UNBROKEN,),
    "bare": ((PAGE[0], "", "", "", ""),),
}


def a_requests_board(document: Document | None = None) -> tuple[Document, Board]:
    document = document or a_document()
    return document, a_board(document, BoardKind.REQUESTS, "What we were asked for")


def a_request(
    document: Document, board: Board, said: tuple[str, ...] = PAGE, **fields: object
) -> Request:
    """A request with its fields; further ones by name."""
    with document.transaction("Add request") as draft:
        request = operations.add_request(draft, board, said[0])
        for field, text in zip(FIELDS, said[1:], strict=False):
            if text:
                request = operations.set_text(draft, request.id, field, text)
        return draft.put(request.changed(**fields)) if fields else request


def now(document: Document, request: Request) -> Request:
    found = document.find(Request, request.id)
    assert found is not None
    return found


def filled(count: int, texts: str) -> tuple[Document, Board]:
    """So many requests, with every answer to the tests among them."""
    document, board = a_requests_board()
    answers = (True, False, None)
    for place in range(count):
        said = TEXTS[texts][place % len(TEXTS[texts])]
        a_request(
            document,
            board,
            said,
            from_tool=answers[place % 3],
            done_to=answers[(place + 1) % 3],
            parked=place % 4 == 1,
        )
    return document, board
