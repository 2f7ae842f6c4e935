"""Every key on one sheet, made from the key table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.windows.commands import commands_of, shown_key
from confluence_desktop.windows.key_table import Key, Scope
from confluence_desktop.windows.over_panel import OverPanel
from confluence_desktop.windows.widgets import PlainLabel, SectionTitle
from confluence_desktop.workshop.spoken import say


class KeySheet(OverPanel):
    """Esc or F1 closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=1180, top=84)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.addWidget(SectionTitle(say("keys.title")))
        content = QWidget()
        content.setObjectName("keys")
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 16, 0)
        columns.setSpacing(40)
        everywhere = _gathered(commands_of(Scope.EVERYWHERE))
        half = (len(everywhere) + 1) // 2
        first, second, third = (QVBoxLayout() for _ in range(3))
        first.addLayout(_section(_heading(Scope.EVERYWHERE), everywhere[:half]))
        second.addLayout(_section("", everywhere[half:]))
        second.addLayout(_section(_heading(Scope.WALL), commands_of(Scope.WALL)))
        for scope in (Scope.LINE, Scope.BOARD, Scope.AGENDA, Scope.OUTLINE, Scope.FINDINGS):
            third.addLayout(_section(_heading(scope), commands_of(scope)))
        for column in (first, second, third):
            column.setSpacing(18)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setStyleSheet("QScrollArea, QWidget#keys { background: transparent; }")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        area.setMinimumHeight(content.sizeHint().height() + 4)
        self.column.addWidget(area)

    @override
    def place(self) -> None:
        super().place()
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.close_panel()
        else:
            super().keyPressEvent(event)


def _heading(scope: Scope) -> str:
    return say(f"keys.scopes.{scope}")


def _gathered(keys: list[Key]) -> list[Key]:
    """The seven level keys as one line."""
    levels = [key for key in keys if key.command.startswith("level.")]
    line = Key("levels", shown=f"{shown_key(levels[0])} … {len(levels)}")
    place = keys.index(levels[0])
    return [*keys[:place], line, *keys[place + len(levels) :]]


def _section(heading: str, keys: list[Key]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    title = PlainLabel(heading, size_px=15, weight=700, tone="muted")
    grid.addWidget(title, 0, 0, 1, 2)
    for row, key in enumerate(keys, 1):
        grid.addWidget(PlainLabel(shown_key(key), size_px=14, weight=600), row, 0)
        words = PlainLabel(key.words, size_px=14, wraps=True)
        grid.addWidget(words, row, 1)
    return grid
