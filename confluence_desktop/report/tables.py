"""Tables: their heads stand on every page that they reach, and long rows go on overleaf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Line, Move, Point
from confluence_desktop.drawing.shapes import Ink, Stroke, Text
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.report.flow import BODY, INK, MUTED, SMALL, Piece, blocks_of, drawn

if TYPE_CHECKING:
    from confluence_desktop.drawing.shapes import Shape
    from confluence_desktop.drawing.text_layout import TextBlock

NOTHING = "–"
_HEAD_FACE, _GROUP_FACE = Face(9, 600), Face(9.5, 600)
_GAP, _PADDING, _RULE = 12.0, 5.5, 0.6
_GROUP_LINES_REPEATED = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width, and how its cells are set. Without cells it is left out."""

    title: str
    share: float
    face: Face = BODY
    ink: Ink = INK


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says, and perhaps a quieter remark below it."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A line across the table that the following rows belong to."""

    text: str
    ink: Ink = INK


Row = Sequence[Cell | str]
_Stack = list[tuple["TextBlock", Ink]]


def table(columns: Sequence[Column], rows: Iterable[Row | Group], width: float) -> list[Piece]:
    """A table with a line under each row. Without titles it has no head.

    What does not fit into a few lines goes on in a further row without a line between the two.
    """
    said = list(rows)
    if not said:
        return []
    used = _used(columns, [row for row in said if not isinstance(row, Group)])
    kept = [columns[place] for place in used]
    total = sum(column.share for column in kept)
    kept = [replace(column, share=column.share / total) for column in kept]
    has_head = any(column.title for column in kept)
    head = (_head(kept, width),) if has_head else ()
    pieces: list[Piece] = [*head]
    heads = head
    for row in said:
        if isinstance(row, Group):
            pieces += _group(row, width, head)
            heads = (*head, _repeated(row, width))
        else:
            cells = [row[place] for place in used]
            pieces += _row(cells, kept, width, heads)
    return pieces


def _used(columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    """The columns in which anything is said."""
    said = [place for place in range(len(columns)) if any(_is_filled(row[place]) for row in rows)]
    return said or list(range(len(columns)))


def _is_filled(cell: Cell | str) -> bool:
    return bool(cell.text or cell.note) if isinstance(cell, Cell) else bool(cell)


def _head(columns: Sequence[Column], width: float) -> Piece:
    stacks: list[_Stack] = [
        [(layout_text(column.title, _HEAD_FACE, _inner(column, width)), MUTED)]
        for column in columns
    ]
    return replace(_piece(stacks, columns, width, has_rule=True), stays_with_next=True)


def _group(group: Group, width: float, heads: tuple[Piece, ...]) -> list[Piece]:
    whole = Column("", 1.0)
    stacks = [[(block, group.ink)] for block in blocks_of(group.text, _GROUP_FACE, width)]
    return [
        replace(
            _piece([stack], [whole], width, has_rule=number == len(stacks) - 1),
            heads=heads,
            stays_with_next=number == len(stacks) - 1,
        )
        for number, stack in enumerate(stacks)
    ]


def _repeated(group: Group, width: float) -> Piece:
    """The group as it stands again overleaf, where its beginning is enough."""
    block = layout_text(group.text, _GROUP_FACE, width, max_lines=_GROUP_LINES_REPEATED)
    return _piece([[(block, group.ink)]], [Column("", 1.0)], width, has_rule=True)


def _row(
    cells: Sequence[Cell | str],
    columns: Sequence[Column],
    width: float,
    heads: tuple[Piece, ...],
) -> list[Piece]:
    stacks = [
        list(_stacks(cell, column, _inner(column, width)))
        for cell, column in zip(cells, columns, strict=True)
    ]
    count = max(map(len, stacks))
    return [
        replace(
            _piece(
                [stack[number] if number < len(stack) else [] for stack in stacks],
                columns,
                width,
                has_rule=number == count - 1,
                is_continued=number > 0,
            ),
            heads=heads,
        )
        for number in range(count)
    ]


def _stacks(cell: Cell | str, column: Column, width: float) -> Iterator[_Stack]:
    """What a cell says, in parts that each go into one row."""
    text, note = (cell.text, cell.note) if isinstance(cell, Cell) else (cell, "")
    *before, last = blocks_of(text or NOTHING, column.face, width)
    for block in before:
        yield [(block, column.ink)]
    notes = blocks_of(note, SMALL, width) if note else []
    if len(notes) > 1:
        yield [(last, column.ink)]
        yield from ([(block, MUTED)] for block in notes)
    else:
        yield [(last, column.ink), *((block, MUTED) for block in notes)]


def _piece(
    stacks: Sequence[_Stack],
    columns: Sequence[Column],
    width: float,
    *,
    has_rule: bool,
    is_continued: bool = False,
) -> Piece:
    above = 0.0 if is_continued else _PADDING
    tallest = max(sum(block.height for block, _ in stack) for stack in stacks)
    height = above + tallest + (_PADDING if has_rule else 0)
    shapes = list(_placed(stacks, columns, width, above))
    if has_rule:
        line = (Move(Point(0, height)), Line(Point(width, height)))
        shapes.append(Stroke(line, Ink("line"), _RULE))

    return drawn(shapes, height)


def _placed(
    stacks: Sequence[_Stack], columns: Sequence[Column], width: float, top: float
) -> Iterator[Shape]:
    left = 0.0
    for stack, column in zip(stacks, columns, strict=True):
        y = top
        for block, ink in stack:
            yield Text(block, Point(left, y), ink)
            y += block.height
        left += column.share * width


def _inner(column: Column, width: float) -> float:
    return column.share * width - _GAP
