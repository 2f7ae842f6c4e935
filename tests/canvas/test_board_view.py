"""Selecting, walking and the board's own keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.workshop.audience import Audience
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.links import Link
from tests.builders import a_card, a_map
from tests.canvas.conftest import show_view
from tests.canvas.plain_board import PlainBoard
from tests.driver import CanvasDriver

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def levels(document: Document) -> dict[str, Level]:
    return {card.text: card.level for card in document.all(Card)}


def test_a_click_selects_a_card_and_says_so_once(driver: CanvasDriver) -> None:
    told: list[frozenset[str]] = []
    driver.view.selection_changed.connect(told.append)
    driver.click("Feed the town")
    driver.click("Feed the town")
    assert driver.selected() == {"Feed the town"}
    assert told == [frozenset({driver.id_of("Feed the town")})]


def test_a_click_leaves_the_keyboard_where_it_is(driver: CanvasDriver) -> None:
    driver.view.clearFocus()
    driver.click("Feed the town")
    assert not driver.view.hasFocus()


def test_shift_and_ctrl_click_add_and_take_away(driver: CanvasDriver) -> None:
    driver.click("Feed the town")
    driver.click("Teach the town", SHIFT)
    assert driver.selected() == {"Feed the town", "Teach the town"}
    driver.click("Feed the town", CTRL)
    assert driver.selected() == {"Teach the town"}


def test_a_click_on_nothing_clears_the_selection(driver: CanvasDriver) -> None:
    driver.click("Feed the town")
    driver.click_at(Point(900, 30))
    assert driver.view.selection == frozenset()


def test_a_rubber_band_selects_the_cards_it_meets(driver: CanvasDriver) -> None:
    start, end = Point(160, 280), Point(430, 500)
    driver.press(start)
    driver.move_to(Point(300, 400))
    driver.move_to(end)
    driver.release(end)
    assert driver.selected() == {"Feed the town", "Forty gardens by June"}


def test_esc_during_a_rubber_band_brings_the_old_selection_back(driver: CanvasDriver) -> None:
    driver.click("Seed exchange")
    driver.press(Point(160, 280))
    driver.move_to(Point(430, 500))
    driver.key(Qt.Key.Key_Escape)
    assert driver.selected() == {"Seed exchange"}


def test_a_link_is_selected_along_its_line_and_deleted_alone(driver: CanvasDriver) -> None:
    (link,) = driver.view.document.all(Link)
    bounds = driver.view.index.of_record(link.id)[0].bounds
    driver.click_at(bounds.centre)
    assert driver.view.selection == {link.id}
    driver.key(Qt.Key.Key_Delete)
    assert list(driver.view.document.all(Link)) == []
    assert "Feed the town" in driver.texts()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_deleting_selects_the_nearest_card(driver: CanvasDriver, key: Qt.Key) -> None:
    driver.click("Teach the town")
    driver.key(key)
    assert "Teach the town" not in driver.texts()
    assert driver.selected() == {"Feed the town"}


def test_arrows_walk_and_shift_extends(driver: CanvasDriver) -> None:
    driver.click("Feed the town")
    driver.key(Qt.Key.Key_Right)
    assert driver.selected() == {"Teach the town"}
    driver.key(Qt.Key.Key_Left, SHIFT)
    assert driver.selected() == {"Feed the town", "Teach the town"}
    driver.key(Qt.Key.Key_Down)
    assert driver.selected() == {"Forty gardens by June"}


def test_the_first_arrow_shows_where_one_is(driver: CanvasDriver) -> None:
    driver.key(Qt.Key.Key_Down)
    assert driver.selected() == {"Feed the town"}


def test_alt_and_an_arrow_move_the_card_a_lane(driver: CanvasDriver) -> None:
    driver.click("Teach the town")
    driver.key(Qt.Key.Key_Up, ALT)
    assert levels(driver.view.document)["Teach the town"] is Level.VISION
    assert driver.selected() == {"Teach the town"}


def test_ctrl_a_selects_all_cards(driver: CanvasDriver) -> None:
    driver.key(Qt.Key.Key_A, CTRL)
    assert driver.selected() == set(driver.texts())


def test_letters_without_meaning_do_nothing(driver: CanvasDriver) -> None:
    driver.click("Feed the town")
    before = driver.texts()
    driver.type("qwxzjk")
    assert driver.texts() == before
    assert driver.selected() == {"Feed the town"}


def test_esc_goes_one_way(driver: CanvasDriver) -> None:
    wanted: list[bool] = []
    driver.view.line_wanted.connect(lambda: wanted.append(True))
    driver.click("Feed the town")
    driver.key(Qt.Key.Key_F2)
    driver.key(Qt.Key.Key_Escape)
    assert not driver.view.is_editing
    assert driver.selected() == {"Feed the town"}
    driver.key(Qt.Key.Key_Escape)
    assert driver.view.selection == frozenset()
    driver.key(Qt.Key.Key_Escape)
    assert wanted == []


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_L, CTRL)],
)
def test_enter_on_nothing_and_ctrl_l_return_to_the_line(
    driver: CanvasDriver, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    wanted: list[bool] = []
    driver.view.line_wanted.connect(lambda: wanted.append(True))
    driver.key(key, modifiers)
    assert wanted == [True]


def test_a_refusal_is_a_sentence_and_changes_nothing(driver: CanvasDriver) -> None:
    document = driver.view.document
    before = set(document.all(Link))
    assert not driver.view.verbs.join(driver.id_of("Feed the town"), driver.id_of("Feed the town"))
    assert len(driver.refusals) == 1
    assert driver.refusals[0].endswith("choose another card.")
    assert set(document.all(Link)) == before


def test_a_duplicate_is_selected(driver: CanvasDriver) -> None:
    original = driver.id_of("Feed the town")
    driver.click("Feed the town")
    driver.view.duplicate_selection()
    assert driver.selected() == {"Feed the town"}
    assert original not in driver.view.selection


def test_cards_are_copied_as_lines_and_pasted_beside_their_like(driver: CanvasDriver) -> None:
    driver.view.select([driver.id_of("Feed the town"), driver.id_of("Teach the town")])
    driver.view.copy_selection()
    text = QGuiApplication.clipboard().text()
    assert text == "Feed the town\nTeach the town"
    driver.view.select([driver.id_of("Seed exchange")])
    driver.view.paste_text("Shared shed\nTool library")
    assert levels(driver.view.document)["Tool library"] is Level.TOOL
    assert driver.selected() == {"Shared shed", "Tool library"}
    driver.undo()
    assert "Tool library" not in driver.texts()


def test_whoever_commits_does_not_wait_for_the_drawing(driver: CanvasDriver) -> None:
    view = driver.view
    seeds, town = driver.id_of("Seed exchange"), driver.id_of("Feed the town")
    before = view.picture.index.drawing
    with view.document.transaction("One") as draft:
        PlainBoard().set_text(draft, seeds, "text", "Seeds")
    with view.document.transaction("Two") as draft:
        PlainBoard().set_text(draft, town, "text", "Feed all")
    assert view.picture.index.drawing is before
    QApplication.processEvents()
    after = view.picture.index.drawing
    assert after is not before
    said = {text.text for figure in after.figures for text in figure.texts}
    assert {"Seeds", "Feed all"} <= said


def test_undo_brings_what_it_changed_into_sight_and_says_so(driver: CanvasDriver) -> None:
    driver.click("Seed exchange")
    driver.key(Qt.Key.Key_Delete)
    driver.view.zoom_to_100()
    driver.view.push(0, 3000)
    driver.undo()
    assert driver.undone == ["Undone: Delete card"]
    seen, bounds = driver.view.sight.visible, driver.figure("Seed exchange").bounds
    assert seen.holds(bounds.centre)
    driver.redo()
    assert driver.undone[-1] == "Done again: Delete card"


def test_what_is_deleted_elsewhere_leaves_the_selection(driver: CanvasDriver) -> None:
    document = driver.view.document
    driver.click("Feed the town")
    with document.transaction("Delete") as draft:
        PlainBoard().delete(draft, [driver.id_of("Feed the town")])
    assert driver.view.selection == frozenset()
    assert driver.view.current is None


def test_the_board_is_fitted_until_someone_scrolls(driver: CanvasDriver) -> None:
    view = driver.view
    view.resize(700, 700)
    driver.picture()
    assert view.sight.visible.width >= view.index.drawing.bounds.width
    view.push(40, 0)
    camera = view.sight.camera
    view.resize(900, 700)
    driver.picture()
    assert view.sight.camera.scale == camera.scale
    view.fit()
    view.resize(500, 700)
    driver.picture()
    assert view.sight.camera.scale < camera.scale


def test_zooming_keeps_what_is_under_the_pointer(driver: CanvasDriver) -> None:
    place = driver.figure("Teach the town").bounds.centre
    before = driver.pixel(place)
    driver.wheel_zoom(1.7, place)
    after = driver.pixel(place)
    assert abs(before.x() - after.x()) <= 1
    assert abs(before.y() - after.y()) <= 1


def test_a_view_of_the_wall_shows_no_covered_text_and_takes_no_edits(
    qtbot: QtBot, plain_map: tuple[Document, Board]
) -> None:
    document, board = plain_map
    secret = a_card(document, board, Level.VISION, "Said in private", covered=True)
    view = show_view(qtbot, document, board, audience=Audience.WALL, is_editable=False)
    driver = CanvasDriver(view)
    assert "Said in private" not in driver.texts()
    assert not view.edit(secret.id)
    driver.drag("Feed the town", Point(300, 900))
    assert levels(document)["Feed the town"] is Level.GOAL


def test_a_deleted_board_is_shown_empty(driver: CanvasDriver) -> None:
    document = driver.view.document
    driver.click("Feed the town")
    with document.transaction("Delete board") as draft:
        draft.remove(next(iter(document.all(Board))))
    assert driver.texts() == []
    driver.key(Qt.Key.Key_Down)
    driver.picture()
    driver.undo()
    assert "Feed the town" in driver.texts()


def test_a_board_that_nobody_scrolled_is_fitted_again_after_it_was_narrowed(
    driver: CanvasDriver,
) -> None:
    view = driver.view
    fitted = view.sight.camera
    for figure in view.index.drawing.figures:
        view.sight.reveal(figure.bounds)
    view.resize(1000, 640)
    view.resize(1000, 700)
    driver.picture()
    assert view.sight.camera == fitted


def test_what_is_revealed_where_all_is_seen_stays_where_the_next_redraw_shows_it(
    driver: CanvasDriver,
) -> None:
    """LAW-8: a view that follows the board looks where a fresh one does."""
    sight = driver.view.sight
    assert sight.state.is_fitted
    sight.reveal(Rect(0, 5_000, 100, 100))
    shown = sight.camera
    sight.show(driver.view.index.drawing)
    assert sight.state.is_fitted
    assert sight.camera == shown


def test_100_percent_keeps_what_is_selected_in_sight(qtbot: QtBot) -> None:
    document, board = a_map()
    mission = a_card(document, board, Level.MISSION, "Everybody reads")
    for number in range(150):
        a_card(document, board, Level.STRATEGY, f"Strategy {number}")
    view = show_view(qtbot, document, board)
    view.select([mission.id])
    view.zoom_to_100()
    assert view.sight.camera.scale == view.sight.ratio
    (figure,) = view.index.of_record(mission.id)
    assert view.visible.holds(figure.bounds.centre)


def test_undo_gives_back_what_was_selected(driver: CanvasDriver) -> None:
    view = driver.view
    chosen = {driver.id_of("Feed the town"), driver.id_of("Forty gardens by June")}
    view.select(chosen)
    view.duplicate_selection()
    assert view.selection != chosen
    driver.undo()
    assert view.selection == chosen
    view.delete_selection()
    assert view.selection != chosen
    driver.undo()
    assert view.selection == chosen


def test_a_cut_is_undone_by_its_name(driver: CanvasDriver) -> None:
    driver.click("Seed exchange")
    driver.view.cut()
    assert driver.view.document.next_undo is not None
    assert driver.view.document.next_undo.label == "Cut card"
