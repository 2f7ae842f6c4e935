"""The sign on the desk: read on a small screen as well, with all that the exercise wrote down."""

from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catch_22.foot import foot
from confluence_desktop.boards.catch_22.measures import least_units_on, measures
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import PAPER, SCREEN, WALL, Medium, Style
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.templates import session_from_template
from tests.boards.catch_22.scenes import LONG, drawn, texts_of
from tests.windows.session_driver import SessionDriver

FIELDS = ("loops_share", "cost_of_staying", "protects")


def smallest_px(drawing: Drawing, width: float, height: float) -> float:
    """The smallest type while the whole drawing is in sight in a place."""
    ratio = min(width / drawing.bounds.width, height / drawing.bounds.height)
    faces = (text.block.face.size_px for figure in drawing.figures for text, _ in texts_of(figure))
    return min(faces) * ratio


@pytest.mark.parametrize("scene", ["sample", "long", "thirty each"])
@pytest.mark.parametrize("size", [(1370, 951), (1306, 639), (1060, 700)])
def test_all_that_stands_on_the_sign_can_be_read_on_any_desk(
    scene: str, size: tuple[int, int]
) -> None:
    width, height = size
    least = least_units_on(width, height)
    style = Style(Medium.SCREEN, aspect=width / height, least_units=least)
    assert smallest_px(drawn(scene, style), 0.95 * width, 0.95 * height) >= 11.8


def test_where_there_is_room_the_type_stays_the_usual_one() -> None:
    assert least_units_on(1660, 1100) == 0
    assert measures(SCREEN).label_px == 14


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_window_asks_for_type_that_can_be_read_in_it(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    driver = SessionDriver(qtbot, tmp_path, session_from_template("sample"), size=size)
    for _ in range(20):
        view = driver.page.board_view
        board = view.board() if view is not None else None
        if board is not None and board.type is BoardKind.CATCH_22:
            break
        driver.press("PgDown")
    assert view is not None
    assert board is not None
    shown = view.picture.index.drawing
    assert any(figure.key == f"{board.id}.sign" for figure in shown.figures)
    assert smallest_px(shown, 0.95 * view.width(), 0.95 * view.height()) >= 11.8
    driver.close()


def test_cost_protects_and_share_stand_at_the_foot_of_the_desks_sign() -> None:
    sample = drawn("sample", SCREEN)
    feet = [figure for figure in sample.figures if figure.key.endswith(FIELDS)]
    assert len(feet) == 3
    lowest = max(one.bounds.bottom for one in sample.figures if one not in feet)
    for one in feet:
        assert one.bounds.y > lowest - 1
        (area,) = one.texts
        assert one.name.endswith(" ".join(area.text.split()))
    assert [one.name.split(":")[0] for one in feet] == [
        "Both loops share",
        "Staying stuck costs",
        "They protect",
    ]
    for style in (WALL, PAPER):
        assert not [one for one in drawn("sample", style).figures if one.key.endswith(FIELDS)]
    bare = drawn("empty", SCREEN)
    assert bare.bounds.height == measures(SCREEN).height


def test_a_long_text_at_the_foot_is_cut_with_a_mark_and_its_neighbours_are_free() -> None:
    said = dict.fromkeys(FIELDS, LONG)
    board = Board.new(type=BoardKind.CATCH_22, title="T", order=0, **said)
    figures = foot(board, SCREEN, measures(SCREEN))
    for left, right in pairwise(figures):
        assert left.bounds.right < right.bounds.x
    for figure in figures:
        assert any(text.block.elided for text, _ in texts_of(figure))
