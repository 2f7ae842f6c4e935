"""The details of cards and links, filled in by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QSpinBox

from confluence_desktop.document.record import R
from confluence_desktop.windows.day_field import DayField
from confluence_desktop.windows.fields import Choice
from confluence_desktop.windows.inspector_links import LinkRows
from confluence_desktop.windows.plan_picker import NameField
from confluence_desktop.windows.typed_date import parse_typed_date
from confluence_desktop.windows.widgets import PillButton, PlainLabel
from confluence_desktop.workshop.cards import Card, CardColour, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.people import add_people
from confluence_desktop.workshop.session import Participant
from tests.windows.session_driver import MAP_ID, SessionDriver

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15 Jan", date(2027, 1, 15)),
        ("31.12.", date(2026, 12, 31)),
        ("in 2 weeks", date(2026, 12, 6)),
        ("in a month", date(2026, 12, 22)),
        ("in 3 months", date(2027, 2, 22)),
        ("in 1 year", date(2027, 11, 22)),
        ("Q3 2027", date(2027, 9, 30)),
        ("q1", date(2027, 3, 31)),
        ("3rd quarter 2027", date(2027, 9, 30)),
        ("June 2027", date(2027, 6, 30)),
        ("end of June", date(2027, 6, 30)),
        ("by Dec", date(2026, 12, 31)),
        ("Feb 2028", date(2028, 2, 29)),
        ("June 27", date(2026, 6, 27)),
    ],
)
def test_days_are_taken_as_people_say_them(typed: str, day: date) -> None:
    assert parse_typed_date(typed, TODAY) == day


def test_the_last_day_of_a_month_gives_way_to_a_shorter_one() -> None:
    assert parse_typed_date("in 3 months", date(2026, 11, 30)) == date(2027, 2, 28)


def test_an_objective_is_filled_in_by_keys(driver: SessionDriver) -> None:
    driver.page.edits.run("People", lambda d: add_people(d, "Ada Byrne\nBen Ortiz"))
    driver.press("Ctrl+4")
    driver.add("Borrowers up 20 %")
    driver.press("Esc", "F6")
    driver.type("Active borrowers")
    driver.press("Tab")
    driver.type("1,200")
    driver.press("Return")
    driver.type("1,440")
    driver.press("Tab")
    driver.type("Q3 2027")
    (day,) = driver.page.inspector.findChildren(DayField)
    assert day.says == "= Thursday, 30 September 2027"
    driver.press("Tab")
    driver.type("ben")
    driver.press("Return")
    card = driver.card("Borrowers up 20 %")
    assert (card.measure, card.baseline, card.target) == ("Active borrowers", "1,200", "1,440")
    assert card.due == date(2027, 9, 30)
    assert day.editor.toPlainText() == "Thursday, 30 September 2027"
    assert card.owner == "Ben Ortiz"


def test_enter_presses_the_button_that_has_the_keyboard(driver: SessionDriver) -> None:
    driver.press("Ctrl+4")
    driver.add("Borrowers up 20 %")
    tick = next(
        button
        for button in driver.page.inspector.findChildren(PillButton)
        if "tells an outcome" in button.text()
    )
    tick.setFocus()
    driver.press("Return")
    assert driver.card("Borrowers up 20 %").tells_outcome


def test_a_day_that_is_none_is_said_when_the_field_is_left(driver: SessionDriver) -> None:
    driver.press("Ctrl+4")
    driver.add("Borrowers up 20 %")
    (day,) = driver.page.inspector.findChildren(DayField)
    day.editor.setFocus()
    driver.type("soon")
    assert day.says == "not a day yet"
    driver.press("Tab")
    assert "is no date" in driver.page.messages.text
    driver.page.refresh()
    assert day.editor.toPlainText() == "soon"  # to be mended, not to be typed anew
    assert driver.card("Borrowers up 20 %").due is None


def test_what_is_typed_into_a_day_is_never_written_over(driver: SessionDriver) -> None:
    driver.press("Ctrl+4")
    driver.add("Borrowers up 20 %")
    (day,) = driver.page.inspector.findChildren(DayField)
    day.editor.setFocus()
    driver.type("15 Jan")
    day.store()
    driver.settle()
    assert day.editor.toPlainText() == "15 Jan"
    driver.type(" 2029")
    day.store()
    driver.settle()
    assert driver.card("Borrowers up 20 %").due == date(2029, 1, 15)
    driver.page.document.undo()
    assert driver.card("Borrowers up 20 %").due is None


@pytest.mark.parametrize(
    ("level", "word", "field"),
    [
        (Level.MISSION, "says what we do", "names_action"),
        (Level.MISSION, "says what we offer", "names_offering"),
        (Level.MISSION, "says for whom", "names_for_whom"),
        (Level.OBJECTIVE, "tells an outcome?", "tells_outcome"),
        (Level.TOOL, "was asked for", "asked_for"),
    ],
)
def test_ticks_are_set_by_space(level: Level, word: str, field: str, driver: SessionDriver) -> None:
    driver.press(f"Ctrl+{level.rank + 1}")
    driver.add("A card")
    button(driver, word).setFocus()
    driver.press("Space")
    assert getattr(driver.card("A card"), field) is True
    driver.press("Space")
    assert getattr(driver.card("A card"), field) is False


def test_a_capability_has_people_who_carry_it(driver: SessionDriver) -> None:
    driver.press("Ctrl+6")
    driver.add("Host a conversation")
    (field,) = driver.page.inspector.findChildren(NameField)
    field.finder.line.setFocus()
    driver.type("The branch teams")
    driver.press("Return")
    assert driver.card("Host a conversation").owner == "The branch teams"


def test_a_name_that_is_undone_is_not_written_again_by_leaving_its_field(
    driver: SessionDriver,
) -> None:
    driver.page.edits.run("People", lambda d: add_people(d, "Ada Byrne\nBen Ortiz"))
    driver.press("Ctrl+6")
    driver.add("Hear what is asked for")
    (field,) = driver.page.inspector.findChildren(NameField)
    line = field.finder.line
    line.setFocus()
    driver.type("ada")
    driver.press("Return")
    assert driver.card("Hear what is asked for").owner
    driver.press("Ctrl+Z")
    assert not driver.card("Hear what is asked for").owner
    assert line.text() == ""
    driver.page.line.field.setFocus()
    driver.settle()
    assert not driver.card("Hear what is asked for").owner


def test_a_link_is_reached_from_its_card_and_filled_in_by_keys(driver: SessionDriver) -> None:
    link = a_link(driver)
    (rows,) = driver.page.inspector.findChildren(LinkRows)
    assert [one.text() for one in rows.buttons] == ["↑ Young adults come back"]
    rows.buttons[0].setFocus()
    driver.press("Space")
    assert driver.page.selection == {link.id}
    driver.press("Tab")
    driver.type("They told us so")
    driver.press("Tab")
    assert isinstance(driver.focus(), QSpinBox)
    driver.press("4", "Tab")
    now = found(driver, link)
    assert (now.because, now.confidence) == ("They told us so", 4)
    button(driver, "above").setFocus()
    driver.press("Space")
    assert driver.page.selection == {driver.card("Young adults come back").id}


def test_a_link_that_hurts_says_so_among_the_links(driver: SessionDriver) -> None:
    link = a_link(driver)
    driver.page.edits.change("Hurt", Link, link.id, effect=Effect.HURTS, confidence=3)
    driver.settle()
    (rows,) = driver.page.inspector.findChildren(LinkRows)
    assert rows.buttons[0].text() == "↑ ✗ Young adults come back"
    assert rows.buttons[0].accessibleName() == (
        "Link: hurts goal “Young adults come back”, confidence 3"
    )


def test_the_first_wording_is_shown_and_can_be_gone_back_to(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Come back")
    driver.press("Esc", "F2")
    driver.type(" soon")
    driver.press("Return")
    assert driver.card("Come back soon").first_text == "Come back"
    button(driver, "Back to it").setFocus()
    driver.press("Space")
    assert driver.card("Come back").level is Level.GOAL
    assert not [one for one in buttons(driver) if one.text() == "Back to it" and one.isVisible()]


def test_the_fields_follow_the_level_of_the_card(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("A card")
    assert not driver.page.inspector.findChildren(DayField)
    driver.press("Alt+Down")
    assert driver.page.inspector.findChildren(DayField)


def test_a_colour_and_the_name_of_a_cluster_are_in_the_details(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("A card")
    card = driver.card("A card")
    driver.page.edits.run(
        "Group", lambda d: d.put(Cluster.new(board_id=MAP_ID, name="Readers", card_ids=(card.id,)))
    )
    driver.page.edits.change("Colour", Card, card.id, colour=CardColour.WARN)
    driver.settle()
    labels = {one.accessibleName() for one in buttons(driver)}
    assert "Colour: amber" in labels
    from tests.windows.test_inspector import field, write

    assert field(driver, "Cluster").editor.toPlainText() == "Readers"
    write(driver, "Cluster", "Young readers")
    assert [one.name for one in driver.page.document.all(Cluster)] == ["Young readers"]


def test_the_line_of_sight_is_read_and_copied_with_one_key(driver: SessionDriver) -> None:
    a_link(driver)
    driver.press("Ctrl+Shift+Y")
    copied = QGuiApplication.clipboard().text()
    assert "Young adults come back" in copied
    assert "Borrowers up 20 %" in copied
    said = [label.text() for label in driver.page.inspector.findChildren(PlainLabel)]
    assert copied in said


def test_people_are_added_pasted_written_anew_and_taken_off(driver: SessionDriver) -> None:
    panel = driver.page.panels.people
    driver.press("Ctrl+K")
    driver.type("people")
    driver.press("Return")
    assert panel.isVisible()
    driver.add("Ada Byrne, Head of branches, City Library")
    driver.page.commands.bind("paste", lambda: None, may_run=lambda: False)
    QGuiApplication.clipboard().setText("1. Ben Ortiz, Reader services\n2. Ada Byrne\n3. Cem Oz")
    panel.field.paste()
    driver.settle()
    assert panel.shown == [
        "Ada Byrne, Head of branches, City Library",
        "Ben Ortiz, Reader services",
        "Cem Oz",
    ]
    driver.press("Tab", "Home", "F2")
    driver.press("Ctrl+A")
    driver.type("Ada B., Head")
    driver.press("Return")
    panel.list.setFocus()
    driver.press("End", "Del")
    people = sorted(driver.page.document.all(Participant), key=lambda one: one.order)
    assert [(one.name, one.role) for one in people] == [
        ("Ada B.", "Head"),
        ("Ben Ortiz", "Reader services"),
    ]
    driver.press("Esc")
    assert panel.isHidden()
    driver.press("Ctrl+Z")
    assert len(list(driver.page.document.all(Participant))) == 3


def test_nobody_is_listed_twice(driver: SessionDriver) -> None:
    panel = driver.page.panels.people
    panel.open_panel()
    driver.add("Ada Byrne")
    driver.add("ada byrne")
    assert panel.shown == ["Ada Byrne"]
    assert "listed already" in driver.page.messages.text


def a_link(driver: SessionDriver) -> Link:
    """A goal and an objective under it, which is selected."""
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Tab")
    driver.add("Borrowers up 20 %")
    (link,) = driver.page.document.all(Link)
    return link


def found(driver: SessionDriver, record: R) -> R:
    now = driver.page.document.find(type(record), record.id)
    assert now is not None
    return now


def buttons(driver: SessionDriver) -> list[QPushButton]:
    return list(driver.page.inspector.findChildren(QPushButton))


def button(driver: SessionDriver, words: str) -> QPushButton:
    """The button that says this, after its sign."""
    return next(one for one in buttons(driver) if one.text().removeprefix("✗ ") == words)


def test_a_date_that_is_undone_is_gone_from_the_details(driver: SessionDriver) -> None:
    driver.press("Ctrl+4")
    driver.add("Borrowers up 20 %")
    (field,) = driver.page.inspector.findChildren(DayField)
    field.editor.setFocus()
    driver.type("30 Jan 2027")
    driver.press("Return", "Ctrl+L")
    assert driver.card("Borrowers up 20 %").due == date(2027, 1, 30)
    driver.press("Ctrl+Z")
    assert driver.card("Borrowers up 20 %").due is None
    (field,) = driver.page.inspector.findChildren(DayField)
    assert field.editor.toPlainText() == ""
    assert field.says == ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_begins_at_what_is_chosen(driver: SessionDriver) -> None:
    a_link(driver)
    choices = driver.page.inspector.findChildren(Choice)
    choice = next(one for one in choices if one.button.isVisible())
    choice.button.setFocus()
    driver.press("Return")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    marked = menu.activeAction()
    assert marked is not None
    assert f"{marked.text()} ▾" == choice.button.text()
    before = choice.button.text()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    driver.settle()
    assert choice.button.text() != before


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_places_begins_at_the_one_of_now(driver: SessionDriver) -> None:
    driver.press("Ctrl+5")
    driver.page.line.chip.setFocus()
    driver.press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    marked = menu.activeAction()
    assert marked is not None
    assert marked.text().startswith("Strategies")
    menu.close()
