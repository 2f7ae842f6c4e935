"""Python's collector of unused objects: at rest while a session opens, and past what then stays.

A large map is some hundred thousand objects, none of which goes away before the session does.
Walking over them again and again took a tenth of the time in which it opened, and once more at the
first edit.
"""

import gc

from PySide6.QtCore import QObject, QTimer

__all__ = ["forget_what_stayed", "rest_while_opening"]

_OPENING_MS = 500
"""The first picture is due long before; where it takes longer, the timer rings after it."""


def rest_while_opening(context: QObject) -> None:
    """Collect nothing until the session is shown; what is there by then is looked at no more."""
    gc.disable()
    QTimer.singleShot(_OPENING_MS, context, _go_on)


def forget_what_stayed() -> None:
    """Look at everything again, once a session is gone."""
    gc.unfreeze()
    gc.enable()


def _go_on() -> None:
    if not gc.isenabled():  # else the session has gone again already
        gc.freeze()
        gc.enable()
