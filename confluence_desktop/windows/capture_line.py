"""The line at the bottom of the session window: whatever is said goes in here."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.strategy_map.operations import CARDS_A_PASTE
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record
from confluence_desktop.document.text import TEXT_LIMIT
from confluence_desktop.windows import capture_target as target
from confluence_desktop.windows import capture_words, request_line
from confluence_desktop.windows.capture_adding import put_entry, put_list
from confluence_desktop.windows.capture_field import CaptureField
from confluence_desktop.windows.capture_hint import hint_of
from confluence_desktop.windows.capture_kept import keep_line, kept_destination
from confluence_desktop.windows.capture_keys import PASTE_KEYS, CaptureKeys, usual_keys
from confluence_desktop.windows.capture_like import LikeHint, like_card
from confluence_desktop.windows.capture_menu import open_place_menu
from confluence_desktop.windows.capture_place import PlaceChip
from confluence_desktop.windows.capture_room import LineRow
from confluence_desktop.windows.capture_silence import SilentCapture
from confluence_desktop.windows.capture_step import stepped
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.focus import can_take_keys
from confluence_desktop.windows.note_kinds import NOTE_KINDS
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.operations import keep_pending, pending_text
from confluence_desktop.workshop.outline import Entry, read_outline
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import say

KEEP_MS = 350


class CaptureLine(QFrame):
    """Adds to the board that is on, or notes something where there is none.

    Signals:
        added: The records that came in, as a list, and the key of the place that they went to.
        left: Esc was pressed; the text stays.
        pointed: The next entry may go elsewhere.
        offer_changed: A pasted list waits to be added, or no longer does.
        like_wanted: Show the card with this id, which is nearly what is typed.
    """

    added = Signal(object, str)
    left = Signal()
    pointed = Signal()
    offer_changed = Signal()
    like_wanted = Signal(str)

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits = edits
        self._document = edits.document
        self._place = ""
        self._board_id: str | None = None
        self._destination: Destination | None = None
        self._kept_destinations: dict[str, Destination | None] = {}
        self._last_id: str | None = None
        self._offered: list[Entry] = []
        self._offered_text, self._refused = "", ""
        self._before_offer: tuple[QWidget | None, Destination | None] = (None, None)
        self.field = CaptureField()
        self.chip = PlaceChip()
        self.chip.clicked.connect(self._open_menu)
        self._keys = CaptureKeys()
        self.like = LikeHint(self._find_like)
        self.silence = SilentCapture(edits, self)
        self._label = PlainLabel(size_px=17, tone="muted")
        beside = (self._label, self.silence.button)
        self._row = LineRow(
            self, self.field, chip=self.chip, beside=beside, like=self.like, keys=self._keys
        )
        self._keep_timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep_timer.timeout.connect(self.keep)
        self.field.textChanged.connect(self._keep_timer.start)
        self.field.entered.connect(self._add)
        self.field.indented.connect(self._go_under)
        self.field.outdented.connect(self._go_out)
        self.field.stepped.connect(self._step)
        self.field.left.connect(self._leave)
        self.field.liked.connect(lambda: self.like_wanted.emit(self.like.card_id))
        self.field.list_pasted.connect(self.offer)
        self.field.refused.connect(edits.refused)
        self.field.textChanged.connect(self._look_for_like)
        self.field.textChanged.connect(self._end_rest)
        self.like.changed.connect(self._row.share)
        self.silence.changed.connect(self.refresh)
        self.silence.told.connect(edits.refused)
        self.field.installEventFilter(self)

    @property
    def destination(self) -> Destination | None:
        """Where the next entry goes."""
        return self._destination

    def show_place(self, place: str, board_id: str | None) -> None:
        """Add to a board, or note things for an agenda item that shows none.

        Args:
            place: The board's or the item's id; its half-typed text comes back.
            board_id: The board, or None to note things.
        """
        if place == self._place:
            self.refresh()
            return
        self.keep(with_place=board_id != self._board_id)  # another stage has other places
        self._kept_destinations[self._place] = self._destination
        self._place, self._board_id, self._last_id = place, board_id, None
        self._destination = self._kept_destinations.get(place)
        if self._destination is None and place:
            self._destination = kept_destination(self._document, place)
            self._last_id = self._destination.under_id if self._destination else None
        self.field.take_text(pending_text(self._document, place) if place else "")
        self.refresh()

    def refresh(self) -> None:
        """Take in what has changed on the board."""
        self.silence.show_board(self._board_id)
        rest = request_line.settled_rest(self._document, self._destination, self._last_id)
        self._point_at(rest or self._still(self._destination))

    def set_destination(self, key: str) -> bool:
        """Let the next entries go to a destination by its key; says whether there is such a one."""
        there = target.by_key(self._destinations(), key)
        if there is not None:
            self._point_at(target.with_parent(self._document, there, self._destination))
        return there is not None

    def step_level(self, by: int) -> None:
        """Let the next entries go one destination further down, or up."""
        destinations = self._destinations()
        if self._destination is not None and destinations:
            keys = [there.key for there in destinations]
            place = keys.index(self._destination.key) + by if self._destination.key in keys else -1
            if 0 <= place < len(destinations):
                self.set_destination(destinations[place].key)

    def point_under(self, record_id: str) -> None:
        """Let the next entry go under this card when Tab is pressed; a “yes, but” to this step."""
        from confluence_desktop.boards.catch_22.places import OBJECTION

        self._last_id = record_id
        if self._destination is not None and self._destination.key.startswith(OBJECTION):
            self.set_destination(f"{OBJECTION}{record_id}")

    @property
    def offered(self) -> list[Entry]:
        """The pasted list that waits to be added; empty if none does."""
        return self._offered

    def offer(self, text: str, to: Destination | None = None) -> None:
        """Show what a pasted list will become; Enter then adds it. A single entry needs no asking.

        Args:
            text: The list; one entry is typed into the line.
            to: Where it goes unless another place is chosen; None leaves the line as it is.
        """
        self._end_rest(is_typed=True)
        entries, there = self._read(text), to or self._destination
        is_one = len(entries) == 1 and entries[0].level is None
        if is_one and len(entries[0].text) <= TEXT_LIMIT:
            self.field.textCursor().insertText(entries[0].text)
            return
        if there is not None and self._refuses(there):
            return
        is_too_long = len(entries) > CARDS_A_PASTE and target.has_levels(self._destinations())
        if is_one or not entries or self._destination is None or is_too_long:
            self.paste(text)  # refused, in words
            return
        focus = QApplication.focusWidget()
        if not self._offered:
            before = focus if isinstance(focus, QWidget) else None
            self._before_offer = (before, self._destination)
        self._offered, self._offered_text = entries, text
        if to is not None:
            self._point_at(to)
        self.field.setFocus()
        self._keys.show_keys(PASTE_KEYS)
        self._row.share()
        self.offer_changed.emit()

    def take_offer(self) -> None:
        """Add the list that was offered, unless it is refused."""
        if self._offered and self.paste(self._offered_text):
            self._end_offer()

    def drop_offer(self) -> None:
        """Forget the list that was offered; all is as it was before."""
        if not self._offered:
            return
        focus, destination = self._before_offer
        self._end_offer()
        self._point_at(self._still(destination))
        if can_take_keys(focus):
            focus.setFocus()

    def _end_offer(self) -> None:
        self._offered, self._offered_text = [], ""
        self._before_offer = (None, None)
        self.offer_changed.emit()
        self.refresh()

    def _leave(self) -> None:
        if self._offered:
            self.drop_offer()
        else:
            self.left.emit()

    def paste(self, text: str, to: Destination | None = None) -> bool:
        """Add a list of entries, one a line, as one undo; says whether it was added.

        Args:
            to: Where they go; None takes the line's destination.
        """
        there = to or self._destination
        if there is None:
            return False
        is_offered = self._offered and text == self._offered_text
        count = len(self._offered if is_offered else self._read(text))
        label = say("edits.paste_lines").format(count=f"{count:,}")
        made = self.edits.run(label, lambda draft: put_list(draft, self._board(), there, text))
        self._took(made, there)
        return made is not None

    def keep(self, *, with_place: bool = True) -> None:
        """Keep in the file what is half-typed and where it goes, so that a crash loses neither."""
        self._keep_timer.stop()
        if self._place:
            text = self.field.toPlainText()
            destinations = self._destinations() if with_place else []
            keep_line(self.edits, self._place, text, destinations, self._destination)

    def _add(self) -> None:
        if self._offered:
            self.take_offer()
            return
        text, there = self.field.toPlainText().strip(), self._destination
        if there is None or not text:
            if there is not None and request_line.is_answered(self._document, there):
                self._point_at(request_line.following(self._document, there))
            return
        if self._refuses(there):
            return
        text = request_line.completed(self._document, there, text)

        def put(draft: Draft) -> list[Record]:
            keep_pending(draft, self._place, "")
            return [put_entry(draft, self._board(), there, text)]

        records = self.edits.run(capture_words.undo_words(there), put)
        if records is not None:
            self.field.take_text("")
            self._took(records, there)
            self._point_at(request_line.following(self._document, there) or self._destination)

    def _end_rest(self, *, is_typed: bool = False) -> None:
        """Whoever types on goes on: nothing is added where the line rests."""
        there = self._destination
        if there and request_line.rests(there) and (is_typed or self.field.toPlainText()):
            self._point_at(request_line.following(self._document, there))

    def take_refused(self) -> str:
        """Give away the text that was just refused; empty if another one is typed since."""
        text = self.field.toPlainText()
        if not text.strip() or text != self._refused:
            return ""
        self.field.take_text("")
        return text

    def _refuses(self, there: Destination) -> bool:
        """Say why nothing is added there, if so; the text stays, and one key parks it."""
        if not there.refuses:
            return False
        self._refused = self.field.toPlainText()
        self.edits.refused.emit(capture_words.refusing_words(there))
        return True

    def _took(self, records: list[Record] | None, there: Destination) -> None:
        if not records:
            return
        self.silence.tell_of(records)
        cards = [record for record in records if isinstance(record, Card | Request)]
        self._last_id = cards[-1].id if cards else self._last_id
        self.refresh()
        self.added.emit(records, there.key)

    def _go_under(self) -> None:
        if self._goes_by_place(1):
            return
        under = target.under_card(self._destinations(), self._document, self._last_id)
        if under is not None:
            self._last_id = None
            self._point_at(under)

    def _go_out(self) -> None:
        there = self._destination
        if there is None or self._goes_by_place(-1):
            return
        out = target.beside_parent(self._destinations(), self._document, there)
        if out is not None:
            self._last_id = there.under_id
            self._point_at(out)

    def _goes_by_place(self, by: int) -> bool:
        """Tab steps through places where there are no levels, and for a list that is offered."""
        destinations = self._destinations()
        if self._destination is None:
            return True
        if not target.has_levels(destinations):
            self._point_at(target.beside(destinations, self._destination, by))
        elif self._offered:
            self.step_level(by)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        at, offered = self._destination, self._destinations()
        if at is not None:
            self._point_at(stepped(self._document, self._board_id, offered, at, by))

    def _read(self, text: str) -> list[Entry]:
        return read_outline(text, has_levels=target.has_levels(self._destinations()))

    def _still(self, at: Destination | None) -> Destination | None:
        return target.settled(self._destinations(), self._document, at, self._board_id)

    def _destinations(self) -> list[Destination]:
        board = self._board()
        if board is None:
            return [kind.destination for kind in NOTE_KINDS] if self._place else []
        offered = BOARD_TYPES[board.type].destinations(board, self._document)
        return request_line.asking_about(offered, self._document, self._last_id)

    def _board(self) -> Board | None:
        return self._document.find(Board, self._board_id)

    def _point_at(self, destination: Destination | None) -> None:
        if destination != self._destination:
            self._keep_timer.start()
        self._destination = destination
        self.setEnabled(destination is not None)
        self.pointed.emit()
        if destination is None:
            self.chip.show_place(self._document, None)
            return
        if request_line.is_asking(self._document, destination):
            self._last_id = destination.under_id
        self._name_place(destination)
        self.field.setPlaceholderText(hint_of(self._document, self._board(), destination))
        if not self._offered:
            usual = usual_keys(destination, has_levels=target.has_levels(self._destinations()))
            self._keys.show_keys(request_line.keys_of(self._document, destination, usual))
        self._look_for_like()
        self._row.share()

    def _name_place(self, there: Destination) -> None:
        words = self.chip.show_place(self._document, there)
        adds = capture_words.adds_words(there, is_silent=self.silence.is_on)
        self._label.setText(adds)
        self._label.set_tone("focus" if self.silence.is_on else "muted")
        name = say("capture.adds_to").format(adds=adds, place=words)
        self.chip.setAccessibleName(name)
        self.field.setAccessibleName(name)

    def _look_for_like(self) -> None:
        self.like.take_text("" if self._offered else self.field.toPlainText())

    def like_what(self, level: Level | None, text: str) -> str:
        """The text of the board's card that is nearly the same at a level; empty if none is."""
        card = like_card(self._document, self._board_id, level, text, is_wide=False)
        return card.text if card else ""

    def _find_like(self, text: str) -> Card | None:
        there = self._destination
        return like_card(self._document, self._board_id, there.key if there else "", text)

    def _open_menu(self) -> None:
        open_place_menu(self.chip, self._destinations(), self._destination, self._point_at)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.share()
