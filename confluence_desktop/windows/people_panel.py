"""Who is in the room: a list to add to, to paste into, to write anew and to shorten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.windows.kept_typing import KeptField
from confluence_desktop.windows.over_panel import OverPanel
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.windows.widgets import PlainLabel, SectionTitle
from confluence_desktop.workshop.operations import participants_in_order
from confluence_desktop.workshop.people import (
    add_people,
    person_line,
    remove_person,
    rewrite_person,
)
from confluence_desktop.workshop.session import Participant
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.canvas.document_signals import DocumentSignals
    from confluence_desktop.document.document import Commit
    from confluence_desktop.windows.edits import Edits

_ID_ROLE = Qt.ItemDataRole.UserRole
_ROWS_PX = 360
_HALF_TYPED = "people"
"""Where a half-typed name is kept."""
_FIELD_PX = 44
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PeoplePanel(OverPanel):
    """Type a name and press Enter, or paste a list; in the list F2 writes and Del takes off."""

    def __init__(self, edits: Edits, signals: DocumentSignals, parent: QWidget) -> None:
        super().__init__(parent, width=560, top=100)
        self._edits = edits
        self._is_filling = False
        self._title = SectionTitle(say("people.people"))
        self.field = _NameField()
        self.field.setPlaceholderText(say("people.hint"))
        self.field.setAccessibleName(say("people.add"))
        self.field.pasted = self._add
        self._kept = KeptField(edits, self.field)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFont(interface_font(16))
        self.list.setAccessibleName(say("people.in_the_room"))
        self.list.setFixedHeight(_ROWS_PX)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.list.itemChanged.connect(self._on_changed)
        self.list.installEventFilter(self)
        hint = PlainLabel(
            say("people.keys"),
            size_px=14,
            tone="muted",
        )
        for widget in (self._title, self.field, self.list, hint):
            self.column.addWidget(widget)
        signals.committed.connect(self._on_committed)

    @override
    def open_panel(self) -> None:
        """Show everybody."""
        super().open_panel()
        self.refresh()
        self._take_up_half_typed()
        self.field.setFocus()

    @override
    def close_panel(self) -> None:
        """Hide it; a name that is half typed is there the next time."""
        self._kept.leave()
        super().close_panel()

    def _take_up_half_typed(self) -> None:
        self.field.setPlainText(self._kept.begin(_HALF_TYPED))
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def shown(self) -> list[str]:
        """The lines of the list."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def refresh(self) -> None:
        """Show who is listed now."""
        row = self.list.currentRow()
        people = participants_in_order(self._edits.document)
        self._is_filling = True
        self.list.clear()
        for person in people:
            item = QListWidgetItem(person_line(person))
            item.setData(_ID_ROLE, person.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self._is_filling = False
        self._title.setText(say("people.title").format(count=len(people)))
        if people:
            self.list.setCurrentRow(max(0, min(row, len(people) - 1)))

    def _add(self, text: str) -> None:
        if not text.strip():
            return
        if self._edits.run(say("edits.add"), lambda draft: add_people(draft, text)) is not None:
            self._kept.forget()
            self._take_up_half_typed()
            self.list.setCurrentRow(self.list.count() - 1)

    def _on_changed(self, item: QListWidgetItem) -> None:
        if self._is_filling:
            return
        person_id, line = str(item.data(_ID_ROLE)), item.text()
        written = self._edits.run(
            say("edits.change_a_person"), lambda draft: rewrite_person(draft, person_id, line)
        )
        if written is None:
            self.refresh()

    def _remove(self) -> None:
        item = self.list.currentItem()
        if self.list.currentRow() >= 0:
            person_id = str(item.data(_ID_ROLE))
            self._edits.run(
                say("edits.take_a_person_off"), lambda draft: remove_person(draft, person_id)
            )

    def _on_committed(self, commit: Commit) -> None:
        if self.isVisible() and commit.change.touches(Participant):
            self.refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.field and event.key() in _ENTER:
                self._add(self.field.toPlainText())
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
        return super().eventFilter(watched, event)


class _NameField(QPlainTextEdit):
    """One line; a list of several is taken at once."""

    def __init__(self) -> None:
        super().__init__()
        self.pasted: Callable[[str], None] = lambda _text: None
        self.setFont(interface_font(17))
        self.setTabChangesFocus(True)
        self.setFixedHeight(_FIELD_PX)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = [line for line in source.text().splitlines() if line.strip()]
        if len(lines) > 1:
            self.pasted("\n".join(lines))
        else:
            self.textCursor().insertText(" ".join(source.text().split()))
