"""Everything that can be done on home, to be found by a few letters.

Home is shown before the library is loaded: what is needed here is imported when it is wanted.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from confluence_desktop.windows.theme import ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from confluence_desktop.windows.choice_list import Choice, ChoiceList
    from confluence_desktop.windows.home import HomePage

_NAME = "commands"


def list_commands(home: HomePage) -> None:
    """Show what home can do now, what can be done to the chosen session first."""
    from confluence_desktop.windows.choice_list import ChoiceList

    found = home.findChild(ChoiceList, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    panel = found if isinstance(found, ChoiceList) else ChoiceList(home)
    panel.setObjectName(_NAME)
    if not panel.isVisible():
        panel.ask_for_command([*_of_session(home, panel), *_of_library(home)])


def _of_session(home: HomePage, panel: ChoiceList) -> Iterator[Choice]:
    """What can be done to the session that has the keyboard, else to the one in the lead."""
    for old in panel.findChildren(QMenu):
        old.deleteLater()
    view = home.view
    key = view.grid.focused_key() or view.leading_key
    menu = home.menu_of(key) if view.isVisible() else None
    if menu is None:
        return
    menu.setParent(panel, menu.windowFlags())  # its actions live as long as they are offered
    for action in menu.actions():
        if not action.isSeparator():
            yield _choice("one", action.trigger, action.shortcut(), action=action.text())


def _of_library(home: HomePage) -> Iterator[Choice]:
    view = home.view
    yield _choice("new", home.start_new_session, "Ctrl+N")
    yield _choice("search", home.go_to_search, "Ctrl+F")
    yield _choice("import", home.actions_of.ask_import, "Ctrl+I")
    if not view.bin_button.isHidden():
        is_bin = view.bin_button.isChecked()
        yield _choice("out_of_bin" if is_bin else "bin", view.bin_button.toggle)
    if not view.hide_button.isHidden():
        hides = view.hide_button.isChecked()
        yield _choice("show" if hides else "hide", view.hide_button.toggle)
    yield _choice("sample", home.add_sample)
    for theme in ThemeChoice:
        yield _choice(theme.value, partial(home.appearance.choose, theme))


def _choice(
    name: str, run: Callable[[], object], keys: QKeySequence | str = "", action: str = ""
) -> Choice:
    from confluence_desktop.windows.choice_list import Choice
    from confluence_desktop.workshop.spoken import say

    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    words = say(f"home.commands.{name}").format(action=action)
    return Choice(f"{name}.{action}" if action else name, words, shown, run)
