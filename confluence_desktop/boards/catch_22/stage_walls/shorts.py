"""Short sentences side by side, each behind a name: what a number means, what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from confluence_desktop.boards.catch_22.stage_walls.scene import FLOOR_PX, GAP, words_figure
from confluence_desktop.drawing.fitted_text import fitted, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Figure, Ink, Text
from confluence_desktop.drawing.text_block import Face

_SIZES_PX = (30.0, 28.0, 26.0, FLOOR_PX)
_NAME_GAP, _ROW_GAP = 12.0, 6.0
_BEFORE_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Short:
    """A name and a sentence; `spoken` is what a screen reader says."""

    key: str
    name: str
    text: str
    ink: Ink
    spoken: str


@dataclass(frozen=True, slots=True)
class _Plan:
    columns: int
    size_px: float
    most: float


def shorts(held: Sequence[Short], room: Rect, columns: int) -> list[Figure]:
    """The sentences in so many columns, in type of one size; in the smallest they are cut."""
    if not held:
        return []
    for size in _SIZES_PX:
        figures = _placed(held, room, _Plan(columns, size, 1e9))
        if max(figure.bounds.bottom for figure in figures) <= room.bottom:
            return figures
    rows = -(-len(held) // columns)
    share = (room.height - (rows - 1) * _ROW_GAP) / rows
    return _placed(held, room, _Plan(columns, FLOOR_PX, share))


def _placed(held: Sequence[Short], room: Rect, plan: _Plan) -> list[Figure]:
    width = (room.width - (plan.columns - 1) * 2 * GAP) / plan.columns
    figures: list[Figure] = []
    y = room.y
    for start in range(0, len(held), plan.columns):
        row = [
            _one(one, Rect(room.x + place * (width + 2 * GAP), y, width, plan.most), plan)
            for place, one in enumerate(held[start : start + plan.columns])
        ]
        figures += row
        y = max(figure.bounds.bottom for figure in row) + _ROW_GAP
    return figures


def _one(short: Short, at: Rect, plan: _Plan) -> Figure:
    """The name before the sentence where it is short, else above it."""
    name = snug_line(short.name, Face(plan.size_px, 700, tabular=True), at.width)
    is_before = name.width <= at.width * _BEFORE_SHARE
    left = name.width + _NAME_GAP if is_before else 0.0
    drop = 0.0 if is_before else name.height
    most = max(plan.size_px, at.height - drop)
    block = fitted(short.text, (plan.size_px,), at.width - left, most)
    texts = [
        Text(block, Point(at.x + left, at.y + drop), short.ink),
        Text(name, Point(at.x, at.y), short.ink),
    ]
    return words_figure(short.key, texts, short.spoken)
