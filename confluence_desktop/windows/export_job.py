"""Writing the PDF in a thread of its own, with progress and a way to stop it."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal
from typing_extensions import override

from confluence_desktop.document.record import Records
from confluence_desktop.errors import CancelledError, ConfluenceError
from confluence_desktop.storage.file_names import safe_name
from confluence_desktop.workshop.session import PageSize, Session
from confluence_desktop.workshop.spoken import say

log = logging.getLogger(__name__)


class WriteSummary(Protocol):
    """Writes the attendees' summary of a session."""

    def __call__(
        self,
        records: Records,
        path: Path,
        *,
        page_size: PageSize,
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> object: ...


class ExportJob(QThread):
    """One export.

    Signals:
        went_on: The share that is done, 0–1.
        saved: The file is there, whole.
        failed: It is not, whatever the reason; carries the sentence that says why, empty after a
            stop by hand.
    """

    went_on = Signal(float)
    saved = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        records: Records,
        path: Path,
        page_size: PageSize,
        *,
        write: WriteSummary | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._records = records
        self._path = path
        self._page_size = page_size
        self._write = write

    def stop(self) -> None:
        """Stop at the next page; nothing is left behind."""
        self.requestInterruption()

    def _on_progress(self, done: int, total: int) -> None:
        self.went_on.emit(min(1.0, done / total) if total else 0.0)

    @override
    def run(self) -> None:
        try:
            write = self._write or _summary_writer()
            write(
                self._records,
                self._path,
                page_size=self._page_size,
                progress=self._on_progress,
                is_cancelled=self.isInterruptionRequested,
            )
        except CancelledError:
            self.failed.emit("")
        except ConfluenceError as error:
            self.failed.emit(str(error))
        except OSError as error:
            log.exception("The PDF could not be written")
            reason = error.strerror or say("export.the_disk_refused_it")
            self.failed.emit(say("export.not_written").format(reason=reason))
        except Exception:
            self.failed.emit(say("paper.not_made"))
            raise  # a bug, which is said and written down besides
        else:
            self.saved.emit(str(self._path))


def suggested_name(session: Session) -> str:
    """A safe file name from client, title and date."""
    day = f"{session.starts_on:%Y-%m-%d}" if session.starts_on else ""
    words = " – ".join(part for part in (session.client, session.title) if part)
    return f"{safe_name(words)}{f' {day}' if day else ''}.pdf"


def _summary_writer() -> WriteSummary:
    """The report, loaded in the thread: reportlab is large and may come late."""
    from confluence_desktop.report.attendee import write_summary

    return write_summary
