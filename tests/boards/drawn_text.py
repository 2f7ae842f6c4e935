"""A drawing in lines that a person can compare, and where its texts lie."""

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Box, Drawing, Figure, Shape, Text


def as_text(drawing: Drawing) -> str:
    """Every figure with its place, its name and what it is made of."""
    lines = [f"bounds {_rect(drawing.bounds)}"]
    lines += [f"row {band.top:.0f}–{band.bottom:.0f}" for band in drawing.bands]
    for figure in drawing.figures:
        kind = "record" if figure.record_id else "figure"
        lines.append(f"{kind} {_rect(figure.bounds)} {figure.name}".rstrip())
        lines += [f"    {_shape(shape)}" for shape in figure.shapes]
    return "\n".join(lines) + "\n"


def text_rects(figure: Figure) -> list[tuple[str, Rect]]:
    """What a figure says, and where."""
    return [
        (shape.block.text, Rect(shape.at.x, shape.at.y, shape.block.width, shape.block.height))
        for shape in figure.shapes
        if isinstance(shape, Text)
    ]


def type_sizes(drawing: Drawing) -> set[float]:
    """Every type size that is drawn."""
    return {
        shape.block.face.size_px
        for figure in drawing.figures
        for shape in figure.shapes
        if isinstance(shape, Text)
    }


def is_inside(inner: Rect, outer: Rect, slack: float = 0.5) -> bool:
    grown = outer.grown(slack)
    return (
        grown.x <= inner.x
        and grown.y <= inner.y
        and inner.right <= grown.right
        and inner.bottom <= grown.bottom
    )


def _rect(rect: Rect) -> str:
    return f"{rect.x:.0f},{rect.y:.0f} {rect.width:.0f}×{rect.height:.0f}"


def _shape(shape: Shape) -> str:
    if isinstance(shape, Text):
        face = shape.block.face
        cut = " (cut)" if shape.block.elided else ""
        at = f"{shape.at.x:.0f},{shape.at.y:.0f}"
        return (
            f"text {at} {face.size_px:g}/{face.weight} {shape.ink.token}: {shape.block.text}{cut}"
        )
    if isinstance(shape, Box):
        dashed = " dashed" if shape.dash else ""
        return f"box {_rect(shape.rect)}{dashed}"
    return type(shape).__name__.lower()
