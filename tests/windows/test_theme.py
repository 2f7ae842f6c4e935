"""The windows can be read: in both themes, at every size, with any text."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.drawing.shapes import Ink
from confluence_desktop.drawing.style import TOKENS, Rgb
from confluence_desktop.windows.message_bar import MessageBar
from confluence_desktop.windows.style_sheet import TONES
from confluence_desktop.windows.theme import FLOOR_PX, Appearance, Theme, ThemeChoice
from confluence_desktop.windows.theme import interface_font as font
from confluence_desktop.windows.widgets import (
    ElidedLabel,
    PillButton,
    PlainLabel,
    cut_to_lines,
    isolated,
    plain_tooltip,
)

MARKUP = "<b>bold</b> <img src='/etc/hostname'>"
GROUNDS = ("paper", "card", "soft")


def contrast(one: Rgb, other: Rgb) -> float:
    def luminance(colour: Rgb) -> float:
        linear = [
            c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
            for c in colour
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory) -> QSettings:
    path = tmp_path_factory.mktemp("settings") / "windows.ini"
    return QSettings(str(path), QSettings.Format.IniFormat)


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def test_contrast_of_black_on_white_is_what_the_standard_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)


@pytest.mark.parametrize("is_dark", [False, True])
def test_text_in_every_tone_reaches_the_contrast_that_is_asked_for(is_dark: bool) -> None:
    palette = Theme(is_dark=is_dark).palette
    texts = [*TONES, *(name for name in TOKENS if name.startswith("level."))]
    least = 7.0 if is_dark else 4.5
    poor = {
        (text, ground): round(contrast(palette.token(text), palette.token(ground)), 2)
        for text, ground in product(texts, GROUNDS)
        if contrast(palette.token(text), palette.token(ground)) < least
    }
    assert poor == {}


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize(
    ("text", "ground"),
    [("on_focus", "focus"), ("warn", "warn_paper"), ("paper", "ink"), ("focus", "paper")],
)
def test_buttons_and_bars_reach_the_contrast(is_dark: bool, text: str, ground: str) -> None:
    palette = Theme(is_dark=is_dark).palette
    assert contrast(palette.token(text), palette.token(ground)) >= 4.5


@pytest.mark.parametrize("is_dark", [False, True])
def test_text_keeps_its_contrast_while_the_mouse_is_over_it(is_dark: bool) -> None:
    palette = Theme(is_dark=is_dark).palette
    for ink in (Ink("focus", 0.88, over="ink"), Ink("focus", 0.76, over="ink")):
        assert contrast(palette.token("on_focus"), palette.rgb(ink)) >= 4.5
    assert contrast(palette.token("muted"), palette.rgb(Ink("soft", 0.8, over="card"))) >= 4.5
    assert contrast(palette.token("paper"), palette.rgb(Ink("ink", 0.82, over="paper"))) >= 4.5


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_style_sheet_names_colours_for_all_its_places_and_no_sizes(is_dark: bool) -> None:
    sheet = Theme(is_dark=is_dark).style_sheet()
    assert "$" not in sheet
    assert "font" not in sheet
    ink = "#{:02X}{:02X}{:02X}".format(*Theme(is_dark=is_dark).palette.token("ink"))
    assert re.search(rf"PillButton \{{[^}}]*color: {ink}", sheet)


def test_no_font_of_the_windows_is_under_the_floor() -> None:
    assert font(9).pixelSize() == FLOOR_PX
    assert PlainLabel("x", size_px=3).font().pixelSize() == FLOOR_PX


def test_the_palette_has_no_colour_of_the_platform(qtbot: QtBot) -> None:
    theme = Theme(is_dark=True)
    role = QPalette.ColorRole
    palette = theme.qt_palette()
    assert palette.color(role.Window) == theme.colour("paper")
    assert palette.color(role.PlaceholderText) == theme.colour("muted")


def test_the_chosen_theme_is_remembered(qtbot: QtBot, settings: QSettings) -> None:
    appearance = Appearance(settings)
    was_dark = appearance.theme.is_dark
    seen: list[Theme] = []
    appearance.changed.connect(seen.append)
    appearance.switch()
    assert appearance.theme.is_dark is not was_dark
    assert seen == [appearance.theme]
    assert Appearance(settings).theme.is_dark is not was_dark


def test_choosing_the_theme_in_use_tells_nobody(qtbot: QtBot, settings: QSettings) -> None:
    appearance = Appearance(settings)
    appearance.choose(ThemeChoice.LIGHT)
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.choose(ThemeChoice.LIGHT)


def test_a_theme_that_nobody_knows_falls_back_to_the_system(
    qtbot: QtBot, settings: QSettings
) -> None:
    settings.setValue("appearance/theme", "mauve")
    assert Appearance(settings).choice is ThemeChoice.SYSTEM


def test_switching_dresses_the_whole_application(
    qtbot: QtBot, qapp: QApplication, settings: QSettings
) -> None:
    appearance = Appearance(settings)
    appearance.choose(ThemeChoice.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == appearance.theme.colour("paper")
    assert qapp.styleSheet() == appearance.theme.style_sheet()


def test_labels_show_markup_as_it_was_typed(qtbot: QtBot) -> None:
    label = PlainLabel(MARKUP)
    qtbot.addWidget(label)
    label.setTextFormat(Qt.TextFormat.RichText)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_tooltips_show_markup_as_it_was_typed() -> None:
    assert plain_tooltip("<b>\nx") == "<qt>&lt;b&gt;<br>x</qt>"
    assert plain_tooltip("") == ""


def test_text_of_another_direction_is_kept_apart() -> None:
    assert isolated("سلام") == "\u2068سلام\u2069"
    assert isolated("") == ""


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("text", ["two words " * 40, "W" * 3000, "日本語のとても長い題名" * 30])
def test_long_text_is_cut_to_its_lines_and_says_so(qtbot: QtBot, text: str, lines: int) -> None:
    metrics = QFontMetrics(font(16))
    cut = cut_to_lines(text, metrics, 200, lines)
    assert cut.endswith("…")
    assert metrics.horizontalAdvance(cut) <= 200 * lines
    assert cut_to_lines("short", metrics, 200, lines) == "short"


def test_a_cut_text_can_be_read_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("A very long title " * 20, lines=2)
    qtbot.addWidget(label)
    label.resize(200, 60)
    label.show()
    assert label.text().endswith("…")
    assert "A very long title" in label.toolTip()
    label.set_whole("Short")
    assert label.text() == "Short"
    assert label.toolTip() == ""


def test_a_message_acts_once_and_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    bar = MessageBar(window)
    done: list[str] = []
    bar.toast("Moved to the bin.", "Undo", lambda: done.append("undo"))
    assert bar.text == "Moved to the bin."
    assert window.rect().contains(bar.geometry())
    button = next(child for child in bar.findChildren(PillButton) if child.text() == "Undo")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert bar.text == ""


def test_a_warning_stands_again_after_a_toast_until_it_is_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    bar = MessageBar(window)
    full = "The disk is full; free some space."
    bar.warn(full)
    bar.toast("Undone: Add to Goals")
    assert bar.text == "Undone: Add to Goals"
    bar.leave()
    assert bar.text == full
    bar.leave()
    assert bar.text == full
    bar.toast("Copied.", "Undo", lambda: None)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.text == full
    assert bar.stands
    bar.ask("It will be gone for good.", "Delete for good", lambda: None)
    bar.toast("Put back.")
    bar.leave()
    assert bar.text == full
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.text == ""
    bar.toast("Copied.")
    bar.leave()
    assert bar.text == ""


def test_a_message_stays_within_a_window_that_shrinks(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 600)
    window.show()
    bar = MessageBar(window)
    bar.warn("The disk is full. " * 12)
    window.resize(500, 400)
    assert window.rect().contains(bar.geometry())


def test_qt_understands_the_style_sheet(qtbot: QtBot, qapp: QApplication) -> None:
    """Qt says on its log what it can't parse, and a warning there fails the test."""
    qapp.setStyleSheet(Theme(is_dark=False).style_sheet())
    button = PillButton("Continue", is_primary=True)
    qtbot.addWidget(button)
    button.show()
    middle = button.grab().toImage().pixelColor(12, button.height() // 2)
    assert middle == Theme(is_dark=False).colour("focus")


@pytest.mark.parametrize("is_dark", [False, True])
def test_what_a_message_says_stands_out_from_its_bar(
    qtbot: QtBot, qapp: QApplication, is_dark: bool
) -> None:
    theme = Theme(is_dark=is_dark)
    qapp.setPalette(theme.qt_palette())
    qapp.setStyleSheet(theme.style_sheet())
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 300)
    window.show()
    bar = MessageBar(window)
    bar.toast("Moved to the bin.")
    image = bar.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(20, 150) for y in range(10, 42)}
    assert theme.colour("ink").name() in seen
    assert theme.colour("paper").name() in seen
