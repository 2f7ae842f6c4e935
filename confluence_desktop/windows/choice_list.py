"""Choices to be found by a few letters, floating over a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.windows.over_panel import OverPanel
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROW_PX = 38
_ROWS = 11


@dataclass(frozen=True, slots=True)
class Choice:
    """One row.

    Attributes:
        name: Stable.
        aside: Stands at its end.
        needs: Why it can't be made now; it is muted then, and says so when it is made.
    """

    name: str
    words: str
    aside: str
    run: Callable[[], object]
    needs: str = ""


class ChoiceList(OverPanel):
    """Type to narrow it down, Enter makes the choice, Esc closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=760, top=110)
        self.field = QLineEdit()
        self.field.setFont(interface_font(19))
        self._choices: Sequence[Choice] = ()
        self._nothing = ""
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFont(interface_font(16))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet("QTreeWidget::item { padding: 0 8px; }")
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._run())

    def ask(self, question: str, choices: Sequence[Choice]) -> None:
        """Let one of some choices be made."""
        self.offer(question, question, choices, say("choices.none"))

    def ask_for_command(self, choices: Sequence[Choice]) -> None:
        """Let one of some commands be run."""
        self.offer(say("choices.ask"), say("choices.find"), choices, say("choices.no_command"))

    def offer(self, question: str, name: str, choices: Sequence[Choice], nothing: str) -> None:
        """Show some choices.

        Args:
            name: What a screen reader calls it.
            nothing: What it says when the typed letters leave none.
        """
        super().open_panel()
        self._choices, self._nothing = choices, nothing
        self.list.setFixedHeight(max(1, min(_ROWS, len(choices))) * _ROW_PX + 4)
        self.place()
        self.field.setPlaceholderText(question)
        self.field.setAccessibleName(name)
        self.field.clear()
        self._fill()
        self.field.setFocus()

    def shown(self) -> list[str]:
        """The names of the rows that are left."""
        rows = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        names = [row.data(0, Qt.ItemDataRole.UserRole) for row in rows if row is not None]
        return [str(name) for name in names if name is not None]

    def _fill(self) -> None:
        wanted = self.field.text().casefold().split()
        self.list.clear()
        for choice in sorted(self._choices, key=lambda one: bool(one.needs)):
            words = choice.words.casefold()
            if choice.name != "commands" and all(part in words for part in wanted):
                self.list.addTopLevelItem(_row(choice))
        if not self.list.topLevelItemCount():
            nothing = QTreeWidgetItem([self._nothing])
            nothing.setDisabled(True)
            self.list.addTopLevelItem(nothing)
            return
        self._mark(0)

    def _run(self) -> None:
        row = self.list.currentItem()
        if row is None or row.isDisabled():
            return
        name = str(row.data(0, Qt.ItemDataRole.UserRole))
        chosen = next(choice for choice in self._choices if choice.name == name)
        self.close_panel()
        chosen.run()

    def _step(self, by: int) -> None:
        count = len(self.shown())
        if count:
            self._mark((self.list.currentIndex().row() + by) % count)

    def _mark(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() is QEvent.Type.KeyPress
        if watched is self.field and is_press and self._take(event):
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        else:
            return False
        return True


def _row(choice: Choice) -> QTreeWidgetItem:
    row = QTreeWidgetItem([choice.words, choice.aside])
    row.setData(0, Qt.ItemDataRole.UserRole, choice.name)
    row.setSizeHint(0, QSize(0, _ROW_PX))
    if choice.needs:
        muted = QApplication.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        row.setForeground(0, muted)
        row.setForeground(1, muted)
    row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return row
