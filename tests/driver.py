"""Drives a board view as a person would, in board units and by what cards say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desktop.drawing.geometry import Point

if TYPE_CHECKING:
    from confluence_desktop.canvas.board_view import BoardView
    from confluence_desktop.drawing.shapes import Figure

_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


def move_pointer(view: QWidget, spot: QPoint) -> None:
    """Tell a widget that the pointer has moved there.

    Qt's own `mouseMove` asks the platform which window lies at the place: it may be one that an
    earlier test has left behind and that is not gone yet.
    """
    place = QPointF(spot)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(view.mapToGlobal(spot)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        _NONE,
    )
    QApplication.sendEvent(view, event)


class CanvasDriver:
    """Clicks, drags and types on a shown board view. Places are board units."""

    def __init__(self, view: BoardView) -> None:
        self.view = view
        self.refusals: list[str] = []
        self.undone: list[str] = []
        view.refused.connect(self.refusals.append)
        view.undo_shown.connect(self.undone.append)

    def figure(self, text: str) -> Figure:
        """The figure that says something; one that starts with it if none says just that."""
        said = [
            (figure, part.text)
            for figure in self.view.index.drawing.figures
            for part in figure.texts
        ]
        whole = [figure for figure, words in said if words == text]
        begun = [figure for figure, words in said if words.startswith(text)]
        assert whole or begun, f"no card says {text!r}, only {[words for _, words in said]}"
        return (whole or begun)[0]

    def id_of(self, text: str) -> str:
        record_id = self.figure(text).record_id
        assert record_id is not None
        return record_id

    def texts(self) -> list[str]:
        """What the board says, in the order of painting."""
        return [part.text for figure in self.view.index.drawing.figures for part in figure.texts]

    def selected(self) -> set[str]:
        """What the selected cards say."""
        return {
            figure.texts[0].text
            for id_ in self.view.selection
            for figure in self.view.index.of_record(id_)
            if figure.texts
        }

    def pixel(self, at: Point) -> QPoint:
        """Where a place of the board is on the widget."""
        device = self.view.to_device(at)
        ratio = self.view.sight.ratio
        return QPoint(round(device.x / ratio), round(device.y / ratio))

    def click(self, text: str, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        spot = self.pixel(self.figure(text).bounds.centre)
        QTest.mouseClick(self.view, _LEFT, modifiers, spot)

    def click_at(self, at: Point, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        QTest.mouseClick(self.view, _LEFT, modifiers, self.pixel(at))

    def double_click(self, text: str) -> None:
        QTest.mouseDClick(self.view, _LEFT, _NONE, self.pixel(self.figure(text).bounds.centre))

    def press(self, at: Point, button: Qt.MouseButton = _LEFT) -> None:
        QTest.mousePress(self.view, button, _NONE, self.pixel(at))

    def move_to(self, at: Point) -> None:
        """Move the pointer."""
        move_pointer(self.view, self.pixel(at))

    def release(self, at: Point, button: Qt.MouseButton = _LEFT) -> None:
        QTest.mouseRelease(self.view, button, _NONE, self.pixel(at))

    def drag(self, text: str, to: Point) -> None:
        """Drag a card by its middle until its middle is somewhere else."""
        start = self.figure(text).bounds.centre
        self.press(start)
        self.move_to(Point(start.x + 20, start.y + 20))
        self.move_to(to)
        self.release(to)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """Press a key where the keyboard is: in the open editor, else on the board."""
        QTest.keyClick(self.view.editing.editor or self.view, key, modifiers)

    def type(self, text: str) -> None:
        """Type into the open editor, or on the board; any script may be typed into the editor."""
        editor = self.view.editing.editor
        if editor is None:
            QTest.keyClicks(self.view, text)
            return
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(editor, event)

    def wheel_zoom(self, factor: float, at: Point) -> None:
        self.view.zoom_by(factor, QPointF(self.pixel(at)))

    def undo(self) -> None:
        self.view.document.undo()
        self.view.settle()

    def redo(self) -> None:
        self.view.document.redo()
        self.view.settle()

    def picture(self) -> QImage:
        """What the view shows once everything has settled."""
        self.view.settle()
        self.view.grab()
        self.view.settle()
        return self.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
