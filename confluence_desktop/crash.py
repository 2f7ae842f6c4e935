"""A crash is an event, not an end (DEC-17): it is written down, said once, and work goes on.

Reports and logs hold versions, stacks and ids, and never what exceptions say: that may be text of a
session. Nothing is sent anywhere.
"""

import faulthandler
import logging
import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from typing_extensions import override

import confluence_desktop

__all__ = ["CrashLog", "describe"]

log = logging.getLogger(__name__)

REPORTS_KEPT = 20
QUIET_S = 30.0
"""The same fault, again and again, is said once in this time."""

_DAY_S = 86_400
_LOG_BYTES = 500_000
_ID = re.compile(r"\b[a-z][a-z_0-9]{1,24}_[0-9a-f]{16}\b")
_QUOTED = re.compile(r"""(["'“‘]).*(["'”’])""", re.DOTALL)
_PACKAGE_DIR = Path(confluence_desktop.__file__).parent.parent

ExceptionParts = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]


class CrashLog(QObject):
    """Takes every exception that nobody caught, from whichever thread, and keeps a report of it.

    Signals:
        reported: Something went wrong and was written down; carries the report.

    Attributes:
        last_report: The newest report of this run, or of the run before if that one died.
        died_before: Whether the last run ended in a crash that no hook could take.
    """

    reported = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.last_report = ""
        self.died_before = False
        self._last_said: dict[str, float] = {}
        self._lock = threading.Lock()
        self._faults: TextIO | None = None
        self._handler: logging.Handler | None = None
        self._former: tuple[Any, Any, Any] | None = None

    def start(self) -> None:
        """Take over the hooks of Python and Qt; a folder that can't be written costs the files."""
        self._former = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(_on_qt_message)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._find_last_death()
            self._open_fault_file()
        except OSError:
            log.warning("The log folder can't be written")

    def keep_log(self) -> None:
        """Write the log into the folder as well, once there is time for it."""
        try:
            self._open_log()
        except OSError:
            log.warning("The log folder can't be written")

    def stop(self) -> None:
        """Give the hooks back, at the end of the run."""
        if self._former is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._former
            self._former = None
        qInstallMessageHandler(None)
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None
        if self._faults is not None:
            faulthandler.disable()
            path = Path(self._faults.name)
            self._faults.close()
            self._faults = None
            path.unlink(missing_ok=True)

    def _open_fault_file(self) -> None:
        path = _owners_file(self.folder / f"fault-{os.getpid()}.log")
        self._faults = path.open("w", encoding="utf-8")
        faulthandler.enable(self._faults)

    def _open_log(self) -> None:
        from logging.handlers import RotatingFileHandler

        handler = RotatingFileHandler(
            _owners_file(self.folder / "confluence.log"),
            maxBytes=_LOG_BYTES,
            backupCount=3,
            encoding="utf-8",
        )
        handler.rotator = _turn_over
        handler.setFormatter(_WithoutMessages("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        handler.setLevel(logging.INFO)
        logging.getLogger().addHandler(handler)
        self._handler = handler

    def _find_last_death(self) -> None:
        """Turn what a dead process left into a report; an empty file says that it was killed."""
        for path in sorted(self.folder.glob("fault-*.log"), key=lambda path: path.stat().st_mtime):
            stack = path.read_text(encoding="utf-8", errors="replace")
            if stack.strip():
                self.died_before = True
                self._keep(f"{_heading('The last run died')}\n{stack}")
                path.unlink(missing_ok=True)
            elif time.time() - path.stat().st_mtime > _DAY_S:
                path.unlink(missing_ok=True)

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._take(error, trace, threading.current_thread().name)

    def _on_thread_exception(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            name = what.thread.name if what.thread is not None else "a thread"
            self._take(what.exc_value, what.exc_traceback, name)

    def _on_unraisable(self, what: "sys.UnraisableHookArgs") -> None:
        if what.exc_value is not None:
            self._take(what.exc_value, what.exc_traceback, "clean-up")

    def _take(self, error: BaseException, trace: TracebackType | None, thread: str) -> None:
        stack = "\n".join(describe(error, trace))
        now = time.monotonic()
        with self._lock:
            is_news = now - self._last_said.get(stack, -QUIET_S) >= QUIET_S
            self._last_said[stack] = now
        if not is_news:
            return
        report = f"{_heading(f'An exception in {thread}')}\n{stack}\n"
        try:
            self._keep(report)
        except OSError:
            log.warning("The crash report can't be written")
        self.last_report = report
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(report)
        self.reported.emit(report)

    def _keep(self, report: str) -> None:
        self.last_report = report
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        path = self.folder / f"crash-{stamp}.txt"
        _owners_file(path).write_text(report, encoding="utf-8")
        for old in sorted(self.folder.glob("crash-*.txt"))[:-REPORTS_KEPT]:
            old.unlink(missing_ok=True)


def _owners_file(path: Path) -> Path:
    """The path of a file that only its owner may read, made if need be."""
    path.touch(mode=0o600)
    return path


def _turn_over(full: str, kept: str) -> None:
    """Put a full log aside and begin the next one."""
    Path(full).replace(kept)
    _owners_file(Path(full))


def describe(error: BaseException, trace: TracebackType | None = None) -> Iterator[str]:
    """An exception and its causes: kinds, ids and places, and not what they say."""
    seen: set[int] = set()
    following: BaseException | None = error
    trace = trace or error.__traceback__
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        kind = type(following)
        ids = sorted(set(_ID.findall(str(following))))
        yield " ".join([f"{kind.__module__}.{kind.__qualname__}", *ids])
        yield from _frames(trace)
        following = following.__cause__ or following.__context__
        trace = following.__traceback__ if following is not None else None
        if following is not None:
            yield "after"


_MOST_FRAMES = 60


def _frames(trace: TracebackType | None) -> Iterator[str]:
    shown = 0
    while trace is not None and shown < _MOST_FRAMES:
        code = trace.tb_frame.f_code
        yield f"  {_short(code.co_filename)}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next
        shown += 1
    if trace is not None:
        yield "  …"


def _short(filename: str) -> str:
    """The path without the part that names a person's folders."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE_DIR) and "site-packages" not in path.parts:
        return path.relative_to(_PACKAGE_DIR).as_posix()
    return "/".join(path.parts[-3:]) if path.is_absolute() else filename


def _heading(what: str) -> str:
    import platform
    import sqlite3

    versions = (
        f"Confluence Desktop {confluence_desktop.__version__}, "
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"SQLite {sqlite3.sqlite_version}, {platform.platform()}"
    )
    return f"{what} at {datetime.now(UTC).isoformat(timespec='seconds')}\n{versions}"


class _WithoutMessages(logging.Formatter):
    """Writes exceptions as `describe` does."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own wording of the exception on the record.
        others_text, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = others_text

    @override
    def formatException(self, ei: ExceptionParts | Any) -> str:
        error = ei[1]
        return "\n".join(describe(error, ei[2])) if error is not None else ""


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt says, without what it quotes: that may be the name of a session's file."""
    said = _QUOTED.sub(r"\1…\2", message)[:300]
    logging.getLogger(f"qt.{context.category or 'default'}").log(_LEVELS.get(kind, 20), said)
