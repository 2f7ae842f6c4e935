"""The polarity board as a board type: what windows, papers and the command line ask of it."""

from collections.abc import Collection

from typing_extensions import override

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.polarity import operations
from confluence_desktop.boards.polarity.drawing import draw_polarity, place_at
from confluence_desktop.boards.polarity.figures import ink_of
from confluence_desktop.boards.polarity.operations import BOARD_FIELDS, entries_of, in_order
from confluence_desktop.boards.unlinked_board import UnlinkedBoard
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import SCREEN, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import StuckPair
from confluence_desktop.workshop.ordering import bring_together
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.spoken import say, spoken

_NUMBERED = 7
_NAMED_BY = 26
_FEAR = "fear"


class PolarityBoard(UnlinkedBoard):
    """Fulfils `BoardType`; the figure joins both poles, and no entry another one."""

    board_kind = BoardKind.POLARITY
    title = spoken("polarity")["title"]
    prompt = spoken("polarity")["prompt"]
    verbs = operations
    entry = PolarityEntry
    nothing_to_link = say("refused.nothing_to_link_in_a_polarity")

    @override
    def draw(
        self, board: Board, records: Records, style: Style, previous: Drawing | None = None
    ) -> Drawing:
        return draw_polarity(board, records, style, previous)

    def destinations(self, board: Board, records: Records) -> list[Destination]:
        """What the board does not say yet, then the eight lists.

        Of a polarity that a pair became, with its names, the goods are asked for before the fear.
        """
        board = records.find(Board, board.id) or board
        words = spoken("polarity")
        found = [
            Destination(field, words["empty_destinations"][field], "ink")
            for field in BOARD_FIELDS
            if not str(getattr(board, field)).strip()
        ]
        for number, place in enumerate(PolarityPlace, 1):
            label = words["destinations"][place].format(pole=_pole(board, place))
            key = number if number <= _NUMBERED else None
            found.append(Destination(place.value, label, ink_of(place).token, number=key))
        return _goods_first(found) if _asks_for_goods(board, records) else found

    @override
    def is_list(self, destination: Destination) -> bool:
        return destination.key in set(PolarityPlace)

    @override
    def add(self, draft: Draft, board: Board, destination: Destination, text: str) -> Record:
        """Add an entry to a list, or say what the board does not say yet."""
        if self.is_list(destination):
            return operations.add_entry(draft, board, PolarityPlace(destination.key), text)
        return operations.fill_field(draft, board, destination.key, text)

    def move(
        self,
        draft: Draft,
        board: Board,
        record_ids: Collection[str],
        to: Point,
        seen: Drawing | None = None,
    ) -> None:
        """Bring entries to the list, and the place in it, where they were dropped."""
        drawing = seen or draw_polarity(board, draft, SCREEN)
        place = place_at(drawing, board, to)
        others = [one for one in entries_of(draft, board.id, place) if one.id not in record_ids]
        at = sum(1 for one in others if _is_above(drawing, one.id, to))
        bring_together(draft, in_order(draft, board, record_ids), others, at, place=place)

    def shift(
        self, draft: Draft, board: Board, record_ids: Collection[str], way: Direction
    ) -> None:
        """Move entries up or down their lists, or across to the other pole."""
        chosen = in_order(draft, board, record_ids)
        for entry in reversed(chosen) if way is Direction.DOWN else chosen:
            operations.shift_entry(draft, entry.id, way, together=record_ids)

    def send(
        self, draft: Draft, board: Board, record_ids: Collection[str], to: Destination
    ) -> None:
        """Bring entries to another list."""
        if not self.is_list(to):
            message = say("refused.entry_belongs_beside_a_pole")
            raise RefusedError(message)
        for entry in in_order(draft, board, record_ids):
            operations.move_entry(draft, entry.id, PolarityPlace(to.key))


POLARITY = PolarityBoard()


_GOODS = (PolarityPlace.LEFT_UPSIDE, PolarityPlace.RIGHT_UPSIDE)


def _asks_for_goods(board: Board, records: Records) -> bool:
    """Whether the board came from a pair, with its names, and nobody said a good of either yet."""
    if any(pair.outcome_id == board.id for pair in records.all(StuckPair)):
        return not any(entries_of(records, board.id, place) for place in _GOODS)
    return False


def _goods_first(found: list[Destination]) -> list[Destination]:
    """The goods before the fear; what else is not said yet still goes before."""
    goods = [there for there in found if there.key in set(_GOODS)]
    before = [there for there in found if there.key in BOARD_FIELDS and there.key != _FEAR]
    return [*before, *goods, *(there for there in found if there not in (*before, *goods))]


def _pole(board: Board, place: PolarityPlace) -> str:
    side = place.partition("_")[0]
    name = " ".join(str(getattr(board, f"{side}_name")).split())
    if len(name) > _NAMED_BY:
        name = name[: _NAMED_BY - 1].rstrip() + "…"
    return name or str(spoken("polarity")["sides"][side])


def _is_above(drawing: Drawing, record_id: str, to: Point) -> bool:
    figure = drawing.figure(record_id)
    return figure is not None and figure.bounds.centre.y < to.y
