"""What commands do to a request: its two tests, its way to the map, its question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.requests.operations import next_answer, rewrite
from confluence_desktop.boards.requests.sentences import is_stale
from confluence_desktop.windows.request_line import is_asking
from confluence_desktop.windows.request_ways import park, send
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from confluence_desktop.boards.requests.operations import Test
    from confluence_desktop.windows.commands import Commands
    from confluence_desktop.windows.session_window import SessionPage


class RequestActs:
    """The commands of the request that is selected, or that the line asks about."""

    def __init__(self, page: SessionPage) -> None:
        self._page = page
        self._followed = ""
        page.line.pointed.connect(self._follow)

    @property
    def request(self) -> Request | None:
        """The one that the commands mean."""
        page = self._page
        chosen = page.selection
        there = page.line.destination
        request_id = there.under_id if there is not None else None
        if chosen:
            request_id = next(iter(chosen)) if len(chosen) == 1 else None
        request = page.document.find(Request, request_id)
        return request if request is not None and request.board_id == page.board_id else None

    def is_there(self) -> bool:
        """Whether there is one."""
        return self.request is not None

    def may_rewrite(self) -> bool:
        """Whether its question is older than its fields."""
        request = self.request
        return request is not None and is_stale(request)

    def next_answer(self, test: Test) -> None:
        """Go on to the next answer of one of the two tests."""
        request = self.request
        if request is not None:
            self._page.edits.run(
                say("edits.answer_a_test"), lambda draft: next_answer(draft, request.id, test)
            )

    def send(self) -> None:
        """Send it to the map."""
        request = self.request
        if request is not None:
            send(self._page.edits, request.id)

    def park(self) -> None:
        """Park it, or take it back."""
        request = self.request
        if request is not None:
            park(self._page.edits, request.id)

    def rewrite(self) -> None:
        """Write its question from the fields again."""
        request = self.request
        if request is not None:
            self._page.edits.run(say("edits.rewrite"), lambda draft: rewrite(draft, request.id))

    def _follow(self) -> None:
        """Select the request that the line goes on to, so that board and wall show which it is."""
        there, view = self._page.line.destination, self._page.view
        if view is None or there is None or not is_asking(self._page.document, there):
            return
        request_id = there.under_id
        if request_id is None or request_id == self._followed:
            return
        self._followed = request_id
        if view.board_id == self._page.board_id and len(view.selection) <= 1:
            view.select([request_id])
            view.reveal(request_id)


def bind_request_commands(commands: Commands, acts: RequestActs) -> None:
    """Say what each of these commands does."""
    commands.bind("request.map", acts.send, may_run=acts.is_there)
    commands.bind("request.park", acts.park, may_run=acts.is_there)
    commands.bind("request.rewrite", acts.rewrite, may_run=acts.may_rewrite)
