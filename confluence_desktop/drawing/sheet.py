"""What a page has to show of a drawing, and how much is free around it. Board units."""

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Drawing

SIDE = 14.0
"""What is free beside the outermost figures of a drawing in lanes."""

OVERLAP = 14.0
"""What two pages side by side both show of the gap between their cards, so that no link is lost."""


def shown_content(drawing: Drawing) -> Rect:
    """All there is, or all that lies in lanes beside their heads."""
    shown = Rect.around(figure.bounds for figure in drawing.figures)
    if not drawing.bands:
        return Rect.around([drawing.bounds, shown])
    top, bottom = drawing.bands[0].top, drawing.bands[-1].bottom
    return Rect(shown.x - SIDE, top, shown.width + 2 * SIDE, bottom - top)


def fits_page(drawing: Drawing, width: float, height: float) -> bool:
    """Whether all of a drawing can be seen on a page of a size."""
    content = shown_content(drawing)
    return content.width + drawing.head_width <= width and content.height <= height
