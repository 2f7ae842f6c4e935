"""Steps held against the four arrows, and the few that are kept."""

from dataclasses import dataclass

from confluence_desktop.boards.catch_22.operations import arrow_named, steps_of
from confluence_desktop.boards.catch_22.standing import arrows_now
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Because, Side, Step, StepState
from confluence_desktop.workshop.spoken import say

MOST_KEPT = 3


@dataclass(frozen=True, slots=True)
class GridCell:
    """Whether a step touches an arrow.

    Attributes:
        arrow: The arrow's key, such as ``left.1``.
        is_touched: The room says so.
        breaks: Ids of those of the arrow's becauses that the step makes untrue.
    """

    arrow: str
    is_touched: bool
    breaks: tuple[str, ...]

    @property
    def is_marked(self) -> bool:
        """The room says that it touches the arrow, or that it breaks a because of it."""
        return self.is_touched or bool(self.breaks)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A step against the four arrows, from left.1 to right.2."""

    step: Step
    cells: tuple[GridCell, GridCell, GridCell, GridCell]

    @property
    def loops_broken(self) -> frozenset[Side]:
        """The loops in which it makes a because untrue."""
        return frozenset(Side(cell.arrow.partition(".")[0]) for cell in self.cells if cell.breaks)


def grid(records: Records, board: Board) -> tuple[GridRow, ...]:
    """Every step of a board against the four arrows, in their order."""
    return tuple(row_of(records, board, step) for step in steps_of(records, board.id))


def row_of(records: Records, board: Board, step: Step) -> GridRow:
    """One step against the four arrows."""
    first, second, third, fourth = (
        GridCell(
            now.arrow.key,
            now.arrow.key in step.touches,
            tuple(one.id for one in now.becauses if one.id in step.breaks),
        )
        for now in arrows_now(records, board)
    )
    return GridRow(step, (first, second, third, fourth))


def toggle_touch(draft: Draft, step_id: str, arrow: str) -> Step:
    """Note that the room says a step touches an arrow, or no longer.

    Raises:
        RecordMissingError: The step is not there (any more).
        RefusedError: There is no such arrow.
    """
    step = get(draft, Step, step_id)
    if arrow_named(arrow) is None:
        message = say("refused.no_such_arrow").format(arrow=arrow)
        raise RefusedError(message)
    kept = tuple(key for key in step.touches if key != arrow)
    return draft.put(step.changed(touches=kept if arrow in step.touches else (*kept, arrow)))


def toggle_break(draft: Draft, step_id: str, because_id: str) -> Step:
    """Note that a step makes a because untrue, or no longer.

    Raises:
        RecordMissingError: One of them is not there (any more).
    """
    step, because = get(draft, Step, step_id), get(draft, Because, because_id)
    kept = tuple(one for one in step.breaks if one != because.id)
    return draft.put(
        step.changed(breaks=kept if because.id in step.breaks else (*kept, because.id))
    )


def toggle_requires(draft: Draft, step_id: str, needed: str) -> Step:
    """Note what must be so before a step: another step's id, or a condition as ``loop_id.x``.

    Raises:
        RecordMissingError: The step is not there (any more).
    """
    step = get(draft, Step, step_id)
    kept = tuple(one for one in step.requires if one != needed)
    return draft.put(step.changed(requires=kept if needed in step.requires else (*kept, needed)))


def kept_steps(records: Records, board_id: str) -> list[Step]:
    """The steps that were kept, those committed to among them, in their order."""
    return [step for step in steps_of(records, board_id) if step.state is not StepState.CANDIDATE]


def keep(draft: Draft, step_id: str) -> Step:
    """Keep a step as one of the few that are tested.

    Raises:
        RecordMissingError: It is not there (any more).
        RefusedError: Three are kept already.
    """
    step = get(draft, Step, step_id)
    if step.state is not StepState.CANDIDATE:
        return step
    if len(kept_steps(draft, step.board_id)) >= MOST_KEPT:
        message = say("refused.three_kept")
        raise RefusedError(message)
    return draft.put(step.changed(state=StepState.KEPT))


def let_go(draft: Draft, step_id: str) -> Step:
    """Put a kept step back among the candidates.

    Raises:
        RecordMissingError: It is not there (any more).
        RefusedError: The room has committed to it.
    """
    step = get(draft, Step, step_id)
    if step.state is StepState.COMMITTED:
        message = say("refused.committed_already")
        raise RefusedError(message)
    return draft.put(step.changed(state=StepState.CANDIDATE))
