"""What may enter a record as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desktop.document.text import TITLE_LIMIT, clean_line, clean_text
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.session import Session


@given(st.text())
def test_cleaned_text_can_be_written_as_utf_8_and_is_stable(text: str) -> None:
    cleaned = clean_text(text)
    assert isinstance(cleaned, str)
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned
    assert clean_text(cleaned) == cleaned


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "ab"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\x0btwo\x0cthree\x85four\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("tab\tstays", "tab\tstays"),
        ("e\u0301", "é"),
        ("\u202bעברית\u202c", "\u202bעברית\u202c"),
    ],
)
def test_control_characters_and_surrogates_go_and_the_rest_stays(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_a_line_has_no_line_break_and_no_space_at_its_ends() -> None:
    assert clean_line("  Reaching\n readers ") == "Reaching readers"


def test_a_title_that_is_too_long_is_refused_with_its_limit() -> None:
    with pytest.raises(RefusedError, match="at most 200 characters"):
        Session.new(title="x" * (TITLE_LIMIT + 1))


def test_what_is_no_text_is_refused_by_its_field() -> None:
    with pytest.raises(RefusedError, match="The text of a decision"):
        Decision.new(text=7)
