"""What a view shows of a board: where it looks and what is selected. Kept in no file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from confluence_desktop.drawing.geometry import Point, Rect

SMALLEST_SCALE = 0.02
LARGEST_SCALE = 6.0
_KEPT_IN_SIGHT_PX = 80


@dataclass(frozen=True, slots=True)
class Camera:
    """Where a view looks. Counts device pixels and always rests on whole ones (LAW-8).

    Attributes:
        scale: Device pixels a board unit.
        x: Device pixels from the view's left edge to the board's origin, `y` likewise from the top.
    """

    scale: float = 1.0
    x: int = 0
    y: int = 0

    def to_device(self, point: Point) -> Point:
        return Point(point.x * self.scale + self.x, point.y * self.scale + self.y)

    def to_board(self, device: Point) -> Point:
        return Point((device.x - self.x) / self.scale, (device.y - self.y) / self.scale)

    def rect_to_device(self, rect: Rect) -> Rect:
        at = self.to_device(Point(rect.x, rect.y))
        return Rect(at.x, at.y, rect.width * self.scale, rect.height * self.scale)

    def rect_to_board(self, device: Rect) -> Rect:
        at = self.to_board(Point(device.x, device.y))
        return Rect(at.x, at.y, device.width / self.scale, device.height / self.scale)

    def scrolled(self, dx: float, dy: float) -> Camera:
        """The camera after the board was pushed by so many device pixels, rounded to whole ones."""
        return replace(self, x=self.x + round(dx), y=self.y + round(dy))

    def zoomed(self, factor: float, at: Point) -> Camera:
        """The camera after zooming about a place of the view (device pixels), which stays put."""
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, self.scale * factor))
        grown = scale / self.scale
        return Camera(
            scale, round(at.x - (at.x - self.x) * grown), round(at.y - (at.y - self.y) * grown)
        )

    def kept_near(self, bounds: Rect, width: int, height: int) -> Camera:
        """The camera, brought back as far as needed to leave a piece of the board in sight."""
        shown = self.rect_to_device(bounds)
        margin = min(_KEPT_IN_SIGHT_PX, width // 2, height // 2)
        dx = max(margin - shown.right, 0) or min(width - margin - shown.x, 0)
        dy = max(margin - shown.bottom, 0) or min(height - margin - shown.y, 0)
        return self.scrolled(dx, dy)

    def revealing(self, rect: Rect, width: int, height: int, head: float, margin: float) -> Camera:
        """The camera, scrolled no further than needed to show a rectangle of the board.

        `head` device pixels at the left are covered by lane heads; `margin` stays free around.
        """
        shown = self.rect_to_device(rect)
        dx = _shift(shown.x, shown.right, head + margin, width - margin)
        dy = _shift(shown.y, shown.bottom, margin, height - margin)
        return self.scrolled(dx, dy)

    @classmethod
    def fitting(
        cls, bounds: Rect, width: int, height: int, *, margin: float, most: float
    ) -> Camera:
        """The camera that shows all of a rectangle, in the middle, at a scale of `most` or less."""
        room_x, room_y = max(1.0, width - 2 * margin), max(1.0, height - 2 * margin)
        scale = min(room_x / max(bounds.width, 1.0), room_y / max(bounds.height, 1.0), most)
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        centre = bounds.centre
        return cls(scale, round(width / 2 - centre.x * scale), round(height / 2 - centre.y * scale))


@dataclass(slots=True)
class ViewState:
    """One board's state in one view.

    Attributes:
        current: Key of the figure that keys act from, or None.
        is_fitted: The camera follows the board's bounds, until someone zooms or pans.
        is_led: It was scrolled to show something of a board too large to be fitted, by nobody.
    """

    camera: Camera = field(default_factory=Camera)
    selection: frozenset[str] = frozenset()
    current: str | None = None
    is_fitted: bool = True
    is_led: bool = False


def _shift(start: float, end: float, first: float, last: float) -> float:
    if end - start > last - first or start < first:
        return first - start
    return min(0.0, last - end)
