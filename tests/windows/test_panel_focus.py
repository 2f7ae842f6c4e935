"""Where the keyboard is: inside its panel, whatever comes and goes there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.message_bar import MessageBar
from tests.windows.exercise_driver import ExerciseDriver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    made = ExerciseDriver(qtbot, tmp_path)
    yield made
    made.close()


def notices(driver: ExerciseDriver) -> list[MessageBar]:
    """A notice over the board, and one over the whole window."""
    over_window = MessageBar(driver.page)
    driver.page.messages.warn("Something is wrong.", "Look")
    over_window.warn("Something went wrong; your work is saved.", "Copy report")
    return [driver.page.messages, over_window]


def is_within(panel: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (panel is widget or panel.isAncestorOf(widget))


def test_a_notice_gets_no_keys_when_the_rows_that_had_them_go_away(
    driver: ExerciseDriver,
) -> None:
    driver.go_to_stage(6)
    driver.press("Ctrl+1")
    driver.add("nobody has time")
    driver.press("F10")
    rows = driver.rows
    bars = notices(driver)
    for gone in (rows, driver.page.line.chip, driver.page.agenda.list, driver.page.bar):
        if gone is not rows:
            gone.setFocus()
        gone.hide()
        driver.settle()
        focus = driver.focus()
        assert not any(is_within(bar, focus) for bar in bars), gone
        gone.show()


def test_a_button_that_goes_when_it_is_pressed_leaves_the_keyboard_to_the_line(
    driver: ExerciseDriver,
) -> None:
    driver.go_to_stage(2)
    driver.add("We can’t meet until we have met")
    notices(driver)
    driver.page.line.silence.button.setFocus()
    driver.press("Space")
    assert driver.page.line.silence.button.isHidden()
    assert driver.focus() in {driver.page.line.field, driver.page.line.chip}


def test_tab_stays_inside_the_details(driver: ExerciseDriver) -> None:
    driver.fill_loops()
    driver.go_to_stage(4)
    driver.press("F6", "F6", "F6", "F6")
    driver.page.inspector.focus_first_field()
    bars = notices(driver)
    seen = []
    for key in ["Tab"] * 30 + ["Shift+Tab"] * 30:
        driver.press(key)
        assert is_within(driver.page.inspector, driver.focus()), (key, driver.focus())
        seen.append(driver.focus())
    assert len(set(map(id, seen))) > 3
    assert all(bar.isVisible() for bar in bars)


def test_a_notice_is_reached_by_the_key_for_panels_and_gives_the_keyboard_back(
    driver: ExerciseDriver,
) -> None:
    bar, over_window = notices(driver)
    over_window.hide()
    driver.press("F6")
    assert is_within(bar, driver.focus())
    driver.press("Esc")
    assert driver.focus() is driver.page.line.field
    assert bar.isHidden()


def test_no_panel_without_anything_for_keys_is_stopped_at(driver: ExerciseDriver) -> None:
    assert not driver.page.agenda.notes.has_notes
    for _ in range(6):
        driver.press("F6")
        assert driver.focus() is not driver.page.agenda.notes
    driver.press("Ctrl+L", "Ctrl+Shift+P")
    driver.add("Who pays?")
    stops = []
    for _ in range(6):
        driver.press("F6")
        stops.append(driver.focus())
    assert driver.page.agenda.notes in stops


@pytest.mark.parametrize("opened_by", ["Esc", "Ctrl+F", "Ctrl+Shift+P", "Ctrl+K", "F1"])
def test_a_panel_of_one_place_keeps_the_keyboard(opened_by: str, driver: ExerciseDriver) -> None:
    driver.page.focus_line()
    driver.press(opened_by)
    inside = driver.focus()
    assert inside is not driver.page.line.field
    driver.press("Tab", "Tab", "Shift+Tab")
    assert driver.focus() is inside


def test_tab_passes_over_the_notes_while_there_are_none(driver: ExerciseDriver) -> None:
    notes = driver.page.agenda.notes
    driver.page.agenda.list.setFocus()
    for _ in range(6):
        driver.press("Tab")
        assert driver.focus() is not notes


def test_notes_that_get_the_keyboard_mark_one_and_pass_over_headings(
    driver: ExerciseDriver,
) -> None:
    driver.press("Ctrl+L", "Ctrl+Shift+P")
    driver.add("Who pays?")
    driver.press("Ctrl+L", "Ctrl+Shift+D")
    driver.add("We begin in May")
    notes = driver.page.agenda.notes
    notes.setFocus()
    driver.settle()
    said = []
    for key in ("Down", "Down", "Up", "Up", "Up"):
        said.append(notes.currentItem().text())
        driver.press(key)
    assert said == ["Who pays?", *["We begin in May"] * 2, *["Who pays?"] * 2]


def test_the_last_note_that_is_deleted_hands_the_keyboard_on(driver: ExerciseDriver) -> None:
    driver.press("Ctrl+L", "Ctrl+Shift+P")
    driver.add("Who pays?")
    notes = driver.page.agenda.notes
    notes.setFocus()
    driver.press("Del")
    assert not notes.has_notes
    assert driver.focus() is not notes
    assert is_within(driver.page.agenda, driver.focus())


def test_a_message_goes_with_the_item_that_it_is_about_and_a_warning_stays(
    driver: ExerciseDriver,
) -> None:
    driver.page.messages.toast("“Find readers” is parked, not lost.")
    driver.press("PgDown")
    assert driver.page.messages.text == ""
    driver.page.messages.warn("The disk is full.")
    driver.press("PgDown")
    assert driver.page.messages.text == "The disk is full."


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_opened_by_a_key_has_the_present_entry_marked(driver: ExerciseDriver) -> None:
    chip = driver.page.line.chip
    present = driver.page.line.destination
    assert present is not None
    chip.setFocus()
    driver.press("Return")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    marked = menu.activeAction()
    assert marked.text().split("\t")[0] == present.label
    QTest.keyClick(menu, Qt.Key.Key_Escape)
