"""The tables of a session file, made from the records (DEC-1), and the statements that write them.

Importing SQLModel takes half a second: only the writer's thread and whatever makes a file import
this module. Rows never leave `storage/`.
"""

from functools import cache
from types import new_class
from typing import Any, cast

from sqlalchemy import JSON, String, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.schema import CreateTable
from sqlmodel import Field, SQLModel, delete

from confluence_desktop.document.record import Record
from confluence_desktop.storage.rows import list_columns, text_columns
from confluence_desktop.workshop.kinds import RECORD_KINDS


class MetaRow(SQLModel, table=True):
    """What the file says of itself."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str


class JournalRow(SQLModel, table=True):
    """One entry of the history (DEC-10).

    Attributes:
        schema_version: The file's version when it was written; older ones pass upcasters when read.
        forward: What the records are after it, as JSON, by kind.
        inverse: What they were before it.
        check: A hash over the other columns.
    """

    __tablename__ = "journal"

    seq: int = Field(primary_key=True)
    at: str
    kind: str
    label: str
    target_seq: int | None
    merge_key: str | None
    schema_version: int
    forward: str
    inverse: str
    check: str


def _table_of(kind: type[Record]) -> Table:
    """The table of a record kind: a subclass with its key and the columns that need a type.

    Written out for a card it would read::

        class CardRow(SQLModel, Card, table=True):
            model_config = {"frozen": False}
            id: str = Field(primary_key=True)
            level: str = Field(sa_type=String)
    """
    body: dict[str, Any] = {
        "__module__": __name__,
        "__tablename__": kind.stored_as,
        "__annotations__": {"id": str},
        "model_config": {"frozen": False},
        "id": Field(primary_key=True),
    }
    for name, field in kind.model_fields.items():
        typ = JSON if name in list_columns(kind) else String if name in text_columns(kind) else None
        if typ is not None:
            body["__annotations__"][name] = field.annotation
            nullable = type(None) in getattr(field.annotation, "__args__", ())
            body[name] = Field(sa_type=typ, nullable=nullable)
    row = new_class(
        f"{kind.__name__}Row", (SQLModel, kind), {"table": True}, lambda names: names.update(body)
    )
    return cast("Table", vars(row)["__table__"])


TABLES: dict[str, Table] = {name: _table_of(kind) for name, kind in RECORD_KINDS.items()}
META: Table = SQLModel.metadata.tables["meta"]
JOURNAL: Table = SQLModel.metadata.tables["journal"]


def create_statements() -> list[str]:
    """The SQL that makes every table of a session file."""
    return [
        str(CreateTable(table).compile(dialect=sqlite.dialect()))
        for table in (META, JOURNAL, *TABLES.values())
    ]


@cache
def upsert_statement(table: Table) -> str:
    """The SQL that puts a row in, or over the one with its key."""
    statement = insert(table)
    key = [column.name for column in table.primary_key]
    statement = statement.on_conflict_do_update(
        index_elements=key,
        set_={
            column.name: statement.excluded[column.name]
            for column in table.columns
            if column.name not in key
        },
    )
    return str(statement.compile(dialect=sqlite.dialect()))


@cache
def delete_statement(table: Table) -> str:
    """The SQL that takes the row with a key out."""
    (key,) = table.primary_key
    return str(delete(table).where(key == "").compile(dialect=sqlite.dialect()))
