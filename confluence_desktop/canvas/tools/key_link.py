"""Linking by keys: a few letters of the target, then Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from confluence_desktop.canvas.overlay import paint_frame, paint_link_line
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.text_layout import Face, TextBlock, layout_text
from confluence_desktop.painting.qt import head_growth
from confluence_desktop.painting.qt_inks import colour_of
from confluence_desktop.painting.qt_text import draw_text
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from confluence_desktop.canvas.tools.gesture import Surface
    from confluence_desktop.drawing.geometry import Point
    from confluence_desktop.drawing.shapes import Figure
    from confluence_desktop.drawing.style import Palette

_FACE = Face(16.0, 600)
_WIDEST = 420.0
_PAD_X, _PAD_Y = 12.0, 8.0
_OWN_LANE = 99


class KeyLink:
    """Waits for letters, shows the best match, links on Enter; Up and Down choose another match."""

    def __init__(self, surface: Surface, source: Figure) -> None:
        self._surface = surface
        self._source = source
        self._letters = ""
        self._chosen = 0
        self.is_over = False

    @property
    def letters(self) -> str:
        return self._letters

    @property
    def source_id(self) -> str | None:
        """The card that the link begins at."""
        return self._source.record_id

    @property
    def target(self) -> Figure | None:
        """The figure that Enter would link to."""
        found = self._matches()
        return found[self._chosen % len(found)] if found else None

    def press(self, event: QKeyEvent) -> None:
        """Take a key in; every key belongs to the link until Enter or Esc."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.is_over = True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._join()
            case Qt.Key.Key_Backspace:
                self._type(self._letters[:-1])
            case Qt.Key.Key_Down | Qt.Key.Key_Right | Qt.Key.Key_Tab:
                self._chosen += 1
            case Qt.Key.Key_Up | Qt.Key.Key_Left | Qt.Key.Key_Backtab:
                self._chosen -= 1
            case _:
                if event.text().isprintable():
                    self._type(self._letters + event.text())
        self._surface.update()

    def paint(self, painter: QPainter, palette: Palette, pixel: float) -> None:
        """Paint the line to the match, and what was typed; the painter stands in board units."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = self._source.bounds
        target = self.target
        if target is not None and self._letters:
            paint_frame(painter, target, palette, pixel)
            paint_link_line(
                painter,
                bounds.centre,
                target.bounds.centre,
                palette,
                pixel,
                is_parting=self.is_parting,
            )
        box = self.box
        painter.save()
        painter.translate(box.x, box.y)
        painter.scale(pixel, pixel)
        painter.setPen(QPen(colour_of(palette, "warn" if self.is_parting else "focus"), 2))
        painter.setBrush(colour_of(palette, "card"))
        painter.drawRoundedRect(QRectF(0, 0, box.width / pixel, box.height / pixel), 8, 8)
        draw_text(painter, self._words(), _PAD_X, _PAD_Y, colour_of(palette, "ink"))
        painter.restore()

    @property
    def is_parting(self) -> bool:
        """Whether Enter would take a link away, as the two are linked already."""
        target, source_id = self.target, self._source.record_id
        if not self._letters or target is None or target.record_id is None or source_id is None:
            return False
        return self._surface.verbs.are_linked(source_id, target.record_id)

    @property
    def words(self) -> str:
        """What stands beside the card: what is typed, and what Enter would do."""
        if not self._letters:
            return say("canvas.link_by_letters")
        target = self.target
        if target is None:
            return say("canvas.no_card_says_this").format(letters=self._letters)
        verb = say("canvas.unlink_from") if self.is_parting else say("canvas.link_to")
        return f"{verb}: {self._letters}  →  {text_of(target)}"

    @property
    def box(self) -> Rect:
        """Where that stands, in board units: below the card, or where there is room in sight."""
        block, pixel = self._words(), self._surface.pixel
        bounds, seen = self._source.bounds, self._surface.visible
        width = (block.used_width + 2 * _PAD_X) * pixel
        height = (block.height + 2 * _PAD_Y) * pixel
        gap, drawing = _PAD_Y * pixel, self._surface.index.drawing
        y = bounds.bottom + gap
        if y + height > seen.bottom - gap:
            y = bounds.y - gap - height
        x = min(bounds.x, seen.right - gap - width)
        return Rect(
            max(x, seen.x + drawing.head_width * head_growth(drawing, pixel)),
            min(max(y, seen.y + gap), seen.bottom - gap - height),
            width,
            height,
        )

    def _words(self) -> TextBlock:
        return layout_text(self.words, _FACE, _WIDEST, max_lines=2)

    def _type(self, letters: str) -> None:
        self._letters = letters
        self._chosen = 0

    def _join(self) -> None:
        target = self.target
        if not self._letters or target is None:
            return
        self.is_over = True
        if self._source.record_id is not None and target.record_id is not None:
            self._surface.verbs.join_or_part(self._source.record_id, target.record_id)

    def _matches(self) -> list[Figure]:
        """Figures whose text has the letters: at its start, at a word's start, anywhere.

        Of these first the lanes next to the card's own, which comes last; then the nearest.
        """
        wanted = self._letters.casefold()
        own = self._lane_of(self._source)
        ranked = []
        for figure in self._surface.index.drawing.figures:
            if figure.record_id in {None, self._source.record_id} or figure.is_line:
                continue
            rank = _rank(text_of(figure).casefold(), wanted)
            if rank is not None:
                lanes = abs(self._lane_of(figure) - own) or _OWN_LANE
                way = _distance(figure.bounds.centre, self._source.bounds.centre)
                ranked.append((rank, lanes, way, figure.key, figure))
        return [figure for *_, figure in sorted(ranked, key=lambda found: found[:4])]

    def _lane_of(self, figure: Figure) -> int:
        """The number of the lane in which a figure stands; 0 for all where there are none."""
        middle = figure.bounds.centre.y
        bands = self._surface.index.drawing.bands
        return sum(band.bottom <= middle for band in bands)


def text_of(figure: Figure) -> str:
    """What a figure says, in one line."""
    text = figure.texts[0].text if figure.texts else figure.name
    return " ".join(text.split())


def _rank(text: str, wanted: str) -> int | None:
    if text.startswith(wanted):
        return 0
    if f" {wanted}" in text:
        return 1
    return 2 if wanted in text else None


def _distance(one: Point, other: Point) -> float:
    return abs(one.x - other.x) + 2 * abs(one.y - other.y)
