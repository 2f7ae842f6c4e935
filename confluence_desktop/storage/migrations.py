"""Numbered steps from one version of the tables to the next."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from confluence_desktop.storage.backups import back_up
from confluence_desktop.storage.batch import read_facts, transaction, write_facts
from confluence_desktop.storage.connection import FILE_VERSION
from confluence_desktop.storage.loading import read_records
from confluence_desktop.storage.rows import column_names
from confluence_desktop.storage.version_2 import added_in_version_2, to_version_2
from confluence_desktop.workshop.kinds import RECORD_KINDS

Step = Callable[[sqlite3.Connection], None]
"""Alters tables and rows, inside a transaction of the caller's; leaves the journal alone."""

STEPS: Mapping[int, Step] = {2: to_version_2}
"""By the version that each one leads to; version 1 is the first."""

ADDED: Mapping[int, Mapping[str, tuple[str, ...]]] = {2: added_in_version_2()}
"""The columns that each version added, by table."""


def columns_of_version(version: int) -> dict[str, tuple[str, ...]]:
    """The tables of the records as a version had them, with their columns."""
    later: dict[str, set[str]] = {}
    for number in range(version + 1, FILE_VERSION + 1):
        for table, columns in ADDED[number].items():
            later.setdefault(table, set()).update(columns)
    found = {
        name: tuple(one for one in column_names(kind) if one not in later.get(name, ()))
        for name, kind in RECORD_KINDS.items()
    }
    return {name: columns for name, columns in found.items() if columns}


def migrate(
    connection: sqlite3.Connection,
    backups_dir: Path,
    *,
    steps: Mapping[int, Step] = STEPS,
    newest: int = FILE_VERSION,
) -> int:
    """Bring a file to the newest version, after a verified backup; all steps or none.

    Returns:
        The version it had.

    Raises:
        FileError: The backup could not be made; the file is as it was.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version >= newest:
        return int(version)
    back_up(connection, backups_dir, "before-update")
    with transaction(connection):
        for number in range(version + 1, newest + 1):
            steps[number](connection)
        records, total = read_records(connection)
        facts = replace(read_facts(connection), rows=len(records), hash_sum=total)
        write_facts(connection, facts)
        connection.execute(f"PRAGMA user_version={newest}")
    return int(version)
