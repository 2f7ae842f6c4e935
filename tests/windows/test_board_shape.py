"""Panels that open beside a map make it smaller and move no card of it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.templates import session_from_template
from tests.windows.session_driver import SessionDriver

SIZES = [(1366, 768), (1920, 1080)]


def a_map(qtbot: QtBot, folder: Path, size: tuple[int, int]) -> SessionDriver:
    """The map of the sample session, shown."""
    driver = SessionDriver(qtbot, folder, session_from_template("sample"), size=size)
    for _ in range(8):
        board = driver.page.document.find(Board, driver.page.board_id)
        if board is not None and board.type.value == "strategy_map":
            return driver
        driver.press("PgDown")
    raise AssertionError


def places(driver: SessionDriver) -> dict[str, Rect]:
    view = driver.page.view
    assert view is not None
    cards = [card.id for card in driver.page.document.all(Card)]
    return {id_: one.bounds for id_ in cards for one in view.index.of_record(id_)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ["F3", "F4", "Ctrl+Shift+O", "Ctrl+Shift+E"])
def test_a_panel_that_opens_or_closes_moves_no_card_and_all_are_seen(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], keys: str
) -> None:
    driver = a_map(qtbot, tmp_path, size)
    before, view = places(driver), driver.page.view
    assert view is not None
    width = view.width()
    driver.press(keys)
    if keys == "Ctrl+Shift+E" and size[0] == 1366:
        assert view.width() < width
    assert places(driver) == before
    seen = view.sight.visible
    assert all(seen.x <= rect.x and rect.right <= seen.right for rect in before.values())
    driver.close()


def test_who_asks_to_see_all_of_a_map_has_it_shaped_to_the_room_there_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    driver = a_map(qtbot, tmp_path, SIZES[0])
    driver.press("F4")
    small, view = places(driver), driver.page.view
    assert view is not None
    scale = view.sight.camera.scale
    driver.press("Ctrl+0")
    fitted = places(driver)
    assert fitted != small
    assert view.sight.camera.scale > scale
    driver.press("F4")
    assert places(driver) == fitted
    driver.press("Ctrl+0")
    driver.press("F4")
    assert places(driver) == small
    driver.close()


def test_a_window_of_another_size_lays_the_map_out_for_it(qtbot: QtBot, tmp_path: Path) -> None:
    driver = a_map(qtbot, tmp_path, SIZES[0])
    usual = places(driver)
    driver.press("F4", "Ctrl+0")
    driver.page.resize(1000, 768)
    driver.settle()
    assert places(driver) != usual
    driver.page.resize(*SIZES[0])
    driver.settle()
    assert places(driver) == usual
    driver.close()
