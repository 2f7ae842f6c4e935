"""Frozen, blank, in the spotlight, asking, with the test card: what the room sees then."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage

from confluence_desktop.boards.catch_22.becauses import vote_on_weakest
from confluence_desktop.windows.wall import Wall
from confluence_desktop.windows.wall_commands import NOTHING_TO_LIGHT
from confluence_desktop.windows.wall_prompt import wall_prompt
from confluence_desktop.windows.wall_state import ENDED_BY, WallState
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import the_room
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.exercise import go_to_stage, stage_prompt
from confluence_desktop.workshop.findings import Finding, Severity
from confluence_desktop.workshop.findings_operations import ask
from tests.gallery.sessions import CATCH_ID
from tests.gallery.stages import at_stage
from tests.gallery.texts import ENGLISH
from tests.windows.session_driver import CATCH_22_ID, MAP_ID, SessionDriver

QUESTION = "Which goal would miss it?"


@pytest.fixture
def wall(driver: SessionDriver) -> Iterator[Wall]:
    """The wall with two goals on the map, the keyboard back in the line."""
    driver.press("Ctrl+3")
    driver.add("Young adults come back", "Staff share what they know")
    driver.page.start_wall()
    shown = driver.page.projection.wall
    assert shown is not None
    driver.settle()
    shown.resize(1366, 768)
    driver.window.activateWindow()
    driver.settle()
    driver.page.focus_line()
    driver.settle()
    yield shown
    driver.page.projection.end()


def picture(driver: SessionDriver, wall: Wall) -> QImage:
    """What is on the wall, all motion over."""
    driver.settle()
    if wall.view is not None:
        wall.view.settle()
    return wall.grab().toImage()


def state_of(wall: Wall) -> WallState:
    """The state at this moment; a key may have changed it since it was last asked for."""
    return wall.state


def bright_on(wall: Wall) -> set[str] | None:
    """The figures that stand out on the wall; None where all do alike."""
    assert wall.view is not None
    bright = wall.view.picture.accents.bright
    return None if bright is None else set(bright)


def put_question(driver: SessionDriver) -> None:
    card = driver.card("Young adults come back")
    finding = Finding("S6", Severity.ERROR, MAP_ID, (card.id,), "It serves no goal", "", QUESTION)
    driver.page.edits.run("Ask", lambda draft: ask(draft, finding))
    driver.settle()


def test_a_frozen_wall_keeps_what_it_shows_while_the_facilitator_goes_on(
    driver: SessionDriver, wall: Wall
) -> None:
    before = picture(driver, wall)
    driver.press("Ctrl+Shift+F")
    assert state_of(wall) is WallState.FROZEN
    driver.add("Nobody sees this yet")
    driver.press("PgDown")
    driver.settle()
    frozen = picture(driver, wall)
    wall.countdown.hide()
    assert _differing(frozen, before) < 0.02  # only the time, which goes on with its item alone
    driver.press("PgUp", "Ctrl+Shift+F")
    assert state_of(wall) is WallState.LIVE
    assert _differing(picture(driver, wall), before) > 0.02


def test_the_time_goes_on_over_a_frozen_wall_but_not_another_items(
    driver: SessionDriver, wall: Wall
) -> None:
    driver.press("Ctrl+Shift+F")
    assert wall.countdown.isVisible()
    driver.press("PgDown")
    assert wall.countdown.isHidden()
    driver.press("PgUp")
    assert wall.countdown.isVisible()


def test_the_bar_says_which_state_the_wall_is_in_and_its_mark_ends_it(
    driver: SessionDriver, wall: Wall
) -> None:
    sign = driver.page.bar.wall
    assert sign.isHidden()
    for key, word in (("F", "Frozen"), ("B", "Blank"), ("S", "Spotlight")):
        driver.press(f"Ctrl+Shift+{key}")
        assert word in sign.text()
        sign.click()
        driver.settle()
        assert sign.isHidden()
    driver.press("Ctrl+Shift+F")
    driver.page.projection.end()
    assert sign.isHidden()
    assert set(ENDED_BY) == set(WallState) - {WallState.LIVE}


def test_a_frozen_wall_can_be_blanked(driver: SessionDriver, wall: Wall) -> None:
    driver.press("Ctrl+Shift+F", "Ctrl+Shift+B")
    assert state_of(wall) is WallState.BLANK
    blank = picture(driver, wall)
    assert {blank.pixelColor(x, y).name() for x in (5, 400, 900) for y in (5, 60, 300)} == {
        blank.pixelColor(1, 1).name()
    }
    driver.press("Ctrl+Shift+B")
    assert state_of(wall) is WallState.FROZEN


def test_the_spotlight_shows_the_selected_card_alone_and_large(
    driver: SessionDriver, wall: Wall
) -> None:
    driver.press("Ctrl+Shift+S")
    assert state_of(wall) is WallState.SPOTLIGHT
    assert wall.spotlit.isVisible()
    assert wall.spotlit.text == "Staff share what they know"
    sizes = [
        shape.block.face.size_px for shape in wall.spotlit.card().shapes if hasattr(shape, "block")
    ]
    assert max(sizes) > wall.height() / 25
    driver.press("Ctrl+Shift+S")
    assert wall.spotlit.isHidden()
    assert state_of(wall) is WallState.LIVE


def test_the_spotlight_follows_the_text_and_goes_with_its_card(
    driver: SessionDriver, wall: Wall
) -> None:
    card = driver.card("Staff share what they know")
    driver.press("Ctrl+Shift+S")
    driver.page.edits.change("Word", Card, card.id, text="Staff teach each other")
    driver.settle()
    assert wall.spotlit.text == "Staff teach each other"
    driver.page.edits.run("Delete", lambda draft: draft.remove(draft.find(Card, card.id) or card))
    driver.settle()
    assert state_of(wall) is WallState.LIVE
    assert wall.spotlit.isHidden()


def test_another_card_takes_the_spotlight_over(driver: SessionDriver, wall: Wall) -> None:
    driver.press("Ctrl+Shift+S")
    assert driver.page.view is not None
    driver.page.view.select([driver.card("Young adults come back").id])
    driver.settle()
    assert wall.spotlit.text == "Staff share what they know"
    driver.press("Ctrl+Shift+S")
    assert wall.spotlit.text == "Young adults come back"


def test_with_several_cards_in_the_spotlight_the_others_recede(
    driver: SessionDriver, wall: Wall
) -> None:
    driver.add("A third one")
    driver.press("Ctrl+Shift+S", "Ctrl+Shift+S")
    ids = {driver.card(text).id for text in ("Young adults come back", "A third one")}
    assert driver.page.view is not None
    driver.page.view.select(ids)
    driver.press("Ctrl+Shift+S")
    assert wall.spotlit.isHidden()
    assert state_of(wall) is WallState.SPOTLIGHT
    assert bright_on(wall) == ids
    driver.press("Ctrl+Shift+S")
    assert bright_on(wall) is None


def test_a_spotlight_on_nothing_says_so(driver: SessionDriver, wall: Wall) -> None:
    assert driver.page.view is not None
    driver.page.view.select([])
    driver.settle()
    driver.press("Ctrl+Shift+S")
    assert state_of(wall) is WallState.LIVE
    assert driver.page.messages.text == NOTHING_TO_LIGHT


def test_nothing_covered_comes_into_the_spotlight(driver: SessionDriver, wall: Wall) -> None:
    driver.press("Ctrl+Shift+Q")
    driver.add("A secret")
    driver.press("Ctrl+Shift+S")
    assert wall.spotlit.text in ("", "1 covered")


def test_the_test_card_starts_the_wall_and_goes_by_the_same_key(driver: SessionDriver) -> None:
    driver.press("Ctrl+F5")
    wall = driver.page.projection.wall
    assert wall is not None
    assert state_of(wall) is WallState.TEST_CARD
    assert wall.test_card.geometry() == wall.rect()
    shares = [share for share, _ in wall.test_card.lines()]
    assert {1 / 25, 1 / 50} == set(shares)
    corner = wall.grab().toImage()
    assert corner.pixelColor(1, 300) != corner.pixelColor(60, 300)
    driver.press("Ctrl+F5")
    assert state_of(wall) is WallState.LIVE
    assert driver.page.projection.is_on
    driver.page.projection.end()


def test_a_question_that_is_asked_stands_on_the_wall_with_its_cards(
    driver: SessionDriver, wall: Wall
) -> None:
    put_question(driver)
    assert wall.text == QUESTION
    assert state_of(wall) is WallState.ASKING
    assert bright_on(wall) == {driver.card("Young adults come back").id}
    driver.page.bar.wall.click()
    driver.settle()
    assert wall.text.startswith("What carries what?")
    assert state_of(wall) is WallState.LIVE
    assert bright_on(wall) is None


def test_another_agenda_item_ends_the_question(driver: SessionDriver, wall: Wall) -> None:
    put_question(driver)
    driver.press("PgDown")
    assert the_room(driver.page.document).asked == ""
    assert wall.text == "The two Catch-22s"
    driver.press("PgUp")
    assert wall.text.startswith("What carries what?")


def test_once_the_weakest_link_is_revealed_the_wall_asks_when_it_was_not_true() -> None:
    for is_done in (False, True):
        document = at_stage(8, ENGLISH, is_done=is_done)
        asked = wall_prompt(document, None, CATCH_ID)
        assert asked.startswith("When was it not true?") == is_done
        with document.transaction("Vote again") as draft:
            vote_on_weakest(draft, CATCH_ID)
        assert wall_prompt(document, None, CATCH_ID) == "Which because is least certain?"


def test_the_stage_of_the_exercise_asks_unless_the_item_has_its_own_question(
    driver: SessionDriver,
) -> None:
    document = driver.page.document
    board = document.find(Board, CATCH_22_ID)
    assert board is not None
    with document.transaction("Stage") as draft:
        go_to_stage(draft, CATCH_22_ID, 4)
    assert wall_prompt(document, "item_2", CATCH_22_ID) == stage_prompt(board, 4)
    item = document.find(AgendaItem, "item_2")
    assert item is not None
    with document.transaction("Own") as draft:
        draft.put(item.changed(stage=4, prompt="Loop one, in your words?"))
    assert wall_prompt(document, "item_2", CATCH_22_ID) == "Loop one, in your words?"


def test_the_wall_answers_its_own_keys(driver: SessionDriver, wall: Wall) -> None:
    wall.activateWindow()
    wall.setFocus()
    driver.settle()
    driver.press("Ctrl+Shift+F")
    assert state_of(wall) is WallState.FROZEN
    driver.press("Ctrl+Shift+F", "Ctrl+F5")
    assert state_of(wall) is WallState.TEST_CARD


def _differing(one: QImage, other: QImage) -> float:
    """The share of looked-at pixels that differ."""
    assert one.size() == other.size()
    places = [(x, y) for x in range(0, one.width(), 7) for y in range(0, one.height(), 7)]
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places) / len(places)
