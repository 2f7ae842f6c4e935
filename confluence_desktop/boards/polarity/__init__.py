"""A polarity: two goods that a room swings between, on the same figure as a Catch-22."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desktop.boards.polarity.board import POLARITY

__all__ = ["POLARITY"]


def __getattr__(name: str) -> object:
    """The board type, loaded when it is asked for: its verbs alone take less."""
    if name not in __all__:
        raise AttributeError(name)
    from confluence_desktop.boards.polarity import board

    return getattr(board, name)
