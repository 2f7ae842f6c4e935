"""A number of a panel, with its heading beside it."""

from collections.abc import Callable

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QHBoxLayout, QSpinBox
from typing_extensions import override

from confluence_desktop.windows.fields import Part, heading_label
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.workshop.spoken import say


class _Spin(QSpinBox):
    """Lets a number be typed that is too large, and says so once it is entered.

    Args:
        refused: Called then; the number of before stays.
    """

    def __init__(self, refused: Callable[[], object]) -> None:
        super().__init__()
        self._refused = refused

    @override
    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        answer = super().validate(text, at)
        is_whole = text.removesuffix(self.suffix()).isdecimal()
        is_too_large = answer[0] is QValidator.State.Invalid and is_whole
        return (QValidator.State.Intermediate, text, at) if is_too_large else answer

    @override
    def fixup(self, text: str) -> str:
        self._refused()
        return self.textFromValue(self.value()) + self.suffix()


class Number(Part):
    """A heading with a number to set beside it; the lowest value can stand for "not set".

    Args:
        refuse: Takes the sentence that says why a number can't be.
    """

    def __init__(
        self,
        heading: str,
        read: Callable[[], int],
        write: Callable[[int], object],
        bounds: tuple[int, int],
        *,
        lowest_means: str = "",
        suffix: str = "",
        refuse: Callable[[str], object] = lambda _why: None,
    ) -> None:
        super().__init__()
        self._read, self._write = read, write
        self.spin = _Spin(lambda: refuse(_beyond(heading, *bounds)))
        self.spin.setFont(interface_font(16))
        self.spin.setRange(*bounds)
        self.spin.setSpecialValueText(lowest_means)
        self.spin.setSuffix(suffix)
        self.spin.setAccessibleName(heading)
        self.spin.lineEdit().setTextMargins(10, 0, 0, 0)
        self.spin.setKeyboardTracking(False)
        self.spin.setFixedWidth(112)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(heading_label(heading), 1)
        row.addWidget(self.spin)
        self.refresh()
        self.spin.valueChanged.connect(self._on_changed)

    def _on_changed(self, value: int) -> None:
        if value != self._read():
            self._write(value)
            self.refresh()  # where it was refused

    @override
    def refresh(self) -> None:
        if self.spin.value() != self._read():
            self.spin.setValue(self._read())


def _beyond(what: str, least: int, most: int) -> str:
    return say("window.out_of_bounds").format(what=what, least=least, most=most)
