"""The details at the right: of what is selected on the board, else of the agenda item."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.boards.strategy_map.clustering import cluster_of
from confluence_desktop.document.record import Record
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.fields import Part, Words
from confluence_desktop.windows.focus import has_keys
from confluence_desktop.windows.inspector_item import board_parts, item_parts
from confluence_desktop.windows.note_kinds import NOTE_KINDS
from confluence_desktop.windows.stage_desk import StageDesk
from confluence_desktop.windows.stage_rows import RowList
from confluence_desktop.windows.widgets import SidePanel
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.exercise import stage_mark
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.polarity import PolarityEntry
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.spoken import say

_KINDS: tuple[type[Record], ...] = (
    Card,
    Link,
    Cluster,
    Because,
    Step,
    Loop,
    Round,
    Request,
    PolarityEntry,
    *(kind.kind for kind in NOTE_KINDS),
)

_ROUND_FOCUS_PX = 40
"""What has the keyboard stays so far from the edge, so that its heading can be read."""


class Inspector(SidePanel):
    """Shows and edits one thing at a time.

    Signals:
        command: A button stands for this command.
        chosen: Another record is to be shown; carries its id.
        went: A record is to be gone to, wherever it is; carries its id.
        left: What had the keyboard went with the agenda item, the board or the stage.
    """

    left = Signal()
    command = Signal(str)
    chosen = Signal(str)
    went = Signal(str)

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._shown: tuple[str, ...] = (say("details.nothing_yet"),)
        self._where: tuple[str | None, ...] = ()
        self._parts: list[Part] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The panel's own ground shows through, in whichever theme.
        self._area.setStyleSheet("QScrollArea, QWidget#details { background: transparent; }")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._area, 1)
        self.setAccessibleName(say("details.details"))
        self._to_see = QTimer(self, singleShot=True, interval=0)
        self._to_see.timeout.connect(self._let_see)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    @property
    def text(self) -> str:
        """Everything that it says, for whoever asks what is shown."""
        return "\n".join(part.text for part in self._parts if isinstance(part, Words))

    def show_details(
        self, selection: Sequence[str], item_id: str | None, board_id: str | None
    ) -> None:
        """Show what is selected; without a selection the agenda item and the board."""
        ids = [record_id for record_id in selection if self._find(record_id) is not None]
        stage = stage_mark(self._edits.document, board_id)
        place = (*sorted(ids), *self._shape(ids)) if ids else ("|", item_id or "", board_id or "")
        shown = (*place, stage)
        where = (item_id, board_id, stage)
        if shown == self._shown:
            for part in self._parts:
                part.refresh()
            return
        is_elsewhere = where != self._where
        self._shown, self._where = shown, where
        had_keys = has_keys(self._area)
        self._fill(self._make(ids, item_id, board_id))
        if had_keys and is_elsewhere:
            self.left.emit()
        elif had_keys:
            self.focus_work()

    def set_foot(self, foot: QWidget) -> None:
        """Put something below the details, whatever they show."""
        self._column.addWidget(foot, 1)

    def focus_first_field(self) -> None:
        """Put the keyboard on the first thing that can be edited or pressed."""
        content = self._area.widget()
        for widget in content.findChildren(QWidget) if content is not None else ():
            takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_tab and widget.isEnabled() and widget.isVisibleTo(self):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def focus_work(self) -> None:
        """Put the keyboard on what is worked with in a stage, else on the first field."""
        from confluence_desktop.windows.inspector_exercise import first_work

        work = first_work(self._parts, self)
        if work is not None:
            work.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focus_first_field()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not isinstance(now, RowList) and self._area.isAncestorOf(now):
            self._to_see.start()  # what was just opened is laid out by then

    def _let_see(self) -> None:
        """Scroll so far that what has the keyboard is in sight; of rows, the current one."""
        focus = QApplication.focusWidget()
        content = self._area.widget()
        if isinstance(focus, QWidget) and content is not None and content.isAncestorOf(focus):
            layout = content.layout()
            if layout is not None:
                layout.activate()
            if isinstance(focus, RowList):
                focus.let_see()
                return
            self._area.ensureWidgetVisible(focus, 0, _ROUND_FOCUS_PX)

    def _shape(self, ids: list[str]) -> list[str]:
        """What decides which fields there are, beside the record itself."""
        card = self._edits.document.find(Card, ids[0]) if len(ids) == 1 else None
        if card is None:
            return []
        cluster = cluster_of(self._edits.document, card)
        return [card.level, cluster.id if cluster is not None else ""]

    def _make(self, ids: list[str], item_id: str | None, board_id: str | None) -> list[Part]:
        if len(ids) > 1:
            from confluence_desktop.windows.inspector_several import several_parts

            return several_parts(self._edits, ids, board_id, self.command.emit)
        if ids:
            return self._make_of(ids[0], board_id)
        document = self._edits.document
        parts: list[Part] = []
        item, board = document.find(AgendaItem, item_id), document.find(Board, board_id)
        if item is not None:
            parts += item_parts(self._edits, item.id)
        if board is not None:
            parts += board_parts(self._edits, board.id, has_item=item is not None)
        if stage_mark(document, board_id):
            from confluence_desktop.windows.inspector_exercise import with_stage

            return with_stage(self._desk(board_id), item, parts)
        return parts or [Words(lambda: say("details.select_something"), tone="muted")]

    def _make_of(self, record_id: str, board_id: str | None) -> list[Part]:
        """The parts of one record; what knows its kind is loaded when something is selected."""
        from confluence_desktop.windows.inspector_card import map_parts
        from confluence_desktop.windows.inspector_exercise import catch_22_parts
        from confluence_desktop.windows.inspector_notes import note_parts
        from confluence_desktop.windows.inspector_request import request_parts
        from confluence_desktop.windows.inspector_round import round_parts

        edits, record = self._edits, self._find(record_id)
        assert record is not None
        return (
            note_parts(edits, record)
            or map_parts(edits, record, self.chosen.emit)
            or round_parts(edits, record)
            or request_parts(edits, record)
            or catch_22_parts(self._desk(board_id), record)
        )

    def _desk(self, board_id: str | None) -> StageDesk:
        return StageDesk(
            self._edits,
            board_id or "",
            show=self.chosen.emit,
            go=self.went.emit,
            command=self.command.emit,
        )

    def _fill(self, parts: list[Part]) -> None:
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        self._parts = parts
        content = QWidget()
        content.setObjectName("details")
        column = QVBoxLayout(content)
        column.setContentsMargins(13, 18, 13, 18)
        column.setSpacing(18)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._area.setWidget(content)
        content.installEventFilter(self)

    def _find(self, record_id: str) -> Record | None:
        for kind in _KINDS:
            record = self._edits.document.find(kind, record_id)
            if record is not None:
                return record
        return None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What grows pushes nothing that has the keyboard out of sight."""
        if event.type() is QEvent.Type.Resize and has_keys(self._area):
            self._to_see.start()
        return super().eventFilter(watched, event)

    @override
    def hasFocus(self) -> bool:
        return has_keys(self)
