"""Scrolling lists by keys: PageUp and PageDown belong to the agenda, with Ctrl to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from confluence_desktop.windows.over_panel import OverPanel

if TYPE_CHECKING:
    from confluence_desktop.windows.session_window import SessionPage

_SHARE = 0.9
"""Of a board that comes into sight with a page; a strip of the last one stays."""


def scroll_page(page: SessionPage, by: int) -> None:
    """Scroll what has the keyboard a page down (1) or up (−1); where nothing scrolls, the board."""
    widget = QApplication.focusWidget()
    if isinstance(widget, OverPanel):
        inside = widget.findChild(QAbstractScrollArea)
        if isinstance(inside, QAbstractScrollArea):
            _scrolls(inside, by)
        return
    while isinstance(widget, QWidget) and widget is not page:
        if _scrolls(widget, by):
            return
        widget = widget.parentWidget()
    if page.view is not None and page.view.isVisible():
        page.view.push(0, -by * _SHARE * page.view.height() * page.view.sight.ratio)


def _scrolls(widget: QWidget, by: int) -> bool:
    """Scroll a widget that has something to scroll; False where it has not."""
    if not isinstance(widget, QAbstractScrollArea):
        return False
    bar = widget.verticalScrollBar()
    if bar.maximum() <= bar.minimum():
        return False
    bar.setValue(bar.value() + by * bar.pageStep())
    return True
