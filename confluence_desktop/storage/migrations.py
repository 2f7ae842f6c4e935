"""Numbered steps from one version of the tables to the next."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from confluence_desktop.storage.backups import back_up
from confluence_desktop.storage.batch import read_facts, transaction, write_facts
from confluence_desktop.storage.connection import FILE_VERSION
from confluence_desktop.storage.loading import read_records

Step = Callable[[sqlite3.Connection], None]
"""Alters tables and rows, inside a transaction of the caller's; leaves the journal alone."""

STEPS: Mapping[int, Step] = {}
"""By the version that each one leads to. Version 1 is the first, so there is none yet."""


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
