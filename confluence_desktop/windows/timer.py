"""The countdown while a session runs, kept in the room's records: a crash does not lose it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import (
    add_time,
    agenda_in_order,
    count_time,
    go_to,
    item_time,
    set_running_since,
    the_room,
)
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.exercise import stage_of
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.timing import (
    Countdown,
    Stopwatch,
    countdown_of,
    day_ends_at,
    elapsed_clock,
    gap_after_restart,
)

TICK_MS = 200
KEEP_MS = 30_000
_LABEL = say("window.count_time")


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


class Timed(NamedTuple):
    """What time is counted for: an agenda item, or a stage that is gone through on its own."""

    id: str
    minutes: int


class SessionTimer(QObject):
    """Counts the current agenda item's time. Never goes on to the next item by itself.

    A stage of the exercise that is gone through without an item of its own has its own minutes
    counted down; the item's time goes on meanwhile, so that the end of the day stays true.

    Args:
        clock: Gives elapsed seconds.
        now: Gives the wall clock's time, which only the file and the end of the day need.
        is_read_only: The agenda is looked through; no time is counted and nothing is kept.

    Signals:
        ticked: The time shown may be another one.
    """

    ticked = Signal()

    def __init__(
        self,
        document: Document,
        *,
        clock: Callable[[], float] = elapsed_clock,
        now: Callable[[], datetime] = utc_now,
        is_read_only: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._is_read_only = is_read_only
        self._seen_id: str | None = None
        self._last_place = 0.0
        self._now = now
        self._watch = Stopwatch(clock)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.ticked)
        self._keep = QTimer(self, interval=KEEP_MS)
        self._keep.timeout.connect(self.keep)
        self._go_on_after_restart()

    @property
    def item(self) -> AgendaItem | None:
        """The current agenda item: the room's; where it is gone, the one before it; the first."""
        item_id = self._seen_id or the_room(self._document).item_id
        item = self._document.find(AgendaItem, item_id)
        if item is None:
            agenda = agenda_in_order(self._document)
            before = [one for one in agenda if one.order <= self._last_place]
            return next(iter([*reversed(before), *agenda]), None)
        self._last_place = item.order
        return item

    @property
    def is_running(self) -> bool:
        return self._watch.is_running

    @property
    def countdown(self) -> Countdown | None:
        """Where the stage's time stands, or the current item's; None where there is neither."""
        timed = self._timed
        return self._countdown(timed[0]) if timed else None

    @property
    def _timed(self) -> list[Timed]:
        """All that time is counted for now; the first is what is shown."""
        found: list[Timed] = []
        room = the_room(self._document)
        item = self.item
        shown_id = item.board_id if item is not None else room.board_id
        board = self._document.find(Board, room.stage_board_id)
        if room.stage is not None and board is not None and board.id == shown_id:
            stage = stage_of(board, room.stage)
            found.append(Timed(f"{board.id}_stage_{stage.number}", stage.minutes))
        if item is not None:
            found.append(Timed(item.id, item.minutes))
        return found

    def _countdown(self, timed: Timed) -> Countdown:
        used, running_s = item_time(self._document, timed.id), self._watch.elapsed_s
        return countdown_of(timed.minutes, used, running_s=running_s, is_running=self.is_running)

    @property
    def ends_at(self) -> datetime:
        """When the day ends if all goes as planned from here."""
        item = self.item
        left_s = self._countdown(Timed(item.id, item.minutes)).left_s if item else 0.0
        agenda = agenda_in_order(self._document)
        return day_ends_at(agenda, item.id if item else None, left_s, self._now())

    def toggle(self) -> None:
        """Start or pause."""
        if self.is_running:
            self.pause()
        else:
            self.start()

    def start(self) -> None:
        """Let the current time run; without an agenda and a stage there is nothing to time."""
        item = self.item
        if not self._timed or self.is_running or self._is_read_only:
            return
        self._watch.start()
        with self._document.transaction(_LABEL) as draft:
            if item is not None:
                draft.put(the_room(draft).changed(item_id=item.id))
            set_running_since(draft, self._now())
        self._run()

    def pause(self) -> None:
        """Let the time stand still."""
        if not self.is_running:
            return
        with self._document.transaction(_LABEL) as draft:
            self._count(draft, self._watch.stop())
            set_running_since(draft, None)
        self._tick.stop()
        self._keep.stop()
        self.ticked.emit()

    def go_to(self, item: AgendaItem) -> None:
        """Make an item the current one; a running time goes on as that item's."""
        if self._is_read_only:
            self._seen_id = item.id
            self.ticked.emit()
            return
        with self._document.transaction(say("edits.go_to_agenda_item")) as draft:
            self._count(draft, self._watch.take())
            go_to(draft, item)
        self.ticked.emit()

    def keep_place(self) -> None:
        """Where the room's item is gone, let the room stand at the one before it."""
        room_item = the_room(self._document).item_id
        item = self.item
        is_gone = room_item is not None and self._document.find(AgendaItem, room_item) is None
        if is_gone and item is not None:
            self.go_to(item)

    def add(self, seconds: float) -> None:
        """Give what is counted down more time, or take some."""
        timed = self._timed
        if timed and not self._is_read_only:
            with self._document.transaction(_LABEL) as draft:
                add_time(draft, timed[0].id, seconds=seconds)
            self.ticked.emit()

    def keep(self) -> None:
        """Put the time counted so far into the room's records."""
        if not self.is_running:
            return
        with self._document.transaction(_LABEL) as draft:
            self._count(draft, self._watch.take())
            set_running_since(draft, self._now())

    def _run(self) -> None:
        self._tick.start()
        self._keep.start()
        self.ticked.emit()

    def _count(self, draft: Draft, seconds: float) -> None:
        """Count to what has been running: to the room's item even where it was just deleted."""
        item, ran_id = self.item, the_room(draft).item_id
        for timed in self._timed if seconds else ():
            is_stage = item is None or timed.id != item.id
            count_time(draft, timed.id if is_stage else ran_id or timed.id, spent_s=seconds)

    def _go_on_after_restart(self) -> None:
        since = the_room(self._document).running_since
        if since is None or self._is_read_only:
            return
        gap = gap_after_restart(since, self._now())
        with self._document.transaction(_LABEL) as draft:
            if gap is None or not self._timed:
                set_running_since(draft, None)
                return
            self._count(draft, gap)
            set_running_since(draft, self._now())
        self._watch.start()
        self._run()
