"""Which cards the capture line offers to go under."""

from tests.builders import links_of
from tests.windows.session_driver import SessionDriver


def test_arrows_offer_goals_as_well_as_objectives_to_a_strategy(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("Ctrl+4")
    driver.add("Objective")
    driver.press("Ctrl+5", "Up")
    driver.add("For the number")
    driver.press("Up")
    driver.add("For the goal")
    assert links_of(driver.page.document) == {
        ("For the number", "Objective"),
        ("For the goal", "Goal"),
    }


def test_they_offer_the_nearest_cards_above_where_levels_are_still_missing(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("Ctrl+7", "Up")
    driver.add("Tool")
    assert links_of(driver.page.document) == {("Tool", "Goal")}


def test_the_card_that_the_next_one_goes_under_is_marked_on_the_map(driver: SessionDriver) -> None:
    view = driver.page.view
    assert view is not None
    driver.press("Ctrl+3")
    driver.add("First", "Second")
    driver.press("Ctrl+4")
    driver.settle()
    view.select([])
    driver.settle()
    pictures = [view.grab().toImage()]
    for key in ("Down", "Down", "Down"):
        driver.press(key)
        driver.settle()
        pictures.append(view.grab().toImage())
    none, first, second, again = pictures
    assert first not in (none, second)
    assert second != none
    assert again == none
