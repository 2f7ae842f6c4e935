"""Verbs for every "yes, but" to a step: said, answered, or accepted by somebody by name."""

from confluence_desktop.boards.catch_22.operations import said_text
from confluence_desktop.boards.catch_22.step_tests import objections_of
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.catch_22 import Objection, Step
from confluence_desktop.workshop.ordering import order_at_end
from confluence_desktop.workshop.spoken import say


def add_objection(draft: Draft, step_id: str, text: str) -> Objection:
    """Note a "yes, but" to a step.

    Raises:
        RecordMissingError: The step is not there (any more).
        RefusedError: There is nothing to add, or the text is too long.
    """
    step = get(draft, Step, step_id)
    order = order_at_end(objections_of(draft, step.id))
    return draft.put(Objection.new(step_id=step.id, text=said_text(text), order=order))


def answer(draft: Draft, objection_id: str, text: str) -> Objection:
    """Write the answer to an objection; empty takes it away.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    return draft.put(get(draft, Objection, objection_id).changed(answer=text.strip()))


def accept_objection(draft: Draft, objection_id: str, name: str) -> Objection:
    """Note who lives with an objection though it has no answer.

    Raises:
        RecordMissingError: It is not there (any more).
        RefusedError: Nobody is named.
    """
    objection = get(draft, Objection, objection_id)
    if not name.strip():
        message = say("refused.accepted_by_nobody")
        raise RefusedError(message)
    return draft.put(objection.changed(accepted_by=name.strip()))


def reopen(draft: Draft, objection_id: str) -> Objection:
    """Let an objection that was accepted stand open again; its answer stays.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    return draft.put(get(draft, Objection, objection_id).changed(accepted_by=""))
