"""The commands of the map, in a real session: by their keys, and by the command list."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.strategy_map.tidy import tidy_orders
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.clipboard import CARDS_TYPE
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.windows.map_acts import LOSES
from confluence_desktop.workshop.cards import Card, CardColour, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link
from tests.windows.session_driver import MAP_ID, SessionDriver, session_records

CARDS = (
    Card(id="card_a", board_id=MAP_ID, level=Level.GOAL, text="Goal A", order=0),
    Card(id="card_b", board_id=MAP_ID, level=Level.GOAL, text="Goal B", order=1),
    Card(id="card_x", board_id=MAP_ID, level=Level.OBJECTIVE, text="Objective X", order=0),
    Card(id="card_y", board_id=MAP_ID, level=Level.OBJECTIVE, text="Objective Y", order=1),
    Card(id="card_s", board_id=MAP_ID, level=Level.STRATEGY, text="Strategy", order=0),
)
LINKS = (
    Link(id="link_xb", source_id="card_x", target_id="card_b"),
    Link(id="link_ya", source_id="card_y", target_id="card_a"),
    Link(id="link_sy", source_id="card_s", target_id="card_y"),
)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    made = SessionDriver(qtbot, tmp_path, [*session_records(), *CARDS, *LINKS])
    view_of(made).has_reduced_motion = True
    yield made
    made.close()


def view_of(driver: SessionDriver) -> BoardView:
    assert driver.page.view is not None
    return driver.page.view


def is_moving(view: BoardView) -> bool:
    return view.picture.is_moving


def bright_in(view: BoardView) -> set[str] | None:
    """The figures that stand out; None where all do alike."""
    bright = view.picture.accents.bright
    return None if bright is None else set(bright)


def lanes_shown(driver: SessionDriver) -> tuple[str, ...]:
    """The levels that are shown alone."""
    return driver.page.acts.map.lanes.lanes


def state(document: Document) -> dict[str, object]:
    return {record.id: record for record in document if isinstance(record, Card | Link | Cluster)}


def colours(driver: SessionDriver) -> set[CardColour]:
    return {card.colour for card in driver.page.document.all(Card) if card.level is Level.GOAL}


def test_colours_go_round_and_can_be_named(driver: SessionDriver) -> None:
    view_of(driver).select(["card_a", "card_b"])
    driver.press("Ctrl+Shift+K")
    assert colours(driver) == {CardColour.WARN}
    for word, colour in (("blue", CardColour.FOCUS), ("as their level", CardColour.LEVEL)):
        driver.press("Ctrl+K")
        driver.type(word)
        driver.press("Return")
        assert colours(driver) == {colour}
    driver.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert colours(driver) == {CardColour.LEVEL}


def test_a_group_is_named_at_once_collapsed_and_taken_away(driver: SessionDriver) -> None:
    document, before = driver.page.document, state(driver.page.document)
    view_of(driver).select(["card_x", "card_y"])
    driver.press("Ctrl+G")
    assert view_of(driver).is_editing
    driver.type("Readers")
    driver.press("Return")
    (cluster,) = document.all(Cluster)
    assert (cluster.name, set(cluster.card_ids)) == ("Readers", {"card_x", "card_y"})
    driver.press("Ctrl+Shift+M")
    assert [one.collapsed for one in document.all(Cluster)] == [True]
    driver.press("Ctrl+Shift+M", "Ctrl+Shift+G")
    assert not list(document.all(Cluster))
    assert driver.page.selection == {"card_x", "card_y"}
    while driver.page.document.next_undo is not None:
        driver.page.document.undo()
    assert state(document) == before


def test_tidy_takes_the_crossings_away_as_one_edit(driver: SessionDriver) -> None:
    document, before = driver.page.document, state(driver.page.document)
    driver.press("Ctrl+T")
    assert driver.cards()[Level.OBJECTIVE] == ["Objective Y", "Objective X"] or (
        driver.cards()[Level.GOAL] == ["Goal B", "Goal A"]
    )
    assert document.next_undo is not None
    assert document.next_undo.label == "Tidy the map"
    driver.press("Ctrl+T")
    assert driver.page.messages.text == "The map is tidy already."
    driver.press("Ctrl+Z")
    assert state(document) == before


def test_a_session_that_stays_open_can_be_tidied_yet(driver: SessionDriver) -> None:
    """Everything is brought to an end before a session is closed; on a dead disk it may not be."""
    driver.page.finish()
    driver.page.acts.map.tidying.tidy()
    assert "tid" in driver.page.messages.text.lower()


def test_tidying_the_selection_moves_nothing_else(driver: SessionDriver) -> None:
    goals = [card for card in driver.page.document.all(Card) if card.level is Level.GOAL]
    view_of(driver).select(["card_x", "card_y"])
    driver.press("Ctrl+Shift+T")
    assert driver.cards()[Level.OBJECTIVE] == ["Objective Y", "Objective X"]
    assert [card for card in driver.page.document.all(Card) if card.level is Level.GOAL] == goals


def test_a_slow_tidy_goes_on_beside_the_window_and_takes_changes_in(
    qtbot: QtBot, driver: SessionDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidying, may_end = driver.page.acts.map.tidying, Event()

    def slowly(*asked: Any) -> dict[str, float]:
        may_end.wait(10)
        return tidy_orders(*asked)

    monkeypatch.setattr("confluence_desktop.windows.tidying.tidy_orders", slowly)
    driver.press("Ctrl+T")
    assert driver.page.messages.text == "Tidying…"
    driver.page.edits.change("Reword", Card, "card_a", text="Goal A, reworded")
    may_end.set()
    qtbot.waitUntil(lambda: not tidying.is_busy, timeout=10_000)
    assert driver.page.document.next_undo is not None
    assert driver.page.document.next_undo.label == "Tidy the map"
    assert driver.card("Goal A, reworded").level is Level.GOAL


def test_a_tidied_map_looks_like_a_fresh_view_of_it(driver: SessionDriver) -> None:  # LAW-8
    view = view_of(driver)
    view.has_reduced_motion = False
    view.grab()
    driver.press("Ctrl+T")
    assert is_moving(view)
    driver.press("Ctrl+0")
    assert not is_moving(view)
    view.settle()
    view.select([])
    view.clearFocus()
    view.grab()
    shown = view.grab().toImage()
    board_id = view.board_id
    view.show_board("board_catch_22")
    view.show_board(board_id)
    view.settle()
    assert view.grab().toImage() == shown


def test_two_levels_are_shown_alone_and_gone_through(driver: SessionDriver) -> None:
    view = view_of(driver)
    whole = {figure.key for figure in view.index.drawing.figures}
    view.select(["card_x"])
    driver.press("Ctrl+Shift+L")
    assert lanes_shown(driver) == ("objective", "strategy")
    shown = {figure.key for figure in view.index.drawing.figures}
    assert "card_x" in shown
    assert "card_a" not in shown
    driver.press("Alt+PgUp")
    assert lanes_shown(driver) == ("goal", "objective")
    driver.press("Alt+PgDown", "Alt+PgDown", "Ctrl+Shift+L")
    assert lanes_shown(driver) == ()
    assert {figure.key for figure in view.index.drawing.figures} == whole


def test_what_is_added_to_a_level_out_of_sight_brings_all_levels_back(
    driver: SessionDriver,
) -> None:
    driver.page.focus_line()
    driver.press("Ctrl+Shift+L", "Ctrl+3")
    driver.add("Goal C")
    assert lanes_shown(driver)
    driver.press("Ctrl+7")
    driver.add("A tool")
    assert not lanes_shown(driver)
    assert driver.page.selection == {driver.card("A tool").id}


def test_a_chain_stays_in_sight_until_it_is_let_go(driver: SessionDriver) -> None:
    view = view_of(driver)
    view.select(["card_y"])
    driver.press("Ctrl+H")
    chain = {"card_a", "card_y", "card_s", "link_ya", "link_sy"}
    assert bright_in(view) == chain
    view.select(["card_x"])
    assert bright_in(view) == chain
    driver.page.edits.run("Unlink", lambda draft: draft.remove(LINKS[2]))
    view.settle()
    assert bright_in(view) == {"card_a", "card_y", "link_ya"}
    driver.press("Ctrl+H")
    assert bright_in(view) is None


def test_chain_and_level_are_selected(driver: SessionDriver) -> None:
    view_of(driver).select(["card_s"])
    driver.press("Ctrl+J")
    assert driver.page.selection == {"card_a", "card_y", "card_s"}
    view_of(driver).select(["card_a"])
    driver.press("Ctrl+Shift+J")
    assert driver.page.selection == {"card_a", "card_b"}


def test_what_if_writes_nothing_and_ends_by_esc_or_by_its_key(driver: SessionDriver) -> None:
    view, document = view_of(driver), driver.page.document
    before = list(document)
    driver.page.focus_board()
    view.select(["card_s"])
    driver.press("Ctrl+I")
    assert view.struck == {"card_s"}
    assert driver.page.messages.text == "What if: 2 cards lose their support. Esc ends it."
    assert view.picture.accents.losing == {"card_y": LOSES, "card_a": LOSES}
    view.select(["card_x"])
    driver.press("Ctrl+I")
    assert view.struck == {"card_s", "card_x"}
    driver.press("Ctrl+I")
    assert view.struck == {"card_s"}
    driver.press("Esc")
    assert view.struck == frozenset()
    assert driver.page.selection == {"card_x"}
    assert list(document) == before


def test_what_if_counts_what_would_be_for_nothing(driver: SessionDriver) -> None:
    view_of(driver).select(["card_a"])
    driver.press("Ctrl+I")
    assert driver.page.messages.text == (
        "What if: no cards lose their support, 2 are for nothing. Esc ends it."
    )


def test_what_if_follows_the_map(driver: SessionDriver) -> None:
    view = view_of(driver)
    view.select(["card_s"])
    driver.press("Ctrl+I")
    driver.page.edits.run("Unlink", lambda draft: draft.remove(LINKS[1]))
    assert view.picture.accents.losing == {"card_y": LOSES}


def test_cards_go_to_another_session_with_their_links(
    qtbot: QtBot, tmp_path: Path, driver: SessionDriver
) -> None:
    driver.page.edits.change("Note", Card, "card_y", note="Only for me", colour=CardColour.OK)
    view_of(driver).select(["card_a", "card_y", "card_s"])
    driver.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Goal A\n\tObjective Y\n\t\tStrategy"
    (tmp_path / "other").mkdir()
    other = SessionDriver(qtbot, tmp_path / "other")
    other.press("Ctrl+V")
    assert other.cards() == {
        Level.GOAL: ["Goal A"],
        Level.OBJECTIVE: ["Objective Y"],
        Level.STRATEGY: ["Strategy"],
    }
    pasted = other.card("Objective Y")
    assert (pasted.note, pasted.colour) == ("", CardColour.OK)
    assert len(list(other.page.document.all(Link))) == 2
    other.press("Ctrl+Z")
    assert other.cards() == {}
    other.close()


def test_cut_and_paste_in_one_session_keep_the_private_note(driver: SessionDriver) -> None:
    driver.page.edits.change("Note", Card, "card_y", note="Only for me")
    view_of(driver).select(["card_y"])
    driver.press("Ctrl+X")
    assert driver.cards()[Level.OBJECTIVE] == ["Objective X"]
    driver.press("Ctrl+V")
    assert driver.card("Objective Y").note == "Only for me"


def test_garbage_on_the_clipboard_is_refused_and_changes_nothing(driver: SessionDriver) -> None:
    mime = QMimeData()
    mime.setData(CARDS_TYPE, b'{"version": 1, "cards": "all"}')
    QGuiApplication.clipboard().setMimeData(mime)
    before = list(driver.page.document)
    driver.press("Ctrl+V")
    assert list(driver.page.document) == before
    assert driver.page.messages.text.endswith("paste them as text.")


def test_a_card_that_is_pinned_stays_pinned_where_it_is_dragged(driver: SessionDriver) -> None:
    view = view_of(driver)
    view.select(["card_b"])
    driver.page.focus_board()
    driver.press("P")
    before = driver.card("Goal B").pinned_x
    figure = view.index.by_key("card_b")
    assert figure is not None
    assert before is not None
    centre = figure.bounds.centre
    view.verbs.move(["card_b"], type(centre)(centre.x + 90, centre.y), view.index.drawing)
    assert driver.card("Goal B").pinned_x == pytest.approx(before + 90)


def test_what_is_said_of_what_if_goes_with_it(driver: SessionDriver) -> None:
    driver.page.focus_board()
    view_of(driver).select(["card_a"])
    driver.press("Ctrl+I")
    assert driver.page.messages.text.startswith("What if:")
    driver.press("Esc")
    assert not view_of(driver).struck
    assert driver.page.messages.text == ""
    assert driver.page.selection == {"card_a"}


NEEDY = {
    "Select cards first.": ("Ctrl+G", "Ctrl+I", "Ctrl+Shift+K", "Ctrl+Shift+J", "Ctrl+J", "P"),
    "Select a cluster first.": ("Ctrl+Shift+G", "Ctrl+Shift+M"),
    "Select something first.": ("Ctrl+D", "Ctrl+C", "Ctrl+X", "Del", "Backspace"),
    "Select a card first.": ("Ctrl+H",),
    "Select a card first, to link it to another.": ("L",),
    "Select one card first.": ("Ctrl+Shift+Y",),
}


@pytest.mark.parametrize(("words", "key"), [(w, key) for w, keys in NEEDY.items() for key in keys])
def test_a_key_that_needs_a_selection_says_so(driver: SessionDriver, words: str, key: str) -> None:
    before = list(driver.page.document)
    driver.page.focus_board()
    view_of(driver).select([])
    driver.press(key)
    assert driver.page.messages.text == words
    assert list(driver.page.document) == before
    assert driver.focus() is view_of(driver)


def test_a_field_keeps_the_chords_that_mean_nothing_to_the_board(driver: SessionDriver) -> None:
    view_of(driver).select([])
    driver.page.focus_line()
    driver.type("half typed")
    driver.press("Ctrl+A", "Ctrl+X")
    assert driver.page.line.field.toPlainText() == ""
    assert driver.page.messages.text == ""


def test_the_command_list_shows_what_needs_a_selection_muted_and_says_so(
    driver: SessionDriver,
) -> None:
    view_of(driver).select([])
    driver.press("Ctrl+K")
    driver.type("group the")
    commands = driver.page.panels.command_list
    assert "cluster.group" in commands.shown()
    row = commands.list.topLevelItem(0)
    assert row is not None
    assert row.text(1) == "Select cards first"
    driver.press("Return")
    assert commands.isHidden()
    assert driver.page.messages.text == "Select cards first."
    view_of(driver).select(["card_a"])
    driver.press("Ctrl+K")
    driver.type("group the")
    row = commands.list.topLevelItem(0)
    assert row is not None
    assert row.text(1) == "Ctrl+G"


@pytest.mark.parametrize("key", ["Ctrl+F", "Ctrl+Shift+P"])
def test_a_line_that_comes_for_a_moment_moves_no_card(driver: SessionDriver, key: str) -> None:
    view = view_of(driver)

    def add(draft: Draft) -> None:
        for number in range(24):
            draft.put(Card.new(board_id=MAP_ID, level=Level.STRATEGY, text=f"Way {number}"))

    driver.page.edits.run("Add", add)
    for height in range(640, 760, 10):  # somewhere there is a step from one shape to the next
        driver.page.resize(1366, height)
        driver.settle()
        before = {figure.key: figure.bounds for figure in view.index.drawing.figures}
        tall = view.height()
        driver.press(key)
        assert view.height() < tall
        assert {figure.key: figure.bounds for figure in view.index.drawing.figures} == before
        driver.press("Esc")
