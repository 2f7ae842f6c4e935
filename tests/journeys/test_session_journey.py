"""A session by keys alone: capture, mend, fill both loops, undo, redo, export, come back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.close import Action, Decision, ParkedItem
from tests.builders import links_of
from tests.windows.session_driver import SessionDriver

TWELVE_LINES = """\
Every resident can read, learn and take part
  By 2030 the library is where the city talks to itself
    Young adults come back
      Active borrowers aged 16 to 25 up 20 % by June 2027
        Let readers recommend to readers
          Host a conversation
            Reading groups online
    Residents shape what we offer
      40 % of events proposed by residents by December 2027
        Plan programmes with the public
          Listen and reply in public
            Neighbourhood forum
"""


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    made = SessionDriver(qtbot, tmp_path)
    yield made
    made.close()


def test_a_session_by_keys_alone(qtbot: QtBot, tmp_path: Path, driver: SessionDriver) -> None:
    # The map: paste a list, add below, edit in place, change a level.
    driver.press("Ctrl+1")
    driver.paste(TWELVE_LINES)
    driver.press("Return")
    assert sum(len(texts) for texts in driver.cards().values()) == 12
    driver.press("Ctrl+5", "Down")
    driver.add("Open the stacks to local authors")
    assert "Open the stacks to local authors" in driver.cards()[Level.STRATEGY]
    driver.press("Esc", "F2")
    driver.type(" and readers")
    driver.press("Return")
    assert "Open the stacks to local authors and readers" in driver.cards()[Level.STRATEGY]
    driver.press("Alt+Down")
    assert any(text.startswith("Open") for text in driver.cards()[Level.CAPABILITY])

    # Both loops, their becauses and a step.
    driver.press("PgDown", "Ctrl+L")
    driver.add("see the benefits of working together", "work together")
    driver.add("see what the tools are worth", "put time into using them")
    driver.add("branches compete for the same visitors")
    driver.press("Ctrl+3")
    driver.add("the office reads only visitor counts")
    driver.press("Ctrl+5")
    driver.add("Two branches run one reading group online")
    driver.press("F7", "Shift+F7")

    # Notes from anywhere.
    for keys, text in (
        ("Ctrl+Shift+P", "Budget for a second desk"),
        ("Ctrl+Shift+D", "We begin in May"),
        ("Ctrl+Shift+A", "Ask both branch heads"),
    ):
        driver.press(keys)
        driver.type(text)
        driver.press("Return")
    whole = everything(driver)

    # Ten steps back and forth.
    driver.press(*["Ctrl+Z"] * 10)
    assert everything(driver) != whole
    driver.press(*["Ctrl+Shift+Z"] * 10)
    assert everything(driver) == whole

    # The PDF.
    driver.page.panels.export.set_folder(tmp_path)
    driver.press("Ctrl+E", "Return")
    qtbot.waitUntil(lambda: "Saved" in driver.page.panels.export.says, timeout=60_000)
    (pdf,) = tmp_path.glob("*.pdf")
    printed = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    for text in ("Let readers recommend to readers", "We begin in May", "Ask both branch heads"):
        assert text in printed
    driver.press("Esc")

    # All of it is there again, and so is undo.
    driver.reopen()
    assert everything(driver) == whole
    driver.press(*["Ctrl+Z"] * 10)
    driver.press(*["Ctrl+Shift+Z"] * 10)
    assert everything(driver) == whole


def everything(driver: SessionDriver) -> object:
    """What was said, as far as undo reaches it."""
    document = driver.page.document
    said = {
        kind.stored_as: sorted(str(record) for record in document.all(kind))
        for kind in (Loop, Because, Step, Decision, Action, ParkedItem)
    }
    return driver.cards(), links_of(document), said
