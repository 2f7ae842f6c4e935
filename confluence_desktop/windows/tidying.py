"""Tidying a map: worked out beside the windows where it takes time, then one edit in motion."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from confluence_desktop.boards.strategy_map.tidy import put_orders, tidy_orders
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.spoken import say, say_count

if TYPE_CHECKING:
    from collections.abc import Collection

    from confluence_desktop.windows.session_window import SessionPage

_WAIT_S = 0.1
_LOOK_MS = 30
MOTION_MS = 260.0


class Tidying(QObject):
    """One tidy at a time; a map that changes meanwhile is worked out anew."""

    def __init__(self, page: SessionPage) -> None:
        super().__init__(page)
        self._page = page
        self._thread = _one_thread()
        self._job: Future[dict[str, float]] | None = None
        self._board_id = ""
        self._ids: frozenset[str] | None = None
        self._seen: object = None
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether a tidy is being worked out."""
        return self._job is not None

    def tidy(self, card_ids: Collection[str] | None = None) -> None:
        """Lay out a map, or some of its cards, with few crossings; pinned cards stay."""
        board = self._page.document.find(Board, self._page.board_id)
        if board is None or self.is_busy:
            return
        self._board_id = board.id
        self._ids = None if card_ids is None else frozenset(card_ids)
        self._begin(board)
        assert self._job is not None
        try:
            self._job.result(_WAIT_S)
        except TimeoutError:
            self._page.messages.toast(say("map_window.tidying"))
            self._look.start()
            return
        self._take()

    def stop(self) -> None:
        """Drop what is being worked out, before the session is closed; it may stay open yet."""
        self._look.stop()
        self._job = None
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._thread = _one_thread()

    def _begin(self, board: Board) -> None:
        records = self._page.document.snapshot()
        self._seen = self._page.document.next_undo
        self._job = self._thread.submit(partial(tidy_orders, board, records, self._ids))

    def _take(self) -> None:
        job = self._job
        if job is None or not job.done():
            return
        self._job = None
        self._look.stop()
        board = self._page.document.find(Board, self._board_id)
        if board is None:
            return
        if self._seen is not self._page.document.next_undo:
            self._begin(board)
            self._look.start()
            return
        self._put(job.result())

    def _put(self, orders: dict[str, float]) -> None:
        page = self._page
        if not orders:
            page.messages.toast(say("map_window.the_map_is_tidy_already"))
            return
        view = page.view
        if view is not None:
            view.picture.motion_ms = MOTION_MS
        page.edits.run(say("edits.tidy_the_map"), lambda draft: put_orders(draft, orders))
        if view is not None:
            view.picture.motion_ms = None
        page.messages.toast(
            say("map_window.tidied").format(cards=_cards_moved(len(orders))),
            say("map_window.undo"),
            page.acts.undo,
        )


def _one_thread() -> ThreadPoolExecutor:
    """It begins only with the first tidy."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="tidy")


def _cards_moved(count: int) -> str:
    return say_count("map_window.moved", count)
