"""Cards that are read one by one: what each says, and which stand together."""

from collections.abc import Sequence
from dataclasses import dataclass

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.stuck import lines_of, outcome_name, pairs_of
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Side, StuckLine


@dataclass(frozen=True, slots=True)
class Listed:
    """One card.

    Attributes:
        number: 0 for a card without one.
        foot: What stands below the text, in muted ink.
        field: The field of the record that the text is.
        edge: The current whose colour it has; None for a quiet edge.
        is_marked: It stands out among the others.
        is_asking: It is no card yet: a question to the room in its place.
    """

    record_id: str
    number: int
    text: str
    foot: str
    name: str
    field: str = "text"
    is_quiet: bool = False
    is_covered: bool = False
    is_struck: bool = False
    is_marked: bool = False
    is_asking: bool = False
    edge: Side | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A card by itself, or a pair in a frame that says what it turned out to be."""

    cards: tuple[Listed, ...]
    pair_id: str = ""
    label: str = ""
    is_done: bool = False


def alone(cards: Sequence[Listed]) -> tuple[Unit, ...]:
    """Cards that each stand by themselves."""
    return tuple(Unit((card,)) for card in cards)


def stuck_lines(board: Board, records: Records, *, is_wall: bool) -> tuple[Unit, ...]:
    """The lines of a board, pairs first; on the wall what is covered is a single pile."""
    lines = lines_of(records, board.id)
    shown = {line.id: _line(line, number) for number, line in enumerate(lines, 1)}
    if is_wall:
        shown |= {line.id: _pile(line) for line in lines if line.covered}
    pairs = []
    for pair in pairs_of(records, board.id):
        cards = tuple(shown.pop(id_) for id_ in pair.line_ids if id_ in shown)
        if cards:
            name = outcome_name(records, pair)
            pairs.append(Unit(cards, pair.id, name or words.NOT_SORTED, is_done=bool(name)))
    return (*pairs, *alone(tuple(shown.values())))


def _pile(line: StuckLine) -> Listed:
    return Listed(line.id, 0, line.text, "", line.text, is_covered=True)


def _line(line: StuckLine, number: int) -> Listed:
    foot = words.COVERED if line.covered else words.PARKED if line.parked else ""
    parts = [words.LINE_NAME.format(number=number, text=line.text), foot]
    return Listed(
        line.id,
        number,
        line.text,
        foot,
        ", ".join(part for part in parts if part),
        is_quiet=line.parked,
        is_covered=line.covered,
    )
