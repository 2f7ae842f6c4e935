"""The list of what a board still lacks: shape, statement, and what was done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.workshop.findings import Finding, Severity
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNS = {Severity.ERROR: "▲", Severity.WARNING: "△", Severity.HINT: "○"}
"""Shapes, so that no severity is told by its colour alone."""

_WORDS = {
    Severity.ERROR: say("findings.must_be_mended"),
    Severity.WARNING: say("findings.ask"),
    Severity.HINT: say("findings.worth_asking"),
}
_MOST_SHOWN = 200
_NOTHING = say("findings.nothing_to_ask")
_FINDING_ROLE = Qt.ItemDataRole.UserRole
_SETTLED_MS = 40
_SIDE_PX = 18
_SIGN_PX = 22

KEYS = {
    Qt.Key.Key_A: "ask",
    Qt.Key.Key_P: "park",
    Qt.Key.Key_B: "accept",
    Qt.Key.Key_R: "take_back",
    Qt.Key.Key_C: "catch_22",
    Qt.Key.Key_Return: "show",
    Qt.Key.Key_Enter: "show",
}
"""What the keys of the list ask for."""

_STAYED = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard was here all along, but for another window or a menu."""

_Index = QModelIndex | QPersistentModelIndex


class FindingsList(QListWidget):
    """Findings under their headings.

    Signals:
        chosen: Another finding is current, or none.
        asked: A key asks for something; carries its word of `KEYS`.
        entered: The keyboard came here from somewhere else in the window.
    """

    chosen = Signal(object)
    entered = Signal()
    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self._groups: dict[str, str] = {}
        self._row = _FindingRow(theme, self)
        self.setItemDelegate(self._row)
        self.setAccessibleName(say("findings.board_lacks"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget, QListWidget:focus { background: transparent; border: 0; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._on_current)
        # The question below takes more room or less; once that is settled, the row is shown whole.
        self._keep_in_sight = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._keep_in_sight.timeout.connect(lambda: self.scrollTo(self.currentIndex()))

    @property
    def current(self) -> Finding | None:
        """The finding that keys act on."""
        row = self.currentItem()
        found = row.data(_FINDING_ROLE) if self.currentRow() >= 0 else None
        return found if isinstance(found, Finding) else None

    @property
    def statements(self) -> list[str]:
        """What is listed, headings included, for whoever asks what is shown."""
        return [self.item(row).text() for row in range(self.count())]

    def show_findings(
        self, groups: Sequence[tuple[str, Sequence[Finding]]], marked: frozenset[str] = frozenset()
    ) -> None:
        """Show findings under headings; the first group has none.

        Args:
            marked: Keys of the findings that are on the wall.
        """
        before, row = self.current, self.currentRow()
        group_before = self._group_of(before)
        self._is_filling = True
        self.clear()
        self._groups = {one.key: heading for heading, found in groups for one in found}
        for heading, findings in groups:
            if heading and findings:
                self._add(f"{heading} · {len(findings)}", None, "")
            for finding in findings[:_MOST_SHOWN]:
                aside = say("findings.on_the_wall") if finding.key in marked else ""
                self._add(f"{finding.statement}{aside}", finding, heading)
            if len(findings) > _MOST_SHOWN:
                left_out = f"{len(findings) - _MOST_SHOWN:,}"
                self._add(say("findings.more").format(count=left_out), None, "")
        if not self.count():
            self._add(_NOTHING, None, "")
        self._is_filling = False
        self._mark(before if self._group_of(before) == group_before else None, row)

    def go_to(self, finding: Finding) -> None:
        """Let keys act on a finding."""
        self._mark(finding, 0)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._row.theme = theme
        self.viewport().update()

    def _add(self, text: str, finding: Finding | None, heading: str) -> None:
        row = QListWidgetItem(text)
        row.setData(_FINDING_ROLE, finding)
        if finding is None:
            row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        else:
            state = heading or _WORDS[finding.severity]
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{state}: {text}")
            row.setData(Qt.ItemDataRole.AccessibleDescriptionRole, finding.question)
        self.addItem(row)

    def _mark(self, finding: Finding | None, row: int) -> None:
        """Stay at a finding; where it is gone, or was put away, at its place."""
        keys = [self._finding_at(place) for place in range(self.count())]
        same = next(
            (n for n, one in enumerate(keys) if one and finding and one.key == finding.key), None
        )
        there = same if same is not None else self._nearest(keys, max(0, row))
        if there is not None:
            self.setCurrentRow(there)
        self.chosen.emit(self.current)

    def _nearest(self, findings: Sequence[Finding | None], row: int) -> int | None:
        places = [place for place, one in enumerate(findings) if one is not None]
        return min(places, key=lambda place: abs(place - row), default=None)

    def _group_of(self, finding: Finding | None) -> str | None:
        return self._groups.get(finding.key) if finding is not None else None

    def _finding_at(self, row: int) -> Finding | None:
        found = self.item(row).data(_FINDING_ROLE)
        return found if isinstance(found, Finding) else None

    def _on_current(self) -> None:
        if not self._is_filling:
            self.chosen.emit(self.current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == (
            Qt.KeyboardModifier.NoModifier
        )
        word = next((word for key, word in KEYS.items() if key == event.key()), None)
        if word is not None and is_plain:
            self.asked.emit(word)
        elif event.key() == Qt.Key.Key_Escape or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _STAYED:
            self.entered.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._keep_in_sight.start()


class _FindingRow(QStyledItemDelegate):
    """Paints a finding: its shape, then its statement, lines broken."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        if index.data(_FINDING_ROLE) is None:
            return QSize(width, 34)
        box = QRect(0, 0, width - 2 * _SIDE_PX - _SIGN_PX, 10_000)
        metrics = QFontMetrics(interface_font(15))
        text = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, text.height() + 14)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        finding = index.data(_FINDING_ROLE)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(9, 1, -9, -1)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("soft"))
            painter.drawRoundedRect(box, 8, 8)
            if self._view.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.theme.colour("focus"), 2))
                painter.drawRoundedRect(box, 8, 8)
        place = option.rect.adjusted(_SIDE_PX, 7, -_SIDE_PX, -7)
        if isinstance(finding, Finding):
            painter.setFont(interface_font(15, 600))
            painter.setPen(self.theme.colour(_token(finding)))
            painter.drawText(place, Qt.AlignmentFlag.AlignTop, SIGNS[finding.severity])
            place.setLeft(place.left() + _SIGN_PX)
            painter.setFont(interface_font(15))
            painter.setPen(self.theme.colour("ink"))
        else:
            painter.setFont(interface_font(14, 600))
            painter.setPen(self.theme.colour("muted"))
        painter.drawText(place, Qt.TextFlag.TextWordWrap, str(index.data()))
        painter.restore()


def _token(finding: Finding) -> str:
    return "muted" if finding.severity is Severity.HINT else "warn"
