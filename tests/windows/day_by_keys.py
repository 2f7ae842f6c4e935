"""A whole day as a facilitator goes through it by keys: what is said, and how to get about."""

from datetime import UTC, datetime

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from confluence_desktop.boards.catch_22.gates import open_gates
from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.document.document import Document
from confluence_desktop.document.record import Record
from confluence_desktop.windows.stage_rows import RowList
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.exercise import stage_now
from confluence_desktop.workshop.session import Participant, Session
from tests.windows.session_driver import SessionDriver

REQUESTS = (
    (
        "Set us up a page on a social network.",
        ("Page on a social network", "hear what residents want to do", "residents"),
        "work days are theirs as much as ours",
    ),
    (
        "How do we “do” a microblog?",
        ("Microblog", "take in sightings from anyone", "walkers and wardens"),
        "pollution is noticed early",
    ),
    (
        "We want to “use” bloggers to widen our campaign’s reach: where do we find them?",
        ("River and angling bloggers", "join talk that others host", "people who write of it"),
        "more people look after the river with us",
    ),
)
STUCK = (
    "We can’t know what working together is worth until we really work together.",
    "We can’t really work together until we know what working together is worth.",
    "We can’t know what the tools are good for until we spend time using them.",
    "We can’t spend time using the tools until we know what they are good for.",
    "We can’t answer at weekends until the office has a rota.",
)
BECAUSES = (
    ("every team reports to its own funder", "we only met to divide the money", "it shows late"),
    ("nobody may promise wardens’ time", "we fear to be left with the work", "no hour is free"),
    ("we judge a tool by numbers of others", "our people are not on it", "nobody has tried one"),
    ("who writes needs the director’s word", "a stranger eats the day", "the season is full"),
)
STEPS = (
    "Wardens and anglers keep one spill diary in a chat",
    "Open a microblog for campaign news",
    "Draft the spring work days in public",
    "One open evening at the boathouse",
    "Ask five anglers for their photos",
    "Answer one question a day in pairs",
    "Borrow the anglers’ group for a month",
    "Walk the Lind with somebody who writes about it",
)
ROUNDS = (
    "Draft the spring season in public",
    "Wardens answer in public, in pairs",
    "Walk the Lind with five who write about it",
)
ANSWERS = (
    ("Starts", "in 5 days"),
    ("Signal", "Three entries a week that are answered"),
    ("First signal", "in 12 days"),
    ("Early warning", "A week in which only one side writes"),
    ("If it fails", "Go on by phone list"),
    ("We look back at it", "in 6 weeks"),
)
CELLS = (
    "Each walks one stretch with its warden",
    "Five people who write about the Lind",
    "River and angling bloggers",
    "Mara Quill",
    "in 3 months",
    "in 4 months",
    "Two of them told the story in their own words",
    "Somebody who asked comes along",
)
PEOPLE = ("Ines Aldous", "Mara Quill", "Lucia Brandt", "Grace Whitlow")
KINDS = {
    "requests": BoardKind.REQUESTS,
    "map": BoardKind.STRATEGY_MAP,
    "catch": BoardKind.CATCH_22,
    "plan": BoardKind.CONFLUENCE_PLAN,
}
MANY = 60
"""More presses of a key than it takes to go through any panel."""


def records() -> list[Record]:
    """An empty day: four boards, an agenda item each, four people."""
    today = datetime.now(UTC).astimezone().date()
    boards = [
        Board(id=name, type=kind, title=name, order=place)
        for place, (name, kind) in enumerate(KINDS.items())
    ]
    return [
        Session(id="session_1", title="Three requests, one river", starts_on=today),
        *(Participant(id=f"p{n}", name=name, order=n) for n, name in enumerate(PEOPLE)),
        *boards,
        *(
            AgendaItem(
                id=f"item_{board.id}", title=board.title, minutes=30, order=n, board_id=board.id
            )
            for n, board in enumerate(boards)
        ),
    ]


class Day:
    """The day as a facilitator goes through it, by keys."""

    def __init__(self, driver: SessionDriver) -> None:
        self.driver = driver
        self.press, self.add, self.type = driver.press, driver.add, driver.type

    @property
    def document(self) -> Document:
        return self.driver.page.document

    @property
    def view(self) -> BoardView:
        assert self.driver.page.view is not None
        return self.driver.page.view

    @property
    def board(self) -> Board:
        board = self.document.find(Board, self.driver.page.board_id)
        assert board is not None
        return board

    @property
    def place(self) -> str:
        """Where the line adds to."""
        there = self.driver.page.line.destination
        assert there is not None
        return there.key

    @property
    def said(self) -> str:
        """The line that the window says for a moment."""
        return self.driver.page.messages.text

    @property
    def focus(self) -> str:
        """What the thing is called that has the keyboard."""
        focus = self.driver.focus()
        name = focus.accessibleName() if focus is not None else ""
        return name or (focus.text() if isinstance(focus, QPushButton) else "")

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Go on by Tab until this has the keyboard."""
        seen = [self.focus]
        while self.focus != name and len(seen) < MANY:
            self.press(key)
            seen.append(self.focus)
        assert self.focus == name, seen

    def to_panel(self) -> None:
        """To what is done in the stage."""
        if not self.driver.page.inspector.hasFocus():
            self.press("F10")
        assert self.driver.page.inspector.hasFocus()

    def go_on(self) -> None:
        """To the next stage; the gate of this one is passed."""
        number = stage_now(self.document, self.board)
        assert number is not None
        assert not open_gates(self.document, self.board, number), number
        assert "○" not in self.driver.page.inspector.text
        self.press("Ctrl+Shift+PgDown")
        assert stage_now(self.document, self.board) == number + 1

    def rows(self, name: str) -> list[str]:
        """What a list of the details says."""
        for found in self.driver.page.inspector.findChildren(RowList):
            if found.accessibleName() == name and found.isVisible():
                return [row.spoken for row in found.shown]
        return []

    def find(self, letters: str) -> None:
        self.press("Ctrl+F")
        self.type(letters)
        self.press("Esc")

    def link(self, source: str, target: str) -> None:
        self.find(source)
        self.press("L")
        QTest.keyClicks(self.view, target)
        self.press("Return")

    def step(self) -> Step:
        """The step that the room commits to."""
        return next(one for one in self.document.all(Step) if one.text == STEPS[0])
