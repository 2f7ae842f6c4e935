"""Drawings as pictures: thumbnails, and the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPainter

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.painting.qt import paint_drawing
from confluence_desktop.painting.qt_inks import colour_of

if TYPE_CHECKING:
    from confluence_desktop.drawing.shapes import Drawing
    from confluence_desktop.drawing.style import Palette

_DEEPEST_ZOOM = 4.0


def render_image(
    drawing: Drawing, palette: Palette, width: int, height: int, *, margin: float = 16.0
) -> QImage:
    """The whole drawing, fitted into a picture. May be called from any thread.

    Sizes are pixels; `margin` is left free on every side.
    """
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_RGB32)
    image.fill(colour_of(palette, "paper"))
    bounds = fitted_bounds(drawing)
    room = max(1.0, width - 2 * margin), max(1.0, height - 2 * margin)
    scale = min(room[0] / max(bounds.width, 1.0), room[1] / max(bounds.height, 1.0), _DEEPEST_ZOOM)
    centre = bounds.centre
    visible = Rect(
        centre.x - width / 2 / scale, centre.y - height / 2 / scale, width / scale, height / scale
    )
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-visible.x, -visible.y)
    paint_drawing(painter, drawing, palette, visible, scale)
    painter.end()
    return image


def fitted_bounds(drawing: Drawing) -> Rect:
    """What has to be seen to see all of a drawing: figures, lanes, and room for their heads."""
    bounds = drawing.bounds
    if not drawing.bands:
        return bounds
    top = min(bounds.y, *(band.top for band in drawing.bands))
    bottom = max(bounds.bottom, *(band.bottom for band in drawing.bands))
    left = bounds.x
    if drawing.sketch is not None:
        left = min(left, drawing.sketch.left - drawing.head_width)
    elif drawing.figures:
        left = min(left, min([figure.bounds.x for figure in drawing.figures]) - drawing.head_width)
    return Rect(left, top, bounds.right - left, bottom - top)
