"""The boards' pictures on home: drawn in the library's thread as cards come into sight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from confluence_desktop.storage.bin import Binned
    from confluence_desktop.storage.entries import SessionEntry
    from confluence_desktop.storage.library import Library
    from confluence_desktop.windows.background import BackgroundJobs

_Wanted = tuple[str, int, bool]


class CardPictures(QObject):
    """Every picture is drawn once for each revision of its session and each theme.

    Signals:
        drawn: Carries the session's key and its picture.
    """

    drawn = Signal(str, QImage)

    def __init__(
        self,
        library: Callable[[], Library],
        jobs: BackgroundJobs,
        *,
        is_dark: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._get_library = library
        self._jobs = jobs
        self._is_dark = is_dark
        self._asked: set[_Wanted] = set()
        self._known: dict[str, tuple[bool, QImage]] = {}

    def set_dark(self, *, is_dark: bool) -> None:
        """Draw for the other theme from now on."""
        self._is_dark = is_dark
        self._asked.clear()

    def known(self) -> Iterator[tuple[str, QImage]]:
        """The newest picture of each session in the theme in use."""
        for key, (is_dark, picture) in self._known.items():
            if is_dark is self._is_dark:
                yield key, picture

    def ask(self, key: str, shown: SessionEntry | Binned) -> None:
        """Have a session drawn, if it is not and can be."""
        revision = getattr(shown, "revision", 0)
        wanted = (key, revision, self._is_dark)
        if wanted not in self._asked and not getattr(shown, "is_damaged", False):
            self._asked.add(wanted)
            work = partial(_picture_of, self._get_library, shown, is_dark=self._is_dark)
            self._jobs.run(work, partial(self._on_drawn, wanted), lambda _error: None)

    def _on_drawn(self, wanted: _Wanted, picture: QImage | None) -> None:
        key, _revision, is_dark = wanted
        if picture is not None:
            self._known[key] = (is_dark, picture)
            if is_dark is self._is_dark:
                self.drawn.emit(key, picture)


def _picture_of(
    library: Callable[[], Library], shown: SessionEntry | Binned, *, is_dark: bool
) -> QImage | None:
    """Runs in the library's thread, which loads the boards' own modules too."""
    from confluence_desktop.storage.bin import Binned
    from confluence_desktop.windows import thumbnails

    if isinstance(shown, Binned):
        return thumbnails.picture_of_binned(library(), shown, is_dark=is_dark)
    return thumbnails.picture_of(library(), shown, is_dark=is_dark)
