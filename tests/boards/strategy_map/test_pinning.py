"""Pins: held where they stand, let go, nudged; others give way and nothing overlaps."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, pinning
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import PAPER, SCREEN, WALL, Medium, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, Card, Level
from tests.boards.strategy_map.test_layout import cards, laid_out
from tests.builders import a_board, a_card, a_document, a_map


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
    tools = cards(Level.TOOL, 4, {0: -200.0, 3: 40.0})
    rects = laid_out({Level.TOOL: tools}).rects
    assert (rects[tools[0].id].x, rects[tools[3].id].x) == (-200, 40)
    assert min(rects[tools[place].id].x for place in (1, 2)) > 40


@pytest.mark.parametrize(
    "style", [WALL, PAPER, Style(Medium.SCREEN, aspect=2.2), Style(Medium.SCREEN, aspect=0.8)]
)
def test_cards_stand_in_one_order_on_every_medium(style: Style) -> None:
    document = a_document()
    board = a_board(document)
    pins = (-300.0, None, None, 40.0, None)
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
