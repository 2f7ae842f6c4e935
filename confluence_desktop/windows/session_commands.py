"""Binds every command of the key table to what the session window does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.windows.exercise_acts import bind_exercise_commands
from confluence_desktop.windows.key_table import OTHER_LANGUAGE, key_of
from confluence_desktop.windows.map_commands import bind_map_commands
from confluence_desktop.windows.new_board import bind_new_boards
from confluence_desktop.windows.note_kinds import NOTE_KINDS
from confluence_desktop.windows.plan_commands import bind_plan_commands
from confluence_desktop.windows.request_acts import bind_request_commands
from confluence_desktop.windows.text_fields import focused_text, has_text_selected
from confluence_desktop.windows.theme import ThemeChoice
from confluence_desktop.windows.wall_commands import bind_wall_commands
from confluence_desktop.workshop.cards import LEVELS
from confluence_desktop.workshop.operations import choose_language
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.word_rules import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.windows.commands import Commands
    from confluence_desktop.windows.session_acts import SessionActs
    from confluence_desktop.windows.session_window import SessionPage

_ZOOM_STEP = 1.2
_MINUTE_S = 60.0


def bind_commands(commands: Commands, page: SessionPage, acts: SessionActs) -> None:
    """Say what each command does on this page."""
    _bind_edits(commands, page, acts)
    _bind_day(commands, page, acts)
    bind_wall_commands(commands, page)
    _bind_board(commands, page, acts)
    _bind_panels(commands, page, acts)
    bind_map_commands(commands, page, acts.map)
    bind_request_commands(commands, acts.requests)
    bind_plan_commands(commands, page)
    bind_exercise_commands(commands, acts.exercise)
    commands.refused.connect(page.messages.toast)


def _bind_edits(commands: Commands, page: SessionPage, acts: SessionActs) -> None:
    def is_typing() -> bool:
        return focused_text() is not None

    def has_selection() -> bool:
        return bool(page.selection)

    def needs_selection() -> str:
        return say("window.select_something_first") if page.board_view is not None else ""

    commands.bind("undo", acts.undo)
    commands.bind("redo", acts.redo)
    for number in range(1, len(LEVELS) + 1):
        commands.bind(f"level.{number}", partial(acts.send_to, number))
    commands.bind("up", lambda: acts.shift(-1))
    commands.bind("down", lambda: acts.shift(1))
    for kind in NOTE_KINDS:
        commands.bind(kind.command, partial(acts.note, kind.command))
    silence = page.line.silence
    commands.bind("silent", silence.toggle, may_run=lambda: silence.is_possible)
    commands.bind("reveal", silence.reveal, may_run=lambda: silence.count > 0)
    commands.bind(
        "copy",
        _on_view(page, BoardView.copy_selection),
        may_run=has_selection,
        leaves_to_field=has_text_selected,
        needs=needs_selection,
    )
    commands.bind(
        "cut",
        _on_view(page, BoardView.cut),
        may_run=has_selection,
        leaves_to_field=has_text_selected,
        needs=needs_selection,
    )
    commands.bind(
        "paste", acts.paste, leaves_to_field=lambda: is_typing() and not acts.map.pastes_cards()
    )
    commands.bind(
        "duplicate",
        _on_view(page, BoardView.duplicate_selection),
        may_run=has_selection,
        needs=needs_selection,
    )
    for command, is_tool in (("step.together", False), ("step.tool", True)):
        commands.bind(
            command,
            partial(acts.toggle_step, is_tool=is_tool),
            may_run=lambda: acts.selected_step() is not None or acts.requests.is_there(),
        )


def _bind_day(commands: Commands, page: SessionPage, acts: SessionActs) -> None:
    commands.bind("agenda.next", lambda: acts.page(1))
    commands.bind("agenda.previous", lambda: acts.page(-1))
    commands.bind("agenda.add", acts.add_item)
    commands.bind("timer.toggle", page.timer.toggle)
    commands.bind("timer.more", lambda: page.timer.add(_MINUTE_S))
    commands.bind("timer.less", lambda: page.timer.add(-_MINUTE_S))
    commands.bind("home", page.back_wanted.emit)


def _bind_board(commands: Commands, page: SessionPage, acts: SessionActs) -> None:
    def zoom(factor: float) -> None:
        if page.board_view is not None:
            page.board_view.zoom_by(factor)

    def fit() -> None:
        if page.board_view is not None:
            page.shape.take()
            page.board_view.fit()

    def has_board() -> bool:
        return page.board_id is not None

    commands.bind("fit", fit, may_run=has_board)
    commands.bind("zoom.full", _on_view(page, BoardView.zoom_to_100), may_run=has_board)
    commands.bind("zoom.in", lambda: zoom(_ZOOM_STEP), may_run=has_board)
    commands.bind("zoom.out", lambda: zoom(1 / _ZOOM_STEP), may_run=has_board)
    commands.bind("find", acts.find, may_run=has_board)


def _bind_panels(commands: Commands, page: SessionPage, acts: SessionActs) -> None:
    commands.bind("line", page.focus_line)
    for choice in ThemeChoice:
        commands.bind(f"theme.{choice.value}", partial(page.theme_wanted.emit, choice))
    for language in (*LANGUAGES, OTHER_LANGUAGE):
        commands.bind(f"language.{language}", partial(_choose_language, page, language))
    commands.bind("panel.next", lambda: acts.next_panel(1))
    commands.bind("panel.previous", lambda: acts.next_panel(-1))
    commands.bind("fold.agenda", lambda: page.fold("agenda"))
    commands.bind("fold.details", lambda: page.fold("details"))
    page.panels.bind(commands)
    bind_new_boards(commands, page)


def _on_view(page: SessionPage, method: Callable[[BoardView], object]) -> Callable[[], None]:
    def act() -> None:
        if page.board_view is not None:
            method(page.board_view)

    return act


def _choose_language(page: SessionPage, language: str) -> None:
    page.edits.run(say("edits.choose_language"), lambda draft: choose_language(draft, language))
    page.messages.toast(key_of(f"language.{language}").words)
