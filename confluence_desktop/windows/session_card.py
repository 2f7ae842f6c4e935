"""One session on home: its picture, title and state, painted by one widget."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from typing_extensions import override

from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.windows.widgets import cut_to_lines, plain_tooltip
from confluence_desktop.workshop.spoken import say

__all__ = ["CARD_HEIGHT_PX", "CardFace", "SessionCard"]

PICTURE_PX = 172
CARD_HEIGHT_PX = 278
_PAD_PX = 18
_RADIUS_PX = 14
_MORE_PX = 36


@dataclass(frozen=True, slots=True)
class CardFace:
    """What a card says.

    Attributes:
        title: With the client, as shown; `own_title` is what renaming starts from.
        meta: Date and state in one line.
        hit: The text in which a search found its words.
        problem: A plain sentence when the session can't be opened.
        remedy: What the card's button does about that, such as "Put back".
        is_hidden: The title stands for one that is kept out of sight, and can't be typed over.
    """

    key: str
    title: str
    own_title: str
    meta: str
    hit: str = ""
    problem: str = ""
    remedy: str = ""
    is_hidden: bool = False
    picture: QImage | None = None


class SessionCard(QAbstractButton):
    """A card that opens its session. Its ⋯ and the context menu offer the rest.

    Signals:
        menu_wanted: The menu is to open there; carries a global point.
        remedy_wanted: The button of a damaged or binned session was pressed.
        renamed: Carries the new title.
    """

    menu_wanted = Signal(QPoint)
    remedy_wanted = Signal()
    renamed = Signal(str)

    def __init__(self, face: CardFace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self._theme = theme
        self._editor: _TitleEditor | None = None
        self._is_over_more = False
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_face(face)

    def set_face(self, face: CardFace) -> None:
        """Say something else; the picture stays where the new face has none."""
        if face.picture is None and face.key == self.face.key:
            face = replace(face, picture=self.face.picture)
        self.face = face
        self.setAccessibleName(
            ". ".join(part for part in (face.title, face.meta, face.problem, face.hit) if part)
        )
        self.setToolTip("")
        self.update()

    def set_picture(self, picture: QImage) -> None:
        """Show another picture of the board."""
        self.face = replace(self.face, picture=picture)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def start_renaming(self) -> None:
        """Let the title be typed over, in its place; Enter keeps it, Esc drops it."""
        if self._editor is not None or self.face.is_hidden:
            return
        editor = _TitleEditor(self.face.own_title, self)
        editor.setAccessibleName(say("home.title"))
        editor.setFont(interface_font(18, 600))
        editor.setGeometry(10, PICTURE_PX + 6, self.width() - 20, 42)
        editor.editingFinished.connect(self._finish_renaming)
        self._editor = editor
        editor.selectAll()
        editor.show()
        editor.setFocus()

    def _finish_renaming(self, *, keeps: bool = True) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        text = editor.text().strip()
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self.setFocus()
        if keeps and text and text != self.face.own_title:
            self.renamed.emit(text)

    def _more_box(self) -> QRect:
        return QRect(self.width() - _MORE_PX - 8, 8, _MORE_PX, _MORE_PX - 8)

    def _remedy_box(self) -> QRect:
        if not self.face.remedy:
            return QRect()
        width = QFontMetrics(interface_font(16)).horizontalAdvance(self.face.remedy) + 32
        return QRect(_PAD_PX, self.height() - 46, min(width, self.width() - 2 * _PAD_PX), 34)

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # so small a widget is painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self.face.problem:
            self._paint_problem(painter)
        else:
            self._paint_picture(painter)
        self._paint_words(painter)
        self._paint_more(painter)
        self._paint_remedy(painter)

    def _outline(self, inset: float) -> QPainterPath:
        path = QPainterPath()
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        path.addRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        return path

    def _paint_ground(self, painter: QPainter) -> None:
        has_focus = self.hasFocus() or (self._editor is not None and self._editor.hasFocus())
        width = 2.0 if has_focus else 1.0
        token = "focus" if has_focus else "muted" if self.underMouse() else "line"
        painter.setBrush(self._theme.colour("card"))
        painter.setPen(QPen(self._theme.colour(token), width))
        painter.drawPath(self._outline(width / 2))

    def _paint_picture(self, painter: QPainter) -> None:
        picture = self.face.picture
        box = QRectF(2, 2, self.width() - 4, PICTURE_PX)
        painter.save()
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, _RADIUS_PX - 2, _RADIUS_PX - 2)
        path.addRect(box.adjusted(0, _RADIUS_PX, 0, 0))
        painter.setClipPath(path)
        if picture is None:
            painter.fillRect(box, self._theme.colour("card"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(box, picture.pixelColor(0, 0))
            size = picture.deviceIndependentSize()
            scale = min(box.width() / size.width(), box.height() / size.height())
            width, height = size.width() * scale, size.height() * scale
            left = box.x() + (box.width() - width) / 2
            painter.drawImage(
                QRectF(left, box.y() + (box.height() - height) / 2, width, height), picture
            )
        painter.restore()

    def _paint_problem(self, painter: QPainter) -> None:
        box = QRect(_PAD_PX, 40, self.width() - 2 * _PAD_PX, PICTURE_PX - 36)
        painter.setPen(self._theme.colour("warn"))
        font = interface_font(16)
        painter.setFont(font)
        sentence = cut_to_lines("△ " + self.face.problem, QFontMetrics(font), box.width(), 5)
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), sentence)

    def _paint_words(self, painter: QPainter) -> None:
        width = self.width() - 2 * _PAD_PX
        below = 2 if not (self.face.hit or self.face.remedy) else 1
        top = PICTURE_PX + (14 if not self.face.remedy else -6)
        if self._editor is None:
            font = interface_font(18, 600)
            painter.setFont(font)
            painter.setPen(self._theme.colour("ink"))
            metrics = QFontMetrics(font)
            title = cut_to_lines(self.face.title, metrics, width, below)
            if title.endswith("…") and not self.toolTip():
                self.setToolTip(plain_tooltip(self.face.title))
            box = QRect(_PAD_PX, top, width, metrics.lineSpacing() * below + 2)
            used = _draw_any_script(painter, box, title)
            top += max(metrics.lineSpacing(), used) + 2
        else:
            top += 36
        font = interface_font(15)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        line = metrics.elidedText(self.face.meta, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(_PAD_PX, top, width, metrics.height()), 0, line)
        if self.face.hit and not self.face.remedy:
            painter.setPen(self._theme.colour("ink"))
            box = QRect(_PAD_PX, top + metrics.lineSpacing() + 2, width, metrics.height() * 2)
            hit = cut_to_lines(self.face.hit, metrics, width, 2)
            _draw_any_script(painter, box, hit)

    def _paint_more(self, painter: QPainter) -> None:
        box = self._more_box()
        painter.setPen(Qt.PenStyle.NoPen)
        token = "soft" if self._is_over_more else "card"
        painter.setBrush(self._theme.colour(token))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setBrush(self._theme.colour("muted"))
        for step in (-8, 0, 8):
            painter.drawEllipse(box.center() + QPoint(step + 1, 1), 2, 2)

    def _paint_remedy(self, painter: QPainter) -> None:
        box = self._remedy_box()
        if box.isEmpty():
            return
        painter.setBrush(self._theme.colour("card"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawRoundedRect(box, 17, 17)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(interface_font(16))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.face.remedy)

    # Mouse and keys

    @override
    def sizeHint(self) -> QSize:
        return QSize(340, CARD_HEIGHT_PX)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_over = self._more_box().contains(event.position().toPoint())
        if is_over is not self._is_over_more:
            self._is_over_more = is_over
            self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif self._more_box().contains(at):
            self.setFocus()
            self.menu_wanted.emit(self.mapToGlobal(self._more_box().bottomLeft()))
        elif self._remedy_box().contains(at):
            self.remedy_wanted.emit()
        else:
            super().mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.mapToGlobal(self._more_box().bottomLeft()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the grid's, but for Esc, which drops a title that is being typed."""
        if self._editor is not None and event.key() == Qt.Key.Key_Escape:
            self._editor.setText(self.face.own_title)
            self._finish_renaming(keeps=False)
            self.setFocus()
        elif self._editor is None:
            event.ignore()


class _TitleEditor(QLineEdit):
    """Keeps Enter to itself: the grid, where a line's Enter goes on to, would open the session."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def _draw_any_script(painter: QPainter, box: QRect, text: str) -> int:
    """Write what a person typed, in its own direction, from the left edge; answers the height."""
    flags = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip)
    flags |= int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(box, flags, text)
    height = painter.boundingRect(box, flags, text).height()
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return height
