"""Rows of a stage that single keys act on: lines, becauses, steps, tests, items of a vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.windows.fields import INSET_PX, Part, heading_label
from confluence_desktop.windows.stage_row import Row, height_of_row, paint_row
from confluence_desktop.windows.theme import Theme
from confluence_desktop.windows.widgets import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

_ROW_ROLE = Qt.ItemDataRole.UserRole
_NAMED = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Backspace: "Delete",
    Qt.Key.Key_Escape: "Esc",
}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key in the rows: its letter, or ``Enter``, ``Space``, ``Delete`` or ``Esc``.

    Attributes:
        row: The row that is current; None where there is none.
        column: The cell of it that is current, from 0.
    """

    key: str
    row: Row | None
    column: int


class RowList(QListWidget):
    """Rows as high as their text; the panel around them scrolls.

    Signals:
        pointed: Another row is current.
        entered: Tab brought the keyboard here.
    """

    pointed = Signal()
    entered = Signal()

    def __init__(self, name: str, press: Callable[[Pressed], bool]) -> None:
        super().__init__()
        self._press = press
        self.column = 0
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget, QListWidget:focus { background: transparent; border: 0; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)
        self.currentRowChanged.connect(self._on_current)
        self.itemDoubleClicked.connect(lambda _row: self._press(self.as_pressed("Enter")))

    @property
    def current(self) -> Row | None:
        """The row that keys act on; None on a heading."""
        item = self.currentItem() if self.currentRow() >= 0 else None
        row = item.data(_ROW_ROLE) if item is not None else None
        return row if isinstance(row, Row) and row.key else None

    @property
    def shown(self) -> list[Row]:
        """Every row, headings included."""
        return [self.item(place).data(_ROW_ROLE) for place in range(self.count())]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the current one stays current, or its neighbour is."""
        if [*rows] == self.shown:
            return
        before, place = self.current, self.currentRow()
        is_blocked = self.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setData(_ROW_ROLE, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            if not row.key:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.blockSignals(is_blocked)
        if before is None or not self.go_to(before.key):
            self._go_near(place)
        self._fit()

    def go_to(self, key: str) -> bool:
        """Make the row of a key current; says whether there is one."""
        for place, row in enumerate(self.shown):
            if key and row.key == key:
                self.setCurrentRow(place)
                return True
        return False

    def go_to_first(self) -> None:
        """Make the first row current that has a key."""
        self._go_near(0)

    def as_pressed(self, key: str) -> Pressed:
        """A key as it would be pressed now."""
        row = self.current
        most = len(row.cells) - 1 if row is not None else 0
        return Pressed(key, row, max(0, min(self.column, most)))

    def _go_near(self, place: int) -> None:
        keys = [at for at, row in enumerate(self.shown) if row.key]
        if keys:
            self.setCurrentRow(min(keys, key=lambda at: (abs(at - place), at)))

    def _on_current(self) -> None:
        self.pointed.emit()
        self.let_see()

    def let_see(self) -> None:
        """The panel scrolls so far that the current row is in it."""
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        item = self.currentItem() if self.currentRow() >= 0 else None
        content = around.widget() if isinstance(around, QScrollArea) else None
        if item is None or content is None or not self.hasFocus():
            return
        box = self.visualItemRect(item)
        middle = self.mapTo(content, QPoint(0, box.center().y()))
        assert isinstance(around, QScrollArea)
        around.ensureVisible(0, middle.y(), 0, box.height())

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        high = sum(height_of_row(row, self.width()) for row in self.shown)
        if high != self.height():
            self.setFixedHeight(high)

    def _move(self, by: int) -> None:
        keys = [at for at, row in enumerate(self.shown) if row.key]
        after = [
            at for at in keys if (at > self.currentRow() if by > 0 else at < self.currentRow())
        ]
        if after:
            self.setCurrentRow(after[0] if by > 0 else after[-1])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        row = self.current
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_near(0 if key == Qt.Key.Key_Home else self.count())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row is not None and row.cells:
            by = 1 if key == Qt.Key.Key_Right else -1
            self.column = (self.as_pressed("").column + by) % len(row.cells)
            self.viewport().update()
        elif not plain:
            super().keyPressEvent(event)
        else:
            word = _NAMED.get(Qt.Key(key)) or event.text().casefold()
            if not word or not self._press(self.as_pressed(word)):
                event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self._go_near(0)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.entered.emit()
        self.viewport().update()
        QTimer.singleShot(0, self, self.let_see)  # what was just opened is laid out by then

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Rows(Part):
    """A heading, rows that keys act on, and which keys these are.

    Args:
        read: Gives the rows; without any the heading goes away too, unless it says so.
        press: Takes a key; says whether it meant something.
        keys_first: They stand over the rows, where many rows don't push them out of sight.
        empty: What stands there while there are no rows.
        in_fold: The fold around it has the heading already.
    """

    def __init__(
        self,
        heading: str,
        read: Callable[[], Sequence[Row]],
        press: Callable[[Pressed], bool],
        *,
        keys: str = "",
        keys_first: bool = False,
        empty: str = "",
        in_fold: bool = False,
    ) -> None:
        super().__init__()
        self._read, self._empty_words = read, empty
        self.list = RowList(heading, press)
        self._empty = PlainLabel(empty, size_px=16, tone="muted", wraps=True)
        self._empty.setIndent(INSET_PX)
        self._keys = PlainLabel(keys, size_px=14, tone="muted", wraps=True)
        self._keys.setIndent(INSET_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._heading = heading_label(heading)
        rows = (self._keys, self.list) if keys_first else (self.list, self._keys)
        for widget in (self._heading, self._empty, *rows):
            column.addWidget(widget)
        self._heading.setVisible(not in_fold)
        self.refresh()

    @property
    def text(self) -> str:
        """Everything it lists."""
        return "\n".join(row.spoken for row in self.list.shown)

    @override
    def refresh(self) -> None:
        rows = self._read()
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows and bool(self._empty_words))
        self._keys.setVisible(bool(rows) and bool(self._keys.text()))
        self._want(is_wanted=bool(rows) or bool(self._empty_words))


class _RowPainter(QStyledItemDelegate):
    """Paints a row by its own facts."""

    def __init__(self, rows: RowList) -> None:
        super().__init__(rows)
        self._rows = rows

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._rows.width()
        return QSize(width, height_of_row(index.data(_ROW_ROLE), width))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(_ROW_ROLE)
        window = QApplication.palette().color(QPalette.ColorRole.Window)
        is_current = self._rows.current is row or self._rows.current == row
        column = self._rows.as_pressed("").column if is_current and row.cells else -1
        paint_row(
            painter,
            option.rect,
            row,
            Theme(is_dark=window.lightness() < _HALF),
            is_current=is_current and bool(row.key),
            has_keys=self._rows.hasFocus(),
            column=column,
        )


_HALF = 128
