"""Tables: their heads stand on every page that they reach, and long rows go on overleaf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from confluence_desktop.drawing.geometry import Line, Move, Point
from confluence_desktop.drawing.shapes import Ink, Stroke, Text
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.report.flow import BODY, INK, MUTED, SMALL, Piece, blocks_of, drawn, space

if TYPE_CHECKING:
    from confluence_desktop.drawing.shapes import Shape
    from confluence_desktop.drawing.text_layout import TextBlock

NOTHING = "–"
_HEAD_FACE, _GROUP_FACE = Face(9, 600), Face(9.5, 600)
_GAP, _RULE = 12.0, 0.6
_PADDING, _DENSE_PADDING, _BETWEEN_GROUPS = 4.0, 1.5, 7.0
_GROUP_LINES_REPEATED = 2
_HIGHEST_KEPT_TOGETHER = 130.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width, and how its cells are set. Without cells it is left out."""

    title: str
    share: float
    face: Face = BODY
    ink: Ink = INK


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says, and perhaps a quieter remark below it.

    Attributes:
        is_struck: A line goes through the text, for what no longer holds.
    """

    text: str
    note: str = ""
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A line across the table that the following rows belong to."""

    text: str
    ink: Ink = INK


@dataclass(frozen=True, slots=True)
class Across:
    """A text over the whole width, within the group that it stands in."""

    text: str
    face: Face = SMALL
    ink: Ink = MUTED


class _Said(NamedTuple):
    block: TextBlock
    ink: Ink
    is_struck: bool = False


Row = Sequence[Cell | str]
_Stack = list[_Said]


def table(
    columns: Sequence[Column],
    rows: Iterable[Row | Group | Across],
    width: float,
    *,
    is_dense: bool = False,
) -> list[Piece]:
    """A table with a line under each row. Without titles it has no head.

    What does not fit into a few lines goes on in a further row without a line between the two.
    A dense one has lines under its groups only, and a group that is not too high stays on one page.
    """
    said = list(rows)
    if not said:
        return []
    used = _used(columns, [row for row in said if not isinstance(row, Group | Across)])
    kept = [columns[place] for place in used]
    total = sum(column.share for column in kept)
    kept = [replace(column, share=column.share / total) for column in kept]
    has_head = any(column.title for column in kept)
    head = (_head(kept, width),) if has_head else ()
    pieces: list[Piece] = [*head]
    heads = head
    begun = len(pieces)
    for row in said:
        if isinstance(row, Group):
            if is_dense:
                pieces[begun:] = _kept_together(pieces[begun:])
                pieces += [space(_BETWEEN_GROUPS)] if pieces else []
                begun = len(pieces)
            pieces += _group(row, width, head)
            heads = (*head, _repeated(row, width))
        elif isinstance(row, Across):
            pieces += _across(row, width, heads, is_dense=is_dense)
        else:
            cells = [row[place] for place in used]
            pieces += _row(cells, kept, width, heads, is_dense=is_dense)
    return [*pieces[:begun], *_kept_together(pieces[begun:])] if is_dense else pieces


def _kept_together(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a group; one that is not too high is never divided."""
    if sum(piece.height for piece in pieces) > _HIGHEST_KEPT_TOGETHER:
        return pieces
    return [*(replace(piece, stays_with_next=True) for piece in pieces[:-1]), *pieces[-1:]]


def _used(columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    """The columns in which anything is said."""
    said = [place for place in range(len(columns)) if any(_is_filled(row[place]) for row in rows)]
    return said or list(range(len(columns)))


def _is_filled(cell: Cell | str) -> bool:
    return bool(cell.text or cell.note) if isinstance(cell, Cell) else bool(cell)


def _head(columns: Sequence[Column], width: float) -> Piece:
    stacks: list[_Stack] = [
        [_Said(layout_text(column.title, _HEAD_FACE, _inner(column, width)), MUTED)]
        for column in columns
    ]
    return replace(_piece(stacks, columns, width, has_rule=True), stays_with_next=True)


def _group(group: Group, width: float, heads: tuple[Piece, ...]) -> list[Piece]:
    whole = Column("", 1.0)
    stacks = [[_Said(block, group.ink)] for block in blocks_of(group.text, _GROUP_FACE, width)]
    return [
        replace(
            _piece([stack], [whole], width, has_rule=number == len(stacks) - 1),
            heads=heads,
            stays_with_next=number == len(stacks) - 1,
        )
        for number, stack in enumerate(stacks)
    ]


def _across(row: Across, width: float, heads: tuple[Piece, ...], *, is_dense: bool) -> list[Piece]:
    blocks = blocks_of(row.text, row.face, width)
    return [
        replace(
            _piece(
                [[_Said(block, row.ink)]],
                [Column("", 1.0)],
                width,
                has_rule=number == len(blocks),
                is_continued=number > 1,
                is_dense=is_dense,
            ),
            heads=heads,
        )
        for number, block in enumerate(blocks, 1)
    ]


def _repeated(group: Group, width: float) -> Piece:
    """The group as it stands again overleaf, where its beginning is enough."""
    block = layout_text(group.text, _GROUP_FACE, width, max_lines=_GROUP_LINES_REPEATED)
    return _piece([[_Said(block, group.ink)]], [Column("", 1.0)], width, has_rule=True)


def _row(
    cells: Sequence[Cell | str],
    columns: Sequence[Column],
    width: float,
    heads: tuple[Piece, ...],
    *,
    is_dense: bool,
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
                is_dense=is_dense,
            ),
            heads=heads,
        )
        for number in range(count)
    ]


def _stacks(cell: Cell | str, column: Column, width: float) -> Iterator[_Stack]:
    """What a cell says, in parts that each go into one row."""
    whole = cell if isinstance(cell, Cell) else Cell(cell)
    *before, last = [
        _Said(block, column.ink, whole.is_struck)
        for block in blocks_of(whole.text or NOTHING, column.face, width)
    ]
    for block in before:
        yield [block]
    notes = [_Said(block, MUTED) for block in blocks_of(whole.note, SMALL, width) if whole.note]
    if len(notes) > 1:
        yield [last]
        yield from ([block] for block in notes)
    else:
        yield [last, *notes]


def _piece(
    stacks: Sequence[_Stack],
    columns: Sequence[Column],
    width: float,
    *,
    has_rule: bool,
    is_continued: bool = False,
    is_dense: bool = False,
) -> Piece:
    padding = _DENSE_PADDING if is_dense else _PADDING
    above = 0.0 if is_continued else padding
    tallest = max(sum(said.block.height for said in stack) for stack in stacks)
    height = above + tallest + (padding if has_rule else 0)
    shapes = list(_placed(stacks, columns, width, above))
    if has_rule and not is_dense:
        line = (Move(Point(0, height)), Line(Point(width, height)))
        shapes.append(Stroke(line, Ink("line"), _RULE))

    return drawn(shapes, height)


def _placed(
    stacks: Sequence[_Stack], columns: Sequence[Column], width: float, top: float
) -> Iterator[Shape]:
    left = 0.0
    for stack, column in zip(stacks, columns, strict=True):
        y = top
        for said in stack:
            yield Text(said.block, Point(left, y), said.ink, is_struck=said.is_struck)
            y += said.block.height
        left += column.share * width


def _inner(column: Column, width: float) -> float:
    return column.share * width - _GAP
