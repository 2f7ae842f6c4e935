"""Verbs for what a because is known by: its kind, who says so, how sure the room is, its state.

`confidence_of_key`, `kind_of_key` and `state_of_key` give what a single key means.
"""

from confluence_desktop.boards.catch_22.standing import all_becauses, broken_ids
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Because, BecauseKind, BecauseState
from confluence_desktop.workshop.spoken import say, spoken
from confluence_desktop.workshop.votes import Poll, PollKind
from confluence_desktop.workshop.votes_operations import WEAKEST_LINK, start_poll

MOST_SURE = 10


def set_confidence(draft: Draft, because_id: str, confidence: int | None) -> Because:
    """Note how sure the room is, 0–10; None forgets it.

    Raises:
        RecordMissingError: The because is not there (any more).
        RefusedError: It is not 0–10.
    """
    if confidence is not None and not 0 <= confidence <= MOST_SURE:
        message = say("refused.confidence_beyond").format(most=MOST_SURE, confidence=confidence)
        raise RefusedError(message)
    return draft.put(get(draft, Because, because_id).changed(confidence=confidence))


def set_kind(draft: Draft, because_id: str, kind: BecauseKind | None) -> Because:
    """Note what kind of reason it is; the same kind again takes it away.

    Raises:
        RecordMissingError: The because is not there (any more).
    """
    because = get(draft, Because, because_id)
    return draft.put(because.changed(kind=None if because.kind is kind else kind))


def set_state(draft: Draft, because_id: str, state: BecauseState) -> Because:
    """Say whether it holds, is doubted, or is broken by hand.

    Raises:
        RecordMissingError: The because is not there (any more).
    """
    return draft.put(get(draft, Because, because_id).changed(state=state))


def vote_on_weakest(draft: Draft, board_id: str) -> Poll:
    """Begin the vote on the least certain because: all that hold, numbered arrow by arrow.

    Raises:
        RecordMissingError: The board is not there (any more).
        RefusedError: There are none yet, or the vote is going on.
    """
    board = get(draft, Board, board_id)
    broken = broken_ids(draft, board)
    ids = [one.id for one in all_becauses(draft, board) if one.id not in broken]
    return start_poll(draft, board_id, PollKind.DOTS, ids, WEAKEST_LINK)


def confidence_of_key(key: str) -> int | None:
    """What a key says of the confidence: a digit itself, and one letter ten; None for others."""
    if key.casefold() == spoken("exercise")["confidence_ten_key"]:
        return MOST_SURE
    return int(key) if len(key) == 1 and key.isdecimal() else None


def kind_of_key(key: str) -> BecauseKind | None:
    """The kind of reason that a letter stands for."""
    return next((kind for kind in BecauseKind if _key("kinds", kind) == key.casefold()), None)


def state_of_key(key: str) -> BecauseState | None:
    """The state that a letter stands for."""
    return next((state for state in BecauseState if _key("states", state) == key.casefold()), None)


def kind_name(kind: BecauseKind) -> str:
    """What a kind of reason is called."""
    name: str = spoken("exercise")["kinds"][kind]["name"]
    return name


def state_name(state: BecauseState) -> str:
    """What a state is called."""
    name: str = spoken("exercise")["states"][state]["name"]
    return name


def _key(area: str, name: str) -> str:
    key: str = spoken("exercise")[area][name]["key"]
    return key
