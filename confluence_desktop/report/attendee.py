"""The attendees' summary: what was decided and how one got there first, then the boards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.catch_22.sentences import (
    arrow_sentence,
    both_loops,
    loop_sentence,
    third_sentence,
)
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Ink, Text
from confluence_desktop.drawing.style import PAPER, PRINT, THUMBNAIL
from confluence_desktop.drawing.text_layout import Align, Face, layout_text
from confluence_desktop.painting.pdf import Frame, paint_drawing, paint_shapes
from confluence_desktop.report import words
from confluence_desktop.report.board_pages import board_pages
from confluence_desktop.report.chain import longest_chain
from confluence_desktop.report.flow import (
    BODY,
    BODY_BOLD,
    MUTED,
    SMALL,
    Column,
    Piece,
    heading,
    paginate,
    paragraphs,
    space,
    table,
)
from confluence_desktop.report.paper import (
    IsCancelled,
    Page,
    Progress,
    Titles,
    text_area,
    write_pages,
)
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import BoardKind, Card
from confluence_desktop.workshop.catch_22 import Because, Step
from confluence_desktop.workshop.close import Action, Decision, ParkedItem
from confluence_desktop.workshop.operations import (
    boards_in_order,
    notes_in_order,
    participants_in_order,
    the_session,
)
from confluence_desktop.workshop.ordering import place_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.document.record import Records
    from confluence_desktop.workshop.cards import Board
    from confluence_desktop.workshop.catch_22 import Loop
    from confluence_desktop.workshop.session import PageSize

_SIGN_HEIGHT = 185.0


def write_summary(
    records: Records,
    path: Path,
    *,
    page_size: PageSize | None = None,
    progress: Progress = lambda _done, _all: None,
    is_cancelled: IsCancelled = lambda: False,
) -> None:
    """Write the attendees' summary of a session as a PDF.

    Works in any thread on a snapshot; a `QGuiApplication` must exist for its text.

    Args:
        records: A snapshot of the session.
        path: The file; one that is there is replaced.
        page_size: The session's own if left out.
        progress: Told of pages done and pages in all.
        is_cancelled: Asked before each page.

    Raises:
        ExportError: The file can't be written there.
        CancelledError: `is_cancelled` said so; nothing is left behind.
    """
    seen = visible(records, Audience.ATTENDEE)
    session = the_session(seen)
    size = page_size or session.page_size
    titles = Titles(session.title, session.client, session.language, session.starts_on)
    write_pages(
        summary_pages(seen, size),
        path,
        size=size,
        titles=titles,
        progress=progress,
        is_cancelled=is_cancelled,
    )


def summary_pages(seen: Records, size: PageSize) -> list[Page]:
    """The pages of the summary, from what attendees may see."""
    boards = [page for board in boards_in_order(seen) for page in _pages_of(board, seen, size)]
    area = text_area(size)
    first_map = next((b for b in boards_in_order(seen) if b.type is BoardKind.STRATEGY_MAP), None)
    text = paginate(_text(seen, area.width, map_page=None), area.height)
    if first_map is not None and boards:
        text = paginate(_text(seen, area.width, map_page=len(text) + 1), area.height)
    return [*(_text_page(pieces, area) for pieces in text), *boards]


def _pages_of(board: Board, seen: Records, size: PageSize) -> list[Page]:
    drawing = BOARD_TYPES[board.type].draw(board, seen, PAPER)
    return board_pages(drawing, board.title, size) if _is_filled(board, seen) else []


def _is_filled(board: Board, seen: Records) -> bool:
    if board.type is BoardKind.STRATEGY_MAP:
        return bool(seen.where(Card, board_id=board.id))
    return any(loop is not None and (loop.x or loop.y) for loop in both_loops(seen, board)) or bool(
        seen.where(Step, board_id=board.id)
    )


def _text_page(pieces: list[Piece], area: Rect) -> Page:
    def paint(canvas: Canvas) -> None:
        y = area.y
        for piece in pieces:
            piece.paint(canvas, area.x, y)
            y += piece.height

    marks = tuple((piece.bookmark, 0) for piece in pieces if piece.bookmark)
    return Page(paint, bookmarks=marks)


def _text(seen: Records, width: float, *, map_page: int | None) -> Iterator[Piece]:
    yield from _opening(seen, width)
    sections = [
        *_decisions(seen, width),
        *_actions(seen, width),
        *_chain(seen, width, map_page),
        *(
            piece
            for board in boards_in_order(seen)
            if board.type is BoardKind.CATCH_22 and _is_filled(board, seen)
            for piece in _catch_22(board, seen, width)
        ),
        *_parked(seen, width),
        *_people(seen, width),
    ]
    if not sections:
        yield space(16)
        yield from paragraphs(words.NOTHING_YET, BODY, width, ink=MUTED)
    yield from sections


def _opening(seen: Records, width: float) -> Iterator[Piece]:
    session = the_session(seen)
    day = words.long_date(session.starts_on) if session.starts_on else ""
    where = ", ".join(part for part in (session.client, session.venue) if part)
    eyebrow = " · ".join(part for part in (words.SUMMARY, day, where) if part)
    yield from paragraphs(eyebrow, SMALL, width, ink=MUTED, after=2)
    yield from paragraphs(session.title, Face(22, 700), width, after=6)
    if session.purpose:
        yield from paragraphs(session.purpose, Face(11), width, after=2)


def _decisions(seen: Records, width: float) -> Iterator[Piece]:
    decisions = notes_in_order(seen, Decision)
    if decisions:
        yield from heading(words.DECISIONS, width)
    for decision in decisions:
        yield from paragraphs(f"•  {decision.text}", BODY_BOLD, width, after=1)
        if decision.why:
            yield from paragraphs(decision.why, BODY, width, ink=MUTED, indent=11, after=2)


def _actions(seen: Records, width: float) -> Iterator[Piece]:
    actions = notes_in_order(seen, Action)
    if not actions:
        return
    yield from heading(words.ACTIONS, width)
    columns = (
        Column(words.ACTION, 0.6, BODY_BOLD),
        Column(words.OWNER, 0.24),
        Column(words.BY, 0.16),
    )
    rows = [(action.text, action.owner, words.short_date(action.due)) for action in actions]
    yield from table(columns, rows, width)


def _chain(seen: Records, width: float, map_page: int | None) -> Iterator[Piece]:
    for board in boards_in_order(seen):
        chain = longest_chain(seen, board) if board.type is BoardKind.STRATEGY_MAP else []
        if chain:
            yield from heading(words.CHAIN, width)
            for number, card in enumerate(chain):
                yield _chain_line(card, number * 11.0, width)
            if map_page is not None:
                note = words.WHOLE_MAP.format(page=map_page)
                yield from paragraphs(note, SMALL, width, ink=MUTED)
            return


def _chain_line(card: Card, indent: float, width: float) -> Piece:
    level = layout_text(card.level.value.capitalize(), BODY_BOLD, 70)
    text = layout_text(card.text, BODY, width - indent - 72, max_lines=3)
    ink = Ink(f"level.{card.level.value}")

    def paint(canvas: Canvas, x: float, y: float) -> None:
        shapes = (
            Text(level, Point(x + indent, y), ink),
            Text(text, Point(x + indent + 72, y), Ink("ink")),
        )
        paint_shapes(canvas, shapes, PRINT)

    return Piece(max(level.height, text.height) + 3, paint)


def _catch_22(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    yield from heading(words.LOOPS, width)
    loops = [loop for loop in both_loops(seen, board) if loop is not None]
    yield _sign(board, seen, width)
    third = third_sentence(board, seen)
    if third:
        yield from paragraphs(" ".join(third.split()), BODY_BOLD, width, ink=Ink("meet"), after=4)
    becauses = [
        (loop, because)
        for loop in loops
        for because in sorted(
            seen.where(Because, loop_id=loop.id), key=lambda b: (b.arrow, *place_key(b))
        )
    ]
    yield from _least_certain([because for _, because in becauses], width)
    yield from _steps(board, seen, width)
    yield from _becauses(becauses, width)


def _sign(board: Board, seen: Records, width: float) -> Piece:
    """The infinity sign with each loop's sentence inside."""
    drawing = BOARD_TYPES[board.type].draw(board, seen, THUMBNAIL)
    bounds = drawing.bounds
    scale = min(width * 0.85 / bounds.width, _SIGN_HEIGHT / bounds.height)
    left = (width - bounds.width * scale) / 2
    sentences = [
        _in_lobe(loop, ink, lobe * bounds.width * scale + left, bounds.width * scale)
        for loop, ink, lobe in zip(
            both_loops(seen, board), ("together", "tools"), (0.25, 0.75), strict=True
        )
        if loop is not None and loop_sentence(loop)
    ]

    def paint(canvas: Canvas, x: float, y: float) -> None:
        paint_drawing(canvas, drawing, PRINT, Frame(bounds, Point(x + left, y), scale))
        for text in sentences:
            middle = y + (bounds.height * scale - text.block.height) / 2
            at = Point(x + text.at.x, middle)
            paint_shapes(canvas, (Text(text.block, at, text.ink),), PRINT)

    return Piece(bounds.height * scale + 8, paint)


def _in_lobe(loop: Loop, ink: str, middle: float, sign_width: float) -> Text:
    width = sign_width * 0.29
    block = layout_text(loop_sentence(loop), Face(9, 600), width, align=Align.CENTRE, max_lines=9)
    return Text(block, Point(middle - width / 2, 0), Ink(ink))


def _least_certain(becauses: list[Because], width: float) -> Iterator[Piece]:
    asked = [because for because in becauses if because.confidence is not None]
    if not asked:
        return
    weakest = min(asked, key=lambda because: (because.confidence or 0, *place_key(because)))
    said = words.LEAST_CERTAIN.format(text=weakest.text)
    sure = words.CONFIDENCE.format(confidence=weakest.confidence)
    sentences = [f"{said} ({sure})."]
    if weakest.not_true_when:
        sentences.append(words.NOT_TRUE_WHEN.format(when=weakest.not_true_when.rstrip(".")))
    yield from paragraphs(" ".join(sentences), BODY, width)


def _steps(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    steps = sorted(seen.where(Step, board_id=board.id), key=place_key)
    if not steps:
        return
    yield from heading(words.CROSSING, width)
    columns = (
        Column(words.STEP, 0.4, BODY_BOLD),
        Column(words.HOW, 0.24, BODY, Ink("meet")),
        Column(words.OWNER, 0.16),
        Column(words.SIGNAL, 0.2),
    )
    yield from table(columns, [(s.text, _how(s), s.owner, s.signal) for s in steps], width)


def _how(step: Step) -> str:
    tool = words.WITH.format(tool=step.tool) if step.tool else words.WITH_TOOL
    together = words.TOGETHER if step.together else words.ALONE
    return f"{together}\n{tool if step.with_tool else words.WITHOUT_TOOL}"


def _becauses(becauses: list[tuple[Loop, Because]], width: float) -> Iterator[Piece]:
    if not becauses:
        return
    yield from heading(words.BECAUSES, width)
    columns = (
        Column(words.ARROW, 0.34, BODY, MUTED),
        Column(words.BECAUSE, 0.36, BODY_BOLD),
        Column(words.KIND, 0.1),
        Column(words.SURE, 0.08),
        Column(words.STATE, 0.12),
    )
    rows = [
        (
            arrow_sentence(loop, because.arrow),
            because.text,
            because.kind.value if because.kind else "",
            "" if because.confidence is None else str(because.confidence),
            because.state.value,
        )
        for loop, because in becauses
    ]
    yield from table(columns, rows, width)


def _parked(seen: Records, width: float) -> Iterator[Piece]:
    items = notes_in_order(seen, ParkedItem)
    if items:
        yield from heading(words.PARKED, width)
    for item in items:
        yield from paragraphs(f"•  {item.text}", BODY, width, after=1)


def _people(seen: Records, width: float) -> Iterator[Piece]:
    people = participants_in_order(seen)
    if people:
        yield from heading(words.PEOPLE, width)
        names = ", ".join(
            f"{person.name} ({person.role})" if person.role else person.name for person in people
        )
        yield from paragraphs(names, BODY, width)
