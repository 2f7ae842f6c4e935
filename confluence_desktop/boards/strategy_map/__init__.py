"""The strategy map: seven lanes from mission to tools, and the links that carry them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desktop.boards.strategy_map.board import STRATEGY_MAP

__all__ = ["STRATEGY_MAP"]


def __getattr__(name: str) -> object:
    """The board type, loaded when it is asked for: its verbs alone take less."""
    if name not in __all__:
        raise AttributeError(name)
    from confluence_desktop.boards.strategy_map import board

    return getattr(board, name)
