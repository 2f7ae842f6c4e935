"""What holds and what gives: loops in use, becauses that are broken, and how they rank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.operations import ARROWS, Arrow, becauses_of, steps_of
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import (
    Because,
    BecauseState,
    Loop,
    Side,
    Step,
    StepState,
)
from confluence_desktop.workshop.votes import Poll
from confluence_desktop.workshop.votes_operations import (
    WEAKEST_LINK,
    Ranked,
    dots_of,
    open_poll,
    ranked,
    revealed_poll,
)

_UNASKED = 5
"""Where a because stands that nobody was asked about: halfway."""


@dataclass(frozen=True, slots=True)
class ArrowNow:
    """One of the four arrows as it stands.

    Attributes:
        loop: None where the side has no loop.
        broken: Ids of those of its becauses that are broken.
    """

    arrow: Arrow
    loop: Loop | None
    becauses: tuple[Because, ...]
    broken: frozenset[str]

    @property
    def gives(self) -> bool:
        """One of its becauses is broken, by hand or by a step that was committed to."""
        return bool(self.broken)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn on becauses.

    Attributes:
        broken: Ids of those that no longer hold.
        votes: Dots in the revealed vote.
        numbers: What each is called in a vote that goes on.
    """

    broken: frozenset[str]
    votes: Mapping[str, int]
    numbers: Mapping[str, int]

    def of(self, because: Because) -> str:
        """Its number while a vote goes on, then its dots, else how sure the room is."""
        if because.id in self.numbers:
            return words.NUMBERED.format(number=self.numbers[because.id])
        if because.id in self.votes:
            return words.DOTS.format(count=self.votes[because.id])
        said = "" if because.confidence is None else f"{because.confidence}/10"
        return f"{said} ?".strip() if because.state is BecauseState.DOUBTED else said


def marks_now(records: Records, board: Board) -> Marks:
    """What is drawn on the becauses of a board as it stands."""
    poll = open_poll(records, board.id, WEAKEST_LINK)
    numbers = {id_: number for number, id_ in enumerate(poll.item_ids, 1)} if poll else {}
    return Marks(broken_ids(records, board), votes_now(records, board), numbers)


def loops_by_side(records: Records, board: Board) -> dict[Side, Loop | None]:
    """The loop of each side, or None."""
    return dict(zip(Side, both_loops(records, board), strict=True))


def loops_in_use(records: Records, board: Board) -> list[Loop]:
    """The loops that say something: a board with one of them is whole as well."""
    return [
        loop
        for loop in both_loops(records, board)
        if loop is not None and (loop.x.strip() or loop.y.strip() or _has_because(records, loop))
    ]


def all_becauses(records: Records, board: Board) -> list[Because]:
    """Every because of a board, arrow by arrow: the order in which they are numbered."""
    return [one for arrow in arrows_now(records, board) for one in arrow.becauses]


def broken_ids(records: Records, board: Board) -> frozenset[str]:
    """The becauses that no longer hold: broken by hand, or by a committed step."""
    by_step = {
        because_id
        for step in steps_of(records, board.id)
        if step.state is StepState.COMMITTED
        for because_id in step.breaks
    }
    return frozenset(
        one.id
        for one in _becauses_of_loops(records, board)
        if one.state is BecauseState.BROKEN or one.id in by_step
    )


def arrows_now(records: Records, board: Board) -> tuple[ArrowNow, ...]:
    """The four arrows with their becauses, from left.1 to right.2."""
    loops = loops_by_side(records, board)
    broken = broken_ids(records, board)
    found = []
    for arrow in ARROWS:
        loop = loops[arrow.side]
        held = tuple(becauses_of(records, loop.id, arrow.number)) if loop is not None else ()
        found.append(ArrowNow(arrow, loop, held, broken & {one.id for one in held}))
    return tuple(found)


def kept_first(steps: Sequence[Step]) -> list[Step]:
    """Steps with those committed to first, then those kept, then the others."""
    rank = {StepState.COMMITTED: 0, StepState.KEPT: 1, StepState.CANDIDATE: 2}
    return sorted(steps, key=lambda step: rank[step.state])


def breaking_steps(records: Records, board: Board, because_id: str) -> list[Step]:
    """The steps that break a because, committed ones first."""
    steps = [step for step in steps_of(records, board.id) if because_id in step.breaks]
    return sorted(steps, key=lambda step: step.state is not StepState.COMMITTED)


def votes_now(records: Records, board: Board) -> dict[str, int]:
    """The dots of each because in the revealed vote on the weakest link; empty without one."""
    return dots_of(revealed_poll(records, board.id, WEAKEST_LINK))


def weakest_first(records: Records, board: Board) -> list[Because]:
    """The becauses that hold: most dots first, then those the room is least sure of."""
    broken, votes = broken_ids(records, board), votes_now(records, board)
    holding = [one for one in all_becauses(records, board) if one.id not in broken]
    return [holding[place] for place in _ranking(holding, votes)]


def ranked_becauses(records: Records, board: Board, poll: Poll) -> list[Ranked]:
    """What a revealed vote says of the becauses: most dots first, then those least sure."""
    sure = {one.id: _sureness(one) for one in all_becauses(records, board)}
    return sorted(ranked(poll), key=lambda one: (-one.dots, sure.get(one.item_id, _UNASKED)))


def least_certain(
    becauses: Sequence[Because], count: int, votes: Mapping[str, int] | None = None
) -> list[Because]:
    """So many of the becauses that the room is least sure of, in the order in which they stand.

    Dots count first, where a vote was revealed. One that nobody was asked about counts as halfway.
    """
    return [becauses[place] for place in sorted(_ranking(becauses, votes or {})[:count])]


def _ranking(becauses: Sequence[Because], votes: Mapping[str, int]) -> list[int]:
    def key(place: int) -> tuple[int, int, int]:
        because = becauses[place]
        return (-votes.get(because.id, 0), _sureness(because), place)

    return sorted(range(len(becauses)), key=key)


def _becauses_of_loops(records: Records, board: Board) -> list[Because]:
    loops = [loop for loop in both_loops(records, board) if loop is not None]
    return [one for loop in loops for one in records.where(Because, loop_id=loop.id)]


def _has_because(records: Records, loop: Loop) -> bool:
    return bool(records.where(Because, loop_id=loop.id))


def _sureness(because: Because) -> int:
    return _UNASKED if because.confidence is None else because.confidence
