"""The Catch-22 board: two loops that wait for each other, their becauses, and the crossing.

`words` and `sentences` hold what it says, `operations` its verbs, `layout` the geometry, `drawing`
the picture, and `board` ties them together as a board type.
"""

from confluence_desktop.boards.catch_22.board import CATCH_22

__all__ = ["CATCH_22"]
