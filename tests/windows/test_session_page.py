"""The session page: time, saved state, details, panels, notes, PDF."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from confluence_desktop.document.document import Document
from confluence_desktop.document.record import Records
from confluence_desktop.errors import CancelledError, ExportError
from confluence_desktop.windows.fields import Field, Toggle
from confluence_desktop.windows.timer import SessionTimer
from confluence_desktop.windows.widgets import PillButton, QuietButton
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import (
    agenda_in_order,
    delete_item,
    item_time,
    the_room,
)
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.close import Action, ParkedItem
from confluence_desktop.workshop.session import PageSize
from tests.builders import a_document
from tests.windows.session_driver import SessionDriver

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


class FakeTime:
    """Elapsed time and wall clock that only move when told."""

    def __init__(self) -> None:
        self.elapsed_s = 0.0
        self.now = NOON

    def pass_by(self, seconds: float) -> None:
        self.elapsed_s += seconds
        self.now += timedelta(seconds=seconds)

    def timer(self, document: Document) -> SessionTimer:
        return SessionTimer(document, clock=lambda: self.elapsed_s, now=lambda: self.now)


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


def an_agenda() -> Document:
    items = [
        AgendaItem(id=f"item_{number}", title=f"Item {number}", minutes=10, order=number)
        for number in range(3)
    ]
    return a_document(*items)


def left_s(timer: SessionTimer) -> float:
    assert timer.countdown is not None
    return timer.countdown.left_s


def test_an_item_that_is_deleted_while_it_runs_comes_back_with_all_its_time(
    time: FakeTime,
) -> None:
    document = an_agenda()
    timer = time.timer(document)
    timer.go_to(agenda_in_order(document)[1])
    timer.start()
    time.pass_by(40)
    timer.keep()
    time.pass_by(20)
    with document.transaction("Delete") as draft:
        delete_item(draft, "item_1")
    timer.keep_place()
    document.undo()
    assert item_time(document, "item_1").spent_s == 60
    assert item_time(document, "item_0").spent_s == 0
    time.pass_by(5)
    timer.pause()
    assert item_time(document, "item_0").spent_s == 5


def test_the_countdown_counts_pauses_and_takes_more_time(time: FakeTime) -> None:
    timer = time.timer(an_agenda())
    timer.toggle()
    time.pass_by(90)
    assert left_s(timer) == 510
    timer.toggle()
    time.pass_by(90)
    assert left_s(timer) == 510
    timer.add(60)
    timer.add(-120)
    assert left_s(timer) == 450


def test_the_countdown_never_goes_on_to_the_next_item_by_itself(time: FakeTime) -> None:
    timer = time.timer(an_agenda())
    timer.start()
    time.pass_by(3600)
    assert timer.item is not None
    assert timer.item.id == "item_0"
    assert timer.countdown is not None
    assert timer.countdown.text == "+50:00"


def test_going_on_counts_what_was_used_where_it_was_used(time: FakeTime) -> None:
    document = an_agenda()
    timer = time.timer(document)
    timer.start()
    time.pass_by(100)
    timer.go_to(agenda_in_order(document)[1])
    time.pass_by(40)
    assert left_s(timer) == 560
    assert item_time(document, "item_0").spent_s == 100
    timer.go_to(agenda_in_order(document)[0])
    assert left_s(timer) == 500


def test_a_crash_keeps_the_countdown_running(time: FakeTime) -> None:
    document = an_agenda()
    crashed = time.timer(document)
    crashed.start()
    time.pass_by(100)
    crashed.keep()
    time.pass_by(30)
    time.elapsed_s = 0.0
    again = time.timer(document)
    assert again.is_running
    assert left_s(again) == 600 - 130
    time.pass_by(10)
    assert left_s(again) == 600 - 140


def test_time_is_no_part_of_undo(time: FakeTime) -> None:
    document = an_agenda()
    timer = time.timer(document)
    timer.start()
    timer.add(60)
    timer.pause()
    assert document.next_undo is None
    assert the_room(document).running_since is None


def test_a_session_for_reading_has_no_running_time(time: FakeTime) -> None:
    document = an_agenda()
    timer = SessionTimer(document, clock=lambda: time.elapsed_s, is_read_only=True)
    timer.start()
    timer.add(60)
    timer.go_to(agenda_in_order(document)[2])
    assert timer.item is not None
    assert timer.item.id == "item_2"
    assert not timer.is_running
    assert the_room(document).item_id is None


def test_the_bar_shows_the_time_and_its_buttons_work(driver: SessionDriver) -> None:
    bar = driver.page.bar
    assert bar.countdown.text == "45:00"
    driver.press("F9")
    assert bar.countdown.text == "46:00"
    driver.press("Shift+F9", "F8")
    assert driver.page.timer.is_running
    bar.command.emit("timer.toggle")
    assert not driver.page.timer.is_running


def test_a_button_is_called_what_it_does_now(driver: SessionDriver) -> None:
    buttons = driver.page.bar.findChildren(PillButton)
    toggle, project = (
        next(button for button in buttons if button.text() == text)
        for text in ("Start", "Project ▸")
    )
    driver.press("F8", "F5")
    assert (toggle.text(), toggle.accessibleName()) == ("Pause", "Pause")
    assert (project.text(), project.accessibleName()) == ("End wall ■", "End wall ■")
    fold = next(button for button in driver.page.agenda.findChildren(QuietButton))
    assert "Fold the agenda" in fold.accessibleName()
    driver.page.fold("agenda")
    assert "Show the agenda" in fold.accessibleName()
    assert "Show the agenda" in fold.toolTip()
    driver.press("F8", "Shift+F5")
    assert (toggle.text(), toggle.accessibleName()) == ("Start", "Start")
    assert (project.text(), project.accessibleName()) == ("Project ▸", "Project ▸")


def test_saved_is_said_only_when_all_is_on_disk(qtbot: QtBot, driver: SessionDriver) -> None:
    """LAW-9, as seen: what is held up on its way to the disk is not called saved."""
    held, go_on = threading.Event(), threading.Event()

    def hold(_connection: object) -> None:
        held.set()
        go_on.wait(10)

    blocker = threading.Thread(target=lambda: driver.session.writer.run(hold))
    blocker.start()
    assert held.wait(5)
    driver.press("Ctrl+3")
    driver.add("Goal")
    assert driver.page.bar.saved.word == "Saving…"
    go_on.set()
    blocker.join()
    qtbot.waitUntil(lambda: driver.page.bar.saved.word == "Saved", timeout=5000)
    driver.reopen()
    assert [card.text for card in driver.page.document.all(Card)] == ["Goal"]


def test_the_details_follow_the_selection(driver: SessionDriver) -> None:
    driver.press("Ctrl+1")
    driver.add("Everyone can read")
    driver.press("Tab")
    driver.add("The city talks to itself")
    driver.press("Tab")
    driver.add("Young adults come back")
    text = driver.page.inspector.text
    assert "Goal" in text
    assert "The city talks to itself" in text
    assert "› Mission: Everyone can read" in text
    assert driver.page.view is not None
    driver.page.view.select_all()
    driver.settle()
    assert "3 selected" in driver.page.inspector.text
    driver.page.view.select([])
    driver.settle()
    assert _field(driver, "Agenda item").editor.toPlainText() == "Mission to strategy"


def test_what_is_typed_into_a_field_is_one_undo(driver: SessionDriver) -> None:
    field = _field(driver, "Facilitator’s note")
    field.editor.setFocus()
    field.editor.selectAll()
    driver.type("Let ")
    field.store()
    driver.type("silence work.")
    field.store()
    driver.press("Esc")
    assert driver.page.item is not None
    assert driver.page.item.note == "Let silence work."
    driver.page.document.undo()
    driver.settle()
    assert driver.page.item.note == "Ask who already does this."
    assert _field(driver, "Facilitator’s note").editor.toPlainText() == driver.page.item.note


def test_a_step_is_marked_in_the_details(driver: SessionDriver) -> None:
    driver.press("PgDown", "Ctrl+5")
    driver.add("Open an account")
    assert "Who would you do it with" in driver.page.inspector.text
    for toggle in driver.page.inspector.findChildren(Toggle):
        QTest.mouseClick(toggle.button, Qt.MouseButton.LeftButton)
    driver.settle()
    (step,) = driver.page.document.all(Step)
    assert (step.together, step.with_tool) == (True, True)
    assert "Who would you do it with" not in driver.page.inspector.text


def test_the_notes_are_listed_edited_and_deleted(driver: SessionDriver) -> None:
    driver.press("Ctrl+Shift+P")
    driver.type("Who answers?")
    driver.press("Return", "Ctrl+Shift+A")
    driver.type("Ask Ann")
    driver.press("Return")
    notes = driver.page.agenda.notes
    shown = [notes.item(row).text() for row in range(notes.count())]
    assert shown == ["Parking lot · 1", "Who answers?", "Actions · 1", "Ask Ann"]
    (action,) = driver.page.document.all(Action)
    notes.chosen.emit(action.id)
    driver.settle()
    _write(driver, "Owner", "Ann")
    (action,) = driver.page.document.all(Action)
    assert action.owner == "Ann"
    notes.item(1).setText("Who answers at weekends?")
    (parked,) = driver.page.document.all(ParkedItem)
    assert parked.text == "Who answers at weekends?"
    notes.delete_wanted.emit(parked.id)
    driver.settle()
    assert not list(driver.page.document.all(ParkedItem))
    assert notes.item(0).text() == "Parking lot · 0"


@pytest.fixture
def exporting(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., SessionDriver]]:
    made: list[SessionDriver] = []

    def make(write: object) -> SessionDriver:
        driver = SessionDriver(qtbot, tmp_path, write_summary=write)  # type: ignore[arg-type] # stand-ins take what they need
        driver.page.panels.export.set_folder(tmp_path)
        made.append(driver)
        return driver

    yield make
    for driver in made:
        driver.close()


def test_the_pdf_is_written_aside_and_told(
    qtbot: QtBot, tmp_path: Path, exporting: Callable[..., SessionDriver]
) -> None:
    threads: list[int] = []

    def write(
        _records: Records,
        path: Path,
        *,
        page_size: PageSize,
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        threads.append(threading.get_ident())
        progress(1, 2)
        path.write_text(page_size.value)
        assert not is_cancelled()

    driver = exporting(write)
    driver.press("Ctrl+E")
    assert driver.page.panels.export.name.text() == "City Library – Reaching readers.pdf"
    driver.press("Return")
    goal = tmp_path / "City Library – Reaching readers.pdf"
    qtbot.waitUntil(lambda: "Saved" in driver.page.panels.export.says, timeout=5000)
    qtbot.waitUntil(lambda: not driver.page.panels.export.is_running, timeout=5000)
    assert goal.read_text() == "A4"
    assert threads[0] != threading.get_ident()
    driver.press("Return")
    assert "Replace it?" in driver.page.panels.export.says
    assert not driver.page.panels.export.is_running
    driver.press("Esc")
    assert driver.focus() is driver.page.line.field


def test_an_export_can_be_stopped(qtbot: QtBot, exporting: Callable[..., SessionDriver]) -> None:
    def write(*_args: object, is_cancelled: Callable[[], bool], **_fields: object) -> None:
        while not is_cancelled():
            threading.Event().wait(0.005)
        raise CancelledError

    driver = exporting(write)
    driver.press("Ctrl+E", "Return")
    assert driver.page.panels.export.is_running
    driver.page.panels.export._on_stop()
    qtbot.waitUntil(lambda: not driver.page.panels.export.is_running, timeout=5000)
    assert driver.page.panels.export.says == "Stopped; no PDF was made."


def test_a_failed_export_says_why(qtbot: QtBot, exporting: Callable[..., SessionDriver]) -> None:
    def write(*_args: object, **_fields: object) -> None:
        message = "The folder can't be written; choose another one."
        raise ExportError(message)

    driver = exporting(write)
    driver.press("Ctrl+E", "Return")
    qtbot.waitUntil(lambda: "choose another one" in driver.page.panels.export.says, timeout=5000)


@pytest.mark.parametrize("typed", ["../../etc/passwd", "CON", "a:b", "x" * 300, "…/\x00"])
def test_the_pdf_stays_in_its_folder_whatever_is_typed(
    typed: str, tmp_path: Path, driver: SessionDriver
) -> None:
    driver.page.panels.export.set_folder(tmp_path)
    driver.page.panels.export.name.setText(typed)
    assert driver.page.panels.export.path.parent == tmp_path
    assert driver.page.panels.export.path.suffix == ".pdf"


def test_all_is_there_after_closing_and_opening_again(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("PgDown")
    driver.reopen()
    assert driver.page.item is not None
    assert driver.page.item.id == "item_2"
    driver.press("PgUp")
    assert [card.text for card in driver.page.document.all(Card)] == ["Goal"]
    driver.press("Ctrl+Z")
    assert not list(driver.page.document.all(Card))


def _field(driver: SessionDriver, heading: str) -> Field:
    fields = driver.page.inspector.findChildren(Field)
    return next(field for field in fields if field.editor.accessibleName() == heading)


def _write(driver: SessionDriver, heading: str, text: str) -> None:
    field = _field(driver, heading)
    assert isinstance(field.editor, QPlainTextEdit)
    field.editor.setPlainText(text)
    field.store()
    driver.settle()
