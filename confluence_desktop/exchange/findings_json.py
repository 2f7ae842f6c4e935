"""What the boards' checks find, for scripts and for reading."""

from collections.abc import Iterable, Iterator
from typing import Any

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.findings import Finding, acceptance_of
from confluence_desktop.workshop.findings_operations import parked_as
from confluence_desktop.workshop.links import Link


def findings_on(board: Board, records: Records) -> tuple[Finding, ...]:
    """What the checks of a board's type find on it; none for a type that is not known here."""
    board_type = BOARD_TYPES.get(board.type)
    return board_type.findings(board, records) if board_type is not None else ()


def findings_as_json(records: Records, boards: Iterable[Board]) -> list[dict[str, Any]]:
    """The findings of some boards, accepted and parked ones too."""
    return [_plain(finding, records) for board in boards for finding in findings_on(board, records)]


def findings_as_lines(board: Board, records: Records) -> Iterator[str]:
    """The findings that a room has not accepted, a line each."""
    for finding in findings_on(board, records):
        if acceptance_of(records, finding) is None:
            yield f"  ? {finding.check} {finding.severity.value}: {finding.statement}"


def _plain(finding: Finding, records: Records) -> dict[str, Any]:
    acceptance = acceptance_of(records, finding)
    return {
        "id": finding.check,
        "severity": finding.severity.value,
        "board_id": finding.board_id,
        "card_ids": _card_ids(finding, records),
        "about": list(finding.about),
        "part": finding.part,
        "key": finding.key,
        "question": finding.question,
        "statement": finding.statement,
        "mark": finding.mark,
        "accepted": acceptance is not None,
        "reason": acceptance.reason if acceptance is not None else None,
        "parked": parked_as(records, finding) is not None,
    }


def _card_ids(finding: Finding, records: Records) -> list[str]:
    """The map's cards that a finding is about; for a link, those at its ends."""
    found: dict[str, None] = {}
    for record_id in finding.about:
        link = records.find(Link, record_id)
        ends = (record_id,) if link is None else (link.source_id, link.target_id)
        found |= dict.fromkeys(id_ for id_ in ends if records.find(Card, id_) is not None)
    return list(found)
