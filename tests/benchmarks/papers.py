"""The PDF, against reportlab's bare canvas that draws as many boxes, lines and texts."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.record import Record
from confluence_desktop.document.store import RecordStore
from confluence_desktop.drawing.shapes import Text
from confluence_desktop.workshop.cards import Board
from tests.benchmarks.drawings import forget_texts
from tests.benchmarks.measuring import Row, Spread, run_times
from tests.gallery.sessions import MAP_ID, filled, full, map_only
from tests.gallery.texts import ENGLISH
from tests.gallery.whole_sessions import WHOLE

_RUNS = 7


def papers(scale: float = 1.0) -> Iterator[Row]:
    """The summary of sessions, texts never seen before; and a map alone."""
    small = scale < 1
    sessions: list[tuple[str, list[Record], str]] = [
        (
            "PDF of a usual session (60 cards, 2 boards)",
            filled(ENGLISH, cards=60, becauses=4),
            "≤ 1 s",
        ),
        ("PDF of a session with every kind of board (28 cards)", WHOLE["whole"](), "≤ 1 s"),
    ]
    if not small:
        sessions.append(
            ("PDF of a full session (200 cards, 120 becauses)", full(), ""),
        )
    count = 1_000 if not small else 10
    sessions.append((f"PDF of a map of {count:,} cards", map_only(count), "≤ 1.5"))
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        for what, records, target in sessions:
            yield _row(what, records, target, Path(folder), 1 if small else _RUNS)


def _row(what: str, records: list[Record], target: str, folder: Path, runs: int) -> Row:
    from confluence_desktop.report.attendee import write_summary

    store = RecordStore(records)
    boxes, links, lines = _count(records)

    def ours() -> None:
        forget_texts()
        write_summary(store, folder / "ours.pdf")

    def bare() -> None:
        _bare(folder / "bare.pdf", boxes, links, lines)

    ours()
    bare()
    values: list[float] = []
    limit: list[float] = []
    for _ in range(runs):  # by turns, so that noise falls on both alike
        values += run_times(ours, 1).values
        limit += run_times(bare, 1).values
    return Row(what, Spread(tuple(values)), Spread(tuple(limit)), target)


def _count(records: list[Record]) -> tuple[int, int, list[str]]:
    """How many boxes and links the map has on paper, and the lines of all its texts and records."""
    from confluence_desktop.report.attendee import paper_style
    from confluence_desktop.workshop.session import PageSize

    store = RecordStore(records)
    board = store.find(Board, MAP_ID)
    assert board is not None
    figures = BOARD_TYPES[board.type].draw(board, store, paper_style(PageSize.A4)).figures
    links = sum(figure.is_line for figure in figures)
    lines: list[str] = []
    for figure in figures:
        for shape in figure.shapes:
            if isinstance(shape, Text):
                words, count = shape.block.text.split(), max(1, shape.block.lines)
                share = -(-len(words) // count)
                lines += [" ".join(words[n * share : (n + 1) * share]) for n in range(count)]
    for record in records:
        if record.stored_as in {"because", "step", "decision", "action", "parked_item"}:
            lines += [str(getattr(record, "text", ""))] * 2
    return len(figures) - links, links, lines


def _bare(path: Path, boxes: int, links: int, lines: list[str]) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.drawing.font_files import LATIN_FILES

    pdfmetrics.registerFont(TTFont("Bare", str(LATIN_FILES[0].path)))
    canvas = Canvas(str(path), pagesize=(4000, 2000), pageCompression=1)
    for number in range(links):
        x, y = number * 37 % 3900, number * 91 % 1900
        canvas.bezier(x, y, x, y + 40, x + 30, y + 20, x + 30, y + 60)
    for number in range(boxes):
        x, y = number * 53 % 3900, number * 79 % 1900
        canvas.roundRect(x, y, 100, 50, 6, stroke=1, fill=0)
        canvas.rect(x, y + 46, 100, 4, stroke=0, fill=1)
    canvas.setFont("Bare", 9)
    for number, line in enumerate(lines):
        canvas.drawString(number * 53 % 3900, number * 79 % 1900, line)
    canvas.showPage()
    canvas.save()
