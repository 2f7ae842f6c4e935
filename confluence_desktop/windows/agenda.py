"""The agenda at the left: what comes when, where we are, and the way to another item."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.windows.agenda_row import AgendaRow, RowState
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.kept_typing import KeptTyping
from confluence_desktop.windows.theme import Theme
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.spoken import say

ID_ROLE = Qt.ItemDataRole.UserRole
STATE_ROLE = Qt.ItemDataRole.UserRole + 1
MINUTES_ROLE = Qt.ItemDataRole.UserRole + 2
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 3
TITLE_ROLE = Qt.ItemDataRole.UserRole + 4


class AgendaList(QListWidget):
    """The agenda's items as rows.

    Signals:
        chosen: Go to this item.
        moved: Bring an item to a place, counted without it.
        renamed: Give an item this title.
        add_wanted: Add an item after this one.
        delete_wanted: Delete this item.
    """

    chosen = Signal(str)
    moved = Signal(str, int)
    renamed = Signal(str, str)
    add_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self._row = AgendaRow(theme, self)
        self.setItemDelegate(self._row)
        self.setAccessibleName(say("window.agenda"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget, QListWidget:focus { background: transparent; border: 0; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._on_clicked)
        self.itemChanged.connect(self._on_changed)

    @property
    def marked_id(self) -> str:
        """The item that the keys of the list act on; empty if there is none."""
        index = self.currentIndex()
        return str(index.data(ID_ROLE)) if index.isValid() else ""

    def show_agenda(
        self, agenda: Sequence[AgendaItem], current_id: str, titles: Mapping[str, str]
    ) -> None:
        """Show the items; those before the current one are done.

        Args:
            titles: What each is called, by id: its own title, and more that is not edited.
        """
        marked = self.marked_id or current_id
        place = next((i for i, item in enumerate(agenda) if item.id == current_id), -1)
        self._is_filling = True
        self.clear()
        for number, item in enumerate(agenda):
            row = QListWidgetItem(item.title)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            state = RowState.DONE if number < place else RowState.LATER
            row.setData(ID_ROLE, item.id)
            row.setData(STATE_ROLE, RowState.CURRENT if number == place else state)
            row.setData(MINUTES_ROLE, item.minutes)
            row.setData(NUMBER_ROLE, number + 1)
            row.setData(TITLE_ROLE, titles[item.id])
            words = say("window.row").format(
                number=number + 1,
                title=titles[item.id],
                minutes=item.minutes,
                state=say(f"window.item_states.{row.data(STATE_ROLE)}"),
            )
            row.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(row)
        self._is_filling = False
        self.mark(marked if any(item.id == marked for item in agenda) else current_id)

    def mark(self, item_id: str) -> None:
        """Put the list's own cursor on an item."""
        for index in range(self.count()):
            row = self.item(index)
            if row.data(ID_ROLE) == item_id:
                self.setCurrentItem(row)

    def set_folded(self, *, is_folded: bool) -> None:
        """Show numbers only, or titles as well."""
        self._row.is_folded = is_folded
        self.scheduleDelayedItemsLayout()

    def keep_typing(self, edits: Edits) -> KeptTyping:
        """Keep half-typed titles in the file."""
        return KeptTyping(edits, self, self._row, "title", ID_ROLE)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._row.theme = theme
        self.viewport().update()

    @property
    def content_height(self) -> int:
        """Height of all rows, in pixels."""
        return sum(self.sizeHintForRow(row) for row in range(self.count()))

    def _on_clicked(self, row: QListWidgetItem) -> None:
        self.chosen.emit(row.data(ID_ROLE))

    def _on_changed(self, row: QListWidgetItem) -> None:
        if not self._is_filling:
            self.renamed.emit(row.data(ID_ROLE), row.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        marked = self.marked_id
        if self.state() is QAbstractItemView.State.EditingState:
            return  # Enter in a title's editor comes through to here
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and marked:
            self.chosen.emit(marked)
        elif event.key() == Qt.Key.Key_Delete and marked:
            self.delete_wanted.emit(marked)
        elif event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit(marked)
        else:
            super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the rows follow the records and are not moved by hand."""
        target = self.indexAt(event.position().toPoint()).row()
        below = QAbstractItemView.DropIndicatorPosition.BelowItem
        if target < 0:
            target = self.count()
        elif self.dropIndicatorPosition() == below:
            target += 1
        source = self.currentRow()
        place = target - 1 if source < target else target
        marked = self.marked_id
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if marked and place != source:
            QTimer.singleShot(0, self, lambda: self.moved.emit(marked, place))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()


def ends_words(ends_at: datetime) -> str:
    """The heading of the agenda: when the day ends."""
    return say("window.agenda_ends").format(at=ends_at.astimezone())
