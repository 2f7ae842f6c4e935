"""A board as a view shows it: the drawing, its kept frame and what moves over it."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

from confluence_desktop.canvas.accents import NO_ACCENTS, REACH, Accents
from confluence_desktop.canvas.grid import DrawingIndex
from confluence_desktop.canvas.kept_frame import KeptFrame
from confluence_desktop.canvas.live_layer import LiveLayer
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Drawing, Figure
from confluence_desktop.painting.qt import Detail, detail_at, paint_drawing, paint_figures
from confluence_desktop.painting.qt_blocks import know_blocks
from confluence_desktop.painting.qt_inks import colour_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter, QPixmap

    from confluence_desktop.canvas.live_layer import PaintOne
    from confluence_desktop.canvas.view_state import Camera
    from confluence_desktop.drawing.style import Palette

EMPTY = Drawing(Rect(0, 0, 1, 1), ())
_GHOST = 0.35
_QUICK_MS = 24.0
_SOME = 1000
"""So many figures are got ready at a time, which takes a few milliseconds."""
_BLEND_MS = 180.0


class BoardPicture:
    """Paints one board for one view, touching only what changed.

    Attributes:
        motion_ms: How long the next motions take; None for as long as usual.
    """

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self.index = DrawingIndex(EMPTY)
        self.frame = KeptFrame(self._paint_part)
        self._live = LiveLayer()
        self._blend: QPixmap | None = None
        self._blend_began_ms = 0.0
        self._emphasised: frozenset[str] = frozenset()
        self.accents = NO_ACCENTS
        self._held: dict[str, Figure] = {}
        self._held_by = Point(0, 0)
        self._known_of = EMPTY
        self._known = 0
        self.motion_ms: float | None = None

    @cached_property
    def has_reduced_motion(self) -> bool:
        """Taken from the system when something is first to move, and may be set.

        Python takes long to know what a style is, and a session would be seen later.
        """
        from PySide6.QtWidgets import QApplication, QStyle

        return not QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)

    @property
    def is_moving(self) -> bool:
        return bool(self._live.keys) or self._blend is not None

    @property
    def is_rough(self) -> bool:
        """Strips were painted far out, where lines in strips differ by single pixels (LAW-8)."""
        camera = self.frame.camera
        is_far = camera is not None and detail_at(camera.scale) is Detail.BLOCK
        return is_far and self.frame.is_pieced

    def resize(self, size: QSize) -> None:
        self.frame.resize(size)

    def set_palette(self, palette: Palette) -> None:
        self.palette = palette
        self.frame.forget()

    def show(self, drawing: Drawing, *, is_same_board: bool) -> None:
        """Show another drawing, painting only where it differs from the last one."""
        if not is_same_board:
            self.finish_motion()
            self.index = DrawingIndex(drawing)
            self.frame.forget()
            return
        is_animated = self.frame.camera is not None and not self.has_reduced_motion
        has_new_bands = drawing.bands != self.index.drawing.bands
        had_bright = self._has_bright()
        gone, came = self.index.take(drawing)
        if has_new_bands or had_bright != self._has_bright():
            self.frame.forget()
        if not gone and not came:
            return
        if is_animated and not self._animate(gone, came):
            self._blend, self._blend_began_ms = self.frame.copy(), _now_ms()
        self._damage((*gone, *came))

    def emphasise(self, record_ids: frozenset[str]) -> None:
        """Bring out the figures of some records, such as a traced chain."""
        changed = record_ids ^ self._emphasised
        self._emphasised = record_ids
        self._damage(figure for id_ in changed for figure in self.index.of_record(id_))

    def accent(self, accents: Accents) -> None:
        """Show other marks, and let other figures recede."""
        before, self.accents = self.accents, accents
        if before.bright != accents.bright:
            self.frame.forget()
            return
        altered = before.altered(accents)
        self._damage(figure for id_ in altered for figure in self.index.of_record(id_))

    def recedes(self, figure: Figure) -> bool:
        """Whether a figure stands back behind those that are brought out."""
        return self._has_bright() and self.accents.recedes(figure)

    def hold(self, keys: frozenset[str], by: Point) -> None:
        """Carry figures about by an offset in board units; a pale copy shows where they will be.

        No keys let go of them: they glide from where they are held to their places.
        """
        if keys == self._held.keys():
            self._held_by = by
            return
        let_go = [figure for key, figure in self._held.items() if key not in keys]
        taken = [figure for key in keys - self._held.keys() if (figure := self.index.by_key(key))]
        starts = [replace(figure, bounds=figure.bounds.moved(*self._held_by)) for figure in let_go]
        ends = [end for figure in let_go if (end := self.index.by_key(figure.key))]
        self._held = {key: figure for key, figure in self._held.items() if key in keys}
        self._held |= {figure.key: figure for figure in taken}
        self._held_by = by
        if let_go and not self.has_reduced_motion:
            self._animate(starts, ends)
        self._damage((*taken, *ends))

    def bring_to(self, camera: Camera, *, may_rescale: bool) -> bool:
        """Bring the kept frame to a camera; False when it is only shown rescaled for now."""
        frame = self.frame
        is_zoom = frame.camera is not None and frame.camera.scale != camera.scale
        if is_zoom and may_rescale and frame.last_whole_ms > _QUICK_MS:
            return False
        frame.bring_to(camera)
        return True

    def work_ahead(self) -> bool:
        """Do a little of what the next move will need; False when nothing is left to do."""
        return self.frame.paint_ahead() or self._know_blocks()

    def finish_motion(self) -> None:
        """End all motion now; the frame takes the figures in."""
        self._blend = None
        self._damage(self._live.stop())

    def smooth(self) -> None:
        """Paint all that is seen anew at the next chance."""
        self.frame.forget_seen()

    def step(self) -> None:
        """Let motion end when its time is over."""
        now = _now_ms()
        if self._live.keys and self._live.is_over(now):
            self._damage(self._live.stop())
        if self._blend is not None and now - self._blend_began_ms > _BLEND_MS:
            self._blend = None

    @property
    def loose_keys(self) -> frozenset[str]:
        """The figures that `paint_loose` paints, because they move or are held."""
        return self._live.keys | self._held.keys()

    def paint_base(self, painter: QPainter, camera: Camera) -> None:
        """Put the base frame on a painter that stands in device pixels."""
        self.frame.draw(painter, camera, colour_of(self.palette, "paper"))
        now = _now_ms()
        if self._blend is not None:
            painter.setOpacity(max(0.0, 1 - (now - self._blend_began_ms) / _BLEND_MS))
            painter.drawPixmap(0, 0, self._blend)
            painter.setOpacity(1.0)

    def paint_loose(self, painter: QPainter, camera: Camera, paint_one: PaintOne) -> None:
        """Paint what moves or is held, with a painter that stands in board units."""
        self._live.paint(painter, paint_one, _now_ms())
        if not self._held:
            return
        places = filter(None, map(self.index.by_key, self._held))
        painter.save()
        painter.setOpacity(_GHOST)
        paint_figures(painter, sorted(places, key=_by_height), self.palette, camera.scale)
        painter.setOpacity(1.0)
        painter.translate(*self._held_by)
        for figure in sorted(self._held.values(), key=_by_height):
            paint_one(painter, figure)
        painter.restore()

    def _animate(self, gone: list[Figure], came: list[Figure]) -> bool:
        """Set figures in motion, but for those that are held."""
        was = self._live.keys
        started = self._live.start(
            [figure for figure in gone if figure.key not in self._held],
            [figure for figure in came if figure.key not in self._held],
            _now_ms(),
            self.motion_ms,
        )
        settled = was - self._live.keys
        self._damage(filter(None, map(self.index.by_key, settled)))
        return started

    def _damage(self, figures: Iterable[Figure]) -> None:
        camera = self.frame.camera
        if camera is not None:
            self.frame.damage([_pixels(figure.bounds, camera) for figure in figures])

    def _know_blocks(self) -> bool:
        drawing, camera = self.index.drawing, self.frame.camera
        is_far = camera is not None and detail_at(camera.scale) is Detail.BLOCK
        if not is_far or not drawing.is_drawn:
            return False
        if self._known_of is not drawing:
            self._known_of, self._known = drawing, 0
        some = drawing.figures[self._known : self._known + _SOME]
        know_blocks(some)
        self._known += len(some)
        return bool(some)

    def _paint_part(self, painter: QPainter, part: QRect, camera: Camera) -> None:
        painter.fillRect(part, colour_of(self.palette, "paper"))
        painter.save()
        stand_in_board(painter, camera)
        visible = camera.rect_to_board(
            Rect(part.x() - 2, part.y() - 2, part.width() + 4, part.height() + 4)
        )
        paint_drawing(
            painter,
            self.index,
            self.palette,
            visible,
            camera.scale,
            skip=self.loose_keys,
            emphasised=self._emphasised,
            has_heads=False,
        )
        self._paint_accents(painter, visible, camera.scale)
        painter.restore()

    def _has_bright(self) -> bool:
        """Whether something is brought out that is on this board."""
        return any(self.index.of_record(id_) for id_ in self.accents.bright or ())

    def _paint_accents(self, painter: QPainter, visible: Rect, scale: float) -> None:
        if self.accents is NO_ACCENTS:
            return
        loose = self.loose_keys
        around = visible.grown(REACH)
        shown = [figure for figure in self.index.figures_in(around) if figure.key not in loose]
        self.accents.paint_on(painter, shown, self.palette, scale)
        if self._has_bright():
            self.accents.paint_veil(
                painter, shown, self.palette, visible, scale, emphasised=self._emphasised
            )


def stand_in_board(painter: QPainter, camera: Camera) -> None:
    """Let a painter that stands in device pixels stand in board units."""
    painter.translate(camera.x, camera.y)
    painter.scale(camera.scale, camera.scale)


def _pixels(bounds: Rect, camera: Camera) -> QRect:
    """The device pixels that a figure may touch, shadow and mark included."""
    area = camera.rect_to_device(bounds.grown(REACH))
    left, top = floor(area.x) - 2, floor(area.y) - 2
    return QRect(left, top, ceil(area.right) + 2 - left, ceil(area.bottom) + 2 - top)


def _by_height(figure: Figure) -> tuple[int, str]:
    return figure.z, figure.key


def _now_ms() -> float:
    return time.monotonic() * 1000
