"""The deck of break moves in the panel: one move large, and the nine to choose from."""

from confluence_desktop.boards.catch_22.deck import (
    DeckCard,
    card_of,
    deal,
    dealt,
    deck,
    open_move,
    put_back,
)
from confluence_desktop.boards.catch_22.gates import CANDIDATES
from confluence_desktop.boards.catch_22.operations import steps_of
from confluence_desktop.windows.fields import Buttons, Part, Words
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.windows.stage_row import Row
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.workshop.catch_22 import BreakMove
from confluence_desktop.workshop.exercise import counted
from confluence_desktop.workshop.findings import check_number
from confluence_desktop.workshop.spoken import say

_USUAL = 8


class StageDeck:
    """The parts of the ninth stage."""

    def __init__(self, desk: StageDesk) -> None:
        self._desk = desk
        self._words = panel_words("deck")

    def parts(self) -> list[Part]:
        """The open move with its question, how many steps there are, and the deck."""
        words = self._words
        return [
            Words(lambda: card.name if (card := self._open) else "", weight=600, tone="meet"),
            Words(
                lambda: card.question if (card := self._open) else words["none"],
                size_px=23,
                weight=700,
            ),
            Words(self._example, tone="muted", size_px=16),
            Words(self._count, size_px=16, weight=600),
            Buttons((words["deal"], self._deal), is_wanted=lambda: self._open is None),
            Buttons(
                (words["next"], self._deal),
                (words["put_back"], self._put_back),
                is_wanted=lambda: self._open is not None,
            ),
            Rows(words["moves"], self._moves, self._press, keys=words["keys"]),
        ]

    @property
    def _open(self) -> DeckCard | None:
        move = open_move(self._desk.board) if self._desk.is_there else None
        return card_of(move) if move is not None else None

    def _example(self) -> str:
        card = self._open
        return self._words["example"].format(example=card.example) if card is not None else ""

    def _count(self) -> str:
        wanted = int(check_number(self._desk.document, CANDIDATES, _USUAL))
        found = len(steps_of(self._desk.document, self._desk.board_id))
        if found >= wanted:
            return counted(self._words["steps"], found)
        said: str = self._words["count"].format(count=found, wanted=wanted)
        return said

    def _deal(self, move: BreakMove | None = None) -> None:
        board_id = self._desk.board_id
        self._desk.edits.run(say("edits.deal_a_move"), lambda draft: deal(draft, board_id, move))

    def _put_back(self) -> None:
        board_id = self._desk.board_id
        self._desk.edits.run(say("edits.put_a_move_back"), lambda draft: put_back(draft, board_id))

    def _press(self, pressed: Pressed) -> bool:
        if pressed.key == "Space":
            self._deal()
        elif pressed.key in {"u", "Delete"}:
            self._put_back()
        elif pressed.key == "Enter" and pressed.row is not None:
            self._deal(BreakMove(pressed.row.key))
        else:
            return False
        return True

    def _moves(self) -> list[Row]:
        if not self._desk.is_there:
            return []
        given = [step.move for step in steps_of(self._desk.document, self._desk.board_id)]
        seen = dealt(self._desk.board)
        return [self._row(card, given.count(card.move), card.move in seen) for card in deck()]

    def _row(self, card: DeckCard, count: int, was_dealt: bool, /) -> Row:  # noqa: FBT001  # it is the fact that is shown
        is_open = card == self._open
        aside = self._words["was_dealt"] if was_dealt else ""
        sign = "▸" if is_open else "✓" if count else "●" if was_dealt else "○"
        return Row(
            card.move.value,
            card.name,
            sign,
            aside=counted(self._words["steps"], count) if count else aside,
            tone="meet" if is_open else "muted",
            is_strong=is_open,
        )
