from pytestqt.qtbot import QtBot

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.canvas.board_view import BoardView
from tests.boards.catch_22.scenes import a_session


def test_keys_alone_reach_and_edit_both_conditions_of_a_loop(qtbot: QtBot) -> None:
    document, board = a_session()
    view = BoardView(None, document, board.id)
    qtbot.addWidget(view)
    view.resize(1350, 940)
    view.show()
    left, _ = both_loops(document, board)
    assert left

    view.select([left.id])
    found = set()
    for _ in range(6):
        view.walk(Direction.DOWN)
        assert view.current
        found |= {(text.record_id, text.field) for text in view.current.texts}
    assert (left.id, "y") in found
