"""What stands in a text field, letter by letter, and what may be pasted into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.document.text import TEXT_LIMIT

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_LINE_BREAKS = {ord("\u2028"): "\n", ord("\u2029"): "\n"}


def typed_text(field: QTextEdit | QPlainTextEdit) -> str:
    """The text of a field, as it was put in.

    Qt's own `toPlainText` makes usual spaces of those at which no line breaks, as stand before a
    French colon: whoever only looked into a field would have changed what it says.
    """
    return field.document().toRawText().translate(_LINE_BREAKS)


def pasted_text(source: QMimeData) -> str:
    """What is pasted, and of a long text one letter more than can be kept.

    So whoever keeps it says that it is too long, and nobody waits for a minute meanwhile: that is
    what Qt takes to break a word of a million letters.
    """
    return source.text()[: TEXT_LIMIT + 1]
