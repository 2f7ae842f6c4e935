"""Where cards stand: in order, apart, near their kin, and held where they are pinned."""

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desktop.boards.strategy_map.layout import MapLayout, lay_out
from confluence_desktop.boards.strategy_map.plan import plan_for
from confluence_desktop.boards.strategy_map.routing import route
from confluence_desktop.boards.strategy_map.spreading import spread
from confluence_desktop.drawing.geometry import Cubic, Line, Outline, Point, Rect
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.workshop.cards import LEVELS, Card, Level


def cards(level: Level, count: int, pins: dict[int, float] | None = None) -> list[Card]:
    return [
        Card(
            id=f"card_{level}_{place:03}",
            board_id="board_1",
            level=level,
            text="text",
            order=place,
            pinned_x=(pins or {}).get(place),
        )
        for place in range(count)
    ]


def laid_out(
    rows: dict[Level, list[Card]],
    links: list[tuple[str, str]] | None = None,
    heights: dict[str, float] | None = None,
) -> MapLayout:
    rows = {level: rows.get(level, []) for level in LEVELS}
    all_heights = {card.id: 90.0 for row in rows.values() for card in row} | (heights or {})
    plan = plan_for([len(row) for row in rows.values()], SCREEN)
    return lay_out(rows, links or [], all_heights, plan)


@st.composite
def maps(draw: st.DrawFn) -> MapLayout:
    counts = draw(st.lists(st.integers(0, 14), min_size=7, max_size=7))
    rows: dict[Level, list[Card]] = {}
    for level, count in zip(LEVELS, counts, strict=True):
        pinned = st.dictionaries(st.integers(0, 13), st.floats(-3000, 3000), max_size=3)
        rows[level] = cards(level, count, draw(pinned))
    everyone = [card for row in rows.values() for card in row]
    links: list[tuple[str, str]] = []
    heights: dict[str, float] = {}
    if everyone:
        pair = st.tuples(st.sampled_from(everyone), st.sampled_from(everyone))
        for one, other in draw(st.lists(pair, max_size=30)):
            if one.id != other.id:
                low, high = sorted((one, other), key=lambda card: -card.level.rank)
                links.append((low.id, high.id))
        tall = st.dictionaries(
            st.sampled_from([card.id for card in everyone]), st.floats(90, 700), max_size=5
        )
        heights = draw(tall)
    return laid_out(rows, links, heights)


@given(maps())
def test_nothing_ever_overlaps_and_everything_stays_in_its_lane(layout: MapLayout) -> None:
    for one, other in combinations(layout.rects.values(), 2):
        assert not one.meets(other)
    for level, columns in layout.columns.items():
        top, bottom = layout.edges[level.rank], layout.edges[level.rank + 1]
        for column in columns:
            for card in column.cards:
                rect = layout.rects[card.id]
                assert top < rect.y
                assert rect.bottom < bottom
    bounds = layout.bounds
    for rect in layout.rects.values():
        assert bounds.x < rect.x
        assert rect.right < bounds.right


@given(maps())
def test_columns_keep_the_order_of_their_lane(layout: MapLayout) -> None:
    for columns in layout.columns.values():
        orders = [card.order for column in columns for card in column.cards]
        if all(card.pinned_x is None for column in columns for card in column.cards):
            assert orders == sorted(orders)
        assert all(one.left < other.left for one, other in pairwise(columns))


def test_a_child_stands_under_its_parent_and_a_parent_over_its_children() -> None:
    goals, objectives = cards(Level.GOAL, 2), cards(Level.OBJECTIVE, 3)
    links = [(objectives[place].id, goals[0].id) for place in (0, 1)]
    links.append((objectives[2].id, goals[1].id))
    rects = laid_out({Level.GOAL: goals, Level.OBJECTIVE: objectives}, links).rects

    def middle(card: Card) -> float:
        return rects[card.id].centre.x

    assert middle(goals[0]) == pytest.approx((middle(objectives[0]) + middle(objectives[1])) / 2)
    assert middle(goals[1]) == pytest.approx(middle(objectives[2]))


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_single_file_chain_hangs_straight_from_its_goal(at: int) -> None:
    vision, goals = cards(Level.VISION, 1), cards(Level.GOAL, 3)
    chain = [cards(level, 1)[0] for level in LEVELS[3:]]
    links = [(goal.id, vision[0].id) for goal in goals]
    links += [(low.id, high.id) for high, low in pairwise([goals[at], *chain])]
    rows = {Level.VISION: vision, Level.GOAL: goals} | {card.level: [card] for card in chain}
    rects = laid_out(rows, links).rects
    assert {rects[card.id].centre.x for card in chain} == {rects[goals[at].id].centre.x}


def test_a_pinned_card_stands_where_it_is_held_and_others_give_way() -> None:
    goals = cards(Level.GOAL, 3, {1: 111.5})
    rects = laid_out({Level.GOAL: goals}).rects
    assert rects[goals[1].id].x == 111.5
    assert rects[goals[0].id].right <= 111.5 - 16
    assert rects[goals[2].id].x >= rects[goals[1].id].right + 16


def test_the_usual_map_is_as_wide_as_the_board_at_full_size() -> None:
    rows = {
        level: cards(level, count)
        for level, count in zip(LEVELS, (1, 1, 3, 3, 4, 3, 4), strict=True)
    }
    bounds = laid_out(rows).bounds
    assert bounds.height == 952
    assert bounds.width <= 1352


@pytest.mark.parametrize("count", [40, 200, 1000])
def test_a_crowded_map_folds_its_lanes_to_the_shape_of_a_screen(count: int) -> None:
    rows = {level: cards(level, count // 3) for level in LEVELS[4:]}
    bounds = laid_out(rows).bounds
    assert 1.0 < bounds.width / bounds.height < 2.1


def test_a_taller_card_makes_its_lane_higher() -> None:
    goals = cards(Level.GOAL, 2)
    layout = laid_out({Level.GOAL: goals}, heights={goals[0].id: 200.0})
    assert layout.edges[3] - layout.edges[2] == 246


def test_empty_lanes_are_as_high_as_lanes_with_one_row() -> None:
    assert laid_out({}).edges == (0, 136, 272, 408, 544, 680, 816, 952)


@given(
    st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=20),
    st.dictionaries(st.integers(0, 19), st.floats(-1e4, 1e4), max_size=4),
)
def test_spreading_keeps_a_pitch_between_all(wished: list[float], pins: dict[int, float]) -> None:
    pins = {place: left for place, left in pins.items() if place < len(wished)}
    lefts = spread(wished, [1.0] * len(wished), 100.0, pins)
    assert all(other - one >= 100 - 1e-6 for one, other in pairwise(lefts))
    if pins:
        first = min(pins)
        assert lefts[first] == pytest.approx(pins[first])


def test_spreading_moves_as_little_as_possible() -> None:
    assert spread([0, 0, 500], [1, 1, 1], 100, {}) == [-50, 50, 500]
    assert spread([0, 0], [3, 1], 100, {}) == [-25, 75]


def samples(outline: Outline) -> list[Point]:
    """Points along a way, close enough to hit any card that it would cross."""
    points: list[Point] = []
    at = Point(0, 0)
    for part in outline:
        to = part.to
        if isinstance(part, Cubic):
            for step in range(1, 20):
                t = step / 20
                ways = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                four = (at, part.first, part.second, to)
                points.append(
                    Point(
                        sum(w * p.x for w, p in zip(ways, four, strict=True)),
                        sum(w * p.y for w, p in zip(ways, four, strict=True)),
                    )
                )
        elif points:
            points += [Point(at.x, at.y + (to.y - at.y) * step / 20) for step in range(1, 20)]
        points.append(to)
        at = to
    return points


@given(maps(), st.data())
def test_a_link_runs_through_no_card_on_its_way(layout: MapLayout, data: st.DataObject) -> None:
    ids = sorted(layout.rects)
    if len(ids) < 2:
        return
    end_id, means_id = data.draw(st.permutations(ids))[:2]
    way = route(layout, end_id, means_id, data.draw(st.integers(0, 9)))
    others = [rect for id_, rect in layout.rects.items() if id_ not in {end_id, means_id}]
    for point in samples(way.outline):
        assert not any(rect.grown(-1).holds(point) for rect in others)
        assert way.bounds.grown(0.01).holds(point)


def test_links_leave_the_middle_of_the_lower_edge_and_enter_the_middle_of_the_upper() -> None:
    goal, tool = cards(Level.GOAL, 1)[0], cards(Level.TOOL, 1)[0]
    layout = laid_out({Level.GOAL: [goal], Level.TOOL: [tool]})
    outline = route(layout, goal.id, tool.id, 0).outline
    upper, lower = layout.rects[goal.id], layout.rects[tool.id]
    assert outline[0].to == Point(upper.centre.x, upper.bottom)
    assert outline[-1].to == Point(lower.centre.x, lower.y)


def test_a_drop_finds_the_nearest_lane_and_place() -> None:
    goals = cards(Level.GOAL, 3)
    layout = laid_out({Level.GOAL: goals})
    assert layout.level_at(-500) is Level.MISSION
    assert layout.level_at(5000) is Level.TOOL
    assert layout.level_at(300) is Level.GOAL
    nobody: frozenset[str] = frozenset()
    middle = layout.rects[goals[1].id].centre.x
    assert layout.place_at(Level.GOAL, Point(middle - 5, 300), nobody) == 1
    assert layout.place_at(Level.GOAL, Point(middle + 5, 300), nobody) == 2
    assert layout.place_at(Level.GOAL, Point(9999, 300), frozenset({goals[0].id})) == 2


def a_deep_map(chance: random.Random) -> tuple[dict[Level, list[Card]], list[tuple[str, str]]]:
    """Some 1,600 cards; each serves one on the level above, neighbours mostly the same."""
    rows: dict[Level, list[Card]] = {}
    links: list[tuple[str, str]] = []
    above: list[Card] = []
    for level, count in zip(LEVELS, (1, 1, 40, 160, 400, 500, 500), strict=True):
        rows[level] = cards(level, count)
        for place, card in enumerate(rows[level]):
            if above:
                links.append((card.id, above[place * len(above) // count].id))
        above = rows[level]
    chance.shuffle(links)
    return rows, sorted(links)


def test_a_card_that_comes_into_a_large_map_moves_few_others() -> None:
    chance = random.Random(5)  # noqa: S311  no secret
    rows, links = a_deep_map(chance)
    moved: list[int] = []
    before = laid_out(rows, links).rects
    for number in range(24):
        level = chance.choice(LEVELS[4:])
        row = rows[level]
        at = chance.randrange(len(row))
        row.insert(at, row[at].changed(id=f"new_{number:02}"))
        after = laid_out(rows, links).rects
        moved.append(sum(after[id_] != rect for id_, rect in before.items()))
        before = after
    assert sorted(moved)[len(moved) // 2] <= 40
    assert sum(count > 200 for count in moved) <= len(moved) // 5


def test_a_card_that_becomes_a_line_higher_moves_few_others() -> None:
    chance = random.Random(6)  # noqa: S311  no secret
    rows, links = a_deep_map(chance)
    before = laid_out(rows, links).rects
    moved: list[int] = []
    for _ in range(12):
        card = chance.choice(rows[chance.choice(LEVELS[4:])])
        after = laid_out(rows, links, {card.id: 109.0}).rects
        moved.append(sum(after[id_] != rect for id_, rect in before.items()))
    assert sorted(moved)[len(moved) // 2] <= 250


def test_a_drop_in_a_folded_lane_finds_its_place_in_the_column() -> None:
    tools = cards(Level.TOOL, 30)
    layout = laid_out({Level.TOOL: tools})
    column = layout.columns[Level.TOOL][1]
    passed = len(layout.columns[Level.TOOL][0].cards)
    rect: Rect = layout.rects[column.cards[1].id]
    at = layout.place_at(Level.TOOL, Point(rect.centre.x, rect.centre.y + 1), frozenset())
    assert at == passed + 2


def test_links_that_pass_many_rows_run_in_two_channels_apart() -> None:
    goals, tools = cards(Level.GOAL, 6), cards(Level.TOOL, 6)
    between = cards(Level.STRATEGY, 300)
    layout = laid_out({Level.GOAL: goals, Level.STRATEGY: between, Level.TOOL: tools})
    target = tools[3].id
    ways = [route(layout, goals[0].id, target, channel).outline for channel in range(10)]
    straight = {part.to.x for way in ways for part in way if isinstance(part, Line)}
    one, two = sorted(straight)
    assert two - one >= 8
