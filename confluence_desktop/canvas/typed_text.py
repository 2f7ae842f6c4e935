"""What stands in a text field, letter by letter."""

from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_LINE_BREAKS = {ord("\u2028"): "\n", ord("\u2029"): "\n"}


def typed_text(field: QTextEdit | QPlainTextEdit) -> str:
    """The text of a field, as it was put in.

    Qt's own `toPlainText` makes usual spaces of those at which no line breaks, as stand before a
    French colon: whoever only looked into a field would have changed what it says.
    """
    return field.document().toRawText().translate(_LINE_BREAKS)
