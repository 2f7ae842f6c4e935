"""A pasted list is shown with the levels it will make before it is added."""

import time

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.paste_entries import LEVEL_ROLE, LIKE_ROLE, PasteEntries
from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.close import Decision, ParkedItem
from confluence_desktop.workshop.outline import Entry
from tests.builders import links_of
from tests.windows.session_driver import SessionDriver

LIST = "# First goal\n- [ ] Objective\n  - **Strategy**\n# Second goal"


def rows(driver: SessionDriver) -> list[tuple[str, str]]:
    """What the preview shows, each entry with its level."""
    model = driver.page.pasted.entries
    places = [model.index(row) for row in range(model.rowCount())]
    return [(str(place.data(LEVEL_ROLE) or ""), str(place.data())) for place in places]


def test_a_pasted_list_is_shown_with_its_levels_and_nothing_is_added_yet(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+3")
    driver.paste(LIST)
    assert rows(driver) == [
        ("goal", "First goal"),
        ("objective", "Objective"),
        ("strategy", "Strategy"),
        ("goal", "Second goal"),
    ]
    assert driver.page.pasted.isVisible()
    assert "4 entries" in driver.page.pasted.text
    assert "Goals 2 · Objectives 1 · Strategies 1" in driver.page.pasted.text
    assert driver.cards() == {}
    assert driver.focus() is driver.page.line.field


def test_enter_adds_all_as_one_undo(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.paste(LIST)
    driver.press("Return")
    assert driver.page.pasted.isHidden()
    assert driver.cards()[Level.GOAL] == ["First goal", "Second goal"]
    assert links_of(driver.page.document) == {
        ("Objective", "First goal"),
        ("Strategy", "Objective"),
    }
    driver.press("Ctrl+Z")
    assert driver.cards() == {}


def test_headings_that_name_a_level_are_no_cards_and_the_preview_shows_where_each_goes(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+3")
    driver.add("Seen before")
    driver.press("Tab")
    driver.paste("# Goals\n- Readers come back\n## Strategies:\n- Open late\n# Tools\n- A bench")
    assert rows(driver) == [
        ("goal", "Readers come back"),
        ("strategy", "Open late"),
        ("tool", "A bench"),
    ]
    assert "Goals 1 · Strategies 1 · Tools 1" in driver.page.pasted.text
    assert "headings say the levels" in driver.page.pasted.text
    labels = driver.page.pasted.findChildren(QLabel)
    assert "level down" not in [label.text() for label in labels if label.isVisible()]
    driver.press("Return")
    assert driver.cards() == {
        Level.GOAL: ["Seen before", "Readers come back"],
        Level.STRATEGY: ["Open late"],
        Level.TOOL: ["A bench"],
    }
    assert links_of(driver.page.document) == set()


def test_one_entry_under_the_name_of_a_level_is_shown_first(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.paste("# Tools\n- A bench")
    assert rows(driver) == [("tool", "A bench")]
    driver.press("Return")
    assert driver.cards() == {Level.TOOL: ["A bench"]}


def test_escape_drops_the_list_and_leaves_all_as_it_was(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.type("half a thought")
    driver.paste(LIST)
    driver.press("Tab", "Esc")
    assert driver.page.pasted.isHidden()
    assert driver.cards() == {}
    assert driver.page.line.field.toPlainText() == "half a thought"
    assert driver.focus() is driver.page.line.field
    destination = driver.page.line.destination
    assert destination is not None
    assert destination.key == "goal"


def test_keys_choose_the_level_the_list_begins_at(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.paste("One\n\tTwo")
    driver.press("Tab")
    assert [level for level, _ in rows(driver)] == ["objective", "strategy"]
    driver.press("Shift+Tab", "Shift+Tab")
    assert [level for level, _ in rows(driver)] == ["vision", "goal"]
    driver.press("Ctrl+6")
    assert [level for level, _ in rows(driver)] == ["capability", "tool"]
    driver.press("Return")
    assert driver.cards() == {Level.CAPABILITY: ["One"], Level.TOOL: ["Two"]}


def test_arrows_choose_what_the_list_goes_under(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("First", "Second")
    driver.press("Ctrl+4")
    driver.paste("One\nTwo")
    driver.press("Down", "Down")
    assert "under “\u2068Second\u2069”" in driver.page.pasted.text
    driver.press("Return")
    assert links_of(driver.page.document) == {("One", "Second"), ("Two", "Second")}


def test_a_list_pasted_on_the_board_is_shown_as_well_and_escape_goes_back_there(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+4")
    driver.add("An objective")
    driver.press("Esc")
    driver.paste("One\nTwo")
    assert rows(driver) == [("objective", "One"), ("objective", "Two")]
    driver.press("Esc")
    assert driver.focus() is driver.page.view
    driver.paste("One\nTwo")
    driver.press("Return")
    assert driver.cards() == {Level.OBJECTIVE: ["An objective", "One", "Two"]}


def test_one_entry_of_a_list_needs_no_asking(driver: SessionDriver) -> None:
    driver.paste("\n- Only one\n---\n")
    assert driver.page.pasted.isHidden()
    assert driver.page.line.field.toPlainText() == "Only one"


def test_without_a_board_it_is_said_where_the_list_goes(driver: SessionDriver) -> None:
    driver.press("PgDown", "PgDown")
    driver.paste("# Who answers?\n- Who pays?")
    assert "Parking lot" in driver.page.pasted.text
    assert "no board" in driver.page.pasted.text
    assert rows(driver) == [("", "Who answers?"), ("", "Who pays?")]
    driver.press("Tab")
    assert "Decisions" in driver.page.pasted.text
    driver.press("Return")
    assert len(list(driver.page.document.all(Decision))) == 2
    assert not list(driver.page.document.all(ParkedItem))


def test_another_agenda_item_takes_the_list_along(driver: SessionDriver) -> None:
    driver.press("PgDown", "PgDown")
    driver.paste("One\nTwo")
    driver.press("PgUp", "PgUp", "Ctrl+3")
    assert rows(driver) == [("goal", "One"), ("goal", "Two")]
    driver.press("Return")
    assert driver.cards() == {Level.GOAL: ["One", "Two"]}


def test_entries_that_are_nearly_the_same_are_marked(driver: SessionDriver, qtbot: QtBot) -> None:
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.paste("young adults  come back\nSomething else\nSomething else")
    model = driver.page.pasted.entries
    qtbot.waitUntil(lambda: not model.is_looking)
    likes = [str(model.index(row).data(LIKE_ROLE)) for row in range(3)]
    assert likes == ["Young adults come back", "", "Something else"]
    assert "2 are nearly the same" in driver.page.pasted.text
    driver.press("Ctrl+5")
    qtbot.waitUntil(lambda: not model.is_looking)
    assert model.alike_count == 1


def test_ten_thousand_entries_are_shown_at_once(driver: SessionDriver) -> None:
    text = "\n".join(f"{'  ' * (row % 4)}- Entry {row}" for row in range(10_000))
    driver.press("Ctrl+3")
    start = time.perf_counter()
    driver.page.line.offer(text)
    assert driver.page.pasted.isVisible()
    assert time.perf_counter() - start < 2
    assert driver.page.pasted.entries.rowCount() == 10_000
    assert "10,000 entries" in driver.page.pasted.text
    driver.press("Esc")
    assert not driver.page.pasted.entries.is_looking


@pytest.mark.parametrize("start", [None, Level.TOOL])
def test_rows_without_levels_and_below_the_lowest_are_plain(start: Level | None) -> None:
    model = PasteEntries(lambda _level, _text: "")
    model.show_entries([Entry(0, "a"), Entry(1, "b")], start)
    assert [model.index(row).data(LEVEL_ROLE) for row in range(2)] == [start, start]
    assert model.levels.total() == (2 if start else 0)


def test_a_list_that_is_too_long_is_refused_at_once_and_not_offered(driver: SessionDriver) -> None:
    before = list(driver.page.document)
    driver.paste("\n".join(f"Entry {number}" for number in range(10_001)))
    assert driver.page.pasted.isHidden()
    assert "10,000 can be pasted at once" in driver.page.messages.text
    assert list(driver.page.document) == before
    assert driver.page.line.field.toPlainText() == ""
