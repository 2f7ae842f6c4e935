"""A change: what some records were, and what they are now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from confluence_desktop.document.record import Record, Scope


@dataclass(frozen=True, slots=True)
class Change:
    """Records by id, before and after.

    An id only in `after` was added, one only in `before` was removed, one in both was altered.
    """

    before: Mapping[str, Record] = field(default_factory=dict)
    after: Mapping[str, Record] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all records that it touches."""
        return frozenset(self.before) | frozenset(self.after)

    @property
    def is_empty(self) -> bool:
        return not self.before and not self.after

    @property
    def removed(self) -> Iterable[Record]:
        return (record for id_, record in self.before.items() if id_ not in self.after)

    @property
    def added(self) -> Iterable[Record]:
        return (record for id_, record in self.after.items() if id_ not in self.before)

    def touches(self, *kinds: type[Record]) -> bool:
        """Whether any record of these kinds is added, altered or removed."""
        return any(
            isinstance(record, kinds)
            for side in (self.before, self.after)
            for record in side.values()
        )

    def inverse(self) -> "Change":
        """The change that takes this one back (LAW-5)."""
        return Change(self.after, self.before)

    def then(self, later: "Change") -> "Change":
        """This change and a later one as one (LAW-5); what came and went leaves no trace."""
        before = {**later.before, **self.before}
        for id_ in self.after:
            if id_ not in self.before:
                before.pop(id_, None)
        after = {**self.after, **later.after}
        for id_ in later.before:
            if id_ not in later.after:
                after.pop(id_, None)
        return Change.between(before, after)

    def within(self, scope: Scope) -> "Change":
        """The part of the change that concerns records of one scope."""
        return Change(
            {id_: record for id_, record in self.before.items() if record.scope is scope},
            {id_: record for id_, record in self.after.items() if record.scope is scope},
        )

    @classmethod
    def between(cls, before: Mapping[str, Record], after: Mapping[str, Record]) -> "Change":
        """The change from one set of records to another; equal records are left out."""
        same = {id_ for id_, record in before.items() if after.get(id_) == record}
        return cls(
            {id_: record for id_, record in before.items() if id_ not in same},
            {id_: record for id_, record in after.items() if id_ not in same},
        )
