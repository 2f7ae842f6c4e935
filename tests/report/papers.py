"""Sessions for the papers, and what is read back from them."""

import ctypes
from datetime import date
from pathlib import Path

import pypdfium2
import pypdfium2.raw

from confluence_desktop.document.document import Document
from confluence_desktop.document.record import Record
from confluence_desktop.report.attendee import write_summary
from confluence_desktop.workshop.agenda import AgendaItem, PendingText
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.close import Action, Decision, FacilitatorNote, ParkedItem
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.session import PageSize, Participant, Session
from confluence_desktop.workshop.templates import session_from_template

SECRETS = (
    "agendanote",
    "cardnote",
    "firstwording",
    "whosaidso",
    "pendingtext",
    "ownnote",
    "covered",
)


def a_session(*records: Record, **fields: object) -> Document:
    session = Session.checked({"id": "session_1", "title": "Reaching readers", **fields})
    return Document([session, *records], rules=RULES)


def the_sample() -> Document:
    return Document(session_from_template("sample"), rules=RULES)


def a_map(*texts: str, level: Level = Level.GOAL) -> list[Record]:
    board = Board.checked({"id": "map", "type": "strategy_map", "title": "Mission to strategy"})
    cards = [
        Card(id=f"card_{n}", board_id="map", level=level, text=text, order=float(n))
        for n, text in enumerate(texts)
    ]
    return [board, *cards]


def a_catch_22(x: str = "know what it is worth", **fields: object) -> list[Record]:
    return [
        Board.checked(
            {"id": "catch", "type": "catch_22", "title": "The Catch-22s", "order": 1.0, **fields}
        ),
        Loop.checked({"id": "left", "board_id": "catch", "side": "left", "x": x, "y": "work so"}),
        Loop.checked(
            {"id": "right", "board_id": "catch", "side": "right", "x": "value it", "y": "use it"}
        ),
    ]


def becauses(count: int, loop: str = "left", arrow: int = 1) -> list[Record]:
    return [
        Because.checked(
            {
                "id": f"because_{loop}_{arrow}_{n}",
                "loop_id": loop,
                "arrow": arrow,
                "text": f"because{loop}{arrow}n{n}x",
                "confidence": n % 11,
                "kind": "habit",
                "order": float(n),
                "who": "whosaidso",
                "evidence": f"evidence{n}x",
                "not_true_when": f"nottrue{n}x",
            }
        )
        for n in range(count)
    ]


def everything() -> Document:
    """Every board and list more than full, and a secret in every private field."""
    cards: list[Record] = [
        Card.checked(
            {
                "id": f"card_{n}",
                "board_id": "map",
                "level": list(Level)[n % 7],
                "text": f"card{n}x with words of its own",
                "note": "cardnote",
                "first_text": "firstwording",
                "order": float(n),
            }
        )
        for n in range(70)
    ]
    links: list[Record] = [
        Link(id=f"link_{n}", source_id=f"card_{n}", target_id=f"card_{n - 1}", because=f"link{n}x")
        for n in range(1, 7)
    ]
    steps: list[Record] = [
        Step.checked(
            {
                "id": f"step_{n}",
                "board_id": "catch",
                "text": f"step{n}x",
                "signal": f"signal{n}x",
                "fallback": f"fallback{n}x",
                "owner": f"owner{n}x",
                "tool": f"tool{n}x",
                "with_tool": True,
                "order": float(n),
                "starts_on": date(2026, 12, 1),
            }
        )
        for n in range(12)
    ]
    notes: list[Record] = []
    for n in range(60):
        notes += [
            Decision(id=f"decision_{n}", text=f"decision{n}x", why=f"why{n}x", order=float(n)),
            Action(id=f"action_{n}", text=f"action{n}x", owner=f"doer{n}x", order=float(n)),
            ParkedItem(id=f"parked_{n}", text=f"parked{n}x", order=float(n)),
        ]
    people: list[Record] = [
        Participant(id=f"p_{n}", name=f"person{n}x", role=f"role{n}x", organisation=f"firm{n % 3}x")
        for n in range(30)
    ]
    hidden: list[Record] = [
        AgendaItem(id="item", title="Welcome", note="agendanote"),
        PendingText(id="pending_1", place="line", text="pendingtext"),
        FacilitatorNote(id="note", text="ownnote"),
        Card(id="hidden", board_id="map", level=Level.GOAL, text="covered", covered=True),
    ]
    reasons = [
        one for side in ("left", "right") for arrow in (1, 2) for one in becauses(30, side, arrow)
    ]
    catch = a_catch_22(purpose="purposex", cost_of_staying="costx", protects="protectsx")
    return a_session(
        *a_map()[:1], *cards, *links, *catch, *reasons, *steps, *notes, *people, *hidden,
        client="City Library", venue="Main branch", purpose="How do they come back?",
        starts_on=date(2026, 11, 22),
    )  # fmt: skip


def paper(document: Document, folder: Path, size: PageSize | None = None) -> Path:
    path = folder / "summary.pdf"
    write_summary(document.snapshot(), path, page_size=size)
    return path


def pages_of(path: Path) -> list[pypdfium2.PdfPage]:
    document = pypdfium2.PdfDocument(path)
    return [document[number] for number in range(len(document))]


def texts_of(path: Path) -> list[str]:
    """The text of each page, without the line breaks that the layout put in."""
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages_of(path)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def text_of(path: Path) -> str:
    return squeezed("".join(texts_of(path)))


def type_sizes(page: pypdfium2.PdfPage) -> set[float]:
    """Sizes of all texts of a page in points, as they are seen."""
    found = set()
    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
        size = ctypes.c_float()
        pypdfium2.raw.FPDFTextObj_GetFontSize(item.raw, ctypes.byref(size))
        found.add(round(size.value * abs(item.get_matrix().d), 2))
    return found


def kinds_of_objects(page: pypdfium2.PdfPage) -> set[int]:
    return {item.type for item in page.get_objects(max_depth=5)}


def bookmarks_of(path: Path) -> list[tuple[int, str, int]]:
    """Level, title and page (from 1) of every line of the list of contents."""
    contents = pypdfium2.PdfDocument(path).get_toc()
    return [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in contents]
