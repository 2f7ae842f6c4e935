"""Committing to a step: it becomes a decision, tied both ways.

A gate never stops the facilitator: a step can be committed to while its owner, start, signal,
fallback or review date are open, and what is open is found by the checks and recorded when the
stage is left. One thing is refused: a step that waits for what it should open (t6), as it could
never begin; whoever accepts that finding with a reason may commit to it all the same.
"""

from confluence_desktop.boards.catch_22.circles import circle_in_words, circle_of
from confluence_desktop.boards.catch_22.crossing_grid import MOST_KEPT, kept_steps
from confluence_desktop.boards.catch_22.step_tests import board_of, reading
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.catch_22 import Step, StepState
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.findings import Acceptance, finding_key
from confluence_desktop.workshop.operations import note
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.votes import Poll, PollKind
from confluence_desktop.workshop.votes_operations import COMMIT, revealed_poll, start_poll


def ask_agreement(draft: Draft, step_id: str) -> Poll:
    """Begin the vote on how much the room agrees with a step: 1 fully … 6 block.

    Raises:
        RecordMissingError: The step is not there (any more).
        RefusedError: Such a vote is going on.
    """
    step = get(draft, Step, step_id)
    return start_poll(draft, step.board_id, PollKind.AGREEMENT, (step.id,), COMMIT)


def agreement_on(records: Records, step: Step) -> Poll | None:
    """The revealed vote on a step, if there was one."""
    return revealed_poll(records, step.board_id, COMMIT, step.id)


def commit_step(draft: Draft, step_id: str) -> Decision:
    """Commit to a step: it becomes a decision, with the agreement that the room has voted.

    Why the room decided so is what the step breaks; a step that is committed to already keeps its
    decision, which takes over the step's present text.

    Raises:
        RecordMissingError: The step is not there (any more).
        RefusedError: It goes round in a circle, or three others are kept already.
    """
    step = get(draft, Step, step_id)
    board = board_of(draft, step)
    way = circle_of(draft, board, step)
    if way and not _is_accepted(draft, step):
        message = say("refused.step_goes_in_a_circle").format(way=circle_in_words(draft, way))
        raise RefusedError(message)
    if step.state is StepState.CANDIDATE and len(kept_steps(draft, board.id)) >= MOST_KEPT:
        message = say("refused.three_kept_to_commit")
        raise RefusedError(message)
    poll = agreement_on(draft, step)
    decision = draft.find(Decision, step.decision_id) or note(draft, Decision, step.text)
    decision = draft.put(
        decision.changed(
            text=step.text,
            why=decision.why or (reading(draft, board, step) if step.breaks else ""),
            step_id=step.id,
            agreement=poll.tally if poll is not None else decision.agreement,
        )
    )
    draft.put(step.changed(state=StepState.COMMITTED, decision_id=decision.id))
    return decision


def take_commitment_back(draft: Draft, step_id: str) -> Step:
    """Keep a step without being committed to it; its decision goes.

    Raises:
        RecordMissingError: The step is not there (any more).
        RefusedError: The room has not committed to it.
    """
    step = get(draft, Step, step_id)
    if step.state is not StepState.COMMITTED:
        message = say("refused.not_committed")
        raise RefusedError(message)
    decision = draft.find(Decision, step.decision_id)
    if decision is not None:
        draft.remove(decision)
    return draft.put(step.changed(state=StepState.KEPT, decision_id=None))


def _is_accepted(records: Records, step: Step) -> bool:
    key = finding_key("t6", step.board_id, (step.id,))
    return any(one.key == key for one in records.where(Acceptance, board_id=step.board_id))
