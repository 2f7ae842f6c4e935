"""The open editor of a view: opened over a text, kept while it is typed, committed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desktop.canvas.text_editor import TextEditor
from confluence_desktop.canvas.typed_text import typed_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confluence_desktop.canvas.board_verbs import BoardVerbs
    from confluence_desktop.drawing.geometry import Point, Rect
    from confluence_desktop.drawing.shapes import EditableText, Figure
    from confluence_desktop.drawing.style import Palette


class Editing(QObject):
    """At most one editor at a time, as a child of the view.

    Attributes:
        is_committing: The open editor's text is being kept, and it is about to close.
    """

    changed = Signal()
    """An editor was opened or closed."""
    stepped = Signal(object, int)
    """A text was kept, and the next one (or the one before) is to be opened."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._editor: TextEditor | None = None
        self._verbs: BoardVerbs | None = None
        self._focus_before: QWidget | None = None
        self.is_committing = False

    @property
    def editor(self) -> TextEditor | None:
        return self._editor

    @property
    def target(self) -> EditableText | None:
        """What is being edited."""
        return self._editor.target if self._editor is not None else None

    def open(self, target: EditableText, verbs: BoardVerbs, palette: Palette) -> TextEditor | None:
        """Open over a text; one that is open is committed first, and stays if it is refused."""
        self.commit()
        if self._editor is not None:
            return None
        self._verbs = verbs
        self._focus_before = QApplication.focusWidget()
        editor = TextEditor(target, palette, self._view)
        editor.committed.connect(self.commit)
        editor.stepped.connect(self._step)
        editor.paused.connect(self._keep_pending)
        self._editor = editor
        return editor

    def place(self, rect: Rect, scale: float) -> None:
        """Lay the editor over its text (logical pixels) and show it."""
        editor = self._editor
        if editor is None:
            return
        at = QPoint(round(rect.x), round(rect.y))
        editor.place(QRect(at.x(), at.y(), round(rect.width), round(rect.height)), scale)
        if not editor.isVisibleTo(self._view):
            editor.show()
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def restore(self, text: str) -> None:
        """Put half-typed text back into the open editor, the cursor at its end."""
        if self._editor is not None:
            self._editor.setPlainText(text)
            self._editor.moveCursor(QTextCursor.MoveOperation.End)

    def commit(self) -> bool:
        """Keep the text and close; False when it was refused.

        A refused text stays open, so that it is not lost; an empty one gives way to the old text.
        """
        editor, verbs = self._editor, self._verbs
        if editor is None or verbs is None:
            return True
        text, target = typed_text(editor), editor.target
        if not editor.has_new_text:
            self.close()
            verbs.forget_pending(target.record_id, target.field)
            return True
        self.is_committing = True
        try:
            is_kept = verbs.set_text(target.record_id, target.field, text)
        finally:
            self.is_committing = False
        if is_kept or not text.strip():
            self.close()
        if not is_kept and not text.strip():
            verbs.forget_pending(target.record_id, target.field)
        return is_kept

    def close(self) -> None:
        """Close the editor without a word, as when its record was deleted."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.blockSignals(True)  # noqa: FBT003  Qt's own signature
        editor.stop()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._give_focus_back()
        self.changed.emit()

    def _give_focus_back(self) -> None:
        before = self._focus_before
        self._focus_before = None
        if before is None or not _may_focus(before, self._view):
            before = self._view
        before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        target = self.target
        if self.commit():
            self.stepped.emit(target, by)

    def _keep_pending(self) -> None:
        editor, verbs = self._editor, self._verbs
        if editor is not None and verbs is not None:
            text = typed_text(editor) if editor.has_new_text else ""
            verbs.keep_pending(editor.target.record_id, editor.target.field, text)


def text_beside(figures: Iterable[Figure], target: EditableText, by: int) -> EditableText | None:
    """The next text of a record that is drawn in some figures; None behind the last one."""
    texts = {text.field: text for figure in figures for text in figure.texts}
    fields = list(texts)
    place = fields.index(target.field) + by if target.field in texts else -1
    return texts[fields[place]] if 0 <= place < len(fields) else None


def text_near(figure: Figure, at: Point) -> EditableText | None:
    """The text of a figure that is nearest to a place; None when it has none to edit."""

    def distance(text: EditableText) -> float:
        centre = text.rect.centre
        return 0.0 if text.rect.holds(at) else abs(centre.x - at.x) + abs(centre.y - at.y)

    return min(figure.texts, key=distance, default=None)


def _may_focus(widget: QWidget, view: QWidget) -> bool:
    try:
        return widget.isVisible() and widget.window() is view.window()
    except RuntimeError:  # Qt has deleted the widget while the text was edited
        return False
