"""The bundled fonts as Qt sees them.

Only the Latin family is registered at the start; the others follow when a text first needs one.
Everything here may be called from any thread, once a `QGuiApplication` exists. Qt's font objects
belong to the thread that made them, so each thread keeps its own.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from confluence_desktop.drawing.font_files import (
    FONT_VERSION,
    LATIN,
    LATIN_FILES,
    WORLD_FILES,
    FontFile,
    font_file,
    missing_characters,
)
from confluence_desktop.errors import FileError

__all__ = [
    "FONT_VERSION",
    "INTERFACE_FAMILY",
    "REFERENCE_PX",
    "engine_version",
    "font_file_of",
    "interface_font",
    "missing_characters",
    "raw_font",
    "reference_font",
    "register_all",
    "register_latin",
]

INTERFACE_FAMILY = FontFile(f"{LATIN}-Regular").family
REFERENCE_PX = 128
"""Text is laid out at this size and scaled.

Unhinted widths grow with the size, so every zoom breaks lines alike.
"""

_registering = threading.Lock()
_registered: set[FontFile] = set()


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.reference: dict[tuple[FontFile, bool], QFont] = {}
        self.raw: dict[tuple[FontFile, float], QRawFont] = {}


_mine = _OfThisThread()
_RAW_SIZES_KEPT = 256
_READING_PX = 16.0


def engine_version() -> str:
    """What else than the fonts decides where lines break."""
    return str(qVersion())


def register_latin() -> None:
    """Make the interface's own family known to Qt: before the first widget is shown."""
    _register(LATIN_FILES)


def register_all() -> None:
    """Make every bundled font known to Qt: after the first paint, or when a text needs one."""
    _register((*LATIN_FILES, *WORLD_FILES))


def interface_font(
    size_px: float, weight: int = 400, *, italic: bool = False, tabular: bool = False
) -> QFont:
    """A font for widgets and for editing in place, which Qt completes with the bundled scripts."""
    register_all()
    font = QFont()
    font.setFamilies([INTERFACE_FAMILY, *dict.fromkeys(file.family for file in WORLD_FILES)])
    return _dressed(font, size_px, weight, italic=italic, tabular=tabular)


def reference_font(file: FontFile, *, tabular: bool) -> QFont:
    """The font of one file at `REFERENCE_PX`, without any stand-in for characters it lacks."""
    font = _mine.reference.get((file, tabular))
    if font is None:
        _register(LATIN_FILES if file in LATIN_FILES else (*LATIN_FILES, *WORLD_FILES))
        font = QFont(file.family)
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        _dressed(font, REFERENCE_PX, file.weight, italic=file.italic, tabular=tabular)
        _mine.reference[file, tabular] = font
    return font


def font_file_of(raw: QRawFont) -> FontFile:
    """The bundled file whose glyph numbers a raw font of a layout speaks of."""
    italic = raw.style() != QFont.Style.StyleNormal
    return font_file(raw.familyName(), raw.weight(), italic=italic)


def raw_font(file: FontFile, size_px: float) -> QRawFont:
    """One file's glyphs at a size, read from the file itself.

    Raises:
        FileError: The file is missing or damaged.
    """
    raw = _mine.raw.get((file, size_px))
    if raw is None:
        if len(_mine.raw) >= _RAW_SIZES_KEPT:
            _mine.raw.clear()
        if size_px == _READING_PX:
            raw = QRawFont(str(file.path), size_px, QFont.HintingPreference.PreferNoHinting)
        else:
            raw = QRawFont(raw_font(file, _READING_PX))
            raw.setPixelSize(size_px)
        if not raw.isValid():
            raise FileError(_unreadable(file))
        _mine.raw[file, size_px] = raw
    return raw


def _dressed(font: QFont, size_px: float, weight: int, *, italic: bool, tabular: bool) -> QFont:
    font.setPixelSize(max(1, round(size_px)))
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _register(files: tuple[FontFile, ...]) -> None:
    if _registered.issuperset(files):
        return
    with _registering:
        for file in files:
            if file not in _registered:
                if QFontDatabase.addApplicationFont(str(file.path)) < 0:
                    raise FileError(_unreadable(file))
                _registered.add(file)


def _unreadable(file: FontFile) -> str:
    return f"The font {file.path.name} is missing or damaged: install Confluence Desktop again."
