"""The wall: what the room sees, full screen, and nothing that is not for the room."""

from collections.abc import Collection

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
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
from confluence_desktop.drawing.shapes import Figure
from confluence_desktop.drawing.style import DARK, LIGHT, Medium, Style
from confluence_desktop.windows.countdown_face import CountdownFace
from confluence_desktop.windows.held_escape import HeldEscape
from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.windows.wall_covers import FrozenPicture, WallTestCard
from confluence_desktop.windows.wall_head import WallHead, WallScale
from confluence_desktop.windows.wall_prompt import wall_prompt
from confluence_desktop.windows.wall_spotlight import Spotlight
from confluence_desktop.windows.wall_state import WallState
from confluence_desktop.windows.wall_text import write_in
from confluence_desktop.windows.wall_zoom import BoardRoom, zoom_to_floor
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.agenda_operations import the_room
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.timing import Countdown

_REFERENCE_HEIGHT = 1080
_FLOOR_SHARE = 1 / 50
"""No text of a card, statement or step is smaller, as a share of the screen's height."""

_TIME_PX, _PART_PX = 76, 24
_FOOT_PX = 32
PART = say("wall.part")


class Wall(QWidget):
    """Prompt, time and board in the wall's sizes; reads only what the room may see (LAW-10).

    Signals:
        ended: It was closed, by whatever.
        paged: A clicker asks for the next item (1) or the one before (−1).
        state_changed: It is frozen, blank or the like, or no longer.
    """

    ended = Signal()
    paged = Signal(int)
    state_changed = Signal()

    def __init__(self, signals: DocumentSignals, document: Document, *, is_dark: bool) -> None:
        super().__init__(None)
        self.stand_alone()
        self._signals = signals
        self._document = document
        self._records = visible(document, Audience.WALL)
        self._palette = DARK if is_dark else LIGHT
        self._view: BoardView | None = None
        self._item_id: str | None = None
        self._board_id: str | None = None
        self._is_blank = False
        self._has_time = False
        self._frozen: FrozenPicture | None = None
        self._frozen_item_id: str | None = None
        self._spotlit: frozenset[str] = frozenset()
        self._shown_state = WallState.LIVE
        self._followed_id: str | None = None
        self._is_zoomed_in = False
        self._head = WallHead(self)
        self._part = PlainLabel(PART, size_px=_PART_PX, tone="muted", parent=self)
        self._part.hide()
        self.countdown = CountdownFace(self._palette, _TIME_PX, self)
        self.spotlit = Spotlight(self._palette, self)
        self.test_card = WallTestCard(self._palette, self)
        for cover in (self.spotlit, self.test_card):
            cover.hide()
        self._escape = HeldEscape(self)
        self._escape.held.connect(self.close)
        self.setWindowTitle("Confluence Desktop")
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
        return self._head.text

    @property
    def state(self) -> WallState:
        """What it shows; what lies on top counts."""
        states = {
            WallState.TEST_CARD: not self.test_card.isHidden(),
            WallState.BLANK: self._is_blank,
            WallState.FROZEN: self._frozen is not None,
            WallState.SPOTLIGHT: bool(self._spotlit),
            WallState.ASKING: bool(the_room(self._records).asked),
        }
        return next((state for state, is_so in states.items() if is_so), WallState.LIVE)

    @property
    def foot_px(self) -> int:
        """How high the strip below the board is, in which nothing of it is drawn."""
        return round(_FOOT_PX * self._scale)

    def stand_alone(self) -> None:
        """Be a window that takes keys; the other way is to cover one (see WallCover)."""
        self.setParent(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_item(self, item_id: str | None, board_id: str | None) -> None:
        """Follow the facilitator to an agenda item and a board."""
        self._item_id, self._board_id = item_id, board_id
        self._write_prompt()
        if board_id is None:
            self._drop_view()
        elif self._view is None:
            self._view = self._make_view(board_id)
        elif self._view.board_id != board_id:
            self._view.show_board(board_id)
            self._view.fit()
        self._lay_out()
        self._dress()

    def show_countdown(self, countdown: Countdown | None) -> None:
        """Show the time."""
        if self._has_time is not (countdown is not None):
            self._has_time = countdown is not None
            self._dress()
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
        self._dress()

    def blank(self) -> None:
        """Show nothing, and by the next call all again."""
        self._is_blank = not self._is_blank
        if not self._is_blank:
            self._lay_out()
        self._dress()

    def freeze(self) -> None:
        """Keep what is shown while the facilitator goes on; the next call shows what is so now."""
        if self._frozen is not None:
            self._frozen.hide()
            self._frozen.deleteLater()
            self._frozen = None
        else:
            if self._view is not None:
                self._view.settle()
            was_hidden = self.countdown.isHidden()
            self.countdown.hide()  # it goes on, over the picture
            self._frozen = FrozenPicture(self.grab(), self)
            self.countdown.setVisible(not was_hidden)
            self._frozen_item_id = self._item_id
            self._frozen.setGeometry(self.rect())
        self._dress()

    def spotlight(self, record_ids: Collection[str]) -> bool:
        """Show one record alone, large, or let all but several recede; the same again ends it.

        Returns:
            False when there is nothing of them on the wall.
        """
        chosen = self._on_wall(record_ids)
        if self._spotlit and chosen in (frozenset(), self._spotlit):
            chosen = frozenset()
        elif not chosen:
            return False
        self._spotlit = chosen
        self._lay_out()
        self._dress()
        return True

    def show_test_card(self) -> None:
        """Show edges, sizes and colours, and by the next call all else again."""
        self.test_card.setVisible(self.test_card.isHidden())
        self._dress()

    def _on_wall(self, record_ids: Collection[str]) -> frozenset[str]:
        """Those of the records that the board on the wall shows."""
        index = self._view.index if self._view is not None else None
        return frozenset(id_ for id_ in record_ids if index is not None and index.of_record(id_))

    def _lit_figure(self) -> Figure | None:
        """The figure that stands alone; None where there are several, or it has no text."""
        if self._view is None or len(self._spotlit) != 1:
            return None
        figures = self._view.index.of_record(next(iter(self._spotlit)))
        return next((one for one in figures if one.texts and not one.is_line), None)

    def _dress(self) -> None:
        """Show what belongs to the state, the covers on top."""
        is_shown = not self._is_blank
        for widget in (self._head.prompt, self._head.below, self._view):
            if widget is not None:
                widget.setVisible(is_shown)
        self._part.setVisible(is_shown and self._is_zoomed_in)
        self.spotlit.setVisible(is_shown and self._lit_figure() is not None)
        self.spotlit.raise_()
        is_same_item = self._frozen is None or self._frozen_item_id == self._item_id
        self.countdown.setVisible(is_shown and self._has_time and is_same_item)
        if self._frozen is not None:
            self._frozen.setVisible(is_shown)
            self._frozen.raise_()
        self.countdown.raise_()
        self.test_card.raise_()
        self.update()
        if self.state is not self._shown_state:
            self._shown_state = self.state
            self.state_changed.emit()

    def set_dark(self, *, is_dark: bool) -> None:
        """Show light or dark colours."""
        self._palette = DARK if is_dark else LIGHT
        for part in (self.countdown, self.spotlit, self.test_card):
            part.set_palette(self._palette)
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
        """The smallest type, as a share of the height.

        Boards that do not set themselves on end where the screen stands upright take its width: it
        is looked at from as far as one lying, and they would be seen in small parts otherwise.
        """
        board = self._records.find(Board, self._board_id)
        sets_itself_on_end = board is not None and board.type is BoardKind.CATCH_22
        side = self.height() if sets_itself_on_end else min(self.height(), self.width())
        return side * _FLOOR_SHARE

    def _write_prompt(self) -> None:
        self._head.show_words(wall_prompt(self._records, self._item_id, self._board_id))

    @property
    def _scale(self) -> float:
        """Pixels for one pixel of a screen 1080 high; a portrait screen counts by its width."""
        return max(0.3, min(self.height(), self.width() * 0.75) / _REFERENCE_HEIGHT)

    @property
    def _sizes(self) -> WallScale:
        return WallScale(self._scale, self.height() * _FLOOR_SHARE)

    def _side(self) -> int:
        return round(64 * self._scale)

    def _board_room(self) -> QRect:
        top = max(self._head.bottom(self._sizes), round(150 * self._scale))
        side = self.foot_px
        return QRect(side, top, self.width() - 2 * side, self.height() - top - side)

    def _lay_out(self) -> None:
        scale, side = self._scale, self._side()
        self.countdown.set_size(round(_TIME_PX * scale))
        time_size = self.countdown.sizeHint()
        time_left = self.width() - side - time_size.width()
        self.countdown.setGeometry(
            time_left, round(34 * scale), time_size.width(), time_size.height()
        )
        width = max(100, time_left - 2 * side) if self._view else self.width() - 2 * side
        self._head.lay_out(side, width, self._sizes, is_over_board=self._view is not None)
        self._part.setFont(interface_font(self._sizes.type_px(_PART_PX)))
        if self._view is not None:
            self._view.set_style(self._style())
            self._zoom_to_floor(self._view)
        self._light()
        for cover in (self._frozen, self.test_card):
            if cover is not None:
                cover.setGeometry(self.rect())

    def _light(self) -> None:
        """Bring out what is in the spotlight or asked, as it is now; what is gone leaves it."""
        self._spotlit = self._on_wall(self._spotlit)
        if self._view is not None:
            self._view.emphasise(self._spotlit or the_room(self._records).asked_ids)
        figure = self._lit_figure()
        if figure is None:
            return
        card = self._records.find(Card, figure.record_id)
        name = card.level.singular.capitalize() if card is not None else ""
        self.spotlit.setGeometry(self._board_room())
        self.spotlit.show_figure(figure, name, min(self.height(), self.width()))

    def _zoom_to_floor(self, view: BoardView) -> None:
        room = BoardRoom(self._board_room(), self._floor_px(), round(6 * self._scale))
        self._is_zoomed_in = zoom_to_floor(view, self._part, room, self._followed_id)
        self._part.setVisible(self._is_zoomed_in and not self._is_blank)

    def _colour_labels(self) -> None:
        for label, token in (
            (self._head.prompt, "ink"),
            (self._head.below, "muted"),
            (self._part, "muted"),
        ):
            write_in(label, token, is_dark=self._palette.is_dark)

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
        self._escape.take(event)
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Period, Qt.Key.Key_B):
            self.blank()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.paged.emit(1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.paged.emit(-1)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._escape.take(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._escape.forget()
        super().closeEvent(event)
        self.ended.emit()
