"""What a pasted list will become, as rows: each entry with the level it will get."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from typing_extensions import override

from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.outline import Entry, level_of

DEPTH_ROLE = Qt.ItemDataRole.UserRole
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
LIKE_ROLE = Qt.ItemDataRole.UserRole + 2

_LOOK_S = 0.008
"""So long is looked at a time, so that keys are answered in between."""
_Index = QModelIndex | QPersistentModelIndex

LikeWhat = Callable[[Level | None, str], str]
"""What a text of a level is nearly the same as; empty if nothing."""


class PasteEntries(QAbstractListModel):
    """Rows of entries; what they are like is looked for bit by bit, so that opening never waits.

    Signals:
        counted: More is known of what is nearly the same.
    """

    counted = Signal()

    def __init__(self, like_what: LikeWhat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._like_what = like_what
        self._entries: Sequence[Entry] = ()
        self._start: Level | None = None
        self._likes: dict[int, str] = {}
        self._seen: set[tuple[Level | None, str]] = set()
        self._next = 0
        self._look = QTimer(self, interval=0)
        self._look.timeout.connect(self._look_on)

    def show_entries(self, entries: Sequence[Entry], start: Level | None) -> None:
        """Show a list whose outermost entries have a level; without levels, plain."""
        self.beginResetModel()
        self._entries, self._start = entries, start
        self._begin_to_look()
        self.endResetModel()

    def start_at(self, start: Level | None) -> None:
        """Show the same list beginning at another level."""
        self._start = start
        self._begin_to_look()
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def level_of(self, row: int) -> Level | None:
        """The level that an entry will have; None where there are no levels."""
        if self._start is None:
            return None
        return level_of(self._start, self._entries[row])

    @property
    def levels(self) -> Counter[Level]:
        """How many entries there will be of each level."""
        if self._start is None:
            return Counter()
        alike = Counter(Entry(one.depth, "", one.level) for one in self._entries)
        found: Counter[Level] = Counter()
        for entry, count in alike.items():
            found[level_of(self._start, entry)] += count
        return found

    @property
    def alike_count(self) -> int:
        """How many entries are nearly the same as something, as far as was looked."""
        return len(self._likes)

    @property
    def is_looking(self) -> bool:
        return self._look.isActive()

    def stop(self) -> None:
        """Look no further."""
        self._look.stop()

    def _begin_to_look(self) -> None:
        self._likes.clear()
        self._seen.clear()
        self._next = 0
        if self._entries:
            self._look.start()
        else:
            self._look.stop()

    def _look_on(self) -> None:
        first = last = self._next
        known = len(self._likes)
        until = time.monotonic() + _LOOK_S
        while last < len(self._entries) and (last == first or time.monotonic() < until):
            like = self._like(last)
            if like:
                self._likes[last] = like
            last += 1
        self._next = last
        if last >= len(self._entries):
            self._look.stop()
        if len(self._likes) > known:
            self.dataChanged.emit(self.index(first), self.index(last - 1))
        if len(self._likes) > known or last >= len(self._entries):
            self.counted.emit()

    def _like(self, row: int) -> str:
        level, text = self.level_of(row), self._entries[row].text
        plain = (level, " ".join(text.casefold().split()))
        if plain in self._seen:
            return text
        self._seen.add(plain)
        return self._like_what(level, text)

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not 0 <= row < len(self._entries):
            return None
        entry, level = self._entries[row], self.level_of(row)
        text = " ".join(entry.text.split())
        shown = {
            DEPTH_ROLE: entry.depth,
            LEVEL_ROLE: level,
            LIKE_ROLE: self._likes.get(row, ""),
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.AccessibleTextRole: (
                f"{level.singular.capitalize()}: {text}" if level else text
            ),
        }
        return shown.get(role)
