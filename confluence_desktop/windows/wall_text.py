"""Text on the wall that is no part of a board: how high it is, and where it may be broken."""

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from confluence_desktop.windows.theme import Theme
from confluence_desktop.windows.widgets import PlainLabel

MAY_BREAK = "\u200b"
_LONG_WORD = re.compile("[!-\u02af\u0370-\u052f]{24,}")


def breakable(text: str) -> str:
    """The text with places to break its long words, which a label would let run out of sight.

    Only letters that stand alone are parted: joined ones would lose their shape.
    """
    return _LONG_WORD.sub(lambda word: MAY_BREAK.join(word[0]), text)


def height_of(label: PlainLabel, width: int) -> int:
    """How high a label has to be at a width."""
    if not label.text():
        return 0
    box = QFontMetrics(label.font()).boundingRect(
        QRect(0, 0, width, 100_000), Qt.TextFlag.TextWordWrap, label.text()
    )
    return box.height() + 4


def write_in(label: PlainLabel, token: str, *, is_dark: bool) -> None:
    """Give a label the wall's own colours, which need not be those of the window."""
    colour = Theme(is_dark=is_dark).colour(token).name()
    label.setStyleSheet(f"QLabel {{ color: {colour}; background: transparent; }}")
