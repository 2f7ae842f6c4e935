"""How much of a map the wall can show at once, by the numbers of its cards alone."""

import pytest

from confluence_desktop.boards.strategy_map.measures import Plan
from confluence_desktop.boards.strategy_map.plan import plan_for
from confluence_desktop.boards.strategy_map.wall_plan import FLOOR
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.cards import LEVELS

USUAL = (1, 1, 3, 4, 5, 6, 7)
WIDE, OLD, UPRIGHT = (
    Style(Medium.WALL, aspect=2.07, least_type=0.0241),
    Style(Medium.WALL, aspect=1.56, least_type=0.0246),
    Style(Medium.WALL, aspect=0.58, least_type=0.0121),
)


def rows_in(plan: Plan, counts: tuple[int, ...]) -> list[int]:
    return [plan.rows_of(*lane) for lane in zip(counts, plan.widths, strict=True)]


def height_of(plan: Plan, counts: tuple[int, ...]) -> float:
    more = sum(max(0, rows - 1) for rows in rows_in(plan, counts))
    return len(LEVELS) * plan.lane_height + more * (plan.card_height + plan.row_gap)


@pytest.mark.parametrize("style", [WIDE, OLD, UPRIGHT])
@pytest.mark.parametrize("counts", [(0,) * 7, (1,) * 7, USUAL, (1, 1, 3, 4, 6, 7, 8)])
def test_usual_maps_are_no_higher_than_the_wall_and_keep_their_words(
    counts: tuple[int, ...], style: Style
) -> None:
    plan = plan_for(counts, style)
    assert height_of(plan, counts) <= FLOOR / style.least_type
    assert not plan.is_titles
    assert not plan.runs_on


@pytest.mark.parametrize("counts", [USUAL, (1, 1, 3, 4, 6, 7, 8)])
def test_usual_maps_stay_in_one_row_a_lane_on_a_wide_wall(counts: tuple[int, ...]) -> None:
    assert rows_in(plan_for(counts, WIDE), counts) == [1] * 7


def test_what_is_too_much_for_whole_texts_is_shown_as_titles() -> None:
    counts = (1, 1, 2, 5, 13, 18, 20)
    plan = plan_for(counts, WIDE)
    assert plan.is_titles
    assert height_of(plan, counts) <= FLOOR / WIDE.least_type


def test_what_is_too_much_for_titles_runs_on_below_the_wall_and_never_beside_it() -> None:
    counts = (1, 1, 8, 20, 40, 60, 70)
    plan = plan_for(counts, WIDE)
    assert plan.runs_on
    assert height_of(plan, counts) > FLOOR / WIDE.least_type
    packed = [plan.packed_width(*lane) for lane in zip(counts, plan.widths, strict=True)]
    assert max(packed) <= plan.room < FLOOR / WIDE.least_type * WIDE.aspect
