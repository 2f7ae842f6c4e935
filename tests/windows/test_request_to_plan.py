"""From three requests to a plan, through a session page by keys and typed text alone.

The requests are reframed and sent to the map, both loops are filled, the exercise is gone through
stage by stage, a step is committed to and four rounds are planned; then the paper, and back again.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.catch_22.gates import open_gates
from confluence_desktop.boards.requests.operations import requests_of
from confluence_desktop.boards.requests.sentences import question_of
from confluence_desktop.document.record import Record, Scope
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import PAPER
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.catch_22 import Loop, StageLeft, Step, StepState, StuckLine
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.rounds import Round
from tests.builders import links_of
from tests.windows.day_by_keys import (
    ANSWERS,
    BECAUSES,
    CELLS,
    REQUESTS,
    ROUNDS,
    STEPS,
    STUCK,
    Day,
    records,
)
from tests.windows.session_driver import SessionDriver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    made = SessionDriver(qtbot, tmp_path, records())
    yield made
    made.close()


def test_from_three_requests_to_a_plan(qtbot: QtBot, tmp_path: Path, driver: SessionDriver) -> None:
    day = Day(driver)
    ask_behind(day)
    draw_map(day)
    find_loops(day)
    ask_why(day)
    find_step(day)
    stress(day)
    commit(day)
    plan(day)
    written, drawn = records_of(day), drawings(day)

    driver.page.panels.export.set_folder(tmp_path)
    driver.press("Ctrl+E", "Return")
    qtbot.waitUntil(lambda: "Saved" in driver.page.panels.export.says, timeout=60_000)
    driver.press("Esc")
    (pdf,) = tmp_path.glob("*.pdf")
    printed = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    said = [
        *(question_of(request) for request in requests_of(day.document, "requests")),
        *(because for three in BECAUSES for because in three),
        STEPS[0],
        *ROUNDS,
        "Make a report as easy as a photo",
        "Show of six: nobody blocks",
        "Somebody who asked comes along",
    ]
    assert [text for text in said if text not in printed] == []

    driver.reopen()
    assert records_of(day) == written
    assert drawings(day) == drawn


def ask_behind(day: Day) -> None:
    """The requests in their own words, what lies behind them, both tests, and on to the map."""
    day.add(*(request for request, *_ in REQUESTS))
    day.press("Tab", "Up", "Up")
    for _text, fields, purpose in REQUESTS:
        assert day.place == "tool"
        day.add(*fields, purpose)
        day.press("F7", "Shift+F7", "Ctrl+M")
        assert f"“{fields[1]}” is on the map, and under it “{fields[0]}”" in day.said
        day.press("Return")
    assert day.place == "request"
    found = requests_of(day.document, "requests")
    assert [(one.done_to, one.from_tool) for one in found] == [(True, True)] * 3
    assert question_of(found[0]) == (
        "How might we hear what residents want to do with residents, "
        "so that work days are theirs as much as ours?"
    )


def draw_map(day: Day) -> None:
    """From the mission down to what was asked for."""
    day.press("PgDown", "Ctrl+L", "Ctrl+1")
    day.add("Keep the Lind clean and open")
    day.press("Tab")
    day.add("The whole Lind is fit to swim in")
    day.press("Tab")
    day.add("Pollution is noticed early", "People look after it with us")
    day.press("Tab")
    day.add("120 active wardens by June 2027")
    day.press("Tab")
    day.add("Plan the season in the open", "Make a report as easy as a photo")
    day.link("hear what", "plan")
    day.link("take in", "make")
    day.link("join talk", "plan")
    assert {
        ("Microblog", "take in sightings from anyone"),
        ("take in sightings from anyone", "Make a report as easy as a photo"),
        ("join talk that others host", "Plan the season in the open"),
        ("Plan the season in the open", "120 active wardens by June 2027"),
    } < links_of(day.document)


def find_loops(day: Day) -> None:
    """Stages one to five: the purpose, stuck lines in silence, pairs, and both loops."""
    day.press("PgDown", "Ctrl+Shift+C", "Ctrl+L")
    day.add("More people look after the river with us")
    day.go_on()
    day.add(*STUCK)
    assert all(line.covered for line in day.document.all(StuckLine))
    day.press("Ctrl+Shift+R")
    day.go_on()
    day.to_panel()
    day.press("Home", "P", "Down", "P", "1")
    day.tab_to("Pair two lines: 3 7")
    day.add("3 4")
    day.tab_to("Lines", "Shift+Tab")
    day.press("1", "A")
    day.go_on()
    day.go_on()
    day.press("Ctrl+L")
    day.add("Each waits for the other to go first")
    left, right = sorted(day.document.all(Loop), key=lambda loop: loop.side)
    assert (left.x, right.y) == (
        "Know what working together is worth",
        "Spend time using the tools",
    )
    day.go_on()


def ask_why(day: Day) -> None:
    """Stages six to eight: three becauses an arrow, what they protect, and the weakest of them."""
    day.press("Ctrl+L")
    for number, three in enumerate(BECAUSES, 1):
        day.press(f"Ctrl+{number}")
        day.add(*three)
    day.to_panel()
    day.press("Home")
    for kind in "RBHF" * 3:
        day.press(kind, "4", "Down")
    day.go_on()
    day.press("Ctrl+L")
    day.add("Another summer of dead fish", "Our good name")
    day.go_on()
    day.to_panel()
    day.tab_to("Begin the vote")
    day.press("Space")
    day.add("1 1 7", "1 7 7", "7 1 9", "2 7 1")
    assert day.rows("Vote: which because is least certain?")[0] == f"1 {BECAUSES[0][0]}"
    day.tab_to("Reveal")
    day.press("Space")
    ranking = "\n".join(day.rows("Vote: which because is least certain?"))
    assert f"1 {BECAUSES[0][0]} · ● 5" in ranking
    day.go_on()


def find_step(day: Day) -> None:
    """Stages nine and ten: the deck, eight steps, and the one that touches both loops."""
    day.to_panel()
    day.press("Space", "Ctrl+L")
    day.add(*STEPS)
    day.go_on()
    day.to_panel()
    day.press("Home", "G", "T", "Space", "Enter", "Space", "Esc")
    day.press("Right", "Right", "Space", "Enter", "Space", "Esc", "K")
    day.press("Down", "T", "K")
    alone = day.rows("Steps against the arrows")[1]
    assert alone == f"★ {STEPS[1]} · △ It is done alone. Who would you do it with?"
    day.press("K")
    kept = [one.text for one in day.document.all(Step) if one.state is StepState.KEPT]
    assert kept == [STEPS[0]]
    day.go_on()


def stress(day: Day) -> None:
    """Stage eleven: what goes round in a circle is refused, and every test gets its answer."""
    day.to_panel()
    day.press("Home", "Enter")
    day.tab_to("What it needs first")
    day.press("A")
    (circle,) = (row for row in day.rows("The nine tests") if row.startswith("✗"))
    way = (
        f"“{STEPS[0]}” requires “Know what working together is worth”, and we can’t know what "
        "working together is worth until we really work together."
    )
    assert way in circle
    day.tab_to("Commit, closed")
    day.press("Space")
    day.tab_to("Commit to this step")
    day.press("Space")
    assert day.said == f"This step can’t begin: {way}"
    assert day.step().state is StepState.KEPT
    day.tab_to("What it needs first", "Shift+Tab")
    day.press("A")
    day.tab_to("The nine tests", "Shift+Tab")
    day.press("Home", "Down", "Down", "Y", "Down", "Y", "Down", "Down", "Down", "Y")
    day.tab_to("Yes, but …")
    day.add("Half of the anglers have no smartphone", "Who reads it at night?")
    day.tab_to("Yes, but …", "Shift+Tab")
    day.press("Shift+Tab", "Home", "Enter")
    day.add("Lucia types in what they ring through")
    day.press("Shift+Tab") if day.focus != "Yes, but …" else None
    day.press("Down", "B")
    day.add("Ines Aldous")
    day.tab_to("Owner")
    day.type("Luc")
    day.press("Return")
    for name, text in ANSWERS:
        day.tab_to(name)
        day.type(text)
    day.press("Tab")
    assert not [row for row in day.rows("The nine tests") if not row.startswith("✓")]
    day.go_on()


def commit(day: Day) -> None:
    """Stage twelve: the rule, the vote, and the step becomes a decision."""
    day.press("Ctrl+L")
    day.add("Show of six: nobody blocks")
    day.to_panel()
    day.press("Home", "Enter")
    day.tab_to("Begin the vote")
    day.press("Space")
    day.add("1", "2", "1", "3")
    day.tab_to("Reveal")
    day.press("Space")
    day.tab_to("Commit to this step")
    day.press("Space")
    assert not open_gates(day.document, day.board, 12)
    (decision,) = day.document.all(Decision)
    assert (decision.text, decision.agreement) == (STEPS[0], (2, 1, 1, 0, 0, 0))
    day.press("Ctrl+Shift+C")
    left = {one.stage: one.missing for one in day.document.all(StageLeft)}
    assert left == dict.fromkeys(range(1, 13), ())


def plan(day: Day) -> None:
    """The step and three more rounds, filled in the table and the details."""
    day.press("PgDown", "Ctrl+Shift+I", "Ctrl+L")
    day.add(*ROUNDS)
    day.press("Ctrl+Shift+V", "Return")
    for text in CELLS:
        day.press("Tab")
        day.type(text)
    day.press("Return", "Ctrl+Shift+V", "F6")
    day.tab_to("Serves")
    day.type("report")
    day.press("Return", "Esc")
    rounds = sorted(day.document.all(Round), key=lambda one: one.order)
    assert [one.text for one in rounds] == [STEPS[0], *ROUNDS]
    assert rounds[0].step_id == day.step().id
    assert (rounds[3].act, rounds[3].signal) == (CELLS[0], CELLS[7])
    assert [day.document.find(Card, id_) for id_ in rounds[3].serves]


def records_of(day: Day) -> dict[str, Record]:
    """Everything that was said."""
    return {one.id: one for one in day.document if one.scope is Scope.DOCUMENT}


def drawings(day: Day) -> list[Drawing]:
    """Each board as it is drawn on paper."""
    boards = sorted(day.document.all(Board), key=lambda board: board.order)
    return [BOARD_TYPES[one.type].draw(one, day.document, PAPER) for one in boards]
