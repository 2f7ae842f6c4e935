"""A facilitator's quarter of an hour on the map, by keys and typed text alone.

Sixty cards typed and pasted, seventy links, ten edits, three changes of level, two clusters, a pin
and a tidy; then all of it undone to nothing, and made again to the same drawing.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.document.record import Record, Scope
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link
from tests.monkey.laws import differ
from tests.windows.session_driver import SessionDriver, session_records

GOALS = (
    "Young adults come back",
    "Residents shape what we offer",
    "Nobody is left out by a form",
    "Branches learn from each other",
)
INDENTED = """\
Borrowers aged 16 to 25 up a fifth by June 2027
\tLet readers recommend to readers
\t\tHost a conversation
\t\t\tReading groups online
\t\t\tAuthor evenings on video
\t\tListen for what is being read
\t\t\tShelf of the week by vote
\tOpen the stacks to local authors
\t\tCoach first-time authors
\t\t\tWriting room on Tuesdays
Half of the new members return within a month
\tGreet everyone by name
\t\tKnow who is new
\t\t\tWelcome list at the desk
"""
MARKDOWN = """\
# Learning is handed on
- Twelve branches host a visit a year
  - **Swap desks for a day**
    - Lend a colleague
      - Shared rota
    - Write down what we saw
      - Visit diary
  - Teach what you know in an hour
    - Prepare an hour
      - Lesson cards
# Doors are open longer
- 10 more hours a week by December 2027
  - Let members hold a key
    - Trust a stranger
      - Key list
"""
NUMBERED = """\
1. Ask before we plan
    1. Hear those who never come
        1. Doorstep talks
        2. Market stall
2. Plan the year in the open
    1. Show a draft early
        1. Wall calendar
"""
MANY = 150
"""More presses of a key than anything here takes."""

LATE_LINKS = (
    ("Author evenings", "Coach first"),
    ("Reading groups", "Listen for"),
    ("Shelf of the week", "Host a conv"),
    ("Writing room", "Prepare an"),
    ("Visit diary", "Prepare an"),
    ("Market stall", "Know who"),
    ("Wall calendar", "Hear those"),
    ("Let readers", "Half of the new"),
    ("Swap desks", "10 more hours"),
    ("Greet everyone", "Borrowers"),
    ("Ask before", "Half of the new"),
)
REWORDED = (
    "Reading groups online",
    "Author evenings on video",
    "Market stall",
    "Doorstep talks",
    "Lend a colleague",
    "Trust a stranger",
    "Show a draft early",
    "Young adults come back",
    "Open the stacks to local authors",
    "Writing room on Tuesdays",
)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    made = SessionDriver(qtbot, tmp_path, session_records())
    yield made
    made.close()


def view_of(driver: SessionDriver) -> BoardView:
    assert driver.page.view is not None
    return driver.page.view


def count(driver: SessionDriver, kind: type[Record]) -> int:
    return sum(1 for _ in driver.page.document.all(kind))


def said(driver: SessionDriver) -> dict[str, Record]:
    """Everything that undo reaches."""
    return {one.id: one for one in driver.page.document if one.scope is Scope.DOCUMENT}


def find(driver: SessionDriver, letters: str) -> None:
    """Select a card by what it says, and give the keyboard to the board."""
    driver.press("Ctrl+F")
    driver.type(letters)
    (selected,) = driver.page.selection
    card = driver.page.document.find(Card, selected)
    assert card is not None
    assert letters in card.text
    driver.press("Esc")
    if not view_of(driver).hasFocus():
        driver.press("Esc")
    assert view_of(driver).hasFocus()


def place_of(driver: SessionDriver, text: str) -> float:
    """How far to the right a card stands."""
    figure = view_of(driver).index.by_key(driver.card(text).id)
    assert figure is not None
    return figure.bounds.x


def picture(driver: SessionDriver) -> QImage:
    """The whole board, in focus, with nothing selected and at rest."""
    view = view_of(driver)
    driver.press("Ctrl+L", "Esc", *(["Esc"] if driver.page.selection else []), "Ctrl+0")
    assert view.hasFocus()
    assert not driver.page.selection
    view.settle()
    view.grab()
    view.settle()
    return view.grab().toImage()


def capture(driver: SessionDriver) -> None:
    driver.press("Ctrl+1")
    driver.add("Every resident can read, learn and take part")
    driver.press("Tab")
    driver.add("By 2030 the library is where the city talks to itself")
    driver.press("Tab")
    driver.add(*GOALS)
    driver.press("Tab")
    driver.add("Each branch takes up two ideas a year", "One report that all can read")
    driver.press("Tab")
    driver.add("Say what went wrong as well")
    driver.press("Tab")
    driver.add("Write plainly")
    driver.press("Tab")
    driver.add("One page a month")
    driver.press("Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab")
    assert place(driver) == ("goal", "By 2030 the library is where the city talks to itself")
    driver.press("Ctrl+4", "Down", "Down", "Down")
    assert place(driver) == ("objective", GOALS[2])
    driver.add("No form longer than one page by March 2027", "Nine in ten forms are sent off")
    driver.press("Tab")
    driver.add("Fill it in together", "Ask nothing twice")
    driver.press("Tab")
    driver.add("Share what one desk knows")
    driver.press("Tab")
    driver.add("Desk diary", "One card for all branches")
    driver.press("Ctrl+5")
    go_under(driver, "Nine in ten forms are sent off")
    driver.add("Read every form aloud once")
    driver.press("Tab")
    driver.add("Hear where people stumble", "Write for those who are in a hurry")
    driver.press("Tab")
    driver.add("Form on a phone", "Test readers' evening", "Word list")


def place(driver: SessionDriver) -> tuple[str, str]:
    """Where the line adds to."""
    there = driver.page.line.destination
    assert there is not None
    parent = driver.page.document.find(Card, there.under_id)
    return there.key, parent.text if parent is not None else ""


def go_under(driver: SessionDriver, text: str) -> None:
    """Let the next one go under a card, by the arrow keys in the line."""
    for _ in range(MANY):
        if place(driver)[1] == text:
            return
        driver.press("Down")
    raise AssertionError(text)


def paste_lists(driver: SessionDriver) -> None:
    driver.press("Ctrl+4", "Down")
    assert place(driver) == ("objective", GOALS[0])
    driver.paste(INDENTED)
    assert "14 entries" in driver.page.pasted.text
    assert "Objectives 2 · Strategies 3 · Capabilities 4 · Tools 5" in driver.page.pasted.text
    driver.press("Return")
    driver.press("Ctrl+3", "Down")
    assert place(driver)[0] == "goal"
    driver.paste(MARKDOWN)
    driver.press("Return")
    driver.press("Ctrl+5")
    go_under(driver, "One report that all can read")
    driver.paste(NUMBERED)
    driver.press("Return")


def link(driver: SessionDriver) -> None:
    for source, target in LATE_LINKS:
        find(driver, source)
        driver.press("L")
        QTest.keyClicks(view_of(driver), target)
        driver.press("Return")


def reword(driver: SessionDriver) -> None:
    for text in REWORDED:
        find(driver, text)
        driver.press("F2")
        driver.type(", at last")
        driver.press("Return")


def change_levels(driver: SessionDriver) -> None:
    find(driver, "Listen for what is being read")
    driver.press("Ctrl+5")
    find(driver, "Ask nothing twice")
    driver.press("Alt+Down")
    find(driver, "Word list")
    driver.press("Alt+Up")


def group(driver: SessionDriver) -> None:
    for first, name, count_ in (("Reading groups", "Readers", 3), ("Doorstep", "Out there", 2)):
        find(driver, first)
        driver.press(*["Shift+Right"] * (count_ - 1))
        assert len(driver.page.selection) == count_
        driver.press("Ctrl+G")
        driver.type(name)
        driver.press("Return")
    driver.press("Ctrl+Shift+M")


def to_nothing(driver: SessionDriver) -> int:
    """Undo until there is nothing left to be undone; how often that was."""
    for steps in range(MANY):
        driver.press("Ctrl+Z")
        if driver.page.messages.text == "Nothing to be undone.":
            return steps
    raise AssertionError(driver.page.messages.text)


def to_everything(driver: SessionDriver) -> int:
    for steps in range(MANY):
        driver.press("Ctrl+Shift+Z")
        if driver.page.messages.text == "Nothing to be done again.":
            return steps
    raise AssertionError(driver.page.messages.text)


def test_a_quarter_of_an_hour_is_undone_to_nothing_and_made_again(
    qtbot: QtBot, driver: SessionDriver
) -> None:
    empty = said(driver)
    blank = picture(driver)
    driver.press("Ctrl+L")
    capture(driver)
    assert count(driver, Card) == 24
    paste_lists(driver)
    assert (count(driver, Card), count(driver, Link)) == (60, 59)
    link(driver)
    assert count(driver, Link) == 70
    reword(driver)
    assert sum(card.text.endswith(", at last") for card in driver.page.document.all(Card)) == 10
    change_levels(driver)
    assert driver.card("Listen for what is being read").level is Level.STRATEGY
    assert driver.card("Ask nothing twice").level is Level.CAPABILITY
    assert driver.card("Word list").level is Level.CAPABILITY
    group(driver)
    names = {
        one.name: (len(one.card_ids), one.collapsed) for one in driver.page.document.all(Cluster)
    }
    assert names == {"Readers": (3, False), "Out there": (2, True)}
    find(driver, "Nobody is left out")
    driver.press("P")
    held, before = place_of(driver, GOALS[2]), driver.cards()
    driver.press("Ctrl+T")
    qtbot.waitUntil(lambda: not driver.page.acts.map.tidying.is_busy)
    assert driver.cards() != before
    assert place_of(driver, GOALS[2]) == held
    whole, shown = said(driver), picture(driver)
    drawing = view_of(driver).index.drawing

    driver.press("Ctrl+L")
    back = to_nothing(driver)
    assert said(driver) == empty
    assert not differ(picture(driver), blank)
    assert to_everything(driver) == back
    assert said(driver) == whole
    assert view_of(driver).index.drawing == drawing
    assert not differ(picture(driver), shown)

    # LAW-8: a view that was brought up to date by all of this shows what a fresh one shows.
    driver.reopen()
    assert said(driver) == whole
    assert view_of(driver).index.drawing == drawing
    assert not differ(picture(driver), shown)
