"""Somebody who plays on a session page at random, always the same for one seed."""

import logging
import random
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMessageLogContext, QPoint, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from typing_extensions import override

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.document.record import Record
from confluence_desktop.windows.wall import Wall
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.templates import session_from_template
from tests.driver import move_pointer
from tests.monkey.laws import BrokenError, look, look_back, look_into_the_file
from tests.windows.session_driver import SessionDriver, session_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

BURST = 25
BETWEEN_UNDOINGS = 4
BETWEEN_REOPENINGS = 6
IGNORED_QT_WORDS = ("OpenType support missing for", "This plugin does not support")
BESIDE_THE_POINT = frozenset({"home", "export"})
"""Commands that leave the page or write a paper: nothing about records or drawings."""

TEXTS = (
    "Half of the new members return by March 2027",
    "We buy a new app for readers",
    "Nobody has time",
    "=1+1",
    "a",
    "<b>bold</b> & more",
    "x" * 300,
    "قارئ يعود كل أسبوع",
    "每个读者都能参与",
    "Nos équipes manquent de temps",
    "  spaced  out\ttext ",
    "\N{FAMILY} e\N{COMBINING ACUTE ACCENT}",
    "12 March",
    "0",
)
LISTS = (
    "One\nTwo\n\tThree\n\t\tFour",
    "# Goal\n- strategy\n  - capability\n    - tool",
    "1. a\n2. b\n   1. c",
    "left\tright\nonly",
    "\n\n",
)
KEYS = (
    *["Return"] * 6,
    *["Tab", "Shift+Tab"] * 2,
    *["Esc"] * 3,
    *["Up", "Down", "Left", "Right"] * 3,
    *[f"Shift+{way}" for way in ("Up", "Down", "Left", "Right")],
    *[f"Alt+{way}" for way in ("Up", "Down", "Left", "Right")],
    *[f"Ctrl+{number}" for number in range(1, 8)] * 2,
    *["Ctrl+L", "F6", "F6", "Shift+F6", "F10", "F2", "L", "P", "A", "B", "R", "C", "1", "2", "3"],
    *["Delete", "Backspace", "Ins", "Shift+Ins", "Home", "End", "Space", "Ctrl+A", "Ctrl+Return"],
    *["PgDown", "PgUp"] * 2,
    *["Ctrl+Z"] * 4,
    *["Ctrl+Shift+Z", "Ctrl+Y"] * 2,
    *["Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+V", "Alt+Return", "F8", "Ctrl+Shift+Q", "Ctrl+Shift+R"],
)


class Monkey:
    """One session page, and somebody who plays on it.

    Args:
        seed: What is done, and on which session.
        folder: Where the session's file is made.
    """

    def __init__(self, seed: int, folder: Path) -> None:
        self._chance = random.Random(seed)  # noqa: S311  no secret
        self._done: list[str] = []
        self._complaints: list[str] = []
        records = everything() if seed % 3 else [*session_records(), *_polarity()]
        self._listen()
        self._driver = SessionDriver(cast("QtBot", _Waiting()), folder, records)
        QGuiApplication.clipboard().setText("From elsewhere")
        self.steps = 0

    def play(self, steps: int) -> None:
        """Do so many things, and look after each burst.

        Raises:
            BrokenError: A law did not hold.
        """
        for burst in range(1, -(-steps // BURST) + 1):
            for _ in range(BURST):
                self._one_thing()
            self._do(partial(look, self._driver))
            if burst % BETWEEN_UNDOINGS == 0:
                self._do(partial(look_back, self._driver))
            if burst % BETWEEN_REOPENINGS == 0:
                self._do(partial(look_into_the_file, self._driver))

    def stop(self) -> None:
        """Close all and give Qt and Python back their own ways of complaining."""
        self._driver.close()
        qInstallMessageHandler(self._said_before)
        sys.excepthook = self._raised_before
        logging.getLogger().removeHandler(self._log)

    def _one_thing(self) -> None:
        if isinstance(self._driver.focus(), Wall):
            self._driver.window.activateWindow()
            self._driver.settle()
        act = self._chance.choices(
            (self._press, self._type, self._command, self._mouse, self._paste, self._select),
            (40, 14, 18, 14, 3, 11),
        )[0]
        self.steps += 1
        self._do(act)

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:
            raise self._broken(traceback.format_exc()) from error
        if self._complaints:
            raise self._broken("\n".join(self._complaints))

    def _note(self, what: str) -> None:
        self._done.append(what)

    def _press(self) -> None:
        key = self._chance.choice(KEYS)
        self._note(f"press {key} on {type(self._driver.focus()).__name__}")
        self._driver.press(key)

    def _type(self) -> None:
        text = self._chance.choice(TEXTS)
        self._note(f"type {text[:30]!r} on {type(self._driver.focus()).__name__}")
        if self._driver.focus() is not None:
            self._driver.type(text)
            if self._chance.random() < 0.6:
                self._note("press Return")
                self._driver.press("Return")

    def _paste(self) -> None:
        text = self._chance.choice(LISTS)
        self._note(f"paste {text!r}")
        self._driver.paste(text)
        self._driver.press(self._chance.choice(("Return", "Esc")))

    def _command(self) -> None:
        commands = self._driver.page.commands
        names = [one.key.command for one in commands.listed()]
        name = self._chance.choice([name for name in names if name not in BESIDE_THE_POINT])
        self._note(f"run {name}")
        commands.run(name)
        self._driver.settle()

    def _select(self) -> None:
        view = self._driver.page.board_view
        if view is None:
            return
        ids = [figure.record_id for figure in view.index.drawing.figures if figure.record_id]
        if not ids:
            return
        chosen = self._chance.sample(ids, min(len(ids), self._chance.choice((1, 1, 1, 2, 3, 8))))
        self._note(f"select {chosen}")
        view.select(chosen)
        if self._chance.random() < 0.5:
            view.setFocus()
        self._driver.settle()

    def _mouse(self) -> None:
        view = self._driver.page.board_view
        if view is None or not view.isVisible():
            return
        spots = [self._spot(view) for _ in range(3)]
        kind = self._chance.choice(("click", "double", "drag", "drag", "pan", "cancelled"))
        self._note(f"{kind} {[spot.toTuple() for spot in spots]}")
        modifiers = self._chance.choice(
            (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.ControlModifier,
                Qt.KeyboardModifier.AltModifier,
            )
        )
        left = Qt.MouseButton.LeftButton
        if kind == "click":
            QTest.mouseClick(view, left, modifiers, spots[0])
        elif kind == "double":
            QTest.mouseDClick(view, left, modifiers, spots[0])
        else:
            button = Qt.MouseButton.MiddleButton if kind == "pan" else left
            QTest.mousePress(view, button, modifiers, spots[0])
            for spot in spots[1:]:
                move_pointer(view, spot)
                self._driver.settle()
            if kind == "cancelled":
                self._driver.press("Esc")
            QTest.mouseRelease(view, button, modifiers, spots[-1])
        self._driver.settle()

    def _spot(self, view: BoardView) -> QPoint:
        figures = view.index.drawing.figures
        if figures and self._chance.random() < 0.8:
            bounds = self._chance.choice(figures).bounds
            device, ratio = view.to_device(bounds.centre), view.sight.ratio
            spot = QPoint(round(device.x / ratio), round(device.y / ratio))
            if view.rect().contains(spot):
                return spot
        return QPoint(self._chance.randrange(view.width()), self._chance.randrange(view.height()))

    def _broken(self, words: str) -> BrokenError:
        last = "\n  ".join(self._done[-30:])
        return BrokenError(f"{words}\nAfter {self.steps} steps, the last of them:\n  {last}")

    def _listen(self) -> None:
        self._raised_before = sys.excepthook
        sys.excepthook = self._on_raised
        self._said_before = cast(
            "Callable[..., None] | None", qInstallMessageHandler(self._on_said)
        )
        self._log = _Complaints(self._complaints)
        logging.getLogger().addHandler(self._log)

    def _on_raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._complaints.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_said(self, kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not words.startswith(IGNORED_QT_WORDS):
            self._complaints.append(f"Qt: {words}")


class _Complaints(logging.Handler):
    """Takes errors from the log."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._complaints = complaints

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self._complaints.append(self.format(record))


class _Waiting:
    """Waits as pytest-qt's robot does, where there is no test."""

    def waitUntil(self, is_so: Callable[[], bool]) -> None:  # noqa: N802  its name there
        until = time.monotonic() + 5
        while not is_so() and time.monotonic() < until:
            QTest.qWait(5)


def everything() -> list[Record]:
    """The sample session with a polarity board besides, each board on the agenda."""
    return [*session_from_template("sample"), *_polarity()]


def _polarity() -> list[Record]:
    board = Board(id="board_polarity", type=BoardKind.POLARITY, title="Both, and", order=9)
    plan = Board(id="board_plan", type=BoardKind.CONFLUENCE_PLAN, title="Another plan", order=10)
    asked = Board(id="board_asked", type=BoardKind.REQUESTS, title="Asked for", order=11)
    boards = (board, plan, asked)
    items = [
        AgendaItem(id=f"item_of_{one.id}", title=one.title, board_id=one.id, order=90 + n)
        for n, one in enumerate(boards)
    ]
    return [*boards, *items]
