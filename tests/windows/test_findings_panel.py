"""What the board still lacks: a quiet count, and on demand a list to ask, park and accept from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.watching import WholeWatch
from confluence_desktop.document.record import Records
from confluence_desktop.windows.findings_panel import FindingsPanel
from confluence_desktop.windows.key_table import key_of
from confluence_desktop.windows.outline_nodes import LOOK_ROLE
from confluence_desktop.workshop.agenda import ROOM_ID, Room
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.findings import (
    Acceptance,
    CheckNumber,
    Finding,
    FindingWatch,
    Severity,
    in_order,
)
from confluence_desktop.workshop.links import Link
from tests.windows.session_driver import SessionDriver

LOOKS: list[int] = []
(FINDINGS,) = key_of("findings").keys


def look(board: Board, records: Records) -> tuple[Finding, ...]:
    """A check of its own: a strategy without a link, and a map without a mission."""
    LOOKS.append(1)
    cards = records.where(Card, board_id=board.id)
    found = [
        Finding(
            "S6",
            Severity.ERROR,
            board.id,
            (card.id,),
            f"“{card.text}” serves nothing",
            "Serves nothing",
            "Which goal would miss it?",
        )
        for card in cards
        if card.level is Level.STRATEGY and not records.where(Link, source_id=card.id)
    ]
    if not any(card.level is Level.MISSION for card in cards):
        found.append(
            Finding("S1", Severity.HINT, board.id, (), "No mission", "", "Which one holds?")
        )
    return in_order(found, ("S1", "S6"))


@pytest.fixture(autouse=True)
def own_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    def watch(board: Board, records: Records) -> FindingWatch:
        return WholeWatch(look, board, records)

    monkeypatch.setattr(BOARD_TYPES[BoardKind.STRATEGY_MAP], "watch", watch)
    LOOKS.clear()


def panel(driver: SessionDriver) -> FindingsPanel:
    driver.page.panels.findings.look()
    driver.settle()
    return driver.page.panels.lacks


@pytest.fixture
def asking(driver: SessionDriver) -> SessionDriver:
    """Two strategies that serve nothing, on a map without a mission; the list is open."""
    driver.press("Ctrl+5")
    driver.add("Readers recommend", "Run a newsletter")
    driver.press(FINDINGS)
    driver.settle()
    return driver


def test_the_count_is_always_there_and_nothing_else_until_it_is_asked(
    driver: SessionDriver,
) -> None:
    assert panel(driver).head.text().startswith("What the map still lacks · 1")
    driver.press("Ctrl+5")
    driver.add("Run a newsletter")
    assert panel(driver).head.text().startswith("What the map still lacks · 2")
    assert not panel(driver).list.isVisible()
    view = driver.page.view
    assert view is not None
    assert not view.picture.accents.marks


def test_the_bar_shows_a_small_count_while_the_details_are_closed(driver: SessionDriver) -> None:
    panel(driver)
    assert not driver.page.bar.lacking.isVisible()
    driver.press("F4")
    assert driver.page.bar.lacking.isVisible()
    assert driver.page.bar.lacking.text() == "△ 1"
    driver.page.bar.lacking.click()
    driver.settle()
    assert panel(driver).list.isVisible()
    assert not driver.page.bar.lacking.isVisible()


def test_the_list_has_a_shape_for_each_severity_and_marks_the_cards(
    asking: SessionDriver,
) -> None:
    lacks, view = panel(asking), asking.page.view
    assert asking.focus() is lacks.list
    assert lacks.list.statements == [
        "“Readers recommend” serves nothing",
        "“Run a newsletter” serves nothing",
        "No mission",
    ]
    assert view is not None
    newsletter = asking.card("Run a newsletter").id
    assert view.picture.accents.marks[newsletter].words == "Serves nothing"
    asking.press(FINDINGS)
    assert asking.focus() is asking.page.line.field
    assert not view.picture.accents.marks


def test_going_down_the_list_shows_the_cards_and_enter_goes_to_the_board(
    asking: SessionDriver,
) -> None:
    asking.press("Down")
    assert asking.page.selection == {asking.card("Run a newsletter").id}
    asking.press("Return")
    assert asking.focus() is asking.page.view


def test_the_finding_that_keys_act_on_has_its_cards_selected_from_the_first(
    asking: SessionDriver,
) -> None:
    readers = {asking.card("Readers recommend").id}
    assert asking.page.selection == readers
    asking.press("Ctrl+L", "Esc", "Ctrl+A")
    assert asking.page.selection != readers
    panel(asking).list.setFocus()
    asking.settle()
    assert asking.page.selection == readers


def test_a_question_goes_on_the_wall_and_off_again(asking: SessionDriver) -> None:
    asking.press("A")
    room = asking.page.document.find(Room, ROOM_ID)
    assert room is not None
    assert (room.asked, room.asked_ids) == (
        "Which goal would miss it?",
        (asking.card("Readers recommend").id,),
    )
    assert panel(asking).list.statements[:2] == [
        "“Readers recommend” serves nothing (on the wall)",
        "“Run a newsletter” serves nothing",
    ]
    asking.press("A")
    room = asking.page.document.find(Room, ROOM_ID)
    assert room is not None
    assert room.asked == ""


def test_a_parked_question_is_listed_apart_and_no_longer_counted(asking: SessionDriver) -> None:
    asking.press("P")
    (parked,) = asking.page.document.all(ParkedItem)
    assert parked.text.startswith("Which goal would miss it?")
    assert panel(asking).list.statements == [
        "“Run a newsletter” serves nothing",
        "No mission",
        "Parked · 1",
        "“Readers recommend” serves nothing",
    ]
    assert panel(asking).head.text().startswith("What the map still lacks · 2")
    current = panel(asking).list.current
    assert current is not None
    assert current.statement == "“Run a newsletter” serves nothing"  # the next one, not far below
    asking.press("Ctrl+Z")
    assert not list(asking.page.document.all(ParkedItem))


def test_a_finding_is_accepted_because_of_something_and_taken_back(asking: SessionDriver) -> None:
    asking.press("B")
    assert asking.focus() is panel(asking).because
    asking.press("Return")
    assert not list(asking.page.document.all(Acceptance))
    asking.type("The board decided it")
    asking.press("Return")
    (accepted,) = asking.page.document.all(Acceptance)
    assert accepted.reason == "The board decided it"
    assert asking.focus() is panel(asking).list
    assert panel(asking).list.statements[-2:] == [
        "Accepted · 1",
        "“Readers recommend” serves nothing",
    ]
    asking.press("End", "R")
    assert not list(asking.page.document.all(Acceptance))
    assert len(panel(asking).list.statements) == 3


def test_escape_leaves_the_reason_and_then_the_list(asking: SessionDriver) -> None:
    asking.press("B", "Esc")
    assert asking.focus() is panel(asking).list
    asking.press("Esc")
    assert asking.focus() is asking.page.line.field


def test_many_commits_of_one_turn_are_looked_at_once(driver: SessionDriver) -> None:
    panel(driver)
    LOOKS.clear()
    for number in range(5):
        driver.page.edits.change("Rename", Board, driver.page.board_id or "", title=f"{number}")
    driver.settle()
    assert len(LOOKS) == 1


def test_numbers_of_checks_are_changed_for_this_session(asking: SessionDriver) -> None:
    lacks = panel(asking)
    lacks._numbers_button.click()
    asking.settle()
    asking.type("")
    field = asking.focus()
    assert field is not None
    assert lacks.numbers.isAncestorOf(field)
    asking.press("Up")
    (number,) = asking.page.document.all(CheckNumber)
    assert number.name == "S5.least"
    asking.press("Down")
    assert not list(asking.page.document.all(CheckNumber))


def spin_of(driver: SessionDriver, label: str) -> QSpinBox:
    spins = panel(driver).numbers.findChildren(QSpinBox)
    return next(spin for spin in spins if spin.accessibleName() == label)


def test_a_number_that_can_t_be_is_refused_in_words(asking: SessionDriver) -> None:
    panel(asking)._numbers_button.click()
    spin = spin_of(asking, "Goals at least")
    spin.setFocus()
    spin.selectAll()
    for key in ("9", "9"):
        asking.press(key)
    assert spin.cleanText() == "99"
    asking.press("Return")
    assert asking.page.messages.text == "Goals at least: 0 to 20."
    assert spin.value() == 3
    spin.selectAll()
    asking.press("9", "Return")
    assert asking.page.messages.text == "Goals at least: 9 contradicts “Goals at most: 5”."
    assert spin.value() == 3
    assert not list(asking.page.document.all(CheckNumber))


def test_a_new_sitting_begins_without_a_question(asking: SessionDriver) -> None:
    asking.press("A")
    asking.reopen()
    room = asking.page.document.find(Room, ROOM_ID)
    assert room is not None
    assert room.asked == ""


def test_the_outline_says_the_open_questions(asking: SessionDriver) -> None:
    asking.press("Ctrl+Shift+O")
    tree = asking.page.panels.outline.tree
    model = tree.outline
    assert model is not None
    (row,) = model.rows_of(asking.card("Run a newsletter").id)
    assert row.data(LOOK_ROLE).aside == "▲ 1"
    assert "Which goal would miss it?" in row.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_cards_that_wait_for_each_other_open_as_a_catch_22(
    driver: SessionDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def circle(board: Board, records: Records) -> tuple[Finding, ...]:
        ids = tuple(sorted(card.id for card in records.where(Card, board_id=board.id)))
        if len(ids) < 2:
            return ()
        return (Finding("S12", Severity.WARNING, board.id, ids, "They wait", "", "As a Catch-22?"),)

    def watch(board: Board, records: Records) -> FindingWatch:
        return WholeWatch(circle, board, records)

    monkeypatch.setattr(BOARD_TYPES[BoardKind.STRATEGY_MAP], "watch", watch)
    driver.page.panels.findings.show_board(None)
    driver.page.refresh()
    driver.press("Ctrl+5")
    driver.add("Open the data", "Trust the data")
    driver.press(FINDINGS, "C")
    board = driver.page.document.find(Board, driver.page.board_id)
    assert board is not None
    assert board.type is BoardKind.CATCH_22
    assert driver.page.item is not None
    assert driver.page.item.board_id == board.id
    assert driver.focus() is driver.page.view
    driver.press("Ctrl+Z")
    assert driver.page.document.find(Board, board.id) is None


def test_findings_of_one_kind_stand_as_their_cards_do(driver: SessionDriver) -> None:
    driver.press("Ctrl+5")
    driver.add("Zines", "Ads", "Maps")
    driver.press(FINDINGS)
    lacks = panel(driver)
    assert lacks.list.statements[:3] == [
        f"“{text}” serves nothing" for text in ("Zines", "Ads", "Maps")
    ]
    driver.press("Down", "Return", "Alt+Left")
    assert driver.cards()[Level.STRATEGY] == ["Ads", "Zines", "Maps"]
    assert panel(driver).list.statements[0] == "“Ads” serves nothing"


@pytest.mark.parametrize("how", ["park", "accept"])
def test_what_is_put_away_is_asked_no_longer(asking: SessionDriver, how: str) -> None:
    asking.press("A")
    room = asking.page.document.find(Room, ROOM_ID)
    assert room is not None
    assert room.asked
    if how == "park":
        asking.press("P")
    else:
        asking.press("B")
        asking.type("We know")
        asking.press("Return")
    room = asking.page.document.find(Room, ROOM_ID)
    assert room is not None
    assert (room.asked, room.asked_ids) == ("", ())


def test_no_count_is_said_before_the_board_was_looked_through(driver: SessionDriver) -> None:
    findings = driver.page.panels.findings
    findings.show_board(None)
    findings.show_board(driver.page.board_id)
    driver.page.panels.lacks.refresh()
    assert driver.page.panels.lacks.head.text().startswith("What the map still lacks · …")
    assert panel(driver).head.text().startswith("What the map still lacks · 1")


def test_nothing_found_is_said_once_it_is_known(driver: SessionDriver) -> None:
    driver.press("Ctrl+1")
    driver.add("Every resident can read, learn and take part")
    card = driver.card("Every resident can read, learn and take part")
    ticked = card.changed(names_action=True, names_offering=True, names_for_whom=True)
    driver.page.edits.run("Tick", lambda draft: draft.put(ticked))
    findings = driver.page.panels.findings
    findings.look()
    assert findings.open_ones == ()
    findings.show_board(None)
    findings.show_board(driver.page.board_id)
    driver.page.panels.lacks.refresh()
    assert panel(driver).head.text().startswith("What the map still lacks · 0")


def test_f6_reaches_the_open_list_and_goes_on_from_it(asking: SessionDriver) -> None:
    lacks = panel(asking)
    assert lacks.list.hasFocus()
    asking.press("F6")
    assert asking.page.line.field.hasFocus()
    asking.press("Shift+F6")
    assert lacks.list.hasFocus()
    asking.press("Shift+F6")
    assert not lacks.list.hasFocus()
    asking.press("F6")
    assert lacks.list.hasFocus()
