"""Pages: their sizes, margins, coloured edge and footer, and how they become a file."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from confluence_desktop.drawing.geometry import Line, Move, Outline, Point, Rect
from confluence_desktop.drawing.shapes import Area, Gradient, Ink, Text
from confluence_desktop.drawing.style import PRINT
from confluence_desktop.drawing.text_layout import Align, Face, layout_text
from confluence_desktop.errors import CancelledError, ExportError
from confluence_desktop.painting.pdf import paint_shapes, turn_down
from confluence_desktop.report import words
from confluence_desktop.workshop.session import PageSize
from confluence_desktop.workshop.spoken import say

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]

_SIZES_PT = {PageSize.A4: (595.276, 841.89), PageSize.LETTER: (612.0, 792.0)}
EDGE_PT = 6.0
MARGIN_PT = 40.0
BOARD_MARGIN_PT = 28.0
_FOOTER_PT = 34.0
_SMALLEST_GAP_PT = 4.0
_FOOTER_FACE = Face(9)
_COUNT_WIDTH_PT = 70.0


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line in the reader's list of contents.

    Attributes:
        level: From 0; one of level 1 lies under the last of level 0.
        top: How far down the page it leads, in points; None shows the whole page.
    """

    text: str
    level: int = 0
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be drawn.

    Attributes:
        paint: Draws what is on it, in points from its upper left corner.
        is_landscape: Lies on its long side.
    """

    paint: Callable[[Canvas], None]
    is_landscape: bool = False
    bookmarks: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Titles:
    """What is said about the paper, in its properties and footers."""

    title: str
    client: str
    language: str


def page_size_pt(size: PageSize, *, is_landscape: bool) -> tuple[float, float]:
    """Width and height of a page in points."""
    short, long = _SIZES_PT[size]
    return (long, short) if is_landscape else (short, long)


def text_area(size: PageSize) -> Rect:
    """Where text flows on an upright page."""
    width, height = page_size_pt(size, is_landscape=False)
    left = MARGIN_PT
    return Rect(left, 36, width - left - MARGIN_PT, height - 36 - _FOOTER_PT - _SMALLEST_GAP_PT)


def board_area(size: PageSize) -> Rect:
    """Where a board goes on a page that lies on its side."""
    width, height = page_size_pt(size, is_landscape=True)
    return Rect(BOARD_MARGIN_PT, 40, width - 2 * BOARD_MARGIN_PT, height - 40 - _FOOTER_PT)


def write_pages(
    pages: Sequence[Page],
    path: Path,
    *,
    size: PageSize,
    titles: Titles,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> None:
    """Write the pages to a temporary file beside `path`, then put it in place.

    Raises:
        ExportError: The file can't be written there; says what to do.
        CancelledError: It was cancelled between two pages; nothing is left behind.
    """
    try:
        handle, name = tempfile.mkstemp(suffix=".part", prefix=".confluence-", dir=path.parent)
    except OSError as error:
        raise _not_written(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            canvas = _new_canvas(file, titles)
            for number, page in enumerate(pages, start=1):
                if is_cancelled():
                    message = say("paper.cancelled")
                    raise CancelledError(message)
                _draw(canvas, page, size, titles, number=number, count=len(pages))
                progress(number, len(pages))
            canvas.save()
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):  # some disks of other computers know no rights
            part.chmod(0o644)
        part.replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _new_canvas(file: IO[bytes], titles: Titles) -> Canvas:
    rl_config.useA85 = 0  # bytes as they are: writing them as letters takes time and a quarter more
    language = titles.language if _LANGUAGE.fullmatch(titles.language) else "en"
    canvas = Canvas(file, pageCompression=1, lang=language)
    canvas.setTitle(titles.title)
    canvas.setAuthor(titles.client or "Confluence Desktop")
    canvas.setSubject(words.SUBJECT)
    canvas.setCreator("Confluence Desktop")
    canvas.showOutline()
    return canvas


def _draw(
    canvas: Canvas, page: Page, size: PageSize, titles: Titles, *, number: int, count: int
) -> None:
    width, height = page_size_pt(size, is_landscape=page.is_landscape)
    canvas.setPageSize((width, height))
    for place, mark in enumerate(page.bookmarks):
        key = f"page-{number}-{place}"
        if mark.top is None:
            canvas.bookmarkPage(key)
        else:
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=height - mark.top, zoom=0)
        canvas.addOutlineEntry(mark.text, key, level=mark.level)
    canvas.saveState()
    turn_down(canvas, height)
    _paint_edge(canvas, height)
    page.paint(canvas)
    margin = BOARD_MARGIN_PT if page.is_landscape else MARGIN_PT
    _paint_footer(canvas, Rect(margin, 0, width - 2 * margin, height), titles, number, count)
    canvas.restoreState()
    canvas.showPage()


def _paint_edge(canvas: Canvas, height: float) -> None:
    """The two currents along the left edge of every page."""
    stops = (
        (0.0, Ink("together")),
        (0.42, Ink("together")),
        (0.5, Ink("meet")),
        (0.58, Ink("tools")),
        (1.0, Ink("tools")),
    )
    corners = (Point(0, 0), Point(EDGE_PT, 0), Point(EDGE_PT, height), Point(0, height))
    outline: Outline = (Move(corners[0]), *(Line(corner) for corner in corners[1:]))
    fill = Gradient(Point(0, 0), Point(0, height), stops)
    paint_shapes(canvas, (Area(outline, fill),), PRINT)


def _paint_footer(canvas: Canvas, across: Rect, titles: Titles, number: int, count: int) -> None:
    name = " · ".join(words.isolated(part) for part in (titles.title, titles.client) if part)
    count_text = words.FOOTER_PAGE.format(number=number, count=count)
    right = layout_text(count_text, _FOOTER_FACE, _COUNT_WIDTH_PT, align=Align.END)
    left = layout_text(name, _FOOTER_FACE, across.width - _COUNT_WIDTH_PT - 10, max_lines=1)
    y = across.bottom - 22
    shapes = (
        Text(left, Point(across.x, y), Ink("muted")),
        Text(right, Point(across.right - _COUNT_WIDTH_PT, y), Ink("muted")),
    )
    paint_shapes(canvas, shapes, PRINT)


def _not_written(path: Path, error: OSError) -> ExportError:
    why = error.strerror or say("paper.disk_silent")
    return ExportError(say("paper.not_written").format(name=path.name, folder=path.parent, why=why))
