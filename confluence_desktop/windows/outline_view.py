"""The tree of the outline: what its keys mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget
from typing_extensions import override

from confluence_desktop.windows.outline_nodes import RECORD_ROLE, Node, OutlineModel
from confluence_desktop.windows.outline_row import OutlineRow
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QKeyEvent

    from confluence_desktop.windows.theme import Theme

_OPEN_AT_ONCE = 500
"""A tree of at most so many rows opens whole; of a larger one the upper levels."""
_MOST_MARKED = 500
"""More rows than that are not marked one by one when the board selects them."""
_INDENT_PX = 16

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

ASKED: dict[tuple[Qt.KeyboardModifier, Qt.Key], str] = {
    (_NONE, Qt.Key.Key_Insert): "beside",
    (_SHIFT, Qt.Key.Key_Insert): "below",
    (_NONE, Qt.Key.Key_L): "link",
    (_ALT, Qt.Key.Key_Left): "left",
    (_ALT, Qt.Key.Key_Right): "right",
}
"""Keys that ask the panel for something."""

_OWN = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Asterisk,
}


class OutlineTree(QTreeView):
    """Shows an `OutlineModel`.

    Signals:
        asked: A key asks for something; carries its word of `ASKED`.
        chosen: Other rows are selected; carries the ids of their records, the current one first.
        key_left: A key that means nothing to a tree; accepted if it meant something elsewhere.
    """

    asked = Signal(str)
    chosen = Signal(object)
    key_left = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_marking = False
        self.row = OutlineRow(theme, self)
        self.setItemDelegate(self.row)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT_PX)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAnimated(False)
        # The rows paint their own mark; Qt's would fill the space of the branches.
        self.setStyleSheet(
            "QTreeView, QTreeView:focus { border: 0; selection-background-color: transparent; }"
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(say("outline.outline"))

    @property
    def outline(self) -> OutlineModel | None:
        """What is shown."""
        model = self.model()
        return model if isinstance(model, OutlineModel) else None

    @property
    def current_node(self) -> Node | None:
        """The row that keys act from."""
        model = self.outline
        return model.node_at(self.currentIndex()) if model is not None else None

    @property
    def chosen_ids(self) -> list[str]:
        """The records of the selected rows, that of the current row first."""
        rows = self.selectionModel().selectedIndexes() if self.outline is not None else []
        current = self.currentIndex()
        rows.sort(key=lambda row: row != current)
        return [*dict.fromkeys(id_ for row in rows if (id_ := row.data(RECORD_ROLE)))]

    def show_outline(self, model: OutlineModel) -> None:
        """Show a tree, open as far as its size allows."""
        old = self.outline
        old_selection = self.selectionModel() if old is not None else None
        self.setModel(model)
        if old_selection is not None:
            old_selection.deleteLater()
        if old is not None:
            old.deleteLater()
        self.selectionModel().selectionChanged.connect(self._on_selected)
        model.modelReset.connect(self.open_up)
        model.rowsInserted.connect(self._on_inserted)
        self.open_up()

    def open_up(self) -> None:
        """Open the rows below each other, all of them where there are not too many."""
        model = self.outline
        if model is not None and model.size <= _OPEN_AT_ONCE:
            self.expandAll()
        else:
            self.expandToDepth(1)

    def mark(self, record_ids: Collection[str]) -> None:
        """Select the rows of records, as the board has them selected."""
        model = self.outline
        if model is None or set(record_ids) == set(self.chosen_ids):
            return
        ids = sorted(record_ids)[:_MOST_MARKED]
        rows = [row for id_ in ids for row in model.rows_of(id_)[:1]]
        self._is_marking = True
        selection = QItemSelection()
        for row in rows:
            selection.select(row, row)
        mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if rows:
            self.selectionModel().setCurrentIndex(
                rows[0], QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.scrollTo(rows[0])
        self.selectionModel().select(selection, mode)
        self._is_marking = False

    def edit_current(self) -> None:
        """Write in the current row; one that points elsewhere goes there first."""
        model, node = self.outline, self.current_node
        if model is None or node is None or node.record_id is None:
            return
        if node.is_reference:
            (row, *_) = model.rows_of(node.record_id)
            self.setCurrentIndex(row)
        if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.row.theme = theme
        self.viewport().update()

    def _on_selected(self) -> None:
        if not self._is_marking:
            self.chosen.emit(self.chosen_ids)

    def _on_inserted(self, parent: QModelIndex) -> None:
        if parent.isValid():
            self.expand(parent)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            return  # Enter in a row's editor comes through to here
        modifiers = event.modifiers() & ~_KEYPAD
        try:
            key = Qt.Key(event.key())
        except ValueError:
            event.ignore()
            return
        if (modifiers, key) in ASKED:
            self.asked.emit(ASKED[modifiers, key])
        elif modifiers == _NONE and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_current()
        elif (key in _OWN and modifiers in (_NONE, _SHIFT)) or (
            modifiers == _CTRL and key == Qt.Key.Key_A
        ):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            event.ignore()
            self.key_left.emit(event)
