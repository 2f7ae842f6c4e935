"""A pasted list before it is added: over the board, with the keyboard still in the line."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.windows.capture_keys import CaptureKeys, KeyWords
from confluence_desktop.windows.capture_line import CaptureLine
from confluence_desktop.windows.note_kinds import note_kind
from confluence_desktop.windows.paste_entries import PasteEntries
from confluence_desktop.windows.paste_row import ROW_PX, PasteRow
from confluence_desktop.windows.theme import Theme
from confluence_desktop.windows.widgets import ElidedLabel, Panel, PillButton, PlainLabel, isolated
from confluence_desktop.workshop.cards import LEVELS, Card, Level
from confluence_desktop.workshop.spoken import say

_WIDEST_PX = 860
_MARGIN_PX = 16
_ROWS_AT_MOST = 14
_SHARE = 0.8

_ON_LEVELS: KeyWords = (
    ("Tab", say("capture.level_down")),
    ("Shift Tab", say("capture.level_up")),
    ("↑↓", say("capture.goes_under")),
)
_ON_PLACES: KeyWords = (("Tab", say("capture.next_place")), ("↑↓", say("capture.place")))


class PastePreview(Panel):
    """Shows what the line offers to add; the line answers the keys.

    Args:
        over: The widget that it floats over, at the foot.
    """

    def __init__(self, line: CaptureLine, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._line = line
        self._over = over
        self.entries = PasteEntries(line.like_what, self)
        self.list = QListView()
        self._rows = PasteRow(theme, self.list)
        self.list.setModel(self.entries)
        self.list.setItemDelegate(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(say("capture.pasted"))
        self._title = PlainLabel(size_px=19, weight=700)
        self._where = ElidedLabel(size_px=16)
        self._counts = PlainLabel(size_px=14, tone="muted", wraps=True)
        self._alike = PlainLabel(size_px=14, tone="warn")
        self._keys = CaptureKeys()
        self._add = PillButton(say("capture.add_all"), is_primary=True, size="small")
        self._drop = PillButton(say("capture.drop_it"), size="small")
        for button in (self._add, self._drop):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add.clicked.connect(line.take_offer)
        self._drop.clicked.connect(line.drop_offer)
        self._lay_out()
        line.offer_changed.connect(self._on_offer)
        line.pointed.connect(self._show_where)
        self.entries.counted.connect(self._show_counts)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says of the list as a whole."""
        labels = (self._title.text(), self._where.whole, self._counts.text(), self._alike.text())
        return "\n".join(words for words in labels if words)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._rows.theme = theme
        self.list.viewport().update()

    def _on_offer(self) -> None:
        entries = self._line.offered
        if not entries:
            self.entries.stop()
            self.hide()
            return
        self.entries.show_entries(entries, self._start())
        self.list.scrollToTop()
        self._show_where()
        self.show()
        self._place()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self._title, QAccessible.Event.Alert))

    def _start(self) -> Level | None:
        there = self._line.destination
        return Level(there.key) if there is not None and there.key in set(Level) else None

    @property
    def _is_levelled(self) -> bool:
        """Whether headings say the level of every entry, so that none is to be chosen."""
        return self._start() is not None and all(one.level for one in self._line.offered)

    def _show_where(self) -> None:
        entries, there = self._line.offered, self._line.destination
        if not entries or there is None:
            return
        start = self._start()
        self.entries.start_at(start)
        said = say("capture.pasted_count").format(count=f"{len(entries):,}")
        self._title.setText(said)
        where = self._words_for_place()
        into = say("capture.pasted_into").format(entries=said, place=there.label)
        self._title.setAccessibleName(f"{said}. {where}" if self._is_levelled else into)
        self._where.set_whole(where)
        self._where.set_tone("warn" if note_kind(there.key) else "ink")
        on_levels = () if self._is_levelled else _ON_LEVELS
        self._keys.show_keys(on_levels if start else _ON_PLACES)
        self._show_counts()

    def _words_for_place(self) -> str:
        there = self._line.destination
        assert there is not None
        kind = note_kind(there.key)
        if kind is not None:
            return say("capture.pasted_as_notes").format(place=kind.heading)
        if self._is_levelled:
            return say("capture.by_headings")
        parent = self._line.edits.document.find(Card, there.under_id)
        under = _under(parent.text) if parent else ""
        begin = say("capture.outermost_become") if self._start() else say("capture.they_go_to")
        return f"{begin}: {isolated(there.label)}{under}"

    def _show_counts(self) -> None:
        levels = self.entries.levels
        parts = [f"{level.plural} {levels[level]:,}" for level in LEVELS if levels[level]]
        self._counts.setText(" · ".join(parts))
        self._counts.setVisible(bool(parts))
        alike = self.entries.alike_count
        sign = "…" if self.entries.is_looking else ""
        said = say(f"capture.pasted_alike.{'one' if alike == 1 else 'other'}")
        self._alike.setText(f"{said.format(count=f'{alike:,}')}{sign}" if alike else "")
        self._alike.setVisible(bool(alike))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._drop)
        head.addWidget(self._add)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._alike)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._where)
        column.addWidget(self._counts)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _place(self) -> None:
        room = self._over.rect()
        width = min(_WIDEST_PX, room.width() - 2 * _MARGIN_PX)
        rows = min(len(self._line.offered), _ROWS_AT_MOST)
        self.list.setMinimumHeight(min(3, rows) * ROW_PX)
        chrome = self.sizeHint().height() - self.list.sizeHint().height()
        height = min(chrome + rows * ROW_PX + 4, round(room.height() * _SHARE))
        left = (room.width() - width) // 2
        self.setGeometry(left, room.height() - height - _MARGIN_PX, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


def _under(text: str) -> str:
    return say("capture.pasted_under").format(card=isolated(" ".join(text.split())))
