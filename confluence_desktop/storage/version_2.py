"""Version 2: clusters, findings, requests, the guided exercise, votes and the plan."""

import sqlite3

_TABLES = """
CREATE TABLE cluster (id VARCHAR NOT NULL, board_id VARCHAR NOT NULL, name VARCHAR(200) NOT NULL,
    collapsed BOOLEAN NOT NULL, card_ids JSON NOT NULL, "order" FLOAT NOT NULL, PRIMARY KEY (id));
CREATE TABLE acceptance (id VARCHAR NOT NULL, board_id VARCHAR NOT NULL, "check" VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL, reason VARCHAR(10000) NOT NULL, PRIMARY KEY (id));
CREATE TABLE check_number (id VARCHAR NOT NULL, name VARCHAR(200) NOT NULL, value FLOAT NOT NULL,
    PRIMARY KEY (id));
CREATE TABLE request (id VARCHAR NOT NULL, board_id VARCHAR NOT NULL, text VARCHAR(10000) NOT
    NULL, "order" FLOAT NOT NULL, tool VARCHAR(200) NOT NULL, capability VARCHAR(10000) NOT NULL,
    with_whom VARCHAR(200) NOT NULL, purpose VARCHAR(10000) NOT NULL, from_tool BOOLEAN, done_to
    BOOLEAN, question VARCHAR, question_drafted VARCHAR, capability_card_id VARCHAR, tool_card_id
    VARCHAR, parked BOOLEAN NOT NULL, PRIMARY KEY (id));
CREATE TABLE stuck_line (id VARCHAR NOT NULL, board_id VARCHAR NOT NULL, text VARCHAR(10000) NOT
    NULL, covered BOOLEAN NOT NULL, parked BOOLEAN NOT NULL, "order" FLOAT NOT NULL, PRIMARY KEY
    (id));
CREATE TABLE stuck_pair (id VARCHAR NOT NULL, board_id VARCHAR NOT NULL, line_ids JSON NOT NULL,
    sorting VARCHAR, outcome_id VARCHAR, "order" FLOAT NOT NULL, PRIMARY KEY (id));
CREATE TABLE objection (id VARCHAR NOT NULL, step_id VARCHAR NOT NULL, text VARCHAR(10000) NOT
    NULL, answer VARCHAR(10000) NOT NULL, accepted_by VARCHAR(200) NOT NULL, "order" FLOAT NOT
    NULL, PRIMARY KEY (id));
CREATE TABLE stage_left (id VARCHAR NOT NULL, board_id VARCHAR NOT NULL, stage INTEGER NOT NULL,
    missing JSON NOT NULL, PRIMARY KEY (id));
CREATE TABLE polarity_entry (id VARCHAR NOT NULL, board_id VARCHAR NOT NULL, place VARCHAR NOT
    NULL, text VARCHAR(10000) NOT NULL, "order" FLOAT NOT NULL, PRIMARY KEY (id));
CREATE TABLE round (id VARCHAR NOT NULL, board_id VARCHAR NOT NULL, text VARCHAR(10000) NOT NULL,
    "order" FLOAT NOT NULL, step_id VARCHAR, act VARCHAR(10000) NOT NULL, tool VARCHAR(200) NOT
    NULL, owner VARCHAR(200) NOT NULL, other VARCHAR(200) NOT NULL, starts_on VARCHAR, due
    VARCHAR, done_when VARCHAR(10000) NOT NULL, tells_outcome BOOLEAN NOT NULL, signal
    VARCHAR(10000) NOT NULL, learn_together VARCHAR(10000) NOT NULL, learn_tools VARCHAR(10000)
    NOT NULL, serves JSON NOT NULL, requires JSON NOT NULL, state VARCHAR NOT NULL, happened
    VARCHAR(10000) NOT NULL, learned VARCHAR(10000) NOT NULL, PRIMARY KEY (id));
CREATE TABLE poll (id VARCHAR NOT NULL, board_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, purpose
    VARCHAR(200) NOT NULL, item_ids JSON NOT NULL, is_revealed BOOLEAN NOT NULL, tally JSON NOT
    NULL, spread JSON NOT NULL, PRIMARY KEY (id));
CREATE TABLE ballot (id VARCHAR NOT NULL, poll_id VARCHAR NOT NULL, choices JSON NOT NULL, "order"
    FLOAT NOT NULL, PRIMARY KEY (id));
"""

_COLUMNS = (
    ("board", "loops_share", "VARCHAR(10000) NOT NULL DEFAULT ''"),
    ("board", "fear", "VARCHAR(10000) NOT NULL DEFAULT ''"),
    ("board", "agreement_rule", "VARCHAR(10000) NOT NULL DEFAULT ''"),
    ("board", "moves_dealt", "JSON NOT NULL DEFAULT '[]'"),
    ("board", "is_short", "BOOLEAN NOT NULL DEFAULT 0"),
    ("card", "asked_for", "BOOLEAN NOT NULL DEFAULT 0"),
    ("card", "names_action", "BOOLEAN NOT NULL DEFAULT 0"),
    ("card", "names_offering", "BOOLEAN NOT NULL DEFAULT 0"),
    ("card", "names_for_whom", "BOOLEAN NOT NULL DEFAULT 0"),
    ("card", "tells_outcome", "BOOLEAN NOT NULL DEFAULT 0"),
    ("loop", "x_card_id", "VARCHAR"),
    ("loop", "y_card_id", "VARCHAR"),
    ("step", "state", "VARCHAR NOT NULL DEFAULT 'candidate'"),
    ("step", "move", "VARCHAR"),
    ("step", "touches", "JSON NOT NULL DEFAULT '[]'"),
    ("step", "needs_nothing_new", "BOOLEAN"),
    ("step", "can_be_undone", "BOOLEAN"),
    ("step", "is_observable", "BOOLEAN"),
    ("step", "signal_on", "VARCHAR"),
    ("step", "warning", "VARCHAR(10000) NOT NULL DEFAULT ''"),
    ("step", "ends_on", "VARCHAR"),
    ("step", "review_on", "VARCHAR"),
    ("step", "decision_id", "VARCHAR"),
    ("decision", "agreement", "JSON NOT NULL DEFAULT '[]'"),
    ("decision", "step_id", "VARCHAR"),
    ("parked_item", "about", "JSON NOT NULL DEFAULT '[]'"),
    ("parked_item", "finding", "VARCHAR NOT NULL DEFAULT ''"),
    ("room", "stage", "INTEGER"),
    ("room", "asked", "VARCHAR(10000) NOT NULL DEFAULT ''"),
    ("room", "asked_ids", "JSON NOT NULL DEFAULT '[]'"),
    ("room", "stage_board_id", "VARCHAR"),
)


def to_version_2(connection: sqlite3.Connection) -> None:
    """Add the tables and columns that version 1 lacks; every old record gets the usual values."""
    for statement in _statements():
        connection.execute(statement)
    for table, column, definition in _COLUMNS:
        connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {definition}')


def added_in_version_2() -> dict[str, tuple[str, ...]]:
    """The columns of the new tables, and the new ones of the old tables."""
    added: dict[str, tuple[str, ...]] = {}
    fresh = sqlite3.connect(":memory:")
    for statement in _statements():
        fresh.execute(statement)
    for (table,) in fresh.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        rows = fresh.execute(f'PRAGMA table_info("{table}")')
        added[table] = tuple(row[1] for row in rows)
    fresh.close()
    for table, column, _ in _COLUMNS:
        added[table] = (*added.get(table, ()), column)
    return added


def _statements() -> list[str]:
    return _TABLES.strip().removesuffix(";").split(";")
