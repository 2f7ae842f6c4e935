"""Work that takes time, in one thread beside the windows'."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from confluence_desktop.errors import ConfluenceError

__all__ = ["BackgroundJobs"]

T = TypeVar("T")


class BackgroundJobs(QObject):
    """One thread in which jobs run one after the other; answers come back into the windows' thread.

    A job that ends in a `ConfluenceError` says so to whoever asked for it; a bug goes to the crash
    report.

    Signals:
        rested: Everything asked for has been answered.
    """

    rested = Signal()
    _done = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._open_jobs = 0
        self._is_stopped = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether everything asked for has been answered."""
        return self._open_jobs == 0

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[ConfluenceError], None] | None = None,
    ) -> None:
        """Do some work after what is waiting already.

        Args:
            work: Runs in the thread; touches no widgets.
            then: Gets what came of it, in the windows' thread.
            failed: Gets the error of work that could not be done, in the windows' thread.
        """
        if self._is_stopped:
            return
        self._open_jobs += 1
        self._thread.submit(self._work, work, then, failed)

    def stop(self) -> None:
        """Drop what is waiting, and see the running job through."""
        self._is_stopped = True
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _work(self, work: Callable[[], Any], then: Any, failed: Any) -> None:
        """Runs in the thread."""
        answer: Callable[[], None] | None = None
        try:
            result = work()
            if then is not None:
                answer = partial(then, result)
        except ConfluenceError as error:
            if failed is not None:
                answer = partial(failed, error)
        except Exception:
            sys.excepthook(*sys.exc_info())
        if not self._is_stopped:
            self._done.emit(answer)

    @Slot(object)
    def _deliver(self, answer: Callable[[], None] | None) -> None:
        self._open_jobs -= 1
        if answer is not None and not self._is_stopped:
            answer()
        if self.is_idle:
            self.rested.emit()
