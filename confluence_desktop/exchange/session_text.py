"""A session as plain lines, for reading in a terminal."""

from collections.abc import Iterator, Sequence

from confluence_desktop.document.record import Records
from confluence_desktop.workshop.agenda_operations import agenda_in_order
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.close import Action, Decision, ParkedItem
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.operations import boards_in_order, notes_in_order, the_session
from confluence_desktop.workshop.ordering import place_key


def session_as_lines(records: Records) -> Iterator[str]:
    """What was said, board by board; the facilitator's own notes are left out."""
    session = the_session(records)
    yield " · ".join(part for part in (session.client, session.title) if part)
    if session.starts_on:
        yield session.starts_on.isoformat()
    for item in agenda_in_order(records):
        yield f"  {item.minutes:>3} min  {item.title}"
    for board in boards_in_order(records):
        yield from ("", board.title)
        lines = _map_lines if board.type is BoardKind.STRATEGY_MAP else _catch_22_lines
        yield from lines(board, records)
    yield from _note_lines("Decisions", notes_in_order(records, Decision))
    yield from _note_lines("Actions", notes_in_order(records, Action))
    yield from _note_lines("Parking lot", notes_in_order(records, ParkedItem))


def _note_lines(name: str, notes: Sequence[Decision | Action | ParkedItem]) -> Iterator[str]:
    if notes:
        yield from ("", name, *(f"  {_one_line(note.text)}" for note in notes))


def _map_lines(board: Board, records: Records) -> Iterator[str]:
    cards = sorted(
        records.where(Card, board_id=board.id), key=lambda card: (card.level.rank, *place_key(card))
    )
    for card in cards:
        served = [
            end.text
            for link in records.where(Link, source_id=card.id)
            if (end := records.find(Card, link.target_id))
        ]
        serves = f"  → {'; '.join(map(_one_line, served))}" if served else ""
        yield f"  {card.level.value:<10} {card.id}  {_one_line(card.text)}{serves}"


def _catch_22_lines(board: Board, records: Records) -> Iterator[str]:
    loops = {loop.side: loop for loop in records.where(Loop, board_id=board.id)}
    for side, loop in sorted(loops.items()):
        yield f"  {side.value}: {_one_line(loop.x) or '…'} / {_one_line(loop.y) or '…'}"
        becauses = records.where(Because, loop_id=loop.id)
        for because in sorted(becauses, key=lambda b: (b.arrow, *place_key(b))):
            yield f"    {side.value}.{because.arrow} because {_one_line(because.text)}"
    for step in sorted(records.where(Step, board_id=board.id), key=place_key):
        marks = f"{'together' if step.together else 'alone'}, "
        marks += "with a tool" if step.with_tool else "without a tool"
        yield f"  crossing: {_one_line(step.text)} ({marks})"


def _one_line(text: str) -> str:
    return " ".join(text.split())
