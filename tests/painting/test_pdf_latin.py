"""Latin letters go to paper word by word: with the very glyphs and places of the screen."""

import math
import re
from types import SimpleNamespace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confluence_desktop.drawing.text_layout import (
    Align,
    Face,
    TextBlock,
    glyph_lines,
    latin_text,
    layout_text,
)
from confluence_desktop.painting.pdf_fonts import FontsOfDocument
from confluence_desktop.painting.pdf_text import text_operators
from tests.drawing.test_text_layout import FACES

pytestmark = pytest.mark.usefixtures("qapp")

LETTERS = "".join(
    map(
        chr, [*range(0x21, 0x7F), *range(0xC0, 0x149), *range(0x14A, 0x180), *range(0x1EA0, 0x1EFA)]
    )
)
SIGNS = "«»·×–—‘’“”•…€→−"
WORDS = ("AVATAR", "Tokyo,", "we’d", "“win”", "12:30", "ffl", "L’Île", "Yes.", "To:", "a/b", "–")
a_text = st.text(st.sampled_from(LETTERS + SIGNS + 12 * " " + "\n"), min_size=1, max_size=120)
usual_text = st.lists(
    st.sampled_from(WORDS),
    min_size=1,
    max_size=20,
).map(" ".join)

Glyph = tuple[int, str, float, float]


def written(block: TextBlock) -> list[Glyph]:
    """Glyphs, what each stands for, and their places, as a reader of the PDF finds them."""
    fonts = FontsOfDocument(SimpleNamespace(delayedFonts=[]))
    operators = text_operators(fonts, block, 0.0, 0.0, (0, 0, 0))
    (font,) = fonts._fonts.values()
    letters = list(font.letters)
    found: list[Glyph] = []
    for x, y, string in re.findall(r"1 0 0 -1 (\S+) (\S+) Tm \[(.*?)\] TJ", operators):
        pen = float(x)
        for codes, correction in re.findall(r"<([0-9A-F]*)>|(-?[\d.]+)", string):
            pen -= float(correction or 0) * block.face.size_px / 1000
            for code in re.findall("....", codes):
                glyph, text = letters[int(code, 16) - 1]
                found.append((glyph, text, pen, float(y)))
                pen += font.advance(glyph) * block.face.size_px
    return found


def shown(block: TextBlock) -> list[Glyph]:
    """The same as the screen shows it, spaces at the ends of lines left out."""
    found: list[Glyph] = []
    for run in glyph_lines(block):
        count = len("".join(run.texts).rstrip(" "))
        glyphs = zip(run.glyphs, run.texts, run.xs, run.ys, strict=True)
        found += list(glyphs)[:count]
    return found


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(a_text, usual_text),
    st.sampled_from(FACES),
    st.sampled_from([60.0, 190.0, math.inf]),
    st.sampled_from(list(Align)),
)
def test_paper_has_the_glyphs_of_the_screen_where_they_are(
    text: str, face: Face, width: float, align: Align
) -> None:
    block = layout_text(text, face, width, align=align)
    assume(text.strip())
    paper, screen = written(block), shown(block)
    assert [glyph[:2] for glyph in paper] == [glyph[:2] for glyph in screen]
    for one, other in zip(paper, screen, strict=True):
        assert one[2:] == pytest.approx(other[2:], abs=0.006 * face.size_px)


@pytest.mark.parametrize("text", ["a\n\nb", "  two  spaces  ", "one…", "x\ny ", "\nz"])
def test_empty_lines_and_spaces_change_nothing(text: str) -> None:
    block = layout_text(text, Face(19.0), 200.0)
    assert [glyph[1] for glyph in written(block)] == [glyph[1] for glyph in shown(block)]


@pytest.mark.parametrize("text", ["Стратегия", "漢字", "العمل", "a 漢", "Tamil தமிழ்", "a\u0301"])
def test_other_scripts_are_left_to_the_text_engine(text: str) -> None:
    assert latin_text(layout_text(text, Face(19.0), 200.0)) is None


def test_a_cut_text_ends_with_its_mark() -> None:
    block = layout_text("A text that is cut after two lines of it", Face(19.0), 90.0, max_lines=2)
    assert block.elided
    assert written(block)[-1][1] == "…"
