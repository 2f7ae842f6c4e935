"""A view follows the exercise, though going to a stage is no edit."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.catch_22 import CATCH_22, stuck
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.workshop.agenda_operations import set_running_since
from confluence_desktop.workshop.cards import BoardKind
from confluence_desktop.workshop.exercise import end_stages, go_to_stage
from tests.builders import a_board, a_document


def test_a_view_shows_the_stuck_lines_as_soon_as_their_stage_is_gone_to(qtbot: QtBot) -> None:
    document = a_document()
    board = a_board(document, BoardKind.CATCH_22)
    with document.transaction("Start") as draft:
        CATCH_22.start(draft, board)
        line = stuck.add_line(draft, board, "We can’t publish until we agree")
    view = BoardView(None, document, board.id, board_types=BOARD_TYPES)
    qtbot.addWidget(view)
    view.has_reduced_motion = True
    view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    view.show()
    qtbot.waitExposed(view)
    assert view.index.drawing.figure(line.id) is None

    with document.transaction("Go") as draft:
        go_to_stage(draft, board.id, 2)
    shown = view.index.drawing
    assert shown.figure(line.id) is not None

    with document.transaction("Run") as draft:
        set_running_since(draft, None)
    assert view.index.drawing is shown  # the clock draws nothing anew

    with document.transaction("End") as draft:
        end_stages(draft)
    assert view.index.drawing.figure(line.id) is None
