"""The room's answers to the tests of a step."""

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.spoken import say

ANSWERS = {"t3": "needs_nothing_new", "t4": "can_be_undone", "t7": "is_observable"}
"""The tests that the room answers with yes or no, and where the answer is kept."""


def set_answer(draft: Draft, step_id: str, check: str, answer: bool | None) -> Step:  # noqa: FBT001  # it is the answer that is set
    """Keep what the room says to a test; None forgets it.

    Raises:
        RecordMissingError: The step is not there (any more).
        RefusedError: The test is not answered with yes or no.
    """
    step = get(draft, Step, step_id)
    if check not in ANSWERS:
        message = say("refused.not_a_yes_or_no_test").format(check=check)
        raise RefusedError(message)
    return draft.put(step.changed(**{ANSWERS[check]: answer}))
