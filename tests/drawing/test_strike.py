"""The line through a text that no longer holds: from its first glyph to the end of its last."""

import pytest

from confluence_desktop.drawing.strike import strikes
from confluence_desktop.drawing.text_layout import Align, Face, layout_text, text_width

pytestmark = pytest.mark.usefixtures("qapp")

FACE = Face(20.0, 600)


@pytest.mark.parametrize(
    "text", ["our own people are hardly on it", "i", "WWW", "العمل معًا", "合作"]
)
@pytest.mark.parametrize("align", Align)
def test_a_line_ends_where_its_last_letter_ends(text: str, align: Align) -> None:
    (strike,) = strikes(layout_text(text, FACE, 400.0, align=align))
    assert strike.right - strike.left == pytest.approx(text_width(text, FACE), rel=0.04, abs=0.5)
    assert 0 <= strike.left < strike.right <= 400


def test_every_line_of_a_text_has_one() -> None:
    block = layout_text("a text that takes some lines of its own", FACE, 90.0)
    found = strikes(block)
    assert len(found) == block.lines > 2
    assert sorted({strike.y for strike in found}) == [strike.y for strike in found]
    assert all(strike.right <= 90.01 for strike in found)
