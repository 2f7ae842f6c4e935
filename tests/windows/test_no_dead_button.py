"""Only what works is shown: every button of the session window does something."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from confluence_desktop.document.record import Record
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.close import Action
from confluence_desktop.workshop.links import Link
from tests.windows.session_driver import SessionDriver


def with_nothing_selected(driver: SessionDriver) -> None:
    driver.press("PgDown", "PgUp")


def with_several_cards(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.paste("One\nTwo")
    driver.press("Return")


def with_a_link(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("Tab")
    driver.add("Objective")
    select(driver, Link)


def with_a_because(driver: SessionDriver) -> None:
    driver.press("PgDown", "Ctrl+1")
    driver.add("Nobody has time")
    select(driver, Because)


def with_a_step(driver: SessionDriver) -> None:
    driver.press("PgDown", "Ctrl+5")
    driver.add("Two teams try it")
    select(driver, Step)


def with_a_stale_loop(driver: SessionDriver) -> None:
    driver.press("PgDown")
    loop = next(iter(driver.page.document.all(Loop)))
    driver.page.edits.change("Fill", Loop, loop.id, x="know", sentence="We wait")
    driver.page.refresh()
    select(driver, Loop)


def with_an_action(driver: SessionDriver) -> None:
    driver.press("Ctrl+Shift+A")
    driver.type("Ask Ann")
    driver.press("Return")
    driver.page.agenda.notes.chosen.emit(next(iter(driver.page.document.all(Action))).id)
    driver.settle()


STATES = [
    with_nothing_selected,
    with_several_cards,
    with_a_link,
    with_a_because,
    with_a_step,
    with_a_stale_loop,
    with_an_action,
]


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("arrange", STATES, ids=lambda arrange: arrange.__name__)
def test_every_button_does_something_and_has_a_name(
    arrange: Callable[[SessionDriver], None], driver: SessionDriver
) -> None:
    arrange(driver)
    left: list[str] = []
    driver.page.back_wanted.connect(lambda: left.append("home"))
    dead: list[str] = []
    clicked: set[str] = set()
    while (button := next_button(driver.page, clicked)) is not None:
        name = button.accessibleName() or button.text()
        clicked.add(name)
        assert name
        before = (list(driver.page.document), driver.page.grab().toImage(), windows(), len(left))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        driver.settle()
        if before == (
            list(driver.page.document),
            driver.page.grab().toImage(),
            windows(),
            len(left),
        ):
            dead.append(name)
        put_back(driver)
    assert {"Back to the library", "Export PDF", "Project ▸"} <= clicked
    assert dead == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_every_entry_of_the_lines_menu_changes_where_it_adds(driver: SessionDriver) -> None:
    for place in range(7):
        QTest.mouseClick(driver.page.line.chip, Qt.MouseButton.LeftButton)
        (menu,) = (window for window in windows() if isinstance(window, QMenu))
        action = menu.actions()[place]
        level = action.text().partition("\t")[0]
        action.trigger()
        menu.close()
        driver.settle()
        assert driver.page.line.chip.text().startswith(level)


def next_button(page: QWidget, clicked: set[str]) -> QAbstractButton | None:
    """A button that can be seen and was not clicked before; what a click opens comes later."""
    for button in page.findChildren(QAbstractButton):
        name = button.accessibleName() or button.text()
        if button.isVisible() and button.isEnabled() and name not in clicked:
            return button
    return None


def put_back(driver: SessionDriver) -> None:
    """Close what a click has opened."""
    for window in windows():
        if isinstance(window, QMenu):
            window.close()
    driver.page.projection.end()
    driver.page.panels.export.close_panel()
    driver.settle()


def select(driver: SessionDriver, kind: type[Record]) -> None:
    assert driver.page.view is not None
    driver.page.view.select([next(iter(driver.page.document.all(kind))).id])
    driver.settle()


def windows() -> set[QWidget]:
    """Every window and menu that is shown."""
    return {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
