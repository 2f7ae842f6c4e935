"""Verbs for votes: begun, keyed ballot by ballot from hands or paper, and revealed at the end.

Until a vote is revealed nothing of it is known but how many ballots there are.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import pstdev

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.ordering import order_at_end, place_key
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.votes import Ballot, Poll, PollKind

WEAKEST_LINK, COMMIT = "weakest_link", "commit"
"""Why a vote is held."""

AGREEMENT_STEPS = 6
_MOST_DOTS = 50
_BETWEEN_NUMBERS = re.compile(r"[\s,;、，]+")
_SHORT = 20


@dataclass(frozen=True, slots=True)
class Ranked:
    """An item of a revealed vote.

    Attributes:
        number: From 1, as it was voted on.
        spread: How many people gave it 0, 1, 2 … dots.
    """

    item_id: str
    number: int
    dots: int
    spread: tuple[int, ...]


def start_poll(
    draft: Draft, board_id: str, kind: PollKind, item_ids: Sequence[str], purpose: str = ""
) -> Poll:
    """Begin a vote on items, numbered from 1 as they come; on agreement there is just one.

    A vote of the same purpose that is still open goes, if nobody has voted in it.

    Raises:
        RefusedError: There is nothing to vote on, or such a vote is going on.
    """
    get(draft, Board, board_id)
    if not item_ids:
        message = say("refused.nothing_to_vote_on")
        raise RefusedError(message)
    if kind is PollKind.AGREEMENT and len(item_ids) > 1:
        message = say("refused.one_step_at_a_time")
        raise RefusedError(message)
    going_on = open_poll(draft, board_id, purpose)
    if going_on is not None:
        if ballots_of(draft, going_on.id):
            message = say("refused.vote_going_on")
            raise RefusedError(message)
        draft.remove(going_on)
    return draft.put(
        Poll.new(board_id=board_id, kind=kind, purpose=purpose, item_ids=tuple(item_ids))
    )


def open_poll(records: Records, board_id: str, purpose: str = "") -> Poll | None:
    """The vote of a purpose that is going on, if there is one."""
    found = [
        poll
        for poll in records.where(Poll, board_id=board_id)
        if poll.purpose == purpose and not poll.is_revealed
    ]
    return min(found, key=lambda poll: poll.id, default=None)


def revealed_poll(
    records: Records, board_id: str, purpose: str = "", item_id: str | None = None
) -> Poll | None:
    """The revealed vote of a purpose; a new one takes the place of the one before.

    With an item, the vote that was held on it.
    """
    found = [
        poll
        for poll in records.where(Poll, board_id=board_id)
        if poll.purpose == purpose
        and poll.is_revealed
        and (item_id is None or item_id in poll.item_ids)
    ]
    return min(found, key=lambda poll: poll.id, default=None)


def cast(draft: Draft, poll_id: str, typed: str) -> Ballot:
    """Add one person's ballot, typed as in ``3 5 5 9``.

    Raises:
        RecordMissingError: The vote is not there (any more).
        RefusedError: It is revealed, or what was typed is no ballot for it; nothing was counted.
    """
    poll = get(draft, Poll, poll_id)
    if poll.is_revealed:
        message = say("refused.vote_revealed")
        raise RefusedError(message)
    choices = _choices(poll, typed)
    order = order_at_end(ballots_of(draft, poll_id))
    return draft.put(Ballot.new(poll_id=poll_id, choices=choices, order=order))


def take_last_back(draft: Draft, poll_id: str) -> Ballot:
    """Take the ballot that was keyed last out again; returns it.

    Raises:
        RefusedError: There is none, or the vote is revealed.
    """
    poll = get(draft, Poll, poll_id)
    if poll.is_revealed:
        message = say("refused.ballots_stay")
        raise RefusedError(message)
    cast_so_far = ballots_of(draft, poll_id)
    if not cast_so_far:
        message = say("refused.no_ballot_to_take_back")
        raise RefusedError(message)
    draft.remove(cast_so_far[-1])
    return cast_so_far[-1]


def end_poll(draft: Draft, poll_id: str) -> None:
    """Take a vote away with all its ballots, revealed or not.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    draft.remove(get(draft, Poll, poll_id))


def ballots_of(records: Records, poll_id: str) -> list[Ballot]:
    """The ballots of a vote as they were keyed; for the facilitator alone."""
    return sorted(records.where(Ballot, poll_id=poll_id), key=place_key)


def ballot_count(records: Records, poll_id: str) -> int:
    """How many have voted: all that is said before a vote is revealed."""
    return len(records.where(Ballot, poll_id=poll_id))


def reveal(draft: Draft, poll_id: str) -> Poll:
    """Count a vote and show it; one on agreement is written on the decision for its step.

    Earlier revealed votes of the same purpose on the same items make way.

    Raises:
        RecordMissingError: It is not there (any more).
        RefusedError: Nobody has voted yet.
    """
    poll = get(draft, Poll, poll_id)
    if poll.is_revealed:
        return poll
    cast_so_far = ballots_of(draft, poll_id)
    if not cast_so_far:
        message = say("refused.nobody_voted")
        raise RefusedError(message)
    for old in draft.where(Poll, board_id=poll.board_id):
        if old.is_revealed and _replaces(poll, old):
            draft.remove(old)
    tally = _tally(poll, cast_so_far)
    if poll.kind is PollKind.AGREEMENT:
        for decision in list(draft.all(Decision)):
            if decision.step_id in poll.item_ids:
                draft.put(decision.changed(agreement=tally))
        return draft.put(poll.changed(is_revealed=True, tally=tally))
    spread = _spread(poll, cast_so_far)
    return draft.put(poll.changed(is_revealed=True, tally=tally, spread=spread))


def ranked(poll: Poll) -> list[Ranked]:
    """The items of a revealed vote on dots, most dots first; empty while it is not revealed."""
    return sorted(_items(poll), key=lambda one: (-one.dots, one.number))


def widest_first(poll: Poll) -> list[Ranked]:
    """The same with those first on which people were furthest apart."""
    return sorted(_items(poll), key=lambda one: (-_width(one.spread), -one.dots, one.number))


def dots_of(poll: Poll | None) -> dict[str, int]:
    """The dots of each item by its id; empty while a vote is not revealed."""
    return {one.item_id: one.dots for one in _items(poll)} if poll is not None else {}


def _replaces(poll: Poll, old: Poll) -> bool:
    if poll.purpose != old.purpose or poll.kind is not old.kind:
        return False
    return poll.kind is PollKind.DOTS or poll.item_ids == old.item_ids


def _choices(poll: Poll, typed: str) -> tuple[int, ...]:
    words = [word for word in _BETWEEN_NUMBERS.split(typed.strip()) if word]
    if not words:
        message = say("refused.no_ballot_typed")
        raise RefusedError(message)
    most = AGREEMENT_STEPS if poll.kind is PollKind.AGREEMENT else len(poll.item_ids)
    numbers = []
    for word in words:
        if not word.isdecimal() or len(word) > len(str(most)) + 3:
            message = say("refused.no_number").format(word=word[:_SHORT], most=most)
            raise RefusedError(message)
        number = int(word)
        if not 1 <= number <= most:
            message = say("refused.no_such_number").format(number=number, most=most)
            raise RefusedError(message)
        numbers.append(number)
    if poll.kind is PollKind.AGREEMENT and len(numbers) > 1:
        message = say("refused.one_number_a_ballot")
        raise RefusedError(message)
    if len(numbers) > _MOST_DOTS:
        message = say("refused.too_many_dots").format(most=_MOST_DOTS, count=len(numbers))
        raise RefusedError(message)
    return tuple(numbers)


def _tally(poll: Poll, ballots: Sequence[Ballot]) -> tuple[int, ...]:
    count = AGREEMENT_STEPS if poll.kind is PollKind.AGREEMENT else len(poll.item_ids)
    dots = Counter(choice for ballot in ballots for choice in ballot.choices)
    return tuple(dots[number] for number in range(1, count + 1))


def _spread(poll: Poll, ballots: Sequence[Ballot]) -> tuple[tuple[int, ...], ...]:
    found = []
    for number in range(1, len(poll.item_ids) + 1):
        given = Counter(ballot.choices.count(number) for ballot in ballots)
        found.append(tuple(given[dots] for dots in range(max(given) + 1)))
    return tuple(found)


def _items(poll: Poll) -> list[Ranked]:
    if not poll.is_revealed or poll.kind is not PollKind.DOTS:
        return []
    rows = zip(poll.item_ids, poll.tally, strict=False)
    return [
        Ranked(item_id, number, dots, poll.spread[number - 1] if poll.spread else ())
        for number, (item_id, dots) in enumerate(rows, 1)
    ]


def _width(spread: tuple[int, ...]) -> float:
    given = [dots for dots, people in enumerate(spread) for _ in range(people)]
    return pstdev(given) if given else 0.0
