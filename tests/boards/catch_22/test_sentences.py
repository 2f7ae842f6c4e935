import pytest

from confluence_desktop.boards.catch_22.operations import set_text
from confluence_desktop.boards.catch_22.sentences import (
    arrow_sentence,
    both_loops,
    halves,
    is_stale,
    is_third_stale,
    loop_draft,
    loop_sentence,
    third_draft,
    third_sentence,
)
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.store import RecordStore
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Loop, Side
from confluence_desktop.workshop.phrases import inner
from confluence_desktop.workshop.templates import session_from_template

BOARD = Board(id="b", type=BoardKind.CATCH_22, title="T")


def loop(side: Side = Side.LEFT, x: str = "", y: str = "", **more: str) -> Loop:
    return Loop(id=f"loop_{side}", board_id="b", side=side, x=x, y=y, **more)


def test_a_loop_reads_from_its_own_words() -> None:
    assert loop_draft("See the benefits", "Work together.") == (
        "We can’t see the benefits until we work together, "
        "and can’t work together until we see the benefits."
    )


@pytest.mark.parametrize(
    ("x", "y", "reads"),
    [
        ("", "", ""),
        ("See the benefits", "", "We can’t see the benefits until we …"),
        ("", "Work together", "We can’t … until we work together"),
        (" \n", "  ", ""),
    ],
)
def test_a_half_filled_loop_shows_its_gap(x: str, y: str, reads: str) -> None:
    assert loop_draft(x, y) == reads


@pytest.mark.parametrize(
    ("typed", "within"),
    [
        ("See it", "see it"),
        ("TV comes first", "TV comes first"),
        ("iPads arrive…", "iPads arrive"),
        ("I agree", "I agree"),
        ("two\n lines.", "two lines"),
        ("看到好处。", "看到好处"),
        ("نعمل معا", "نعمل معا"),
    ],
)
def test_a_condition_is_written_small_within_a_sentence(typed: str, within: str) -> None:
    assert inner(typed) == within


def test_the_two_arrows_of_a_loop_point_at_each_other() -> None:
    filled = loop(x="See", y="Go")
    assert arrow_sentence(filled, 1) == "can’t see until we go"
    assert arrow_sentence(filled, 2) == "can’t go until we see"
    assert arrow_sentence(loop(x="See"), 2) == "can’t … until we see"


def test_the_third_catch_22_crosses_both_loops() -> None:
    left = loop(x="See the benefits", y="Work together")
    right = loop(Side.RIGHT, x="Know their worth", y="Use them")

    assert third_draft(left, right) == (
        "We can’t know their worth until we work together,\n"
        "and can’t see the benefits until we use them."
    )


def test_the_third_catch_22_waits_for_both_loops() -> None:
    assert third_draft(loop(x="See"), loop(Side.RIGHT)) == ""
    assert third_draft(loop(x="See"), None) == ""
    assert third_draft(loop(x="See"), loop(Side.RIGHT, y="Use")) == (
        "We can’t … until we …,\nand can’t see until we use."
    )


def test_an_edited_sentence_stays_and_is_stale_once_its_sources_change() -> None:  # DEC-15
    draft = Draft(RecordStore([BOARD, loop(x="See", y="Go")]))

    set_text(draft, "loop_left", "sentence", "It goes round.")
    (edited,) = draft.all(Loop)
    assert loop_sentence(edited) == "It goes round."
    assert not is_stale(edited)

    set_text(draft, "loop_left", "x", "Look")
    (changed,) = draft.all(Loop)
    assert loop_sentence(changed) == "It goes round."
    assert is_stale(changed)


def test_a_sentence_nobody_edited_follows_its_sources() -> None:
    assert loop_sentence(loop(x="Look", y="Go")).startswith("We can’t look until we go")
    assert not is_stale(loop(x="Look", y="Go"))


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("One,\nand two.", ("One,", "and two.")),
        ("A, long first half, and a second half.", ("A, long first half,", "and a second half.")),
        ("先协作，才能理解。", ("先协作，", "才能理解。")),
        ("No pause at all.", ("No pause at all.", "")),
        ("", ("", "")),
    ],
)
def test_a_sentence_parts_into_what_stands_above_and_below(text: str, two: tuple[str, str]) -> None:
    assert halves(text) == two


def test_the_edited_third_catch_22_of_the_sample_is_up_to_date() -> None:
    records = RecordStore(session_from_template("sample"))
    (board,) = records.where(Board, type=BoardKind.CATCH_22)

    assert third_sentence(board, records) == board.third_sentence
    assert board.third_drafted == third_draft(*both_loops(records, board))
    assert not is_third_stale(board, records)
