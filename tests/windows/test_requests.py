"""Requests and polarities in the session window, by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.requests.operations import requests_of
from confluence_desktop.boards.requests.sentences import question_of
from confluence_desktop.canvas.text_editor import TextEditor
from confluence_desktop.document.record import Record
from confluence_desktop.windows.fields import Field
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.session import Session
from tests.windows.session_driver import SessionDriver

REQUESTS_ID, MAP_ID, POLARITY_ID = "board_requests", "board_map", "board_polarity"


def records() -> list[Record]:
    kinds = {
        REQUESTS_ID: BoardKind.REQUESTS,
        MAP_ID: BoardKind.STRATEGY_MAP,
        POLARITY_ID: BoardKind.POLARITY,
    }
    boards = [
        Board(id=board_id, type=kind, title=kind.value, order=float(place))
        for place, (board_id, kind) in enumerate(kinds.items())
    ]
    items = [
        AgendaItem(id=f"item_{n}", title=board.title, minutes=10, order=n, board_id=board.id)
        for n, board in enumerate(boards)
    ]
    return [Session(id="session_1", title="Reaching readers"), *boards, *items]


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    driver = SessionDriver(qtbot, tmp_path, records())
    yield driver
    driver.close()


def requests(driver: SessionDriver) -> list[Request]:
    return requests_of(driver.page.document, REQUESTS_ID)


def the_request(driver: SessionDriver) -> Request:
    (request,) = requests(driver)
    return request


def chip(driver: SessionDriver) -> str:
    return driver.page.line.chip.text()


def editor_of(driver: SessionDriver) -> TextEditor:
    view = driver.page.view
    assert view is not None
    assert view.editing.editor is not None
    return view.editing.editor


def filled(driver: SessionDriver) -> Request:
    """One request, gone through by Tab and Enter alone."""
    driver.add("set us up a page")
    driver.press("Tab")
    driver.add("a page", "Answer people where they ask", "residents", "nobody waits")
    return the_request(driver)


def test_a_request_is_gone_through_without_the_mouse(driver: SessionDriver) -> None:
    request = filled(driver)
    assert request.tool == "a page"
    assert question_of(request) == (
        "How might we answer people where they ask with residents, so that nobody waits?"
    )
    assert chip(driver).startswith("“set us up a page”")


def test_what_is_answered_stands_in_the_line_and_enter_keeps_it(driver: SessionDriver) -> None:
    filled(driver)
    driver.press("Return", "Tab")
    assert driver.page.line.field.placeholderText() == "“a page” · what is typed replaces it"
    driver.press("Enter")
    assert chip(driver).startswith("Lets us do")
    driver.add("Hear what they want")
    assert (the_request(driver).tool, the_request(driver).capability) == (
        "a page",
        "Hear what they want",
    )


def test_the_arrows_go_to_what_is_still_to_be_asked_about_a_request(driver: SessionDriver) -> None:
    driver.add("a page", "a microblog")
    driver.press("Tab", "Up")
    driver.add("a page", "Answer people")
    driver.press("Tab")
    assert chip(driver).startswith("So that")
    driver.press("Down")
    assert chip(driver).startswith("Tool · “a microblog”")
    driver.press("Up")
    assert chip(driver).startswith("With whom · “a page”")


def test_requests_are_collected_first_and_then_gone_through_one_by_one(
    driver: SessionDriver,
) -> None:
    driver.add("a page", "a microblog")
    assert [request.text for request in requests(driver)] == ["a page", "a microblog"]
    driver.press("Tab", "Up")
    assert "“a page”" in chip(driver)
    driver.add("tool of the first", "do one", "us", "good")
    assert driver.page.selection == {requests(driver)[0].id}
    driver.press("Return")
    assert "“a microblog”" in chip(driver)
    assert driver.page.selection == {requests(driver)[1].id}
    driver.add("tool of the second")
    assert [request.tool for request in requests(driver)] == [
        "tool of the first",
        "tool of the second",
    ]


def test_after_its_last_answer_keys_still_mean_the_request_that_was_answered(
    driver: SessionDriver,
) -> None:
    driver.add("a page", "a microblog")
    driver.press("Tab", "Up")
    driver.add("a page", "Answer people", "us", "good")
    assert driver.page.line.chip.accessibleName() == "✓ Answered “a page”"
    hint = driver.page.line.field.placeholderText()
    assert hint.startswith("F7, Shift+F7: the two tests · Ctrl+M: to the map · Enter")
    driver.press("F7", "Shift+F7", "Ctrl+M")
    first, second = requests(driver)
    assert (first.done_to, first.from_tool, first.parked) == (True, True, False)
    assert (second.done_to, second.from_tool, second.parked) == (None, None, False)
    assert {card.text for card in driver.page.document.all(Card)} == {"Answer people", "a page"}
    driver.press("Return", "F7")
    assert [one.done_to for one in requests(driver)] == [True, True]


def test_typing_on_after_the_last_answer_answers_for_the_next_request(
    driver: SessionDriver,
) -> None:
    driver.add("a page", "a microblog")
    driver.press("Tab", "Up")
    driver.add("a page", "Answer people", "us", "good")
    driver.type("m")
    assert chip(driver).startswith("Tool · “a microblog”")
    assert driver.page.selection == {requests(driver)[1].id}
    driver.add("icro")
    assert [request.tool for request in requests(driver)] == ["a page", "micro"]


def test_the_line_rests_with_nothing_that_is_gone_or_no_longer_meant(
    driver: SessionDriver,
) -> None:
    driver.add("a page", "a microblog")
    driver.press("Tab", "Up")
    driver.add("a page", "Answer people", "us", "good")
    driver.press("Esc", "Right")
    assert driver.page.selection == {requests(driver)[1].id}
    assert chip(driver).startswith("Tool · “a microblog”")
    driver.press("Left", "Delete")
    assert [request.text for request in requests(driver)] == ["a microblog"]
    assert "“a page”" not in chip(driver)


def test_a_list_that_is_pasted_where_the_line_rests_goes_on_to_new_requests(
    driver: SessionDriver,
) -> None:
    filled(driver)
    driver.paste("one\ntwo")
    driver.press("Return")
    texts = [request.text for request in requests(driver)]
    assert texts == ["set us up a page", "one", "two"]


def test_the_line_asks_about_the_request_that_is_selected(driver: SessionDriver) -> None:
    driver.add("a page", "a microblog")
    view = driver.page.view
    assert view is not None
    view.select([requests(driver)[0].id])
    driver.settle()
    driver.press("Ctrl+4")
    driver.page.focus_line()
    driver.press("Ctrl+4")
    driver.add("volunteers")
    assert [request.with_whom for request in requests(driver)] == ["volunteers", ""]


def test_a_few_letters_stand_for_an_audience(driver: SessionDriver) -> None:
    driver.add("a page")
    driver.press("Ctrl+4")
    assert "employees, customers" in driver.page.line.field.placeholderText()
    driver.add("cu")
    assert the_request(driver).with_whom == "customers"


def test_two_keys_answer_the_two_tests(driver: SessionDriver) -> None:
    driver.add("a page")
    driver.press("F7", "Shift+F7", "Shift+F7")
    request = the_request(driver)
    assert (request.done_to, request.from_tool) == (True, False)
    driver.press("Ctrl+Z")
    assert the_request(driver).from_tool is True


def test_one_key_sends_it_to_the_map_and_says_so(driver: SessionDriver) -> None:
    request = filled(driver)
    driver.press("Ctrl+M")
    cards = {card.text: card for card in driver.page.document.all(Card)}
    assert set(cards) == {"Answer people where they ask", "a page"}
    assert "under it “a page”, asked for" in driver.page.messages.text
    driver.press("Ctrl+M")
    assert "already; nothing was changed" in driver.page.messages.text
    driver.press("Ctrl+Z")
    assert not list(driver.page.document.all(Card))
    assert the_request(driver) == request


def test_without_a_purpose_it_is_parked_and_says_so(driver: SessionDriver) -> None:
    driver.add("a page")
    driver.press("Tab", "Tab")
    driver.add("Answer people")
    driver.press("Ctrl+M")
    assert "parked, not lost" in driver.page.messages.text
    assert the_request(driver).parked
    assert [item.about for item in driver.page.document.all(ParkedItem)] == [
        (the_request(driver).id,)
    ]


def test_enter_edits_and_tab_goes_on_to_the_next_field(driver: SessionDriver) -> None:
    driver.add("a page")
    driver.press("Esc", "Return")
    assert editor_of(driver).target.field == "text"
    driver.press("Tab")
    driver.type("a social network")
    driver.press("Tab")
    assert editor_of(driver).target.field == "capability"
    driver.type("Listen")
    driver.press("Shift+Tab")
    assert editor_of(driver).target.field == "tool"
    driver.press("Return")
    request = the_request(driver)
    assert (request.tool, request.capability) == ("a social network", "Listen")


def test_the_details_show_and_write_a_request(driver: SessionDriver) -> None:
    filled(driver)
    inspector = driver.page.inspector
    fields = {field.editor.accessibleName(): field for field in inspector.findChildren(Field)}
    purpose = fields["So that"]
    purpose.editor.setPlainText("we hear more")
    purpose.store()
    driver.settle()
    assert the_request(driver).purpose == "we hear more"
    assert fields["The question behind it"].editor.toPlainText().endswith("so that we hear more?")


def test_a_card_says_what_it_was_asked_for_in(driver: SessionDriver) -> None:
    filled(driver)
    driver.press("Ctrl+M", "PgDown")
    view = driver.page.view
    assert view is not None
    tool = next(card for card in driver.page.document.all(Card) if card.asked_for)
    view.select([tool.id])
    driver.settle()
    assert "“set us up a page”" in driver.page.inspector.text
    with driver.page.document.transaction("Delete") as draft:
        draft.remove(the_request(driver))
    driver.settle()
    assert "the request is no longer there" in driver.page.inspector.text


def test_all_of_it_is_there_again_after_reopening(driver: SessionDriver) -> None:
    filled(driver)
    driver.press("F7", "Ctrl+M")
    before = the_request(driver)
    driver.reopen()
    assert the_request(driver) == before


def test_a_polarity_is_filled_from_the_line(driver: SessionDriver) -> None:
    driver.press("PgDown", "PgDown")
    driver.add("One voice", "Many voices", "We reach people", "Nobody listens", "Nothing is wrong")
    board = driver.page.document.find(Board, POLARITY_ID)
    assert board is not None
    assert (board.left_name, board.fear) == ("One voice", "Nobody listens")
    (entry,) = driver.page.document.all(PolarityEntry)
    assert (entry.place, entry.text) == (PolarityPlace.LEFT_UPSIDE, "Nothing is wrong")
    assert "Good of · One voice" in driver.page.inspector.text
    driver.press("Esc", "Alt+Right")
    (entry,) = driver.page.document.all(PolarityEntry)
    assert entry.place is PolarityPlace.RIGHT_UPSIDE


def test_a_request_is_parked_and_taken_back_whatever_is_known_of_it(driver: SessionDriver) -> None:
    filled(driver)
    page = driver.page
    view = page.view
    assert view is not None
    view.select([the_request(driver).id])
    driver.settle()
    driver.press("Ctrl+Shift+X")
    assert the_request(driver).parked
    (ticket,) = page.document.all(ParkedItem)
    assert ticket.text == "Asked for: “set us up a page”"
    assert "Parked for later" in page.inspector.text
    driver.press("Ctrl+Shift+X")
    assert not the_request(driver).parked
    assert not list(page.document.all(ParkedItem))
    driver.press("Ctrl+Z")
    assert the_request(driver).parked
    driver.press("Ctrl+M")
    assert not the_request(driver).parked
    assert not list(page.document.all(ParkedItem))
    before = the_request(driver)
    driver.press("Ctrl+Shift+X")
    assert the_request(driver) == before
    assert page.messages.text.startswith("“set us up a page” is on the map already")
