"""A part of the details that opens on demand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.windows.fields import Part
from confluence_desktop.windows.widgets import QuietButton
from confluence_desktop.workshop.spoken import say


class Fold(Part):
    """A heading that opens and closes what stands under it."""

    def __init__(self, heading: str, parts: Sequence[Part], *, is_open: bool = False) -> None:
        super().__init__()
        self._heading = heading
        self.parts = parts
        self.head = QuietButton("", name=heading, size_px=15, weight=600)
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.clicked.connect(lambda: self.set_open(is_open=not self.is_open))
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.setSpacing(12)
        for part in parts:
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)
        self.set_open(is_open=is_open)

    @property
    def is_open(self) -> bool:
        return not self._body.isHidden()

    def first_field(self, panel: QWidget) -> QWidget | None:
        """The first thing under the heading that takes the keyboard and is in sight."""
        for widget in self._body.findChildren(QWidget):
            takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_tab and widget.isEnabled() and widget.isVisibleTo(panel):
                return widget
        return None

    def set_open(self, *, is_open: bool) -> None:
        """Show what stands under the heading, or not."""
        self._body.setVisible(is_open)
        self.head.setText(f"{'▾' if is_open else '▸'} {self._heading}")
        spoken_as = say("window.is_open" if is_open else "window.is_closed")
        self.head.setAccessibleName(spoken_as.format(heading=self._heading))

    @override
    def refresh(self) -> None:
        for part in self.parts:
            part.refresh()
