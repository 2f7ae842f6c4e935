"""Where a request goes, by a command or from its details, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.requests.to_the_map import Sent, park_request, send_to_map
from confluence_desktop.document.record import get
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.windows.edits import Edits


def send(edits: Edits, request_id: str) -> None:
    """Send a request to the map, or park it, and say plainly what came of it."""

    def act(draft: Draft) -> Sent:
        request = get(draft, Request, request_id)
        return send_to_map(draft, get(draft, Board, request.board_id), request_id)

    sent = edits.run(say("edits.send_to_the_map"), act)
    if sent is not None:
        edits.refused.emit(sent.sentence)


def park(edits: Edits, request_id: str) -> None:
    """Park a request for later, or take it back, and say so."""
    parked = edits.run(say("edits.park_a_request"), lambda draft: park_request(draft, request_id))
    if parked is not None:
        edits.refused.emit(parked.sentence)
