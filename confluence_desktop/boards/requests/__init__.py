"""Requests: what the organisation was asked for, and the question behind each."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desktop.boards.requests.board import REQUESTS

__all__ = ["REQUESTS"]


def __getattr__(name: str) -> object:
    """The board type, loaded when it is asked for: its verbs alone take less."""
    if name not in __all__:
        raise AttributeError(name)
    from confluence_desktop.boards.requests import board

    return getattr(board, name)
