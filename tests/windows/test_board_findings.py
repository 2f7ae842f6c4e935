"""A large map is looked through beside the interface, and loses no change on the way."""

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.canvas.document_signals import DocumentSignals
from confluence_desktop.document.document import Document
from confluence_desktop.windows import board_findings
from confluence_desktop.windows.board_findings import BoardFindings
from confluence_desktop.workshop.cards import Board, Card
from tests.gallery.sessions import MAP_ID, map_only


@pytest.mark.parametrize("most", [0, 1_000])
def test_what_is_committed_while_a_map_is_looked_through_counts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(board_findings, "_LARGE", most)
    document = Document(map_only(60))
    findings = BoardFindings(document, DocumentSignals(document))
    with qtbot.waitSignal(findings.changed):
        findings.show_board(MAP_ID)
        findings._on_due()
        with document.transaction("Delete") as draft:
            for card in document.where(Card, board_id=MAP_ID)[20:25]:
                draft.put(card.changed(text=f"Some other words {card.id}"))
    qtbot.wait(50)
    board = document.find(Board, MAP_ID)
    assert board is not None
    wanted = BOARD_TYPES[board.type].findings(board, document)
    assert [one.key for one in findings.open_ones] == [one.key for one in wanted]


def test_a_session_closed_while_its_map_is_looked_through_is_no_error(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_findings, "_LARGE", 0)
    document = Document(map_only(60))
    findings = BoardFindings(document, DocumentSignals(document))
    findings.show_board(MAP_ID)
    findings._on_due()
    findings.deleteLater()
    qtbot.wait(100)
