"""The form for a new session: keys, dates as people type them, and wrong input."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.errors import RefusedError
from confluence_desktop.windows.new_session import NewSession, NewSessionForm
from confluence_desktop.windows.typed_date import day_in_words, long_day_in_words, parse_typed_date

TODAY = date(2026, 11, 22)

# The platform without a display says so of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[NewSessionForm]:
    window = QWidget()
    form = NewSessionForm(today=lambda: TODAY, parent=window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    form.start_afresh()
    yield form
    window.close()


def test_the_cursor_is_in_the_title_and_today_is_proposed(form: NewSessionForm) -> None:
    assert form.window().focusWidget() is form.title
    assert form.day.text() == "2026-11-22"


def test_keys_alone_describe_a_session(qtbot: QtBot, form: NewSessionForm) -> None:
    QTest.keyClicks(form.title, "Reaching readers")
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    assert form.window().focusWidget() is form.client
    QTest.keyClicks(form.client, "City Library")
    form.people.setPlainText("1. Ada Ashby, director\n- Ben Okafor; media desk; City Library\n\n")
    with qtbot.waitSignal(form.wanted) as heard:
        QTest.keyClick(form.people, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wanted = heard.args[0]
    assert isinstance(wanted, NewSession)
    assert (wanted.title, wanted.client, wanted.starts_on) == (
        "Reaching readers",
        "City Library",
        TODAY,
    )
    assert [(p.name, p.role, p.organisation) for p in wanted.participants] == [
        ("Ada Ashby", "director", ""),
        ("Ben Okafor", "media desk", "City Library"),
    ]
    assert wanted.template == "half-day"


def test_enter_on_the_button_creates(qtbot: QtBot, form: NewSessionForm) -> None:
    form.title.setText("Reaching readers")
    form.create_button.setFocus()
    with qtbot.waitSignal(form.wanted):
        QTest.keyClick(form.create_button, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [("title", "   ", "needs a title"), ("day", "someday", "is no date")],
)
def test_wrong_input_is_said_in_one_sentence_beside_the_buttons(
    qtbot: QtBot, form: NewSessionForm, field: str, text: str, said: str
) -> None:
    form.title.setText("Reaching readers")
    wrong = getattr(form, field)
    wrong.setText(text)
    with qtbot.assertNotEmitted(form.wanted):
        form.create_button.click()
    assert said in form.error.text()
    assert form.window().focusWidget() is wrong
    assert wrong.property("wrong") == "true"


def test_escape_gives_up(qtbot: QtBot, form: NewSessionForm) -> None:
    with qtbot.waitSignal(form.given_up):
        QTest.keyClick(form.title, Qt.Key.Key_Escape)


def test_templates_are_offered_with_their_minutes(form: NewSessionForm) -> None:
    texts = [form.template_list.item(row).text() for row in range(form.template_list.count())]
    assert any("215 min" in text for text in texts)
    assert form.template_list.currentItem().text() == texts[0]


def test_a_day_is_said_in_full_while_it_is_typed(form: NewSessionForm) -> None:
    form.day.setText("tomorrow")
    assert "Monday, 23 November 2026" in [
        label.text() for label in form.findChildren(type(form.error))
    ]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("2026/1/5", date(2026, 1, 5)),
        ("22.11.2026", date(2026, 11, 22)),
        ("5/6/27", date(2027, 6, 5)),
        ("11/22/2026", date(2026, 11, 22)),
        ("22 nov", date(2026, 11, 22)),
        ("22. November 2027", date(2027, 11, 22)),
        ("november 22nd, 2026", date(2026, 11, 22)),
        ("5 jan", date(2027, 1, 5)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 23)),
        ("sunday", date(2026, 11, 29)),
        ("next fri", date(2026, 11, 27)),
        ("29 feb 2028", date(2028, 2, 29)),
        ("29 feb", date(2028, 2, 29)),
        ("next june", date(2027, 6, 30)),
        ("by the end of december", date(2026, 12, 31)),
        ("by q3", date(2027, 9, 30)),
        ("  ", None),
    ],
)
def test_dates_are_taken_as_people_type_them(typed: str, day: date | None) -> None:
    if typed == "29 feb":
        with pytest.raises(RefusedError):
            parse_typed_date(typed, TODAY)
        return
    assert parse_typed_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["30 feb 2026", "32.1.2026", "13/13/2026", "soon", "2026", "<b>", "१"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="is no date"):
        parse_typed_date(typed, TODAY)


def test_days_are_said_with_the_year_only_where_it_is_another() -> None:
    assert day_in_words(date(2026, 11, 2), TODAY) == "2 November"
    assert day_in_words(date(2025, 11, 2), TODAY) == "2 November 2025"
    assert long_day_in_words(TODAY) == "Sunday, 22 November 2026"
