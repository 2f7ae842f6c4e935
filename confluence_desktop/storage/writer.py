"""The writer: one thread a session file, the only holder of its connection (DEC-9)."""

import logging
import sqlite3
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from confluence_desktop.document.document import Commit
from confluence_desktop.errors import ConfluenceError, FileError
from confluence_desktop.spoken import say
from confluence_desktop.storage.batch import FileFacts, transaction, write_commits, write_facts
from confluence_desktop.storage.faults import in_plain_words

log = logging.getLogger(__name__)

T = TypeVar("T")


class SaveStatus(StrEnum):
    """Whether everything committed is on disk."""

    SAVED = "saved"
    SAVING = "saving"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the sign beside the title may say (LAW-9).

    Attributes:
        pending: How many commits are not on disk yet.
        sentence: While failing: what is wrong, since when and what to do; else empty.
        since: While failing: when the first write failed.
    """

    status: SaveStatus
    pending: int = 0
    sentence: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the writer waits for what, in seconds.

    Attributes:
        gather_s: Commits that follow each other this closely go into one transaction.
        idle_s: After so long without a commit the session comes to rest: its log is merged into
            the file and `at_rest` is called.
        retry_s: Waits before writing again after a failure; the last one repeats.
        warm_up_s: After so long the SQL library is loaded, if no commit has asked for it before.
    """

    gather_s: float = 0.04
    idle_s: float = 3.0
    retry_s: tuple[float, ...] = (1.0, 2.0, 5.0)
    warm_up_s: float = 2.0


StateListener = Callable[[SaveState], None]
Hook = Callable[[sqlite3.Connection, FileFacts], None]


class _Task(Generic[T]):
    """Something to be done in the writer's thread, and what came of it."""

    def __init__(self, work: Callable[[sqlite3.Connection], T]) -> None:
        self._work = work
        self._done = threading.Event()
        self._answer: T | None = None
        self._error: BaseException | None = None

    def perform(self, connection: sqlite3.Connection) -> None:
        try:
            self._answer = self._work(connection)
        except BaseException as error:  # it is raised again in the thread that asked
            self._error = error
        self._done.set()

    def wait(self) -> T:
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._answer  # type: ignore[return-value]  # set by `perform`


class Writer:
    """Takes commits for one session file and writes them behind the back of the interface.

    Args:
        connection: From now on used by the writer's thread alone.
        after_write: Called in the writer's thread after each transaction.
        at_rest: Called in the writer's thread once the session has come to rest after a change.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        facts: FileFacts,
        *,
        pace: Pace | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        after_write: Hook | None = None,
        at_rest: Hook | None = None,
    ) -> None:
        self._connection = connection
        self._path = path
        self._facts = facts
        self._pace = pace or Pace()
        self._clock = clock
        self._after_write = after_write
        self._at_rest = at_rest
        self._condition = threading.Condition()
        self._queue: deque[Commit] = deque()
        self._tasks: deque[_Task[Any]] = deque()
        self._listeners: list[StateListener] = []
        self._told = SaveState(SaveStatus.SAVED)
        self._failure: FileError | None = None
        self._failed_at: datetime | None = None
        self._failures = 0
        self._retry_at = 0.0
        self._last_commit_at = 0.0
        self._started_at = time.monotonic()
        self._is_warm = False
        self._is_hurried = False
        self._is_unrested = False
        self._is_stopping = False
        self._thread = threading.Thread(
            target=self._run, name=f"writer of {path.name}", daemon=True
        )
        self._thread.start()

    @property
    def state(self) -> SaveState:
        """Whether everything committed is on disk, at this moment."""
        with self._condition:
            return self._state()

    @property
    def facts(self) -> FileFacts:
        """What the file said of itself after the last write."""
        return self._facts

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing was written since the session last came to rest."""
        return not self._is_unrested

    def listen(self, listener: StateListener) -> Callable[[], None]:
        """Hear of every change of `state`, **in the writer's thread**; call the answer to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def keep(self, commit: Commit) -> None:
        """Take a commit; returns at once."""
        with self._condition:
            self._queue.append(commit)
            self._last_commit_at = time.monotonic()
            self._condition.notify_all()

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Write everything taken so far, trying again at once if the disk had failed.

        Returns:
            Whether it is on disk; False when that took longer.
        """
        with self._condition:
            self._is_hurried = True
            self._retry_at = 0.0
            self._condition.notify_all()
            return (
                self._condition.wait_for(
                    lambda: not self._queue or not self._thread.is_alive(), timeout_s
                )
                and not self._queue
            )

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the connection between two batches, and wait for it."""
        task = _Task(work)
        with self._condition:
            if self._is_stopping:
                message = "The writer has stopped"
                raise RuntimeError(message)
            self._tasks.append(task)
            self._condition.notify_all()
        return task.wait()

    def pending(self) -> Sequence[Commit]:
        """The commits that are not on disk yet, oldest first."""
        with self._condition:
            return tuple(self._queue)

    def rest(self) -> None:
        """Come to rest now, if anything was written since the last time."""
        self.run(lambda _connection: self._come_to_rest())

    def stop(self) -> None:
        """End the thread and give the connection back; what is still queued is not written."""
        with self._condition:
            self._is_stopping = True
            self._condition.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            batch, task = self._next()
            if task is not None:
                task.perform(self._connection)
            elif batch:
                self._write(batch)
            elif self._is_stopping:
                return
            elif not self._is_warm and self._now() >= self._started_at + self._pace.warm_up_s:
                self._warm_up()
            elif self._is_unrested and self._now() >= self._last_commit_at + self._pace.idle_s:
                self._rest_if_possible()

    def _next(self) -> tuple[list[Commit], _Task[Any] | None]:
        """What to do next; waits until there is something, or until something may be due."""
        self._tell()
        with self._condition:
            while not (self._tasks or self._is_stopping):
                wait_s = self._wait_s()
                if wait_s is not None and wait_s <= 0:
                    break
                self._condition.wait(wait_s)
                if self._state() != self._told:
                    break
            if self._tasks:
                return [], self._tasks.popleft()
            if self._is_stopping or not self._queue or self._now() < self._due_at():
                return [], None
            self._is_hurried = False
            return list(self._queue), None

    def _wait_s(self) -> float | None:
        """Seconds until something is due; None: until somebody says so."""
        due: list[float] = []
        if self._queue:
            due.append(self._due_at())
        elif self._is_unrested:
            due.append(self._last_commit_at + self._pace.idle_s)
        if not self._is_warm:
            due.append(self._started_at + self._pace.warm_up_s)
        return min(due) - self._now() if due else None

    def _due_at(self) -> float:
        if self._failure is not None:
            return self._retry_at
        return 0.0 if self._is_hurried else self._last_commit_at + self._pace.gather_s

    def _write(self, batch: list[Commit]) -> None:
        self._tell()
        try:
            self._facts = write_commits(self._connection, batch, self._facts, self._clock())
        except (sqlite3.Error, OSError) as error:
            self._note_failure(in_plain_words(error, self._path), error)
        except Exception as error:
            sys.excepthook(
                *sys.exc_info()
            )  # a bug; the work stays queued, and the sign stays honest
            sentence = say("files.not_saved_now").format(name=self._path.name)
            self._note_failure(FileError(sentence), error)
        else:
            with self._condition:
                for _ in batch:
                    self._queue.popleft()
                self._failure = self._failed_at = None
                self._failures = 0
                self._is_warm = self._is_unrested = True
                self._condition.notify_all()
            self._call(self._after_write)

    def _note_failure(self, failure: FileError, error: Exception) -> None:
        log.warning("Saving failed: %s", type(error).__name__)
        with self._condition:
            waits = self._pace.retry_s
            self._retry_at = self._now() + waits[min(self._failures, len(waits) - 1)]
            self._failures += 1
            self._failed_at = self._failed_at or self._clock()
            self._failure = failure
            self._is_warm = True

    def _rest_if_possible(self) -> None:
        try:
            self._come_to_rest()
        except (sqlite3.Error, OSError) as error:
            log.warning("The session did not come to rest: %s", type(error).__name__)
            self._last_commit_at = self._now()

    def _come_to_rest(self) -> None:
        if not self._is_unrested or self._queue:
            return
        facts = replace(self._facts, revision=self._facts.revision + 1)
        with transaction(self._connection):
            write_facts(self._connection, facts)
        self._facts = facts
        self._is_unrested = False
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._call(self._at_rest)

    def _call(self, hook: Hook | None) -> None:
        """Call a hook; what fails in it is reported, and saving goes on."""
        try:
            if hook is not None:
                hook(self._connection, self._facts)
        except ConfluenceError as error:
            log.warning("After saving: %s", type(error).__name__)
        except Exception:
            log.exception("What follows saving failed")
            sys.excepthook(*sys.exc_info())

    def _warm_up(self) -> None:
        from confluence_desktop.storage import tables

        self._is_warm = bool(tables.TABLES)

    def _state(self) -> SaveState:
        pending = len(self._queue)
        if self._failure is not None and self._failed_at is not None:
            since = self._failed_at.astimezone().strftime("%H:%M")
            sentence = say("files.not_saved_since").format(since=since, failure=self._failure)
            return SaveState(SaveStatus.FAILING, pending, sentence, self._failed_at)
        return SaveState(SaveStatus.SAVING if pending else SaveStatus.SAVED, pending)

    def _tell(self) -> None:
        state = self.state
        if state == self._told:
            return
        self._told = state
        for listener in tuple(self._listeners):
            try:
                listener(state)
            except Exception:
                log.exception("A listener of the saved state failed")
                sys.excepthook(*sys.exc_info())

    def _now(self) -> float:
        return time.monotonic()
