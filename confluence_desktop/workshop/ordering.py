"""Fractional places in a row of records."""

from collections.abc import Collection, Sequence
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


def bring_together(
    draft: Draft, moved: Sequence[InRow], others: Sequence[InRow], place: int, /, **fields: object
) -> None:
    """Bring records side by side, in this order, to a place of a sorted row.

    Args:
        draft: Where they are put.
        moved: The records.
        others: The row without them.
        place: Counted from 0 among the others; past the end is the end.
        fields: What else becomes of them, such as the board that the row is on.
    """
    row: list[Any] = list(others)
    start = max(0, min(len(row), place))
    for at, record in enumerate(moved, start):
        order = order_at(draft, row, at)
        row = [draft.find(type(one), one.id) for one in row]  # they may have new numbers
        row.insert(at, draft.put(record.changed(**fields, order=order)))


def shifts(ids: Sequence[str], chosen: Collection[str], by: int) -> list[tuple[str, int]]:
    """How to move some of a row one place on (1) or back (−1): whom to which place, in turn.

    What stands at the end already stays there, and what is chosen behind it as well.
    """
    row, found = [*ids], []
    moved = [id_ for id_ in ids if id_ in chosen]
    for id_ in reversed(moved) if by > 0 else moved:
        goal = row.index(id_) + by
        if 0 <= goal < len(row) and row[goal] not in chosen:
            row.insert(goal, row.pop(row.index(id_)))
            found.append((id_, goal))
    return found
