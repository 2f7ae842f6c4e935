"""A shown board view with a small map, and a driver for it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.document.document import Document
from confluence_desktop.workshop.audience import Audience
from confluence_desktop.workshop.cards import Board, Level
from tests.builders import a_card, a_map
from tests.canvas.plain_board import PLAIN_TYPES
from tests.driver import CanvasDriver


@pytest.fixture
def plain_map() -> tuple[Document, Board]:
    """Two goals, an objective that serves the first, and a tool on its own."""
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "Feed the town")
    a_card(document, board, Level.GOAL, "Teach the town")
    a_card(document, board, Level.OBJECTIVE, "Forty gardens by June", under=goal)
    a_card(document, board, Level.TOOL, "Seed exchange")
    return document, board


def show_view(
    qtbot: QtBot,
    document: Document,
    board: Board,
    *,
    audience: Audience = Audience.FACILITATOR,
    is_editable: bool = True,
) -> BoardView:
    """A view of a board on the offscreen display, without motion."""
    view = BoardView(
        None,
        document,
        board.id,
        audience=audience,
        is_editable=is_editable,
        board_types=PLAIN_TYPES,
    )
    qtbot.addWidget(view)
    view.has_reduced_motion = True
    view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    view.resize(1000, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def driver(qtbot: QtBot, plain_map: tuple[Document, Board]) -> CanvasDriver:
    return CanvasDriver(show_view(qtbot, *plain_map))
