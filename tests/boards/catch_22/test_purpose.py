"""What everybody wants, over the sign; that it covers nothing is held by `test_drawing`."""

import pytest

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.drawing.style import PAPER, SCREEN, THUMBNAIL, WALL, Style
from tests.boards.catch_22.scenes import STYLES, drawn, texts_of


@pytest.mark.parametrize("scene", ["purpose", "purpose over one loop"])
@pytest.mark.parametrize("style", STYLES)
def test_the_purpose_stands_over_everything_else_on_desk_wall_and_paper(
    scene: str, style: Style
) -> None:
    drawing = drawn(scene, style)
    (purpose,) = (figure for figure in drawing.figures if figure.key.endswith(".purpose"))
    (text,) = purpose.texts
    assert text.field == "purpose"
    assert purpose.name == f"What we all want: {text.text}"
    assert not any(shape.block.elided for shape, _ in texts_of(purpose))
    others = [one for one in drawing.figures if one is not purpose]
    assert all(purpose.bounds.bottom <= one.bounds.y for one in others)
    assert purpose.bounds.centre.x == pytest.approx(0, abs=1)


@pytest.mark.parametrize("style", STYLES)
def test_the_board_is_no_larger_for_its_purpose(style: Style) -> None:
    plain, aiming = drawn("two each", style), drawn("purpose", style)
    assert aiming.bounds.width == plain.bounds.width
    assert aiming.bounds.height == pytest.approx(plain.bounds.height)


def test_a_thumbnail_leaves_the_purpose_out() -> None:
    (sign,) = drawn("purpose", THUMBNAIL).figures
    assert sign.key.endswith(".sign")
    assert drawn("purpose", THUMBNAIL).bounds == drawn("two each", THUMBNAIL).bounds


@pytest.mark.parametrize("style", [SCREEN, PAPER, WALL])
def test_the_room_is_asked_for_its_purpose_where_the_facilitator_types_it(style: Style) -> None:
    said = [t.block.text for one in drawn("framing", style).figures for t, _ in texts_of(one)]
    assert (words.PURPOSE_HINT in said) == (style is SCREEN)
    assert words.PURPOSE_HINT not in [one.name for one in drawn("empty").figures]
