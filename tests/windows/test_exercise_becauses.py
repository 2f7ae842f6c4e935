"""Becauses by keys: kind, confidence, state; and all of an arrow on demand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.fields import Part, Words
from confluence_desktop.windows.stage_rows import Rows
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.catch_22 import Because, BecauseKind, BecauseState, Loop, Side
from tests.windows.exercise_driver import REASONS, ExerciseDriver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    made = ExerciseDriver(qtbot, tmp_path)
    made.fill_loops()
    made.go_to_stage(6)
    yield made
    made.close()


def because(driver: ExerciseDriver, text: str) -> Because:
    return next(one for one in driver.all(Because) if one.text == text)


def test_what_was_just_typed_is_known_by_three_keys(driver: ExerciseDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("the head signs everything")
    driver.press("F10")
    assert driver.rows.current is not None
    assert driver.rows.current.text == "the head signs everything"
    driver.press("R", "7", "D")
    said = because(driver, "the head signs everything")
    assert (said.kind, said.confidence, said.state) == (
        BecauseKind.RULE,
        7,
        BecauseState.DOUBTED,
    )
    assert driver.rows.current.aside == "rule · 7/10 · doubted"


def test_one_letter_is_ten_and_the_same_kind_again_takes_it_away(driver: ExerciseDriver) -> None:
    driver.press("F10", "Home", "B", "T")
    first = because(driver, f"{REASONS[0]} 1")
    assert (first.kind, first.confidence) == (BecauseKind.BELIEF, 10)
    driver.press("B", "X")
    first = because(driver, f"{REASONS[0]} 1")
    assert (first.kind, first.state) == (None, BecauseState.BROKEN)
    driver.press("Ctrl+Z")
    assert because(driver, f"{REASONS[0]} 1").state is BecauseState.HOLDS


def test_all_becauses_stand_under_their_arrows(driver: ExerciseDriver) -> None:
    driver.press("F10")
    texts = [row.text for row in driver.rows.shown]
    assert len(texts) == 16
    assert texts[0] == "We can’t see the benefits until we work together"
    assert texts[1:4] == [f"{reason} 1" for reason in REASONS]


def test_enter_opens_one_among_the_others_of_its_arrow(driver: ExerciseDriver) -> None:
    driver.press("F10", "Home", "Return")
    assert [row.text for row in driver.rows.shown] == [f"{reason} 1" for reason in REASONS]
    driver.press("4")
    assert because(driver, f"{REASONS[0]} 1").confidence == 4


def test_of_many_the_neighbours_are_shown_and_the_rest_opens_on_demand(
    driver: ExerciseDriver,
) -> None:
    driver.press("Ctrl+1")
    driver.add(*(f"reason {number}" for number in range(9)))
    driver.press("F10", "Return")
    assert driver.rows.current is not None
    assert driver.rows.current.text == "reason 8"
    shown = [row.text for row in driver.rows.shown]
    assert shown == [*(f"reason {number}" for number in range(4, 9)), "… 7 more"]
    driver.press("End", "Return")
    assert len(driver.rows.shown) == 12


@pytest.mark.parametrize("is_selected", [False, True])
def test_gate_and_keys_stay_above_the_rows_however_many_there_are(
    driver: ExerciseDriver, *, is_selected: bool
) -> None:
    """With a because selected too, and on a small screen."""
    driver.press("Ctrl+1")
    driver.add(*(f"reason {number}" for number in range(30)))
    if is_selected:
        driver.press("F10", "Return")
        assert len(driver.rows.shown) == 6
    driver.page.resize(1366, 768)
    driver.settle()
    panel = driver.page.inspector
    assert "Becauses without a kind: 42." in driver.said
    parts = [one for one in panel.findChildren(Part) if one.isVisibleTo(panel)]
    gate = next(one for one in parts if isinstance(one, Words) and "without a kind" in one.text)
    rows = next(one for one in parts if isinstance(one, Rows))
    legend = next(one for one in rows.findChildren(PlainLabel) if "R rule" in one.text())
    assert gate.mapTo(panel, gate.rect().bottomLeft()).y() < panel.height() / 2
    assert legend.mapTo(panel, legend.rect().bottomLeft()).y() < panel.height() - 100
    assert (
        legend.mapTo(panel, legend.rect().bottomLeft()).y()
        < rows.list.mapTo(panel, rows.list.rect().topLeft()).y()
    )


def test_the_gate_counts_each_arrow_in_a_few_words(qtbot: QtBot, tmp_path: Path) -> None:
    made = ExerciseDriver(qtbot, tmp_path)
    made.go_to_stage(6)
    assert "○ Collaboration, first arrow: 0 of 3 becauses." in made.said
    made.close()


def test_evidence_and_who_are_typed_below(driver: ExerciseDriver) -> None:
    driver.press("F10", "Home", "Return")
    for field, text in (("Who says so", "Head"), ("Not true when", "The blog got an answer")):
        while (focus := driver.focus()) is not None and focus.accessibleName() != field:
            driver.press("Tab")
        driver.type(text)
    driver.press("Tab")
    said = because(driver, f"{REASONS[0]} 1")
    assert (said.who, said.not_true_when) == ("Head", "The blog got an answer")


def test_the_figure_of_those_not_drawn_leads_to_all_of_them(driver: ExerciseDriver) -> None:
    loop = next(one for one in driver.page.document.all(Loop) if one.side is Side.LEFT)
    driver.press("Ctrl+1")
    driver.add(*(f"reason {number}" for number in range(9)))
    view = driver.page.view
    assert view is not None
    more = view.index.drawing.figure(f"{loop.id}.1.more")
    assert more is not None
    assert more.record_id is not None
    driver.press("Esc")
    view.select([more.record_id])
    driver.settle()
    driver.press("F6")
    panel = driver.page.inspector
    panel.focus_work()
    assert len([row for row in driver.rows.shown if row.key]) == 15
