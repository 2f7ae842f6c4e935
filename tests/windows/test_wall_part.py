"""Which rows of a board are shown where not all of them fit."""

from itertools import accumulate, pairwise

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Band, Drawing, Figure, Ink
from confluence_desktop.windows.wall_part import part_to_show

ROW = 100.0


def lanes_of(*rows: int) -> Drawing:
    """Lanes of so many rows, each 100 high, with one card in each row."""
    edges = [0.0, *(number * ROW for number in accumulate(rows))]
    bands = [
        Band(f"lane.{at}", top, bottom, Ink("soft"), Ink("line"), 1.0)
        for at, (top, bottom) in enumerate(pairwise(edges))
    ]
    cards = [Figure(f"card.{at}", card_at(at), ()) for at in range(sum(rows))]
    return Drawing(Rect(0, 0, 300, edges[-1]), tuple(cards), tuple(bands))


def card_at(row: int) -> Rect:
    return Rect(0, row * ROW + 10, 200, 80)


def test_without_anything_in_question_the_part_begins_at_the_top() -> None:
    assert part_to_show(lanes_of(1, 1, 5), None, 250) == (0, 200)


def test_the_row_in_question_is_shown_even_where_it_is_too_high() -> None:
    assert part_to_show(lanes_of(1, 1, 5), card_at(4), 50) == (400, 500)


def test_the_lane_in_question_comes_before_its_neighbours() -> None:
    assert part_to_show(lanes_of(2, 3, 2), card_at(3), 300) == (200, 500)


def test_lanes_are_taken_in_whole_where_they_fit() -> None:
    assert part_to_show(lanes_of(2, 1, 4), card_at(2), 300) == (0, 300)


def test_a_part_of_a_lane_fills_what_height_is_left() -> None:
    assert part_to_show(lanes_of(3, 1, 4), card_at(3), 350) == (200, 500)


def test_lines_do_not_keep_rows_together() -> None:
    drawn = lanes_of(1, 1, 1)
    line = Figure("line", Rect(0, 50, 10, 200), (), is_line=True)
    crossed = Drawing(drawn.bounds, (line, *drawn.figures), drawn.bands)
    assert part_to_show(crossed, None, 200) == (0, 200)


def test_a_board_without_figures_is_shown_as_it_is() -> None:
    assert part_to_show(Drawing(Rect(0, 5, 10, 20), ()), None, 10) == (5, 25)
