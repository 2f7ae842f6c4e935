"""Pieces find their pages, tables keep their heads, long texts are divided and not lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desktop.drawing.shapes import Shape, Text
from confluence_desktop.report import tables
from confluence_desktop.report.flow import (
    BODY,
    Piece,
    blocks_of,
    heading,
    paginate,
    paginate_tightly,
    paragraphs,
    space,
)
from confluence_desktop.report.tables import Across, Cell, Column, Group, table

WIDTH, HEIGHT = 500.0, 400.0
HEAD = Piece(20, lambda _canvas, _x, _y: None, stays_with_next=True)


def a_piece(height: float, *, stays: bool, in_table: bool) -> Piece:
    heads = (HEAD,) if in_table else ()
    return Piece(height, lambda _canvas, _x, _y: None, stays_with_next=stays, heads=heads)


a_flow = st.lists(
    st.one_of(
        st.builds(
            a_piece, st.floats(1, 150), stays=st.sampled_from([False]), in_table=st.booleans()
        ),
        st.builds(
            a_piece,
            st.floats(1, 30),
            stays=st.sampled_from([True]),
            in_table=st.sampled_from([False]),
        ),
        st.builds(space, st.floats(1, 20)),
    ),
    max_size=60,
)


@given(a_flow)
def test_every_piece_is_on_one_page_and_in_order(pieces: list[Piece]) -> None:
    placed = [id(p) for page in paginate(pieces, HEIGHT) for p in page if p is not HEAD]
    kept = [id(piece) for piece in pieces if not piece.is_space]
    assert [at for at in placed if at in set(kept)] == kept
    assert [at for at in (id(piece) for piece in pieces) if at in set(placed)] == placed


@given(a_flow)
def test_a_page_that_begins_within_a_table_begins_with_its_head(pieces: list[Piece]) -> None:
    for page in paginate(pieces, HEIGHT):
        if page[0].heads:
            pytest.fail("the head is missing")
        if page[0] is HEAD:
            assert page[1].heads == (HEAD,)
        assert HEAD not in page[1:]
        assert not page[0].is_space


@given(a_flow)
def test_pages_are_not_overfull_unless_what_stays_together_is(pieces: list[Piece]) -> None:
    for page in paginate(pieces, HEIGHT):
        groups = [piece for piece in page if not piece.stays_with_next]
        if sum(piece.height for piece in page) > HEIGHT:
            assert len(groups) <= 1


@given(a_flow)
def test_a_heading_is_never_alone_at_the_foot_of_a_page(pieces: list[Piece]) -> None:
    for page in paginate(pieces, HEIGHT)[:-1]:
        assert not page[-1].stays_with_next


def test_a_section_keeps_its_heading_with_its_first_row() -> None:
    columns = (Column("One", 0.5), Column("Two", 0.5))
    fill = Piece(HEIGHT - 60, lambda _canvas, _x, _y: None)
    rows = [("a", "b"), ("c", "d")]
    pages = paginate([fill, *heading("Heading", WIDTH), *table(columns, rows, WIDTH)], HEIGHT)
    assert [len(page) for page in pages] == [1, 5]
    assert pages[1][0].bookmark == "Heading"


def test_a_table_repeats_its_head_and_the_group_it_is_in() -> None:
    columns = (Column("One", 0.5), Column("Two", 0.5))
    rows: list[tuple[str, str] | Group] = [Group("All of these"), *[("a", "b")] * 60]
    pieces = table(columns, rows, WIDTH)
    head = pieces[0]
    pages = paginate(pieces, HEIGHT)
    assert len(pages) > 2
    for page in pages[1:]:
        assert page[0] is head
        assert page[1] is pieces[2].heads[1]


def test_a_short_group_of_a_dense_table_is_never_divided() -> None:
    columns = (Column("", 0.5), Column("", 0.5))
    group: list[tuple[str, str] | Group | Across] = [
        Group("One"), ("a", "b"), ("c", "d"), Across("e " * 200)
    ]  # fmt: skip
    said = group * 20
    dense = table(columns, said, WIDTH, is_dense=True)
    for page in paginate(dense, HEIGHT):
        shown = [piece for piece in page if not piece.is_space]
        assert len(shown) % 4 == 0
    divided = [len(page) % 4 for page in paginate(table(columns, said, WIDTH), HEIGHT)]
    assert any(divided)


def test_a_long_group_of_a_dense_table_fills_the_pages() -> None:
    rows: list[tuple[str, str] | Group] = [Group("All of these"), *[("a", "b")] * 100]
    pieces = table((Column("", 0.5), Column("", 0.5)), rows, WIDTH, is_dense=True)
    fullest = [sum(p.height for p in page) for page in paginate(pieces, HEIGHT)[:-1]]
    assert len(fullest) > 2
    assert min(fullest) > HEIGHT * 0.8


def test_what_is_struck_says_so_in_every_line_of_the_text_and_not_in_its_remark() -> None:
    drawn: list[bool] = []

    def remember(shapes: Sequence[Shape], height: float) -> Piece:
        drawn.extend(shape.is_struck for shape in shapes if isinstance(shape, Text))
        return space(height)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "drawn", remember)
        table((Column("", 1.0),), [(Cell("word " * 400, "why", is_struck=True),)], WIDTH)
    assert len(drawn) > 2
    assert drawn == [True] * (len(drawn) - 1) + [False]


@given(a_flow)
def test_closer_pages_hold_the_same_and_are_no_more(pieces: list[Piece]) -> None:
    usual, tight = paginate(pieces, HEIGHT), paginate_tightly(pieces, HEIGHT)
    assert len(tight) <= len(usual)
    assert [piece.paint for page in tight for piece in page if not piece.is_space] == [
        piece.paint for page in usual for piece in page if not piece.is_space
    ] or len(tight) < len(usual)


def test_spaces_shrink_where_that_saves_a_page_with_little_on_it() -> None:
    fill = Piece(HEIGHT / 2 - 15, lambda _canvas, _x, _y: None)
    little = Piece(10, lambda _canvas, _x, _y: None)
    flow = [fill, space(30), fill, little]
    assert len(paginate(flow, HEIGHT)) == 2
    assert len(paginate_tightly(flow, HEIGHT)) == 1
    much = Piece(HEIGHT / 3, lambda _canvas, _x, _y: None)
    flow = [fill, space(30), fill, much]
    assert paginate_tightly(flow, HEIGHT) == paginate(flow, HEIGHT)


@given(st.text(alphabet="ab \n.é長", min_size=1, max_size=4000))
def test_a_divided_text_has_all_its_letters_in_order(text: str) -> None:
    blocks = blocks_of(text, BODY, 90)
    assert "".join("".join(block.text for block in blocks).split()) == "".join(text.split())
    assert all(block.lines <= 11 for block in blocks)


@pytest.mark.parametrize("length", [100, 9_000, 10_000, 45_000])
def test_no_length_is_cut_off(length: int) -> None:
    text = ("word " * (length // 5)).strip()
    blocks = blocks_of(text, BODY, 300)
    assert not any(block.elided for block in blocks)
    assert "".join("".join(block.text for block in blocks).split()) == text.replace(" ", "")


def test_long_rows_go_on_in_pieces_that_fill_the_page() -> None:
    pieces = table((Column("", 0.5), Column("", 0.5)), [("word " * 1500, "short")], WIDTH)
    assert len(pieces) > 5
    assert max(piece.height for piece in pieces) < HEIGHT / 2
    fullest = [sum(p.height for p in page) for page in paginate(pieces, HEIGHT)[:-1]]
    assert min(fullest) > HEIGHT / 2


def test_columns_in_which_nothing_is_said_are_left_out() -> None:
    columns = (Column("One", 0.5), Column("Two", 0.25), Column("Three", 0.25))
    with_three = table(columns, [("a", "b", Cell("", "c"))], WIDTH)
    without = table(columns, [("word " * 30, "", "")], WIDTH)
    whole = table((Column("One", 1.0),), [("word " * 30,)], WIDTH)
    assert without[1].height == whole[1].height
    assert len(with_three) == 2


def test_a_table_without_rows_is_nothing() -> None:
    assert table((Column("One", 1.0),), [], WIDTH) == []


def test_the_space_after_a_long_text_comes_once() -> None:
    text = "word " * 600
    plain = sum(piece.height for piece in paragraphs(text, BODY, 200))
    assert sum(p.height for p in paragraphs(text, BODY, 200, after=7)) == pytest.approx(plain + 7)
