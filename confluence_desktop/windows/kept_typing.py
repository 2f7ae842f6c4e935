"""Half-typed text of panels and their lists is kept, so that a crash does not lose it (DEC-16)."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate
from typing_extensions import override

from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.text_fields import TextField, text_in
from confluence_desktop.workshop.operations import keep_pending, pending_text
from confluence_desktop.workshop.spoken import say

KEEP_MS = 350


class TypingDelegate(QStyledItemDelegate):
    """A delegate that tells of its editors.

    Signals:
        opened: An editor was opened; carries it and the index.
    """

    opened = Signal(object, object)


class KeptTyping(QObject):
    """Keeps what is typed into the rows of one list.

    Args:
        field: Of the record that a row stands for.
        id_role: Gives the id of a row's record.
    """

    def __init__(
        self,
        edits: Edits,
        view: QAbstractItemView,
        delegate: TypingDelegate,
        field: str,
        id_role: Qt.ItemDataRole,
    ) -> None:
        super().__init__(view)
        self._edits = edits
        self._view = view
        self._field = field
        self._id_role = id_role
        self._editor: QLineEdit | None = None
        self._place = ""
        self._keep_timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep_timer.timeout.connect(self.keep)
        delegate.opened.connect(self._on_opened)
        delegate.closeEditor.connect(self._on_closed)

    def restore(self) -> None:
        """Open the editor on what was half typed when the session was last open."""
        model = self._view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            text = pending_text(self._edits.document, self._place_of(index))
            if text and index.data() != text:
                self._view.setCurrentIndex(index)
                self._view.edit(index)
                if self._editor is not None:
                    self._editor.setText(text)
                return

    def keep(self) -> None:
        """Keep the half-typed text in the file."""
        self._keep_timer.stop()
        if self._editor is not None:
            self._put(self._editor.text())

    def _on_opened(self, editor: QLineEdit, index: QModelIndex | QPersistentModelIndex) -> None:
        self._editor, self._place = editor, self._place_of(index)
        editor.textEdited.connect(self._keep_timer.start)

    def _on_closed(self) -> None:
        self._keep_timer.stop()
        self._editor = None
        self._put("")

    def _put(self, text: str) -> None:
        place = self._place
        if place and text != pending_text(self._edits.document, place):
            self._edits.run(say("edits.keep_text"), lambda draft: keep_pending(draft, place, text))

    def _place_of(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return f"{index.data(self._id_role)}.{self._field}"


class KeptField(QObject):
    """Keeps what is half typed in one field, under the place that it is meant for.

    What was left without being entered stays kept, and is there when the place comes up again.
    """

    def __init__(self, edits: Edits, field: TextField) -> None:
        super().__init__(field)
        self._edits, self._field = edits, field
        self._place = ""
        self._keep_timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep_timer.timeout.connect(self.keep)
        field.textChanged.connect(self._keep_timer.start)
        field.installEventFilter(self)

    def kept_at(self, place: str) -> str:
        """What was half typed for a place; empty if nothing."""
        return pending_text(self._edits.document, place)

    def begin(self, place: str) -> str:
        """Keep what is typed from now on under a place; gives what is kept there already."""
        self.leave()
        self._place = place
        return self.kept_at(place)

    def move_to(self, place: str) -> None:
        """What is typed already is meant for another place."""
        if place != self._place:
            self._put("")
            self._place = place
            self.keep()

    def keep(self) -> None:
        """Keep it in the file now."""
        self._keep_timer.stop()
        self._put(text_in(self._field))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever leaves the field, even as its panel goes, leaves nothing behind."""
        if event.type() is QEvent.Type.FocusOut and self._keep_timer.isActive():
            self.keep()
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Keep it as it is, whatever the field is emptied or used for from now on."""
        self.keep()
        self._place = ""

    def forget(self) -> None:
        """It was entered, or nobody wants it."""
        self._keep_timer.stop()
        self._put("")
        self._place = ""

    def _put(self, text: str) -> None:
        place = self._place
        if place and text != self.kept_at(place):
            self._edits.run(say("edits.keep_text"), lambda draft: keep_pending(draft, place, text))
