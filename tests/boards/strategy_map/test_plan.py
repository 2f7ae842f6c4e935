"""How large text is once a map is fitted into a view, and how steady its measures are."""

from itertools import pairwise

import pytest

from confluence_desktop.boards.strategy_map import STRATEGY_MAP
from confluence_desktop.boards.strategy_map.measures import Plan
from confluence_desktop.boards.strategy_map.plan import plan_for
from confluence_desktop.drawing.shapes import Text
from confluence_desktop.drawing.style import PAPER, SCREEN, Medium, Style
from confluence_desktop.painting.image import fitted_bounds
from confluence_desktop.workshop.cards import LEVELS, Level
from tests.builders import a_card, a_map

USUAL = (1, 1, 3, 4, 5, 6, 7)


def fitted(counts: tuple[int, ...], width: int, height: int) -> tuple[float, float, float]:
    """Mean size of the cards' text in pixels in a view, and what shares of it the map fills."""
    document, board = a_map()
    for level, count in zip(LEVELS, counts, strict=True):
        for number in range(count):
            a_card(document, board, level, f"Show members what hours did {number}")
    drawing = STRATEGY_MAP.draw(board, document, Style(Medium.SCREEN, width / height))
    bounds = fitted_bounds(drawing)
    scale = min(width / bounds.width, height / bounds.height)
    cards = [figure for figure in drawing.figures if not figure.is_line and figure.record_id]
    sizes = [
        shape.block.face.size_px for one in cards for shape in one.shapes if isinstance(shape, Text)
    ]
    mean = sum(sizes) / len(sizes) * scale
    return mean, bounds.width * scale / width, bounds.height * scale / height


@pytest.mark.parametrize(
    ("counts", "width", "height", "least_px"),
    [
        (USUAL, 1350, 930, 16.5),
        (USUAL, 1070, 600, 12.0),
        ((1, 1, 1, 2, 5, 6, 9), 1350, 930, 16.0),
        ((1, 1, 1, 3, 8, 11, 15), 1350, 930, 12.5),
        ((1, 1, 2, 5, 13, 18, 20), 1350, 930, 10.5),
    ],
)
def test_a_fitted_map_can_be_read_and_fills_the_view(
    counts: tuple[int, ...], width: int, height: int, least_px: float
) -> None:
    size_px, across, down = fitted(counts, width, height)
    assert size_px >= least_px
    assert min(across, down) >= 0.84


def test_a_usual_map_stays_in_one_row_a_lane() -> None:
    for aspect in (1.4, 1.6, 1.8, 2.4):
        plan = plan_for(USUAL, Style(Medium.SCREEN, aspect))
        pairs = zip(USUAL, plan.widths, strict=True)
        assert {plan.rows_of(count, width) for count, width in pairs} == {1}


def test_few_cards_are_wide() -> None:
    plan = plan_for((1, 1, 3, 3, 4, 3, 4), SCREEN)
    assert (*plan.widths, plan.lane_height) == (520, 580, 330, 330, 256, 256, 224, 136)


def test_lanes_grow_where_the_view_is_high_and_shrink_where_it_is_low() -> None:
    heights = [plan_for(USUAL, Style(Medium.SCREEN, aspect=a)).lane_height for a in (1.1, 1.4, 1.8)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > 136 > heights[-1]


def test_one_more_card_leaves_most_lanes_as_they_are() -> None:
    def changed(one: Plan, other: Plan) -> int:
        return sum(a != b for a, b in zip(one.widths, other.widths, strict=True))

    counts = list(USUAL)
    plans = [plan_for(counts, SCREEN)]
    for _ in range(12):
        counts[Level.TOOL.rank] += 1
        plans.append(plan_for(counts, SCREEN))
    steps = [changed(one, other) for one, other in pairwise(plans)]
    assert sum(1 for step in steps if step <= 1) >= 8


def test_on_paper_cards_are_wide_enough_for_its_larger_type() -> None:
    plan = plan_for(USUAL, PAPER)
    assert min(plan.widths) >= 224
    pairs = zip(USUAL, plan.widths, strict=True)
    assert {plan.rows_of(count, width) for count, width in pairs} == {1}


def test_a_large_map_stands_still_while_a_panel_makes_its_view_a_little_narrower() -> None:
    counts = (1, 1, 30, 90, 240, 330, 310)
    wide, narrower, narrow = (
        plan_for(counts, Style(Medium.SCREEN, aspect=a)) for a in (1.5, 1.2, 0.7)
    )
    assert wide == narrower
    assert narrow != wide
    few = (1, 1, 5, 9, 20, 20, 20)
    assert plan_for(few, Style(Medium.SCREEN, aspect=1.9)) != plan_for(
        few, Style(Medium.SCREEN, aspect=1.2)
    )
