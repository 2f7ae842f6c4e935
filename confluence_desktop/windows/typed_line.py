"""A line of a panel that takes one thing after the other."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from confluence_desktop.windows.fields import Part
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.windows.widgets import LineField


class TypedLine(Part):
    """Enter takes what was typed and empties the line, unless it is refused.

    Args:
        enter: Takes the text; says whether it was taken.
        take_back: Answers Backspace in the empty line.
        leave: Answers Esc; False lets the page answer it.
    """

    def __init__(
        self,
        name: str,
        enter: Callable[[str], bool],
        *,
        hint: str = "",
        take_back: Callable[[], object] | None = None,
        leave: Callable[[], bool] = lambda: False,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__()
        self._enter, self._means_anything = enter, is_wanted
        self.field = _Line(take_back, leave)
        self.field.setFont(interface_font(16))
        self.field.setMinimumWidth(1)
        self.name_it(name, hint)
        self.field.returnPressed.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.refresh()

    def name_it(self, name: str, hint: str = "") -> None:
        """Say what it takes from now on."""
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint or name)

    @override
    def refresh(self) -> None:
        self._want(is_wanted=self._means_anything())

    def _take(self) -> None:
        typed = self.field.text()
        if not self._enter(typed):
            self.field.selectAll()  # what is typed next stands in its place
        elif self.field.text() == typed:
            self.field.clear()


class _Line(LineField):
    """Backspace in it while it is empty takes back what was entered last."""

    def __init__(self, take_back: Callable[[], object] | None, leave: Callable[[], bool]) -> None:
        super().__init__()
        self._take_back, self._leave = take_back, leave

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text() and self._take_back is not None:
            self._take_back()
        elif event.key() == Qt.Key.Key_Escape:
            if not self._leave():
                event.ignore()  # the page goes back to its line
        else:
            super().keyPressEvent(event)
