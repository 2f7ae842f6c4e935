"""The menu over the capture line's chip: every place that the next entry can go to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.windows import request_line


def open_place_menu(
    chip: QWidget,
    places: Sequence[Destination],
    now: Destination | None,
    choose: Callable[[Destination], None],
) -> None:
    """Offer the places over the chip, marking the one of now; a chosen one goes under no card."""
    menu, marked = QMenu(chip.parentWidget()), None
    for there in places:
        key = f"\tCtrl+{there.number}" if there.number else ""
        action = QAction(there.label.replace("&", "&&") + key, menu)
        action.triggered.connect(
            lambda _checked=False, chosen=there: choose(request_line.label_of(chosen))
        )
        menu.addAction(action)
        marked = action if now is not None and there.key == now.key else marked
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(chip.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
    if marked is not None:
        menu.setActiveAction(marked)
