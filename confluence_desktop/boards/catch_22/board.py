"""The Catch-22 board as a board type: what windows, papers and the command line ask of it."""

from collections.abc import Collection

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.catch_22 import operations, walking, words
from confluence_desktop.boards.catch_22.drawing import draw_board
from confluence_desktop.boards.catch_22.operations import ARROWS, Arrow, arrow_named
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.boards.watching import WholeWatch
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, Step
from confluence_desktop.workshop.findings import Finding, FindingWatch
from confluence_desktop.workshop.outline import read_outline
from confluence_desktop.workshop.phrases import inner

CROSSING = "crossing"

_LABEL_LETTERS = 34
_TOKENS = {Side.LEFT: "together", Side.RIGHT: "tools"}


class Catch22Board:
    """Fulfils `BoardType`; without links, so `join` and `part` refuse."""

    board_kind = BoardKind.CATCH_22
    title = words.TITLE
    prompt = words.PROMPT
    has_links = False

    def start(self, draft: Draft, board: Board) -> None:
        operations.start(draft, board)

    def draw(
        self, board: Board, records: Records, style: Style, previous: Drawing | None = None
    ) -> Drawing:
        return draw_board(board, records, style, previous)

    def destinations(self, board: Board, records: Records) -> list[Destination]:
        """Conditions that are still empty, then the four arrows, then the crossing."""
        loops = dict(zip(Side, both_loops(records, board), strict=True))
        found = [
            Destination(
                f"{side}.{field}",
                words.ADD_CONDITION[field].format(name=_name_of(board, side)),
                _TOKENS[side],
            )
            for side, loop in loops.items()
            for field in ("x", "y")
            if loop is None or not getattr(loop, field).strip()
        ]
        for number, arrow in enumerate(ARROWS, 1):
            label = _arrow_label(board, loops[arrow.side], arrow)
            found.append(Destination(arrow.key, label, _TOKENS[arrow.side], number=number))
        crossing = Destination(CROSSING, words.ADD_STEP, "meet", number=len(ARROWS) + 1)
        return [*found, crossing]

    def add(self, draft: Draft, board: Board, destination: Destination, text: str) -> Record:
        """Add a because, a step, or the condition of a loop that has none yet."""
        arrow = arrow_named(destination.key)
        if arrow is not None:
            return operations.add_because(draft, board, arrow, text)
        if destination.key == CROSSING:
            return operations.add_step(draft, board, text)
        return operations.fill_condition(draft, board, destination.key, text)

    def paste(
        self, draft: Draft, board: Board, destination: Destination, text: str
    ) -> list[Record]:
        """One entry a line; a condition takes all lines as one."""
        lines = [entry.text for entry in read_outline(text)]
        if not lines:
            message = "There is nothing to add; copy a list first."
            raise RefusedError(message)
        if arrow_named(destination.key) is None and destination.key != CROSSING:
            return [self.add(draft, board, destination, " ".join(lines))]
        return [self.add(draft, board, destination, line) for line in lines]

    def set_text(self, draft: Draft, record_id: str, field: str, text: str) -> None:
        operations.set_text(draft, record_id, field, text)

    def delete(self, draft: Draft, record_ids: Collection[str]) -> int:
        return operations.delete(draft, record_ids)

    def duplicate(self, draft: Draft, record_ids: Collection[str]) -> list[Record]:
        return operations.duplicate(draft, record_ids)

    def move(
        self,
        draft: Draft,
        board: Board,
        record_ids: Collection[str],
        to: Point,
        seen: Drawing | None = None,
    ) -> None:
        del seen  # every screen shows this board alike
        walking.drop(draft, board, record_ids, to)

    def shift(
        self, draft: Draft, board: Board, record_ids: Collection[str], way: Direction
    ) -> None:
        walking.shift(draft, board, record_ids, way)

    def send(
        self, draft: Draft, board: Board, record_ids: Collection[str], to: Destination
    ) -> None:
        """Bring becauses to an arrow; steps stay at the crossing, where they belong."""
        arrow = arrow_named(to.key)
        for record_id in record_ids:
            if draft.find(Because, record_id) is not None:
                if arrow is None:
                    message = "A because belongs to an arrow; choose one of the four."
                    raise RefusedError(message)
                operations.move_because(draft, record_id, board, arrow)
            elif draft.find(Step, record_id) is not None and to.key != CROSSING:
                message = "A step belongs to the crossing; delete it or leave it there."
                raise RefusedError(message)

    def join(self, draft: Draft, board: Board, first_id: str, second_id: str) -> Record:
        """Refuses: a Catch-22 has its four arrows and no other links."""
        del draft, board, first_id, second_id
        message = "There is nothing to link here; the loops have their arrows already."
        raise RefusedError(message)

    def part(self, draft: Draft, board: Board, first_id: str, second_id: str) -> None:
        """Refuses, as `join` does."""
        self.join(draft, board, first_id, second_id)

    def neighbour(
        self, board: Board, records: Records, record_id: str, way: Direction
    ) -> str | None:
        return walking.neighbour(board, records, record_id, way)

    def findings(self, board: Board, records: Records) -> tuple[Finding, ...]:
        del board, records
        return ()

    def watch(self, board: Board, records: Records) -> FindingWatch:
        return WholeWatch(self.findings, board, records)

    def trace(self, board: Board, records: Records, record_id: str) -> frozenset[str]:
        return walking.trace(board, records, record_id)


CATCH_22 = Catch22Board()


def _name_of(board: Board, side: Side) -> str:
    name = board.left_name if side is Side.LEFT else board.right_name
    return _short(name or words.DEFAULT_NAMES[side])


def _arrow_label(board: Board, loop: Loop | None, arrow: Arrow) -> str:
    condition = inner((loop.x, loop.y)[arrow.number - 1]) if loop is not None else ""
    if condition:
        said = words.ADD_TO_ARROW.format(condition=_short(condition))
    else:
        said = words.ADD_TO_EMPTY_ARROW[arrow.number].format(name=_name_of(board, arrow.side))
    return words.ADD_BECAUSE.format(arrow=said)


def _short(text: str) -> str:
    """At most so many letters, cut behind a word where there is one."""
    if len(text) <= _LABEL_LETTERS:
        return text
    cut = text[: _LABEL_LETTERS - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip() + "…"
