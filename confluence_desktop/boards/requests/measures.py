"""How large requests and their type are on each medium, and in which forms they can stand.

Board units. A wide card reads from left to right: the words, what lies behind them, the question. A
tall one reads downwards.
"""

from dataclasses import dataclass, replace

from confluence_desktop.drawing.style import Medium, Style

GAP = 20.0
EDGE = 20.0
_WALL_FLOOR = 22.0
"""The smallest type on the wall; the wall is so many units high that this can just be read."""
_WIDE, _NARROWEST = 1000.0, 380.0
_DESK_WIDE, _DESK_COLUMNS = 1320.0, range(1, 7)
_DESK_TALL = (620.0, 460.0, 540.0, 720.0, 840.0)
"""Widths of tall cards, the usual one first."""
_FEW = 12


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which the cards of a board can stand.

    Attributes:
        columns: Cards side by side.
        width: Of a card.
        quote_px: Type sizes of the words of a request, largest first; `question_px` likewise.
        field_px: Type of what is noted about it, `label_px` of the small words around.
        is_full: Shows the fields and spells the tests out; else the question tells what they hold.
    """

    columns: int
    width: float
    quote_px: tuple[float, ...]
    question_px: tuple[float, ...]
    field_px: float
    label_px: float
    pad: float = 24.0
    is_full: bool = True

    @property
    def is_wide(self) -> bool:
        """Whether a card reads from left to right."""
        return self.width >= _WIDE


def desk_forms(style: Style, count: int) -> list[Form]:
    """On screen and paper: always everything, in as many columns as suit the place.

    The cards of few requests may also be narrower or wider than usual.
    """
    quote_px, question_px = (23.0, 19.0, 17.0), (28.0, 25.0, 23.0, 19.0)
    if style.medium is Medium.PAPER:
        return [Form(1, _DESK_WIDE, quote_px, question_px, 18.0, 17.0)]
    tall = Form(1, _DESK_TALL[0], quote_px, question_px, 17.0, 15.0)
    wide = replace(tall, width=_DESK_WIDE, question_px=(32.0, *question_px))
    widths = [(columns, width) for columns in _DESK_COLUMNS for width in _DESK_TALL]
    if count > _FEW:
        widths = [(columns, _DESK_TALL[0]) for columns in _DESK_COLUMNS]
    return [wide, *(replace(tall, columns=count, width=width) for count, width in widths)]


def wall_room(style: Style) -> tuple[float, float]:
    """Width and height of the wall in units."""
    high = _WALL_FLOOR / style.least_type
    return high * style.aspect, high


def wall_forms(style: Style) -> list[Form]:
    """On the wall: from the fullest to the shortest, all of them readable from the back row."""
    room = wall_room(style)[0] - 2 * EDGE
    one, two, three = (_share_of(room, columns) for columns in (1, 2, 3))
    full = [
        Form(1, one, (34, 30, 28), (50, 46, 40), 26, 23, 32),
        Form(1, one, (30, 26, 24), (40, 34, 30), 24, 22, 24),
        Form(2, two, (28, 26, 24), (40, 34, 30), 24, 22, 24),
    ]
    brief = [
        Form(1, one, (34, 30, 28), (52, 46, 40), 26, 24, 30),
        Form(1, one, (30, 28, 26), (48, 44, 40), 24, 23, 24),
        Form(1, one, (28, 26, 24), (40, 34, 30), 24, 22, 20),
        Form(2, two, (26, 24), (34, 30, 28), 22, 22, 18),
        Form(3, three, (24, 22), (28, 26, 24), 22, 22, 16),
    ]
    forms = [*full, *(replace(form, is_full=False) for form in brief)]
    return [form for form in forms if form.width >= _NARROWEST or form.columns == 1]


def _share_of(room: float, columns: int) -> float:
    return (room - (columns - 1) * GAP) / columns
