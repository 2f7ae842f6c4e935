"""How large the map's type is on each medium, in board units.

On paper it is larger against the same geometry: a map of usual size goes on one page, and there a
unit is 0.375 points, at which 24 units are the 9 points that can still be read.
"""

from dataclasses import dataclass

from confluence_desktop.boards.strategy_map import paper_plan, wall_plan
from confluence_desktop.boards.strategy_map.measures import HEAD_WIDTH
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.drawing.text_layout import LINE_HEIGHT


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
        side: Between the left edge of a card and its text.
        above_below: Least room over and under a card's text.
        line_height: Of cards, by type size.
        grows: A card grows with its text; where not, its text is cut with an ellipsis.
        has_questions: Lane heads ask the lane's question.
        prompt: Of what an empty lane asks.
        prompt_width: Of the frame around that.
        sign: Half the height of what a link says about itself, by its type size.
        mark: Height of what a card says below its text, such as that it was asked for.
        cluster_name: Room for the name of a cluster above a row.
    """

    card: tuple[float, ...] = (19.0, 17.0, 15.0)
    large: tuple[float, ...] = (23.0, 19.0, 16.0)
    name: float = 19.0
    small: float = 14.0
    head_width: float = HEAD_WIDTH
    head_top: float = 33.0
    most_lines: int | None = None
    side: float = 13.0
    above_below: float = 9.0
    line_height: float = LINE_HEIGHT
    grows: bool = True
    has_questions: bool = True
    prompt: float = 19.0
    prompt_width: float = 660.0
    sign: float = 0.8
    mark: float = 21.0
    cluster_name: float = 22.0


SCREEN = Sizes()
PAPER = Sizes(
    card=(paper_plan.FLOOR,),
    large=(30.0, 26.0, paper_plan.FLOOR),
    name=27.0,
    small=paper_plan.FLOOR,
    head_width=paper_plan.HEAD_WIDTH,
    head_top=10.0,
    most_lines=24,
    mark=32.0,
    cluster_name=34.0,
)
WALL = Sizes(
    card=(28.0, 25.0, wall_plan.FLOOR),
    large=(34.0, 28.0, 25.0, wall_plan.FLOOR),
    name=25.0,
    small=wall_plan.FLOOR,
    head_width=wall_plan.HEAD_WIDTH,
    side=wall_plan.SIDE,
    above_below=wall_plan.ABOVE_BELOW,
    line_height=wall_plan.LINE_HEIGHT,
    grows=False,
    has_questions=False,
    prompt=27.0,
    prompt_width=1000.0,
    sign=0.6,
    mark=27.0,
    cluster_name=wall_plan.NAME_HEIGHT,
)
_BY_MEDIUM = {Medium.PAPER: PAPER, Medium.WALL: WALL}


def sizes_for(style: Style) -> Sizes:
    """The sizes for a style."""
    return _BY_MEDIUM.get(style.medium, SCREEN)
