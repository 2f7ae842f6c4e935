"""What two drawings of one board share."""

from dataclasses import replace

from confluence_desktop.drawing.shapes import Drawing


def keeping(drawing: Drawing, previous: Drawing | None) -> Drawing:
    """The drawing with the figures of an earlier one wherever they are equal."""
    if previous is None:
        return drawing
    known = {figure.key: figure for figure in previous.figures}
    kept = tuple(
        known[figure.key] if known.get(figure.key) == figure else figure
        for figure in drawing.figures
    )
    return replace(drawing, figures=kept)
