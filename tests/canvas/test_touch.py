"""Fingers, pens and touchpads on a board."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.touch import LONG_PRESS_MS
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.workshop.cards import Card, Level
from tests.canvas.plain_board import rect_of
from tests.driver import CanvasDriver

FINGERS = QTest.createTouchDevice()
PAD = QPointingDevice(
    "pad",
    11,
    QInputDevice.DeviceType.TouchPad,
    QPointingDevice.PointerType.Finger,
    QInputDevice.Capability.Position | QInputDevice.Capability.PixelScroll,
    2,
    1,
)
PEN = QPointingDevice(
    "pen",
    12,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    2,
)
NONE = Qt.KeyboardModifier.NoModifier


def put_down(driver: CanvasDriver, *places: QPoint) -> None:
    touch = QTest.touchEvent(driver.view, FINGERS, autoCommit=False)
    for number, place in enumerate(places):
        touch.press(number, place, driver.view)
    touch.commit()


def move_fingers(driver: CanvasDriver, *places: QPoint) -> None:
    touch = QTest.touchEvent(driver.view, FINGERS, autoCommit=False)
    for number, place in enumerate(places):
        touch.move(number, place, driver.view)
    touch.commit()


def lift(driver: CanvasDriver, *places: QPoint) -> None:
    touch = QTest.touchEvent(driver.view, FINGERS, autoCommit=False)
    for number, place in enumerate(places):
        touch.release(number, place, driver.view)
    touch.commit()


def spot(driver: CanvasDriver, text: str) -> QPoint:
    return driver.pixel(driver.figure(text).bounds.centre)


def test_a_tap_selects_and_a_tap_on_nothing_selects_nothing(driver: CanvasDriver) -> None:
    put_down(driver, spot(driver, "Feed the town"))
    lift(driver, spot(driver, "Feed the town"))
    assert driver.selected() == {"Feed the town"}
    put_down(driver, QPoint(900, 30))
    lift(driver, QPoint(900, 30))
    assert driver.selected() == set()


def test_a_finger_moves_a_card_in_one_step(driver: CanvasDriver) -> None:
    start, goal = spot(driver, "Teach the town"), driver.pixel(rect_of(Level.TOOL, 1).centre)
    put_down(driver, start)
    move_fingers(driver, start + QPoint(0, 30))
    move_fingers(driver, goal)
    lift(driver, goal)
    levels = {card.text: card.level for card in driver.view.document.all(Card)}
    assert levels["Teach the town"] is Level.TOOL
    driver.undo()
    levels = {card.text: card.level for card in driver.view.document.all(Card)}
    assert levels["Teach the town"] is Level.GOAL


def test_a_finger_on_nothing_moves_the_board(driver: CanvasDriver) -> None:
    view = driver.view
    view.zoom_to_100()
    before = view.sight.camera
    put_down(driver, QPoint(800, 300))
    move_fingers(driver, QPoint(760, 330))
    lift(driver, QPoint(760, 330))
    assert (view.sight.camera.x - before.x, view.sight.camera.y - before.y) == (-40, 30)


def test_two_fingers_pan_and_zoom_about_their_middle(driver: CanvasDriver) -> None:
    view = driver.view
    view.zoom_to_100()
    before = view.sight.camera
    middle = before.to_board(Point(500, 300))
    put_down(driver, QPoint(450, 300), QPoint(550, 300))
    move_fingers(driver, QPoint(450, 300), QPoint(550, 300))
    move_fingers(driver, QPoint(420, 320), QPoint(620, 320))
    lift(driver, QPoint(420, 320), QPoint(620, 320))
    after = view.sight.camera
    assert after.scale == before.scale * 2
    shown = after.to_device(middle)
    assert (round(shown.x), round(shown.y)) == (520, 320)
    assert driver.selected() == set()


def test_a_second_finger_drops_what_the_first_one_drags(driver: CanvasDriver) -> None:
    start, history = spot(driver, "Teach the town"), driver.view.document.next_undo
    put_down(driver, start)
    move_fingers(driver, start + QPoint(0, 200))
    put_down(driver, start + QPoint(0, 200), start + QPoint(90, 200))
    move_fingers(driver, start + QPoint(0, 210), start + QPoint(90, 210))
    lift(driver, start + QPoint(0, 210), start + QPoint(90, 210))
    assert driver.view.document.next_undo is history


def test_a_long_press_edits(qtbot: QtBot, driver: CanvasDriver) -> None:
    put_down(driver, spot(driver, "Feed the town"))
    qtbot.waitUntil(lambda: driver.view.is_editing, timeout=LONG_PRESS_MS * 5)
    lift(driver, spot(driver, "Feed the town"))
    target = driver.view.editing.target
    assert target is not None
    assert target.text == "Feed the town"


def test_a_pinch_on_a_touchpad_zooms_and_two_taps_fit(driver: CanvasDriver) -> None:
    view = driver.view
    fitted = view.sight.camera
    _gesture(driver, Qt.NativeGestureType.ZoomNativeGesture, 0.25)
    assert view.sight.camera.scale == fitted.scale * 1.25
    _gesture(driver, Qt.NativeGestureType.SmartZoomNativeGesture, 0)
    assert view.sight.camera == fitted
    _gesture(driver, Qt.NativeGestureType.SmartZoomNativeGesture, 0)
    assert view.sight.camera.scale == view.sight.ratio


def test_a_pen_drags_a_card(driver: CanvasDriver) -> None:
    start, goal = spot(driver, "Teach the town"), driver.pixel(rect_of(Level.TOOL, 1).centre)
    _pen(driver, QEvent.Type.TabletPress, start)
    _pen(driver, QEvent.Type.TabletMove, start + QPoint(0, 40))
    _pen(driver, QEvent.Type.TabletMove, goal)
    _pen(driver, QEvent.Type.TabletRelease, goal)
    levels = {card.text: card.level for card in driver.view.document.all(Card)}
    assert levels["Teach the town"] is Level.TOOL


def _gesture(driver: CanvasDriver, kind: Qt.NativeGestureType, value: float) -> None:
    at = QPointF(300, 300)
    whole = QPointF(driver.view.mapToGlobal(QPoint(300, 300)))
    event = QNativeGestureEvent(kind, PAD, 2, at, at, whole, value, QPointF())
    QApplication.sendEvent(driver.view, event)


def _pen(driver: CanvasDriver, kind: QEvent.Type, at: QPoint) -> None:
    is_up = kind == QEvent.Type.TabletRelease
    event = QTabletEvent(
        kind,
        PEN,
        QPointF(at),
        QPointF(driver.view.mapToGlobal(at)),
        0.0 if is_up else 0.5,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        NONE,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton if is_up else Qt.MouseButton.LeftButton,
    )
    QApplication.sendEvent(driver.view, event)
