"""In which order figures are read, and who is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from confluence_desktop.canvas.grid import DrawingIndex
    from confluence_desktop.drawing.shapes import Figure


def in_order(index: DrawingIndex, record_ids: Collection[str]) -> list[str]:
    """Record ids as they stand on the board, from the top and from the left."""
    known = [(figures[0], id_) for id_ in record_ids if (figures := index.of_record(id_))]
    return [id_ for _, id_ in sorted(known, key=lambda item: (*_place(item[0]), item[1]))]


def touchable(index: DrawingIndex) -> list[Figure]:
    """The figures of records that are no lines, in reading order."""
    figures = [f for f in index.drawing.figures if f.record_id is not None and not f.is_line]
    return sorted(figures, key=_place)


def heir_of(index: DrawingIndex, current: Figure, leaving: Collection[str]) -> str | None:
    """The record nearest to a figure once some records are gone; along its row if possible."""
    centre = current.bounds.centre

    def distance(figure: Figure) -> float:
        other = figure.bounds.centre
        return 2 * abs(other.y - centre.y) + abs(other.x - centre.x)

    staying = [figure for figure in touchable(index) if figure.record_id not in leaving]
    nearest = min(staying, key=distance, default=None)
    return nearest.record_id if nearest is not None else None


def _place(figure: Figure) -> tuple[float, float]:
    return figure.bounds.y, figure.bounds.x
