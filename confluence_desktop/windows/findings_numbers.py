"""The numbers of the checks, as this session has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.windows.fields import Buttons, Part
from confluence_desktop.windows.number_field import Number
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.findings import CheckNumber, check_number
from confluence_desktop.workshop.findings_operations import set_check_number
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from confluence_desktop.boards.strategy_map.checks.numbers import NamedNumber
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.windows.edits import Edits

_PLAN_WORDS = {"P5.days": say("findings.days_to_first_round")}
_WITH_NUMBERS = frozenset({BoardKind.STRATEGY_MAP, BoardKind.CONFLUENCE_PLAN})

_PAIRS = (("S5.least", "S5.most"), ("Q1.least", "Q1.most"), ("Q2.most", "Q2.far_too_many"))
"""Numbers of which the first is no larger than the second."""


class NumbersOfChecks(QScrollArea):
    """A field for each number of a board's checks; hidden until it is asked for, and made then."""

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._kind: BoardKind | None = None
        self._is_due = False
        self.parts: list[Part] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QScrollArea, QWidget#numbers { background: transparent; }")
        self.hide()

    @property
    def is_any(self) -> bool:
        """Whether the board's checks have numbers."""
        return self._kind is not None

    def show_board(self, board: Board | None) -> None:
        """Offer the numbers of a board's checks."""
        has_numbers = board is not None and board.type in _WITH_NUMBERS
        self._kind = board.type if board is not None and has_numbers else None
        self._is_due = True
        if not self.isHidden():
            self._make()

    def _make(self) -> None:
        self._is_due = False
        self.parts = [self._part(number) for number in _numbers_of(self._kind)]
        if self.parts:
            self.parts.append(
                Buttons(
                    (say("findings.all_as_usual"), self._bring_back), is_wanted=self._is_any_own
                )
            )
        content = QWidget()
        content.setObjectName("numbers")
        column = QVBoxLayout(content)
        column.setContentsMargins(11, 4, 14, 4)
        column.setSpacing(6)
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(content)

    def refresh(self) -> None:
        """Show the numbers as they are now."""
        for part in self.parts:
            part.refresh()

    def focus_first(self) -> None:
        """Give the first number the keyboard."""
        if self._is_due:
            self._make()
        for part in self.parts[:1]:
            if isinstance(part, Number):
                part.spin.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._is_due:
            self._make()
        super().showEvent(event)

    def _part(self, number: NamedNumber) -> Number:
        def write(value: int) -> None:
            why = self._why_not(number, value)
            if why:
                self._edits.refused.emit(why)
                return
            own = None if value == number.usual else float(value)
            self._edits.run(
                say("edits.change_number"),
                lambda draft: set_check_number(draft, number.name, own),
                merge_key=f"check_number.{number.name}",
            )

        return Number(
            number.label,
            lambda: round(check_number(self._edits.document, number.name, number.usual)),
            write,
            (round(number.least), round(number.most)),
            refuse=self._edits.refused.emit,
        )

    def _why_not(self, number: NamedNumber, value: int) -> str:
        """Why a number can't be with the one that it belongs to; empty if it can."""
        named = {one.name: one for one in _numbers_of(self._kind)}
        for lower, higher in _PAIRS:
            if number.name not in {lower, higher}:
                continue
            other = named[higher if number.name == lower else lower]
            there = round(check_number(self._edits.document, other.name, other.usual))
            is_crossed = value > there if number.name == lower else value < there
            if is_crossed:
                return say("findings.contradicts").format(
                    number=number.label, value=value, other=other.label, there=there
                )
        return ""

    def _is_any_own(self) -> bool:
        find = self._edits.document.find
        return any(find(CheckNumber, f"check_number_{one.name}") for one in _numbers_of(self._kind))

    def _bring_back(self) -> None:
        def put(draft: Draft) -> None:
            for number in _numbers_of(self._kind):
                set_check_number(draft, number.name, None)

        self._edits.run(say("edits.usual_numbers"), put)


def _numbers_of(kind: BoardKind | None) -> tuple[NamedNumber, ...]:
    """The numbers of a board type's checks, which are loaded now: seldom does anybody look here."""
    from confluence_desktop.boards.confluence_plan.checks import NUMBERS
    from confluence_desktop.boards.strategy_map.checks.numbers import CHECK_NUMBERS, NamedNumber

    if kind is BoardKind.STRATEGY_MAP:
        return CHECK_NUMBERS
    if kind is BoardKind.CONFLUENCE_PLAN:
        named = [(name, _PLAN_WORDS[name], usual) for name, usual in NUMBERS.items()]
        return tuple([NamedNumber(name, words, usual, 1, 365) for name, words, usual in named])
    return ()
