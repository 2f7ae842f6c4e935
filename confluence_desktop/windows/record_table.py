"""A table of records to go about by keys; the rows that are selected are shared with the board."""

from collections.abc import Collection

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.canvas.typed_text import typed_text
from confluence_desktop.windows.growing_text import PlainText
from confluence_desktop.windows.record_table_model import Index, RecordTableModel
from confluence_desktop.windows.theme import interface_font

_Hint = QAbstractItemDelegate.EndEditHint
_ROW_PX, _SIDE_PX = 44, 180
_EDITOR_PX = (240, 80)
"""What is typed in a cell is seen in at least so much: width and height."""
_HEAD_PAD_PX, _CELL_PAD_PX, _LONG_PX = 8, 8, 1000
"""The room at both sides of headings and cells, as in the style sheet."""
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AFTER = {
    Qt.Key.Key_Escape: _Hint.NoHint,
    Qt.Key.Key_Tab: _Hint.EditNextItem,
    Qt.Key.Key_Backtab: _Hint.EditPreviousItem,
}
"""What comes after a cell, by the key that closes it; its text is kept in any case."""


class RecordTable(QTableView):
    """Shows a `RecordTableModel`: Enter and F2 edit, Del deletes, Esc leaves.

    Signals:
        chosen: Other rows are selected; carries their ids.
        delete_wanted: Carries the ids of the selected rows.
        left: The person leaves the table.
    """

    chosen = Signal(object)
    delete_wanted = Signal(object)
    left = Signal()

    def __init__(self, name: str, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = model
        self._is_taking = False
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setFont(interface_font(16))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        side = self.verticalHeader()
        side.hide()
        side.setMinimumSectionSize(_ROW_PX)
        side.setFixedWidth(_SIDE_PX)
        side.setFont(interface_font(15, 600))
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalScrollBar().valueChanged.connect(self._name_rows)
        head = self.horizontalHeader()
        head.setDefaultAlignment(_WRAPPED | Qt.AlignmentFlag.AlignVCenter)
        head.setFont(interface_font(15, 600))
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
        self._fit_head()
        head.sectionResized.connect(self._fit_head)
        head.sectionResized.connect(self.resizeRowsToContents)
        model.modelReset.connect(self.resizeRowsToContents)
        model.dataChanged.connect(lambda first, _last: self.resizeRowToContents(first.row()))

    def selected_ids(self) -> list[str]:
        """The ids of the selected rows, from above."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._records.ids[row] for row in rows]

    def select_ids(self, record_ids: Collection[str]) -> None:
        """Select the rows of records; the keyboard's cell stays in its column."""
        rows = [row for id_ in record_ids if (row := self._records.row_of(id_)) is not None]
        if sorted(rows) == sorted(i.row() for i in self.selectionModel().selectedRows()):
            return
        self._is_taking = True
        model, last = self._records, len(self._records.columns) - 1
        column = self.currentIndex().column() if self.currentIndex().isValid() else self._first()
        chosen = QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, last))
        flags = QItemSelectionModel.SelectionFlag
        if rows and self.currentIndex().row() not in rows:
            current = model.index(min(rows), column)
            self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        if rows:
            self.scrollTo(model.index(min(rows), column))
        self._is_taking = False

    def _fit_head(self) -> None:
        """Make the head as high as its longest heading, so that none of them is cut."""
        head = self.horizontalHeader()
        metrics = QFontMetrics(head.font())
        lines = Qt.TextFlag.TextWordWrap
        heights = [
            metrics.boundingRect(
                0, 0, width - 2 * _HEAD_PAD_PX, _LONG_PX, lines, column.heading
            ).height()
            for number, column in enumerate(self._records.columns)
            if (width := self.columnWidth(number)) > 2 * _HEAD_PAD_PX
        ]
        head.setFixedHeight(max(heights, default=0) + 2 * _HEAD_PAD_PX)

    def _name_rows(self, scrolled: int) -> None:
        """Name the rows at their side while the first columns are out of sight."""
        side = self.verticalHeader()
        if side.isHidden() == (scrolled > 0):
            side.setVisible(scrolled > 0)
            if self.currentIndex().isValid():
                QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def _first(self) -> int:
        """The first column that can be written."""
        written = [column.write is not None for column in self._records.columns]
        return written.index(True) if True in written else 0

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Rows are as high as their letters, which are known now."""
        super().showEvent(event)
        self.resizeRowsToContents()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_taking:
            self.chosen.emit(self.selected_ids())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = event.key()
        if is_plain and key in _ENTER:
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        elif is_plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit(self.selected_ids())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """Edits a cell as plain text, with its line breaks."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines: Qt measures them without the room that the style sheet gives."""
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(0, 0, -2 * _CELL_PAD_PX, 0)
        return super().sizeHint(inside, index)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        editor = _CellEditor(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.finished.connect(lambda: self._finish(editor))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, _CellEditor)
        editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over its cell, but never too small to see what is typed."""
        del index
        cell: QRect = option.rect
        around = editor.parentWidget()
        room = around.rect() if around is not None else cell
        width, height = max(cell.width(), _EDITOR_PX[0]), max(cell.height(), _EDITOR_PX[1])
        left = max(room.left(), min(cell.left(), room.right() + 1 - width))
        top = max(room.top(), min(cell.top(), room.bottom() + 1 - height))
        editor.setGeometry(left, top, width, height)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, _CellEditor)
        model.setData(index, typed_text(editor))

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Esc and Tab come here first: Qt would drop what was typed, and leave the table."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _AFTER
            and isinstance(editor, QWidget)
        ):
            self._finish(editor, _AFTER[Qt.Key(event.key())])
            return True
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget, after: _Hint = _Hint.NoHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, after)


class _CellEditor(PlainText):
    """Enter keeps the text, Ctrl+Enter breaks the line.

    Signals:
        finished: Editing is over.
    """

    finished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(interface_font(16))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.insertPlainText("\n")
            else:
                self.finished.emit()
        else:
            super().keyPressEvent(event)
