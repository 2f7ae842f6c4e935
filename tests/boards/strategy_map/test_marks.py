"""What cards and links say about themselves, and how still a large map stands."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, operations
from confluence_desktop.boards.strategy_map.figures import card_figure
from confluence_desktop.boards.strategy_map.sizes import Sizes, sizes_for
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Area, Box, Drawing, Figure, Text, shapes_of
from confluence_desktop.drawing.style import LIGHT, PAPER, SCREEN, THUMBNAIL, WALL, Style
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.painting.qt import paint_drawing
from confluence_desktop.workshop.cards import Board, Card, CardColour, Level
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.links import Effect
from tests.builders import a_card, a_link, a_map
from tests.gallery.sessions import MAP_ID, map_only


def figure_of(document: Document, board: Board, key: str, style: Style = SCREEN) -> Figure:
    figure = STRATEGY_MAP.draw(board, document, style).figure(key)
    assert figure is not None
    return figure


def words(figure: Figure) -> list[str]:
    return [shape.block.text for shape in figure.shapes if isinstance(shape, Text)]


def asked_for(document: Document, card: Card) -> None:
    with document.transaction("Asked for") as draft:
        draft.put(card.changed(asked_for=True))


@pytest.mark.parametrize("style", [SCREEN, WALL, PAPER, THUMBNAIL])
def test_what_was_asked_for_says_so_beside_its_text_on_every_medium(style: Style) -> None:
    document, board = a_map()
    card = a_card(document, board, Level.TOOL, "A channel for short messages " * 3)
    asked_for(document, card)
    figure = figure_of(document, board, card.id, style)
    assert words(figure)[1:] == ["asked for"]
    text, mark = [shape for shape in figure.shapes if isinstance(shape, Text)]
    assert text.at.y + text.block.height <= mark.at.y + 1
    assert figure.bounds.bottom >= mark.at.y + mark.block.height
    assert "(asked for)" in figure.name


@pytest.mark.parametrize("style", [SCREEN, WALL, PAPER])
def test_marks_leave_the_text_free_and_break_no_line_anew(style: Style) -> None:
    document, board = a_map()
    card = a_card(document, board, Level.TOOL, "a few words " * 20)
    (plain,) = [s for s in figure_of(document, board, card.id, style).shapes if isinstance(s, Text)]
    with document.transaction("Mark") as draft:
        draft.put(card.changed(colour=CardColour.WARN, pinned_x=0.0, covered=True))
    figure = figure_of(document, board, card.id, style)
    (text,) = [shape for shape in figure.shapes if isinstance(shape, Text)]
    assert text.block == plain.block
    assert text.at.y == plain.at.y
    boxes = [shape.rect for shape in figure.shapes[1:] if isinstance(shape, Box)]
    assert len(boxes) >= 3
    for box in boxes:
        assert box.bottom <= text.at.y
        assert figure.bounds.x < box.x
        assert box.right < figure.bounds.right


def test_a_colour_is_seen_on_the_whole_card_and_told_by_a_shape() -> None:
    document, board = a_map()
    card = a_card(document, board, Level.TOOL, "A tool")
    looks = set()
    for colour in CardColour:
        with document.transaction("Colour") as draft:
            draft.put(card.changed(colour=colour))
        shapes = figure_of(document, board, card.id).shapes
        ground = shapes[0]
        assert isinstance(ground, Box)
        marks = [
            (shape.fill is None, shape.radius > 3) for shape in shapes[2:] if isinstance(shape, Box)
        ]
        looks.add((ground.fill, tuple(marks)))
    assert len(looks) == len(CardColour)
    assert len({marks for _, marks in looks}) == len(CardColour)


def test_a_link_tells_its_confidence_and_reads_out_why() -> None:
    document, board = a_map()
    goal, tool = a_card(document, board), a_card(document, board, Level.TOOL, "Tool")
    link = a_link(document, tool, goal, because="they live there")
    assert words(figure_of(document, board, link.id)) == []
    with document.transaction("Confidence") as draft:
        draft.put(link.changed(confidence=4))
    figure = figure_of(document, board, link.id)
    assert words(figure) == ["4/10"]
    assert figure.name.endswith("because they live there. Confidence 4 of 10")


@pytest.mark.parametrize("text", ["word and more " * 714, "x" * 10_000])
def test_a_card_grows_with_ten_thousand_letters(text: str) -> None:
    document, board = a_map()
    card = a_card(document, board, Level.STRATEGY, text.strip())
    below = a_card(document, board, Level.TOOL, "below")
    figure = figure_of(document, board, card.id)
    (shown,) = [shape for shape in figure.shapes if isinstance(shape, Text)]
    assert not shown.block.elided
    assert shown.block.face.size_px == 15
    assert figure.bounds.height >= shown.block.height
    assert figure_of(document, board, below.id).bounds.y > figure.bounds.bottom


def test_a_card_more_leaves_much_of_a_large_map_where_it_stands() -> None:
    document = Document(map_only(600), rules=RULES)
    board = document.find(Board, MAP_ID)
    assert board is not None
    lane = [c for c in document.where(Card, board_id=board.id) if c.level is Level.CAPABILITY]
    parent = max(lane, key=lambda card: card.order)
    before = STRATEGY_MAP.draw(board, document, SCREEN)
    with document.transaction("Add") as draft:
        operations.add_card(draft, board, Level.TOOL, "A new one", under=parent.id)
    after = STRATEGY_MAP.draw(board, document, SCREEN, before)
    known = {id(figure) for figure in before.figures}
    kept = sum(1 for figure in after.figures if id(figure) in known)
    assert kept > len(before.figures) / 2
    assert after == STRATEGY_MAP.draw(board, document, SCREEN)


def test_a_link_within_a_level_points_to_what_it_serves() -> None:
    document, board = a_map()
    one, other = (a_card(document, board, Level.OBJECTIVE, text) for text in ("one", "other"))
    links = [a_link(document, one, other), a_link(document, other, one)]
    tips = []
    for link in links:
        figure = figure_of(document, board, link.id)
        (head,) = [shape for shape in figure.shapes if isinstance(shape, Area)]
        tips.append(head.outline[0].to)
        assert any(isinstance(shape, Area) for shape in shapes_of(figure.emphasised or ()))
    for tip, end in zip(tips, (other, one), strict=True):
        bounds = figure_of(document, board, end.id).bounds
        assert (tip.x, tip.y) == (bounds.centre.x, bounds.bottom)
    down = a_link(document, a_card(document, board, Level.TOOL, "tool"), one)
    assert not [s for s in figure_of(document, board, down.id).shapes if isinstance(s, Area)]


def test_no_line_runs_over_the_words_of_a_link() -> None:
    document, board = a_map()
    goals = [a_card(document, board, Level.GOAL, text) for text in "ab"]
    tools = [a_card(document, board, Level.TOOL, text) for text in "xy"]
    hurting = a_link(document, tools[0], goals[1], effect=Effect.HURTS)
    a_link(document, tools[1], goals[0])
    lines = [one for one in STRATEGY_MAP.draw(board, document, SCREEN).figures if one.is_line]
    assert lines[-1].key == hurting.id


@pytest.mark.parametrize("sizes", [sizes_for(style) for style in (SCREEN, WALL, PAPER)])
def test_marks_that_hang_over_a_card_are_not_cut_where_only_a_strip_is_painted(
    sizes: Sizes,
) -> None:
    card = Card.new(
        board_id="map",
        text="A",
        level=Level.TOOL,
        pinned_x=0.0,
        covered=True,
        colour=CardColour.WARN,
    )
    text = layout_text("A", Face(16), 100)
    rect = Rect(60, 60, 200, 90)
    figure = card_figure(card, rect, text, (), sizes, hidden=(12, 12))
    whole = painted(figure, Rect(0, 0, 320, 210))
    for y in (*range(61), *range(150, 210)):
        strip = painted(figure, Rect(0, y, 320, 1))
        assert strip.copy(0, y, 320, 1) == whole.copy(0, y, 320, 1), y


def painted(figure: Figure, part: Rect) -> QImage:
    """So much of a card as lies in a part."""
    image = QImage(320, 210, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setClipRect(QRectF(part.x, part.y, part.width, part.height))
    paint_drawing(painter, Drawing(figure.bounds, (figure,)), LIGHT, part, 1.0)
    painter.end()
    return image
