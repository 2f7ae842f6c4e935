"""Texts that read from the right stand where those from the left do: beside what they belong to."""

from pathlib import Path

import pytest

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.record import get
from confluence_desktop.drawing.shapes import Text
from confluence_desktop.drawing.text_layout import glyph_lines
from confluence_desktop.report.attendee import paper_style
from confluence_desktop.workshop.cards import Board, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.session import PageSize
from tests.report.papers import a_catch_22, a_map, a_session, pages_of, paper


def test_the_chain_stands_beside_the_names_of_its_levels(tmp_path: Path) -> None:
    board, goal, tool = a_map("عودة الشباب", "مجموعات قراءة")
    tool = tool.changed(level=Level.TOOL)
    link = Link(id="link", source_id=tool.id, target_id=goal.id)
    page = pages_of(paper(a_session(board, goal, tool, link), tmp_path))[0]
    text = page.get_textpage()
    said = text.get_text_range()
    lefts = [text.get_charbox(at)[0] for at, char in enumerate(said) if "\u0600" < char < "\u06ff"]
    assert len(lefts) > 15
    assert max(lefts) < page.get_width() / 2


@pytest.mark.parametrize(
    ("left", "right"), [("Together", "Tools"), ("التعاون", "وسائل التواصل"), ("יחד", "Tools")]
)
def test_the_names_of_both_currents_stand_at_the_outer_edges(left: str, right: str) -> None:
    document = a_session(*a_catch_22(left_name=left, right_name=right))
    board = get(document, Board, "catch")
    drawing = BOARD_TYPES[board.type].draw(board, document, paper_style(PageSize.A4))
    ends: dict[str, float] = {}
    for field in ("left_name", "right_name"):
        figure = drawing.figure(f"catch.{field}")
        assert figure is not None
        (shape,) = figure.shapes
        assert isinstance(shape, Text)
        xs = [x for run in glyph_lines(shape.block) for x in run.xs]
        ends[field] = (min if field == "left_name" else max)(xs) + shape.at.x
    assert ends["left_name"] < drawing.bounds.x + 60
    assert ends["right_name"] > drawing.bounds.right - 90
