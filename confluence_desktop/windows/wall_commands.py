"""Starts the wall, binds its commands, and says in the bar which state the wall is in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from confluence_desktop.windows.focus import has_keys
from confluence_desktop.windows.typed_line import TypedLine
from confluence_desktop.windows.wall_state import WallState
from confluence_desktop.workshop.agenda_operations import the_room
from confluence_desktop.workshop.findings_operations import stop_asking
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.windows.commands import Commands
    from confluence_desktop.windows.session_window import SessionPage
    from confluence_desktop.windows.wall import Wall

WALL_COMMANDS = frozenset(
    {
        "agenda.next",
        "agenda.previous",
        "timer.toggle",
        "timer.more",
        "timer.less",
        "wall.off",
        "wall.blank",
        "wall.colours",
        "wall.freeze",
        "wall.spotlight",
        "wall.stop_asking",
        "wall.test_card",
    }
)
"""What keys do on a wall that is a window of its own: nothing that would write on it."""

NOTHING_TO_LIGHT = say("wall.nothing_selected")


def bind_wall_commands(commands: Commands, page: SessionPage) -> None:
    """Say what each command of the wall does on this page."""
    projection = page.projection
    acts: dict[str, Callable[[Wall], object]] = {
        "wall.blank": lambda wall: wall.blank(),
        "wall.freeze": lambda wall: wall.freeze(),
        "wall.spotlight": partial(_light_selection, page),
    }
    for command, act in acts.items():
        commands.bind(command, partial(_on_wall, page, act), may_run=lambda: projection.is_on)
    commands.bind(
        "board.clicker",
        partial(_on_wall, page, lambda wall: wall.blank()),
        may_run=lambda: projection.is_on,
    )
    commands.bind("wall.on", page.start_wall)
    commands.bind("wall.off", projection.end)
    commands.bind("wall.test_card", partial(_show_test_card, page))
    commands.bind("wall.colours", projection.switch_colours)
    commands.bind(
        "wall.stop_asking",
        partial(_stop_asking, page),
        may_run=lambda: bool(the_room(page.document).asked),
    )
    projection.state_changed.connect(lambda: _show_state(page))


def show_wall(page: SessionPage) -> None:
    """Show the wall; where it covers the window, keys go on to what can do without being seen.

    What can't gets them back once the wall is gone, unless something was typed meanwhile.
    """

    def works_unseen() -> bool:
        places = (page.line.field, page.note_line, page.find_line, page.view)
        is_there = any(one is not None and has_keys(one) for one in places)
        return is_there or _is_in_typed_line()

    if page.projection.is_on:
        return
    before = QApplication.focusWidget()
    wall = page.projection.start(works_unseen)
    page.commands.listen_in(wall, WALL_COMMANDS)
    page.refresh()
    if page.projection.cover is not None and not works_unseen():
        page.focus_line()
        if isinstance(before, QWidget):
            wall.ended.connect(partial(_give_keys_back, page, before))


def _is_in_typed_line() -> bool:
    """Whether ballots, numbers or answers are typed: each stands for itself, seen or not."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QWidget) and isinstance(focus.parentWidget(), TypedLine)


def _give_keys_back(page: SessionPage, before: QWidget) -> None:
    is_idle = has_keys(page.line.field) and not page.line.field.toPlainText()
    if is_idle and isValid(before) and before.isVisible():
        before.setFocus()


def _on_wall(page: SessionPage, act: Callable[[Wall], object]) -> None:
    if page.projection.wall is not None:
        act(page.projection.wall)


def _light_selection(page: SessionPage, wall: Wall) -> None:
    if not wall.spotlight(page.selection):
        page.messages.toast(NOTHING_TO_LIGHT)


def _show_test_card(page: SessionPage) -> None:
    page.start_wall()
    _on_wall(page, lambda wall: wall.show_test_card())


def _stop_asking(page: SessionPage) -> None:
    page.edits.run(say("edits.stop_asking"), stop_asking)


def _show_state(page: SessionPage) -> None:
    wall = page.projection.wall
    page.bar.wall.show_state(wall.state if wall is not None else WallState.LIVE)
