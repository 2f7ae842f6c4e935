"""Sketches as they are kept: given back for what they were made of, and for nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Ink
from confluence_desktop.drawing.sketch import Layer, Sketch

SKETCH = Sketch(
    bounds=Rect(-1.5, 0, 100.25, 60),
    reach=Rect(-4, -2, 110, 70.125),
    left=1 / 3,
    count=7,
    edges=(0.0, 20.5, 60.0),
    layers=(
        Layer(0, Ink("link"), is_lines=True, content=b"\n{}\n"),
        Layer(1, Ink("level.goal", 0.85, "card"), is_lines=False, content=bytes(range(256))),
    ),
)


def test_a_sketch_comes_back_as_it_was_kept() -> None:
    assert Sketch.unpacked(SKETCH.packed("this map"), "this map") == SKETCH


def test_a_sketch_of_anything_else_is_none() -> None:
    assert Sketch.unpacked(SKETCH.packed("this map"), "that map") is None
    assert Sketch.unpacked(None, "this map") is None


@given(st.integers(min_value=0), st.integers(1, 255))
def test_a_sketch_with_one_altered_byte_is_none(at: int, by: int) -> None:
    kept = bytearray(SKETCH.packed("this map"))
    kept[at % len(kept)] ^= by
    assert Sketch.unpacked(bytes(kept), "this map") is None


@given(st.integers(min_value=0))
def test_a_sketch_that_was_cut_off_is_none(length: int) -> None:
    kept = SKETCH.packed("this map")
    assert Sketch.unpacked(kept[: length % len(kept)], "this map") is None


@given(st.binary())
def test_whatever_is_no_sketch_is_none(content: bytes) -> None:
    assert Sketch.unpacked(content, "this map") is None
