"""The Catch-22 board: two loops that wait for each other, their becauses, and the crossing.

`words` and `sentences` hold what it says, `operations` its verbs, `layout` the geometry, `drawing`
the picture, and `board` ties them together as a board type.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desktop.boards.catch_22.board import CATCH_22

__all__ = ["CATCH_22"]


def __getattr__(name: str) -> object:
    """The board type, loaded when it is asked for: its verbs alone take less."""
    if name not in __all__:
        raise AttributeError(name)
    from confluence_desktop.boards.catch_22 import board

    return getattr(board, name)
