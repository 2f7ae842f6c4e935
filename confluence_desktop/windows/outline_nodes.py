"""The tree of a board as a Qt model: nodes that come, go and move one by one.

What the tree is made of is decided by `outline_map` and `outline_figures`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

RECORD_ROLE = Qt.ItemDataRole.UserRole
LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
TEXT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The record and field that is edited in the row."""

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
SortKey = tuple[float, float, str]


@dataclass(slots=True, eq=False)
class Node:
    """One row.

    Attributes:
        sort_key: Its place among its siblings.
        record_id: The record it stands for; None for a heading.
        text_of: The record and field that is edited in this row, if one is.
        is_reference: It points at a record that has a row of its own elsewhere.
    """

    sort_key: SortKey
    record_id: str | None = None
    text_of: tuple[str, str] | None = None
    is_reference: bool = False
    key: str = ""
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    number: int = 0


@dataclass(frozen=True, slots=True)
class RowLook:
    """How a row is painted.

    Attributes:
        kicker: The word before the text, such as the level.
        token: The colour that the kicker is written in.
        aside: What stands at the right, such as "△ 2".
        is_quiet: A heading or a reference: in muted ink.
    """

    kicker: str = ""
    token: str = "muted"  # noqa: S105  # the name of a colour
    aside: str = ""
    is_quiet: bool = False


class OutlineModel(QAbstractItemModel):
    """A tree of nodes.

    Signals:
        rewritten: A row's text was edited: record, field, text.
    """

    rewritten = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.root = Node((0.0, 0.0, ""))
        self._by_number: dict[int, Node] = {}
        self._last_number = 0
        self._is_filling = False
        self._readers: dict[int, Callable[[Node], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda node: " ".join(self.full_text(node).split()),
            Qt.ItemDataRole.EditRole: self.full_text,
            Qt.ItemDataRole.AccessibleTextRole: self.name,
            Qt.ItemDataRole.AccessibleDescriptionRole: self.description,
            RECORD_ROLE: lambda node: node.record_id,
            LOOK_ROLE: self.look,
            TEXT_ROLE: lambda node: node.text_of,
        }

    def node_at(self, index: _Index) -> Node | None:
        """The node of an index; None for an invalid one."""
        return self._by_number.get(index.internalId()) if index.isValid() else None

    def index_of(self, node: Node) -> QModelIndex:
        """Where a node is; invalid for the root."""
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(_row_of(node), 0, node.number)

    @property
    def size(self) -> int:
        """How many rows there are, open or not."""
        return len(self._by_number)

    def rows_of(self, record_id: str) -> list[QModelIndex]:
        """The rows that stand for a record itself, not those that point at it."""
        return [
            self.index_of(node)
            for node in self._by_number.values()
            if node.record_id == record_id and not node.is_reference
        ]

    def full_text(self, node: Node) -> str:
        """What the editor opens with."""
        raise NotImplementedError

    def look(self, node: Node) -> RowLook:
        """How the row is painted."""
        raise NotImplementedError

    def name(self, node: Node) -> str:
        """What a screen reader says first."""
        raise NotImplementedError

    def description(self, node: Node) -> str:
        """What it says then."""
        del node
        return ""

    def is_editable(self, node: Node) -> bool:
        """Whether the text of a row can be written."""
        return node.text_of is not None and not node.is_reference

    def put(self, parent: Node, node: Node) -> None:
        """Put a new node under a parent."""
        self._last_number += 1
        node.number = self._last_number
        row = _row_for(parent, node.sort_key)
        if not self._is_filling:
            self.beginInsertRows(self.index_of(parent), row, row)
        self._by_number[node.number] = node
        node.parent = parent
        insort(parent.children, node, key=_sort_key)
        if not self._is_filling:
            self.endInsertRows()

    def drop(self, node: Node) -> None:
        """Take a node out, with all below it."""
        parent = node.parent
        assert parent is not None
        row = _row_of(node)
        self.beginRemoveRows(self.index_of(parent), row, row)
        del parent.children[row]
        self._forget(node)
        self.endRemoveRows()

    def shift(self, node: Node, parent: Node, sort_key: SortKey) -> None:
        """Bring a node to another place; what is below it comes along."""
        old = node.parent
        assert old is not None
        if old is parent and node.sort_key == sort_key:
            return
        row, place = _row_of(node), _row_for(parent, sort_key)
        is_move = old is not parent or place not in (row, row + 1)
        if is_move:
            self.beginMoveRows(self.index_of(old), row, row, self.index_of(parent), place)
        del old.children[row]
        node.parent, node.sort_key = parent, sort_key
        insort(parent.children, node, key=_sort_key)
        if is_move:
            self.endMoveRows()

    def begin_filling(self) -> None:
        """Let the tree be made anew, with `put` alone."""
        self.beginResetModel()
        self._is_filling = True
        self.root = Node((0.0, 0.0, ""))
        self._by_number.clear()

    def end_filling(self) -> None:
        """The tree is whole again."""
        self._is_filling = False
        self.endResetModel()

    def tell_changed(self, node: Node) -> None:
        """What a row says has changed."""
        if not self._is_filling and node.number in self._by_number:
            index = self.index_of(node)
            self.dataChanged.emit(index, index)

    def _forget(self, node: Node) -> None:
        self._by_number.pop(node.number, None)
        for child in node.children:
            self._forget(child)

    @override
    def index(self, row: int, column: int, parent: _Index = _NO_INDEX) -> QModelIndex:
        above = self.node_at(parent) or self.root
        if column != 0 or not 0 <= row < len(above.children):
            return QModelIndex()
        return self.createIndex(row, 0, above.children[row].number)

    @override
    def parent(self, child: _Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]  # Qt has a second `parent` without arguments
        node = self.node_at(child)
        return QModelIndex() if node is None or node.parent is None else self.index_of(node.parent)

    @override
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        node = self.node_at(parent) if parent.isValid() else self.root
        return len(node.children) if node is not None else 0

    @override
    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 1

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        node = self.node_at(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_editable(node) else flags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node_at(index)
        if node is None:
            return None
        read = self._readers.get(role)
        return read(node) if read is not None else None

    @override
    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node_at(index)
        if node is None or node.text_of is None or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != self.full_text(node):
            self.rewritten.emit(*node.text_of, str(value))
        return True


def _sort_key(node: Node) -> SortKey:
    return node.sort_key


def _row_of(node: Node) -> int:
    """A node's place among its siblings; a tree of thousands asks for it all the time."""
    assert node.parent is not None
    siblings = node.parent.children
    row = bisect_left(siblings, node.sort_key, key=_sort_key)
    while siblings[row] is not node:
        row += 1
    return row


def _row_for(parent: Node, sort_key: SortKey) -> int:
    """Where a node with this key comes to stand: behind its equals."""
    return bisect_right(parent.children, sort_key, key=_sort_key)
