"""What is asked about a request, as places to type."""

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.boards.requests.operations import FIELDS
from confluence_desktop.boards.requests.sentences import short
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import spoken

REQUEST = "request"
_NAMED_BY = 30
_TOKENS = {
    "tool": "tools",
    "capability": "level.capability",
    "with_whom": "together",
    "purpose": "level.goal",
}


def fields_of(request: Request) -> list[Destination]:
    """What is asked about a request, as destinations."""
    words, name = spoken("requests")["destinations"], short(request.text, _NAMED_BY)
    return [
        Destination(
            field,
            words[field].format(request=f"“{name}”"),
            _TOKENS[field],
            under_id=request.id,
            number=number,
        )
        for number, field in enumerate(FIELDS, 2)
    ]
