"""The mark in the facilitator's bar that says what the wall shows instead of the board."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from confluence_desktop.windows.commands import shown_key
from confluence_desktop.windows.key_table import key_of
from confluence_desktop.windows.wall_state import ENDED_BY, WallState
from confluence_desktop.windows.widgets import PillButton, plain_tooltip
from confluence_desktop.workshop.spoken import say

_MARKS = {
    WallState.ASKING: "?",
    WallState.SPOTLIGHT: "◎",
    WallState.FROZEN: "❚❚",
    WallState.BLANK: "■",
    WallState.TEST_CARD: "▦",
}


class WallSign(PillButton):
    """A word and a mark; pressed, it brings the wall back. Hidden while the wall is as usual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setProperty("look", "warn")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._state = WallState.LIVE
        self.hide()

    @property
    def command(self) -> str:
        """The command that ends the state; empty while there is none."""
        return ENDED_BY.get(self._state, "")

    def show_state(self, state: WallState) -> None:
        """Say in which state the wall is."""
        self._state = state
        self.setVisible(state is not WallState.LIVE)
        if state is WallState.LIVE:
            return
        self.setText(f"{_MARKS[state]} {state.value}")
        key = key_of(self.command)
        by = f" ({shown_key(key)})" if shown_key(key) else ""
        self.setToolTip(
            plain_tooltip(say("wall.sign_tip").format(state=state.value.lower(), key=by))
        )
        self.setAccessibleName(say("wall.sign_name").format(state=state.value))
