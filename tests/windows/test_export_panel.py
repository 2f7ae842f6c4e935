"""The panel that makes the PDF names what can't be printed before it is made."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.export_job import WriteSummary
from confluence_desktop.windows.export_panel import ExportPanel
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.spoken import say
from tests.report.papers import a_session


def test_a_bug_in_the_paper_is_no_export_that_goes_on_for_ever(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError

    panel = opened(qtbot, "Begin in May", write=broken)
    panel.set_folder(tmp_path)
    with capture_exceptions() as raised:
        panel.start()
        qtbot.waitUntil(lambda: not panel.is_running)
    assert panel.says == say("paper.not_made")
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def opened(qtbot: QtBot, text: str, write: WriteSummary | None = None) -> ExportPanel:
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    panel = ExportPanel(a_session(Decision(id="decision", text=text)), window, write=write)
    panel.open_panel()
    return panel


def test_what_no_font_holds_is_named_before_the_export(qtbot: QtBot) -> None:
    panel = opened(qtbot, "தமிழ்")
    assert "Tamil" in panel.warns
    assert panel._unprintable.isVisible()
    assert panel.says == ""


def test_a_panel_without_such_characters_says_nothing(qtbot: QtBot) -> None:
    panel = opened(qtbot, "合作 العمل")
    assert panel.warns == ""
    assert not panel._unprintable.isVisible()


def test_the_name_stays_while_something_else_is_said(qtbot: QtBot) -> None:
    panel = opened(qtbot, "தமிழ்")
    panel.name.setText("../:")
    panel._on_failed("The disk is full.")
    assert "Tamil" in panel.warns
    assert panel.says == "The disk is full."
