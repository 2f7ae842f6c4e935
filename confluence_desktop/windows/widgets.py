"""The parts that every window is made of; what shows text shows it as typed, never as markup."""

import html

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.windows.theme import interface_font

TOP_BAR_PX = 64
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Text that keeps its own direction, such as an Arabic title within an English line."""
    return f"{_ISOLATE}{text}{_END_ISOLATE}" if text else ""


def plain_tooltip(text: str) -> str:
    """A tooltip that shows the text as typed, lines and all."""
    escaped = html.escape(text).replace("\n", "<br>")
    return f"<qt>{escaped}</qt>" if text else ""


class PlainLabel(QLabel):
    """Text as it was typed.

    Args:
        tone: The token it is written in.
        wraps: Breaks lines; else one line.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size_px: int = 16,
        weight: int = 400,
        tone: str = "ink",
        wraps: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(interface_font(size_px, weight, tabular=tabular))
        self.setProperty("tone", tone)
        self.setWordWrap(wraps)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Write the text in another token's colour."""
        if self.property("tone") != tone:
            set_look(self, "tone", tone)

    @override
    def setTextFormat(self, text_format: Qt.TextFormat) -> None:
        super().setTextFormat(Qt.TextFormat.PlainText)


class ElidedLabel(PlainLabel):
    """Text in at most so many lines; a longer one ends in "…", and its tooltip has all of it."""

    def __init__(
        self,
        text: str = "",
        *,
        size_px: int = 16,
        weight: int = 400,
        tone: str = "ink",
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        self._whole = ""
        self._lines = lines
        super().__init__(size_px=size_px, weight=weight, tone=tone, wraps=lines > 1, parent=parent)
        policy = QSizePolicy.Policy.Ignored if lines == 1 else QSizePolicy.Policy.Preferred
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.set_whole(text)

    @property
    def whole(self) -> str:
        """The text without any cut."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        one_line = metrics.horizontalAdvance(self._whole.replace("\n", " ")) + 4
        return QSize(one_line, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        flat = " ".join(self._whole.split())
        shown = cut_to_lines(flat, QFontMetrics(self.font()), self.width(), self._lines)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(plain_tooltip(self._whole) if shown != flat else "")


def cut_to_lines(text: str, metrics: QFontMetrics, width_px: int, lines: int) -> str:
    """As much of a text as fits into so many lines of a label, with "…" for the rest."""
    if lines == 1:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px)
    flags = int(Qt.TextFlag.TextWordWrap)

    def fits(words: str) -> bool:
        box = metrics.boundingRect(0, 0, width_px, 1_000_000, flags, words)
        return box.width() <= width_px and box.height() < metrics.lineSpacing() * (lines + 0.5)

    text = text[: _MOST_LETTERS * lines]
    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle].rstrip() + "…"):
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


_MOST_LETTERS = 400
"""No line of a window holds more letters; a longer text is cut before it is measured."""


class SectionTitle(PlainLabel):
    """The title of a part of a page."""

    def __init__(self, text: str, *, size_px: int = 23, parent: QWidget | None = None) -> None:
        super().__init__(text, size_px=size_px, weight=700, parent=parent)


class LineField(QLineEdit):
    """One line to type into.

    Signals:
        escaped: Esc was pressed.
    """

    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(interface_font(17))

    @override
    def clear(self) -> None:
        """Empty it and forget the typing, so that undo then takes back what was entered."""
        self.setText("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class PillButton(QPushButton):
    """A round-ended button.

    Args:
        is_primary: The one thing to do here: filled with the focus colour.
        size: ``small`` (28 px), ``normal`` (36 px) or ``large`` (42 px).
    """

    def __init__(
        self,
        text: str,
        *,
        is_primary: bool = False,
        size: str = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "primary" if is_primary else "plain")
        self.setProperty("scale", size)
        self.setFont(interface_font({"small": 14, "normal": 16, "large": 18}[size]))
        self.setFixedHeight({"small": 28, "normal": 36, "large": 42}[size])
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(is_primary)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, outside dialogs too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def set_primary(self, *, is_primary: bool) -> None:
        """Fill it, or take the filling away."""
        set_look(self, "look", "primary" if is_primary else "plain")


class QuietButton(QToolButton):
    """A button without an edge, for a sign such as ‹ or ⋯, named for whoever can't see the sign."""

    def __init__(
        self,
        text: str,
        *,
        name: str,
        size_px: int = 19,
        weight: int = 400,
        icon: QIcon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFont(interface_font(size_px, weight))
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon is not None:
            self.setIcon(icon)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class Panel(QFrame):
    """A card of the windows: white, with round corners."""


class SidePanel(QFrame):
    """A panel along the right edge of a window."""


class Rail(QFrame):
    """The darker strip along the left edge of a window."""


class Rule(QFrame):
    """A thin line between two parts of a panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


class TopBar(QFrame):
    """The bar on top of a page: 64 px, with a line under it; fill its `row`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(TOP_BAR_PX)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, 0, 20, 0)
        self.row.setSpacing(16)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and dress the widget anew."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
