"""One row of a stage's list: what it says, and how it is measured and painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from confluence_desktop.windows.theme import Theme, interface_font

_SIDE_PX, _SIGN_PX, _TOP_PX = 7, 24, 5
_CELL_PX, _BARS_PX, _BAR_PX = 30, 30, 12
_LONG = 10_000
_TEXT_PX, _ASIDE_PX = 16, 14


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of a row that the arrow keys walk to.

    Attributes:
        text: What stands in it.
        token: The colour of its frame.
        name: What it is, for whoever hears it.
        is_on: It is filled.
    """

    text: str
    token: str
    name: str
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row; one without a key is a heading.

    Attributes:
        sign: A shape or a number in front.
        aside: A quieter line under the text.
        tone: The colour token of the sign.
        bars: A small histogram: heights from left to right.
        state: What the sign means, for whoever hears it.
    """

    key: str
    text: str
    sign: str = ""
    aside: str = ""
    tone: str = "muted"
    is_struck: bool = False
    is_strong: bool = False
    state: str = ""
    bars: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def spoken(self) -> str:
        """All that it says, as one line."""
        cells = [cell.name for cell in self.cells if cell.name]
        text = f"{self.text}, {self.state}" if self.state else self.text
        parts = [f"{self.sign} {text}".strip(), self.aside.replace("\n", " "), *cells]
        return " · ".join(part for part in parts if part)


def heading(text: str) -> Row:
    """A row that keys pass over."""
    return Row("", text)


def height_of_row(row: Row, width: int) -> int:
    """How high a row is at a width, in pixels."""
    high = 2 * _TOP_PX + _text_rect(row, _inside(row, QRect(0, 0, width, _LONG))).height()
    if row.aside:
        high += _aside_rect(row, _inside(row, QRect(0, 0, width, _LONG))).height() + 2
    high += _CELL_PX if row.cells else 0
    return high + (_BARS_PX if row.bars else 0)


def paint_row(
    painter: QPainter,
    box: QRect,
    row: Row,
    theme: Theme,
    *,
    is_current: bool,
    has_keys: bool,
    column: int,
) -> None:
    """Paint a row; the current one lies on its own ground, framed while it has the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_current:
        painter.setPen(QPen(theme.colour("focus"), 2) if has_keys else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
    if row.sign:
        painter.setPen(theme.colour(row.tone))
        painter.setFont(interface_font(_TEXT_PX, 600))
        at = box.adjusted(_SIDE_PX, _TOP_PX, 0, 0)
        painter.drawText(at, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, row.sign)
    inside = _inside(row, box)
    text = _text_rect(row, inside)
    font = _font(row)
    font.setStrikeOut(row.is_struck)
    painter.setFont(font)
    painter.setPen(theme.colour("ink" if row.key and not row.is_struck else "muted"))
    painter.drawText(text, Qt.TextFlag.TextWordWrap, row.text)
    y = text.bottom() + 3
    if row.aside:
        aside = _aside_rect(row, inside).translated(0, text.height() + 2)
        painter.setFont(interface_font(_ASIDE_PX))
        painter.setPen(theme.colour("muted"))
        painter.drawText(aside, Qt.TextFlag.TextWordWrap, row.aside)
        y = aside.bottom() + 3
    _paint_bars(painter, row, inside.left(), y, theme)
    _paint_cells(painter, row, QRect(inside.left(), y, inside.width(), _CELL_PX), theme, column)
    painter.restore()


def _paint_bars(painter: QPainter, row: Row, x: int, y: int, theme: Theme) -> None:
    """How many people gave 0, 1, 2 … dots; a place where nobody is keeps a thin line."""
    most = max(row.bars, default=0) or 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("focus"))
    for place, count in enumerate(row.bars):
        high = max(1, round((_BARS_PX - 8) * count / most))
        painter.drawRect(x + place * (_BAR_PX + 3), y + _BARS_PX - 6 - high, _BAR_PX, high)


def _paint_cells(painter: QPainter, row: Row, box: QRect, theme: Theme, column: int) -> None:
    if not row.cells:
        return
    wide = min(64, box.width() // len(row.cells))
    painter.setFont(interface_font(_ASIDE_PX, 600))
    for place, cell in enumerate(row.cells):
        at = QRect(box.left() + place * wide, box.top(), wide - 5, _CELL_PX - 6)
        painter.setPen(QPen(theme.colour(cell.token), 3 if place == column else 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(at, 6, 6)
        painter.setPen(theme.colour(cell.token if cell.is_on else "muted"))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, cell.text)


def _inside(row: Row, box: QRect) -> QRect:
    left = _SIDE_PX + (_SIGN_PX if row.sign else 0)
    return box.adjusted(left, _TOP_PX, -_SIDE_PX, -_TOP_PX)


def _text_rect(row: Row, inside: QRect) -> QRect:
    return _measured(row.text, _font(row), inside)


def _aside_rect(row: Row, inside: QRect) -> QRect:
    return _measured(row.aside, interface_font(_ASIDE_PX), inside)


def _measured(text: str, font: QFont, inside: QRect) -> QRect:
    metrics = QFontMetrics(font)
    room = QRect(inside.left(), inside.top(), max(20, inside.width()), _LONG)
    high = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
    return QRect(room.left(), room.top(), room.width(), high)


def _font(row: Row) -> QFont:
    if not row.key:
        return interface_font(_ASIDE_PX, 600)
    return interface_font(_TEXT_PX, 600 if row.is_strong else 400)
