"""What was noted on the way: parking lot, decisions, actions and the facilitator's own notes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.document.record import Records
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.kept_typing import KeptTyping, TypingDelegate
from confluence_desktop.windows.note_kinds import NOTE_KINDS
from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.workshop.spoken import say

ID_ROLE = Qt.ItemDataRole.UserRole
IS_HEAD_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_SIDE_PX = 20


_OF_NOTE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class NotesPanel(QListWidget):
    """Lists by kind; a kind without notes is left out, but for the parking lot.

    Signals:
        chosen: Show this note's details; empty for none.
        rewritten: Give a note this text.
        delete_wanted: Delete this note.
    """

    chosen = Signal(str)
    rewritten = Signal(str, str)
    delete_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self._rows = _NoteRow(theme, self)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(say("window.notes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget, QListWidget:focus { background: transparent; border: 0; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.itemChanged.connect(self._on_changed)
        self.itemClicked.connect(self._on_clicked)

    @property
    def has_notes(self) -> bool:
        """Whether anything was noted, so that there is a row for keys to act on."""
        return any(self.item(place).data(ID_ROLE) for place in range(self.count()))

    @property
    def content_height(self) -> int:
        """Height of all rows, in pixels."""
        return sum(self.sizeHintForRow(row) for row in range(self.count()))

    def show_notes(self, records: Records) -> None:
        """Show all notes."""
        index = self.currentIndex()
        marked = index.data(ID_ROLE) if index.isValid() else None
        self._is_filling = True
        self.clear()
        for kind in NOTE_KINDS:
            notes = kind.all_in_order(records)
            if not notes and kind is not NOTE_KINDS[0]:
                continue
            self._add_row(f"{kind.heading} · {len(notes)}", "", is_head=True)
            for note in notes:
                self._add_row(note.text, note.id, is_head=False)
                if note.id == marked:
                    self.setCurrentRow(self.count() - 1)
        self._is_filling = False
        self._take_keys_only_with_notes()

    def keep_typing(self, edits: Edits) -> KeptTyping:
        """Keep half-typed notes in the file."""
        return KeptTyping(edits, self, self._rows, "text", ID_ROLE)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._rows.theme = theme
        self.viewport().update()

    def _take_keys_only_with_notes(self) -> None:
        policy = Qt.FocusPolicy.StrongFocus if self.has_notes else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        if not self.hasFocus():
            return
        if self.has_notes:
            self._mark_a_note()
        else:
            self.focusNextPrevChild(False)  # noqa: FBT003  # Qt's own name for backwards

    def _mark_a_note(self) -> None:
        """Let the first note be the one that keys act on, so that it is seen who has them."""
        if self.currentRow() >= 0 and self.currentItem().data(ID_ROLE):
            return
        rows = (self.item(place) for place in range(self.count()))
        first = next((row for row in rows if row.data(ID_ROLE)), None)
        if first is not None:
            self.setCurrentItem(first)

    def _add_row(self, text: str, record_id: str, *, is_head: bool) -> None:
        row = QListWidgetItem(text)
        # Keys pass over what is not enabled.
        row.setFlags(Qt.ItemFlag.NoItemFlags if is_head else _OF_NOTE)
        row.setData(ID_ROLE, record_id)
        row.setData(IS_HEAD_ROLE, is_head)
        self.addItem(row)

    def _on_changed(self, row: QListWidgetItem) -> None:
        if not self._is_filling:
            self.rewritten.emit(row.data(ID_ROLE), row.text())

    def _on_clicked(self, row: QListWidgetItem) -> None:
        if row.data(ID_ROLE):
            self.chosen.emit(row.data(ID_ROLE))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark_a_note()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        marked = str(index.data(ID_ROLE) or "") if index.isValid() else ""
        if self.state() is QAbstractItemView.State.EditingState:
            return  # Enter in a note's editor comes through to here
        if event.key() == Qt.Key.Key_Delete and marked:
            self.delete_wanted.emit(marked)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and marked:
            self.chosen.emit(marked)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _NoteRow(TypingDelegate):
    """Paints headings and notes, lines broken."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        if index.data(IS_HEAD_ROLE):
            return QSize(width, 40)
        box = QRect(0, 0, width - 2 * _SIDE_PX, 10_000)
        metrics = QFontMetrics(interface_font(15))
        text = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, text.height() + 14)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        is_head = bool(index.data(IS_HEAD_ROLE))
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_marked:
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRoundedRect(option.rect.adjusted(9, 1, -9, -1), 8, 8)
        painter.setFont(interface_font(14, 600) if is_head else interface_font(15))
        painter.setPen(self.theme.colour("muted" if is_head else "ink"))
        place = option.rect.adjusted(_SIDE_PX, 0, -_SIDE_PX, -6 if is_head else 0)
        across = Qt.AlignmentFlag.AlignBottom if is_head else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, Qt.TextFlag.TextWordWrap | across, str(index.data()))
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(interface_font(15))
        editor.setAccessibleName(say("window.text_of_the_note"))
        self.opened.emit(editor, index)
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        height = max(editor.sizeHint().height(), 34)
        top = option.rect.center().y() - height // 2
        editor.setGeometry(_SIDE_PX - 10, top, option.rect.width() - 2 * _SIDE_PX + 20, height)
