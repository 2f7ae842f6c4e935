"""A board on a widget: painted from a kept frame, redrawn as the document changes (DEC-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.canvas import overlay
from confluence_desktop.canvas.accents import PALE
from confluence_desktop.canvas.board_picture import EMPTY, BoardPicture, stand_in_board
from confluence_desktop.canvas.collector import set_aside, tidy_up
from confluence_desktop.canvas.document_signals import DocumentSignals
from confluence_desktop.canvas.kept_heads import KeptHeads
from confluence_desktop.canvas.sight import Sight, most_when_fitted
from confluence_desktop.canvas.timers import single_shot
from confluence_desktop.canvas.to_tell import ToTell, may_show
from confluence_desktop.canvas.view_state import ViewState
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.style import LIGHT, SCREEN, Palette, Style
from confluence_desktop.painting.qt import paint_figures
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from confluence_desktop.boards.board_type import BoardType
    from confluence_desktop.canvas.grid import DrawingIndex
    from confluence_desktop.document.document import Commit, Document
    from confluence_desktop.document.record import Records
    from confluence_desktop.drawing.shapes import Drawing, Figure
    from confluence_desktop.workshop.cards import BoardKind

_TICK_MS = 12
_CRISP_DELAY_MS = 120
_REST_MS = 400
_NOTHING: frozenset[str] = frozenset()


class BoardCanvas(QWidget):
    """Shows one board of a document to one audience; `BoardView` lets it be touched.

    Args:
        signals: Of the document; without them the canvas listens itself.
        board_types: By kind; the catalogue's if not given.
    """

    selection_changed = Signal(object)
    """The ids of the selected records, a frozenset."""
    undo_shown = Signal(str)
    """What undo or redo has just done on this board."""
    sight_moved = Signal()
    """The camera has moved."""
    resized = Signal()
    """The widget has another size; comes before anything is painted in it."""

    def __init__(
        self,
        signals: DocumentSignals | None,
        document: Document,
        board_id: str,
        *,
        audience: Audience = Audience.FACILITATOR,
        palette: Palette = LIGHT,
        style: Style = SCREEN,
        board_types: Mapping[BoardKind, BoardType] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.records: Records = visible(document, audience)
        self.picture = BoardPicture(palette)
        self._heads = KeptHeads()
        self.sight = Sight(self._on_sight_moved)
        self._style = style
        self._board_types = BOARD_TYPES if board_types is None else board_types
        self._board_id = board_id
        self._states: dict[str, ViewState] = {}
        self._trace = _NOTHING
        self._is_zooming = False
        self._tick = single_shot(self, _TICK_MS, self.update)
        self._crisp = single_shot(self, _CRISP_DELAY_MS, self._paint_crisp)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.sight.most_when_fitted = most_when_fitted(style)
        source = signals if signals is not None else DocumentSignals(document, parent=self)
        source.committed.connect(self._on_committed)
        self._is_due = True
        self._is_stale = False
        self._to_tell = ToTell()
        self._soon = single_shot(self, 0, self._draw_if_due)
        self._rest = single_shot(self, _REST_MS, self._come_to_rest)
        self._has_rested = False
        self._ahead = single_shot(self, 0, self._work_ahead)
        self._name(board_id)

    @property
    def board_id(self) -> str:
        return self._board_id

    @property
    def index(self) -> DrawingIndex:
        """What is drawn at the moment, and where.

        A new canvas draws when it is first asked or painted, as its shape is not known before.
        After a commit it draws when asked or painted, at the latest in the next turn: whoever
        commits does not wait for it, and several commits are drawn once.
        """
        self._draw_if_due()
        return self.picture.index

    @property
    def has_reduced_motion(self) -> bool:
        """Nothing glides or fades; taken from the system, and may be set."""
        return self.picture.has_reduced_motion

    @has_reduced_motion.setter
    def has_reduced_motion(self, is_reduced: bool) -> None:
        self.picture.has_reduced_motion = is_reduced

    def show_board(self, board_id: str) -> None:
        """Show a board as it was last looked at in this view."""
        self._show(board_id)
        self.selection_changed.emit(self.selection)

    def set_palette(self, palette: Palette) -> None:
        """Show other colours."""
        self.picture.set_palette(palette)
        self.update()

    def set_style(self, style: Style) -> None:
        """Draw for another medium or shape of window."""
        if style != self._style:
            self._style = style
            self.sight.most_when_fitted = most_when_fitted(style)
            if not self._is_due:
                self.redraw()

    def settle(self) -> None:
        """End all motion and paint crisp, for pictures and tests."""
        self._draw_if_stale()
        self.picture.finish_motion()
        self._paint_crisp()

    @property
    def selection(self) -> frozenset[str]:
        self._draw_if_stale()
        return self.sight.state.selection

    @property
    def selection_as_drawn(self) -> frozenset[str]:
        """The selection before what was just committed is drawn; costs no drawing."""
        return self.sight.state.selection

    @property
    def current(self) -> Figure | None:
        """The figure that keys act from."""
        key = self.sight.state.current
        return self.index.by_key(key) if key is not None else None

    def select(self, record_ids: Collection[str], current: Figure | None = None) -> None:
        """Select records of the board; ids of others are left out."""
        state = self.sight.state
        chosen = frozenset(id_ for id_ in record_ids if self.index.of_record(id_))
        current = current or self.current
        if current is None or current.record_id not in chosen:
            figures = [figure for id_ in sorted(chosen) for figure in self.index.of_record(id_)]
            current = figures[0] if figures else None
        state.current = current.key if current is not None else None
        has_changed = chosen != state.selection
        state.selection = chosen
        self._trace = self._traced()
        self.picture.emphasise(self._trace)
        self.update()
        if has_changed:
            self.selection_changed.emit(chosen)

    def select_all(self) -> None:
        """Select everything but lines."""
        figures = self.index.drawing.figures
        self.select([f.record_id for f in figures if f.record_id and not f.is_line])

    def fit(self) -> None:
        """Show the whole board, and keep doing so until someone zooms or scrolls."""
        self.sight.fit()

    def zoom_to_100(self) -> None:
        """Show the board in its own size; what keys act from stays in sight."""
        current = self.current
        self.sight.zoom_to_100(current.bounds if current is not None else None)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a place (logical pixels), or about the middle."""
        ratio = self.sight.ratio
        self._is_zooming = True
        self._crisp.start()
        self.sight.zoom_by(factor, Point(at.x() * ratio, at.y() * ratio) if at else None)

    def reveal(self, record_id: str) -> None:
        """Scroll no further than needed to show a record."""
        figures = self.index.of_record(record_id)
        if figures:
            self.sight.reveal(Rect.around(figure.bounds for figure in figures))

    def push(self, dx: float, dy: float) -> None:
        self.sight.push(dx, dy)

    def board(self) -> Board | None:
        """The board's record, as the audience sees it."""
        return self.records.find(Board, self._board_id)

    def board_type(self) -> BoardType | None:
        """The exercise that is shown; None when the board is gone."""
        board = self.board()
        return self._board_types[board.type] if board is not None else None

    def redraw(
        self,
        records: Records | None = None,
        *,
        is_same_board: bool = True,
        is_preview: bool = False,
    ) -> None:
        """Draw the board from records and show what became of it; the camera ignores previews."""
        self._is_stale = self._is_stale and is_preview
        source = self.records if records is None else records
        board = source.find(Board, self._board_id)
        drawing = EMPTY
        if board is not None:
            previous = self.picture.index.drawing if is_same_board else None
            drawing = self._drawing_of(board, source, previous)
        self.picture.show(drawing, is_same_board=is_same_board)
        if not is_preview:
            self.sight.show(drawing)
            self.select(self.selection)
        self.update()

    def _drawing_of(self, board: Board, source: Records, previous: Drawing | None) -> Drawing:
        return self._board_types[board.type].draw(board, source, self._style, previous)

    def pixels_of(self, rect: Rect) -> QRect:
        """Where a rectangle of the board is on the widget, in logical pixels."""
        area, ratio = self.sight.camera.rect_to_device(rect), self.sight.ratio
        left, top = round(area.x / ratio), round(area.y / ratio)
        return QRect(left, top, round(area.width / ratio), round(area.height / ratio))

    def figure_at_pixel(self, at: QPoint) -> Figure | None:
        """The topmost figure at a logical pixel of the widget."""
        sight = self.sight
        place = sight.camera.to_board(Point(at.x() * sight.ratio, at.y() * sight.ratio))
        return self.index.figure_at(place, 6 * sight.pixel)

    def paint_over(self, painter: QPainter) -> None:
        """Paint over the board, in board units; for what touches it."""

    def _draw_if_due(self) -> None:
        if self._is_due:
            self._is_due = False
            self.redraw(is_same_board=False)
            self._rest.start()
        self._draw_if_stale()

    def _come_to_rest(self) -> None:
        self.picture.index.prepare()
        look_after = tidy_up if self._has_rested else set_aside
        look_after(len(self.picture.index.drawing.figures))
        self._has_rested = True
        self._ahead.start()

    def _draw_if_stale(self) -> None:
        if self._is_stale:
            self._catch_up()

    def _catch_up(self) -> None:
        """Show what was committed, and say what undo or redo did."""
        self._soon.stop()
        self.redraw()
        self._rest.start()
        for record_ids, words in self._to_tell.take(self.picture.index):
            for id_ in record_ids:
                self.reveal(id_)
            self.undo_shown.emit(words)

    def _show(self, board_id: str) -> None:
        self._name(board_id)
        self._is_due = False
        self.redraw(is_same_board=False)

    def _name(self, board_id: str) -> None:
        self._board_id = board_id
        self.sight.state = self._states.setdefault(board_id, ViewState())
        title = board.title if (board := self.board()) is not None else ""
        self.setAccessibleName(say("canvas.board").format(title=title))

    def _on_committed(self, commit: Commit) -> None:
        if may_show(commit):
            self._take_change(commit)

    def _take_change(self, commit: Commit) -> None:
        """Show what was committed, soon."""
        if not self._is_due:
            self._to_tell.note(commit, self.picture.index)
            self._is_stale = True
            self._soon.start()
            self.update()

    def _on_sight_moved(self) -> None:
        self.update()
        self.sight_moved.emit()

    def _traced(self) -> frozenset[str]:
        board, kind = self.board(), self.board_type()
        if board is None or kind is None or len(self.selection) != 1:
            return _NOTHING
        (record_id,) = self.selection
        return kind.trace(board, self.records, record_id)

    def _paint_crisp(self) -> None:
        self._is_zooming = False
        if self.picture.is_rough:
            self.picture.smooth()
        self.update()

    def _work_ahead(self) -> None:
        """Between two moves of a hand, do some of what the next ones will need."""
        if self.picture.work_ahead():
            self._ahead.start()

    def _take_size(self) -> None:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        self.picture.resize(size)
        self.sight.resize(max(1, size.width()), max(1, size.height()), ratio)

    def _paint_marks(self, painter: QPainter) -> None:
        """Paint what lies over the board: chain, selection, gestures, lane heads."""
        sight, palette = self.sight, self.picture.palette
        painter.save()
        stand_in_board(painter, sight.camera)
        loose = self.picture.loose_keys
        marked = overlay.marked_figures(self.index, self.selection, self.current, loose, sight)
        overlay.paint_selection(painter, marked, palette, sight)
        self.picture.accents.paint_on(painter, marked, palette, sight.camera.scale)
        self.picture.paint_loose(painter, sight.camera, self._paint_one)
        self.paint_over(painter)
        painter.restore()
        self._heads.paint(painter, self.index.drawing, palette, sight)

    def _paint_one(self, painter: QPainter, figure: Figure) -> None:
        """Paint a moving figure with the marks that it has when it rests."""
        palette, sight = self.picture.palette, self.sight
        scale = sight.camera.scale
        if self.picture.recedes(figure):
            painter.setOpacity(painter.opacity() * PALE)
        paint_figures(painter, (figure,), palette, scale, emphasised=self._trace)
        self.picture.accents.paint_on(painter, (figure,), palette, scale)
        if figure.record_id in self.selection:
            overlay.paint_selection(painter, (figure,), palette, sight)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if ratio != self.sight.ratio:
            self._take_size()
        self._draw_if_due()
        self.picture.step()
        if not self.picture.bring_to(self.sight.camera, may_rescale=self._is_zooming):
            self._crisp.start()
        painter = QPainter(self)
        painter.scale(1 / ratio, 1 / ratio)
        self.picture.paint_base(painter, self.sight.camera)
        self._paint_marks(painter)
        painter.end()
        if self.picture.is_moving:
            self._tick.start()
        elif self.picture.is_rough:
            self._crisp.start()
        if self.picture.frame.is_ahead_wanted:
            self._ahead.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_size()
        self.resized.emit()
