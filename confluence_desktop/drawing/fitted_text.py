"""Texts fitted into a room: as large as it allows, in lines of about one length, or on one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.measured import fit_key, known, note
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import (
    LINE_HEIGHT,
    block_of,
    layout_text,
    measured,
    text_width,
)

_BALANCED_WITHIN = 4.0
_LONGEST_WORD_KEPT_WHOLE = 40
_FIRST_HAN = "\u2e80"


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and where it stands."""

    block: TextBlock
    rect: Rect

    @classmethod
    def centred(cls, block: TextBlock, middle: float, y: float) -> "Placed":
        return cls.at(block, middle - block.width / 2, y)

    @classmethod
    def at(cls, block: TextBlock, x: float, y: float) -> "Placed":
        return cls(block, Rect(x, y, block.width, block.height))


def fit_text(
    text: str,
    sizes_px: Sequence[float],
    width: float,
    height: float,
    *,
    weight: int = 400,
    italic: bool = False,
    align: Align = Align.START,
    line_height: float = LINE_HEIGHT,
) -> TextBlock:
    """Set a text in the largest of some descending sizes that fits without breaking a word.

    The last size is the floor: there the block may be higher than asked, and the card has to grow.
    """
    room = (width, height, line_height, float(italic))
    key = fit_key(text, room, weight, tuple(sizes_px))
    found = known(key)
    if found is None:
        size = _size_that_fits(text, sizes_px, room, weight, italic=italic)
        face = Face(sizes_px[size], weight, italic)
        found = measured(text, face, width, None)._replace(size=size)
        note(key, found)
    face = Face(sizes_px[found.size], weight, italic)
    return block_of(text, face, width, found, align=align, max_lines=None, line_height=line_height)


def _size_that_fits(
    text: str, sizes_px: Sequence[float], room: tuple[float, ...], weight: int, *, italic: bool
) -> int:
    if len(sizes_px) == 1:
        return 0
    width, height, line_height, _italic = room
    longest = sorted({word for word in text.split() if _is_kept_whole(word)}, key=len)[-3:]
    for number, size_px in enumerate(sizes_px[:-1]):
        face = Face(size_px, weight, italic)
        if all(text_width(word, face) <= width for word in longest):
            block = layout_text(text, face, width, line_height=line_height)
            if block.height <= height:
                return number
    return len(sizes_px) - 1


def _is_kept_whole(word: str) -> bool:
    return len(word) <= _LONGEST_WORD_KEPT_WHOLE and max(word) < _FIRST_HAN


def fitted(
    text: str,
    sizes_px: tuple[float, ...],
    width: float,
    height: float,
    *,
    weight: int = 400,
    align: Align = Align.START,
) -> TextBlock:
    """Text in the largest size that fits; in the smallest it is cut, and an ellipsis says so."""
    block = fit_text(text, sizes_px, width, height, weight=weight, align=align)
    if block.height <= height:
        return block
    lines = max(1, int(height / (block.face.size_px * LINE_HEIGHT)))
    return layout_text(text, block.face, width, align=align, max_lines=lines)


def fitted_centred(
    text: str, sizes_px: tuple[float, ...], width: float, height: float, *, weight: int = 400
) -> TextBlock:
    """Like `fitted`, centred, and no wider than it has to be."""
    return balanced(fitted(text, sizes_px, width, height, weight=weight, align=Align.CENTRE))


def balanced(block: TextBlock) -> TextBlock:
    """A centred text in lines of about one length, and no more of them; words stay whole."""
    if block.elided or "\n" in block.text:
        return block
    if block.lines == 1:
        return layout_text(block.text, block.face, block.used_width + 1, align=block.align)
    longest = max((text_width(word, block.face) for word in block.text.split()), default=0.0)
    narrow, wide = max(longest + 1, block.used_width / 2), block.width
    best = block
    while wide - narrow > _BALANCED_WITHIN:
        middle = (narrow + wide) / 2
        tried = layout_text(block.text, block.face, middle, align=block.align)
        if tried.lines > block.lines:
            narrow = middle
        else:
            wide, best = middle, tried
    return best


def one_line(text: str, face: Face, width: float, *, align: Align = Align.START) -> TextBlock:
    """Text on one line, cut with an ellipsis where it must be."""
    return layout_text(" ".join(text.split()), face, width, align=align, max_lines=1)


def snug_line(text: str, face: Face, most: float) -> TextBlock:
    """One line no wider than its text, so that something can stand right behind it."""
    return one_line(text, face, min(most, text_width(" ".join(text.split()), face) + 1))
