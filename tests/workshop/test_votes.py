"""Votes: keyed ballot by ballot, counted without telling, revealed at the end."""

import pytest

from confluence_desktop.document.document import Document
from confluence_desktop.document.record import get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop import votes_operations as votes
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.votes import Ballot, Poll, PollKind
from tests.builders import a_board, a_document


def begun(*items: str, kind: PollKind = PollKind.DOTS) -> tuple[Document, Board, Poll]:
    document = a_document()
    board = a_board(document, BoardKind.CATCH_22)
    with document.transaction("Vote") as draft:
        poll = votes.start_poll(draft, board.id, kind, items or ("a", "b", "c"), "why")
    return document, board, poll


def keyed(document: Document, poll: Poll, *ballots: str) -> Poll:
    for ballot in ballots:
        with document.transaction("Ballot") as draft:
            votes.cast(draft, poll.id, ballot)
    return get(document, Poll, poll.id)


def revealed(document: Document, poll: Poll) -> Poll:
    with document.transaction("Reveal") as draft:
        return votes.reveal(draft, poll.id)


def test_a_ballot_is_typed_in_numbers() -> None:
    document, _, poll = begun()
    keyed(document, poll, "3 1 1 2", "2,2;3", "１")
    found = [ballot.choices for ballot in votes.ballots_of(document, poll.id)]
    assert found == [(3, 1, 1, 2), (2, 2, 3), (1,)]
    assert votes.ballot_count(document, poll.id) == 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the numbers"),
        ("4", "no 4 to vote for; the numbers go from 1 to 3"),
        ("0", "no 0"),
        ("1 two", "“two” is no number"),
        ("-1", "“-1” is no number"),
        ("²", "is no number"),
        ("9" * 5000, "is no number"),
        ("1 " * 51, "at most 50 dots"),
    ],
)
def test_what_is_no_ballot_is_refused_in_a_sentence_and_not_counted(typed: str, said: str) -> None:
    document, _, poll = begun()
    with pytest.raises(RefusedError, match=said):
        keyed(document, poll, typed)
    assert votes.ballot_count(document, poll.id) == 0


def test_the_last_ballot_can_be_taken_back() -> None:
    document, _, poll = begun()
    keyed(document, poll, "1", "2 2")
    with document.transaction("Back") as draft:
        assert votes.take_last_back(draft, poll.id).choices == (2, 2)
    assert [one.choices for one in votes.ballots_of(document, poll.id)] == [(1,)]
    with document.transaction("Back") as draft:
        votes.take_last_back(draft, poll.id)
        with pytest.raises(RefusedError, match="no ballot to take back"):
            votes.take_last_back(draft, poll.id)


def test_nothing_is_told_before_the_end() -> None:
    document, board, poll = begun()
    poll = keyed(document, poll, "1 1", "2")
    assert (poll.tally, poll.spread, votes.ranked(poll), votes.dots_of(poll)) == ((), (), [], {})
    assert votes.revealed_poll(document, board.id, "why") is None
    assert list(visible(document, Audience.WALL).all(Ballot)) == []


def test_a_revealed_vote_is_ranked_with_its_spread_over_people() -> None:
    document, board, poll = begun()
    keyed(document, poll, "1 1 2", "2 3", "1 1 2")
    poll = revealed(document, poll)
    assert poll.tally == (4, 3, 1)
    assert poll.spread == ((1, 0, 2), (0, 3), (2, 1))
    assert [(one.item_id, one.number, one.dots) for one in votes.ranked(poll)] == [
        ("a", 1, 4), ("b", 2, 3), ("c", 3, 1),
    ]  # fmt: skip
    assert [one.item_id for one in votes.widest_first(poll)] == ["a", "c", "b"]
    assert votes.dots_of(votes.revealed_poll(document, board.id, "why")) == {"a": 4, "b": 3, "c": 1}


def test_a_revealed_vote_takes_no_more_ballots_and_one_without_ballots_is_not_revealed() -> None:
    document, _, poll = begun()
    with pytest.raises(RefusedError, match="Nobody has voted"):
        revealed(document, poll)
    keyed(document, poll, "1")
    revealed(document, poll)
    with pytest.raises(RefusedError, match="revealed"):
        keyed(document, poll, "1")
    with document.transaction("Back") as draft, pytest.raises(RefusedError, match="revealed"):
        votes.take_last_back(draft, poll.id)


def test_a_vote_that_goes_on_is_not_begun_over_unless_nobody_has_voted() -> None:
    document, board, poll = begun()
    with document.transaction("Vote") as draft:
        other = votes.start_poll(draft, board.id, PollKind.DOTS, ("x",), "why")
    assert [one.id for one in document.all(Poll)] == [other.id]
    keyed(document, other, "1")
    with document.transaction("Vote") as draft, pytest.raises(RefusedError, match="going on"):
        votes.start_poll(draft, board.id, PollKind.DOTS, ("y",), "why")
    with document.transaction("End") as draft:
        votes.end_poll(draft, other.id)
    assert list(document.all(Ballot)) == []
    assert poll.id != other.id


def test_a_new_vote_takes_the_place_of_the_revealed_one_and_undo_brings_it_back() -> None:
    document, board, poll = begun()
    keyed(document, poll, "1")
    revealed(document, poll)
    with document.transaction("Vote") as draft:
        other = votes.start_poll(draft, board.id, PollKind.DOTS, ("x",), "why")
    keyed(document, other, "1")
    revealed(document, other)
    assert [one.id for one in document.all(Poll)] == [other.id]
    document.undo()
    found = votes.revealed_poll(document, board.id, "why")
    assert found is not None
    assert found.id == poll.id


def test_there_has_to_be_something_to_vote_on() -> None:
    document, board, _ = begun()
    with document.transaction("Vote") as draft:
        with pytest.raises(RefusedError, match="nothing to vote on"):
            votes.start_poll(draft, board.id, PollKind.DOTS, (), "other")
        with pytest.raises(RefusedError, match="one step at a time"):
            votes.start_poll(draft, board.id, PollKind.AGREEMENT, ("a", "b"), "other")


def test_agreement_is_one_of_six_and_reaches_the_decision() -> None:
    document, _, poll = begun("step", kind=PollKind.AGREEMENT)
    with document.transaction("Decide") as draft:
        decision = draft.put(Decision.new(text="We publish", step_id="step"))
    with pytest.raises(RefusedError, match="single number"):
        keyed(document, poll, "1 2")
    with pytest.raises(RefusedError, match="from 1 to 6"):
        keyed(document, poll, "7")
    keyed(document, poll, "1", "1", "2", "6")
    assert revealed(document, poll).tally == (2, 1, 0, 0, 0, 1)
    assert get(document, Decision, decision.id).agreement == (2, 1, 0, 0, 0, 1)
