"""What each command does; `cli` parses the words and turns errors into exit statuses."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.errors import (
    AmbiguousError,
    FileDamagedError,
    FileError,
    RefusedError,
    SessionOpenElsewhereError,
)
from confluence_desktop.exchange.session_json import as_text, entry_as_json, session_as_json
from confluence_desktop.exchange.session_text import session_as_lines
from confluence_desktop.paths import SESSION_SUFFIX, library_dir
from confluence_desktop.storage.bin import Binned
from confluence_desktop.storage.entries import SessionEntry
from confluence_desktop.storage.library import Library
from confluence_desktop.storage.open_session import OpenSession
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.operations import boards_in_order
from confluence_desktop.workshop.session import PageSize
from confluence_desktop.workshop.templates import session_from_template

_FLUSH_S = 30.0
_PDF = ".pdf"
_CROSSING = "crossing"
_MAP = BoardKind.STRATEGY_MAP.value
_CATCH_22 = BoardKind.CATCH_22.value
_KIND_OF_PLACE = dict.fromkeys((_CROSSING, "left.1", "left.2", "right.1", "right.2"), _CATCH_22)
"""The board that a place belongs to when none is named; a level belongs to the map."""

_BEGINS_AT_FIRST = (BoardKind.REQUESTS, BoardKind.CONFLUENCE_PLAN)
"""Boards of one list, to which an entry is added unless another place is named."""

_ADD_LABEL = {
    BoardKind.STRATEGY_MAP: "Add card",
    BoardKind.CATCH_22: "Add entry",
    BoardKind.REQUESTS: "Add request",
    BoardKind.POLARITY: "Add entry",
    BoardKind.CONFLUENCE_PLAN: "Add round",
}


def new(arguments: argparse.Namespace) -> int:
    """Make a session from a template and print its id."""
    records = session_from_template(
        arguments.template,
        title=arguments.title,
        client=arguments.client,
        language=arguments.language,
        starts_on=_date(arguments.date) if arguments.date else datetime.now().astimezone().date(),
    )
    print(_library(arguments).create(records).id)
    return 0


def list_sessions(arguments: argparse.Namespace) -> int:
    """List the sessions, the open ones too."""
    entries = _library(arguments).entries()
    if arguments.json:
        print(as_text([entry_as_json(entry) for entry in entries]))
        return 0
    for entry in entries:
        day = entry.starts_on.isoformat() if entry.starts_on else "no date   "
        print("  ".join(part for part in (entry.id, day, entry.client, entry.title) if part))
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Show a session for reading, or as JSON."""
    library = _library(arguments)
    records = _read(library, library.find(arguments.session))
    if arguments.json:
        print(as_text(session_as_json(records)))
    else:
        print("\n".join(session_as_lines(records)))
    return 0


def add(arguments: argparse.Namespace) -> int:
    """Add an entry a line, or an outline as one edit; what is on disk is printed by its id."""
    if arguments.board is None and not arguments.outline and _place(arguments) is None:
        arguments.wrong_words("one of --level, --board or --outline is needed")
    library = _library(arguments)
    with closing(library.open(library.find(arguments.session))) as session:
        document = session.document
        board = _board_to_add_to(document, arguments)
        if arguments.under is not None:
            get(document, Card, arguments.under)
        board_type = BOARD_TYPES[board.type]
        destination = _destination(document, board, arguments)
        if arguments.outline:
            text = "\n".join(line for _, line in _typed_lines(keep_indents=True))
            with document.transaction("Add outline") as draft:
                added = board_type.paste(draft, board, destination, text)
            _say_saved(session, added, "The outline")
            return 0
        for number, text in _typed_lines():
            try:
                destination = _destination(document, board, arguments)
                with document.transaction(_ADD_LABEL[board.type]) as draft:
                    entry = board_type.add(draft, board, destination, text)
            except RefusedError as error:
                message = f"Line {number} was not added, the lines before it are saved: {error}"
                raise RefusedError(message) from error
            _say_saved(session, [entry], f"Line {number}")
    return 0


def import_file(arguments: argparse.Namespace) -> int:
    """Put a copy of a session file into the library and print its id."""
    print(_library(arguments).import_file(arguments.file).id)
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write a PDF or a session file."""
    library = _library(arguments)
    goal: Path = arguments.to.expanduser().absolute()
    suffix = goal.suffix.lower()
    if suffix not in {_PDF, SESSION_SUFFIX}:
        message = f"“{goal.name}” should end in .pdf or {SESSION_SUFFIX}; name the file so."
        raise RefusedError(message)
    if goal.parent.resolve() == library.folder.resolve():
        message = "A file can't be exported into the library itself; choose another folder."
        raise RefusedError(message)
    entry = library.find(arguments.session)
    if suffix == SESSION_SUFFIX:
        library.export_copy(entry, goal)
    else:
        _write_pdf(_read(library, entry), goal, arguments.page_size)
    print(goal)
    return 0


def verify(arguments: argparse.Namespace) -> int:
    """Check one session or all, and say what was looked at."""
    library = _library(arguments)
    damaged: list[SessionEntry] = []

    def look(entry: SessionEntry) -> str:
        report = library.verify(entry)
        damaged.extend(() if report.is_sound else [entry])
        return report.sentence

    passed_over = _for_each(library, arguments, look)
    if damaged:
        message = (
            f"{len(damaged)} damaged; «restore SESSION» brings back the newest good backup of one."
        )
        raise FileDamagedError(message)
    if passed_over is not None:
        raise passed_over
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """Make a verified backup of one session or of all, and print where."""
    library = _library(arguments)
    passed_over = _for_each(library, arguments, lambda entry: str(library.backup(entry).path))
    if passed_over is not None:
        raise passed_over
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Bring a session back from the bin, or to what a backup holds."""
    library = _library(arguments)
    wanted = arguments.session
    binned = [one for one in library.binned() if wanted in {one.id, one.title, one.path.name}]
    if binned and arguments.backup is None:
        _refuse_two_of_a_name(library, binned[0], wanted)
        print(library.restore_from_bin(binned[0]).id)
        return 0
    entry = library.find(arguments.session)
    print(library.restore(entry, arguments.backup).id)
    return 0


def _refuse_two_of_a_name(library: Library, binned: Binned, wanted: str) -> None:
    """Ask which one is meant, where one in the library goes by the same name.

    Raises:
        AmbiguousError: There is one; the sentence says by what each is told from the other.
    """
    folded = wanted.casefold()
    for entry in library.entries():
        if wanted in (entry.id, entry.path.name) or entry.title.casefold() == folded:
            here, there = entry.id, binned.id
            if here == there:
                here, there = entry.path.name, binned.path.name
            message = (
                f"“{wanted}” is in the library and in the bin; name the one in the library by"
                f" “{here}”, or the one in the bin by “{there}”."
            )
            raise AmbiguousError(message)


def _read(library: Library, entry: SessionEntry) -> Records:
    return library.read(entry)


def _library(arguments: argparse.Namespace) -> Library:
    return Library(library_dir(arguments.library))


def _for_each(
    library: Library, arguments: argparse.Namespace, act: Callable[[SessionEntry], str]
) -> FileError | None:
    """Print what comes of each session that is meant; one that can't be read stops no other.

    Returns:
        What is to be said in the end of those that were passed over.
    """
    if arguments.session:
        print(act(library.find(arguments.session)))
        return None
    problems: list[FileError] = []
    for entry in library.entries():
        try:
            print(act(entry))
        except FileError as error:
            problems.append(error)
    if not problems:
        return None
    are_open = all(isinstance(one, SessionOpenElsewhereError) for one in problems)
    kind = SessionOpenElsewhereError if are_open else FileError
    said = " ".join(map(str, problems))
    return kind(f"{len(problems)} of the sessions could not be read, the others were: {said}")


def _date(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        message = f"“{typed}” is no date; write it as 2026-11-22."
        raise RefusedError(message) from error


def _say_saved(session: OpenSession, entries: Iterable[Record], name: str) -> None:
    if not session.flush(_FLUSH_S):
        message = f"{name} could not be saved: {session.state.sentence}"
        raise FileError(message)
    for entry in entries:
        print(f"saved {entry.id}", flush=True)


def _board_to_add_to(records: Records, arguments: argparse.Namespace) -> Board:
    """The board of that id, or the first one of that kind; the strategy map if none is named."""
    wanted = arguments.board or _KIND_OF_PLACE.get(_place(arguments) or "", _MAP)
    boards = boards_in_order(records)
    for board in boards:
        if wanted == board.id or wanted.replace("-", "_") == board.type.value:
            return board
    there = ", ".join(f"{board.type.value.replace('_', '-')} ({board.id})" for board in boards)
    message = f"This session has no board “{wanted}” to add to; it has {there or 'none at all'}."
    raise RefusedError(message)


def _place(arguments: argparse.Namespace) -> str | None:
    """The key of the place that was named."""
    if arguments.crossing:
        return _CROSSING
    named: str | None = arguments.level or arguments.arrow or arguments.place
    return named


def _destination(records: Records, board: Board, arguments: argparse.Namespace) -> Destination:
    """Where on a board is added now: the place that was named, else where its entries begin."""
    offered = BOARD_TYPES[board.type].destinations(board, records)
    places = [place for place in offered if not place.refuses]
    wanted = _place(arguments)
    if wanted is None and arguments.outline and board.type is BoardKind.STRATEGY_MAP:
        wanted = Level.MISSION.value
    if wanted is None and board.type in _BEGINS_AT_FIRST:
        wanted = places[0].key
    for place in places:
        if place.key == wanted:
            return replace(place, under_id=arguments.under) if arguments.under else place
    known = ", ".join(place.key for place in places)
    said = "Say where to add" if wanted is None else f"There is no place “{wanted}” to add to"
    message = f"{said} on the board “{board.title}”; choose one of: {known}."
    raise RefusedError(message)


def _typed_lines(*, keep_indents: bool = False) -> Iterator[tuple[int, str]]:
    """Lines of standard input with their numbers, as they come; empty ones are passed over."""
    for number, raw in enumerate(iter(sys.stdin.buffer.readline, b""), start=1):
        try:
            text = raw.decode("utf-8", "surrogatepass").removeprefix("\ufeff").rstrip()
        except UnicodeDecodeError as error:
            saved = "nothing was added" if keep_indents else "the lines before it are saved"
            message = f"Line {number} is not UTF-8 text; {saved}."
            raise RefusedError(message) from error
        if text.strip():
            yield number, text if keep_indents else text.strip()


def _write_pdf(records: Records, goal: Path, page_size: str | None) -> None:
    from PySide6.QtGui import QGuiApplication

    from confluence_desktop.report.attendee import write_summary
    from confluence_desktop.report.unprintable import unprintable

    if named := unprintable(records):
        print(named, file=sys.stderr, flush=True)
    if QGuiApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication.instance() or QGuiApplication([])
    write_summary(records, goal, page_size=PageSize(page_size) if page_size else None)
    del application  # it had to live until the text was laid out
