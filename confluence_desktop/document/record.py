"""Records: the frozen facts a document holds, and how they are read."""

import secrets
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, ClassVar, Protocol, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.spoken import say, spoken


class Scope(StrEnum):
    """What becomes of a record: *document* is kept and undoable, *room* is kept, not undone."""

    DOCUMENT = "document"
    ROOM = "room"


class _Chance:
    """Sixteen random hexadecimal digits at a time; the system is asked for many together.

    Asking it for each would take as long as all else that a pasted card needs.
    """

    _AT_ONCE, _DIGITS = 256, 16

    def __init__(self) -> None:
        self._left: list[str] = []

    def take(self) -> str:
        try:
            return self._left.pop()
        except IndexError:
            drawn = secrets.token_hex(self._AT_ONCE * self._DIGITS // 2)
            places = range(0, len(drawn), self._DIGITS)
            fresh = [drawn[place : place + self._DIGITS] for place in places]
            first = fresh.pop()
            self._left += fresh
            return first


_chance = _Chance()


def new_id(kind: str) -> str:
    """A fresh id that says what it names, such as ``card_5f0c9d…``."""
    return f"{kind}_{_chance.take()}"


class Record(BaseModel):
    """A fact with an id. It never changes (LAW-1): a change is a new record with the same id.

    Attributes:
        stored_as: The stored name of the kind; never renamed, as files hold it.
        scope: Whether undo reaches it.
        indexed: Names of fields by which `Records.where` finds records without a walk over all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    stored_as: ClassVar[str]
    scope: ClassVar[Scope] = Scope.DOCUMENT
    indexed: ClassVar[tuple[str, ...]] = ()

    id: str

    @classmethod
    def new(cls, **fields: Any) -> Self:
        """A checked record with a fresh id.

        Raises:
            RefusedError: A field does not hold what it must; says which and why.
        """
        return cls.checked({"id": new_id(cls.stored_as), **fields})

    @classmethod
    def checked(cls, fields: dict[str, Any]) -> Self:
        """A record from all its fields, with a plain sentence where they are wrong."""
        try:
            return cls(**fields)
        except ValidationError as error:
            raise RefusedError(_in_plain_words(cls.stored_as, error)) from error

    def changed(self, **fields: Any) -> Self:
        """A record with the same id and other values, checked like a new one."""
        return self.checked({**self.__dict__, **fields})


R = TypeVar("R", bound=Record)


class Records(Protocol):
    """What records are read from: a document, a draft, a snapshot, what an audience sees."""

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        """The record of this kind and id, or None."""
        ...

    def all(self, kind: type[R]) -> Iterable[R]:
        """Every record of a kind, in no order that may be relied on."""
        ...

    def where(self, kind: type[R], **field: Any) -> list[R]:
        """The records of a kind whose field equals a value; exactly one field is named."""
        ...


def get(records: Records, kind: type[R], record_id: str) -> R:
    """The record of this kind and id.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    record = records.find(kind, record_id)
    if record is None:
        message = say("refused.record_gone").format(record=_thing(kind.stored_as))
        raise RecordMissingError(message)
    return record


def by_kind(records: Iterable[Record]) -> dict[type[Record], list[Record]]:
    """Records of one kind together: what is done to a thousand of them is then prepared once."""
    found: dict[type[Record], list[Record]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record)
    return found


def _in_plain_words(kind: str, error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "it"
    said = {"field": where.replace("_", " "), "record": _thing(kind)}
    if first["type"] == "string_too_long":
        return say("refused.too_long").format(most=first["ctx"]["max_length"], **said)
    return say("refused.cant_be_taken").format(why=first["msg"].lower(), **said)


def _thing(kind: str) -> str:
    """What one record of a kind is called; of one that nobody names, by its own name."""
    known = kind in spoken("phrases")["kinds"]
    return say(f"phrases.kinds.{kind}.one") if known else kind.replace("_", " ")
