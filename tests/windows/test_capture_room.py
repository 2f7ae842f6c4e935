"""How the capture line shares its width."""

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.document.draft import Draft
from confluence_desktop.windows.capture_like import PAUSE_MS
from confluence_desktop.windows.capture_line import CaptureLine
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.cards import Card, Level
from tests.windows.session_driver import SessionDriver


@pytest.mark.parametrize("width", [800, 1_005, 1_306, 1_600])
def test_the_field_keeps_half_of_the_line(driver: SessionDriver, width: int) -> None:
    line = driver.page.line
    driver.press("Ctrl+3")
    driver.add("By 2030 the library is where the whole city talks to itself")
    driver.press("Tab")
    assert driver.page.line.chip.text().startswith("Objectives under")
    line.setFixedWidth(width)
    driver.settle()
    assert line.field.width() >= 0.48 * width
    assert line.chip.text().startswith("Objectives under")


LONG = "By 2030 the library is where newcomers meet the city and one another, every week"


@pytest.mark.parametrize("page_px", [1920, 1440, 1366, 1100])
@pytest.mark.parametrize("is_silent", [False, True])
def test_half_of_the_line_is_for_typing(
    driver: SessionDriver, qtbot: QtBot, page_px: int, is_silent: bool
) -> None:
    driver.page.resize(page_px, 768)
    driver.press("Ctrl+2")
    driver.add(LONG)
    if is_silent:
        driver.press("Ctrl+Shift+Q")
    driver.press("Ctrl+3")
    driver.add(LONG)
    driver.press("Up", "Ctrl+Shift+E", "Ctrl+L")
    line = driver.page.line
    assert "under" in line.chip.text()
    for typed in ("A thought", LONG):
        driver.press("Ctrl+A")
        driver.type(typed)
        qtbot.wait(PAUSE_MS + 50)
        driver.settle()
        assert line.like.isVisible() == (typed == LONG)
        is_tight = line.like.isVisible() and (is_silent or page_px < 1200)
        # A hint keeps 200 px whatever the letters beside it take, which differs by the font.
        share = 0.25 if is_tight else 0.46
        assert line.field.width() >= line.width() * share - 2, (typed, line.chip.text())


def test_a_hint_that_comes_while_one_types_does_not_move_the_text(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    driver.page.resize(1366, 768)
    driver.press("Ctrl+3")
    driver.add(LONG)
    line = driver.page.line
    driver.type("By 2030")
    before = line.field.x()
    driver.press("Ctrl+A")
    driver.type(LONG)
    qtbot.waitUntil(line.like.isVisible)
    driver.settle()
    assert line.field.x() == before


def test_keys_and_the_whole_name_come_back_with_the_room(driver: SessionDriver) -> None:
    driver.press("Ctrl+2")
    driver.add(LONG)
    driver.press("Ctrl+3", "Up")
    line = driver.page.line

    def at_width(page_px: int) -> tuple[str, list[str]]:
        driver.page.resize(page_px, 900)
        driver.settle()
        return line.chip.text(), _keys_shown(line)

    wide, narrow = at_width(2600), at_width(900)
    assert len(narrow[0]) < len(wide[0])
    assert narrow[0].startswith("Goals under")
    assert wide[1] == ["Enter", "Tab", "Alt ↑↓"]
    assert len(narrow[1]) < len(wide[1])
    assert at_width(2600) == wide


def _keys_shown(line: CaptureLine) -> list[str]:
    labels = line._keys.findChildren(PlainLabel)
    return [one.text() for one in labels if one.property("look") and not one.isHidden()]


def test_a_text_that_takes_a_second_row_in_the_line_moves_no_card(driver: SessionDriver) -> None:
    view = driver.page.view
    assert view is not None
    board_id = view.board_id

    def add(draft: Draft) -> None:
        for number in range(24):
            draft.put(Card.new(board_id=board_id, level=Level.STRATEGY, text=f"Way {number}"))

    driver.page.edits.run("Add", add)
    line = driver.page.line
    driver.page.focus_line()
    for height in range(640, 760, 10):
        driver.page.resize(1366, height)
        driver.settle()
        before = {figure.key: figure.bounds for figure in view.index.drawing.figures}
        tall, low = view.height(), line.height()
        driver.type("a long thought of somebody " * 9)
        driver.settle()
        assert line.height() > low
        assert view.height() < tall
        assert {figure.key: figure.bounds for figure in view.index.drawing.figures} == before
        driver.page.line.field.take_text("")
        driver.settle()
