"""What the capture line says of the place that it adds to, in words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.document.record import Records
from confluence_desktop.windows.commands import shown_key
from confluence_desktop.windows.key_table import key_of
from confluence_desktop.windows.note_kinds import note_kind
from confluence_desktop.windows.request_line import rests
from confluence_desktop.windows.widgets import isolated
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.spoken import say


def place_words(records: Records, there: Destination, metrics: QFontMetrics, under_px: int) -> str:
    """The place, and the card there that the next entry goes under, cut to a width."""
    parent = records.find(Card, there.under_id)
    if parent is None:
        return there.label
    text = " ".join(parent.text.split())
    under = metrics.elidedText(text, Qt.TextElideMode.ElideRight, under_px)
    return say("capture.under").format(place=there.label, card=isolated(under))


def adds_words(there: Destination, *, is_silent: bool) -> str:
    """What stands before the place: how the line adds."""
    if rests(there):
        return say("capture.adds.rests")
    how = "note" if note_kind(there.key) else "silent" if is_silent else "usual"
    return say(f"capture.adds.{how}")


def refusing_words(there: Destination) -> str:
    """Why nothing is added at a place, and the key that parks what was typed."""
    return say("capture.refused").format(why=there.refuses, key=shown_key(key_of("note.park")))


def undo_words(there: Destination) -> str:
    """What the menu says after "Undo" once something was added there."""
    kind = note_kind(there.key)
    return kind.undo_label if kind else say("edits.add_to").format(place=there.label)
