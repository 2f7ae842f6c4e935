"""Fields of the panels: each reads a value of the session and writes it back when changed."""

from collections.abc import Callable, Sequence
from itertools import count
from time import time_ns

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.canvas.typed_text import typed_text
from confluence_desktop.windows.growing_text import GrowingText
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.windows.widgets import PillButton, PlainLabel

WRITE_MS = 400
_TYPING = count(time_ns())
INSET_PX = 7
"""Words stand as far in as the text of a field does."""


class Part(QWidget):
    """A piece of a panel that can take in what has changed."""

    _is_wanted = True

    def refresh(self) -> None:
        """Show the session as it is now."""

    def _want(self, *, is_wanted: bool) -> None:
        """Show or hide it; without a parent yet, showing it would make it a window."""
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self.setVisible(is_wanted)


class Words(Part):
    """Text that is only read; goes away while it is empty."""

    def __init__(
        self,
        read: Callable[[], str],
        *,
        heading: str = "",
        size_px: int = 17,
        weight: int = 400,
        tone: str = "ink",
    ) -> None:
        super().__init__()
        self._read = read
        column = _column(self)
        if heading:
            column.addWidget(heading_label(heading))
        self._label = PlainLabel(size_px=size_px, weight=weight, tone=tone, wraps=True)
        self._label.setMinimumWidth(1)
        self._label.setIndent(INSET_PX)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._label)
        self.refresh()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    @override
    def refresh(self) -> None:
        text = self._read()
        self._label.setText(text)
        self._want(is_wanted=bool(text))


class Field(Part):
    """A heading with text to edit under it.

    Args:
        read: Gives the value.
        write: Takes a new value and a number that stays the same while one goes on typing, and that
            no other typing has, not even that of another day.
        is_line: Enter leaves the field instead of breaking the line.
    """

    def __init__(
        self,
        heading: str,
        read: Callable[[], str],
        write: Callable[[str, int], object],
        *,
        hint: str = "",
        aside: str = "",
        is_line: bool = False,
        size_px: int = 16,
        weight: int = 400,
    ) -> None:
        super().__init__()
        self._read, self._write = read, write
        self._typing = next(_TYPING)
        self.editor = GrowingText(is_line=is_line)
        self.editor.setFont(interface_font(size_px, weight))
        self.editor.setPlaceholderText(hint)
        self.editor.setAccessibleName(heading)
        column = _column(self)
        column.addWidget(heading_label(heading, aside))
        column.addWidget(self.editor)
        self._timer = QTimer(self, singleShot=True, interval=WRITE_MS)
        self._timer.timeout.connect(self.store)
        self._shown = read()
        self.editor.setPlainText(self._shown)
        self.editor.textChanged.connect(self._timer.start)
        self.editor.focused = self._on_focused
        self.editor.blurred = self.store

    def store(self) -> None:
        """Write what was typed, if it differs; what changed elsewhere meanwhile is not undone."""
        self._timer.stop()
        text = typed_text(self.editor)
        if text not in {self._shown, self._read()}:
            self._write(text, self._typing)
        self._shown = text

    @override
    def refresh(self) -> None:
        text, typed = self._read(), typed_text(self.editor)
        # A space just typed at the end is not kept in the record, but must stay while one types.
        is_same = text.split() == typed.split() if self.editor.hasFocus() else text == typed
        if not self._timer.isActive() and not is_same:
            self.editor.setPlainText(text)
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
            self._shown = text
            self._timer.stop()

    def _on_focused(self) -> None:
        self._typing = next(_TYPING)


class Choice(Part):
    """A heading with the chosen one of a few words beside it."""

    def __init__(
        self,
        heading: str,
        options: Sequence[tuple[str, str]],
        read: Callable[[], str],
        write: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._heading, self._options = heading, options
        self._read, self._write = read, write
        self.button = PillButton("", size="small")
        self.button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(heading_label(heading), 1)
        row.addWidget(self.button)
        self.refresh()

    @override
    def refresh(self) -> None:
        chosen = self._read()
        words = next((words for key, words in self._options if key == chosen), "–")
        metrics = self.button.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, 150)
        self.button.setText(f"{shown} ▾".replace("&", "&&"))
        self.button.setAccessibleName(f"{self._heading}: {words}")

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now, chosen = None, self._read()
        for key, words in self._options:
            action = QAction(words.replace("&", "&&"), menu)
            action.triggered.connect(lambda _checked=False, key=key: self._write(key))
            menu.addAction(action)
            now = action if key == chosen else now
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        if now is not None:
            menu.setActiveAction(now)


class Toggle(Part):
    """A yes or no as a button: ✓ or ✗ before its word; before it was asked, as `unasked` says."""

    def __init__(
        self,
        yes: str,
        no: str,
        read: Callable[[], bool],
        write: Callable[[bool], object],
        *,
        unasked: Callable[[], str] = str,
    ) -> None:
        super().__init__()
        self._yes, self._no, self._unasked = yes, no, unasked
        self._read = read
        self.button = PillButton("", size="small")
        self.button.setCheckable(True)
        self.button.clicked.connect(lambda: write(not read()))
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET_PX, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        self.refresh()

    @override
    def refresh(self) -> None:
        is_on = self._read()
        self.button.setChecked(is_on)
        self.button.setText(self._unasked() or (f"✓ {self._yes}" if is_on else f"✗ {self._no}"))


class Buttons(Part):
    """Things to do, side by side; `is_wanted` hides them while they mean nothing."""

    def __init__(
        self,
        *buttons: tuple[str, Callable[[], object]],
        is_wanted: Callable[[], bool] = lambda: True,
        words: str = "",
    ) -> None:
        super().__init__()
        self._means_anything = is_wanted
        column = _column(self)
        if words:
            label = PlainLabel(words, size_px=15, tone="warn", wraps=True)
            label.setIndent(INSET_PX)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(INSET_PX, 4, 0, 0)
        row.setSpacing(8)
        column.addLayout(row)
        for text, act in buttons:
            button = PillButton(text, size="small")
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        self.refresh()

    @override
    def refresh(self) -> None:
        self._want(is_wanted=self._means_anything())


def heading_label(heading: str, aside: str = "") -> PlainLabel:
    """The quiet heading over a part."""
    text = f"{heading} · {aside}" if aside else heading
    label = PlainLabel(text, size_px=15, weight=600, tone="muted", wraps=True)
    label.setIndent(INSET_PX)
    return label


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    return column
