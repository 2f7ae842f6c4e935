"""A session as JSON holds every kind of record, and what its checks find."""

import json
from typing import Any

import jsonschema
import pytest

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.document import Document
from confluence_desktop.exchange.session_json import as_text, session_as_json
from confluence_desktop.exchange.session_text import session_as_lines
from confluence_desktop.workshop.cards import Board, BoardKind, Level
from confluence_desktop.workshop.catch_22 import (
    Because,
    Loop,
    Objection,
    Side,
    StageLeft,
    Step,
    StuckLine,
    StuckPair,
)
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.findings_operations import (
    accept,
    park_finding,
    set_check_number,
)
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.votes import Ballot, Poll, PollKind
from tests.builders import a_board, a_card, a_document, a_link
from tests.exchange import session_schema


def shown(document: Document) -> Any:
    """What is printed, read again and held against the schema."""
    read = json.loads(as_text(session_as_json(document)))
    schema = json.loads(session_schema.PATH.read_text(encoding="utf-8"))
    jsonschema.validate(read, schema)
    return read


def a_full_session() -> tuple[Document, dict[BoardKind, Board]]:
    """One record of every kind that is listed."""
    document = a_document()
    boards = {kind: a_board(document, kind, kind.value) for kind in BoardKind}
    catch, plan = boards[BoardKind.CATCH_22].id, boards[BoardKind.CONFLUENCE_PLAN].id
    card = a_card(document, boards[BoardKind.STRATEGY_MAP], Level.STRATEGY, "Run a newsletter")
    with document.transaction("Fill") as draft:
        for record in (
            Cluster.new(board_id=card.board_id, name="Words", card_ids=(card.id,)),
            Request.new(board_id=boards[BoardKind.REQUESTS].id, text="Set us up a page"),
            PolarityEntry.new(
                board_id=boards[BoardKind.POLARITY].id,
                place=PolarityPlace.LEFT_UPSIDE,
                text="Calm",
            ),
            Loop(id="loop_r", board_id=catch, side=Side.RIGHT, x="try", y="know"),
            Because.new(loop_id="loop_r", arrow=2, text="nobody has time"),
            StuckLine(id="line_1", board_id=catch, text="We can't A until B"),
            StuckLine(id="line_2", board_id=catch, text="We can't B until A"),
            StuckPair.new(board_id=catch, line_ids=("line_1", "line_2")),
            Step(id="step_1", board_id=catch, text="Try it together"),
            Objection.new(step_id="step_1", text="Yes, but who?"),
            StageLeft.new(board_id=catch, stage=2, missing=("lines",)),
            Poll(id="poll_1", board_id=catch, kind=PollKind.DOTS, tally=(1, 2)),
            Ballot.new(poll_id="poll_1", choices=(1, 2, 2)),
            Round.new(board_id=plan, text="First round"),
        ):
            draft.put(record)
        set_check_number(draft, "Q1.most", 7)
    return document, boards


def test_the_schema_is_that_of_the_records() -> None:
    kept = json.loads(session_schema.PATH.read_text(encoding="utf-8"))
    assert kept == session_schema.made(), "run python -m tests.exchange.session_schema"


def test_every_kind_of_record_is_listed() -> None:
    document, _ = a_full_session()
    read = shown(document)
    filled = {name for name in session_schema.LISTS if read[name]}
    empty = {"participants", "agenda", "links", "decisions", "actions", "parked", "notes"}
    assert filled == set(session_schema.LISTS) - empty - {"acceptances"}


def test_a_because_names_its_arrow_as_it_is_typed() -> None:
    document, _ = a_full_session()
    (because,) = shown(document)["becauses"]
    assert (because["arrow"], because["arrow_key"]) == (2, "right.2")


def test_a_tally_is_shown_once_it_is_revealed() -> None:
    document, _ = a_full_session()
    assert shown(document)["polls"][0]["tally"] == []
    with document.transaction("Reveal") as draft:
        poll = draft.find(Poll, "poll_1")
        assert poll is not None
        draft.put(poll.changed(is_revealed=True))
    assert shown(document)["polls"][0]["tally"] == [1, 2]


def test_a_finding_says_what_was_done_with_it() -> None:
    document, boards = a_full_session()
    board = boards[BoardKind.STRATEGY_MAP]
    (card,) = shown(document)["cards"]

    def serves_nothing() -> Any:
        (found,) = [one for one in shown(document)["findings"] if one["id"] == "S6"]
        return found

    before = serves_nothing()
    assert (before["severity"], before["board_id"]) == ("error", board.id)
    assert before["card_ids"] == [card["id"]]
    assert before["question"] == "Which goal would miss it?"
    assert (before["accepted"], before["reason"], before["parked"]) == (False, None, False)
    (finding,) = [
        one for one in BOARD_TYPES[board.type].findings(board, document) if one.check == "S6"
    ]
    with document.transaction("Live with it") as draft:
        accept(draft, finding, "Until summer")
        park_finding(draft, finding)
    after = serves_nothing()
    assert (after["accepted"], after["reason"], after["parked"]) == (True, "Until summer", True)


def test_a_finding_about_a_link_names_the_cards_at_its_ends() -> None:
    document, boards = a_full_session()
    board = boards[BoardKind.STRATEGY_MAP]
    means = a_card(document, board, Level.STRATEGY, "Ask")
    end = a_card(document, board, Level.GOAL, "Answers")
    link = a_link(document, means, end)
    with document.transaction("Doubt") as draft:
        draft.put(link.changed(confidence=2))
    (found,) = [one for one in shown(document)["findings"] if one["id"] == "L1"]
    assert found["card_ids"] == [means.id, end.id]
    assert found["about"][0] == link.id


@pytest.mark.parametrize("kind", list(BoardKind))
def test_each_kind_of_board_is_there_to_be_read(kind: BoardKind) -> None:
    document, _ = a_full_session()
    said = {
        BoardKind.STRATEGY_MAP: "Run a newsletter",
        BoardKind.CATCH_22: "nobody has time",
        BoardKind.REQUESTS: "Set us up a page",
        BoardKind.POLARITY: "Calm",
        BoardKind.CONFLUENCE_PLAN: "First round",
    }
    assert said[kind] in "\n".join(session_as_lines(document))


def test_what_is_read_names_open_questions_and_leaves_accepted_ones_out() -> None:
    document, boards = a_full_session()
    line = "  ? S6 error: “Run a newsletter” serves no objective"
    assert line in list(session_as_lines(document))
    board = boards[BoardKind.STRATEGY_MAP]
    with document.transaction("Accept") as draft:
        for finding in BOARD_TYPES[board.type].findings(board, document):
            accept(draft, finding, "So be it")
    assert line not in list(session_as_lines(document))
