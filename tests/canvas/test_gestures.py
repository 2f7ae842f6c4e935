"""Dragging, linking and panning by mouse."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.overlay import handles
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Box
from confluence_desktop.painting.qt_inks import colour_of
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.links import Effect, Link
from tests.builders import a_card, a_link, a_map
from tests.canvas.plain_board import rect_of
from tests.driver import CanvasDriver


def level_of(driver: CanvasDriver, text: str) -> Level:
    return next(card.level for card in driver.view.document.all(Card) if card.text == text)


def test_a_dragged_card_is_one_step_to_undo(driver: CanvasDriver) -> None:
    before = driver.figure("Teach the town").bounds
    driver.drag("Teach the town", to=rect_of(Level.CAPABILITY, 0).centre)
    assert level_of(driver, "Teach the town") is Level.CAPABILITY
    driver.undo()
    assert driver.figure("Teach the town").bounds == before


def test_a_drag_is_the_board_s_though_the_platform_knows_another_window_at_its_place(
    qtbot: QtBot, driver: CanvasDriver
) -> None:
    """One that another test has left behind and that is not gone yet took moves away once."""
    other = QWidget()
    qtbot.addWidget(other)
    other.resize(1200, 900)
    other.show()
    qtbot.waitExposed(other)
    begin_drag(driver)
    assert driver.figure("Feed the town").bounds == rect_of(Level.TOOL, 1)
    driver.release(rect_of(Level.TOOL, 1).centre)
    assert level_of(driver, "Feed the town") is Level.TOOL


def test_a_drag_shows_where_the_card_will_be_and_changes_nothing_yet(driver: CanvasDriver) -> None:
    start = driver.figure("Feed the town").bounds.centre
    driver.press(start)
    driver.move_to(Point(start.x + 30, start.y))
    driver.move_to(rect_of(Level.TOOL, 1).centre)
    assert driver.figure("Feed the town").bounds == rect_of(Level.TOOL, 1)
    assert driver.figure("Teach the town").bounds == rect_of(Level.GOAL, 0)
    assert level_of(driver, "Feed the town") is Level.GOAL


def test_esc_drops_a_drag(driver: CanvasDriver) -> None:
    before = driver.picture()
    start = driver.figure("Feed the town").bounds.centre
    history = driver.view.document.next_undo
    driver.press(start)
    driver.move_to(Point(start.x + 30, start.y))
    driver.move_to(rect_of(Level.TOOL, 1).centre)
    driver.key(Qt.Key.Key_Escape)
    driver.release(rect_of(Level.TOOL, 1).centre)
    assert driver.view.document.next_undo is history
    driver.view.select([])
    driver.view.pointer.leave()
    assert driver.picture() == before


def test_a_press_without_a_drag_moves_nothing(driver: CanvasDriver) -> None:
    history = driver.view.document.next_undo
    start = driver.figure("Feed the town").bounds.centre
    driver.press(start)
    driver.move_to(Point(start.x + 2, start.y))
    driver.release(start)
    assert driver.view.document.next_undo is history
    assert driver.selected() == {"Feed the town"}


def test_a_click_on_one_of_several_selected_cards_selects_it_alone(driver: CanvasDriver) -> None:
    driver.view.select_all()
    driver.click("Feed the town")
    assert driver.selected() == {"Feed the town"}


def test_a_link_is_drawn_from_a_card_s_handle(driver: CanvasDriver) -> None:
    document = driver.view.document
    tool, goal = driver.figure("Seed exchange"), driver.figure("Teach the town")
    driver.move_to(tool.bounds.centre)
    handle = handles(tool)[0]
    driver.press(handle)
    driver.move_to(Point(handle.x + 30, handle.y - 50))
    driver.move_to(goal.bounds.centre)
    driver.release(goal.bounds.centre)
    link = next(link for link in document.all(Link) if link.source_id == tool.record_id)
    assert link.target_id == goal.record_id


def test_a_link_dropped_on_nothing_is_none(driver: CanvasDriver) -> None:
    tool = driver.figure("Seed exchange")
    driver.move_to(tool.bounds.centre)
    driver.press(handles(tool)[0])
    driver.move_to(Point(900, 30))
    driver.release(Point(900, 30))
    assert len(list(driver.view.document.all(Link))) == 1


def test_the_middle_button_pans_by_what_the_pointer_went(driver: CanvasDriver) -> None:
    view = driver.view
    view.zoom_to_100()
    camera = view.sight.camera
    start = Point(500, 400)
    goal = Point(460, 430)
    driver.press(start, Qt.MouseButton.MiddleButton)
    driver.move_to(goal)
    driver.release(Point(500, 400), Qt.MouseButton.MiddleButton)
    assert (view.sight.camera.x - camera.x, view.sight.camera.y - camera.y) == (-40, 30)


def test_space_and_the_left_button_pan(driver: CanvasDriver) -> None:
    view = driver.view
    view.zoom_to_100()
    before = view.sight.camera
    event_spot = driver.figure("Feed the town").bounds.centre
    view.keyPressEvent(_key_event(pressed=True))
    driver.press(event_spot)
    driver.move_to(Point(event_spot.x - 50, event_spot.y))
    driver.release(event_spot)
    view.keyReleaseEvent(_key_event(pressed=False))
    assert view.sight.camera.x == before.x - 50
    assert view.selection == frozenset()


def test_the_wheel_scrolls_and_zooms_with_ctrl(driver: CanvasDriver) -> None:
    view = driver.view
    before = view.sight.camera
    _turn(driver, -120)
    assert view.sight.camera.y < before.y
    assert view.sight.camera.scale == before.scale
    _turn(driver, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.sight.camera.scale > before.scale


def _key_event(*, pressed: bool) -> QKeyEvent:
    kind = QEvent.Type.KeyPress if pressed else QEvent.Type.KeyRelease
    return QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")


def _turn(
    driver: CanvasDriver,
    by: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    event = QWheelEvent(
        QPointF(300, 300),
        QPointF(driver.view.mapToGlobal(QPoint(300, 300))),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  Qt's own signature
    )
    QApplication.sendEvent(driver.view, event)


def begin_drag(driver: CanvasDriver) -> None:
    """Hold “Feed the town” over the tools."""
    start = driver.figure("Feed the town").bounds.centre
    driver.press(start)
    driver.move_to(Point(start.x + 30, start.y))
    driver.move_to(rect_of(Level.TOOL, 1).centre)


def test_esc_drops_a_drag_while_the_keyboard_is_elsewhere(driver: CanvasDriver) -> None:
    line = QLineEdit(driver.view)
    line.show()
    line.setFocus()
    history = driver.view.document.next_undo
    begin_drag(driver)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    driver.release(rect_of(Level.TOOL, 1).centre)
    assert driver.view.document.next_undo is history
    assert driver.figure("Feed the town").bounds == rect_of(Level.GOAL, 0)
    assert line.hasFocus()


def test_a_change_from_elsewhere_drops_a_drag(driver: CanvasDriver) -> None:
    document = driver.view.document
    begin_drag(driver)
    teach = next(card for card in document.all(Card) if card.text == "Teach the town")
    with document.transaction("Reword") as draft:
        draft.put(teach.changed(text="Teach the valley"))
    driver.release(rect_of(Level.TOOL, 1).centre)
    assert level_of(driver, "Feed the town") is Level.GOAL
    assert driver.figure("Feed the town").bounds == rect_of(Level.GOAL, 0)
    assert "Teach the valley" in driver.texts()


def test_undo_and_delete_drop_a_drag(driver: CanvasDriver) -> None:
    begin_drag(driver)
    driver.undo()
    driver.release(rect_of(Level.TOOL, 1).centre)
    assert "Seed exchange" not in driver.texts()
    assert level_of(driver, "Feed the town") is Level.GOAL
    begin_drag(driver)
    driver.key(Qt.Key.Key_Delete)
    driver.release(rect_of(Level.TOOL, 1).centre)
    assert "Feed the town" not in driver.texts()
    driver.undo()
    assert level_of(driver, "Feed the town") is Level.GOAL


def test_leaving_the_window_or_hiding_the_board_drops_a_drag(driver: CanvasDriver) -> None:
    history = driver.view.document.next_undo
    begin_drag(driver)
    QApplication.sendEvent(driver.view, QEvent(QEvent.Type.WindowDeactivate))
    driver.release(rect_of(Level.TOOL, 1).centre)
    begin_drag(driver)
    driver.view.hide()
    driver.view.show()
    driver.release(rect_of(Level.TOOL, 1).centre)
    assert driver.view.document.next_undo is history


def test_a_link_is_drawn_from_the_lower_handle_too_and_on_its_own_card_is_none(
    driver: CanvasDriver,
) -> None:
    document = driver.view.document
    before = len(list(document.all(Link)))
    goal, tool = driver.figure("Teach the town"), driver.figure("Seed exchange")
    for end, count in ((goal, before), (tool, before + 1)):
        driver.move_to(goal.bounds.centre)
        handle = handles(goal)[1]
        driver.press(handle)
        driver.move_to(Point(handle.x + 30, handle.y + 50))
        driver.move_to(end.bounds.centre)
        driver.release(end.bounds.centre)
        assert len(list(document.all(Link))) == count
    assert any(link.source_id == tool.record_id for link in document.all(Link))


def test_shift_adds_what_the_rubber_band_meets_and_ctrl_turns_it_round(
    driver: CanvasDriver,
) -> None:
    driver.click("Feed the town")
    start, goal = Point(700, rect_of(Level.GOAL, 0).y - 8), rect_of(Level.GOAL, 1).centre
    for modifiers, expected in (
        (Qt.KeyboardModifier.ShiftModifier, {"Feed the town", "Teach the town"}),
        (Qt.KeyboardModifier.ControlModifier, {"Feed the town"}),
    ):
        QTest.mousePress(driver.view, Qt.MouseButton.LeftButton, modifiers, driver.pixel(start))
        driver.move_to(goal)
        driver.release(goal)
        assert driver.selected() == expected


def test_a_selected_link_keeps_its_words_and_its_dashes(qtbot: QtBot) -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "Goal")
    link = a_link(document, a_card(document, board, Level.TOOL, "Tool"), goal, effect=Effect.HURTS)
    view = BoardView(None, document, board.id)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    driver = CanvasDriver(view)
    view.select([link.id])
    after = driver.picture()
    (figure,) = view.index.of_record(link.id)
    (box,) = [shape.rect for shape in figure.shapes if isinstance(shape, Box)]
    inside = QRect(driver.pixel(Point(box.x, box.y)), driver.pixel(Point(box.right, box.bottom)))
    inside.adjust(3, 3, -3, -3)
    blue = colour_of(view.picture.palette, "focus").name()
    inner = {
        after.pixelColor(x, y).name()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    }
    assert blue not in inner
    assert len(inner) > 5, "the words are there"
    bottom = figure.bounds.bottom - 4
    column = driver.pixel(Point(figure.bounds.centre.x, bottom)).x()
    rows = range(driver.pixel(Point(0, box.bottom + 4)).y(), driver.pixel(Point(0, bottom)).y())
    seen = [after.pixelColor(column, row).name() == blue for row in rows]
    assert any(seen)
    assert not all(seen)
