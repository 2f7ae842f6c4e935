"""The bar on top of the session window: where we are, how long we have, the wall, the PDF."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from confluence_desktop.windows.commands import shown_key
from confluence_desktop.windows.countdown_face import CountdownFace
from confluence_desktop.windows.key_table import key_of
from confluence_desktop.windows.message_bar import MessageRoom
from confluence_desktop.windows.theme import Theme
from confluence_desktop.windows.wall_sign import WallSign
from confluence_desktop.windows.widgets import (
    ElidedLabel,
    PillButton,
    PlainLabel,
    QuietButton,
    TopBar,
    isolated,
    plain_tooltip,
)
from confluence_desktop.workshop.session import Session
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.timing import Countdown

COUNTDOWN_PX = 34
_MESSAGE_PX = 6


class SessionBar(TopBar):
    """Shows and asks; the page does.

    Signals:
        command: A button was pressed; carries the name of its command.
    """

    command = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _shrinking(ElidedLabel(size_px=19, weight=700))
        self._item = _shrinking(ElidedLabel(size_px=17, tone="muted"))
        self.countdown = CountdownFace(theme.palette, COUNTDOWN_PX)
        self._toggle = self._pill(say("window.start"), "timer.toggle")
        self._less = self._pill("−1", "timer.less", name=say("window.one_minute_less"))
        self._more = self._pill("+1", "timer.more", name=say("window.one_minute_more"))
        self.wall = WallSign()
        self.wall.clicked.connect(lambda: self.command.emit(self.wall.command))
        self._project = self._pill(say("window.project"), "wall.on", is_primary=True)
        self._export = self._pill(say("window.export_pdf"), "export")
        self.saved = SavedSign(theme)
        self.lacking = QuietButton("", name="", size_px=16, weight=600)
        self.lacking.clicked.connect(lambda: self.command.emit("findings"))
        self.lacking.hide()
        self._timing = (self.countdown, self._toggle, self._less, self._more)
        back = QuietButton("‹", name=say("window.back_to_the_library"), size_px=23)
        back.clicked.connect(lambda: self.command.emit("home"))
        self.row.setSpacing(10)
        self.row.addWidget(back)
        self.row.addWidget(self._title)
        self.row.addSpacing(6)
        self.row.addWidget(self._item)
        self.row.addStretch(1)
        self.row.addWidget(self.lacking)
        for widget in (*self._timing, self.wall, self._project, self._export, self.saved):
            self.row.addWidget(widget)

    def show_session(self, session: Session) -> None:
        """Show whose session it is and what it is called."""
        parts = [isolated(part) for part in (session.client, session.title) if part]
        self._title.set_whole(" · ".join(parts))

    def show_item(self, title: str) -> None:
        """Show the title of the agenda item, or of the board, that is on."""
        self._item.set_whole(title)

    def show_countdown(self, countdown: Countdown | None) -> None:
        """Show the time; without an agenda nothing of it is there."""
        for widget in self._timing:
            widget.setVisible(countdown is not None)
        self.countdown.show_countdown(countdown)
        if countdown is not None:
            _say(self._toggle, say("window.pause") if countdown.is_running else say("window.start"))

    def show_lacking(self, count: int) -> None:
        """Show how much the board still lacks, small; nothing for nothing."""
        name = say("window.still_lacking").format(count=count, key=shown_key(key_of("findings")))
        self.lacking.setText(f"△ {count}")
        self.lacking.setAccessibleName(name)
        self.lacking.setToolTip(plain_tooltip(name))
        self.lacking.setVisible(count > 0)

    def message_room(self) -> MessageRoom:
        """Where a message may stand for a while: in place of the title and of what is on."""
        beside = (self.lacking, *self._timing, self.wall, self._project)
        end = next(one.x() for one in beside if one.isVisibleTo(self)) - self.row.spacing()
        left, above = self._title.x() - _MESSAGE_PX, _MESSAGE_PX
        rect = QRect(left, above, end - left, self.height() - 1 - 2 * above)
        return MessageRoom(rect, self._item.geometry().right() + 2 * _MESSAGE_PX - left)

    def show_projecting(self, *, is_on: bool) -> None:
        """Offer to start the wall, or to end it."""
        _say(self._project, say("window.end_wall") if is_on else say("window.project"))
        self._project.setProperty("command", "wall.off" if is_on else "wall.on")
        self._project.set_primary(is_primary=not is_on)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.countdown.set_palette(theme.palette)
        self.saved.set_theme(theme)

    def _pill(
        self, text: str, command: str, *, name: str = "", is_primary: bool = False
    ) -> PillButton:
        button = PillButton(text, is_primary=is_primary)
        key = key_of(command)
        button.setToolTip(plain_tooltip(f"{name or key.words} ({shown_key(key)})"))
        button.setAccessibleName(name or text)
        button.setProperty("command", command)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.command.emit(str(button.property("command"))))
        return button


class SavedSign(QWidget):
    """A dot and a word: whether all is on disk. Says only what the writer says (LAW-9)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dot = _Dot(theme)
        self._word = PlainLabel(size_px=15)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._dot)
        row.addWidget(self._word)
        self.show_state(say("window.save_states.saved"), "ok")

    @property
    def word(self) -> str:
        """What it says."""
        return self._word.text()

    def show_state(self, word: str, token: str) -> None:
        """Say a word in a token's colour."""
        self._word.setText(word)
        self._word.set_tone(token)
        self._dot.set_tone(token)
        widest = self._word.fontMetrics().horizontalAdvance(say("window.save_states.not_saved"))
        self._word.setMinimumWidth(widest)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._dot.set_theme(theme)


class _Dot(QWidget):
    """Full when all is saved, a ring while something is on its way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tone = "ok"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, token: str) -> None:
        self._tone = token
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(12, 12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour(self._tone)
        circle = QRectF(1.5, 1.5, 9, 9)
        if self._tone == "ok":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        else:
            pen = painter.pen()
            pen.setColor(colour)
            pen.setWidthF(2)
            painter.setPen(pen)
        painter.drawEllipse(circle)
        painter.end()


def _say(button: PillButton, text: str) -> None:
    button.setText(text)
    button.setAccessibleName(text)


def _shrinking(label: ElidedLabel) -> ElidedLabel:
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label
