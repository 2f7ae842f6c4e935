"""A draft: changes that are thought of but not yet made."""

from collections.abc import Iterable, Iterator
from typing import Any

from confluence_desktop.document.change import Change
from confluence_desktop.document.record import R, Record, Records


class Draft:
    """Reads like the document with the draft's changes in it, and leaves the document as it is.

    Verbs write on drafts; `Document.commit` makes them true; a preview just draws them.
    """

    def __init__(self, source: Records) -> None:
        self._source = source
        self._written: dict[str, Record | None] = {}
        self._kinds: dict[str, type[Record]] = {}

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        if record_id in self._written:
            record = self._written[record_id]
            return record if isinstance(record, kind) else None
        return self._source.find(kind, record_id)

    def all(self, kind: type[R]) -> Iterator[R]:
        for record in self._source.all(kind):
            if record.id not in self._written:
                yield record
        yield from self._own(kind)

    def where(self, kind: type[R], **field: Any) -> list[R]:
        ((name, value),) = field.items()
        kept = [
            record for record in self._source.where(kind, **field) if record.id not in self._written
        ]
        return kept + [record for record in self._own(kind) if getattr(record, name) == value]

    def put(self, record: R) -> R:
        """Add a record, or replace the one with its id; returns it."""
        self._written[record.id] = record
        self._kinds[record.id] = type(record)
        return record

    def remove(self, record: Record) -> None:
        """Take a record out; one that is not there is no error: a cascade was faster."""
        self._written[record.id] = None
        self._kinds[record.id] = type(record)

    def change(self) -> Change:
        """What the draft alters, as against its source."""
        before: dict[str, Record] = {}
        for id_, kind in self._kinds.items():
            record = self._source.find(kind, id_)
            if record is not None:
                before[id_] = record
        after = {id_: record for id_, record in self._written.items() if record is not None}
        return Change.between(before, after)

    def _own(self, kind: type[R]) -> Iterable[R]:
        return [record for record in self._written.values() if isinstance(record, kind)]
