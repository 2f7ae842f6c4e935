"""Records as rows of a table and back, without any SQL library."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticUndefined

from confluence_desktop.document.record import Record, by_kind
from confluence_desktop.errors import FileDamagedError
from confluence_desktop.spoken import say

Value = str | int | float | None
Row = tuple[Value, ...]

HASH_RANGE = 1 << 64

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@cache
def column_names(kind: type[Record]) -> tuple[str, ...]:
    """The columns of a kind's table: its fields, in their order."""
    return tuple(kind.model_fields)


@cache
def list_columns(kind: type[Record]) -> frozenset[str]:
    """The columns that hold a tuple, as JSON."""
    return frozenset(
        name for name, field in kind.model_fields.items() if _is_a(field.annotation, tuple)
    )


@cache
def text_columns(kind: type[Record]) -> frozenset[str]:
    """The columns whose values are written as text: choices, dates and times."""
    return frozenset(
        name
        for name, field in kind.model_fields.items()
        if any(_is_a(field.annotation, typ) for typ in (Enum, date, datetime))
    )


def json_of(records: Iterable[Record]) -> str:
    """Records as JSON: by kind, a list of their fields, without those that hold what is usual.

    That leaves a third of a map's history, which is written and read in half the time.
    """
    lists = (
        b'"%b":%b'
        % (kind.stored_as.encode(), _adapter(kind).dump_json(some, exclude_defaults=True))
        for kind, some in by_kind(records).items()
    )
    return (b"{%b}" % b",".join(lists)).decode()


def rows_of(kind: type[Record], records: Iterable[Record]) -> list[Row]:
    """Records of a kind as the values of its table's columns, in their order; the id is first."""
    turned = _turned_columns(kind)
    rows: list[Row] = []
    for record in records:
        row = list(record.__dict__.values())
        for place, turn in turned:
            if (value := row[place]) is not None:
                row[place] = turn(value)
        rows.append(tuple(row))
    return rows


def row_hash(stored_as: str, row: Sequence[Value]) -> int:
    """A number that another row would hardly have; the sum over all rows stands in the file."""
    return hash_sum(stored_as, (row,))


def hash_sum(stored_as: str, rows: Iterable[Sequence[Value]]) -> int:
    """The sum of the hashes of rows."""
    total, digest_of, number = 0, hashlib.blake2b, int.from_bytes
    for row in rows:
        # the quickest text that no Python version alters: that of the tuple of both
        text = f"({stored_as!a}, {tuple(row)!a})"
        total += number(digest_of(text.encode(), digest_size=8).digest())
    return total % HASH_RANGE


def text_hash(*parts: Value) -> str:
    """A short hash of some values together, in hexadecimal digits."""
    return hashlib.blake2b(ascii(parts).encode(), digest_size=8).hexdigest()


@cache
def _adapter(kind: type[Record]) -> TypeAdapter[list[Record]]:
    return TypeAdapter(list[kind])  # type: ignore[valid-type]  # the kind is known only when it runs


def records_from(kind: type[Record], fields: list[dict[str, Any]]) -> list[Record]:
    """Checked records from their fields.

    Raises:
        FileDamagedError: A field does not hold what it must.
    """
    try:
        return _adapter(kind).validate_python(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or say("files.a_record")
        message = say("files.impossible_value").format(
            record=kind.stored_as.replace("_", " "), where=where
        )
        raise FileDamagedError(message) from error


def records_from_rows(
    kind: type[Record], rows: Iterable[Sequence[Value]], names: Sequence[str] | None = None
) -> list[Record]:
    """Checked records from the rows of their table; fields that are not named are as usual.

    Raises:
        FileDamagedError: A value does not hold what it must.
    """
    held = [*rows]
    if not held:
        return []
    names = names or column_names(kind)
    usual, count = _usual_values(kind), len(held)
    # A column that says nothing new in any row is left to its field: most are like that in most
    # files, and checking nothing takes a third of the time in which a large map is read.
    kept = {
        name: column
        for name, column in zip(names, zip(*held, strict=True), strict=True)
        if name not in usual or column.count(usual[name]) < count
    }
    fields: list[dict[str, Any]] = [
        dict(zip(kept, row, strict=True)) for row in zip(*kept.values(), strict=True)
    ]
    for name in list_columns(kind).intersection(kept):
        for one in fields:
            one[name] = _list_from(one[name])
    return records_from(kind, fields)


@cache
def _usual_values(kind: type[Record]) -> dict[str, Value]:
    """What the columns hold whose fields were never given anything."""
    turn = {column_names(kind)[place]: turned for place, turned in _turned_columns(kind)}
    return {
        name: turn[name](field.default)
        if name in turn and field.default is not None
        else field.default
        for name, field in kind.model_fields.items()
        if field.default is not PydanticUndefined and field.default_factory is None
    }


def _list_from(value: object) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value  # the field then refuses it, with its name


@cache
def _turned_columns(kind: type[Record]) -> tuple[tuple[int, Callable[[Any], Value]], ...]:
    """The places of columns whose values SQLite can't take as they are, and what makes them so."""
    turned: list[tuple[int, Callable[[Any], Value]]] = []
    for place, (name, field) in enumerate(kind.model_fields.items()):
        if _is_a(field.annotation, Enum):
            turned.append((place, _value_of))
        elif name in text_columns(kind):
            turned.append((place, _as_iso))
        elif name in list_columns(kind):
            turned.append((place, _encode))
        elif _is_a(field.annotation, bool):
            turned.append((place, int))
        elif _is_a(field.annotation, float):
            turned.append((place, _without_minus_zero))
    return tuple(turned)


_value_of: Callable[[Any], str] = attrgetter("_value_")
"""Of an enum's member; four times as quick as its `value`, and every row has some."""


def _as_iso(value: date) -> str:
    return value.isoformat()


def _without_minus_zero(value: float) -> float:
    """SQLite keeps no minus before a zero, and hashes are of what it keeps."""
    return value + 0.0


def _is_a(annotation: Any, wanted: type) -> bool:
    """Whether a field's type is, or may be (as in ``date | None``), a kind of `wanted`."""
    origin = get_origin(annotation) or annotation
    if isinstance(origin, type) and issubclass(origin, wanted):
        return True
    if origin is tuple:
        return False
    return any(_is_a(part, wanted) for part in get_args(annotation))
