"""Timers of a board on a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def single_shot(parent: QWidget, interval_ms: int, due: Callable[[], object]) -> QTimer:
    """A timer that rings once after each start; it ends with its widget."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(due)
    return timer
