"""The line at the foot of the outline: a card to add, or a few letters of the card to link to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.windows.announcing import announce
from confluence_desktop.windows.outline_words import card_name, one_line
from confluence_desktop.windows.widgets import LineField, PlainLabel, isolated
from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.outline import read_outline
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from confluence_desktop.workshop.cards import Card

_LIST = 2
_KEPT = "outline"
_MOVES = {
    Qt.KeyboardModifier.NoModifier: "beside",
    Qt.KeyboardModifier.ShiftModifier: "below",
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card is added in the outline."""

    level: Level
    under: Card | None = None
    after: Card | None = None

    @property
    def words(self) -> str:
        """Said before the line."""
        below = say("outline.new_under").format(card=_short(self.under.text)) if self.under else ""
        return say("outline.new").format(level=self.level, under=below)

    def key(self, board_id: str) -> str:
        """Where text is kept that is half typed for it."""
        ids = [card.id if card is not None else "" for card in (self.under, self.after)]
        return f"{board_id}.{'|'.join((_KEPT, self.level, *ids))}"

    @classmethod
    def of_key(cls, key: str, find: Callable[[str], Card | None]) -> Place | None:
        """The place of a key; None if it is one of something else."""
        kept, *parts = key.partition(".")[2].split("|")
        if kept != _KEPT:
            return None
        level, under_id, after_id = parts
        return cls(Level(level), find(under_id), find(after_id))


class OutlineLine(QFrame):
    """Hidden until it is asked for; Enter does, Esc leaves.

    Signals:
        added: A text to add, and its `Place`.
        list_pasted: A text of several entries was pasted, and the `Place` it was meant for.
        joined: Ids of two cards to link, or to part where they are linked.
        moved: What is typed is meant for a card "beside" the current row, or "below" it.
        left: The person goes back to the tree.
    """

    added = Signal(str, object)
    list_pasted = Signal(str, object)
    joined = Signal(str, str)
    moved = Signal(str)
    left = Signal()

    def __init__(
        self,
        cards: Callable[[], Sequence[Card]],
        are_linked: Callable[[str, str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cards, self._are_linked = cards, are_linked
        self._place: Place | None = None
        self._source: Card | None = None
        self._chosen = 0
        self._words = PlainLabel(size_px=14, weight=600, tone="muted", wraps=True)
        self._match = PlainLabel(size_px=14, tone="focus", wraps=True)
        self.field = LineField()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        for widget in (self._words, self.field, self._match):
            column.addWidget(widget)
        self.hide()

    @property
    def target(self) -> Card | None:
        """The card that Enter would link to."""
        found = self._found()
        return found[self._chosen % len(found)] if found else None

    def ask_card(self, place: Place, text: str = "") -> None:
        """Let a card be typed for a place, of which some text stands there already."""
        self._place, self._source = place, None
        self._open(place.words, say("outline.line_keys"), text)

    def ask_link(self, source: Card) -> None:
        """Let a few letters of the card to link to be typed."""
        self._place, self._source = None, source
        self._open(say("outline.link").format(card=_short(source.text)), say("outline.link_hint"))

    def close_line(self) -> None:
        """Hide it, with what was typed."""
        self.hide()
        self.field.clear()

    def _open(self, words: str, hint: str, text: str = "") -> None:
        self._words.setText(words)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(words)
        self.field.setText(text)
        self._on_typed()
        self.show()

    def _on_typed(self) -> None:
        self._chosen = 0
        self._show_match()

    def _show_match(self) -> None:
        words = ""
        if self._source is not None and self.field.text().strip():
            target = self.target
            words = say("outline.no_card")
            if target is not None:
                is_parting = self._are_linked(self._source.id, target.id)
                verb = say("outline.unlink_from") if is_parting else "→"
                words = f"{verb} {isolated(card_name(target))}"
        self._match.setVisible(bool(words))
        self._match.setText(words)
        announce(self.field, words)

    def _enter(self) -> None:
        text = self.field.text().strip()
        if not text:
            self.left.emit()
        elif self._place is not None:
            self.added.emit(text, self._place)
        elif self._source is not None and self.target is not None:
            source, target = self._source, self.target
            self.left.emit()
            self.joined.emit(source.id, target.id)

    def _passes_list_on(self) -> bool:
        """Hand a list on the clipboard to whoever can show what becomes of it."""
        text = QGuiApplication.clipboard().text()
        if self._place is None or len(read_outline(text)) < _LIST:
            return False
        self.list_pasted.emit(text, self._place)
        return True

    def _found(self) -> list[Card]:
        """Cards whose text has the letters: at its start, at a word's start, anywhere."""
        wanted = self.field.text().strip().casefold()
        if not wanted or self._source is None:
            return []
        ranked = []
        for card in self._cards():
            rank = _rank(one_line(card.text).casefold(), wanted)
            if rank is not None and card.id != self._source.id:
                way = abs(card.level.rank - self._source.level.rank)
                ranked.append((rank, way, card.level.rank, card.order, card.id, card))
        return [card for *_, card in sorted(ranked, key=lambda found: found[:5])]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _STEPS and self._source is not None:
            self._chosen += _STEPS[Qt.Key(event.key())]
            self._show_match()
        elif self._place is not None and event.key() == Qt.Key.Key_Insert:
            self._move(event.modifiers())
        elif event.matches(QKeySequence.StandardKey.Paste) and self._passes_list_on():
            pass
        else:
            return super().eventFilter(watched, event)
        return True

    def _move(self, modifiers: Qt.KeyboardModifier) -> None:
        """As in the tree, and not as platforms use these keys in a text."""
        way = _MOVES.get(modifiers & ~Qt.KeyboardModifier.KeypadModifier)
        if way is not None:
            self.moved.emit(way)


def _rank(text: str, wanted: str) -> int | None:
    if text.startswith(wanted):
        return 0
    if f" {wanted}" in text:
        return 1
    return 2 if wanted in text else None


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _NAMED_BY else line[: _NAMED_BY - 1].rstrip() + "…"


_NAMED_BY = 36
