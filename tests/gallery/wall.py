"""The wall, as the room sees it."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from confluence_desktop.canvas.document_signals import DocumentSignals
from confluence_desktop.document.document import Document
from confluence_desktop.document.record import Record
from confluence_desktop.windows.wall import Wall
from confluence_desktop.workshop.timing import Countdown
from tests.gallery.pictures import Picture, picture_of, settle
from tests.gallery.session_window import item_at, places
from tests.gallery.sessions import STATES

_SCREENS = {"1920": QSize(1920, 1080), "1024": QSize(1024, 768)}
_TIMES = {
    "calm": Countdown(2400, 1339, is_running=True),
    "low": Countdown(2400, 2100, is_running=True),
    "last": Countdown(2400, 2360, is_running=True),
    "over": Countdown(2400, 2412, is_running=True),
    "paused": Countdown(2400, 1200),
}


def wall() -> Iterator[Picture]:
    """Every state on the wall; the countdown in each of its phases."""
    for state, make in STATES.items():
        for place in places(state):
            for theme in ("dark", "light"):
                for size in _SCREENS:
                    name = f"wall-{place}/{state}/{theme}/{size}"
                    yield Picture(name, partial(_shown, make, place, theme, size, "calm"))
    for phase in _TIMES:
        name = f"wall-time/{phase}/dark/1920"
        yield Picture(name, partial(_shown, STATES["sample"], "catch-22", "dark", "1920", phase))


def _shown(
    make: Callable[[], list[Record]], place: str, theme: str, size: str, phase: str
) -> QImage:
    document = Document(make())
    signals = DocumentSignals(document)
    item = item_at(document, place)
    widget = Wall(signals, document, is_dark=theme == "dark")
    widget.resize(_SCREENS[size])
    widget.show()
    widget.show_item(item.id, item.board_id)
    widget.show_countdown(_TIMES[phase])
    settle()
    if widget.view is not None:
        widget.view.settle()
    settle()
    picture = picture_of(widget)
    widget.close()
    widget.deleteLater()
    settle()
    return picture
