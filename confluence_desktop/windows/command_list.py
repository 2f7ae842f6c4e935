"""Everything the session window can do, to be found by a few letters."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confluence_desktop.windows.choice_list import Choice, ChoiceList
from confluence_desktop.windows.commands import Command, Commands, shown_key


class CommandList(ChoiceList):
    """The commands that mean anything now, with their keys."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands

    @override
    def open_panel(self) -> None:
        """Show every command that means anything now."""
        self.ask_for_command([self._of(one) for one in self._commands.listed()])

    def _of(self, command: Command) -> Choice:
        key = command.key
        needs = "" if command.may_run() else command.needs()
        aside = needs.removesuffix(".") or shown_key(key)
        return Choice(key.command, key.words, aside, lambda: self._commands.run(key.command), needs)
