"""The Confluence plan: rounds that are done together and with a tool, on two currents that meet.

`operations` holds its verbs, `checks` its questions, `measures`, `cells` and `layout` the geometry,
`currents` and `figures` what is drawn, `drawing` the picture, and `board` ties them together.
"""

from confluence_desktop.boards.confluence_plan.board import CONFLUENCE_PLAN

__all__ = ["CONFLUENCE_PLAN"]
