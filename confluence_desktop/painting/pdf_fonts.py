"""The bundled fonts inside one PDF: each once, cut to its used glyphs, with what they stand for.

reportlab's own way of embedding numbers characters, and so cannot say what a ligature or an Indic
cluster stands for. Here a code in the file is a pair of glyph and text: copying and searching give
back what was typed, even where two letters (Latin A and Greek Alpha) share a glyph.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confluence_desktop.drawing.font_files import FontFile

_ENTRIES_PER_BLOCK = 100
_HARDLY = 0.5
"""Thousandths of the type size by which the pen may be off."""
_TABLES_OF_NO_USE = (
    "OS/2",
    "name",
    "post",
    "cmap",
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "MATH",
    "gasp",
    "vhea",
    "vmtx",
)
_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_SYMBOLIC = 4
_ITALIC = 64


@lru_cache(maxsize=32)
def _font_of(file: FontFile) -> uharfbuzz.Font:
    """A file's glyphs and rules, for all documents: reading them takes longer than a page."""
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(file.path.read_bytes())))


class _Letters(dict[tuple[int, str], tuple[str, float]]):
    """The letters used of a font, filled as they are asked for."""

    def __init__(self, font: EmbeddedFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, letter: tuple[int, str]) -> tuple[str, float]:
        made = f"{len(self) + 1:04X}", self._font.advance(letter[0])
        self[letter] = made
        return made


class _Words(dict[str, str]):
    """Words with the space behind them, filled as they are asked for: see `EmbeddedFont.words`."""

    def __init__(self, font: uharfbuzz.Font, letters: _Letters) -> None:
        super().__init__()
        self._font = font
        self._letters = letters
        self._thousandth = font.face.upem / 1000
        self._steps: dict[str, tuple[int, float]] = {}

    def __missing__(self, word: str) -> str:
        pairs = [word[place : place + 2] for place in range(len(word))]
        try:
            steps = [self._steps[pair] for pair in pairs]
        except KeyError:
            steps = self._shaped(word)
            if word.isascii():
                self._steps.update(zip(pairs, steps, strict=True))
        parts: list[str] = []
        rest = 0.0
        for letter, (glyph, step) in zip(word, steps, strict=True):
            code, advance = self._letters[glyph, letter]
            parts.append(code)
            rest += advance * 1000 - step
            if abs(rest) > _HARDLY:
                correction = round(rest)
                parts.append(f">{correction}<")
                rest -= correction
        made = self[word] = "".join(parts)
        return made

    def _shaped(self, word: str) -> list[tuple[int, float]]:
        """The glyph of each letter, and thousandths of the type size to the next one.

        In ASCII both depend on nothing but the letter and the one behind it.
        """
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "en"
        uharfbuzz.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) != len(word):
            raise KeyError(word)
        steps: list[tuple[int, float]] = []
        for place, (info, position) in enumerate(zip(infos, positions, strict=True)):
            is_own = info.cluster == place and info.codepoint
            if not is_own or position.x_offset or position.y_offset:
                raise KeyError(word)
            steps.append((info.codepoint, position.x_advance / self._thousandth))
        return steps


class EmbeddedFont:
    """One font file in one document. reportlab calls `addObjects` when the document is written.

    Attributes:
        letters: For a glyph and the text it stands for: the code of two bytes that is written for
            them, in hexadecimal figures, and how far the glyph moves the pen, in type sizes. Codes
            count from 1 in the order of asking.
        words: How a word in Latin letters is written between the brackets of an operator `TJ`:
            codes, and corrections of the pen between them. A KeyError where not each letter has a
            glyph of its own. In these fonts nothing before a space changes what comes after it.
    """

    def __init__(self, file: FontFile, name: str) -> None:
        self.name = name
        self._file = file
        self._font = _font_of(file)
        self._face = self._font.face
        self.letters = _Letters(self)
        self.words = _Words(self._font, self.letters)
        self._advances: dict[int, float] = {}

    def advance(self, glyph: int) -> float:
        """How far a glyph moves the pen, in type sizes."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._font.get_glyph_h_advance(glyph) / self._face.upem
            self._advances[glyph] = known
        return known

    def outline(self, glyph: int) -> str:
        """The glyph's shape as PDF path operators, in type sizes, y upwards."""
        return _outline(self._font, glyph, 1 / self._face.upem)

    def addObjects(self, document: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font into a document that is about to be saved."""
        tag = "".join(itertools.islice(_letters(self.name), 6))
        base_name = f"{tag}+{self._file.key}"
        subset, new_numbers = self._subset()
        cid_font = _dictionary(
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=f"/{base_name}",
            CIDSystemInfo=_dictionary(
                Registry=pdfdoc.PDFString("Adobe"),
                Ordering=pdfdoc.PDFString("Identity"),
                Supplement=0,
            ),
            FontDescriptor=document.Reference(self._descriptor(document, base_name, subset)),
            DW=0,
            W=pdfdoc.PDFArray([1, pdfdoc.PDFArray(self._widths())]),
            CIDToGIDMap=document.Reference(_stream(document, self._glyph_map(new_numbers))),
        )
        font = _dictionary(
            Type="/Font",
            Subtype="/Type0",
            BaseFont=f"/{base_name}",
            Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([document.Reference(cid_font)]),
            ToUnicode=document.Reference(
                _stream(document, to_unicode(self.letters).encode("ascii"))
            ),
        )
        document.idToObject[pdfdoc.BasicFonts].dict[self.name] = document.Reference(font)

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update({glyph for glyph, _ in self.letters})
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag.encode("ascii"), "big") for tag in _TABLES_OF_NO_USE
        )
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        plan = uharfbuzz.SubsetPlan(self._face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _widths(self) -> list[float]:
        return [round(self.advance(glyph) * 1000, 2) for glyph, _ in self.letters]

    def _glyph_map(self, new_numbers: dict[int, int]) -> bytes:
        numbers = (new_numbers[glyph] for glyph, _ in self.letters)
        return b"\0\0" + b"".join(number.to_bytes(2, "big") for number in numbers)

    def _descriptor(self, document: Any, base_name: str, subset: bytes) -> pdfdoc.PDFDictionary:
        extents = self._font.get_font_extents("ltr")
        scale = 1000 / self._face.upem
        ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
        program = _stream(document, subset)
        program.dictionary["Length1"] = len(subset)
        return _dictionary(
            Type="/FontDescriptor",
            FontName=f"/{base_name}",
            Flags=_SYMBOLIC | (_ITALIC if self._file.italic else 0),
            FontBBox=pdfdoc.PDFArray([-1000, descent, 3000, ascent]),
            ItalicAngle=-9 if self._file.italic else 0,
            Ascent=ascent,
            Descent=descent,
            CapHeight=728,
            StemV=80 + (self._file.weight - 400) // 4,
            FontFile2=document.Reference(program),
        )


class FontsOfDocument:
    """The fonts one document uses so far."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[FontFile, EmbeddedFont] = {}

    def font(self, file: FontFile) -> EmbeddedFont:
        """The font of a file, added to the document when it is first asked for."""
        font = self._fonts.get(file)
        if font is None:
            font = EmbeddedFont(file, f"T{len(self._fonts) + 1}")
            self._fonts[file] = font
            self._document.delayedFonts.append(font)
        return font


_of_documents: WeakKeyDictionary[Any, FontsOfDocument] = WeakKeyDictionary()


def fonts_of(canvas: Any) -> FontsOfDocument:
    """The fonts of the document that a reportlab canvas writes."""
    document = canvas._doc  # noqa: SLF001 (reportlab keeps its document there and gives no other way)
    if " BT " in canvas._preamble:  # noqa: SLF001 (as above)
        _leave_out_standard_font(canvas, document)
    fonts = _of_documents.get(document)
    if fonts is None:
        fonts = _of_documents[document] = FontsOfDocument(document)
    return fonts


def _leave_out_standard_font(canvas: Any, document: Any) -> None:
    """Take back the Helvetica that reportlab starts every page with; it is never embedded.

    Its name stays taken, as reportlab asks for it again whenever the page size changes.
    """
    name = document.fontMapping["Helvetica"].lstrip("/")
    document.idToObject[pdfdoc.BasicFonts].dict.pop(name, None)
    canvas._preamble = canvas._preamble.split(" BT ")[0]  # noqa: SLF001 (as above)


def to_unicode(codes: Iterable[tuple[int, str]]) -> str:
    """What each code stands for, as a PDF CMap in blocks of at most 100; codes count from 1."""
    entries = [f"<{code:04X}> <{_utf16(text)}>\n" for code, (_, text) in enumerate(codes, start=1)]
    blocks = [
        f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n"
        for block in (
            entries[at : at + _ENTRIES_PER_BLOCK]
            for at in range(0, len(entries), _ENTRIES_PER_BLOCK)
        )
    ]
    return _CMAP_HEAD + "".join(blocks) + _CMAP_TAIL


def _outline(font: uharfbuzz.Font, glyph: int, scale: float) -> str:
    parts: list[str] = []
    pen = [0.0, 0.0]

    def write(operator: str, *points: float) -> None:
        parts.append(" ".join(f"{value * scale:.4f}" for value in points) + operator)
        pen[:] = points[-2:]

    def curve(cx: float, cy: float, x: float, y: float, _data: object) -> None:
        (px, py), third = pen, 2 / 3
        first = (px + (cx - px) * third, py + (cy - py) * third)
        write(" c", *first, x + (cx - x) * third, y + (cy - y) * third, x, y)

    draw = uharfbuzz.DrawFuncs()
    draw.set_move_to_func(lambda x, y, _data: write(" m", x, y))
    draw.set_line_to_func(lambda x, y, _data: write(" l", x, y))
    draw.set_quadratic_to_func(curve)
    draw.set_close_path_func(lambda _data: parts.append("h"))
    font.draw_glyph(glyph, draw)
    return " ".join(parts)


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()


def _letters(name: str) -> Iterator[str]:
    """The letters before a subset's name, which must differ within the document."""
    number = int(name[1:])
    for place in reversed(range(6)):
        yield chr(ord("A") + number // 26**place % 26)


def _dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def _stream(document: Any, content: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=content)
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream
