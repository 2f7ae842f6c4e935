"""A polarity: two goods that a room swings between, on the same figure as a Catch-22."""

from confluence_desktop.boards.polarity.board import POLARITY

__all__ = ["POLARITY"]
