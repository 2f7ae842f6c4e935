"""The attendees' summary: what was decided and how one got there first, then the boards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.report import words
from confluence_desktop.report.board_pages import SMALLEST_TEXT_PT, board_pages, elided_records
from confluence_desktop.report.flow import BODY, MUTED, Piece, paginate_tightly, paragraphs, space
from confluence_desktop.report.paper import (
    Bookmark,
    IsCancelled,
    Page,
    Progress,
    Titles,
    board_area,
    text_area,
    write_pages,
)
from confluence_desktop.report.sections.catch_22 import catch_22, has_catch_22, has_sign
from confluence_desktop.report.sections.decided import actions, decisions, parked
from confluence_desktop.report.sections.opening import opening
from confluence_desktop.report.sections.people import people
from confluence_desktop.report.sections.plan import has_rounds, plan_in_short, rounds_in_full
from confluence_desktop.report.sections.polarity import has_polarity, polarity
from confluence_desktop.report.sections.requests import cut_requests, has_requests, questions
from confluence_desktop.report.sections.strategy import (
    cards_in_full,
    chain,
    in_map_order,
    objectives,
    reasons,
)
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import BoardKind, Card
from confluence_desktop.workshop.operations import boards_in_order, the_session

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.document.record import Records
    from confluence_desktop.drawing.geometry import Rect
    from confluence_desktop.workshop.cards import Board
    from confluence_desktop.workshop.session import PageSize


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
    titles = Titles(session.title, session.client, session.language)
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
    style = paper_style(size)
    boards = [board for board in boards_in_order(seen) if _is_filled(board, seen)]
    drawings = {board.id: BOARD_TYPES[board.type].draw(board, seen, style) for board in boards}
    elided = {id_ for drawing in drawings.values() for id_ in elided_records(drawing)}
    first_pages: dict[str, int] = {}
    area = text_area(size)
    text = paginate_tightly(_text(seen, area.width, boards, elided, first_pages), area.height)
    pages = [_text_page(pieces, area) for pieces in text]
    for board in boards:
        first_pages[board.id] = len(pages) + 1
        pages += board_pages(drawings[board.id], board.title, size)
    return pages


def paper_style(size: PageSize) -> Style:
    """What boards are asked for on pages of a size."""
    place = board_area(size)
    return Style(
        Medium.PAPER,
        aspect=place.width / place.height,
        has_prompts=False,
        least_type=SMALLEST_TEXT_PT / place.height,
    )


def _is_filled(board: Board, seen: Records) -> bool:
    """Whether there is anything on a board to be drawn."""
    if board.type is BoardKind.STRATEGY_MAP:
        return bool(seen.where(Card, board_id=board.id))
    if board.type is BoardKind.CONFLUENCE_PLAN:
        return has_rounds(board, seen)
    if board.type is BoardKind.REQUESTS:
        return has_requests(board, seen)
    if board.type is BoardKind.POLARITY:
        return has_polarity(board, seen)
    return has_sign(board, seen)


def _text(
    seen: Records,
    width: float,
    boards: list[Board],
    elided: Collection[str],
    first_pages: Mapping[str, int],
) -> Iterator[Piece]:
    yield from opening(seen, width)
    cards = in_map_order(seen)
    exercises = [
        board
        for board in boards_in_order(seen)
        if board.type is BoardKind.CATCH_22 and has_catch_22(board, seen)
    ]
    sections = [
        *decisions(seen, width),
        *actions(seen, width),
        *plan_in_short(seen, width, first_pages),
        *_each(boards, BoardKind.REQUESTS, lambda board: questions(board, seen, width)),
        *chain(seen, width, first_pages),
        *objectives(cards, width),
        *reasons(seen, cards, width),
        *_each(
            exercises,
            BoardKind.CATCH_22,
            lambda board: catch_22(board, seen, width, is_one_of_many=len(exercises) > 1),
        ),
        *_each(boards, BoardKind.POLARITY, lambda board: polarity(board, seen, width)),
        *rounds_in_full(seen, width),
        *parked(seen, width),
        *cards_in_full(cards, elided, width),
        *_each(boards, BoardKind.REQUESTS, lambda board: cut_requests(board, seen, elided, width)),
        *people(seen, width),
    ]
    if not sections and not boards:
        yield space(16)
        yield from paragraphs(words.NOTHING_YET, BODY, width, ink=MUTED)
    yield from sections


def _each(
    boards: list[Board], kind: BoardKind, section: Callable[[Board], Iterator[Piece]]
) -> Iterator[Piece]:
    """A section for every board of a kind."""
    for board in boards:
        if board.type is kind:
            yield from section(board)


def _text_page(pieces: list[Piece], area: Rect) -> Page:
    places: list[tuple[Piece, float]] = []
    y = area.y
    for piece in pieces:
        places.append((piece, y))
        y += piece.height

    def paint(canvas: Canvas) -> None:
        for piece, top in places:
            piece.paint(canvas, area.x, top)

    marks = tuple(Bookmark(piece.bookmark, top=top) for piece, top in places if piece.bookmark)
    return Page(paint, bookmarks=marks)
