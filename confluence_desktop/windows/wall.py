"""The wall: what the room sees, full screen, and nothing that is not for the room."""

import re

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.document_signals import DocumentSignals
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Drawing, Text
from confluence_desktop.drawing.style import DARK, LIGHT, Medium, Style
from confluence_desktop.painting.image import fitted_bounds
from confluence_desktop.windows.countdown_face import CountdownFace
from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.windows.wall_part import part_to_show
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.timing import Countdown

HOLD_MS = 1000
_MAY_BREAK = "\u200b"
_LONG_WORD = re.compile("[!-\u02af\u0370-\u052f]{24,}")
_REFERENCE_HEIGHT = 1080
_FLOOR_SHARE = 1 / 50
"""No text of a card, statement or step is smaller, as a share of the screen's height."""

_TOLERANCE_PX = 0.5
_PROMPT_PX, _SUBLINE_PX, _TIME_PX, _PART_PX = 46, 28, 76, 24
PART = "Part of the board"


class Wall(QWidget):
    """Prompt, time and board in the wall's sizes; reads only what the room may see (LAW-10).

    Signals:
        ended: It was closed, by whatever.
        paged: A clicker asks for the next item (1) or the one before (−1).
    """

    ended = Signal()
    paged = Signal(int)

    def __init__(self, signals: DocumentSignals, document: Document, *, is_dark: bool) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._signals = signals
        self._document = document
        self._records = visible(document, Audience.WALL)
        self._palette = DARK if is_dark else LIGHT
        self._view: BoardView | None = None
        self._item_id: str | None = None
        self._is_blank = False
        self._followed_id: str | None = None
        self._is_zoomed_in = False
        self._prompt = PlainLabel(size_px=_PROMPT_PX, weight=700, wraps=True, parent=self)
        self._subline = PlainLabel(size_px=_SUBLINE_PX, tone="muted", wraps=True, parent=self)
        self._part = PlainLabel(PART, size_px=_PART_PX, tone="muted", parent=self)
        self._part.hide()
        self.countdown = CountdownFace(self._palette, _TIME_PX, self)
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self.close)
        self.setWindowTitle("Confluence Desktop")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._colour_labels()

    @property
    def view(self) -> BoardView | None:
        """The board it shows; None while the item has none."""
        return self._view

    @property
    def is_dark(self) -> bool:
        return self._palette.is_dark

    @property
    def text(self) -> str:
        """What stands over the board."""
        shown = f"{self._prompt.text()}\n{self._subline.text()}"
        return shown.replace(_MAY_BREAK, "").strip()

    def show_item(self, item_id: str | None, board_id: str | None) -> None:
        """Follow the facilitator to an agenda item and a board."""
        self._item_id = item_id
        self._write_prompt()
        if board_id is None:
            self._drop_view()
        elif self._view is None:
            self._view = self._make_view(board_id)
        elif self._view.board_id != board_id:
            self._view.show_board(board_id)
            self._view.fit()
        self._lay_out()

    def show_countdown(self, countdown: Countdown | None) -> None:
        """Show the time."""
        self.countdown.setVisible(countdown is not None and not self._is_blank)
        before = self.countdown.sizeHint()
        self.countdown.show_countdown(countdown)
        if self.countdown.sizeHint() != before:
            self._lay_out()

    def follow(self, record_id: str | None) -> None:
        """Keep what the facilitator works on in sight where the whole board is too small.

        Without anything, what was worked on last stays in sight.
        """
        if record_id is None:
            return
        self._followed_id = record_id
        if self._view is not None and self._is_zoomed_in:
            self._zoom_to_floor(self._view)

    def refresh(self) -> None:
        """Take in what has changed, so that new and longer texts stay readable."""
        self._write_prompt()
        self._lay_out()

    def blank(self) -> None:
        """Show nothing, and by the next call all again."""
        self._is_blank = not self._is_blank
        children = (self._prompt, self._subline, self._part, self.countdown, self._view)
        for widget in children:
            if widget is not None:
                widget.setVisible(not self._is_blank)
        self.update()
        if not self._is_blank:
            self._lay_out()

    def set_dark(self, *, is_dark: bool) -> None:
        """Show light or dark colours."""
        self._palette = DARK if is_dark else LIGHT
        self.countdown.set_palette(self._palette)
        if self._view is not None:
            self._view.set_palette(self._palette)
        self._colour_labels()
        self.update()

    def _make_view(self, board_id: str) -> BoardView:
        view = BoardView(
            self._signals,
            self._document,
            board_id,
            audience=Audience.WALL,
            palette=self._palette,
            style=self._style(),
            is_editable=False,
            parent=self,
        )
        view.setVisible(not self._is_blank)
        return view

    def _drop_view(self) -> None:
        if self._view is not None:
            self._view.hide()
            self._view.deleteLater()
            self._view = None
            self._part.hide()

    def _style(self) -> Style:
        room = self._board_room()
        # Rounded, so that a pixel more or less does not draw the board anew.
        high = max(1, room.height())
        aspect = round(max(0.5, room.width() / high), 2)
        return Style(Medium.WALL, aspect=aspect, least_type=round(self._floor_px() / high, 4))

    def _floor_px(self) -> float:
        """The smallest type; a screen that stands upright is looked at from as far as one lying."""
        return min(self.height(), self.width()) * _FLOOR_SHARE

    def _write_prompt(self) -> None:
        item = self._records.find(AgendaItem, self._item_id)
        words = (item.prompt or item.title) if item else ""
        first, _, rest = words.partition("\n")
        self._prompt.setText(_breakable(first.strip()))
        self._subline.setText(_breakable(rest.strip()))

    @property
    def _scale(self) -> float:
        """Pixels for one pixel of a screen 1080 high; a portrait screen counts by its width."""
        return max(0.3, min(self.height(), self.width() * 0.75) / _REFERENCE_HEIGHT)

    def _side(self) -> int:
        return round(64 * self._scale)

    def _head_height(self) -> int:
        return round(150 * self._scale)

    def _board_room(self) -> QRect:
        top, side = max(self._head_bottom(), self._head_height()), round(32 * self._scale)
        return QRect(side, top, self.width() - 2 * side, self.height() - top - side)

    def _head_bottom(self) -> int:
        shown = self._subline if self._subline.text() else self._prompt
        return shown.geometry().bottom() + round(20 * self._scale) if shown.text() else 0

    def _lay_out(self) -> None:
        scale, side = self._scale, self._side()
        self.countdown.set_size(round(_TIME_PX * scale))
        time_size = self.countdown.sizeHint()
        time_left = self.width() - side - time_size.width()
        self.countdown.setGeometry(
            time_left, round(34 * scale), time_size.width(), time_size.height()
        )
        width = max(100, time_left - 2 * side) if self._view else self.width() - 2 * side
        prompt_px = _PROMPT_PX if self._view is not None else _TIME_PX
        self._prompt.setFont(interface_font(round(prompt_px * scale), 700))
        self._subline.setFont(interface_font(round(_SUBLINE_PX * scale)))
        self._part.setFont(interface_font(round(_PART_PX * scale)))
        prompt_height = _height_of(self._prompt, width)
        top = round(36 * scale) if self._view else (self.height() - prompt_height) // 2
        self._prompt.setGeometry(side, top, width, prompt_height)
        self._subline.setGeometry(
            side, top + prompt_height + round(6 * scale), width, _height_of(self._subline, width)
        )
        if self._view is not None:
            self._view.set_style(self._style())
            self._zoom_to_floor(self._view)

    def _zoom_to_floor(self, view: BoardView) -> None:
        """Show the whole board if its smallest text can be read, else the part in question."""
        drawn, room, ratio = view.index.drawing, self._board_room(), view.devicePixelRatioF()
        smallest = smallest_text(drawn)
        floor_px = self._floor_px() * ratio
        least_px = floor_px - _TOLERANCE_PX * ratio
        bounds = fitted_bounds(drawn)
        across, down = room.width() * ratio / bounds.width, room.height() * ratio / bounds.height
        self._is_zoomed_in = 0 < min(across, down) * smallest < least_px
        self._part.setVisible(self._is_zoomed_in and not self._is_blank)
        if self._is_zoomed_in and drawn.bands and across * smallest >= least_px:
            self._show_rows(view, bounds, across)
            return
        if self._is_zoomed_in:
            hint, gap = self._part.sizeHint(), round(6 * self._scale)
            room = room.adjusted(0, 0, 0, -hint.height() - gap)
            under = QPoint(room.right() - hint.width(), room.bottom() + gap)
            self._part.setGeometry(QRect(under, hint))
        view.setGeometry(room)
        view.fit()
        if self._is_zoomed_in:
            view.zoom_by(floor_px / (view.sight.camera.scale * smallest))
            self._look_at_followed(view)

    def _show_rows(self, view: BoardView, bounds: Rect, scale: float) -> None:
        """Show the whole width, and as many whole rows as there is height for."""
        room, hint, ratio = self._board_room(), self._part.sizeHint(), view.devicePixelRatioF()
        height = room.height() - hint.height()
        followed = view.index.of_record(self._followed_id) if self._followed_id else ()
        around = Rect.around(figure.bounds for figure in followed) if followed else None
        top, bottom = part_to_show(view.index.drawing, around, height * ratio / scale)
        shown = min(height, round((bottom - top) * scale / ratio))
        view.setGeometry(room.x(), room.y(), room.width(), shown)
        if view.sight.camera.scale != scale:
            view.zoom_by(scale / view.sight.camera.scale)
        camera = view.sight.camera
        view.push(-bounds.x * scale - camera.x, -top * scale - camera.y)
        under = QPoint(room.right() - hint.width(), room.y() + shown + round(6 * self._scale))
        self._part.setGeometry(QRect(under, hint))

    def _look_at_followed(self, view: BoardView) -> None:
        """Bring what is worked on into sight, else the board's beginning."""
        drawn = view.index.drawing
        if self._followed_id and view.index.of_record(self._followed_id):
            view.reveal(self._followed_id)
        elif drawn.figures:
            top = min(drawn.figures, key=lambda figure: (figure.bounds.y, figure.bounds.x))
            view.reveal(top.key)

    def _colour_labels(self) -> None:
        theme = Theme(is_dark=self._palette.is_dark)
        tones = {self._prompt: "ink", self._subline: "muted", self._part: "muted"}
        for label, token in tones.items():
            label.setStyleSheet(
                f"QLabel {{ color: {theme.colour(token).name()}; background: transparent; }}"
            )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Theme(is_dark=self._palette.is_dark).colour("paper"))
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self._hold.start()
        elif event.key() in (Qt.Key.Key_Period, Qt.Key.Key_B):
            self.blank()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.paged.emit(1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.paged.emit(-1)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._hold.stop()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._hold.stop()
        super().closeEvent(event)
        self.ended.emit()


def smallest_text(drawing: Drawing) -> float:
    """The smallest type of what stands for a record, in board units; 0 if there is no text."""
    sizes = [
        shape.block.face.size_px
        for figure in drawing.figures
        if figure.record_id
        for shape in figure.shapes
        if isinstance(shape, Text)
    ]
    return min(sizes, default=0.0)


def _breakable(text: str) -> str:
    """The text with places to break its long words, which a label would let run out of sight.

    Only letters that stand alone are parted: joined ones would lose their shape.
    """
    return _LONG_WORD.sub(lambda word: _MAY_BREAK.join(word[0]), text)


def _height_of(label: PlainLabel, width: int) -> int:
    if not label.text():
        return 0
    box = QFontMetrics(label.font()).boundingRect(
        QRect(0, 0, width, 100_000), Qt.TextFlag.TextWordWrap, label.text()
    )
    return box.height() + 4
