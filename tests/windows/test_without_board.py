"""While the agenda shows no board, nothing is done to the one that was on before."""

import pytest

from confluence_desktop.document.record import Record
from confluence_desktop.workshop.close import ParkedItem
from tests.windows.session_driver import SessionDriver

LIST = "# Goal\n- strategy\n  - capability"


@pytest.fixture
def aside(driver: SessionDriver) -> SessionDriver:
    """On the item without a board, with a card selected on the map that was on before."""
    driver.press("Ctrl+3")
    driver.add("Young readers come back", "Doors are open longer")
    assert driver.page.view is not None
    driver.page.view.select([driver.card("Young readers come back").id])
    driver.press("PgDown", "PgDown")
    assert driver.page.board_id is None
    return driver


def said(driver: SessionDriver) -> list[Record]:
    return sorted(driver.page.document, key=lambda record: record.id)


@pytest.mark.parametrize("keys", ["Ctrl+X", "Ctrl+D", "Alt+Down", "F7", "Ctrl+1", "Ctrl+Shift+K"])
def test_no_key_reaches_a_board_that_is_out_of_sight(aside: SessionDriver, keys: str) -> None:
    before = said(aside)
    aside.page.agenda.notes.setFocus()
    aside.press(keys)
    aside.page.focus_line()
    aside.press(keys)
    assert aside.page.selection == frozenset()
    assert said(aside) == before


@pytest.mark.parametrize("command", ["cut", "duplicate", "copy", "fit", "zoom.in"])
def test_what_would_do_nothing_is_not_offered(aside: SessionDriver, command: str) -> None:
    assert command not in {one.key.command for one in aside.page.commands.listed()}


def test_a_list_that_is_pasted_becomes_notes(aside: SessionDriver) -> None:
    cards = aside.cards()
    aside.page.agenda.list.setFocus()
    aside.paste(LIST)
    aside.press("Return")
    assert aside.cards() == cards
    assert [one.text for one in aside.page.document.all(ParkedItem)] == [
        "Goal",
        "strategy",
        "capability",
    ]
