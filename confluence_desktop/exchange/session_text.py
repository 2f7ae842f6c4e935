"""A session as plain lines, for reading in a terminal."""

from collections.abc import Callable, Iterator, Sequence

from confluence_desktop.document.record import Records
from confluence_desktop.exchange.findings_json import findings_as_lines
from confluence_desktop.workshop.agenda_operations import agenda_in_order
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.catch_22 import Because, Loop, StageLeft, Step
from confluence_desktop.workshop.close import Action, Decision, ParkedItem
from confluence_desktop.workshop.exercise import stage_of
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.operations import boards_in_order, notes_in_order, the_session
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.spoken import say, spoken


def session_as_lines(records: Records) -> Iterator[str]:
    """What was said, board by board; the facilitator's own notes are left out."""
    session = the_session(records)
    yield " · ".join(part for part in (session.client, session.title) if part)
    if session.starts_on:
        yield session.starts_on.isoformat()
    for item in agenda_in_order(records):
        yield f"  {item.minutes:>3} {say('listed.minutes')}  {item.title}"
    for board in boards_in_order(records):
        yield from ("", board.title)
        yield from _LINES[board.type](board, records)
        yield from findings_as_lines(board, records)
    yield from _note_lines(say("listed.decisions"), notes_in_order(records, Decision))
    yield from _note_lines(say("listed.actions"), notes_in_order(records, Action))
    yield from _note_lines(say("listed.parking_lot"), notes_in_order(records, ParkedItem))


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
            said = say("listed.because").format(text=_one_line(because.text))
            yield f"    {side.value}.{because.arrow} {said}"
    for step in sorted(records.where(Step, board_id=board.id), key=place_key):
        together = say("listed.together" if step.together else "listed.alone")
        tool = say("listed.with_a_tool" if step.with_tool else "listed.without_a_tool")
        marks = {"text": _one_line(step.text), "together": together, "tool": tool}
        yield f"  {say('listed.step').format(**marks)}"
    yield from _stage_lines(board, records)


def _stage_lines(board: Board, records: Records) -> Iterator[str]:
    """The stages that the room has been through, and what was open when each was left."""
    met = spoken("exercise_panel")["met"]
    for left in sorted(records.where(StageLeft, board_id=board.id), key=lambda one: one.stage):
        open_then = "; ".join(met[str(left.stage)].get(key, key) for key in left.missing)
        title = stage_of(board, left.stage).title
        how = say("listed.left_open").format(what=open_then) if open_then else say("listed.done")
        yield f"  {say('listed.stage').format(number=left.stage, title=title, how=how)}"


def _requests_lines(board: Board, records: Records) -> Iterator[str]:
    for request in sorted(records.where(Request, board_id=board.id), key=place_key):
        yield f"  {request.id}  {_one_line(request.text)}"
        named = ("tool", "capability", "with_whom", "purpose")
        said = [f"{name.replace('_', ' ')}: {_one_line(getattr(request, name))}" for name in named]
        kept = [one for one in said if not one.endswith(": ")]
        if kept:
            yield f"    {'; '.join(kept)}"


def _polarity_lines(board: Board, records: Records) -> Iterator[str]:
    entries = records.where(PolarityEntry, board_id=board.id)
    places = list(PolarityPlace)
    for entry in sorted(entries, key=lambda one: (places.index(one.place), *place_key(one))):
        yield f"  {entry.place.value.replace('_', ' '):<14} {_one_line(entry.text)}"


def _plan_lines(board: Board, records: Records) -> Iterator[str]:
    rounds = sorted(records.where(Round, board_id=board.id), key=place_key)
    for number, one in enumerate(rounds, start=1):
        due = say("listed.due").format(day=one.due.isoformat()) if one.due else ""
        marks = ", ".join(
            part for part in (one.owner, due, say(f"listed.states.{one.state}")) if part
        )
        yield f"  {number}. {_one_line(one.text)} ({marks})"


_LINES: dict[BoardKind, Callable[[Board, Records], Iterator[str]]] = {
    BoardKind.STRATEGY_MAP: _map_lines,
    BoardKind.CATCH_22: _catch_22_lines,
    BoardKind.REQUESTS: _requests_lines,
    BoardKind.POLARITY: _polarity_lines,
    BoardKind.CONFLUENCE_PLAN: _plan_lines,
}


def _one_line(text: str) -> str:
    return " ".join(text.split())
