"""Lines of plain words are those that Qt would make: as wide, and broken at the same letters."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from confluence_desktop.drawing.paragraph import Paragraph
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.drawing.word_lines import word_lines
from tests.gallery.texts import ENGLISH

pytestmark = pytest.mark.usefixtures("qapp")

FACES = [
    Face(128, 400),
    Face(128, 600),
    Face(128, 700),
    Face(128, 400, italic=True),
    Face(128, 400, tabular=True),
]
LETTERS = "".join(
    map(
        chr,
        [
            *range(0x30, 0x3A),
            *range(0x41, 0x5B),
            *range(0x61, 0x7B),
            *range(0xC0, 0xD7),
            *range(0xD8, 0xF7),
            *range(0xF8, 0x250),
        ],
    )
)
USUAL = (
    *("AVATAR", "Tokyo,", "we’d", "To:", "ffl", "fi", "L’Île", "Yes.", "20%", "(Wave)"),
    *("–", "&", "2027", "Ty?", "f)", "(j", "T’A", "r,", "1…"),
)
JOINED = ("follow-up", "16–25", "Catch-22", "T-Y", "a–A", "A-1", "x-y-z", "2–3–4", "T–4")
plain = st.text(st.sampled_from(LETTERS), min_size=1, max_size=12)
marked = st.builds(
    "{}{}".format, plain, st.sampled_from([".", ",", "!?", "%", ")", ":", "…", "’s"])
)
joined = st.lists(plain, min_size=2, max_size=3).flatmap(
    lambda parts: st.sampled_from("-–").map(lambda mark: mark.join(parts))
)
a_word = st.one_of(plain, marked, st.sampled_from(USUAL), st.sampled_from(JOINED), joined)
a_text = st.lists(a_word, min_size=1, max_size=14).map(" ".join)
widths = st.floats(300.0, 4_000.0) | st.just(2.0**24)


Lines = tuple[list[float], list[int]]


def by_qt(text: str, face: Face, width: float) -> Lines:
    asked = Paragraph(text, text, 0, face, width)
    return asked.widths, [line.textStart() + line.textLength() for line in asked.all_lines()]


def by_words(text: str, face: Face, width: float) -> Lines | None:
    found = word_lines(text, face, width)
    return None if found is None else (list(found.widths), list(found.ends))


@settings(max_examples=400, deadline=None)
@example("AV AV AV. (To) ffi", Face(128), 300.0)
@given(a_text, st.sampled_from(FACES), widths)
def test_lines_are_those_of_qt(text: str, face: Face, width: float) -> None:
    found = by_words(text, face, width)
    if found is not None:
        assert found == by_qt(text, face, width)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("text", ENGLISH.cards)
def test_what_is_usually_said_needs_no_qt(text: str, face: Face) -> None:
    assert by_words(text, face, 2_000.0) == by_qt(text, face, 2_000.0)


def test_a_line_holds_what_just_fits_and_not_a_step_less() -> None:
    (whole,) = by_qt("Host a conversation", Face(128), 2.0**24)[0]
    for width, count in ((whole, 1), (whole - 1 / 64, 2), (whole - 1 / 128, 2)):
        found = by_words("Host a conversation", Face(128), width)
        assert found == by_qt("Host a conversation", Face(128), width)
        assert found is not None
        assert len(found[0]) == count


@pytest.mark.parametrize(
    "text",
    [
        "two  spaces",
        " before",
        "behind ",
        "pre- and post",
        "-1 degree",
        "either/or",
        "a\u00a0b",
        "soft\u00adly",
        "“quoted”",
        "e\u0301",
        "Стратегия",
        "$5",
        "x.y",
        "Donaudampfschifffahrtsgesellschaft",
    ],
)
def test_everything_else_is_left_to_qt(text: str) -> None:
    assert by_words(text, Face(128), 900.0) is None


def test_a_text_is_the_same_whichever_way_its_words_were_met() -> None:
    """Words that were learnt from other texts give the very same lines."""
    texts = [" ".join(reversed(text.split())) for text in ENGLISH.cards]
    for text in (*ENGLISH.cards, *texts):
        block = layout_text(text, Face(19), 150.0)
        widths, _ = by_qt(text, Face(128), 150.0 * 128 / 19)
        assert block.lines == len(widths)
        assert block.used_width == max(widths) * 19 / 128
