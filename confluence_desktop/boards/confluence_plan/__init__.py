"""The Confluence plan: rounds that are done together and with a tool, on two currents that meet.

`operations` holds its verbs, `checks` its questions, `measures`, `cells` and `layout` the geometry,
`currents` and `figures` what is drawn, `drawing` the picture, and `board` ties them together.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desktop.boards.confluence_plan.board import CONFLUENCE_PLAN

__all__ = ["CONFLUENCE_PLAN"]


def __getattr__(name: str) -> object:
    """The board type, loaded when it is asked for: its verbs alone take less."""
    if name not in __all__:
        raise AttributeError(name)
    from confluence_desktop.boards.confluence_plan import board

    return getattr(board, name)
