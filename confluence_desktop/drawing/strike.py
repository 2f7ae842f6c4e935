"""The line through each line of a text that no longer holds."""

from typing import NamedTuple

from confluence_desktop.drawing.text_layout import TextBlock, glyph_lines, text_width

WIDTH = 1 / 14
"""Of the line, in type sizes."""
_HEIGHT = 0.3
"""Above the baseline, likewise."""


class Strike(NamedTuple):
    """A level line, counted from the upper left corner of the text."""

    left: float
    right: float
    y: float


def strikes(block: TextBlock) -> list[Strike]:
    """From the first glyph of each line to the end of its last."""
    size = block.face.size_px
    found: dict[int, Strike] = {}
    for run in glyph_lines(block):
        last = max(range(len(run.xs)), key=run.xs.__getitem__)
        left, right = min(run.xs), run.xs[last] + text_width(run.texts[last], block.face)
        known = found.get(run.line, Strike(left, right, run.ys[0] - size * _HEIGHT))
        found[run.line] = Strike(min(left, known.left), max(right, known.right), known.y)
    return list(found.values())
