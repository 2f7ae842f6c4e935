"""The maps that hold records in memory; copied only when written after a snapshot."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from confluence_desktop.document.change import Change
from confluence_desktop.document.record import R, Record, by_kind

_Kind = type[Record]
_Table = dict[str, Record]
_Members = dict[str, None]
_Index = dict[Any, _Members]


class RecordStore:
    """Records by kind and id, with indexes over the fields that their kind names."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._tables: dict[_Kind, _Table] = {}
        self._indexes: dict[tuple[_Kind, str], _Index] = {}
        self._ours: set[_Kind] = set()  # no snapshot reads their maps, and their indexes are there
        self._owned: set[tuple[_Kind, str, Any]] = set()
        for record in records:
            self._tables.setdefault(type(record), {})[record.id] = record
        for kind, table in self._tables.items():
            self._index_all(kind, table)

    def __iter__(self) -> Iterator[Record]:
        for table in self._tables.values():
            yield from table.values()

    def __len__(self) -> int:
        return sum(len(table) for table in self._tables.values())

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        return cast("R | None", self._tables.get(kind, {}).get(record_id or ""))

    def table(self, kind: type[R]) -> Mapping[str, R]:
        """The records of a kind by id, as they are at this moment."""
        return cast("Mapping[str, R]", self._tables.get(kind, {}))

    def all(self, kind: type[R]) -> Iterable[R]:
        return cast("Iterable[R]", self._tables.get(kind, {}).values())

    def where(self, kind: type[R], **field: Any) -> list[R]:
        ((name, value),) = field.items()
        table = self._tables.get(kind, {})
        if name not in kind.indexed:
            return cast(
                "list[R]", [record for record in table.values() if getattr(record, name) == value]
            )
        ids = self._indexes.get((kind, name), {}).get(value, {})
        return cast("list[R]", [table[id_] for id_ in ids])

    def snapshot(self) -> "RecordStore":
        """A copy that stays as it is, at the price of copying a kind's map at its next change."""
        frozen = RecordStore()
        frozen._tables = dict(self._tables)
        frozen._indexes = dict(self._indexes)
        self._ours.clear()
        self._owned.clear()
        return frozen

    def apply(self, change: Change) -> None:
        """Take a change in. It must start from what the store holds."""
        for record in change.removed:
            self.remove(record)
        for kind, records in by_kind(change.after.values()).items():
            if len(records) > 1:
                self._put_all(kind, records)
            else:
                self.put(records[0])

    def put(self, record: Record) -> None:
        """Take a record in, or put it in the place of the one with its id."""
        kind, id_ = type(record), record.id
        table = self._tables[kind] if kind in self._ours else self._own(kind)
        old = table.get(id_)
        table[id_] = record
        for name in kind.indexed:
            now = getattr(record, name)
            if old is not None:
                was = getattr(old, name)
                if was == now:
                    continue
                self._members(kind, name, was).pop(id_, None)
            self._members(kind, name, now)[id_] = None

    def remove(self, record: Record) -> None:
        """Take the record with an id out; one that is not there is no error."""
        kind = type(record)
        old = self._own(kind).pop(record.id, None)
        if old is not None:
            for name in kind.indexed:
                self._members(kind, name, getattr(old, name)).pop(record.id, None)

    def _put_all(self, kind: _Kind, records: Iterable[Record]) -> None:
        """As `put`, for many of a kind: each index is gone through once."""
        table = self._own(kind)
        for name in kind.indexed:
            come: dict[Any, _Members] = {}
            for record in records:
                now, old = getattr(record, name), table.get(record.id)
                if old is not None:
                    was = getattr(old, name)
                    if was == now:
                        continue
                    self._members(kind, name, was).pop(record.id, None)
                come.setdefault(now, {})[record.id] = None
            for value, ids in come.items():
                self._members(kind, name, value).update(ids)
        table.update([(record.id, record) for record in records])

    def _members(self, kind: _Kind, name: str, value: Any) -> _Members:
        """The ids under a value, as a map of ours alone: a snapshot may still read the old one."""
        index = self._indexes[(kind, name)]
        if (kind, name, value) not in self._owned:
            index[value] = dict(index.get(value, {}))
            self._owned.add((kind, name, value))
        return index[value]

    def _own(self, kind: _Kind) -> _Table:
        if kind not in self._ours:
            self._tables[kind] = dict(self._tables.get(kind, {}))
            for name in kind.indexed:
                self._indexes[(kind, name)] = dict(self._indexes.get((kind, name), {}))
            self._ours.add(kind)
        return self._tables[kind]

    def _index_all(self, kind: _Kind, table: _Table) -> None:
        for name in kind.indexed:
            index = self._indexes[(kind, name)] = {}
            for id_, record in table.items():
                index.setdefault(getattr(record, name), {})[id_] = None
