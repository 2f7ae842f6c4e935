"""Pins: held where they stand, let go, nudged; others give way and nothing overlaps."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, pinning
from confluence_desktop.boards.strategy_map.columns import place_columns
from confluence_desktop.boards.strategy_map.plan import plan_for
from confluence_desktop.boards.strategy_map.tidy import tidy
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import PAPER, SCREEN, WALL, Medium, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from tests.boards.strategy_map.test_layout import cards, laid_out
from tests.builders import a_board, a_card, a_document, a_link, a_map


def draw(document: Document, board: Board, style: Style = SCREEN) -> Drawing:
    return STRATEGY_MAP.draw(board, document, style)


def left_of(drawing: Drawing, card: Card) -> float:
    figure = drawing.figure(card.id)
    assert figure is not None
    return figure.bounds.x


def goals(document: Document, board: Board, texts: str = "abc") -> list[Card]:
    return [a_card(document, board, Level.GOAL, text) for text in texts]


def pin_of(document: Document, card: Card) -> float | None:
    found = document.find(Card, card.id)
    assert found is not None
    return found.pinned_x


def pinned(document: Document, board: Board, chosen: list[Card]) -> None:
    with document.transaction("Pin") as draft:
        pinning.pin(draft, [card.id for card in chosen], draw(document, board))


def test_a_pinned_card_stays_where_it_stood_when_others_come() -> None:
    document, board = a_map()
    three = goals(document, board)
    before = left_of(draw(document, board), three[1])
    pinned(document, board, [three[1]])
    assert left_of(draw(document, board), three[1]) == before
    a_card(document, board, Level.GOAL, "d")
    assert left_of(draw(document, board), three[1]) == before


@pytest.mark.parametrize("count", [40, 200])
def test_pinning_moves_nothing_on_a_folded_map(count: int) -> None:
    document, board = a_map()
    tools = [a_card(document, board, Level.TOOL, f"tool {n}") for n in range(count)]
    before = {figure.key: figure.bounds for figure in draw(document, board).figures}
    pinned(document, board, [tools[7], tools[count - 3]])
    assert {figure.key: figure.bounds for figure in draw(document, board).figures} == before


def test_pins_are_toggled_and_let_go() -> None:
    document, board = a_map()
    three = goals(document, board)
    ids = [card.id for card in three]
    pinned(document, board, three[:1])
    with document.transaction("Pin") as draft:
        assert pinning.toggle_pins(draft, ids, draw(document, board)) is True
    assert all(pin_of(document, card) is not None for card in three)
    with document.transaction("Unpin") as draft:
        assert pinning.toggle_pins(draft, ids, draw(document, board)) is False
    assert all(pin_of(document, card) is None for card in three)


def test_only_cards_that_are_seen_are_pinned_and_only_pinned_ones_nudged() -> None:
    document, board = a_map()
    card = goals(document, board, "a")[0]
    with pytest.raises(RefusedError, match="pin"), document.transaction("Pin") as draft:
        pinning.pin(draft, ["no card"], draw(document, board))
    with pytest.raises(RefusedError, match="pin it first"), document.transaction("Nudge") as draft:
        pinning.nudge(draft, [card.id], 1)


def test_a_nudge_is_a_step_and_passes_neighbours() -> None:
    document, board = a_map()
    three = goals(document, board)
    pinned(document, board, three[:1])
    before = left_of(draw(document, board), three[0])
    with document.transaction("Nudge") as draft:
        pinning.nudge(draft, [three[0].id], 1, draw(document, board))
    assert left_of(draw(document, board), three[0]) == before + pinning.NUDGE
    for _ in range(45):
        with document.transaction("Nudge") as draft:
            pinning.nudge(draft, [three[0].id], 1, draw(document, board))
    row = sorted(three, key=lambda card: left_of(draw(document, board), card))
    assert [card.text for card in row] == ["b", "c", "a"]


@given(
    st.integers(1, 30),
    st.dictionaries(st.integers(0, 29), st.floats(-3000, 3000), max_size=30),
)
@settings(max_examples=60)
def test_crowded_pins_never_overlap(count: int, pins: dict[int, float]) -> None:
    tools = cards(Level.TOOL, count, pins)
    layout = laid_out({Level.TOOL: tools})
    assert len(layout.rects) == count
    for one, other in combinations(layout.rects.values(), 2):
        assert not one.meets(other)


def test_pins_at_one_place_stand_side_by_side() -> None:
    tools = cards(Level.TOOL, 6, {1: 100.0, 3: 100.0, 4: 100.0})
    rects = laid_out({Level.TOOL: tools}).rects
    held = sorted(rects[tools[place].id].x for place in (1, 3, 4))
    assert held[0] == 100
    assert all(other - one == rects[tools[1].id].width + 16 for one, other in pairwise(held))


def test_a_free_card_goes_round_two_pins_it_has_no_room_between() -> None:
    tools = cards(Level.TOOL, 4, {0: -520.0, 3: -280.0})
    rects = laid_out({Level.TOOL: tools}).rects
    assert (rects[tools[0].id].x, rects[tools[3].id].x) == (-520, -280)
    assert min(rects[tools[place].id].x for place in (1, 2)) > -280


def extent(document: Document, board: Board, level: Level) -> tuple[float, float]:
    """Left and right edge of what the cards of a level take up."""
    drawing = draw(document, board)
    at_level = [card for card in document.where(Card, board_id=board.id) if card.level is level]
    figures = [figure for card in at_level if (figure := drawing.figure(card.id)) is not None]
    lefts = [figure.bounds.x for figure in figures]
    return min(lefts), max(figure.bounds.right for figure in figures)


def a_vision_with_goals(count: int, *, is_pinned: bool) -> tuple[Document, Board, list[Card]]:
    """A vision with a goal, pinned or not, and so many more that are said after it."""
    document, board = a_map()
    vision = a_card(document, board, Level.VISION, "a vision")
    first = a_card(document, board, Level.GOAL, "first", under=vision)
    if is_pinned:
        pinned(document, board, [first])
    others = [
        a_card(document, board, Level.GOAL, f"g{n}", under=vision) for n in range(1, count + 1)
    ]
    return document, board, [first, *others]


@pytest.mark.parametrize("count", [3, 5, 8, 12, 30])
def test_cards_said_after_a_pinned_one_stand_on_both_sides_of_it(count: int) -> None:
    free, free_board, _ = a_vision_with_goals(count, is_pinned=False)
    document, board, goals = a_vision_with_goals(count, is_pinned=True)
    figure = draw(document, board).figure(goals[0].id)
    assert figure is not None
    assert figure.bounds.x == pin_of(document, goals[0])
    left, right = extent(document, board, Level.GOAL)
    free_left, free_right = extent(free, free_board, Level.GOAL)
    assert right - left <= free_right - free_left + figure.bounds.width + 2 * 36
    assert left < figure.bounds.x
    assert right > figure.bounds.right
    seen, seen_free = draw(document, board).bounds, draw(free, free_board).bounds
    assert seen.width <= seen_free.width + figure.bounds.width + 36


def test_tidying_around_a_pinned_card_holds_it_and_the_width_of_the_map() -> None:
    document, board, goals = a_vision_with_goals(12, is_pinned=True)
    objectives = [a_card(document, board, Level.OBJECTIVE, "o") for _ in goals]
    for objective, goal in zip(objectives, reversed(goals), strict=True):
        a_link(document, objective, goal)
    before = draw(document, board)
    with document.transaction("Tidy") as draft:
        assert tidy(draft, board) > 0
    after = draw(document, board)
    assert left_of(after, goals[0]) == left_of(before, goals[0])
    assert after.bounds.width <= before.bounds.width
    document.undo()
    assert draw(document, board) == before


@pytest.mark.parametrize("style", [WALL, PAPER])
@pytest.mark.parametrize("at", [0, 4, 8])
def test_wall_and_paper_take_the_order_around_a_pin_from_a_view(style: Style, at: int) -> None:
    goals = cards(Level.GOAL, 9, {at: -80.0})
    rows = {level: goals if level is Level.GOAL else [] for level in LEVELS}
    counts = [len(row) for row in rows.values()]

    def order(style: Style) -> list[str]:
        columns = place_columns(rows, [], plan_for(counts, style))[Level.GOAL]
        return [card.id for column in columns for card in column.cards]

    assert order(style) == order(Style(Medium.SCREEN, aspect=style.aspect))


def test_free_cards_keep_their_order_on_both_sides_of_a_pinned_one() -> None:
    tools = cards(Level.TOOL, 5, {0: -80.0})
    rects = laid_out({Level.TOOL: tools}).rects
    order = sorted(tools, key=lambda card: rects[card.id].x)
    assert order.index(tools[0]) in (1, 2, 3)
    assert [card for card in order if card is not tools[0]] == tools[1:]


@given(
    st.integers(1, 12),
    st.dictionaries(st.integers(0, 11), st.integers(-3, 2), max_size=4),
)
@settings(max_examples=60)
def test_pins_that_have_room_hold_exactly_whatever_else_is_there(
    count: int, steps: dict[int, int]
) -> None:
    apart = {step: place for place, step in steps.items() if place < count}
    pins = {place: step * 280.0 for step, place in apart.items()}
    tools = cards(Level.TOOL, count, pins)
    rects = laid_out({Level.TOOL: tools}).rects
    assert {place: rects[tools[place].id].x for place in pins} == pins
    for one, other in combinations(rects.values(), 2):
        assert not one.meets(other)


@pytest.mark.parametrize(
    "style", [WALL, PAPER, Style(Medium.SCREEN, aspect=2.2), Style(Medium.SCREEN, aspect=0.8)]
)
def test_cards_stand_in_one_order_on_every_medium(style: Style) -> None:
    document = a_document()
    board = a_board(document)
    pins = (-500.0, None, None, 40.0, None)
    goals = [a_card(document, board, Level.GOAL, "goal", pinned_x=pin) for pin in pins]

    def order(style: Style) -> list[str]:
        drawing = draw(document, board, style)
        return [card.id for card in sorted(goals, key=lambda card: left_of(drawing, card))]

    assert order(style) == order(SCREEN)
    assert order(SCREEN)[0] == goals[0].id


def test_a_pinned_card_bears_a_mark_and_says_so() -> None:
    document, board = a_map()
    card = goals(document, board, "a")[0]
    plain = draw(document, board).figure(card.id)
    pinned(document, board, [card])
    marked = draw(document, board).figure(card.id)
    assert plain is not None
    assert marked is not None
    assert len(marked.shapes) > len(plain.shapes)
    assert "(pinned)" in marked.name
