"""Fields that find something by a few of its letters: people by name, cards and rounds by text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.windows.fields import Part, heading_label
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.windows.widgets import LineField, PillButton, isolated
from confluence_desktop.workshop.spoken import say

_MOST_SHOWN = 6
_ROW_PX, _FRAME_PX = 36, 2
_KEY_ROLE = Qt.ItemDataRole.UserRole
_CHIP_PX = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be chosen.

    Attributes:
        kind: A word before its text, such as a card's level; empty if there is none.
    """

    key: str
    text: str
    kind: str = ""

    @property
    def label(self) -> str:
        """As it stands in the list."""
        line = " ".join(self.text.split())
        return f"{self.kind} · {isolated(line)}" if self.kind else line


def matching(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """The offers that hold all typed words; those that begin with them come first."""
    words = typed.casefold().split()
    if not words:
        return list(offers)
    found = [one for one in offers if all(word in one.label.casefold() for word in words)]
    return sorted(found, key=lambda one: not one.text.casefold().startswith(words[0]))


class Finder(QWidget):
    """A line to type letters into, and what they find below it: ↑↓ marks, Enter takes.

    Signals:
        picked: Carries the key of what was taken.
        typed: Enter was pressed where nothing is marked; carries what stands in the line.
        emptied: Backspace was pressed in the empty line.
        blurred: The keyboard has gone elsewhere.
    """

    picked = Signal(str)
    typed = Signal(str)
    emptied = Signal()
    blurred = Signal()

    def __init__(self, name: str, hint: str, offers: Callable[[], Sequence[Offer]]) -> None:
        super().__init__()
        self._offers = offers
        self.line = LineField()
        self.line.setFont(interface_font(16))
        self.line.setProperty("look", "quiet")
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._take)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textEdited.connect(self._find)

    @property
    def shown(self) -> list[str]:
        """What is offered at the moment, from above; empty while nothing is."""
        if self.list.isHidden():
            return []
        return [self.list.item(row).text() for row in range(self.list.count())]

    def close_list(self) -> None:
        """Offer nothing."""
        self.list.hide()

    def _find(self, typed: str, *, is_asked: bool = False) -> None:
        found = matching(self._offers(), typed)[:_MOST_SHOWN] if typed.strip() or is_asked else []
        self.list.clear()
        for offer in found:
            row = QListWidgetItem(offer.label)
            row.setData(_KEY_ROLE, offer.key)
            self.list.addItem(row)
        row_px = max(self.list.sizeHintForRow(0), _ROW_PX) if found else 0
        self.list.setFixedHeight(row_px * len(found) + 2 * _FRAME_PX)
        self.list.setVisible(bool(found))
        if found:
            self.list.setCurrentRow(0)

    def _take(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            self.close_list()
            self.picked.emit(str(row.data(_KEY_ROLE)))

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._mark(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.isHidden():
                self.typed.emit(self.line.text())
            else:
                self._take(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            if self.list.isHidden():
                event.ignore()  # the page goes back to its line
            self.close_list()
        elif key == Qt.Key.Key_Backspace and not self.line.text():
            self.emptied.emit()
        else:
            return False
        return True

    def _mark(self, by: int) -> None:
        """The next offer, or the one before; an arrow in the idle line shows what there is."""
        if self.list.isHidden():
            self._find(self.line.text(), is_asked=True)
        elif self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.modifiers() in plain:
                return self._press(event)
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.close_list()
            self.blurred.emit()
        return super().eventFilter(watched, event)


class Ties(Part):
    """A heading, what is tied as buttons that untie it, and a line that finds more.

    Args:
        offers: What can be tied.
        read: The keys that are tied now.
        named: What a tied key is called; it may be gone.
        write: Takes the keys that are tied from now on.
    """

    def __init__(
        self,
        heading: str,
        hint: str,
        offers: Callable[[], Sequence[Offer]],
        *,
        read: Callable[[], Sequence[str]],
        named: Callable[[str], str],
        write: Callable[[tuple[str, ...]], object],
    ) -> None:
        super().__init__()
        self._read, self._named, self._write = read, named, write
        self._offers = offers
        self._shown: list[tuple[str, str]] | None = None
        self.finder = Finder(heading, hint, self._untied)
        self._tied = QVBoxLayout()
        self._tied.setSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(heading_label(heading))
        column.addLayout(self._tied)
        column.addWidget(self.finder)
        self.finder.picked.connect(self._tie)
        self.finder.emptied.connect(self._untie_last)
        self.refresh()

    @override
    def refresh(self) -> None:
        shown = [(key, self._named(key)) for key in self._read()]
        if shown == self._shown:
            return
        self._shown = shown
        while (old := self._tied.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, name in shown:
            line = " ".join(name.split())
            button = PillButton("", size="small")
            metrics = button.fontMetrics()
            short = metrics.elidedText(line, Qt.TextElideMode.ElideRight, _CHIP_PX)
            button.setText(f"{short}  ×".replace("&", "&&"))
            button.setAccessibleName(say("plan.details.take_away").format(tied=line))
            button.clicked.connect(lambda _checked=False, key=key: self._untie(key))
            self._tied.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _untied(self) -> list[Offer]:
        tied = set(self._read())
        return [one for one in self._offers() if one.key not in tied]

    def _tie(self, key: str) -> None:
        self.finder.line.clear()
        self._write((*self._read(), key))
        self.refresh()

    def _untie(self, key: str) -> None:
        self._write(tuple(one for one in self._read() if one != key))
        self.refresh()
        self.finder.line.setFocus()

    def _untie_last(self) -> None:
        tied = tuple(self._read())
        if tied:
            self._write(tied[:-1])
            self.refresh()


class NameField(Part):
    """A heading and a line for a name; who was listed as being there is offered while typing."""

    def __init__(
        self,
        heading: str,
        offers: Callable[[], Sequence[Offer]],
        read: Callable[[], str],
        write: Callable[[str], object],
        *,
        hint: str = "…",
    ) -> None:
        super().__init__()
        self._read, self._write = read, write
        self._shown = ""
        self.finder = Finder(heading, hint, offers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(heading_label(heading))
        column.addWidget(self.finder)
        self.finder.picked.connect(self._pick)
        self.finder.typed.connect(self._enter)
        self.finder.blurred.connect(lambda: self.store(self.finder.line.text()))
        self.refresh()

    def store(self, text: str) -> None:
        """Write what was typed, if it differs; what changed elsewhere meanwhile is not undone."""
        name = text.strip()
        is_typed, self._shown = name != self._shown, name
        if is_typed and name != self._read():
            self._write(name)

    @override
    def refresh(self) -> None:
        line, name = self.finder.line, self._read()
        is_typing = line.hasFocus() and line.text() != self._shown
        if not is_typing and line.text() != name:
            line.setText(name)
            self._shown = name

    def _pick(self, key: str) -> None:
        self.finder.line.setText(key)
        self.store(key)

    def _enter(self, text: str) -> None:
        self.store(text)
        self.focusNextChild()
