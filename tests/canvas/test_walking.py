"""Walking through lanes that fold into several rows."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.workshop.cards import Level
from tests.builders import a_card, a_map
from tests.driver import CanvasDriver


def folded(qtbot: QtBot) -> BoardView:
    document, board = a_map()
    for number in range(40):
        a_card(document, board, Level.TOOL, f"Tool {number}")
    view = BoardView(None, document, board.id)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    return view


def rows_of(view: BoardView) -> list[list[str]]:
    """The ids of the cards as they are seen, row by row from the left."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for figure in view.index.drawing.figures:
        if figure.record_id is not None and not figure.is_line:
            rows.setdefault(figure.bounds.y, []).append((figure.bounds.x, figure.record_id))
    return [[id_ for _, id_ in sorted(rows[y])] for y in sorted(rows)]


def test_left_and_right_stay_in_the_row_that_is_seen(qtbot: QtBot) -> None:
    view = folded(qtbot)
    rows = rows_of(view)
    assert len(rows) > 2
    for row in rows:
        view.select([row[0]])
        walked = [row[0]]
        for _ in row[1:]:
            view.walk(Direction.RIGHT)
            walked.extend(view.selection)
        assert walked == row
        for id_ in reversed(row[:-1]):
            view.walk(Direction.LEFT)
            assert view.selection == {id_}


def test_at_the_end_of_a_row_the_walk_ends(qtbot: QtBot) -> None:
    view = folded(qtbot)
    rows = rows_of(view)
    view.select([rows[0][-1]])
    view.walk(Direction.RIGHT)
    assert view.selection == {rows[0][-1]}
    view.select([rows[1][0]])
    view.walk(Direction.LEFT)
    assert view.selection == {rows[1][0]}


def test_home_with_nothing_selected_shows_the_first_card(driver: CanvasDriver) -> None:
    driver.view.select([])
    driver.key(Qt.Key.Key_Home)
    assert len(driver.selected()) == 1
