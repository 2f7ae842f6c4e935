"""Where a view looks: fitting, zooming, scrolling, and bringing figures into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.canvas.view_state import Camera, ViewState
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.style import Medium
from confluence_desktop.painting.image import fitted_bounds
from confluence_desktop.painting.qt import head_growth

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.drawing.shapes import Drawing
    from confluence_desktop.drawing.style import Style

_FIT_MARGIN_PX = 12
_REVEAL_MARGIN_PX = 24


class Sight:
    """One view's camera. Sizes and places are device pixels unless they say otherwise.

    Args:
        moved: Called after the camera has moved.
    """

    def __init__(self, moved: Callable[[], None]) -> None:
        self.state = ViewState()
        self.most_when_fitted = 1.5
        self._moved = moved
        self._width, self._height, self._ratio = 1, 1, 1.0
        self._drawing: Drawing | None = None
        self._known_bounds: Rect | None = Rect(0, 0, 1, 1)

    @property
    def camera(self) -> Camera:
        return self.state.camera

    @property
    def ratio(self) -> float:
        """Device pixels a logical pixel."""
        return self._ratio

    @property
    def pixel(self) -> float:
        """Size of a logical pixel in board units."""
        return self._ratio / self.camera.scale

    @property
    def _bounds(self) -> Rect:
        """What has to be seen to see all; looked for when the camera moves, not at each edit."""
        if self._known_bounds is None and self._drawing is not None:
            self._known_bounds = fitted_bounds(self._drawing)
        return self._known_bounds or Rect(0, 0, 1, 1)

    @property
    def visible(self) -> Rect:
        """What is seen, in board units."""
        return self.camera.rect_to_board(Rect(0, 0, self._width, self._height))

    def show(self, drawing: Drawing) -> None:
        """Look at a drawing: whole, if nobody has zoomed or scrolled since."""
        self._drawing = drawing
        self._known_bounds = None
        if self.state.is_fitted or (self.state.is_led and not self._is_cut()):
            self.fit()

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Take another size; a view that is not fitted keeps its centre and its scale."""
        old, grown = self.camera, ratio / self._ratio
        centre = old.to_board(Point(self._width / 2, self._height / 2))
        self._width, self._height, self._ratio = width, height, ratio
        if self.state.is_fitted:
            self.fit()
            return
        scale = old.scale * grown
        self._look(
            Camera(scale, round(width / 2 - centre.x * scale), round(height / 2 - centre.y * scale))
        )

    def fit(self) -> None:
        """Show the whole board, or its beginning where it is meant to be scrolled."""
        self.state.is_fitted, self.state.is_led = True, False
        drawing = self._drawing
        if drawing is None:
            return
        whole = drawing.opening or self._bounds
        camera = self._fitting(whole)
        head, drawn = self._head_px(camera), drawing.head_width
        if head > drawn * camera.scale:  # names that are larger than drawn take room from the left
            beside = max(0.1 * self._width, self._width - head) / max(1.0, whole.width - drawn)
            more = head / min(camera.scale, beside) - drawn
            camera = self._fitting(Rect(whole.x - more, whole.y, whole.width + more, whole.height))
        self._look(camera)

    def _fitting(self, bounds: Rect) -> Camera:
        is_framed = self._drawing is not None and not self._drawing.bands
        return Camera.fitting(
            bounds,
            self._width,
            self._height,
            margin=_FIT_MARGIN_PX * self._ratio if is_framed else 0,
            most=self.most_when_fitted * self._ratio,
        )

    def _head_px(self, camera: Camera) -> float:
        """How many device pixels at the left are covered by the heads of lanes."""
        if self._drawing is None:
            return 0.0
        growth = head_growth(self._drawing, self._ratio / camera.scale)
        return self._drawing.head_width * growth * camera.scale

    def zoom_to_100(self, about: Rect | None = None) -> None:
        """One board unit a logical pixel, about what stays in sight, or the middle."""
        at = self.camera.to_device(about.centre) if about is not None else None
        self.zoom_by(self._ratio / self.camera.scale, at)
        if about is not None:
            self.reveal(about)

    def zoom_by(self, factor: float, at: Point | None = None) -> None:
        """Zoom about a place, or the middle."""
        self.state.is_fitted, self.state.is_led = False, False
        self._look(self.camera.zoomed(factor, at or Point(self._width / 2, self._height / 2)))

    def push(self, dx: float, dy: float) -> None:
        """Scroll the board."""
        self.state.is_fitted, self.state.is_led = False, False
        self._look(self.camera.scrolled(dx, dy))

    def reveal(self, rect: Rect) -> None:
        """Scroll no further than needed to show a rectangle of the board (board units).

        Where all of the board is seen there is nothing to scroll to, and it stays fitted.
        """
        if self.state.is_fitted and not self._is_cut():
            self.fit()
            return
        head = self._head_px(self.camera)
        margin = _REVEAL_MARGIN_PX * self._ratio
        shown = self.camera.rect_to_device(rect)
        inside = (
            shown.x >= head - 1
            and shown.y >= -1
            and shown.right <= self._width + 1
            and shown.bottom <= self._height + 1
        )
        if not inside:
            self.state.is_led = self.state.is_led or self.state.is_fitted
            self.state.is_fitted = False
            camera = self.camera.revealing(rect, self._width, self._height, head, margin)
            self._look(camera, is_kept_near=False)

    def _is_cut(self) -> bool:
        """Whether fitting shows the beginning only."""
        return self._drawing is not None and self._drawing.opening is not None

    def _look(self, camera: Camera, *, is_kept_near: bool = True) -> None:
        if self._drawing is not None and is_kept_near:
            camera = camera.kept_near(self._bounds, self._width, self._height)
        if camera != self.state.camera:
            self.state.camera = camera
            self._moved()


def most_when_fitted(style: Style) -> float:
    """How far "fit" magnifies: the wall is filled, a desk is not."""
    return 4.0 if style.medium is Medium.WALL else 1.5
