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
from tests.gallery.sessions import CATCH_ID, STATES
from tests.gallery.stages import at_stage
from tests.gallery.texts import ENGLISH, LONG, SCRIPTS, Texts

_SCREENS = {
    "1920": QSize(1920, 1080),
    "1024": QSize(1024, 768),
    "1920x1200": QSize(1920, 1200),
    "1080x1920": QSize(1080, 1920),
}
_USUAL = ("1920", "1024")
_STAGES = range(1, 13)
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
                for size in _USUAL:
                    name = f"wall-{place}/{state}/{theme}/{size}"
                    yield Picture(name, partial(_shown, make, place, theme, size, "calm"))
    for phase in _TIMES:
        name = f"wall-time/{phase}/dark/1920"
        yield Picture(name, partial(_shown, STATES["sample"], "catch-22", "dark", "1920", phase))


def wall_stages() -> Iterator[Picture]:
    """The wall in each stage of the exercise: begun and done, in every shape and some scripts."""
    for stage in _STAGES:
        name = f"wall-stage/{stage:02}"
        for moment in ("begun", "done"):
            for size in _SCREENS:
                for theme in ("dark", "light") if size == "1920" else ("dark",):
                    yield Picture(
                        f"{name}/{moment}/{theme}/{size}",
                        partial(_in_stage, stage, ENGLISH, moment, theme, size),
                    )
        for script, texts in {"long-words": LONG, **SCRIPTS}.items():
            yield Picture(
                f"{name}/{script}/dark/1920",
                partial(_in_stage, stage, texts, "done", "dark", "1920"),
            )
        yield Picture(
            f"{name}/full/dark/1920",
            partial(_in_stage, stage, ENGLISH, "full", "dark", "1920"),
        )


def _in_stage(stage: int, texts: Texts, moment: str, theme: str, size: str) -> QImage:
    many = {"becauses": 30, "steps": 12} if moment == "full" else {}
    document = at_stage(stage, texts, is_done=moment != "begun", **many)
    return _on_wall(document, (None, CATCH_ID), theme, size, "calm")


def _shown(
    make: Callable[[], list[Record]], place: str, theme: str, size: str, phase: str
) -> QImage:
    document = Document(make())
    item = item_at(document, place)
    return _on_wall(document, (item.id, item.board_id), theme, size, phase)


def _on_wall(
    document: Document, shows: tuple[str | None, str | None], theme: str, size: str, phase: str
) -> QImage:
    signals = DocumentSignals(document)
    widget = Wall(signals, document, is_dark=theme == "dark")
    widget.resize(_SCREENS[size])
    widget.show()
    widget.show_item(*shows)
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
