"""Silent capture: the room sees how many, the facilitator sees what."""

from confluence_desktop.drawing.shapes import Text
from confluence_desktop.windows.wall import Wall
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.close import ParkedItem
from tests.windows.session_driver import SessionDriver


def test_what_is_added_in_silence_is_covered_until_it_is_revealed(driver: SessionDriver) -> None:
    line = driver.page.line
    driver.press("Ctrl+3", "Ctrl+Shift+Q")
    driver.add("One", "Two")
    driver.paste("Three\nFour")
    driver.press("Return")
    assert [card.covered for card in driver.page.document.all(Card)] == [True] * 4
    assert line.silence.button.isVisible()
    assert line.silence.button.text() == "Reveal 4"

    driver.press("Ctrl+Shift+R")
    assert not any(card.covered for card in driver.page.document.all(Card))
    assert line.silence.button.isHidden()
    driver.press("Ctrl+Z")
    assert all(card.covered for card in driver.page.document.all(Card))


def test_after_the_reveal_the_silence_is_over(driver: SessionDriver) -> None:
    driver.press("Ctrl+3", "Ctrl+Shift+Q")
    driver.add("One")
    driver.press("Ctrl+Shift+R")
    driver.add("Two")
    assert not driver.card("Two").covered


def test_the_button_in_the_line_reveals_and_the_keyboard_stays(driver: SessionDriver) -> None:
    driver.press("Ctrl+3", "Ctrl+Shift+Q")
    driver.add("One")
    driver.page.line.silence.button.click()
    driver.settle()
    assert not driver.card("One").covered
    assert driver.focus() is driver.page.line.field


def test_the_line_says_that_it_is_silent_and_the_key_ends_it(driver: SessionDriver) -> None:
    field = driver.page.line.field
    driver.press("Ctrl+3", "Ctrl+Shift+Q")
    assert field.accessibleName() == "Silently to Goals"
    assert "covered" in driver.page.messages.text
    driver.press("Ctrl+Shift+Q")
    assert field.accessibleName() == "Add to Goals"
    driver.add("One")
    assert not driver.card("One").covered


def test_the_wall_shows_the_number_and_then_the_cards(driver: SessionDriver) -> None:
    driver.press("Ctrl+3", "Ctrl+Shift+Q")
    driver.page.start_wall()
    wall = driver.page.projection.wall
    assert wall is not None
    driver.window.activateWindow()
    driver.settle()
    driver.page.focus_line()
    driver.settle()
    driver.add("One", "Two", "Three")
    assert _drawn(wall) == ["3 covered"]
    assert wall.view is not None
    wall.view.settle()
    wall.view.has_reduced_motion = False
    wall.grab()
    driver.press("Ctrl+Shift+R")
    assert wall.view.picture.is_moving  # the cards come in, rather than being there at once
    assert sorted(_drawn(wall)) == ["One", "Three", "Two"]


def test_a_board_with_covered_cards_is_silent_again_after_a_restart(driver: SessionDriver) -> None:
    driver.press("Ctrl+3", "Ctrl+Shift+Q")
    driver.add("One")
    driver.reopen()
    driver.press("Ctrl+3")
    driver.add("Two")
    assert driver.card("Two").covered
    assert driver.page.line.silence.button.text() == "Reveal 2"


def test_each_board_is_silent_for_itself_and_notes_are_never(driver: SessionDriver) -> None:
    driver.press("Ctrl+Shift+Q", "PgDown")
    assert not driver.page.line.silence.is_on
    driver.press("PgDown", "Ctrl+Shift+Q")
    assert not driver.page.line.silence.is_on
    driver.add("A note")
    assert [item.text for item in driver.page.document.all(ParkedItem)] == ["A note"]
    driver.press("PgUp", "PgUp")
    assert driver.page.line.silence.is_on


def test_what_cannot_be_covered_is_added_and_said(driver: SessionDriver) -> None:
    driver.press("PgDown", "Ctrl+Shift+Q", "Ctrl+1")
    driver.add("We have never met")
    assert "can't be covered" in driver.page.messages.text


def test_a_covered_card_keeps_its_level_when_it_is_revealed(driver: SessionDriver) -> None:
    driver.press("Ctrl+3", "Ctrl+Shift+Q")
    driver.add("Goal")
    driver.press("Tab")
    driver.add("Objective")
    driver.press("Ctrl+Shift+R")
    assert driver.cards() == {Level.GOAL: ["Goal"], Level.OBJECTIVE: ["Objective"]}


def test_what_is_added_in_the_outline_is_covered_as_well(driver: SessionDriver) -> None:
    """The wall would show it at once."""
    driver.press("Ctrl+3")
    driver.add("Seen")
    driver.press("Ctrl+Shift+Q")
    driver.page.panels.toggle_outline()
    outline = driver.page.panels.outline
    outline.tree.setFocus()
    driver.press("Ins")
    driver.add("Said in silence")
    assert driver.card("Said in silence").covered
    assert driver.page.line.silence.count == 1


def test_one_entry_pasted_on_the_board_is_covered_as_well(driver: SessionDriver) -> None:
    driver.press("Ctrl+3", "Ctrl+Shift+Q")
    driver.add("One")
    driver.press("Esc")
    driver.paste("Two")
    assert driver.card("Two").covered
    assert driver.cards() == {Level.GOAL: ["One", "Two"]}


def _drawn(wall: Wall) -> list[str]:
    assert wall.view is not None
    figures = wall.view.index.drawing.figures
    shapes = [shape for figure in figures if figure.record_id for shape in figure.shapes]
    return [shape.block.text for shape in shapes if isinstance(shape, Text)]
