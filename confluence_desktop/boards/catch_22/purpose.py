"""What everybody wants, over the sign: the one line under which all else on the board stands."""

from dataclasses import dataclass

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.measures import Measures
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.fitted_text import Placed, fitted, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import EditableText, Figure, Ink, Text
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.drawing.text_block import Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.exercise import FRAME, stage_now

_ABOVE, _GAP = 16.0, 10.0
_LINES, _MOST_LINES, _MOST_LINES_UPRIGHT = 2, 3, 5
"""Of the purpose; further lines are only for what would be cut otherwise."""
_Z = 2


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """The words before the purpose where it is wide enough for them, and the purpose itself.

    Without one, the question for it.
    """

    label: TextBlock | None
    text: TextBlock

    @property
    def height(self) -> float:
        """How much of the board it takes from the sign."""
        return _ABOVE + self.text.height

    def figure(self, board: Board, measure: Measures) -> Figure:
        """The line in the middle of the head that the sign was lowered by."""
        said, y = board.purpose.strip(), measure.bounds.y + _ABOVE
        before = self.label.width + _GAP if self.label else 0.0
        x = -(before + self.text.width) / 2
        rect = Placed.at(self.text, x + before, y).rect
        shapes = [Text(self.text, Point(rect.x, y), Ink("ink" if said else "muted"))]
        if self.label is not None:
            shapes.append(Text(self.label, Point(x, y), Ink("muted")))
        face = Face(self.text.face.size_px, 700)
        return Figure(
            f"{board.id}.purpose",
            Rect(x, y, before + rect.width, rect.height),
            tuple(shapes),
            record_id=board.id,
            block=(),
            texts=(EditableText(board.id, "purpose", rect, face, said, words.PURPOSE_HINT),),
            z=_Z,
            name=words.PURPOSE_NAME.format(text=said or words.EMPTY_NAME),
        )


def purpose_line(
    board: Board, records: Records, style: Style, measure: Measures
) -> PurposeLine | None:
    """What stands over the sign; None where the room has no purpose yet and is not asked for it.

    On the desk, the stage that is there for the purpose keeps its place with the question. A
    thumbnail is too small for it.
    """
    said = " ".join(board.purpose.split())
    is_framing = style.medium is Medium.SCREEN and stage_now(records, board) == FRAME
    is_wanted = bool(said) or (is_framing and style.has_prompts)
    if not is_wanted or style.medium is Medium.THUMBNAIL:
        return None
    sizes, room = measure.purpose_px, measure.width - 2 * measure.edge
    if not said:
        return PurposeLine(None, snug_line(words.PURPOSE_HINT, Face(sizes[-1]), room))
    before = None if measure.is_upright else snug_line(words.PURPOSE, Face(sizes[0]), room)
    width = room - (before.width + _GAP if before else 0)
    height = _LINES * LINE_HEIGHT * sizes[1] + 1
    text = fitted(said, sizes, width, height, weight=700)
    if text.elided:
        most = _MOST_LINES_UPRIGHT if measure.is_upright else _MOST_LINES
        text = layout_text(said, text.face, width, max_lines=most)
    elif text.lines == 1:
        text = snug_line(said, text.face, text.width)
    label = snug_line(words.PURPOSE, Face(text.face.size_px), room) if before else None
    return PurposeLine(label, text)
