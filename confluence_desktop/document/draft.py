"""A draft: changes that are thought of but not yet made."""

from collections.abc import Iterator
from typing import Any

from confluence_desktop.document.change import Change
from confluence_desktop.document.record import R, Record, Records
from confluence_desktop.document.store import RecordStore


class Draft:
    """Reads like the document with the draft's changes in it, and leaves the document as it is.

    Verbs write on drafts; `Document.commit` makes them true; a preview just draws them.
    """

    def __init__(self, source: Records) -> None:
        self._source = source
        self._own = RecordStore()
        self._touched: dict[type[Record], dict[str, None]] = {}
        self._writes = 0

    @property
    def writes(self) -> int:
        """How often something was put or removed; while it stays, so does `change`."""
        return self._writes

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        if record_id in self._touched.get(kind, {}):
            return self._own.find(kind, record_id)
        return self._source.find(kind, record_id)

    def all(self, kind: type[R]) -> Iterator[R]:
        touched = self._touched.get(kind, {})
        for record in self._source.all(kind):
            if record.id not in touched:
                yield record
        yield from list(self._own.all(kind))

    def where(self, kind: type[R], **field: Any) -> list[R]:
        touched = self._touched.get(kind, {})
        kept = [r for r in self._source.where(kind, **field) if r.id not in touched]
        return kept + self._own.where(kind, **field)

    def put(self, record: R) -> R:
        """Add a record, or replace the one with its id; returns it."""
        self._writes += 1
        self._touched.setdefault(type(record), {})[record.id] = None
        self._own.put(record)
        return record

    def remove(self, record: Record) -> None:
        """Take a record out; one that is not there is no error: a cascade was faster."""
        self._writes += 1
        self._touched.setdefault(type(record), {})[record.id] = None
        self._own.remove(record)

    def change(self) -> Change:
        """What the draft alters, as against its source."""
        before: dict[str, Record] = {}
        after: dict[str, Record] = {}
        find = self._source.find
        for kind, ids in self._touched.items():
            own = self._own.table(kind)
            for id_ in ids:
                was, now = find(kind, id_), own.get(id_)
                if was is not None:
                    before[id_] = was
                if now is not None:
                    after[id_] = now
        return Change.between(before, after)
