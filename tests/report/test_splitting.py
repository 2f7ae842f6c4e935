"""Large boards in parts: every card once and whole, no part larger than its page."""

from hypothesis import given
from hypothesis import strategies as st

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.report.splitting import Part, Span, cut, parts_of

WIDTH, HEIGHT = 1000.0, 700.0

a_card = st.builds(
    Rect,
    st.integers(0, 5000).map(float),
    st.integers(0, 3000).map(float),
    st.integers(20, 400).map(float),
    st.integers(20, 300).map(float),
)


def parts(cards: list[Rect], lanes: list[Span] | None = None) -> list[Part]:
    return parts_of(Rect.around(cards), cards, lanes or [], WIDTH, HEIGHT)


@given(st.lists(a_card, min_size=1, max_size=40))
def test_no_part_is_larger_than_a_page(cards: list[Rect]) -> None:
    for part in parts(cards):
        assert part.rect.width <= WIDTH
        assert part.rect.height <= HEIGHT


@given(st.lists(a_card, min_size=1, max_size=40))
def test_every_card_is_whole_on_exactly_one_part(cards: list[Rect]) -> None:
    made = parts(cards)
    for place, card in enumerate(cards):
        on = [part for part in made if place in part.cards]
        assert len(on) == 1
        assert Rect.around([on[0].rect, card]) == on[0].rect


@given(st.lists(a_card, min_size=1, max_size=40))
def test_no_part_is_empty(cards: list[Rect]) -> None:
    assert all(part.cards for part in parts(cards))


def test_a_card_larger_than_a_page_is_on_all_parts_that_it_meets() -> None:
    made = parts([Rect(0, 0, 300, 2000), Rect(400, 0, 100, 100)])
    assert [0 in part.cards for part in made] == [True, True, True]
    assert sum(part.rect.height for part in made) >= 2000


def test_cuts_fall_between_lanes() -> None:
    lanes = [Span(start, start + 200) for start in range(0, 1400, 200)]
    made = cut(Span(0, 1400), 900, lanes)
    assert [(part.start, part.end) for part in made] == [(0, 600), (600, 1400)] or [
        (part.start, part.end) for part in made
    ] == [(0, 800), (800, 1400)]


def test_parts_are_even() -> None:
    cards = [Span(start, start + 90) for start in range(0, 1300, 100)]
    lengths = [part.end - part.start for part in cut(Span(0, 1290), 1000, cards)]
    assert max(lengths) - min(lengths) <= 200


def test_what_fits_is_left_whole() -> None:
    assert cut(Span(0, 900), 900, [Span(0, 900)]) == [Span(0, 900)]


def test_where_every_place_cuts_a_card_the_next_part_begins_before_it() -> None:
    bricks = [Span(start, start + 200) for start in range(0, 2000, 100)]
    made = cut(Span(0, 2100), 1000, bricks)
    for brick in bricks:
        assert any(part.start <= brick.start and brick.end <= part.end for part in made)
