"""The question over a board on the wall, and the line below it."""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from confluence_desktop.windows.theme import interface_font
from confluence_desktop.windows.wall_text import MAY_BREAK, breakable, height_of
from confluence_desktop.windows.widgets import PlainLabel

_OVER_BOARD_PX = (46, 38, 32, 28, 23)
"""Of the question, largest first; it becomes smaller before it takes a board's room."""
_ALONE_PX, _BELOW_PX = 76, 28
_MOST = 0.2
"""Of the screen's height: what a question over a board takes in its larger sizes."""
_TOP_PX, _GAP_PX, _AIR_PX = 36, 6, 20


class WallScale(NamedTuple):
    """How large things are on a screen.

    Attributes:
        scale: Pixels for one pixel of a screen 1080 high.
        floor_px: No type is smaller.
    """

    scale: float
    floor_px: float

    def px(self, usual: int) -> int:
        """A size on this screen."""
        return round(usual * self.scale)

    def type_px(self, usual: int) -> int:
        """A type size on this screen, and nothing below the smallest."""
        return max(round(usual * self.scale), ceil(self.floor_px))


class WallHead:
    """Two labels of the wall; the question stands alone in its middle where there is no board."""

    def __init__(self, wall: QWidget) -> None:
        self._wall = wall
        self.prompt = PlainLabel(size_px=_OVER_BOARD_PX[0], weight=700, wraps=True, parent=wall)
        self.below = PlainLabel(size_px=_BELOW_PX, tone="muted", wraps=True, parent=wall)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self.prompt.text()}\n{self.below.text()}".replace(MAY_BREAK, "").strip()

    def show_words(self, words: str) -> None:
        """Say something; what follows a line break stands below the question."""
        first, _, rest = words.partition("\n")
        self.prompt.setText(breakable(first.strip()))
        self.below.setText(breakable(rest.strip()))

    def lay_out(self, x: int, width: int, on: WallScale, *, is_over_board: bool) -> None:
        """Find its place and the size of its type."""
        high = self._wall.height()
        for size in _OVER_BOARD_PX if is_over_board else (_ALONE_PX,):
            self.prompt.setFont(interface_font(on.type_px(size), 700))
            if height_of(self.prompt, width) <= _MOST * high:
                break
        self.below.setFont(interface_font(on.type_px(_BELOW_PX)))
        taken = height_of(self.prompt, width)
        top = on.px(_TOP_PX) if is_over_board else (high - taken) // 2
        self.prompt.setGeometry(x, top, width, taken)
        under = QRect(x, top + taken + on.px(_GAP_PX), width, height_of(self.below, width))
        self.below.setGeometry(under)

    def bottom(self, on: WallScale) -> int:
        """Where a board may begin below it; 0 while it says nothing."""
        shown = self.below if self.below.text() else self.prompt
        return shown.geometry().bottom() + on.px(_AIR_PX) if shown.text() else 0
