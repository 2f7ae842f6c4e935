"""An edit: how long it holds the interface up, and how long until it is on disk."""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSize

from confluence_desktop.boards.strategy_map.operations import set_text
from confluence_desktop.storage.library import Library
from confluence_desktop.storage.open_session import OpenSession
from tests.benchmarks.measuring import Row, Spread, each_time
from tests.gallery.pictures import an_appearance, settle
from tests.gallery.session_window import a_page
from tests.gallery.sessions import filled, map_cards, map_only
from tests.gallery.texts import ENGLISH


def commits(scale: float = 1.0) -> Iterator[Row]:
    """A changed text with the session's window open: rules, memory, listeners, repaint queued."""
    edits = max(5, round(60 * scale))
    for cards, target in ((1_000, "p95 ≤ 2 ms"), (10_000, "p95 ≤ 4 ms")):
        count = max(10, round(cards * min(1.0, scale)))
        records = filled(ENGLISH, cards=count)
        with (
            an_appearance("light") as (appearance, kept),
            a_page(records, "map", appearance, kept, QSize(1920, 1080)) as page,
        ):
            values = []
            for number in range(edits + 3):
                start = time.perf_counter()
                with page.document.transaction("Edit card") as draft:
                    set_text(draft, f"card_{count // 2:05}", "text", f"Another wording {number}")
                values.append((time.perf_counter() - start) * 1000)
                settle()
            yield Row(
                f"commit in the interface, {count:,} cards", Spread(tuple(values[3:])), None, target
            )


def writes(scale: float = 1.0) -> Iterator[Row]:
    """One edit until it is on disk, and 10,000 new cards at once."""
    edits = max(5, round(150 * scale))
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        folder = Path(name)
        raw, plain = _raw(folder / "raw.db"), _raw(folder / "plain.db")
        session = _open(folder, max(10, round(1_000 * min(1.0, scale))))
        rows = _sizes_of_journal(session)
        steps: list[Callable[[], object]] = [lambda: _edit(session), lambda: raw(rows)]
        both = each_time(steps * (edits + 5)).values[10:]
        yield Row("an edit, on disk", Spread(both[::2]), Spread(both[1::2]), "≤ 4")
        count = max(10, round(10_000 * min(1.0, scale)))
        sizes = [len(card.model_dump_json()) for card in map_cards(count, ENGLISH.cards)][:count]
        ours: list[float] = []
        limit: list[float] = []
        for turn in range(7):
            ours.append(_many(session, count, turn))
            limit += each_time([lambda: plain([*sizes, sum(sizes)])]).values  # and the journal
        yield Row(f"{count:,} new cards, on disk", Spread(tuple(ours)), Spread(tuple(limit)), "≤ 4")
        session.close()


def _open(folder: Path, cards: int) -> OpenSession:
    library = Library(folder / "library")
    session = library.open(library.create(map_only(cards)))
    for _ in range(3):  # the writer imports its libraries, and makes its first rows
        _edit(session)
    return session


_edits = iter(range(1_000_000))


def _edit(session: OpenSession) -> None:
    with session.document.transaction("Edit card") as draft:
        set_text(draft, "card_00005", "text", f"Another wording {next(_edits)}")
    session.flush()


def _many(session: OpenSession, count: int, turn: int) -> float:
    """Milliseconds of the commit, rules included, until it is on disk; making the records is not
    counted.
    """
    records = [
        record.changed(id=f"{record.id}_{turn}")
        for record in map_cards(count, ENGLISH.cards)
        if record.stored_as == "card"
    ]
    with session.document.transaction("Paste") as draft:
        for record in records:
            draft.put(record)
        start = time.perf_counter()
    session.flush(60.0)
    return (time.perf_counter() - start) * 1000


def _sizes_of_journal(session: OpenSession) -> list[int]:
    """How many letters one edit writes: the row, and its journal entry there and back."""
    card = session.document.snapshot()
    size = max(len(record.model_dump_json()) for record in card)
    return [size, 2 * size]


def _raw(path: Path) -> Callable[[list[int]], None]:
    """Rows of so many letters, written by sqlite3 alone in one transaction (WAL, FULL)."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchone()
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")

    def write(sizes: list[int]) -> None:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO row (text) VALUES (?)", [("x" * size,) for size in sizes]
        )
        connection.execute("COMMIT")

    return write
