"""The capture line: whatever is said goes in here, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.windows.capture_target import settled
from confluence_desktop.windows.widgets import ElidedLabel
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.close import Decision, ParkedItem
from tests.builders import a_card, a_chain, a_map, links_of
from tests.windows.session_driver import CATCH_22_ID, MAP_ID, SessionDriver


def test_enter_adds_and_stays(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Young adults come back", "Staff share what they know")
    assert driver.cards() == {Level.GOAL: ["Young adults come back", "Staff share what they know"]}
    assert driver.focus() is driver.page.line.field
    assert driver.page.line.field.toPlainText() == ""


def test_what_was_added_is_selected_and_in_the_details(driver: SessionDriver) -> None:
    driver.press("Ctrl+5")
    driver.add("Let readers recommend")
    assert driver.page.selection == {driver.card("Let readers recommend").id}
    assert "Let readers recommend" in driver.page.inspector.text


def test_tab_puts_the_next_one_under_the_last_and_shift_tab_goes_back_out(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("Tab")
    assert "under" in driver.page.line.chip.text()
    driver.add("Objective one", "Objective two")
    driver.press("Tab")
    driver.add("Strategy")
    driver.press("Shift+Tab")
    driver.add("Objective three")
    driver.press("Shift+Tab")
    driver.add("Goal two")
    assert driver.cards() == {
        Level.GOAL: ["Goal", "Goal two"],
        Level.OBJECTIVE: ["Objective one", "Objective two", "Objective three"],
        Level.STRATEGY: ["Strategy"],
    }
    assert links_of(driver.page.document) == {
        ("Objective one", "Goal"),
        ("Objective two", "Goal"),
        ("Objective three", "Goal"),
        ("Strategy", "Objective two"),
    }


def test_tab_goes_down_to_the_lowest_level_and_up_again(driver: SessionDriver) -> None:
    driver.press("Ctrl+1")
    for level in Level:
        driver.add(level.value)
        driver.press("Tab")
    assert driver.cards() == {level: [level.value] for level in Level}
    for level in reversed([*Level][:-1]):
        driver.press("Shift+Tab")
        assert driver.page.line.destination is not None
        assert driver.page.line.destination.key == level


def test_arrows_choose_the_card_that_the_next_one_goes_under(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("First", "Second")
    driver.press("Ctrl+4", "Down", "Down")
    driver.add("Under the second")
    driver.press("Up")
    driver.add("Under the first")
    assert links_of(driver.page.document) == {
        ("Under the second", "Second"),
        ("Under the first", "First"),
    }


def test_a_number_key_keeps_the_card_to_go_under_where_no_level_lies_between(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("Tab")
    for number, is_kept in ((4, True), (5, True), (4, True), (6, False), (4, False)):
        driver.press(f"Ctrl+{number}")
        destination = driver.page.line.destination
        assert destination is not None
        assert (destination.under_id == driver.card("Goal").id) is is_kept, number
    driver.press("Down", "Ctrl+5")
    driver.add("Strategy")
    assert links_of(driver.page.document) == {("Strategy", "Goal")}
    driver.press("Ctrl+3")
    driver.add("Another goal")
    assert links_of(driver.page.document) == {("Strategy", "Goal")}


def test_arrows_move_within_a_text_of_several_lines_first(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("Ctrl+4")
    driver.type("one")
    driver.press("Ctrl+Return")
    driver.type("two")
    driver.press("Up")
    destination = driver.page.line.destination
    assert destination is not None
    assert destination.under_id is None
    driver.press("Return")
    assert driver.cards()[Level.OBJECTIVE] == ["one\ntwo"]


def test_a_number_key_sets_the_level_of_the_next_one(driver: SessionDriver) -> None:
    for number, level in enumerate(Level, 1):
        driver.press(f"Ctrl+{number}")
        destination = driver.page.line.destination
        assert destination is not None
        assert destination.key == level


def test_pasting_an_indented_list_makes_cards_with_their_levels_as_one_undo(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+3")
    driver.paste("Goal\n\tObjective\n\t\tStrategy\nSecond goal\n")
    driver.press("Return")
    assert driver.cards() == {
        Level.GOAL: ["Goal", "Second goal"],
        Level.OBJECTIVE: ["Objective"],
        Level.STRATEGY: ["Strategy"],
    }
    driver.press("Ctrl+Z")
    assert driver.cards() == {}
    driver.press("Ctrl+Shift+Z")
    assert driver.cards()[Level.STRATEGY] == ["Strategy"]


def test_pasting_one_line_is_text(driver: SessionDriver) -> None:
    driver.type("Open ")
    driver.paste("the stacks\n")
    assert driver.page.line.field.toPlainText() == "Open the stacks"
    assert driver.cards() == {}


def test_escape_leaves_for_the_board_and_keeps_the_text(driver: SessionDriver) -> None:
    driver.type("half a thought")
    driver.press("Esc")
    assert driver.focus() is driver.page.view
    assert driver.page.line.field.toPlainText() == "half a thought"
    driver.press("Ctrl+L")
    assert driver.focus() is driver.page.line.field


def test_half_typed_text_is_kept_and_comes_back(driver: SessionDriver) -> None:
    driver.type("half a thought")
    driver.reopen()
    assert driver.page.line.field.toPlainText() == "half a thought"


def test_half_typed_text_is_kept_without_leaving_the_line(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    driver.type("half a thought")
    document = driver.page.document
    qtbot.waitUntil(lambda: any(document.all(PendingText)), timeout=1000)
    kept = next(iter(document.all(PendingText)))
    assert (kept.place, kept.text) == (MAP_ID, "half a thought")
    driver.press("Return")
    assert not list(document.all(PendingText))


def test_each_board_has_its_own_half_typed_text(driver: SessionDriver) -> None:
    driver.type("for the map")
    driver.press("PgDown")
    assert driver.page.line.field.toPlainText() == ""
    driver.type("for the loops")
    driver.press("PgUp")
    assert driver.page.line.field.toPlainText() == "for the map"


def test_typing_is_undone_before_the_session(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.type("typo")
    driver.press("Ctrl+Z")
    assert driver.page.line.field.toPlainText() == ""
    assert driver.cards() == {Level.GOAL: ["Goal"]}
    driver.press("Ctrl+Z")
    assert driver.cards() == {}


def test_text_that_was_deleted_does_not_come_between_an_edit_and_its_undo(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+5")
    driver.type("Never mind")
    driver.press("Ctrl+A", "Backspace")
    driver.paste("Plan with the public\nLend tools")
    driver.press("Return", "Ctrl+Z")
    assert driver.page.line.field.toPlainText() == ""
    assert driver.cards() == {}


def test_a_refusal_is_said_and_the_text_stays(driver: SessionDriver) -> None:
    driver.type("x" * 10_001)
    driver.press("Return")
    assert driver.cards() == {}
    assert "10,000" in driver.page.messages.text
    assert len(driver.page.line.field.toPlainText()) == 10_001


def test_a_catch_22_board_is_filled_by_enter_alone(driver: SessionDriver) -> None:
    driver.press("PgDown")
    assert driver.page.board_id == CATCH_22_ID
    driver.add("see the benefits", "work together", "see what tools are worth", "use them")
    loops = sorted(driver.page.document.all(Loop), key=lambda loop: loop.side)
    assert [(loop.x, loop.y) for loop in loops] == [
        ("see the benefits", "work together"),
        ("see what tools are worth", "use them"),
    ]
    driver.add("nobody has time")
    driver.press("Ctrl+5")
    driver.add("Two teams run one reading group")
    assert [because.text for because in driver.page.document.all(Because)] == ["nobody has time"]
    steps = [step.text for step in driver.page.document.all(Step)]
    assert steps == ["Two teams run one reading group"]


def test_tab_goes_from_place_to_place_on_a_board_without_levels(driver: SessionDriver) -> None:
    driver.press("PgDown")
    driver.add("a", "b", "c", "d")
    keys = []
    for _ in range(5):
        destination = driver.page.line.destination
        assert destination is not None
        keys.append(destination.key)
        driver.press("Tab")
    assert keys == ["left.1", "left.2", "right.1", "right.2", "crossing"]
    driver.press("Shift+Tab")
    destination = driver.page.line.destination
    assert destination is not None
    assert destination.key == "crossing"


def test_an_item_without_a_board_takes_notes(driver: SessionDriver) -> None:
    driver.press("PgDown", "PgDown")
    assert driver.page.board_id is None
    driver.add("Budget for a second desk")
    driver.press("Down")
    driver.add("We begin in May")
    parked = [item.text for item in driver.page.document.all(ParkedItem)]
    assert parked == ["Budget for a second desk"]
    assert [item.text for item in driver.page.document.all(Decision)] == ["We begin in May"]


def test_a_pasted_list_becomes_notes_without_its_marks(driver: SessionDriver) -> None:
    driver.press("PgDown", "PgDown")
    driver.paste("- Who answers?\n\n2. Who pays?")
    driver.press("Return")
    parked = [item.text for item in driver.page.document.all(ParkedItem)]
    assert parked == ["Who answers?", "Who pays?"]
    driver.press("Ctrl+Z")
    assert not list(driver.page.document.all(ParkedItem))


def test_every_script_can_be_typed(qtbot: QtBot, tmp_path: Path) -> None:
    driver = SessionDriver(qtbot, tmp_path)
    driver.press("Ctrl+3")
    driver.add("مكتبة المدينة", "図書館", "ห้องสมุด")
    assert driver.cards() == {Level.GOAL: ["مكتبة المدينة", "図書館", "ห้องสมุด"]}
    driver.close()


def test_a_map_is_begun_in_its_highest_empty_lane_and_else_with_strategies() -> None:
    document, board = a_map()
    places = BOARD_TYPES[board.type].destinations(board, document)

    def begun_at() -> str | None:
        place = settled(places, document, None, board.id)
        return place.key if place else None

    assert begun_at() == "mission"
    a_card(document, board, Level.MISSION, "Everyone can read")
    assert begun_at() == "vision"
    a_chain(document, board)
    assert begun_at() == "strategy"


def test_a_text_that_is_too_long_for_a_card_is_refused_before_it_is_laid_out(
    driver: SessionDriver,
) -> None:
    driver.type("Listen ")
    driver.paste("x" * 1_000_000)
    assert driver.page.line.field.toPlainText() == "Listen "
    assert "at most 10,000 characters" in driver.page.messages.text


def test_a_near_duplicate_is_hinted_at_after_a_pause_and_enter_still_adds(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    line = driver.page.line
    driver.press("Ctrl+3")
    driver.add("Young adults come back to the library")
    driver.type("young adults come back to our library")
    assert line.like.words == ""
    qtbot.waitUntil(line.like.isVisible)
    (said,) = line.like.findChildren(ElidedLabel)
    assert said.text().startswith("Like in Goals: “"), "the level is never cut off"
    assert line.like.words == "Like in Goals: “\u2068Young adults come back to the library\u2069”"
    assert line.like.width() > line.width() // 5
    driver.press("Return")
    assert len(driver.cards()[Level.GOAL]) == 2
    assert line.like.isHidden()


def test_alt_enter_goes_to_the_card_that_is_alike_and_keeps_the_text(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    line = driver.page.line
    driver.press("Ctrl+3")
    driver.add("Young adults come back", "Another goal")
    driver.type("Young adults come back")
    qtbot.waitUntil(line.like.isVisible)
    driver.press("Alt+Return")
    assert driver.page.selection == {driver.card("Young adults come back").id}
    assert driver.focus() is driver.page.view
    assert line.field.toPlainText() == "Young adults come back"
    assert len(driver.cards()[Level.GOAL]) == 2


def test_the_mouse_on_the_board_leaves_the_keyboard_in_the_line(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("First", "Second")
    view = driver.page.view
    assert view is not None
    figure = view.index.of_record(driver.card("First").id)[0]
    place = view.pixels_of(figure.bounds).center()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    driver.settle()
    assert driver.page.selection == {driver.card("First").id}
    assert driver.focus() is driver.page.line.field
    driver.press("Tab")
    driver.add("Under the first")
    assert links_of(driver.page.document) == {("Under the first", "First")}
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().bottomRight() / 2)
    driver.settle()
    assert driver.focus() is driver.page.line.field


@pytest.mark.parametrize("way", ["in place", "at once", "by the verb"])
def test_the_first_wording_is_kept_whichever_way_a_card_is_edited(
    driver: SessionDriver, way: str
) -> None:
    driver.press("Ctrl+3")
    driver.add("First wording")
    card, view = driver.card("First wording"), driver.page.view
    assert view is not None
    for text in ("Second wording", "Third wording"):
        if way == "in place":
            driver.press("Esc", "Return")
            driver.press("Ctrl+A")
            driver.type(text)
            driver.press("Return", "Ctrl+L")
        elif way == "at once":
            driver.press("Esc", "F2", "Ctrl+A")
            driver.paste(text)
            driver.press("Return", "Ctrl+L")
        else:
            view.verbs.set_text(card.id, "text", text)
    assert driver.card("Third wording").first_text == "First wording"


def test_what_is_said_at_another_level_already_is_hinted_at_and_the_own_level_comes_first(
    qtbot: QtBot, driver: SessionDriver
) -> None:
    line = driver.page.line
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Ctrl+5")
    driver.type("Young adults come back")
    qtbot.waitUntil(line.like.isVisible)
    assert line.like.words.startswith("Like in Goals:")
    driver.press("Return")
    driver.type("Young adults come back")
    qtbot.waitUntil(line.like.isVisible)
    assert line.like.words.startswith("Like in Strategies:")
