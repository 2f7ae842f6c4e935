"""How the windows look: the tokens as a Qt palette, a style sheet and fonts.

A `Theme` is a value; an `Appearance` holds the one in use, follows the system or the person's
choice, and says when it changes. Widgets that paint themselves take colours from the theme they
are given; all others are dressed by the application's style sheet and need nothing.
"""

from enum import StrEnum

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from confluence_desktop.drawing import fonts, style
from confluence_desktop.windows.style_sheet import style_sheet

__all__ = ["FLOOR_PX", "Appearance", "Theme", "ThemeChoice", "interface_font"]

FLOOR_PX = 14
"""No text of the windows is smaller."""

BODY_PX = 16

_SETTING = "appearance/theme"


def interface_font(size_px: int = BODY_PX, weight: int = 400, *, tabular: bool = False) -> QFont:
    """The windows' own face, never under the floor; `tabular` makes all figures equally wide."""
    font = QFont(fonts.INTERFACE_FAMILY)
    font.setPixelSize(max(FLOOR_PX, size_px))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


class Theme:
    """One look, light or dark.

    Attributes:
        palette: The colours that drawings are painted with.
    """

    def __init__(self, *, is_dark: bool) -> None:
        self.is_dark = is_dark
        self.palette = style.DARK if is_dark else style.LIGHT

    def colour(self, token: str) -> QColor:
        """A token's colour.

        Raises:
            KeyError: There is no such token.
        """
        return QColor(*self.palette.token(token))

    def qt_palette(self) -> QPalette:
        """The colours of everything that the style sheet does not name."""
        role = QPalette.ColorRole
        tokens = {
            role.Window: "paper",
            role.WindowText: "ink",
            role.Base: "card",
            role.AlternateBase: "soft",
            role.Text: "ink",
            role.Button: "card",
            role.ButtonText: "ink",
            role.BrightText: "on_focus",
            role.ToolTipBase: "card",
            role.ToolTipText: "ink",
            role.PlaceholderText: "muted",
            role.Highlight: "focus",
            role.HighlightedText: "on_focus",
            role.Accent: "focus",
            role.Link: "focus",
            role.LinkVisited: "meet",
            role.Light: "card",
            role.Midlight: "soft",
            role.Mid: "line",
            role.Dark: "line",
            role.Shadow: "line",
        }
        palette = QPalette()
        for which, token in tokens.items():
            palette.setColor(which, self.colour(token))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.colour("muted"))
        return palette

    def style_sheet(self) -> str:
        """The style sheet of the application."""
        return style_sheet(self.palette)


class ThemeChoice(StrEnum):
    """What the person asked for; the names are kept in the settings file."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """The theme in use, put on the whole application.

    Signals:
        changed: Another theme is in use; carries it.
    """

    changed = Signal(object)

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.choice = _remembered(settings)
        self.theme = Theme(is_dark=self._wants_dark())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._put_on()

    def choose(self, choice: ThemeChoice) -> None:
        """Take another look, and remember it."""
        self.choice = choice
        self._settings.setValue(_SETTING, choice.value)
        self._follow()

    def switch(self) -> None:
        """From light to dark or back, whatever the system says."""
        self.choose(ThemeChoice.LIGHT if self.theme.is_dark else ThemeChoice.DARK)

    def _wants_dark(self) -> bool:
        if self.choice is ThemeChoice.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.choice is ThemeChoice.DARK

    def _follow(self) -> None:
        if self._wants_dark() is not self.theme.is_dark:
            self.theme = Theme(is_dark=self._wants_dark())
            self._put_on()
            self.changed.emit(self.theme)

    def _put_on(self) -> None:
        QApplication.setPalette(self.theme.qt_palette())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyleSheet(self.theme.style_sheet())


def _remembered(settings: QSettings) -> ThemeChoice:
    value = str(settings.value(_SETTING, ThemeChoice.SYSTEM.value))
    return ThemeChoice(value) if value in set(ThemeChoice) else ThemeChoice.SYSTEM
