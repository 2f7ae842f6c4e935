"""The plan in the session window, by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.workshop.rounds import Round
from tests.plans import a_plan
from tests.windows.session_driver import SessionDriver


@pytest.fixture
def driver(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    document, _ = a_plan(getattr(request, "param", 0))
    found = SessionDriver(qtbot, tmp_path, list(document))
    found.press("PgDown", "PgDown")
    yield found
    found.close()


def view_of(driver: SessionDriver) -> BoardView:
    view = driver.page.view
    assert view is not None
    return view


def texts(driver: SessionDriver) -> list[str]:
    found = sorted(driver.page.document.all(Round), key=lambda one: one.order)
    return [one.text for one in found]


def test_four_rounds_are_planned_by_keys_and_stay_after_reopening(driver: SessionDriver) -> None:
    driver.add("Read online", "Ask for changes", "Answer in public", "Vote on events")
    assert driver.page.line.destination is not None
    assert driver.page.line.destination.label == "Rounds"
    driver.press("Alt+Up")
    driver.press("Esc")
    driver.press("Left", "Ctrl+D")
    expected = [
        "Read online",
        "Ask for changes",
        "Ask for changes",
        "Vote on events",
        "Answer in public",
    ]
    assert texts(driver) == expected
    driver.press("Del")
    driver.press("Ctrl+Z")
    assert texts(driver) == expected
    driver.reopen()
    assert texts(driver) == expected


def test_a_round_is_edited_in_place(driver: SessionDriver) -> None:
    driver.add("Read online")
    driver.press("Esc")
    view = view_of(driver)
    (round_,) = driver.page.document.all(Round)
    assert view.edit(round_.id, "tool")
    driver.type("Forum")
    driver.press("Return")
    assert view.edit(round_.id, "learn_together")
    driver.type("Who hosts well?")
    driver.press("Return")
    (after,) = driver.page.document.all(Round)
    assert (after.tool, after.learn_together) == ("Forum", "Who hosts well?")


@pytest.mark.parametrize("driver", [12], indirect=True)
def test_twelve_rounds_are_seen_at_once(driver: SessionDriver) -> None:
    view = view_of(driver)
    seen = view.sight.visible
    for figure in view.index.drawing.figures:
        assert seen.x <= figure.bounds.x
        assert figure.bounds.bottom <= seen.bottom


@pytest.mark.parametrize("driver", [20], indirect=True)
def test_more_are_scrolled_to_and_what_is_added_is_shown(driver: SessionDriver) -> None:
    view = view_of(driver)
    drawing = view.index.drawing
    assert drawing.opening is not None
    seen = view.sight.visible
    assert seen.bottom < drawing.bounds.bottom
    assert seen.y <= 0
    assert view.sight.camera.scale > 0.75
    driver.press("Ctrl+L")
    driver.add("One more")
    (added,) = (one for one in driver.page.document.all(Round) if one.text == "One more")
    card = view.index.by_key(added.id)
    assert card is not None
    assert view.sight.visible.y <= card.bounds.y
    assert card.bounds.bottom <= view.sight.visible.bottom
    driver.press("Ctrl+0")
    assert view.sight.visible.y <= 0


@pytest.mark.parametrize("driver", [12], indirect=True)
def test_all_is_seen_again_once_it_fits_again(driver: SessionDriver) -> None:
    driver.add("One more", "And another")
    driver.press("Ctrl+Z", "Ctrl+Z", "Ctrl+L")
    view = view_of(driver)
    assert view.sight.state.is_fitted
    assert all(view.sight.visible.y <= figure.bounds.y for figure in view.index.drawing.figures)


@pytest.mark.parametrize("driver", [12], indirect=True)
def test_where_a_person_scrolled_to_stays_when_it_fits_again(driver: SessionDriver) -> None:
    driver.add("One more", "And another")
    view = view_of(driver)
    view.sight.push(0, -60)
    driver.press("Ctrl+Z", "Ctrl+Z")
    assert not view.sight.state.is_fitted
