"""From plain listeners to Qt signals."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.document_signals import DocumentSignals
from tests.builders import a_board, a_document


class WriterOfAnotherThread:
    """Tells its state from a thread of its own, as the real one does."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[Any], None]] = []

    def listen(self, listener: Callable[[Any], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def tell(self, state: str) -> None:
        thread = threading.Thread(target=lambda: [told(state) for told in self.listeners])
        thread.start()
        thread.join()


def test_a_commit_is_a_signal_until_it_is_stopped() -> None:
    document = a_document()
    signals = DocumentSignals(document)
    told: list[object] = []
    signals.committed.connect(told.append)
    a_board(document)
    assert len(told) == 1
    signals.stop()
    a_board(document)
    assert len(told) == 1


def test_the_writer_s_state_arrives_in_the_interface_thread(qtbot: QtBot) -> None:
    writer = WriterOfAnotherThread()
    signals = DocumentSignals(a_document(), writer)
    arrived: list[tuple[object, bool]] = []
    here = QThread.currentThread()
    signals.save_state_changed.connect(
        lambda state: arrived.append((state, QThread.currentThread() is here))
    )
    writer.tell("saved")
    assert arrived == []
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [("saved", True)]
    signals.stop()
    assert writer.listeners == []
