"""Drives a session page as a person does: by keys, and by what is on the screen."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record
from confluence_desktop.storage.session_file import create_session_file, open_session
from confluence_desktop.windows.export_job import WriteSummary
from confluence_desktop.windows.session_window import SessionPage
from confluence_desktop.windows.theme import Theme
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.session import Session

MAP_ID, CATCH_22_ID = "board_map", "board_catch_22"


def session_records() -> list[Record]:
    """A session with both boards and three agenda items, the last one without a board."""
    boards = [
        Board(id=MAP_ID, type=BoardKind.STRATEGY_MAP, title="Mission to strategy", order=0),
        Board(id=CATCH_22_ID, type=BoardKind.CATCH_22, title="The two Catch-22s", order=1),
    ]
    items = [
        AgendaItem(
            id="item_1",
            title="Mission to strategy",
            minutes=45,
            order=0,
            board_id=MAP_ID,
            prompt="What carries what?\nFrom why we exist to what we use.",
            note="Ask who already does this.",
        ),
        AgendaItem(
            id="item_2", title="The two Catch-22s", minutes=40, order=1, board_id=CATCH_22_ID
        ),
        AgendaItem(id="item_3", title="Close", minutes=10, order=2, prompt="Who does what?"),
    ]
    session = Session(id="session_1", title="Reaching readers", client="City Library")
    return [session, *boards, *items]


class SessionDriver:
    """One session page on a file of its own."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        records: Iterable[Record] | None = None,
        *,
        size: tuple[int, int] = (1920, 1080),
        write_summary: WriteSummary | None = None,
    ) -> None:
        self._qtbot = qtbot
        self._size = size
        self._write_summary = write_summary
        self.path = folder / "session.confluence"
        create_session_file(self.path, records if records is not None else session_records())
        self.open()
        if records is None:
            board = self.page.document.find(Board, CATCH_22_ID)
            assert board is not None

            def start(draft: Draft) -> None:
                BOARD_TYPES[BoardKind.CATCH_22].start(draft, board)

            self.page.edits.run("Start", start)
            self.page.refresh()

    def open(self) -> None:
        """Open the file in a page that is shown and has the keyboard."""
        self.session = open_session(self.path)
        self.page = SessionPage(
            self.session, Theme(is_dark=False), write_summary=self._write_summary
        )
        # In a window without a layout: the offscreen platform warns when a layout changes the
        # smallest size of a window, which is none of the page's business.
        self.window = QWidget()
        self.window.resize(*self._size)
        self.page.setParent(self.window)
        self.page.resize(*self._size)
        self.window.show()
        self.window.activateWindow()
        self.page.setFocus()
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.settle()

    def close(self) -> None:
        """Finish, close page and file."""
        self.page.finish()
        self.window.close()
        self.session.close()
        self.window.deleteLater()
        self.settle()

    def reopen(self) -> None:
        """Close all and open the file again."""
        self.close()
        self.open()

    def settle(self) -> None:
        """Let everything that is due happen."""
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        QApplication.processEvents()

    def press(self, *sequences: str) -> None:
        """Press keys, each as Qt writes it, wherever the keyboard is."""
        for sequence in sequences:
            combined = QKeySequence(sequence)[0]  # type: ignore[index] # missing in the stubs
            target = QApplication.focusWidget() or self.page
            key, modifiers = combined.key(), combined.keyboardModifiers()
            if key == Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier:
                key = Qt.Key.Key_Backtab
            QTest.keyClick(target, key, modifiers)
            self.settle()

    def type(self, text: str) -> None:
        """Type text wherever the keyboard is, in any script."""
        target = QApplication.focusWidget()
        assert target is not None
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(target, event)
        self.settle()

    def add(self, *texts: str) -> None:
        """Type each text and press Enter."""
        for text in texts:
            self.type(text)
            self.press("Return")

    def paste(self, text: str) -> None:
        """Paste a text wherever the keyboard is."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def focus(self) -> QWidget | None:
        """Who has the keyboard."""
        widget = QApplication.focusWidget()
        return widget if isinstance(widget, QWidget) else None

    def cards(self) -> dict[Level, list[str]]:
        """What the lanes say, from left to right."""
        lanes: dict[Level, list[str]] = {}
        cards = sorted(self.page.document.all(Card), key=lambda card: (card.order, card.id))
        for card in cards:
            lanes.setdefault(card.level, []).append(card.text)
        return {level: lanes[level] for level in Level if level in lanes}

    def card(self, text: str) -> Card:
        """The card that says this."""
        return next(card for card in self.page.document.all(Card) if card.text == text)
