"""How large a plan and its type are on each medium, and in how many rows its rounds stand.

Board units. A row holds as many rounds as can be read side by side; the currents go on from the
right end of one row to the left end of the next.
"""

import math
from dataclasses import dataclass

from confluence_desktop.drawing.fitted_text import fit_text
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text, text_width

STROKE, CASING = 18.0, 5.0
ROUNDS_AT_ONCE, ROWS_AT_ONCE = 12, 2
"""So many are seen whole on a screen; with more, one scrolls."""

_SCREEN_HEIGHT, _SCREEN_HEIGHT_OF_ROWS, _PAPER_HEIGHT, _WALL_HEIGHT = 940.0, 820.0, 920.0, 900.0
_SCREEN_WIDTHS, _SCREEN_WIDTHS_OF_ROWS = (1280.0, 1400.0), (1316.0, 1680.0)
_PAPER_WIDTHS = (1240.0, 1390.0)
_WALL_WIDTHS = (980.0, 1960.0)
_NARROWEST, _NARROWEST_ON_PAPER, _NARROWEST_ON_WALL = 205.0, 225.0, 290.0
_WIDEST_CARD, _WIDEST_CARD_ON_WALL = 340.0, 460.0
_LEAST_ON_WALL = 23.0
_MANY_ROWS = 3
"""From so many rows on a wall, air gives way to words."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of one medium, for so many rounds.

    Attributes:
        height: What the place has; a plan that needs more is higher.
        columns: Rounds in a row.
        pitch: From one crossing to the next.
        text_px: Type sizes of what is tried, largest first; `small_px` of what we expect to learn.
        label_px: Size of the lines over and under them.
        card_most: Height to which a card may grow, `learn_most` a box, its text cut there.
        has_learning: There is room for what we expect to learn, and for what is served.
        has_prompts: Gaps show what to ask the room.
        beside_card: At least so much is free above and below a card, `row_margin` around a row.
    """

    width: float
    height: float
    columns: int
    rows: int
    card_width: float
    text_px: tuple[float, ...]
    small_px: tuple[float, ...]
    label_px: float
    heading_px: float
    card_most: float
    learn_most: float
    has_learning: bool
    has_prompts: bool
    edge: float = 20.0
    padding: float = 14.0
    beside_card: float = 18.0
    row_margin: float = 14.0

    @property
    def pitch(self) -> float:
        return (self.width - 2 * self.edge) / self.columns

    @property
    def heading_room(self) -> float:
        """What the headings take above the first row and below the last one."""
        return 18 + self.heading_px * LINE_HEIGHT

    def middle(self, place: int) -> float:
        """Where the crossing of a round lies in its row."""
        return self.edge + (place % self.columns + 0.5) * self.pitch


def measures(style: Style, count: int) -> Measures:
    """The sizes for a style and so many rounds."""
    if style.medium is Medium.WALL:
        return _wall(style, count)
    is_paper = style.medium is Medium.PAPER
    narrow, wide = _PAPER_WIDTHS if is_paper else _SCREEN_WIDTHS
    height = _PAPER_HEIGHT if is_paper else _SCREEN_HEIGHT
    width = round(min(wide, max(narrow, height * style.aspect)))
    columns, rows = _grid(count, int(width / (_NARROWEST_ON_PAPER if is_paper else _NARROWEST)))
    if rows > 1 and not is_paper:
        narrow, wide = _SCREEN_WIDTHS_OF_ROWS
        width = round(min(wide, max(narrow, _SCREEN_HEIGHT_OF_ROWS * style.aspect)))
    is_alone = rows == 1
    return Measures(
        width=width,
        height=height if is_paper else round(width / max(style.aspect, 1.0)),
        columns=columns,
        rows=rows,
        card_width=min(_WIDEST_CARD, 0.9 * (width - 40) / columns - 8),
        text_px=(20, 18, 16) if is_paper else (20, 19, 17, 16, 14),
        small_px=(16,) if is_paper else (16, 15, 14),
        label_px=16 if is_paper else 15,
        heading_px=26,
        card_most=280 if is_alone else 178,
        learn_most=170 if is_alone else 98,
        has_learning=True,
        has_prompts=style.has_prompts,
    )


def _wall(style: Style, count: int) -> Measures:
    """Larger type and fewer words; a screen that stands upright has more and shorter rows."""
    narrow, wide = _WALL_WIDTHS
    width = round(min(wide, max(narrow, _WALL_HEIGHT * style.aspect)))
    height = round(width / style.aspect)
    least = max(_LEAST_ON_WALL, math.ceil(style.least_type * height))
    columns, rows = _grid(count, max(1, int(width / _NARROWEST_ON_WALL)))
    most = (height - 120) / rows
    is_alone = rows == 1
    return Measures(
        width=width,
        height=height,
        columns=columns,
        rows=rows,
        card_width=min(
            _WIDEST_CARD_ON_WALL, (width - 40) / columns - (40 if rows < _MANY_ROWS else 24)
        ),
        text_px=tuple(dict.fromkeys(max(least, size) for size in (40, 34, 30, 28, 25, 23))),
        small_px=tuple(dict.fromkeys(max(least, size) for size in (28, 25, 23))),
        label_px=least,
        heading_px=max(34, least),
        card_most=0.36 * most if is_alone else most - 36,
        learn_most=0.2 * most,
        has_learning=is_alone,
        has_prompts=style.has_prompts,
        padding=16 if rows < _MANY_ROWS else 12,
        beside_card=18 if rows < _MANY_ROWS else 12,
        row_margin=14 if rows < _MANY_ROWS else 6,
    )


def _grid(count: int, most: int) -> tuple[int, int]:
    """Columns and rows: as few rows as can be, with about as many rounds in each."""
    if count > ROUNDS_AT_ONCE:
        return most, math.ceil(count / most)
    rows = max(1, math.ceil(count / most))
    return max(1, math.ceil(count / rows)), rows


def fitted(
    text: str, sizes_px: tuple[float, ...], width: float, height: float, *, weight: int = 400
) -> TextBlock:
    """Text in the largest size that fits; in the smallest it is cut, and an ellipsis says so."""
    block = fit_text(text, sizes_px, width, height, weight=weight)
    if block.height <= height:
        return block
    lines = max(1, int(height / (block.face.size_px * LINE_HEIGHT)))
    return layout_text(text, block.face, width, max_lines=lines)


def one_line(text: str, face: Face, width: float) -> TextBlock:
    """Text on one line, cut with an ellipsis where it must be."""
    return layout_text(" ".join(text.split()), face, width, max_lines=1)


def snug_line(text: str, face: Face, most: float) -> TextBlock:
    """One line no wider than its text, so that something can stand right behind it."""
    line = " ".join(text.split())
    return one_line(line, face, min(most, text_width(line, face) + 1))


def centred(block: TextBlock) -> TextBlock:
    """The same text in the middle of its lines."""
    return layout_text(
        block.text, block.face, block.width, align=Align.CENTRE, max_lines=block.max_lines
    )
