"""Records as the rows of a table (DEC-8): columns are data, and writing a cell calls a verb."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.windows.edits import Edits
from confluence_desktop.workshop.spoken import say

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of records.

    Attributes:
        read: What a record's cell says.
        write: The verb that takes what was typed, by the record's id; None for what is only read.
        width: In pixels, to begin with.
        undo: What undoing a change of such a cell is called.
    """

    heading: str
    read: Callable[[Records, Record], str]
    write: Callable[[Draft, str, str], Record] | None = None
    width: int = 170
    undo: str = say("edits.change_a_cell")


class RecordTableModel(QAbstractTableModel):
    """The rows that a function gives, told apart by their ids.

    Args:
        rows: The records as they are now, in their order.
        name: What a row is called at its side while its first cells are out of sight.
        is_editable: Whether cells can be written at all.
    """

    def __init__(
        self,
        edits: Edits,
        columns: Sequence[TableColumn],
        rows: Callable[[], Sequence[Record]],
        *,
        name: Callable[[Record], str] = lambda _record: "",
        is_editable: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._edits = edits
        self._columns = tuple(columns)
        self._rows = rows
        self._name = name
        self._names: list[str] = []
        self._is_editable = is_editable
        self._ids: list[str] = []
        self._cells: list[tuple[str, ...]] = []

    @property
    def ids(self) -> list[str]:
        """The ids of the rows, from above."""
        return list(self._ids)

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        return self._columns

    def refresh(self) -> None:
        """Take in what has changed; a cell that says the same is left alone."""
        records = list(self._rows())
        ids = [record.id for record in records]
        names = [self._name(record) for record in records]
        cells = [
            tuple(column.read(self._edits.document, record) for column in self._columns)
            for record in records
        ]
        if ids != self._ids:
            self.beginResetModel()
            self._ids, self._cells, self._names = ids, cells, names
            self.endResetModel()
            return
        if names != self._names:
            self._names = names
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(names) - 1)
        old, self._cells = self._cells, cells
        for row, (was, now) in enumerate(zip(old, cells, strict=True)):
            for column, (before, after) in enumerate(zip(was, now, strict=True)):
                if before != after:
                    place = self.index(row, column)
                    self.dataChanged.emit(place, place)

    def row_of(self, record_id: str) -> int | None:
        """The row of a record, if it has one."""
        return self._ids.index(record_id) if record_id in self._ids else None

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._cells[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._columns[index.column()].heading}: {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._columns[section].heading
        return " · ".join(one for one in (str(section + 1), self._names[section]) if one)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        can_write = self._is_editable and self._columns[index.column()].write is not None
        return usual | Qt.ItemFlag.ItemIsEditable if can_write else usual

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self._columns[index.column()] if index.isValid() else None
        if column is None or column.write is None or role != Qt.ItemDataRole.EditRole:
            return False
        text, record_id, write = str(value), self._ids[index.row()], column.write
        if text == self.data(index):
            return True
        done = self._edits.run(column.undo, lambda draft: write(draft, record_id, text))
        self.refresh()
        return done is not None
