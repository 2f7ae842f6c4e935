"""With one screen the wall covers the window, and every key does what it does without it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.wall import Wall
from confluence_desktop.windows.wall_cover import WallCover
from confluence_desktop.windows.wall_screens import WallPlace
from confluence_desktop.windows.wall_state import WallState
from tests.windows.session_driver import SessionDriver


@pytest.fixture
def wall(driver: SessionDriver) -> Iterator[Wall]:
    """The wall over the window, with a goal on the map."""
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("F5")
    shown = driver.page.projection.wall
    assert shown is not None
    yield shown
    driver.page.projection.end()


def cover_of(driver: SessionDriver) -> WallCover:
    cover = driver.page.projection.cover
    assert cover is not None
    return cover


def on_wall(wall: Wall) -> set[str]:
    assert wall.view is not None
    return {text.text for one in wall.view.index.drawing.figures for text in one.texts}


def foot(driver: SessionDriver) -> QImage:
    """The left of the strip below the board."""
    height = driver.window.height()
    return driver.window.grab().toImage().copy(0, height - 24, 300, 24)


def test_what_is_typed_is_added_and_only_then_seen(driver: SessionDriver, wall: Wall) -> None:
    assert wall.parentWidget() is driver.window
    assert wall.size() == driver.window.size()
    driver.type("Staff share")
    assert driver.page.line.field.toPlainText() == "Staff share"
    assert cover_of(driver).sign.text() == "Typing …"
    assert "Staff share" not in on_wall(wall)
    driver.press("Return")
    assert "Staff share" in on_wall(wall)
    assert cover_of(driver).sign.text() != "Typing …"


def test_the_sign_tells_nothing_of_what_is_typed(driver: SessionDriver, wall: Wall) -> None:
    driver.type("short")
    first = foot(driver)
    driver.type(" and then a good deal longer")
    assert foot(driver) == first
    driver.press("Ctrl+A", "Del")
    assert foot(driver) != first


def test_undo_and_reveal_are_answered(driver: SessionDriver, wall: Wall) -> None:
    driver.press("Ctrl+Shift+Q")
    driver.add("Covered until all have spoken")
    assert "Covered until all have spoken" not in on_wall(wall)
    driver.press("Ctrl+Shift+R")
    assert "Covered until all have spoken" in on_wall(wall)
    driver.press("Ctrl+Z", "Ctrl+Z")
    assert "Covered until all have spoken" not in on_wall(wall)


def test_the_clickers_keys_count_once_the_line_is_left(driver: SessionDriver, wall: Wall) -> None:
    driver.press("Esc", "B")
    assert wall.state == WallState.BLANK.value
    assert cover_of(driver).sign.text() == ""
    driver.press(".")
    assert wall.state == WallState.LIVE.value


def test_the_keyboard_is_in_the_line_though_it_was_in_the_details(driver: SessionDriver) -> None:
    driver.page.inspector.focus_first_field()
    driver.press("F5")
    assert driver.focus() is driver.page.line.field
    driver.press("Shift+F5")


def test_it_is_said_when_the_keyboard_is_somewhere_under_the_wall(
    driver: SessionDriver, wall: Wall
) -> None:
    driver.press("Ctrl+K")
    assert "Ctrl+L goes back to the line" in cover_of(driver).sign.text()
    driver.press("Ctrl+L")
    assert "Ctrl+L" not in cover_of(driver).sign.text()


def test_a_refusal_is_said_without_its_words(driver: SessionDriver, wall: Wall) -> None:
    driver.page.edits.refused.emit("Ann does not like this")
    assert "has a word on that" in cover_of(driver).sign.text()
    assert "Ann" not in cover_of(driver).sign.text()
    assert driver.page.messages.text == "Ann does not like this"


def test_how_to_end_it_is_said_at_first(driver: SessionDriver, wall: Wall) -> None:
    assert "Shift+F5" in cover_of(driver).sign.text()
    assert cover_of(driver).sign.geometry().bottom() < wall.height()


def test_escape_held_ends_it_and_the_window_is_as_before(
    qtbot: QtBot, driver: SessionDriver, wall: Wall
) -> None:
    handle = driver.window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Escape)
    QTest.keyRelease(handle, Qt.Key.Key_Escape)
    assert driver.page.projection.is_on
    QTest.keyPress(handle, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not driver.page.projection.is_on, timeout=3000)
    assert not driver.window.isFullScreen()
    assert driver.page.projection.cover is None


def test_a_key_that_repeats_is_held(qtbot: QtBot, driver: SessionDriver, wall: Wall) -> None:
    """X11 may tell a repeating key as let go and pressed again, without saying that it repeats."""
    handle = driver.window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Escape)
    for _ in range(60):
        if not driver.page.projection.is_on:
            break
        QTest.keyRelease(handle, Qt.Key.Key_Escape)
        QTest.keyPress(handle, Qt.Key.Key_Escape)
        qtbot.wait(30)
    assert not driver.page.projection.is_on


def test_a_projector_plugged_in_takes_the_wall_over(
    driver: SessionDriver, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    projection = driver.page.projection
    place = WallPlace(0, covers_window=False, warning="")
    monkeypatch.setattr(projection, "place", lambda: place)
    projection._on_screen_added(driver.window.screen())
    driver.settle()
    assert wall.isWindow()
    assert wall.isVisible()
    assert not driver.window.isFullScreen()
    assert projection.cover is None
