"""What lies under the bar of home: the session to go on with, and all others as cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.windows.brand import BrandMark
from confluence_desktop.windows.session_card import CardFace
from confluence_desktop.windows.session_grid import SessionGrid
from confluence_desktop.windows.theme import Theme
from confluence_desktop.windows.today_card import TodayCard
from confluence_desktop.windows.widgets import Panel, PillButton, PlainLabel, SectionTitle
from confluence_desktop.workshop.spoken import say

_WIDE_PX = 1500
_WIDE_MARGIN_PX, _MARGIN_PX = 72, 44


@dataclass(frozen=True, slots=True)
class Leading:
    """The session on top.

    Attributes:
        heading: ``Today``, or what else the session is to this day.
        below: The line under the heading.
    """

    heading: str
    below: str
    key: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an empty page says, and offers."""

    title: str
    text: str
    button: str = ""
    second_button: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What home shows at a time.

    Attributes:
        section: The title over the cards.
        note: What stands beside it.
        faces: The cards, in their order.
        bin_text: What the bin's button says; empty without one.
        may_hide: Whether hiding names means anything here.
    """

    leading: Leading | None = None
    section: str = ""
    note: str = ""
    faces: Sequence[CardFace] = ()
    invitation: Invitation | None = None
    bin_text: str = ""
    may_hide: bool = False


class LibraryView(QScrollArea):
    """Shows one page of home.

    Signals:
        cards_seen: Cards came into sight; carries their keys.
        invited: A button of the invitation; carries 1 or 2.
        bin_wanted: The bin is to be shown, or left.
        hiding_wanted: Other clients' names are to be hidden, or shown.
    """

    cards_seen = Signal(object)
    invited = Signal(int)
    bin_wanted = Signal(bool)
    hiding_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leading_key = ""
        self.heading = SectionTitle("", size_px=34)
        self.below = PlainLabel(size_px=18, tone="muted")
        self.today = TodayCard(theme)
        self.section = SectionTitle(say("home.earlier"))
        self.note = PlainLabel(tone="muted")
        self.hide_button = PillButton(say("home.hide_other_clients"), size="small")
        self.hide_button.setCheckable(True)
        self.bin_button = PillButton(say("home.bin"), size="small")
        self.bin_button.setCheckable(True)
        self.grid = SessionGrid(theme)
        self._mark = BrandMark(theme, QSize(150, 76))
        self._invitation = Panel()
        self._invitation_title = SectionTitle("", size_px=28)
        self._invitation_text = PlainLabel(size_px=18, tone="muted", wraps=True)
        self._invitation_buttons = (
            PillButton("", is_primary=True, size="large"),
            PillButton("", size="large"),
        )
        self._lead = QWidget()
        self._content = QWidget()
        self._content.setObjectName("content")
        self._lay_out()
        self._connect()

    def show_page(self, page: Page) -> None:
        """Show a page; what is None or empty takes no room."""
        leading = page.leading
        self._lead.setVisible(leading is not None)
        if leading is not None:
            self.heading.setText(leading.heading)
            self.below.setText(leading.below)
            picture = self.today.picture if leading.key == self.leading_key else None
            self.today.show_session(leading.title, leading.line, picture)
        self.leading_key = leading.key if leading is not None else ""
        self.bin_button.setText(page.bin_text)
        self.bin_button.setVisible(bool(page.bin_text))
        self.hide_button.setVisible(page.may_hide)
        self.section.setText(page.section)
        self.note.setText(page.note)
        self.grid.set_faces(page.faces)
        self._invite(page.invitation)
        self._column.activate()
        self.say_what_is_seen()

    def set_picture(self, key: str, picture: QImage) -> None:
        """Show a session's board wherever the session is shown."""
        if key == self.leading_key:
            self.today.set_picture(picture)
        self.grid.set_picture(key, picture)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.today.set_theme(theme)
        self.grid.set_theme(theme)
        self._mark.set_theme(theme)

    def say_what_is_seen(self) -> None:
        """Announce the cards in sight, and those a screen further."""
        top = self.verticalScrollBar().value() - self.grid.y()
        height = self.maximumViewportSize().height()  # no bar lies at its foot
        cards = [
            card.face.key
            for card in self.grid.cards
            if card.y() < top + 2 * height and card.y() + card.height() > top - height
        ]
        leading = [self.leading_key] if self.leading_key else []
        self.cards_seen.emit(leading + cards)

    def _lay_out(self) -> None:
        section = QHBoxLayout()
        section.setSpacing(12)
        section.addWidget(self.section)
        section.addWidget(self.note, 1)
        section.addWidget(self.hide_button)
        section.addWidget(self.bin_button)
        invitation = QVBoxLayout(self._invitation)
        invitation.setContentsMargins(48, 48, 48, 48)
        invitation.setSpacing(14)
        middle = Qt.AlignmentFlag.AlignHCenter
        invitation.addWidget(self._mark, 0, middle)
        invitation.addWidget(self._invitation_title, 0, middle)
        self._invitation_text.setAlignment(middle)
        invitation.addWidget(self._invitation_text)
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addStretch(1)
        for button in self._invitation_buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        invitation.addLayout(buttons)
        lead = QVBoxLayout(self._lead)
        lead.setContentsMargins(0, 0, 0, 34)
        lead.setSpacing(0)
        lead.addWidget(self.heading)
        lead.addSpacing(2)
        lead.addWidget(self.below)
        lead.addSpacing(18)
        lead.addWidget(self.today)
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(0)
        self._column.addWidget(self._lead)
        self._column.addLayout(section)
        self._column.addSpacing(16)
        self._column.addWidget(self.grid)
        self._column.addWidget(self._invitation)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._content)
        self._content.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding
        )

    def _connect(self) -> None:
        self.verticalScrollBar().valueChanged.connect(self.say_what_is_seen)
        self.verticalScrollBar().rangeChanged.connect(self.say_what_is_seen)
        self.grid.focused.connect(lambda card: self.ensureWidgetVisible(card, 0, 40))
        self.bin_button.toggled.connect(self.bin_wanted)
        self.hide_button.toggled.connect(self._on_hiding)
        for number, button in enumerate(self._invitation_buttons, start=1):
            button.clicked.connect(lambda _checked=False, which=number: self.invited.emit(which))

    def _on_hiding(self, hides: bool) -> None:  # noqa: FBT001  # a signal's only argument
        self.hide_button.setText(
            say("home.other_clients_hidden") if hides else say("home.hide_other_clients")
        )
        self.hiding_wanted.emit(hides)

    def _invite(self, invitation: Invitation | None) -> None:
        self._invitation.setVisible(invitation is not None)
        if invitation is None:
            return
        self._invitation_title.setText(invitation.title)
        self._invitation_text.setText(invitation.text)
        texts = (invitation.button, invitation.second_button)
        for button, text in zip(self._invitation_buttons, texts, strict=True):
            button.setText(text)
            button.setVisible(bool(text))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = _WIDE_MARGIN_PX if self.width() >= _WIDE_PX else _MARGIN_PX
        top = 40 if margin == _WIDE_MARGIN_PX else 28
        bar = self.width() - event.size().width()
        self._column.setContentsMargins(margin, top, margin - bar, 40)
        super().resizeEvent(event)
        self.say_what_is_seen()
