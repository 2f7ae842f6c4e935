"""The wall: what the room sees, and what it never sees."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.wall import Wall
from confluence_desktop.windows.wall_screens import MIRRORED, ScreenFacts, wall_place
from confluence_desktop.windows.wall_zoom import smallest_text
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import change_item
from confluence_desktop.workshop.cards import Card
from tests.windows.session_driver import CATCH_22_ID, MAP_ID, SessionDriver

LAPTOP = ScreenFacts("eDP-1", QRect(0, 0, 1366, 768))
PROJECTOR = ScreenFacts("HDMI-1", QRect(1366, 0, 1920, 1080))
TELEVISION = ScreenFacts("DP-1", QRect(3286, 0, 1080, 1920))
MIRROR = ScreenFacts("HDMI-1", QRect(0, 0, 1366, 768))
BETWEEN_US = "They will not like this"


@pytest.fixture
def wall(driver: SessionDriver) -> Iterator[Wall]:
    driver.press("F5")
    shown = driver.page.projection.wall
    assert shown is not None
    driver.settle()
    yield shown
    driver.page.projection.end()


def test_the_wall_shows_prompt_subline_time_and_board(driver: SessionDriver, wall: Wall) -> None:
    assert wall.text == "What carries what?\nFrom why we exist to what we use."
    assert wall.countdown.text == "45:00"
    assert wall.view is not None
    assert wall.view.board_id == MAP_ID
    assert driver.window.isFullScreen()
    assert wall.size() == driver.window.size()


def test_the_wall_reads_only_what_the_room_may_see(driver: SessionDriver, wall: Wall) -> None:
    driver.press("Ctrl+Shift+N")
    driver.type("They will not like this")
    driver.press("Return")
    shown = "\n".join(label.text() for label in wall.findChildren(QLabel))
    assert "Ask who already does this." not in shown
    assert "They will not like this" not in shown
    assert wall.view is not None
    assert not wall.view.is_editable
    assert wall.view.records is not driver.page.document
    assert wall.windowTitle() == "Confluence Desktop"


def test_nothing_private_is_drawn_or_named_on_the_wall(driver: SessionDriver, wall: Wall) -> None:
    """LAW-10: what screen readers and pictures get of the wall is for the room alike."""
    driver.page.line.paste("Seen by all\nCovered")
    seen, covered = (driver.card(text) for text in ("Seen by all", "Covered"))
    edits = driver.page.edits
    edits.change("Note", Card, seen.id, note=BETWEEN_US, first_text=BETWEEN_US)
    edits.change("Cover", Card, covered.id, text=BETWEEN_US, covered=True)
    driver.page.line.field.setPlainText(BETWEEN_US)
    driver.page.line.keep()
    driver.settle()
    assert wall.view is not None
    drawing = wall.view.index.drawing
    names = [figure.name for figure in drawing.figures]
    editable = [text.text for figure in drawing.figures for text in figure.texts]
    drawn = _texts(wall)
    assert "Seen by all" in drawn
    assert any("Seen by all" in name for name in names)
    assert BETWEEN_US not in "\n".join([*names, *editable, *drawn])


def test_the_wall_follows_the_agenda(driver: SessionDriver, wall: Wall) -> None:
    driver.page.acts.page(1)
    assert _shown_board(wall) == CATCH_22_ID
    assert wall.text == "The two Catch-22s"
    assert wall.countdown.text == "40:00"
    driver.page.acts.page(1)
    assert _shown_board(wall) is None
    assert wall.text == "Who does what?"


def test_the_wall_shows_a_new_prompt_at_once(driver: SessionDriver, wall: Wall) -> None:
    driver.page.edits.run(
        "Prompt", lambda draft: draft.put(_item(driver).changed(prompt="And now?"))
    )
    driver.settle()
    assert wall.text == "And now?"


def test_what_is_typed_appears_on_the_wall_only_when_it_is_added(
    driver: SessionDriver, wall: Wall
) -> None:
    driver.page.focus_line()
    driver.page.line.field.setPlainText("half a thought")
    driver.page.line.keep()
    assert wall.view is not None
    assert "half a thought" not in _texts(wall)
    driver.page.line.field.entered.emit()
    driver.settle()
    assert "half a thought" in _texts(wall)


def test_no_text_of_a_card_is_under_a_fiftieth_of_the_height(
    driver: SessionDriver, wall: Wall
) -> None:
    wall.resize(1920, 1080)
    lines = [f"A goal of many, and this is number {number}" for number in range(14)]
    driver.page.line.set_destination("goal")
    driver.page.line.paste("\n".join(lines))
    driver.settle()
    wall.refresh()
    view = wall.view
    assert view is not None
    shown = view.sight.camera.scale * smallest_text(view.index.drawing)
    assert shown >= view.devicePixelRatioF() * 1080 / 50 - 0.5
    last = driver.card(lines[-1])
    assert driver.page.view is not None
    driver.page.view.select([last.id])
    driver.settle()
    place = view.sight.camera.rect_to_device(view.index.of_record(last.id)[0].bounds)
    assert place.x >= 0
    assert place.right <= view.width() * view.devicePixelRatioF() + 1


def test_a_clicker_pages_and_blanks(driver: SessionDriver, wall: Wall) -> None:
    wall.activateWindow()
    wall.setFocus()
    driver.settle()
    driver.press("PgDown")
    assert driver.page.board_id == CATCH_22_ID
    assert wall.view is not None
    driver.press(".")
    assert wall.view.isHidden()
    driver.press("B")
    assert wall.view.isVisible()


def test_a_long_word_of_the_prompt_is_broken_and_not_cut(driver: SessionDriver, wall: Wall) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    with driver.page.document.transaction("Edit") as draft:
        change_item(draft, "item_1", prompt=word)
    driver.settle()
    label = wall.findChildren(PlainLabel)[0]
    lines = label.fontMetrics().boundingRect(
        label.rect(), int(Qt.TextFlag.TextWordWrap), label.text()
    )
    assert lines.width() <= label.width()
    assert wall.text == word


def test_a_text_typed_on_the_wall_by_mistake_turns_no_page(
    driver: SessionDriver, wall: Wall
) -> None:
    wall.activateWindow()
    wall.setFocus()
    driver.settle()
    driver.press("M", "Space", "O")
    assert driver.page.board_id == MAP_ID


def test_nothing_that_writes_is_answered_on_the_wall(driver: SessionDriver, wall: Wall) -> None:
    wall.activateWindow()
    wall.setFocus()
    driver.settle()
    driver.press("Ctrl+Shift+P", "Ctrl+K", "F1", "Ctrl+E")
    assert driver.page.note_line.isHidden()
    assert driver.page.panels.command_list.isHidden()
    assert driver.page.panels.key_sheet.isHidden()
    assert driver.page.panels.export.isHidden()


def test_shift_f5_ends_the_wall(driver: SessionDriver, wall: Wall) -> None:
    wall.activateWindow()
    wall.setFocus()
    driver.settle()
    driver.press("Shift+F5")
    assert not driver.page.projection.is_on


def test_escape_ends_the_wall_only_when_held(
    qtbot: QtBot, driver: SessionDriver, wall: Wall
) -> None:
    QTest.keyPress(wall, Qt.Key.Key_Escape)
    QTest.keyRelease(wall, Qt.Key.Key_Escape)
    assert driver.page.projection.is_on
    QTest.keyPress(wall, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not driver.page.projection.is_on, timeout=3000)


def test_a_wall_can_be_started_again(driver: SessionDriver, wall: Wall) -> None:
    driver.page.projection.end()
    assert driver.page.projection.wall is None
    driver.page.start_wall()
    assert driver.page.projection.wall is not None


def test_the_wall_changes_between_dark_and_light(driver: SessionDriver, wall: Wall) -> None:
    assert wall.is_dark
    driver.page.projection.switch_colours()
    assert wall.is_dark in (True, False)
    wall.set_dark(is_dark=False)
    driver.settle()
    corner = wall.grab().toImage().pixelColor(2, 2)
    assert corner.lightness() > 200


@pytest.mark.parametrize(
    ("screens", "index", "covers", "warning"),
    [
        ([LAPTOP], 0, True, ""),
        ([LAPTOP, PROJECTOR], 1, False, ""),
        ([LAPTOP, MIRROR], 0, True, MIRRORED),
        ([LAPTOP, MIRROR, TELEVISION], 2, False, MIRRORED),
        ([LAPTOP, PROJECTOR, TELEVISION], 2, False, ""),
    ],
)
def test_the_wall_goes_where_the_room_looks(
    screens: list[ScreenFacts], index: int, covers: bool, warning: str
) -> None:
    place = wall_place(screens, 0, "DP-1")
    assert (place.index, place.covers_window, place.warning) == (index, covers, warning)


def test_a_second_screen_gets_the_wall_and_the_keyboard_stays(tmp_path: Path) -> None:
    screens = [
        {"name": "eDP-1", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1},
        {"name": "HDMI-1", "x": 1366, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, "-c", _ON_TWO_SCREENS, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "screen": "HDMI-1",
        "size": [1920, 1080],
        "keyboard": "line",
        "warning": "",
    }


_ON_TWO_SCREENS = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from confluence_desktop.storage.session_file import create_session_file, open_session
from confluence_desktop.windows.session_window import SessionPage
from confluence_desktop.windows.theme import Theme
from tests.windows.session_driver import session_records
path = Path(sys.argv[1]) / "two.confluence"
create_session_file(path, session_records())
session = open_session(path)
page = SessionPage(session, Theme(is_dark=False))
page.resize(1366, 768)
page.show()
page.activateWindow()
page.setFocus()
app.processEvents()
page.start_wall()
app.processEvents()
wall = page.projection.wall
wall.activateWindow()  # as a window manager does that activates what it shows, late
for _ in range(5):
    app.processEvents()
keyboard = QApplication.focusWidget()
print(json.dumps({
    "screen": wall.screen().name(),
    "size": [wall.width(), wall.height()],
    "keyboard": "line" if keyboard is page.line.field else str(keyboard),
    "warning": page.messages.text,
}))
page.finish()
session.close()
"""


def test_a_screen_that_goes_away_ends_the_wall(driver: SessionDriver, wall: Wall) -> None:
    projection = driver.page.projection
    projection._on_screen_removed(wall.screen())
    assert not projection.is_on
    assert "F5" in driver.page.messages.text


def test_a_portrait_wall_keeps_prompt_time_and_board_apart(
    qtbot: QtBot, tmp_path: Path, driver: SessionDriver, wall: Wall
) -> None:
    wall.resize(1080, 1920)
    driver.settle()
    assert wall.view is not None
    board, time = wall.view.geometry(), wall.countdown.geometry()
    assert not board.intersects(time)
    for label in wall.findChildren(QLabel):
        if label.text():
            assert not label.geometry().intersects(time)
            assert not label.geometry().intersects(board)


def _shown_board(wall: Wall) -> str | None:
    return wall.view.board_id if wall.view is not None else None


def _texts(wall: Wall) -> set[str]:
    assert wall.view is not None
    figures = wall.view.index.drawing.figures
    return {text.text for figure in figures for text in figure.texts}


def _item(driver: SessionDriver) -> AgendaItem:
    assert driver.page.item is not None
    return driver.page.item
