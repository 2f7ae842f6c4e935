"""The strategy map: seven lanes from mission to tools, and the links that carry them."""

from confluence_desktop.boards.strategy_map.board import STRATEGY_MAP

__all__ = ["STRATEGY_MAP"]
