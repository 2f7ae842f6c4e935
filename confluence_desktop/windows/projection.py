"""Starting and ending the wall: which screen, what if it goes away, and what is said about it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

from confluence_desktop.canvas.document_signals import DocumentSignals
from confluence_desktop.document.document import Document
from confluence_desktop.windows.awake import Awake
from confluence_desktop.windows.wall import Wall
from confluence_desktop.windows.wall_cover import WallCover
from confluence_desktop.windows.wall_screens import ScreenFacts, WallPlace, wall_place
from confluence_desktop.workshop.spoken import say

_DARK_SETTING = "wall/is_dark"
_SCREEN_SETTING = "wall/screen"
_GIVING_BACK_MS = 1000
LOST_SCREEN = say("window.screen_gone")


class Projection(QObject):
    """Owns the wall while there is one.

    On a second screen it is a window of its own, on the only one a cover over the window.

    Signals:
        changed: The wall was started or ended.
        state_changed: The wall is frozen, blank or the like, or no longer.
        warned: Something to tell the facilitator, and only the facilitator.
        paged: A clicker asks for the next agenda item (1) or the one before (−1).
    """

    changed = Signal()
    state_changed = Signal()
    warned = Signal(str)
    paged = Signal(int)

    def __init__(
        self,
        window: QWidget,
        signals: DocumentSignals,
        document: Document,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._signals = signals
        self._document = document
        self._settings = settings
        self._awake = Awake()
        self._screen: QScreen | None = None
        self._giving_back = QTimer(self, singleShot=True, interval=_GIVING_BACK_MS)
        self._works_unseen: Callable[[], bool] = lambda: True
        self.wall: Wall | None = None
        self.cover: WallCover | None = None
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._on_screen_removed)
        application.screenAdded.connect(self._on_screen_added)
        application.focusWindowChanged.connect(self._on_focus_window)

    @property
    def is_on(self) -> bool:
        return self.wall is not None

    @property
    def is_dark(self) -> bool:
        """Whether the wall is dark; remembered."""
        if self._settings is None:
            return self.wall.is_dark if self.wall else True
        return str(self._settings.value(_DARK_SETTING, "true")).lower() == "true"

    def start(self, works_unseen: Callable[[], bool] = lambda: True) -> Wall:
        """Show the wall; one that is shown already stays.

        Args:
            works_unseen: Whether the keyboard is where keys make sense though the wall covers it.
        """
        if self.wall is not None:
            return self.wall
        self._works_unseen = works_unseen
        wall = Wall(self._signals, self._document, is_dark=self.is_dark)
        wall.ended.connect(self._on_ended)
        wall.paged.connect(self.paged)
        wall.state_changed.connect(self.state_changed)
        self.wall = wall
        self._put_on_screen(wall)
        self._awake.begin()
        self.changed.emit()
        return wall

    def end(self) -> None:
        """Take the wall away."""
        if self.wall is not None:
            self.wall.close()

    def say_that_told(self) -> None:
        """Where the wall covers the window, say on it that the window says something."""
        if self.cover is not None:
            self.cover.say_that_told()

    def switch_colours(self) -> None:
        """From dark to light or back, now and from now on."""
        is_dark = not self.is_dark
        if self._settings is not None:
            self._settings.setValue(_DARK_SETTING, is_dark)
        if self.wall is not None:
            self.wall.set_dark(is_dark=is_dark)

    def place(self) -> WallPlace:
        """Where the wall would go now."""
        screens = QGuiApplication.screens()
        own = self._window.screen()
        facts = [ScreenFacts(screen.name(), screen.geometry()) for screen in screens]
        wished = str(self._settings.value(_SCREEN_SETTING, "")) if self._settings else ""
        return wall_place(facts, screens.index(own) if own in screens else 0, wished)

    def _put_on_screen(self, wall: Wall) -> None:
        place = self.place()
        self._screen = QGuiApplication.screens()[place.index]
        if place.covers_window:
            self._cover_window(wall)
        else:
            self._show_window(wall, self._screen)
        if place.warning:
            self.warned.emit(place.warning)

    def _cover_window(self, wall: Wall) -> None:
        if self.cover is None:
            self.cover = WallCover(self._window.window(), wall, self._works_unseen)

    def _show_window(self, wall: Wall, screen: QScreen) -> None:
        self._uncover()
        wall.stand_alone()
        wall.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        wall.setScreen(screen)
        wall.setGeometry(screen.geometry())
        wall.showFullScreen()
        # Some platforms activate every window they show, some of them a little later; what is
        # being typed must go on.
        self._window.window().activateWindow()
        self._giving_back.start()

    def _uncover(self) -> None:
        cover, self.cover = self.cover, None
        if cover is not None:
            cover.let_go()

    def _on_focus_window(self, window: QWindow | None) -> None:
        if self.wall is None or window is None or not self._giving_back.isActive():
            return
        if window is self.wall.windowHandle():
            self._window.window().activateWindow()

    def _on_ended(self) -> None:
        wall, self.wall, self._screen = self.wall, None, None
        self._awake.end()
        self._uncover()
        if wall is not None:
            wall.deleteLater()
        self._window.window().activateWindow()
        self.changed.emit()
        self.state_changed.emit()

    def _on_screen_removed(self, screen: QScreen) -> None:
        if self.wall is not None and screen is self._screen:
            self.end()
            self.warned.emit(LOST_SCREEN)

    def _on_screen_added(self, _screen: QScreen) -> None:
        wall = self.wall
        if wall is not None and self._screen is self._window.screen():
            self._put_on_screen(wall)
