"""Large boards in parts: every card once and whole, no part larger than its page, pages full."""

from itertools import pairwise

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


def spans_of(lengths: list[int], gap: float = 20.0) -> list[Span]:
    """Stretches of these lengths, one behind the other."""
    spans, start = [], 0.0
    for length in lengths:
        spans.append(Span(start, start + length))
        start += length + gap
    return spans


def fewest(spans: list[Span], most: float) -> int:
    """As many parts as it takes to put each stretch, with half its gaps, where it still fits."""
    middles = [(one.end + other.start) / 2 for one, other in pairwise(spans)]
    count, start = 1, 0.0
    for before, after in pairwise([0.0, *middles, spans[-1].end]):
        if after - start > most:
            count, start = count + 1, before
    return count


@given(st.lists(a_card, min_size=1, max_size=40))
def test_no_part_is_larger_than_a_page(cards: list[Rect]) -> None:
    for part in parts(cards):
        assert part.rect.width <= WIDTH + 0.001
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


@given(st.lists(st.integers(20, 400), min_size=1, max_size=40))
def test_no_cut_takes_more_parts_than_it_has_to(lengths: list[int]) -> None:
    spans = spans_of(lengths)
    made = cut(Span(0, spans[-1].end), 700, spans, liked=[span.start - 10 for span in spans[::5]])
    assert all(one.end == other.start for one, other in pairwise(made))
    assert all(part.end - part.start <= 700 for part in made)
    assert len(made) == fewest(spans, 700)


def test_a_card_larger_than_a_page_is_on_all_parts_that_it_meets() -> None:
    made = parts([Rect(0, 0, 300, 2000), Rect(400, 0, 100, 100)])
    assert [0 in part.cards for part in made] == [True, True, True]
    assert sum(part.rect.height for part in made) >= 2000


def test_cuts_fall_between_lanes_where_that_takes_no_further_part() -> None:
    rows = spans_of([180] * 9)
    edges = [590.0, 1190.0]
    made = cut(Span(0, rows[-1].end), 700, rows, liked=edges)
    assert [part.end for part in made[:-1]] == edges
    assert len(cut(Span(0, rows[-1].end), 1000, rows, liked=[190.0])) == 2


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


def test_pages_of_a_grid_can_be_laid_beside_one_another() -> None:
    """All rows are cut at the same places, and both sides show the links between them."""
    cards = [Rect(x * 120.0, y * 120.0, 100, 100) for y in range(12) for x in range(20 - y)]
    made = parts(cards)
    edges = {part.column: part.rect for part in made if part.row == 0}
    assert len(edges) > 1
    for part in made:
        assert (part.rect.x, part.rect.width) == (edges[part.column].x, edges[part.column].width)
    for left, right in pairwise(edges.values()):
        assert left.right > right.x
