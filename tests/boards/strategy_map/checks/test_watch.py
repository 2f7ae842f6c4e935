"""Looking again only where an edit matters finds what looking at everything finds."""

from datetime import date
from functools import partial

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from confluence_desktop.boards.strategy_map.board import STRATEGY_MAP
from confluence_desktop.boards.strategy_map.checks import CHECKS, map_findings
from confluence_desktop.document.document import Commit, Document
from confluence_desktop.document.record import Record
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card, Level
from confluence_desktop.workshop.findings import FindingWatch, in_order
from confluence_desktop.workshop.findings_operations import set_check_number
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.operations import the_session
from confluence_desktop.workshop.session import Session

TEXTS = (
    "Young adults come back",
    "Young adults come back soon",
    "Get young adult to come back",
    "Host a conversation and listen",
    "Host conversations",
    "40% of events by June",
    "The library",
)
OWNERS = ("", "Ana", "ana", "Ben")
DAYS = (None, date(2027, 6, 1), date(2027, 12, 1))
picked = st.integers(0, 10_000)
levels = st.sampled_from(LEVELS)
texts = st.sampled_from(TEXTS)


def a_small_map() -> list[Record]:
    """A vision, two goals, their objectives and strategies, so that edits meet something."""
    rows = (
        (Level.VISION, "vision", None),
        *((Level.GOAL, f"goal_{n}", "vision") for n in range(2)),
        *((Level.OBJECTIVE, f"objective_{n}", f"goal_{n % 2}") for n in range(3)),
        *((Level.STRATEGY, f"strategy_{n}", f"objective_{n % 3}") for n in range(4)),
    )
    records: list[Record] = []
    for number, (level, card_id, end_id) in enumerate(rows):
        text = TEXTS[number % len(TEXTS)]
        records.append(Card(id=card_id, board_id="board_0", level=level, text=text))
        if end_id is not None:
            records.append(Link(id=f"link_{number}", source_id=card_id, target_id=end_id))
    return records


def _tell(watch: FindingWatch, document: Document, commit: Commit) -> None:
    watch.update(commit.change, document)


class AnyEdits(RuleBasedStateMachine):
    """Cards and links come, change and go on two maps, back and forth in time."""

    def __init__(self) -> None:
        super().__init__()
        boards = [
            Board(id=f"board_{n}", type=BoardKind.STRATEGY_MAP, title="A map") for n in range(2)
        ]
        session = Session(id="session_1", title="Any edits")
        self.document = Document([session, *boards, *a_small_map()], rules=RULES)
        self.boards = boards
        self.watches = [STRATEGY_MAP.watch(board, self.document) for board in boards]
        for watch in self.watches:
            self.document.listen(partial(_tell, watch, self.document))

    @property
    def cards(self) -> list[Card]:
        return list(self.document.all(Card))

    @property
    def links(self) -> list[Link]:
        return list(self.document.all(Link))

    @rule(level=levels, text=texts, on=st.sampled_from((0, 0, 0, 1)), order=st.integers(0, 4))
    def add(self, level: Level, text: str, on: int, order: int) -> None:
        with self.document.transaction("Add") as draft:
            draft.put(Card.new(board_id=f"board_{on}", level=level, text=text, order=float(order)))

    @rule(under=st.lists(picked, max_size=3), level=levels, text=texts)
    def add_chain(self, under: list[int], level: Level, text: str) -> None:
        """A card and links from it, in one commit, as pasting makes them."""
        with self.document.transaction("Add") as draft:
            card = draft.put(Card.new(board_id="board_0", level=level, text=text))
            ends = {self.cards[n % len(self.cards)].id for n in under if self.cards}
            for end_id in ends:
                end = draft.find(Card, end_id)
                if end is not None and end.board_id == card.board_id:
                    draft.put(Link.new(source_id=card.id, target_id=end_id))

    @precondition(lambda self: len(self.cards) > 1)
    @rule(one=picked, other=picked, helps=st.booleans(), sure=st.sampled_from((None, 2, 9)))
    def link(self, one: int, other: int, helps: bool, sure: int | None) -> None:
        cards = self.cards
        source, target = cards[one % len(cards)], cards[other % len(cards)]
        effect = Effect.HELPS if helps else Effect.HURTS
        try:
            with self.document.transaction("Link") as draft:
                draft.put(
                    Link.new(
                        source_id=source.id, target_id=target.id, effect=effect, confidence=sure
                    )
                )
        except RefusedError:
            pass

    @precondition(lambda self: self.links)
    @rule(at=picked, because=st.sampled_from(("", "We saw it")), helps=st.booleans())
    def change_link(self, at: int, because: str, helps: bool) -> None:
        link = self.links[at % len(self.links)]
        with self.document.transaction("Change") as draft:
            effect = Effect.HELPS if helps else Effect.HURTS
            draft.put(link.changed(because=because, effect=effect))

    @precondition(lambda self: self.links)
    @rule(at=picked)
    def unlink(self, at: int) -> None:
        with self.document.transaction("Unlink") as draft:
            draft.remove(self.links[at % len(self.links)])

    @precondition(lambda self: self.cards)
    @rule(
        at=picked,
        fields=st.fixed_dictionaries(
            {},
            optional={
                "level": levels,
                "text": texts,
                "order": st.integers(0, 4).map(float),
                "owner": st.sampled_from(OWNERS),
                "due": st.sampled_from(DAYS),
                "measure": st.sampled_from(("", "Borrowers")),
                "asked_for": st.booleans(),
                "tells_outcome": st.booleans(),
            },
        ),
    )
    def change_card(self, at: int, fields: dict[str, object]) -> None:
        with self.document.transaction("Change") as draft:
            draft.put(self.cards[at % len(self.cards)].changed(**fields))

    @precondition(lambda self: self.cards)
    @rule(at=st.lists(picked, min_size=1, max_size=4))
    def delete(self, at: list[int]) -> None:
        with self.document.transaction("Delete") as draft:
            for number in at:
                draft.remove(self.cards[number % len(self.cards)])

    @rule(name=st.sampled_from(("Q1.most", "D1.objectives", "Q3.percent")), value=picked)
    def change_a_number(self, name: str, value: int) -> None:
        with self.document.transaction("Number") as draft:
            set_check_number(draft, name, value % 4 if value % 2 else None)

    @rule(language=st.sampled_from(("en", "de", "fi")))
    def change_language(self, language: str) -> None:
        with self.document.transaction("Language") as draft:
            draft.put(the_session(draft).changed(language=language))

    @precondition(lambda self: self.document.next_undo)
    @rule()
    def undo(self) -> None:
        self.document.undo()

    @precondition(lambda self: self.document.next_redo)
    @rule()
    def redo(self) -> None:
        self.document.redo()

    @invariant()
    def watching_is_looking(self) -> None:
        for board, watch in zip(self.boards, self.watches, strict=True):
            assert watch.findings == map_findings(board, self.document)
            assert watch.findings == in_order(watch.findings, CHECKS)


TestAnyEdits = AnyEdits.TestCase
TestAnyEdits.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_a_deleted_map_has_nothing_left_to_say() -> None:
    board = Board(id="board_0", type=BoardKind.STRATEGY_MAP, title="A map")
    card = Card(id="card_0", board_id=board.id, level=Level.STRATEGY, text="Run a newsletter")
    document = Document([Session(id="session_1", title="T"), board, card], rules=RULES)
    watch = STRATEGY_MAP.watch(board, document)
    document.listen(lambda commit: watch.update(commit.change, document))
    before = watch.findings
    assert before
    with document.transaction("Delete board") as draft:
        draft.remove(board)
    assert watch.findings == ()
    document.undo()
    assert watch.findings == before
