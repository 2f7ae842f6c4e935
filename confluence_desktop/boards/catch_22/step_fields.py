"""Verbs for what a step is known by besides its texts: the room's answers, and its days."""

from datetime import date

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.catch_22 import BreakMove, Step

ANSWERS = {"t3": "needs_nothing_new", "t4": "can_be_undone", "t7": "is_observable"}
"""The tests that the room answers with yes or no, and where the answer is kept."""

DAYS = ("starts_on", "signal_on", "ends_on", "review_on")


def set_answer(draft: Draft, step_id: str, check: str, answer: bool | None) -> Step:  # noqa: FBT001  # it is the answer that is set
    """Keep what the room says to a test; None forgets it.

    Raises:
        RecordMissingError: The step is not there (any more).
        RefusedError: The test is not answered with yes or no.
    """
    step = get(draft, Step, step_id)
    if check not in ANSWERS:
        message = f"The test {check} is not answered with yes or no; fill in what it asks for."
        raise RefusedError(message)
    return draft.put(step.changed(**{ANSWERS[check]: answer}))


def set_day(draft: Draft, step_id: str, field: str, day: date | None) -> Step:
    """Set the day on which a step starts, shows its signal, ends, or is looked back at.

    Raises:
        RecordMissingError: The step is not there (any more).
        RefusedError: A step has no such day.
    """
    step = get(draft, Step, step_id)
    if field not in DAYS:
        message = f"A step has no day called “{field}”; choose one of {', '.join(DAYS)}."
        raise RefusedError(message)
    return draft.put(step.changed(**{field: day}))


def set_move(draft: Draft, step_id: str, move: BreakMove | None) -> Step:
    """Note which move of the deck a step came from.

    Raises:
        RecordMissingError: The step is not there (any more).
    """
    return draft.put(get(draft, Step, step_id).changed(move=move))
