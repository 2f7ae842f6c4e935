"""How much a room agrees, as columns from "fully" to "block"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Line, Move, Point, Rect
from confluence_desktop.drawing.shapes import Box, Ink, Stroke, Text
from confluence_desktop.drawing.text_layout import Align, Face, layout_text
from confluence_desktop.report import words
from confluence_desktop.report.flow import INK, MUTED, SMALL, drawn, paragraphs, space
from confluence_desktop.workshop.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from confluence_desktop.drawing.shapes import Shape
    from confluence_desktop.report.flow import Piece

_COUNT_FACE = Face(9.5, 600)
_BAR = Ink("meet")
_WIDTH, _BAR_WIDTH, _TALLEST = 515.0, 44.0, 26.0
_BEFORE, _ABOVE, _GAP, _BELOW = 4.0, 5.0, 3.0, 6.0


def agreement(
    tally: Sequence[int], width: float, rule: str = "", heads: tuple[Piece, ...] = ()
) -> Iterator[Piece]:
    """Six columns with their numbers, and below each what it means.

    Says nothing where nobody was asked. What a column means is written, never only coloured.

    Args:
        tally: Ballots for each of six steps from "fully" to "block".
        width: In points.
        rule: How the room meant to measure agreement, and what is enough.
        heads: Painted above where a page begins with it: what the room agreed to.
    """
    if not any(tally):
        return
    said = words.AGREEMENT_RULE.format(rule=rule.rstrip(".")) if rule else words.AGREEMENT
    yield space(_BEFORE)
    first, *others = paragraphs(said, SMALL, width, ink=MUTED, stays_with_next=True)
    yield replace(first, heads=heads)
    yield from others
    names: list[str] = spoken("exercise")["agreement"]
    column = min(width, _WIDTH) / len(names)
    labels = [layout_text(name, SMALL, column - 8, align=Align.CENTRE) for name in names]
    counts = [layout_text(str(one), _COUNT_FACE, column, align=Align.CENTRE) for one in tally]
    foot = _ABOVE + counts[0].height + _TALLEST
    shapes: list[Shape] = []
    for place, (count, label) in enumerate(zip(counts, labels, strict=False)):
        left, height = place * column, _TALLEST * tally[place] / max(tally)
        bar = Rect(left + (column - _BAR_WIDTH) / 2, foot - height, _BAR_WIDTH, height)
        if height:
            shapes.append(Box(bar, _BAR, radius=0))
        ink = INK if height else MUTED
        shapes.append(Text(count, Point(left, bar.y - count.height), ink))
        shapes.append(Text(label, Point(left + 4, foot + _GAP), ink))
    ground = (Move(Point(0, foot)), Line(Point(column * len(names), foot)))
    shapes.append(Stroke(ground, MUTED, 0.6))
    yield drawn(shapes, foot + _GAP + max(label.height for label in labels) + _BELOW)
