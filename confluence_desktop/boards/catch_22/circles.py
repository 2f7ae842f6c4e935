"""Whether a step waits for what it should open: a search over what requires what."""

from collections import deque
from collections.abc import Collection, Mapping, Sequence

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.sentences import arrow_sentence, both_loops
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Loop, Step

_ARROW_OF = {"x": 1, "y": 2}


def way_round(
    start: str, requires: Mapping[str, Sequence[str]], locked: Collection[str]
) -> tuple[str, ...]:
    """The shortest way from a step over what it requires to what is locked, or back to itself.

    Both ends are in it; it is empty where there is none. Of two ways of one length, the one whose
    requirements were noted first.
    """
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for needed in requires.get(here, ()):
            if needed == start or needed in locked:
                return (*_trail(start, here, came_from), needed)
            if needed not in came_from:
                came_from[needed] = here
                waiting.append(needed)
    return ()


def circle_of(records: Records, board: Board, step: Step) -> tuple[str, ...]:
    """The way by which a step of a board goes round in a circle; empty if it does not.

    Locked is what either loop waits for: its two conditions, as ``loop_id.x`` and ``loop_id.y``.
    """
    locked = {
        f"{loop.id}.{field}" for loop in both_loops(records, board) if loop for field in _ARROW_OF
    }
    requires = {one.id: one.requires for one in records.all(Step)} | {step.id: step.requires}
    return way_round(step.id, requires, locked)


def circle_in_words(records: Records, way: Sequence[str]) -> str:
    """A way round as a sentence: which step requires what, and what that waits for."""
    if not way:
        return ""
    parts = [words.REQUIRES.format(text=_name(records, way[0]))]
    parts += [words.WHICH_REQUIRES.format(text=_name(records, one)) for one in way[1:-1]]
    last = way[-1]
    if last == way[0]:
        return " ".join([*parts, words.ITSELF])
    loop_id, _, field = last.rpartition(".")
    loop = records.find(Loop, loop_id)
    if loop is None:
        return " ".join([*parts, words.QUOTED.format(text=last)])
    arrow = arrow_sentence(loop, _ARROW_OF[field])
    return " ".join(
        [*parts, words.THE_CONDITION.format(text=getattr(loop, field) or words.GAP, arrow=arrow)]
    )


def _trail(start: str, here: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    trail = [here]
    while trail[-1] != start:
        trail.append(came_from[trail[-1]])
    return tuple(reversed(trail))


def _name(records: Records, record_id: str) -> str:
    step = records.find(Step, record_id)
    return record_id if step is None else step.text
