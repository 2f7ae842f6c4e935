"""The details of a round: every field, what it serves by letters, and what came of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.fields import Choice, Field, Words
from confluence_desktop.windows.inspector_round import cards_offered
from confluence_desktop.windows.plan_picker import NameField, Offer, Ties, matching
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.catch_22 import Step, StepState
from confluence_desktop.workshop.rounds import Round, RoundState
from confluence_desktop.workshop.session import Participant
from tests.builders import a_board, a_card
from tests.plans import a_plan
from tests.windows.session_driver import SessionDriver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    document, _ = a_plan(3)
    with document.transaction("People") as draft:
        draft.put(Participant.new(name="Ana Silva", role="Head of programmes"))
    found = SessionDriver(qtbot, tmp_path, list(document))
    found.press("Esc")
    show_plan(found)
    yield found
    found.close()


def show_plan(driver: SessionDriver) -> None:
    """Go on to the last board, which is the plan, and select its second round."""
    driver.press("PgDown", "PgDown")
    view = driver.page.view
    assert view is not None
    view.select([rounds(driver)[1].id])
    driver.page.refresh()
    driver.settle()


def rounds(driver: SessionDriver) -> list[Round]:
    return sorted(driver.page.document.all(Round), key=lambda one: one.order)


def field(driver: SessionDriver, name: str) -> Field:
    return next(
        one
        for one in driver.page.inspector.findChildren(Field)
        if one.editor.accessibleName() == name
    )


def ties(driver: SessionDriver, name: str) -> Ties:
    return next(
        one
        for one in driver.page.inspector.findChildren(Ties)
        if one.finder.line.accessibleName() == name
    )


def words(driver: SessionDriver) -> str:
    return "\n".join(one.text for one in driver.page.inspector.findChildren(Words))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("What we try", "text"),
        ("Together", "act"),
        ("The other party", "other"),
        ("With", "tool"),
        ("Done when", "done_when"),
        ("Signal", "signal"),
        ("We expect to learn about working together", "learn_together"),
        ("We expect to learn about the tools", "learn_tools"),
        ("What happened", "happened"),
        ("What we learned", "learned"),
    ],
)
def test_a_text_is_written_in_the_details_as_one_undo(
    driver: SessionDriver, heading: str, name: str
) -> None:
    before = getattr(rounds(driver)[1], name)
    found = field(driver, heading)
    found.editor.setFocus()
    found.editor.selectAll()
    driver.type("Something else")
    found.store()
    assert getattr(rounds(driver)[1], name) == "Something else"
    driver.page.document.undo()
    assert getattr(rounds(driver)[1], name) == before


def test_an_emptied_round_is_refused_and_stays(driver: SessionDriver) -> None:
    before = rounds(driver)[1].text
    found = field(driver, "What we try")
    found.editor.setPlainText("  ")
    found.store()
    assert rounds(driver)[1].text == before


def test_dates_are_taken_as_typed(driver: SessionDriver) -> None:
    found = field(driver, "By")
    found.editor.setPlainText("15.1.2027")
    found.store()
    assert rounds(driver)[1].due == date(2027, 1, 15)


def test_what_a_round_serves_is_found_by_letters_strategies_first(driver: SessionDriver) -> None:
    found = ties(driver, "Serves")
    found.finder.line.setFocus()
    driver.type("o")
    assert found.finder.shown[0].startswith("strategy · ")
    found.finder.line.clear()
    driver.type("work out")
    driver.press("Return")
    served = [driver.page.document.find(Card, id_) for id_ in rounds(driver)[1].serves]
    assert [card.text for card in served if card] == ["Plan with the public", "Work out loud"]
    driver.press("Backspace")
    assert len(rounds(driver)[1].serves) == 1
    driver.page.document.undo()
    assert len(rounds(driver)[1].serves) == 2


def test_what_a_round_needs_is_found_among_the_others(driver: SessionDriver) -> None:
    first, second, _ = rounds(driver)
    found = ties(driver, "Needs first")
    found.finder.line.setFocus()
    driver.press("Down")
    assert len(found.finder.shown) == 2
    driver.press("Return")
    assert rounds(driver)[1].requires == (first.id,)
    assert second.id not in rounds(driver)[1].requires


def test_a_tie_whose_end_is_gone_says_so_and_can_be_taken_away(driver: SessionDriver) -> None:
    lost = rounds(driver)[1].serves[0]
    with driver.page.document.transaction("Delete card") as draft:
        card = draft.find(Card, lost)
        assert card is not None
        draft.remove(card)
    driver.page.refresh()
    driver.settle()
    found = ties(driver, "Serves")
    (button,) = (one for one in found.findChildren(QPushButton) if not one.isHidden())
    assert button.text().startswith("△ no longer there")
    button.click()
    assert rounds(driver)[1].serves == ()


def test_an_owner_is_offered_from_the_people(driver: SessionDriver) -> None:
    found = driver.page.inspector.findChild(NameField)
    assert found is not None
    found.finder.line.setFocus()
    found.finder.line.clear()
    driver.type("sil")
    assert found.finder.shown == ["Ana Silva"]
    driver.press("Return")
    assert rounds(driver)[1].owner == "Ana Silva"


def test_an_owner_from_outside_is_taken_as_typed(driver: SessionDriver) -> None:
    found = driver.page.inspector.findChild(NameField)
    assert found is not None
    found.finder.line.setFocus()
    found.finder.line.clear()
    driver.type("Zoe")
    driver.press("Return")
    assert rounds(driver)[1].owner == "Zoe"


def test_afterwards_a_round_is_done_or_not(driver: SessionDriver) -> None:
    choice = next(
        one
        for one in driver.page.inspector.findChildren(Choice)
        if one.button.accessibleName().startswith("Afterwards")
    )
    assert "to come" in choice.button.text()
    choice._write(RoundState.DONE.value)
    assert rounds(driver)[1].state is RoundState.DONE
    driver.page.refresh()
    assert "done" in choice.button.text()


def test_the_way_up_to_the_mission_is_one_sentence(driver: SessionDriver) -> None:
    assert "for the mission “We bring people and knowledge together”." in words(driver)


def test_the_plan_offers_to_take_in_the_steps_of_the_crossing(driver: SessionDriver) -> None:
    document = driver.page.document
    board = a_board(document)
    with document.transaction("Step") as draft:
        draft.put(Step.new(board_id=board.id, text="Ask ten readers", state=StepState.COMMITTED))
    view = driver.page.view
    assert view is not None
    view.select([])
    driver.page.refresh()
    assert "Ask ten readers" in words(driver)
    button = next(
        one
        for one in driver.page.inspector.findChildren(QPushButton)
        if one.text() == "Make rounds of them"
    )
    button.click()
    assert rounds(driver)[-1].text == "Ask ten readers"
    driver.page.refresh()
    assert "Ask ten readers" not in words(driver)


def test_offers_that_begin_with_the_letters_come_first() -> None:
    offers = [Offer("1", "A plan for all"), Offer("2", "Plan with us", "strategy")]
    assert [one.key for one in matching(offers, "plan")] == ["2", "1"]
    assert [one.key for one in matching(offers, "strat us")] == ["2"]
    assert matching(offers, "nothing") == []


def test_cards_are_offered_by_level_with_the_strategies_first() -> None:
    document, _ = a_plan(1)
    board = a_board(document)
    a_card(document, board, Level.TOOL, "Forum")
    kinds = [one.kind for one in cards_offered(document)]
    assert kinds == ["strategy"] * 3 + ["mission", "vision"] + ["goal"] * 3 + ["tool"]
