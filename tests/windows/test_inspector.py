"""The details: what is written there is the same as what is written on the board."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from confluence_desktop.boards.catch_22.sentences import loop_draft
from confluence_desktop.document.record import R, Record
from confluence_desktop.windows.fields import Field
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.catch_22 import Loop, Step
from confluence_desktop.workshop.close import Action
from tests.windows.session_driver import CATCH_22_ID, SessionDriver

STALE = "△ Written before the conditions changed."
THIRD_STALE = "△ The third Catch-22 was written before the loops changed."


def test_a_sentence_written_in_the_details_is_stale_once_its_conditions_change(
    driver: SessionDriver,
) -> None:
    """DEC-15: null until someone edits it, then it stays, and "rewrite" brings the draft back."""
    loop = a_loop(driver)
    assert field(driver, "Its sentence").editor.toPlainText() == loop_draft("know", "try")
    write(driver, "Its sentence", "We wait for ourselves")
    assert now(driver, loop).sentence == "We wait for ourselves"
    assert STALE not in shown(driver)
    write(driver, "We can’t …", "understand")
    assert now(driver, loop).sentence == "We wait for ourselves"
    assert STALE in shown(driver)
    press(driver, "Rewrite it from them")
    assert now(driver, loop).sentence is None
    assert field(driver, "Its sentence").editor.toPlainText() == loop_draft("understand", "try")
    assert STALE not in shown(driver)


def test_a_sentence_written_anew_is_no_longer_stale(driver: SessionDriver) -> None:
    loop = a_loop(driver)
    write(driver, "Its sentence", "We wait")
    write(driver, "We can’t …", "understand")
    write(driver, "Its sentence", "We wait for understanding")
    assert STALE not in shown(driver)
    write(driver, "Its sentence", "")
    assert now(driver, loop).sentence is None


def test_the_third_catch_22_says_when_it_is_stale_and_is_rewritten(driver: SessionDriver) -> None:
    a_loop(driver)
    page = driver.page
    assert page.view is not None
    page.edits.change("Edit", Board, CATCH_22_ID, third_sentence="Both wait", third_drafted="old")
    page.view.select([])
    driver.settle()
    assert THIRD_STALE in shown(driver)
    press(driver, "Rewrite it from them")
    board = page.document.find(Board, CATCH_22_ID)
    assert board is not None
    assert board.third_sentence is None
    assert THIRD_STALE not in shown(driver)


def test_naming_the_tool_of_a_step_marks_it_as_with_a_tool(driver: SessionDriver) -> None:
    driver.press("PgDown", "Ctrl+5")
    driver.add("Open an account")
    write(driver, "Tool", "A microblog")
    (step,) = driver.page.document.all(Step)
    assert (step.tool, step.with_tool) == ("A microblog", True)


@pytest.mark.parametrize("kind", [Card, Step, Action])
def test_a_day_is_taken_as_people_type_it_and_half_a_day_waits(
    kind: type[Card | Step | Action], driver: SessionDriver
) -> None:
    heading, name = ("Starts", "starts_on") if kind is Step else ("By when", "due")
    record = a_dated_record(driver, kind)
    write(driver, heading, "3 Dec 2026")
    assert getattr(now(driver, record), name) == date(2026, 12, 3)
    write(driver, heading, "4 De")
    assert getattr(now(driver, record), name) == date(2026, 12, 3)
    write(driver, heading, "")
    assert getattr(now(driver, record), name) is None


def test_a_day_that_is_typed_later_is_another_edit(driver: SessionDriver) -> None:
    """Even where nothing else was done between, as when a card is only looked at once more."""
    card, view = a_dated_record(driver, Card), driver.page.view
    assert isinstance(card, Card)
    assert view is not None
    for day in ("3 Dec 2026", "4 Dec 2026"):
        view.select([])
        driver.settle()
        view.select([card.id])
        driver.settle()
        field(driver, "By when").editor.setFocus()
        write(driver, "By when", day)
    driver.page.line.field.setFocus()
    driver.press("Ctrl+Z")
    assert now(driver, card).due == date(2026, 12, 3)


def a_loop(driver: SessionDriver) -> Loop:
    """The left loop with both conditions, selected."""
    driver.press("PgDown")
    page = driver.page
    loop = next(iter(page.document.all(Loop)))
    page.edits.change("Fill", Loop, loop.id, x="know", y="try")
    page.refresh()
    assert page.view is not None
    page.view.select([loop.id])
    driver.settle()
    return loop


def test_to_pass_through_a_field_alters_no_space_in_it(driver: SessionDriver) -> None:
    loop = a_loop(driver)
    driver.page.edits.change("Fill", Loop, loop.id, x="le\u00a0savoir\u00a0: tout")
    driver.settle()
    before = driver.page.document.next_undo
    one = field(driver, "We can’t …")
    one.editor.setFocus()
    driver.page.line.field.setFocus()
    driver.settle()
    assert driver.page.document.next_undo is before
    assert now(driver, loop).x == "le\u00a0savoir\u00a0: tout"


def a_dated_record(driver: SessionDriver, kind: type[Card | Step | Action]) -> Record:
    if kind is Action:
        driver.press("Ctrl+Shift+A")
        driver.type("Ask Ann")
        driver.press("Return")
        driver.page.agenda.notes.chosen.emit(next(iter(driver.page.document.all(Action))).id)
    else:
        driver.press(*(["PgDown", "Ctrl+5"] if kind is Step else ["Ctrl+4"]))
        driver.add("Something said")
    driver.settle()
    (record,) = driver.page.document.all(kind)
    return record


def now(driver: SessionDriver, record: R) -> R:
    found = driver.page.document.find(type(record), record.id)
    assert found is not None
    return found


def field(driver: SessionDriver, heading: str) -> Field:
    fields = driver.page.inspector.findChildren(Field)
    return next(one for one in fields if one.editor.accessibleName() == heading)


def write(driver: SessionDriver, heading: str, text: str) -> None:
    one = field(driver, heading)
    one.editor.setPlainText(text)
    one.store()
    driver.settle()


def shown(driver: SessionDriver) -> list[str]:
    """Every line of words that can be seen in the details."""
    labels = driver.page.inspector.findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisible()]


def press(driver: SessionDriver, text: str) -> None:
    buttons = driver.page.inspector.findChildren(QPushButton)
    button = next(one for one in buttons if one.text() == text and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.settle()


def test_texts_are_shown_as_typed_and_never_as_markup(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("<b>bold</b> & <img src=x>")
    driver.press("Tab")
    driver.settle()
    assert "<b>bold</b>" in driver.page.inspector.text
    for label in driver.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
