"""Who had the keyboard, whether it can go back there, and where it goes inside a panel."""

from collections.abc import Iterator
from typing import TypeGuard

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def can_take_keys(widget: QWidget | None) -> TypeGuard[QWidget]:
    """Whether a widget that had the keyboard is still there to get it back.

    An editor on the board, for one, ends when it loses the keyboard.
    """
    return widget is not None and isValid(widget) and widget.isVisible()


def has_keys(panel: QWidget) -> bool:
    """Whether a panel, or something in it, has the keyboard."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QWidget) and (panel is focus or panel.isAncestorOf(focus))


def go_on_inside(page: QWidget, usual: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next one of the panel that has it, round and round.

    Where nothing else of the panel takes it, it stays, and from what goes away `usual` gets it.
    Says that this is all there is to do.
    """
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    focus = QApplication.focusWidget()
    goal = _next_inside(page, forward=forward)
    if goal is not None:
        goal.setFocus(reason)
    elif not isinstance(focus, QWidget) or not focus.isVisible() or not focus.isEnabled():
        usual.setFocus(reason)
    return True


def _next_inside(page: QWidget, *, forward: bool) -> QWidget | None:
    focus = QApplication.focusWidget()
    panel = focus
    while isinstance(panel, QWidget) and panel.parentWidget() is not page:
        panel = panel.parentWidget()
    if not isinstance(focus, QWidget) or not isinstance(panel, QWidget):
        return None
    for widget in _around(focus, forward=forward):
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        is_there = panel.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()
        if takes_tab and is_there and widget.focusProxy() is None:
            return widget
    return None


def _around(focus: QWidget, *, forward: bool) -> Iterator[QWidget]:
    widget: QWidget | None = focus
    while widget is not None:
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if widget is focus:
            return
        if widget is not None:
            yield widget
