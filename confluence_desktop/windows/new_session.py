"""The page where a new session is described: title, client, day, people and template."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.document.text import TITLE_LIMIT
from confluence_desktop.errors import ConfluenceError, RefusedError
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.windows.typed_date import long_day_in_words, parse_typed_date
from confluence_desktop.windows.widgets import (
    Panel,
    PillButton,
    PlainLabel,
    SectionTitle,
    set_look,
)
from confluence_desktop.workshop.operations import new_session, parse_participants
from confluence_desktop.workshop.session import Participant
from confluence_desktop.workshop.spoken import say, say_count
from confluence_desktop.workshop.templates import DEFAULT_TEMPLATE, Template, templates

__all__ = ["NewSession", "NewSessionForm"]

_ROW_SIDES_PX = 32


@dataclass(frozen=True, slots=True)
class NewSession:
    """What was asked for.

    Attributes:
        template: Name of a template.
    """

    title: str
    client: str
    starts_on: date | None
    participants: tuple[Participant, ...]
    template: str


class NewSessionForm(Panel):
    """A panel to fill in. Enter in a line goes on, Ctrl+Enter creates, Esc gives up.

    Signals:
        wanted: Carries the `NewSession`.
        given_up: The person wants none after all.
    """

    wanted = Signal(object)
    given_up = Signal()

    def __init__(
        self,
        *,
        offered: Callable[[], Sequence[Template]] = templates,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._offered = offered
        self._today = today
        self.title = _line(say("new_session.title_hint"), TITLE_LIMIT)
        self.client = _line(say("new_session.client_hint"), TITLE_LIMIT)
        self.day = _line(say("new_session.date_hint"), 40)
        self.people = QPlainTextEdit()
        self.template_list = QListWidget()
        self._day_said = PlainLabel(size_px=14, tone="muted")
        self._people_said = PlainLabel(size_px=14, tone="muted")
        self.error = PlainLabel(tone="warn", wraps=True)
        self.create_button = PillButton(say("new_session.create_and_open"), is_primary=True)
        self.cancel_button = PillButton(say("new_session.cancel"))
        self._lay_out()
        self._connect()

    def start_afresh(self) -> None:
        """Empty all fields, take today, and put the cursor into the title."""
        for field in (self.title, self.client):
            field.clear()
        self.people.clear()
        self.day.setText(self._today().isoformat())
        self._say_error("", None)
        self._fill_templates()
        self.title.setFocus()

    def say_error(self, sentence: str) -> None:
        """Show why the session could not be made."""
        self._say_error(sentence, None)

    def _lay_out(self) -> None:
        self.people.setPlaceholderText(say("new_session.people_hint"))
        self.people.setTabChangesFocus(True)
        self.people.setFont(interface_font(16))
        self.people.setAccessibleName(say("new_session.participants"))
        self.template_list.setFont(interface_font(16))
        self.template_list.setAccessibleName(say("new_session.template"))
        self.template_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title.setAccessibleName(say("new_session.title"))
        self.client.setAccessibleName(say("new_session.client"))
        self.day.setAccessibleName(say("new_session.date"))
        form = QGridLayout()
        form.setHorizontalSpacing(32)
        form.setVerticalSpacing(4)
        form.setColumnStretch(0, 3)
        form.setColumnStretch(1, 2)
        rows: list[tuple[str, QWidget, QWidget | None]] = [
            (say("new_session.title"), self.title, None),
            (say("new_session.client"), self.client, None),
            (say("new_session.date"), self.day, self._day_said),
            (say("new_session.participants"), self.people, self._people_said),
        ]
        at = 0
        for name, field, said in rows:
            label = PlainLabel(name, size_px=14, weight=600, tone="muted")
            label.setBuddy(field)
            form.addWidget(label, at, 0)
            form.addWidget(field, at + 1, 0)
            if said is not None:
                form.addWidget(said, at + 2, 0, Qt.AlignmentFlag.AlignTop)
            form.setRowMinimumHeight(at + 2, 26 if said is not None else 8)
            at += 3
        form.setRowStretch(at - 2, 1)
        label = PlainLabel(say("new_session.template"), size_px=14, weight=600, tone="muted")
        label.setBuddy(self.template_list)
        form.addWidget(label, 0, 1)
        form.addWidget(self.template_list, 1, 1, at - 2, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.error, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.create_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 24)
        column.setSpacing(16)
        column.addWidget(SectionTitle(say("new_session.new_session"), size_px=28))
        column.addLayout(form, 1)
        column.addLayout(foot)
        self.setMaximumWidth(1040)
        fields = (
            self.title,
            self.client,
            self.day,
            self.people,
            self.template_list,
            self.create_button,
            self.cancel_button,
        )
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.create_button.clicked.connect(self._submit)
        self.cancel_button.clicked.connect(self.given_up)
        self.day.textChanged.connect(self._say_day)
        self.people.textChanged.connect(self._say_people)
        self.template_list.itemActivated.connect(self._submit)
        for line in (self.title, self.client, self.day):
            line.returnPressed.connect(self.focusNextChild)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._submit)
        for button in (self.create_button, self.cancel_button):
            button.installEventFilter(self)

    def _fill_templates(self) -> None:
        self.template_list.clear()
        try:
            offered = self._offered()
        except ConfluenceError as error:
            self._say_error(str(error), None)
            return
        for template in offered:
            title = template.title
            if template.minutes:
                title = say("new_session.minutes").format(title=title, minutes=template.minutes)
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, template.name)
            self.template_list.addItem(item)
            if template.name == DEFAULT_TEMPLATE:
                self.template_list.setCurrentItem(item)
        width = self.template_list.sizeHintForColumn(0) + _ROW_SIDES_PX
        self.template_list.setMinimumWidth(width)
        if self.template_list.currentItem() is None:
            self.template_list.setCurrentRow(0)

    def _say_day(self) -> None:
        try:
            day = parse_typed_date(self.day.text(), self._today())
        except RefusedError:
            self._day_said.setText(say("new_session.not_a_date_yet"))
        else:
            self._day_said.setText(
                long_day_in_words(day) if day is not None else say("new_session.no_date_yet")
            )

    def _say_people(self) -> None:
        try:
            number = len(parse_participants(self.people.toPlainText()))
        except RefusedError as error:
            self._people_said.setText(str(error))
            return
        self._people_said.setText(say_count("home.people", number))

    def _submit(self) -> None:
        field: QWidget = self.title
        try:
            new_session(self.title.text(), client=self.client.text())
            field = self.day
            day = parse_typed_date(self.day.text(), self._today())
            field = self.people
            people = tuple(parse_participants(self.people.toPlainText()))
        except RefusedError as error:
            self._say_error(str(error), field)
            field.setFocus()
            return
        chosen = self.template_list.selectedItems()
        template = str(chosen[0].data(Qt.ItemDataRole.UserRole)) if chosen else DEFAULT_TEMPLATE
        self._say_error("", None)
        self.wanted.emit(NewSession(self.title.text(), self.client.text(), day, people, template))

    def _say_error(self, sentence: str, field: QWidget | None) -> None:
        self.error.setText(sentence)
        for each in (self.title, self.client, self.day, self.people):
            set_look(each, "wrong", "true" if each is field else "false")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter presses the button that has the focus, as Space does."""
        if (
            isinstance(watched, PillButton)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            watched.click()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.title.setFocus()


def _line(example: str, longest: int) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(example)
    line.setMaxLength(longest)
    line.setFont(interface_font(18 if longest == TITLE_LIMIT else 16))
    return line
