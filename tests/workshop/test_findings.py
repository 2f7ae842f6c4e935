"""What can be done with a finding, whatever check it came from."""

import pytest

from confluence_desktop.boards.watching import WholeWatch
from confluence_desktop.document.change import Change
from confluence_desktop.document.record import Records
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.agenda import ROOM_ID, Room
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.findings import (
    Acceptance,
    Finding,
    Severity,
    acceptance_of,
    check_number,
    in_order,
)
from confluence_desktop.workshop.findings_operations import (
    accept,
    ask,
    park_finding,
    parked_as,
    set_check_number,
    stop_asking,
    take_acceptance_back,
)
from tests.builders import a_board, a_document


def a_finding(board_id: str, check: str = "S6", **fields: object) -> Finding:
    usual: dict[str, object] = {
        "severity": Severity.WARNING,
        "about": ("card_2", "card_1"),
        "statement": "“A” serves nothing",
        "mark": "Serves nothing",
        "question": "Who would miss it?",
    }
    return Finding(check=check, board_id=board_id, **{**usual, **fields})  # type: ignore[arg-type]  # the usual values fit


def test_a_finding_is_the_same_whatever_the_order_of_its_records() -> None:
    one = a_finding("b")
    assert one.key == a_finding("b", about=("card_1", "card_2")).key
    assert one.key != a_finding("b", about=("card_1",)).key
    assert one.key != a_finding("b", part="date").key


def test_errors_come_first_then_the_order_of_the_checks() -> None:
    hint = a_finding("b", "S1", severity=Severity.HINT)
    late, early = a_finding("b", "S6"), a_finding("b", "S2")
    error = a_finding("b", "S9", severity=Severity.ERROR)
    order = ("S1", "S2", "S6", "S9")
    assert in_order([hint, late, early, error], order) == (error, early, late, hint)


def test_an_accepted_finding_keeps_its_reason_and_can_count_again() -> None:
    document = a_document()
    board = a_board(document, BoardKind.STRATEGY_MAP, "Map")
    finding = a_finding(board.id)
    with pytest.raises(RefusedError, match="reason"), document.transaction("Accept") as draft:
        accept(draft, finding, "  ")
    for reason in ("One year only", "Two years"):
        with document.transaction("Accept") as draft:
            accept(draft, finding, reason)
    (kept,) = document.all(Acceptance)
    assert acceptance_of(document, finding) == kept
    assert kept.reason == "Two years"
    with document.transaction("Count again") as draft:
        take_acceptance_back(draft, finding)
    assert acceptance_of(document, finding) is None


def test_a_finding_is_parked_once() -> None:
    document = a_document()
    finding = a_finding(a_board(document, BoardKind.STRATEGY_MAP, "Map").id)
    for _ in range(2):
        with document.transaction("Park") as draft:
            park_finding(draft, finding)
    (parked,) = document.all(ParkedItem)
    assert parked == parked_as(document, finding)
    assert finding.question in parked.text
    assert parked.about == finding.about


def test_asking_puts_the_question_on_the_wall_until_it_is_taken_off() -> None:
    document = a_document()
    finding = a_finding(a_board(document, BoardKind.STRATEGY_MAP, "Map").id)
    with document.transaction("Ask") as draft:
        ask(draft, finding)
    room = document.find(Room, ROOM_ID)
    assert room is not None
    assert (room.asked, room.asked_ids) == (finding.question, finding.about)
    with document.transaction("Stop asking") as draft:
        stop_asking(draft)
    room = document.find(Room, ROOM_ID)
    assert room is not None
    assert (room.asked, room.asked_ids) == ("", ())


def test_a_number_of_a_check_belongs_to_the_session() -> None:
    document = a_document()
    with document.transaction("Change a number") as draft:
        set_check_number(draft, "Q1.most", 7)
    assert check_number(document, "Q1.most", 5) == 7
    with document.transaction("Change a number") as draft:
        set_check_number(draft, "Q1.most", None)
    assert check_number(document, "Q1.most", 5) == 5


def test_a_watch_looks_again_after_a_change_and_only_then() -> None:
    document = a_document()
    board = a_board(document, BoardKind.STRATEGY_MAP, "Map")
    looked: list[str] = []

    def look(board: Board, records: Records) -> tuple[Finding, ...]:
        del records
        looked.append(board.title)
        return (a_finding(board.id),)

    watch = WholeWatch(look, board, document)
    assert watch.findings == watch.findings == (a_finding(board.id),)
    watch.update(Change(), document)
    assert watch.findings
    assert looked == ["Map", "Map"]
