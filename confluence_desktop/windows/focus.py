"""Who had the keyboard, and whether it can go back there."""

from typing import TypeGuard

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def can_take_keys(widget: QWidget | None) -> TypeGuard[QWidget]:
    """Whether a widget that had the keyboard is still there to get it back.

    An editor on the board, for one, ends when it loses the keyboard.
    """
    return widget is not None and isValid(widget) and widget.isVisible()
