"""Figures whose rest is made later: as good as whole ones, and made when first asked for."""

from dataclasses import replace

import pytest

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Box, Figure, Ink, Rest

RECT = Rect(0, 0, 20, 10)
BLOCK = (Box(RECT, fill=Ink("ink")),)
SHAPES = (Box(RECT, fill=Ink("card"), line=Ink("line")),)
MADE: list[str] = []


def rest_of(said: str) -> Rest:
    MADE.append(said)
    return Rest(SHAPES, title=BLOCK, name=said)


def figure(said: str = "a card", bounds: Rect = RECT) -> Figure:
    MADE.clear()
    return Figure.later("card_1", bounds, BLOCK, rest_of, said, record_id="card_1", z=1)


WHOLE = Figure("card_1", RECT, SHAPES, "card_1", BLOCK, BLOCK, z=1, name="a card")


def test_the_rest_is_made_once_and_when_it_is_asked_for() -> None:
    late = figure()
    assert (late.key, late.bounds, late.record_id, late.z) == ("card_1", RECT, "card_1", 1)
    assert (late.block, late.is_line) == (BLOCK, False)
    assert not MADE
    assert late.shapes is SHAPES
    assert (late.title, late.emphasised, late.texts, late.name) == (BLOCK, None, (), "a card")
    assert MADE == ["a card"]


def test_it_is_what_a_whole_one_is() -> None:
    assert figure() == WHOLE
    assert figure() == WHOLE
    assert hash(figure()) == hash(WHOLE)
    assert repr(figure()) == repr(WHOLE)
    assert replace(figure(), z=2) == replace(WHOLE, z=2)
    assert figure("another") != WHOLE
    assert figure(bounds=RECT.moved(1, 0)) != WHOLE


def test_nothing_is_made_to_tell_figures_apart_that_differ_at_once_or_in_no_fact() -> None:
    one, same, moved = figure(), figure(), figure(bounds=RECT.moved(1, 0))
    assert one == same
    assert one != moved
    assert not MADE


def test_figures_of_other_facts_are_equal_where_they_look_equal() -> None:
    assert (
        Figure.later("card_1", RECT, BLOCK, lambda _: rest_of("a card"), 7, record_id="card_1", z=1)
        == figure()
    )
    assert figure("another") != figure()


def test_it_has_no_other_attributes_and_stays_as_it_is() -> None:
    late = figure()
    with pytest.raises(AttributeError):
        getattr(late, "colour")  # noqa: B009  # mypy knows that there is none
    with pytest.raises(AttributeError):
        late.z = 3  # type: ignore[misc]  # what is tried here
    assert not MADE
