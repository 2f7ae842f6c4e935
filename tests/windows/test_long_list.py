"""A list of hundreds of lines comes and goes while the window answers, and what is said is true."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.workshop.cards import Board, BoardKind
from tests.windows.session_driver import MAP_ID, SessionDriver

LIST = "\n".join(f"{chr(9) * (n % 3)}Entry {n} of a long list" for n in range(240))


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In which threads the map is looked through as a whole."""
    found: list[str] = []
    kind = BOARD_TYPES[BoardKind.STRATEGY_MAP]
    watch = kind.watch

    def told(*words: object) -> object:
        found.append(threading.current_thread().name)
        return watch(*words)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(kind, "watch", told)
    return found


def is_true(driver: SessionDriver) -> bool:
    """Whether the findings are those of a look at everything."""
    found, board = driver.page.panels.findings, driver.page.document.find(Board, MAP_ID)
    assert board is not None
    anew = BOARD_TYPES[board.type].watch(board, driver.page.document).findings
    return {*found.open_ones, *found.parked, *found.accepted} == {*anew}


def paste(driver: SessionDriver) -> None:
    driver.page.panels.findings.look()
    driver.press("Ctrl+3")
    driver.paste(LIST)
    driver.press("Return")


def test_a_long_list_is_looked_through_beside_the_window(
    driver: SessionDriver, qtbot: QtBot, threads: list[str]
) -> None:
    paste(driver)
    qtbot.waitUntil(lambda: is_true(driver), timeout=20_000)
    assert "look at a map" in threads
    assert len(driver.page.panels.findings.open_ones) > 100
    driver.press("Ctrl+Z")
    qtbot.waitUntil(lambda: is_true(driver), timeout=20_000)


def test_whoever_asks_meanwhile_is_told_what_holds_now(driver: SessionDriver) -> None:
    paste(driver)
    driver.add("One more")
    driver.page.panels.findings.look()
    assert is_true(driver)


def test_what_is_done_meanwhile_is_taken_in_after_it(driver: SessionDriver, qtbot: QtBot) -> None:
    paste(driver)
    driver.add("One more", "And another one")
    driver.press("Ctrl+Z")
    qtbot.waitUntil(lambda: is_true(driver), timeout=20_000)


def test_a_list_of_many_hundreds_is_selected_and_one_undo_takes_it_back(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    driver.press("Ctrl+3")
    driver.paste("\n".join(f"Entry {n}" for n in range(600)))
    driver.press("Return")
    view = driver.page.view
    assert view is not None
    qtbot.waitUntil(lambda: len(view.selection) == 600)
    driver.press("Ctrl+Z")
    assert driver.cards() == {}
    assert view.selection == frozenset()


def test_an_undo_right_after_a_long_list_leaves_nothing_selected(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.paste("\n".join(f"Entry {n}" for n in range(600)))
    driver.page.line.take_offer()
    driver.page.acts.undo()
    driver.settle()
    assert driver.cards() == {}
    assert driver.page.view is not None
    assert driver.page.view.selection == frozenset()
