"""The text field that has the keyboard, and what undo and the clipboard mean in it."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from confluence_desktop.canvas.typed_text import typed_text

TextField = QLineEdit | QPlainTextEdit | QTextEdit


def focused_text() -> TextField | None:
    """The text field that has the keyboard, if any."""
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) else None


def can_undo(field: TextField) -> bool:
    """Whether there is typing to take back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def can_redo(field: TextField) -> bool:
    """Whether there is typing to make again."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()


def has_text_selected() -> bool:
    """Whether copy and cut are meant for the text in the field."""
    field = focused_text()
    if isinstance(field, QLineEdit):
        return field.hasSelectedText()
    return field is not None and field.textCursor().hasSelection()


def text_in(field: TextField) -> str:
    """What stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else typed_text(field)
