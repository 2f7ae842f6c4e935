"""What a text is once it is laid out: values, without a trace of Qt. `text_layout` makes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from confluence_desktop.drawing.font_files import FontFile


class Face(NamedTuple):
    """How text is set.

    Attributes:
        weight: 400, 600 or 700. Scripts without it get the nearest, or one that is made.
        tabular: Figures of equal width, for time.
    """

    size_px: float
    weight: int = 400
    italic: bool = False
    tabular: bool = False


class Align(StrEnum):
    """Where lines lie; START is right for a paragraph that reads from right to left."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class TextBlock(NamedTuple):
    """A text broken into lines. Equal input gives an equal block; glyphs come with painting.

    Attributes:
        lines: How many there are; an empty text has one.
        used_width: Width of the widest line.
        elided: Something was cut away, and an ellipsis says so.
    """

    text: str
    face: Face
    width: float
    align: Align
    max_lines: int | None
    line_height: float
    lines: int
    height: float
    used_width: float
    elided: bool


class LatinText(NamedTuple):
    """A text in Latin letters, each a glyph of one font.

    Attributes:
        lines: Where each line begins, from the block's left edge, its baseline, from the upper
            edge, and what stands on it. Empty lines are left out.
    """

    font: FontFile
    lines: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True)
class PositionedRun:
    """Glyphs of one font on one line, from left to right as they are seen.

    Attributes:
        line: Number of the line, from 0.
        is_bold_made: The font has no bold of its own; painters thicken its outlines.
        glyphs: Glyph numbers in the font's file.
        xs: Left origin of each glyph, from the block's left edge.
        ys: Its baseline, from the block's upper edge.
        texts: What each glyph stands for, as typed; empty where another glyph already says it.
        start: First letter in the block's text; only the ellipsis lies behind the end of that text.
        end: Behind the last letter.
    """

    line: int
    font: FontFile
    size_px: float
    is_right_to_left: bool
    is_bold_made: bool
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    texts: tuple[str, ...]
    start: int
    end: int

    @property
    def made_bold_px(self) -> float:
        """Width of the line along the outlines that thickens them; 0 for true weights."""
        return self.size_px / 32 if self.is_bold_made else 0.0
