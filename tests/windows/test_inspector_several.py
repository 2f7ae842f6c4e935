"""The details of several cards at once."""

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from confluence_desktop.windows.widgets import PillButton
from confluence_desktop.workshop.cards import Card, CardColour, Level
from confluence_desktop.workshop.clusters import Cluster
from tests.windows.session_driver import SessionDriver

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def several(driver: SessionDriver) -> SessionDriver:
    """Two goals, selected, the keyboard in the details."""
    driver.press("Ctrl+3")
    driver.add("Young adults come back", "Staff share what they know")
    assert driver.page.view is not None
    driver.page.view.select([card.id for card in driver.page.document.all(Card)])
    driver.settle()
    driver.page.inspector.focus_first_field()
    return driver


def press(driver: SessionDriver, words: str) -> None:
    """Go by Tab to the button that says this, and press it."""
    for _ in range(12):
        focus = driver.focus()
        if isinstance(focus, PillButton) and focus.text().startswith(words):
            driver.press("Return")
            return
        driver.press("Tab")
    pytest.fail(f"no button says {words}")


def choose(words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_they_get_a_level_and_a_colour_at_once(several: SessionDriver) -> None:
    press(several, "Goals")
    choose("Strategies")
    several.settle()
    assert set(several.cards()) == {Level.STRATEGY}
    press(several, "of its level")
    choose("green")
    several.settle()
    assert {card.colour for card in several.page.document.all(Card)} == {CardColour.OK}
    several.press("Ctrl+L", "Ctrl+Z", "Ctrl+Z")
    assert set(several.cards()) == {Level.GOAL}


def test_they_are_grouped(several: SessionDriver) -> None:
    press(several, "Group")
    (cluster,) = several.page.document.all(Cluster)
    assert len(cluster.card_ids) == 2


def test_they_are_deleted_and_come_back(several: SessionDriver) -> None:
    press(several, "Delete")
    assert several.cards() == {}
    several.press("Ctrl+L", "Ctrl+Z")
    assert len(several.cards()[Level.GOAL]) == 2
    assert several.page.messages.text == "Undone: Delete 2 items"


def test_what_differs_is_not_claimed(several: SessionDriver) -> None:
    several.press("Ctrl+L", "Ctrl+4")
    several.add("Half of them by May")
    assert several.page.view is not None
    several.page.view.select([card.id for card in several.page.document.all(Card)])
    several.settle()
    buttons = several.page.inspector.findChildren(PillButton)
    assert "– ▾" in [button.text() for button in buttons]
