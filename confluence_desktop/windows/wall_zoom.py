"""How much of a board the wall shows: all of it if that can be read, else the part in question."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Drawing, Text
from confluence_desktop.painting.image import fitted_bounds
from confluence_desktop.windows.wall_part import part_to_show
from confluence_desktop.windows.widgets import PlainLabel

_TOLERANCE_PX = 0.5


class BoardRoom(NamedTuple):
    """What the wall leaves for a board; all in logical pixels.

    Attributes:
        floor_px: No smaller type can be read.
        gap_px: Between the board and the word that it is only a part.
    """

    rect: QRect
    floor_px: float
    gap_px: int


def zoom_to_floor(
    view: BoardView, part: PlainLabel, room: BoardRoom, followed_id: str | None
) -> bool:
    """Show the whole board if its smallest text can be read, else the part in question.

    Args:
        part: Says that it is a part; it is placed, and left to the caller to show.
        followed_id: What is worked on, and has to be in sight.

    Returns:
        Whether only a part is shown.
    """
    drawn, rect, ratio = view.index.drawing, room.rect, view.devicePixelRatioF()
    smallest = smallest_text(drawn)
    floor_px = room.floor_px * ratio
    least_px = floor_px - _TOLERANCE_PX * ratio
    bounds = fitted_bounds(drawn)
    across, down = rect.width() * ratio / bounds.width, rect.height() * ratio / bounds.height
    is_part = 0 < min(across, down) * smallest < least_px
    if is_part and drawn.bands and across * smallest >= least_px:
        _show_rows(view, part, room, bounds, scale=across, followed_id=followed_id)
        return True
    if is_part:
        hint = part.sizeHint()
        rect = rect.adjusted(0, 0, 0, -hint.height() - room.gap_px)
        under = QPoint(rect.right() - hint.width(), rect.bottom() + room.gap_px)
        part.setGeometry(QRect(under, hint))
    view.setGeometry(rect)
    view.fit()
    if is_part:
        view.zoom_by(floor_px / (view.sight.camera.scale * smallest))
        _look_at_followed(view, followed_id)
    return is_part


def smallest_text(drawing: Drawing) -> float:
    """The smallest type of what stands for a record, in board units; 0 if there is no text."""
    sizes = [
        shape.block.face.size_px
        for figure in drawing.figures
        if figure.record_id
        for shape in figure.shapes
        if isinstance(shape, Text)
    ]
    return min(sizes, default=0.0)


def _show_rows(
    view: BoardView,
    part: PlainLabel,
    room: BoardRoom,
    bounds: Rect,
    *,
    scale: float,
    followed_id: str | None,
) -> None:
    """Show the whole width, and as many whole rows as there is height for."""
    rect, hint, ratio = room.rect, part.sizeHint(), view.devicePixelRatioF()
    height = rect.height() - hint.height()
    followed = view.index.of_record(followed_id) if followed_id else ()
    around = Rect.around(figure.bounds for figure in followed) if followed else None
    top, bottom = part_to_show(view.index.drawing, around, height * ratio / scale)
    shown = min(height, round((bottom - top) * scale / ratio))
    view.setGeometry(rect.x(), rect.y(), rect.width(), shown)
    if view.sight.camera.scale != scale:
        view.zoom_by(scale / view.sight.camera.scale)
    camera = view.sight.camera
    view.push(-bounds.x * scale - camera.x, -top * scale - camera.y)
    under = QPoint(rect.right() - hint.width(), rect.y() + shown + room.gap_px)
    part.setGeometry(QRect(under, hint))


def _look_at_followed(view: BoardView, followed_id: str | None) -> None:
    """Bring what is worked on into sight, else the board's beginning."""
    drawn = view.index.drawing
    if followed_id and view.index.of_record(followed_id):
        view.reveal(followed_id)
    elif drawn.figures:
        top = min(drawn.figures, key=lambda figure: (figure.bounds.y, figure.bounds.x))
        view.reveal(top.key)
