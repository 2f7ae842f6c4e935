"""The left side of the session window: the agenda, and below it what was noted on the way."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.document.record import Records
from confluence_desktop.windows.agenda import AgendaList, ends_words
from confluence_desktop.windows.folding import AGENDA_PX, FOLDED_AGENDA_PX
from confluence_desktop.windows.notes_panel import NotesPanel
from confluence_desktop.windows.theme import Theme
from confluence_desktop.windows.widgets import PlainLabel, QuietButton, Rail, plain_tooltip
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.spoken import say

_SHARE_OF_AGENDA = 0.62
"""At least, however much was noted."""
_BELOW_PX = 8


class AgendaPanel(Rail):
    """Folds to the items' numbers.

    Signals:
        fold_wanted: The person folds or unfolds it.
        add_wanted: Add an item after the one with this id.
    """

    fold_wanted = Signal()
    add_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_folded = False
        self._share_room_soon = QTimer(self, singleShot=True, interval=0)
        self._share_room_soon.timeout.connect(self._share_room)
        self.list = AgendaList(theme)
        self.notes = NotesPanel(theme)
        self._ends = PlainLabel(size_px=14, weight=600, tone="muted", tabular=True)
        self._fold = QuietButton("«", name=say("window.fold_the_agenda_f3"), size_px=16)
        self._add = QuietButton(
            say("window.add_an_item"), name=say("window.add_an_agenda_item"), size_px=14
        )
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(20, 12, 8, 4)
        self._head.addWidget(self._ends, 1)
        self._head.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, _BELOW_PX)
        column.setSpacing(0)
        column.addLayout(self._head)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(10, 0, 10, 0)
        self._rows.addWidget(self.list)
        column.addLayout(self._rows)
        self._add_row = QHBoxLayout()
        self._add_row.setContentsMargins(12, 4, 0, 6)
        self._add_row.addWidget(self._add)
        self._add_row.addStretch(1)
        column.addLayout(self._add_row)
        column.addWidget(self.notes, 1)
        column.addStretch(0)
        self._fold.clicked.connect(self.fold_wanted)
        self._add.clicked.connect(lambda: self.add_wanted.emit(self.list.marked_id))
        self.list.add_wanted.connect(self.add_wanted)
        self.list.viewport().installEventFilter(self)
        self.setFixedWidth(AGENDA_PX)
        self.setAccessibleName(say("window.agenda_and_notes"))

    def show_agenda(
        self, agenda: Sequence[AgendaItem], current_id: str, titles: Mapping[str, str]
    ) -> None:
        """Show the items, each as it is called."""
        self.list.show_agenda(agenda, current_id, titles)
        self._share_room()

    def show_end(self, ends_at: datetime) -> None:
        """Show when the day ends."""
        words = ends_words(ends_at) if self.list.count() else say("window.agenda")
        if self._ends.text() != words:
            self._ends.setText(words)

    def show_notes(self, records: Records) -> None:
        """Show what was noted."""
        self.notes.show_notes(records)
        self._share_room()

    def fold(self, *, is_folded: bool) -> None:
        """Show numbers only, or all."""
        self.is_folded = is_folded
        self.setFixedWidth(FOLDED_AGENDA_PX if is_folded else AGENDA_PX)
        self.list.set_folded(is_folded=is_folded)
        self._ends.setVisible(not is_folded)
        self._add.setVisible(not is_folded)
        self.notes.setVisible(not is_folded)
        self._fold.setText("»" if is_folded else "«")
        name = say("window.show_the_agenda_f3") if is_folded else say("window.fold_the_agenda_f3")
        self._fold.setAccessibleName(name)
        self._fold.setToolTip(plain_tooltip(name))
        self._head.setContentsMargins(*((14, 12, 8, 4) if is_folded else (20, 12, 8, 4)))
        self._rows.setContentsMargins(*((2, 0, 2, 0) if is_folded else (10, 0, 10, 0)))
        self._share_room()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.list.set_theme(theme)
        self.notes.set_theme(theme)

    def _share_room(self) -> None:
        self.list.doItemsLayout()
        height = self.height()
        room = int(height * (0.9 if self.is_folded else _SHARE_OF_AGENDA))
        if not self.is_folded:
            room = max(room, height - self._height_of_the_rest)
        room = max(120, room)
        self.list.setFixedHeight(min(self.list.content_height + 4, room))

    @property
    def _height_of_the_rest(self) -> int:
        """What the heading, the notes and the button take that stand around the list."""
        around = (self._head, self._add_row)
        bottom = self.contentsMargins().bottom() + _BELOW_PX
        return sum(row.sizeHint().height() for row in around) + self.notes.content_height + bottom

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the list its height anew when its rows break at another width."""
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._share_room_soon.start()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
