"""How large the map's type is on each medium, in board units.

On paper it is larger against the same geometry: a map of usual size goes on one page, and there a
unit is 0.375 points, at which 24 units are the 9 points that can still be read.
"""

from dataclasses import dataclass

from confluence_desktop.boards.strategy_map.plan import HEAD_WIDTH
from confluence_desktop.drawing.style import Medium, Style


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes and what depends on them.

    Attributes:
        card: Of cards, largest first; the last is the floor, where a card grows.
        large: The same for mission and vision.
        name: Of a lane's name.
        small: Of a lane's question, and of the word on a link.
        head_width: Of the column of lane heads.
        head_top: From a lane's upper edge to its name.
        most_lines: After so many a card's text is cut with an ellipsis; None never cuts.
    """

    card: tuple[float, ...] = (19.0, 17.0, 15.0)
    large: tuple[float, ...] = (23.0, 19.0, 16.0)
    name: float = 19.0
    small: float = 14.0
    head_width: float = HEAD_WIDTH
    head_top: float = 33.0
    most_lines: int | None = None


SCREEN = Sizes()
PAPER = Sizes(
    card=(24.0,),
    large=(30.0, 26.0, 24.0),
    name=27.0,
    small=24.0,
    head_width=200.0,
    head_top=10.0,
    most_lines=24,
)


def sizes_for(style: Style) -> Sizes:
    """The sizes for a style; the wall has those of the screen, and zooms."""
    return PAPER if style.medium is Medium.PAPER else SCREEN
