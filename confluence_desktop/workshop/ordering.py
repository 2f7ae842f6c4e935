"""Fractional places in a row of records."""

from collections.abc import Sequence
from typing import Any, Protocol

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record


class Placed(Protocol):
    """A record with a place."""

    @property
    def order(self) -> float: ...

    @property
    def id(self) -> str: ...


class InRow(Placed, Protocol):
    """A placed record of which others with another place can be made."""

    def changed(self, **fields: Any) -> Record: ...


def place_key(record: Placed) -> tuple[float, str]:
    """Sorts records by place; ties by id, so that the order never depends on chance."""
    return (record.order, record.id)


def order_between(before: Placed | None, after: Placed | None) -> float:
    """A place between two neighbours; None stands for an end of the row."""
    if before is None:
        return 0.0 if after is None else after.order - 1.0
    return before.order + 1.0 if after is None else (before.order + after.order) / 2


def has_room_between(before: Placed | None, after: Placed | None) -> bool:
    """Whether a fraction still fits between two neighbours."""
    if before is None or after is None:
        return True
    return before.order < order_between(before, after) < after.order


def order_at_end(row: Sequence[Placed]) -> float:
    """The place after the last of a row, which need not be sorted."""
    return max((record.order for record in row), default=-1.0) + 1.0


def order_at(draft: Draft, row: Sequence[InRow], place: int | None = None) -> float:
    """An order that puts a record at a place of a sorted row without it; None is the end.

    Where no fraction is left between two neighbours, the row gets whole numbers first.
    """
    at = len(row) if place is None else max(0, min(len(row), place))
    before = row[at - 1] if at else None
    after = row[at] if at < len(row) else None
    if has_room_between(before, after):
        return order_between(before, after)
    for number, record in enumerate(row):
        draft.put(record.changed(order=float(number)))
    return at - 0.5
