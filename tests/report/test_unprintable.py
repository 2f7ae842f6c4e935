"""What no font holds is named before anything is printed, and nothing else is."""

from pathlib import Path

import pytest

from confluence_desktop.report.unprintable import unprintable
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.close import Decision, FacilitatorNote
from tests.gallery.texts import SCRIPTS
from tests.report.papers import a_map, a_session, paper, text_of, the_sample


def decided(text: str) -> str:
    return unprintable(a_session(Decision(id="decision", text=text)))


def test_a_script_without_a_font_is_named_with_where_it_stands() -> None:
    assert "Tamil (in: decision)." in decided("We try it தமிழ் together")
    both = a_session(*a_map("த"), Decision(id="decision", text="ம", why="ழ"))
    said = unprintable(both)
    assert "Tamil (in: card, decision)." in said
    assert "boxes will be printed" in said


@pytest.mark.parametrize("texts", SCRIPTS.values(), ids=SCRIPTS)
def test_what_the_fonts_hold_is_not_named(texts: object) -> None:
    assert decided(str(texts)) == ""


def test_the_sample_can_be_printed_whole() -> None:
    assert unprintable(the_sample()) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("𝄞", "musical symbol g clef"),
        ("\U00020b9f", "rare Chinese characters"),
        ("\U000f1234", "character U+F1234"),
        ("ಕ", "Kannada"),
        ("𓀀", "egyptian hieroglyph"),
    ],
)
def test_other_characters_have_names_too(text: str, name: str) -> None:
    assert name in decided(f"a {text} b")


def test_many_kinds_are_counted() -> None:
    said = decided("த ಕ 𝄞 \U000f1234 \u0d85 ༀ")
    assert said.count("(") == 4
    assert "and 2 more" in said


def test_what_the_paper_does_not_show_is_not_named() -> None:
    hidden = Card(id="hidden", board_id="map", level=Level.GOAL, text="த", covered=True)
    document = a_session(
        *a_map("seen"), hidden, FacilitatorNote(id="note", text="த"), AgendaItem(id="i", title="த")
    )
    assert unprintable(document) == ""


def test_boxes_stand_for_it_on_paper_and_it_can_be_copied(tmp_path: Path) -> None:
    document = a_session(Decision(id="decision", text="தமிழ் here"))
    assert "தமிழ்" in text_of(paper(document, tmp_path))
