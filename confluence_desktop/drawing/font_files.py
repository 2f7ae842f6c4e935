"""The bundled font files: what each covers, and which one draws a character. Knows nothing of Qt.

The table of characters, `resources/fonts/coverage.txt`, is written together with the fonts by
`installers/make_fonts.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from confluence_desktop.drawing.letters import EMOJI_STYLE, KEYCAP, clusters, is_ignorable
from confluence_desktop.paths import resources_dir

if TYPE_CHECKING:
    from pathlib import Path

FONT_VERSION = "ee1e14bf5097"
"""A digest of the font files: heights that were kept with another version are not used."""

LATIN = "ConfluenceSans"
EMOJI = "ConfluenceEmoji"
_WITH_BOLD = tuple(
    f"ConfluenceSans{script}" for script in ("Devanagari", "Arabic", "Hebrew", "Thai")
)
_REGULAR_ONLY = (
    *("ConfluenceSansHan", "ConfluenceSansHangul", EMOJI),
    *("ConfluenceSymbols", "ConfluenceSymbolsTwo", "ConfluenceMath"),
)
_SEMIBOLD, _BOLD = 600, 700
_BOX = "\u25a1"
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0xFFFC), _BOX)
_BREAKS = dict.fromkeys(map(ord, "\n\r\x0b\x0c\x85\u2028\u2029"), "\n")
_PLAIN = {**_CONTROLS, **_BREAKS, 0x09: "\u2003"}

_drawn_as_typed: set[str] = set()
_known_letters: defaultdict[str, set[str]] = defaultdict(set)
"""Letters met so far: those without a stand-in, and those of each font.

They save looking into the table, and only ever grow, so any thread may read and add.
"""


@dataclass(frozen=True)
class FontFile:
    """One bundled font. Its key is the file's name without the ending."""

    key: str

    @property
    def path(self) -> Path:
        return fonts_dir() / f"{self.key}.ttf"

    @property
    def family(self) -> str:
        """The family name inside the file: `ConfluenceSansThai` holds `Confluence Sans Thai`."""
        stem = self.key.partition("-")[0]
        return "".join(f" {letter}" if letter.isupper() else letter for letter in stem).strip()

    @property
    def weight(self) -> int:
        style = self.key.partition("-")[2]
        return {"Bold": _BOLD, "SemiBold": _SEMIBOLD}.get(style, 400)

    @property
    def italic(self) -> bool:
        return self.key.endswith("-Italic")

    def covers(self, character: str) -> bool:
        starts, ends = _coverage(self.key)
        code = ord(character)
        place = bisect_right(starts, code) - 1
        return place >= 0 and code <= ends[place]


@dataclass(frozen=True)
class Segment:
    """Part of a text that one font draws; `end` is behind the last character."""

    start: int
    end: int
    font: FontFile


LATIN_FILES = tuple(
    FontFile(f"{LATIN}-{style}") for style in ("Regular", "SemiBold", "Bold", "Italic")
)
WORLD_FILES = (
    *(FontFile(f"{stem}-{style}") for stem in _WITH_BOLD for style in ("Regular", "Bold")),
    *(FontFile(f"{stem}-Regular") for stem in _REGULAR_ONLY),
)


def fonts_dir() -> Path:
    """The folder of the bundled fonts."""
    return resources_dir() / "fonts"


def font_file(family: str, weight: int, *, italic: bool) -> FontFile:
    """The file behind a family name as Qt gives it, in the weight nearest to the wished one."""
    stem = family.replace(" ", "")
    if stem.startswith(LATIN) and stem[len(LATIN) :] in {"", "SemiBold"}:
        return font_order(weight, italic=italic)[0]
    bold = stem in _WITH_BOLD and weight >= _SEMIBOLD
    return FontFile(f"{stem}-{'Bold' if bold else 'Regular'}")


@lru_cache(maxsize=16)
def font_order(weight: int, *, italic: bool) -> tuple[FontFile, ...]:
    """The fonts that text of this weight looks through, first choice first."""
    heavy = weight >= _SEMIBOLD
    latin = "Bold" if weight >= _BOLD else "SemiBold" if heavy else "Regular"
    first = ("Italic", "Regular") if italic else (latin,)
    return (
        *(FontFile(f"{LATIN}-{style}") for style in first),
        *(
            FontFile(f"{stem}-{'Bold' if heavy and not italic else 'Regular'}")
            for stem in _WITH_BOLD
        ),
        *(FontFile(f"{stem}-Regular") for stem in _REGULAR_ONLY),
    )


def missing_characters(text: str) -> set[str]:
    """The characters that no bundled font can draw; a box stands for each."""
    if text.isascii():
        return set()
    order = font_order(400, italic=False)
    return {char for char in set(text) if not _is_invisible(char) and _font_of(char, order) is None}


def drawable(text: str) -> str:
    """The text as drawn, letter for letter: a box for what no font has, plain line breaks."""
    if (text.isascii() and text.isprintable()) or _drawn_as_typed.issuperset(text):
        return text
    plain = text.translate(_PLAIN)
    order = font_order(400, italic=False)
    missing = {char for char in set(plain) if not (_is_invisible(char) or _font_of(char, order))}
    if missing:
        return "".join(_BOX if char in missing else char for char in plain)
    if plain == text:
        _drawn_as_typed.update(text)
    return plain


def segments(text: str, weight: int, *, italic: bool) -> tuple[Segment, ...]:
    """Divide a text by the fonts that draw it. One segment is the common case."""
    order = font_order(weight, italic=italic)
    if text.isascii() or _draws_all(order[0], text):
        return (Segment(0, len(text), order[0]),)
    found: list[Segment] = []
    for start, end in clusters(text):
        before = found[-1].font if found else None
        font = _font_of_cluster(text[start:end], order, before)
        if font == before:
            found[-1] = Segment(found[-1].start, end, font)
        else:
            found.append(Segment(start, end, font))
    return tuple(found)


def _draws_all(font: FontFile, text: str) -> bool:
    known = _known_letters[font.key]
    if known.issuperset(text):
        return True
    new = set(text) - known
    if not all(map(font.covers, new)):
        return False
    known.update(new)
    return True


def _is_invisible(character: str) -> bool:
    return character in "\t\n" or is_ignorable(character)


@lru_cache(maxsize=64)
def _coverage(key: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    spans = [span.partition("-") for span in _coverage_lines()[key].split()]
    starts = tuple(int(first, 16) for first, _, _ in spans)
    return starts, tuple(int(last or first, 16) for first, _, last in spans)


@lru_cache(maxsize=1)
def _coverage_lines() -> dict[str, str]:
    table = (fonts_dir() / "coverage.txt").read_text(encoding="ascii")
    return {key: spans for key, _, spans in (line.partition(" ") for line in table.splitlines())}


@lru_cache(maxsize=4096)
def _font_of(character: str, order: tuple[FontFile, ...]) -> FontFile | None:
    return next((font for font in order if font.covers(character)), None)


def _font_of_cluster(
    cluster: str, order: tuple[FontFile, ...], before: FontFile | None
) -> FontFile:
    if before is not None and cluster == " " and before.key.partition("-")[0] in _WITH_BOLD:
        return before
    inked = [char for char in cluster if not is_ignorable(char)]
    if len(cluster) > 1 and not {EMOJI_STYLE, KEYCAP}.isdisjoint(cluster):
        emoji = FontFile(f"{EMOJI}-Regular")
        if all(map(emoji.covers, inked)):
            return emoji
    if not inked:
        return before or order[0]
    whole = next((font for font in order if all(map(font.covers, inked))), None)
    return whole or _font_of(inked[0], order) or order[0]
