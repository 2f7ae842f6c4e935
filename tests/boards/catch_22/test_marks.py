"""Marks of findings on the sign: each hangs on its own card and lies over no word."""

import pytest

from confluence_desktop.canvas.accents import Mark, mark_rect
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Figure, Text
from confluence_desktop.drawing.text_block import Align
from confluence_desktop.painting.qt import Detail
from tests.boards.catch_22.scenes import SCENES, drawn, texts_of

ASIDE = Mark("It is done alone.", is_aside=True)


def marked_in(scene: str) -> list[tuple[Figure, Rect]]:
    """Every card that a finding can be about, with the place of its mark."""
    return [
        (figure, mark_rect(figure, ASIDE, Detail.CARD))
        for figure in drawn(scene).figures
        if figure.record_id == figure.key
    ]


def seen_of(text: Text, place: Rect) -> Rect:
    """Where the letters of a text are; a centred one has air at both sides."""
    if text.block.align is not Align.CENTRE:
        return place
    used = text.block.used_width
    return Rect(place.centre.x - used / 2, place.y, used, place.height)


@pytest.mark.parametrize("scene", SCENES)
def test_no_mark_of_a_finding_lies_over_a_word_or_another_mark(scene: str) -> None:
    said = [
        seen_of(text, place) for figure in drawn(scene).figures for text, place in texts_of(figure)
    ]
    marked = marked_in(scene)
    for figure, mark in marked:
        assert figure.bounds.meets(mark)
        assert not [place for place in said if place.meets(mark)]
        assert not [other for _, other in marked if other is not mark and other.meets(mark)]


def test_a_full_crossing_has_many_cards_to_mark() -> None:
    assert len(marked_in("thirty each")) > 12
