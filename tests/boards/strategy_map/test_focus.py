"""Some lanes alone: they fill the board, and links to the others are counted."""

import pytest

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, clustering
from confluence_desktop.boards.strategy_map.drawing import layout_of
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.shapes import Drawing, Text
from confluence_desktop.drawing.style import PAPER, SCREEN, WALL, Medium, Style
from confluence_desktop.workshop.cards import Board, Card, Level
from tests.builders import a_card, a_chain, a_map
from tests.gallery.sessions import map_only

TWO = ("objective", "strategy")


def draw(
    document: Document, board: Board, style: Style, previous: Drawing | None = None
) -> Drawing:
    return STRATEGY_MAP.draw(board, document, style, previous)


@pytest.mark.parametrize("medium", [Medium.SCREEN, Medium.WALL, Medium.PAPER])
def test_only_the_lanes_in_focus_are_drawn(medium: Medium) -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    drawing = draw(document, board, Style(medium, aspect=1.6, has_prompts=False, lanes=TWO))
    assert [band.key for band in drawing.bands] == ["level.objective", "level.strategy"]
    shown = {figure.key for figure in drawing.figures if not figure.is_line}
    assert shown == {chain[3].id, chain[4].id}
    assert sum(1 for figure in drawing.figures if figure.is_line) == 1


@pytest.mark.parametrize("aspect", [1.2, 1.6, 2.0])
def test_lanes_in_focus_fill_the_board(aspect: float) -> None:
    document, board = a_map()
    a_chain(document, board)
    bounds = draw(document, board, Style(aspect=aspect, lanes=TWO)).bounds
    assert bounds.width / bounds.height == pytest.approx(aspect, rel=0.02)


def test_links_to_lanes_out_of_sight_are_counted() -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    a_card(document, board, Level.TOOL, "another", under=chain[4])
    figure = draw(document, board, Style(lanes=TWO)).figure(chain[4].id)
    assert figure is not None
    assert [shape.block.text for shape in figure.shapes if isinstance(shape, Text)] == [
        chain[4].text,
        "2",
    ]
    assert "2 more" in figure.name


@pytest.mark.parametrize("count", [2, 30])
def test_counts_of_links_stand_inside_their_lane(count: int) -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "goal")
    for number in range(count):
        objective = a_card(document, board, Level.OBJECTIVE, f"o {number}", under=goal)
        a_card(document, board, Level.TOOL, f"t {number}", under=objective)
    drawing = draw(document, board, Style(aspect=2.4, lanes=TWO))
    top, bottom = drawing.bands[0].top, drawing.bands[0].bottom
    assert drawing.bands[0].key == "level.objective"
    objectives = {card.id for card in document.all(Card) if card.level is Level.OBJECTIVE}
    for figure in drawing.figures:
        for shape in figure.shapes if figure.key in objectives else ():
            if isinstance(shape, Text):
                assert shape.at.y >= top + 4
                assert shape.at.y + shape.block.height <= bottom - 4


def test_the_name_of_a_cluster_ends_before_the_count_of_links_that_lead_out_of_sight() -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "goal")
    objectives = [a_card(document, board, Level.OBJECTIVE, f"o {n}", under=goal) for n in range(9)]
    with document.transaction("Group") as draft:
        ids = [card.id for card in objectives[:1]]
        cluster = clustering.group(draft, board, ids, "A name that is much longer than its card")
    drawing = draw(document, board, Style(aspect=1.6, lanes=TWO))
    name, card = drawing.figure(cluster.id), drawing.figure(objectives[0].id)
    assert name is not None
    assert card is not None
    assert name.bounds.right < card.bounds.centre.x


def test_empty_lanes_in_focus_ask_and_others_do_not() -> None:
    document, board = a_map()
    drawing = draw(document, board, Style(lanes=TWO))
    assert [figure.key for figure in drawing.figures] == ["prompt.objective", "prompt.strategy"]


@pytest.mark.parametrize("style", [SCREEN, WALL, PAPER])
def test_names_of_no_lane_show_all(style: Style) -> None:
    document, board = a_map()
    a_chain(document, board)
    focused = Style(style.medium, style.aspect, style.has_prompts, style.least_type, ("crossing",))
    assert draw(document, board, focused) == draw(document, board, style)


def test_drops_go_to_lanes_that_are_shown() -> None:
    document, board = a_map()
    a_chain(document, board)
    drawing = draw(document, board, Style(lanes=TWO))
    layout = layout_of(drawing, board, document)
    assert layout.level_at(-100) is Level.OBJECTIVE
    assert layout.level_at(drawing.bounds.height / 2 - 1) is Level.OBJECTIVE
    assert layout.level_at(drawing.bounds.height / 2 + 1) is Level.STRATEGY
    assert layout.level_at(10_000) is Level.STRATEGY


def test_focus_is_drawn_alike_afresh_and_from_the_step_before() -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    drawing = draw(document, board, SCREEN)
    for style in (Style(lanes=TWO), Style(lanes=("goal", "objective")), SCREEN):
        drawing = draw(document, board, style, drawing)
        assert drawing == draw(document, board, style)
    a_card(document, board, Level.STRATEGY, "another", under=chain[3])
    drawing = draw(document, board, Style(lanes=TWO), drawing)
    assert drawing == draw(document, board, Style(lanes=TWO))


@pytest.mark.parametrize("lanes", [("strategy", "capability"), ("goal", "objective")])
def test_two_levels_alone_are_read_from_further_away(lanes: tuple[str, str]) -> None:
    document = Document(map_only(25))
    (board,) = document.all(Board)

    def type_px(style: Style) -> float:
        drawing = STRATEGY_MAP.draw(board, document, style)
        scale = min(1296 / drawing.bounds.width, 926 / drawing.bounds.height, 1.5)
        faces = [one.texts[0].face.size_px for one in drawing.figures if one.texts]
        return scale * sum(faces) / len(faces)

    whole = type_px(Style(aspect=1.4))
    assert type_px(Style(aspect=1.4, lanes=lanes)) > 1.3 * whole
