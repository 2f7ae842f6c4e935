"""Everything that home can do, by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.storage.library import Library
from confluence_desktop.windows.choice_list import ChoiceList
from confluence_desktop.windows.main_window import MainWindow
from tests.windows.conftest import TODAY, Add
from tests.windows.home_driver import focus, settle, titles

Show = Callable[[], MainWindow]


def commands_at(qtbot: QtBot, window: MainWindow, at: QWidget) -> ChoiceList:
    """The list, opened by its key from somewhere."""
    window.activateWindow()
    at.setFocus()
    qtbot.waitUntil(at.hasFocus)
    QTest.keyClick(at, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (panel,) = window.home.findChildren(ChoiceList)
    assert isinstance(panel, ChoiceList)
    assert panel.isVisible()
    return panel


def choose(panel: ChoiceList, letters: str) -> None:
    QTest.keyClicks(panel.field, letters)
    assert len(panel.shown()) == 1
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_the_command_list_opens_at_home_and_gives_the_keyboard_back(
    qtbot: QtBot, show: Show, add: Add
) -> None:
    add("River")
    window = show()
    panel = commands_at(qtbot, window, window.home.bar.search)
    wanted = {"new", "search", "import", "sample", "light", "dark", "system", "one.Duplicate"}
    assert wanted <= set(panel.shown())
    assert "bin" not in panel.shown(), "there is none"
    assert not any(menu.isVisible() for menu in panel.findChildren(QMenu))
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.home.bar.search.hasFocus()


def test_a_command_is_done_to_the_session_that_has_the_keyboard(
    qtbot: QtBot, show: Show, add: Add
) -> None:
    add("River", starts_on=TODAY)
    add("Lake")
    window = show()
    focus(window)
    (card,) = window.home.view.grid.cards
    choose(commands_at(qtbot, window, card), "chosen duplicate without")
    settle(qtbot, window)
    assert "Lake (copy)" in titles(window)
    again = commands_at(qtbot, window, window.home.bar.new_button)
    choose(again, "move to bin")
    settle(qtbot, window)
    assert window.home.view.leading_key
    assert "River" in window.home.messages.text


def test_the_bin_and_a_new_session_are_commands_too(qtbot: QtBot, show: Show, add: Add) -> None:
    add("River")
    window = show()
    choose(commands_at(qtbot, window, window.home.bar.new_button), "move to bin")
    settle(qtbot, window)
    choose(commands_at(qtbot, window, window.home.bar.new_button), "show the bin")
    assert titles(window) == ["River"]
    choose(commands_at(qtbot, window, window.home.bar.new_button), "leave the bin")
    assert titles(window) == []
    choose(commands_at(qtbot, window, window.home.bar.new_button), "new session")
    assert window.home.form.title.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_every_button_of_the_bar(
    qtbot: QtBot, show: Show, key: Qt.Key
) -> None:
    window = show()
    window.activateWindow()
    pressed: list[str] = []
    bar = window.home.bar
    for button in (bar.theme_button, bar.import_button, bar.new_button):
        button.clicked.disconnect()
        button.clicked.connect(lambda _on=False, one=button: pressed.append(one.text()))
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        QTest.keyClick(button, key)
    assert pressed == ["", "Import…", "New session"]


def test_the_colours_of_the_windows_are_chosen_by_name(
    qtbot: QtBot, show: Show, settings: QSettings
) -> None:
    window = show()
    for letters, kept in (("colours dark", "dark"), ("colours light", "light")):
        choose(commands_at(qtbot, window, window.home.bar.search), letters)
        assert window.home.appearance.theme.is_dark is (kept == "dark")
        assert settings.value("appearance/theme") == kept
    choose(commands_at(qtbot, window, window.home.bar.search), "as the system")
    assert settings.value("appearance/theme") == "system"


def test_the_colours_of_the_windows_are_chosen_in_a_session_too(
    show: Show, add: Add, library: Library, settings: QSettings
) -> None:
    add("River")
    window = show()
    window.open_entry(library.entries()[0])
    page = window.page
    assert page is not None
    for name in ("dark", "light", "system"):
        assert page.commands.run(f"theme.{name}")
        assert settings.value("appearance/theme") == name
        if name != "system":
            assert window.home.appearance.theme.is_dark is (name == "dark")
