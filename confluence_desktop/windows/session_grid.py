"""The sessions of home in rows of cards: one stop for Tab, arrows from card to card."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from confluence_desktop.windows.session_card import CARD_HEIGHT_PX, CardFace, SessionCard
from confluence_desktop.windows.theme import Theme

_NARROWEST_PX = 330
_GAP_PX = 28


class SessionGrid(QWidget):
    """As many cards in a row as fit.

    Signals:
        opened: A session is wanted; this and the others carry its id.
        menu_wanted: Carries the global point as well.
        remedy_wanted: Its button was pressed.
        renamed: Carries the new title as well.
        binned: Delete was pressed.
        focused: Another card has the focus; carries the card.
    """

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)
    remedy_wanted = Signal(str)
    renamed = Signal(str, str)
    binned = Signal(str)
    focused = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.may_rename = True
        self.cards: list[SessionCard] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_faces(self, faces: Sequence[CardFace]) -> None:
        """Show these sessions in this order; the focus stays where its card is still shown."""
        focused = self.focused_key()
        known = {card.face.key: card for card in self.cards}
        cards = []
        for face in faces:
            card = known.pop(face.key, None)
            if card is None:
                card = self._new_card(face)
            else:
                card.set_face(face)
            cards.append(card)
        neighbour = self._neighbour_of(focused, {face.key for face in faces})
        for card in known.values():
            card.hide()
            card.deleteLater()
        self.cards = cards
        self._place()
        self._set_stop(self.card_of(focused) or self.card_of(neighbour) or next(iter(cards), None))
        if focused and self.card_of(focused) is None and (card := self.card_of(neighbour)):
            card.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for card in self.cards:
            card.set_theme(theme)

    def set_picture(self, key: str, picture: QImage) -> None:
        """Show a session's board on its card, if it is here."""
        card = self.card_of(key)
        if card is not None:
            card.set_picture(picture)

    def card_of(self, key: str) -> SessionCard | None:
        """The card of a session, or None."""
        return next((card for card in self.cards if card.face.key == key), None)

    def focused_key(self) -> str:
        """The session whose card has the focus; empty if none has."""
        return next((card.face.key for card in self.cards if card.hasFocus()), "")

    def focus_first(self) -> None:
        """Go to the first card."""
        self._go_to(0)

    def focus_card(self, card: SessionCard) -> None:
        """Go to a card."""
        self._go_to(self.cards.index(card))

    def _neighbour_of(self, gone_key: str, staying: set[str]) -> str:
        ids = [card.face.key for card in self.cards]
        if gone_key not in ids:
            return ""
        at = ids.index(gone_key)
        nearest = [*ids[at + 1 :], *reversed(ids[:at])]
        return next((id_ for id_ in nearest if id_ in staying), "")

    def _new_card(self, face: CardFace) -> SessionCard:
        card = SessionCard(face, self._theme, self)
        key = face.key
        card.clicked.connect(partial(self.opened.emit, key))
        card.menu_wanted.connect(partial(self.menu_wanted.emit, key))
        card.remedy_wanted.connect(partial(self.remedy_wanted.emit, key))
        card.renamed.connect(partial(self.renamed.emit, key))
        card.show()
        return card

    def _set_stop(self, current: SessionCard | None) -> None:
        """Let Tab stop at one card alone."""
        for card in self.cards:
            is_stop = card is current
            wanted = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(wanted)

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP_PX) // (_NARROWEST_PX + _GAP_PX))

    def _place(self) -> None:
        columns = self._columns(self.width())
        width = (self.width() - _GAP_PX * (columns - 1)) // columns
        for place, card in enumerate(self.cards):
            row, column = divmod(place, columns)
            left = column * (width + _GAP_PX)
            card.setGeometry(left, row * (CARD_HEIGHT_PX + _GAP_PX), width, CARD_HEIGHT_PX)
        self.updateGeometry()

    def _go_to(self, place: int) -> None:
        if self.cards:
            card = self.cards[max(0, min(len(self.cards) - 1, place))]
            self._set_stop(card)
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.focused.emit(card)

    # Sizes and keys

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self.cards) // self._columns(width))
        return max(0, rows * (CARD_HEIGHT_PX + _GAP_PX) - _GAP_PX)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST_PX, self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST_PX, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.focused_key()
        card = self.card_of(key)
        if card is None:
            super().keyPressEvent(event)
            return
        here = self.cards.index(card)
        columns = self._columns(self.width())
        steps = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Up: here - columns if here >= columns else here,
            Qt.Key.Key_Down: here + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.cards) - 1,
            Qt.Key.Key_PageUp: here - 2 * columns,
            Qt.Key.Key_PageDown: here + 2 * columns,
        }
        pressed = Qt.Key(event.key())
        if pressed in steps:
            self._go_to(steps[pressed])
        elif pressed in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(key)
        elif pressed == Qt.Key.Key_F2 and self.may_rename:
            card.start_renaming()
        elif pressed in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.binned.emit(key)
        else:
            super().keyPressEvent(event)
