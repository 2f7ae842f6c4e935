"""At the foot of the details: how much the board still lacks, and on demand what."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from confluence_desktop.windows.announcing import announce
from confluence_desktop.windows.findings_list import FindingsList
from confluence_desktop.windows.findings_numbers import NumbersOfChecks
from confluence_desktop.windows.kept_typing import KeptField
from confluence_desktop.windows.widgets import (
    LineField,
    PillButton,
    PlainLabel,
    QuietButton,
    Rule,
    plain_tooltip,
)
from confluence_desktop.workshop.agenda import PendingText, Room
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.findings import CheckNumber, Finding, acceptance_of
from confluence_desktop.workshop.findings_operations import (
    accept,
    ask,
    is_asked,
    park_finding,
    stop_asking,
    take_acceptance_back,
)
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from confluence_desktop.canvas.document_signals import DocumentSignals
    from confluence_desktop.document.change import Change
    from confluence_desktop.document.document import Commit
    from confluence_desktop.windows.board_findings import BoardFindings
    from confluence_desktop.windows.edits import Edits
    from confluence_desktop.windows.theme import Theme

_CYCLE = "S12"
_NUMBERS = say("findings.numbers")
_BECAUSE = "because|"


class FindingsPanel(QFrame):
    """A count, and opened below it the findings with what can be done about each.

    Signals:
        shown: Show these records on the board.
        board_wanted: Give the keyboard to the board.
        opened: It was opened (True) or closed.
        catch_22_wanted: Open this finding as a Catch-22.
    """

    shown = Signal(object)
    board_wanted = Signal()
    opened = Signal(bool)
    catch_22_wanted = Signal(object)

    def __init__(
        self,
        edits: Edits,
        signals: DocumentSignals,
        findings: BoardFindings,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._edits = edits
        self._findings = findings
        self._board_id: str | None = None
        self._told = 0
        self.head = QuietButton("", name=say("findings.board_lacks"), size_px=15, weight=600)
        self.list = FindingsList(theme)
        self._question = PlainLabel(size_px=15, weight=600, wraps=True)
        self._reason = PlainLabel(size_px=15, tone="muted", wraps=True)
        self.because = LineField()
        self.because.setPlaceholderText(say("findings.accept_hint"))
        self.because.setAccessibleName(say("findings.accepted_because"))
        self._kept = KeptField(edits, self.because)
        self._accepting: Finding | None = None
        self.numbers = NumbersOfChecks(edits)
        self._acts: dict[str, tuple[PillButton, Callable[[Finding], None]]] = {
            "ask": (_button(say("findings.ask"), say("findings.ask_tip")), self._ask),
            "park": (_button(say("findings.park"), say("findings.park_tip")), self._park),
            "accept": (
                _button(say("findings.accept"), say("findings.accept_tip")),
                self._begin_accepting,
            ),
            "take_back": (
                _button(say("findings.take_back"), say("findings.take_back_tip")),
                self._take_back,
            ),
            "catch_22": (
                _button(say("findings.catch_22"), say("findings.catch_22_tip")),
                self.catch_22_wanted.emit,
            ),
        }
        self._numbers_button = _button(_NUMBERS, say("findings.change_numbers"))
        self._body, self._foot = QWidget(), QWidget()
        self._lay_out()
        self.head.clicked.connect(self.toggle)
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self._show_current)
        self.list.asked.connect(self._run)
        self.because.returnPressed.connect(self._accept)
        self.because.escaped.connect(self._leave_reason)
        self._numbers_button.clicked.connect(self._toggle_numbers)
        findings.changed.connect(self.refresh)
        signals.committed.connect(self._on_committed)
        for word, (button, _) in self._acts.items():
            button.clicked.connect(lambda _checked=False, word=word: self._run(word))
        self._body.hide()
        self.refresh()

    @property
    def is_open(self) -> bool:
        """Whether the findings are listed."""
        return not self._body.isHidden()

    def show_board(self, board_id: str | None) -> None:
        """Speak of another board."""
        if board_id != self._board_id:
            self._board_id = board_id
            self._told = 0
            self.numbers.show_board(self._board())
            self._numbers_button.setVisible(self.numbers.is_any)
            self.refresh()

    def toggle(self) -> None:
        """Open the list and give it the keyboard, or close it."""
        if self.is_open:
            self.close_list()
        else:
            self.open_list()
            self.list.setFocus()

    def open_list(self) -> None:
        """Show what is found, and a reason that is half typed."""
        self._findings.look()
        self._body.show()
        self.refresh()
        kept = self._half_typed_places()
        found = (*self._findings.open_ones, *self._findings.parked) if kept else ()
        finding = next((one for one in found if _kept_for(one) in kept), None)
        if finding is not None:
            self.list.go_to(finding)
            self._ask_reason(finding)
        self.opened.emit(True)  # noqa: FBT003  # the signal's one value

    @property
    def has_half_typed(self) -> bool:
        """Whether a reason was being typed when the field for it was last left."""
        return bool(self._half_typed_places())

    def _half_typed_places(self) -> set[str]:
        start = f"{self._board_id}.{_BECAUSE}"
        kept = self._edits.document.all(PendingText)
        return {pending.place for pending in kept if pending.place.startswith(start)}

    def close_list(self) -> None:
        """Show the count alone."""
        self._body.hide()
        self.refresh()
        self.opened.emit(False)  # noqa: FBT003  # the signal's one value

    def refresh(self) -> None:
        """Show what is found now."""
        found = self._findings
        count = len(found.open_ones)
        sign = "▾" if self.is_open else "▸"
        said = "…" if found.is_looking else f"{count}"  # none found is an answer
        self.head.setText(f"{self._title()} · {said}  {sign}")
        self.head.setAccessibleName(f"{self._title()}: {count}")
        self.setVisible(self._board_id is not None)
        grows = QSizePolicy.Policy.Expanding if self.is_open else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)
        if not self.is_open:
            return
        groups = [
            (heading, self._as_on_the_board(some))
            for heading, some in (
                ("", found.open_ones),
                (say("findings.parked"), found.parked),
                (say("findings.accepted"), found.accepted),
            )
        ]
        marked = frozenset(one.key for _, some in groups for one in some if self._is_asked(one))
        self.list.show_findings(groups, marked)
        if count != self._told:
            self._told = count
            announce(self.list, f"{self._title()}: {count}")

    def _as_on_the_board(self, findings: Sequence[Finding]) -> list[Finding]:
        """Findings of one kind in the order in which their cards stand."""
        find = self._edits.document.find

        def place(finding: Finding) -> tuple[float, ...]:
            card = find(Card, finding.about[0]) if finding.about else None
            return (card.level.rank, card.order) if card is not None else ()

        kinds = groupby(findings, lambda one: (one.severity, one.check))
        return [one for _, some in kinds for one in sorted(some, key=place)]

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.list.set_theme(theme)

    def _title(self) -> str:
        board = self._board()
        is_map = board is None or board.type is BoardKind.STRATEGY_MAP
        return say("findings.map_lacks") if is_map else say("findings.to_ask")

    def _board(self) -> Board | None:
        return self._edits.document.find(Board, self._board_id)

    def _run(self, word: str) -> None:
        finding = self.list.current
        if finding is None:
            return
        if word == "show":
            self.shown.emit(finding.about)
            self.board_wanted.emit()
            return
        button, act = self._acts[word]
        if not button.isHidden():
            act(finding)

    def _ask(self, finding: Finding) -> None:
        if self._is_asked(finding):
            self._edits.run(say("edits.stop_asking"), stop_asking)
        else:
            self._edits.run(say("edits.ask_the_room"), lambda draft: ask(draft, finding))

    def _park(self, finding: Finding) -> None:
        self._edits.run(say("edits.park_a_question"), lambda draft: park_finding(draft, finding))

    def _begin_accepting(self, finding: Finding) -> None:
        self._ask_reason(finding)
        self.because.setFocus()

    def _ask_reason(self, finding: Finding) -> None:
        """Show the field for a reason, with what was half typed there."""
        self._accepting = finding
        self.because.setText(self._kept.begin(_kept_for(finding)))
        self.because.show()

    def _accept(self) -> None:
        finding, reason = self._accepting, self.because.text().strip()
        if finding is None or not reason:
            return
        self._accepting = None  # the row that comes to the mark next is another one
        done = self._edits.run(
            say("edits.accept_a_finding"), lambda draft: accept(draft, finding, reason)
        )
        if done is None:
            self._accepting = finding
            return
        self._kept.forget()
        self._leave_reason()

    def _leave_reason(self) -> None:
        had_keys = self.because.hasFocus()
        self._close_reason()
        if had_keys:
            self.list.setFocus()

    def _close_reason(self) -> None:
        """What is half typed stays, for the next time the same finding is accepted."""
        self._kept.leave()
        self._accepting = None
        self.because.hide()

    def _take_back(self, finding: Finding) -> None:
        self._edits.run(
            say("edits.take_acceptance_back"), lambda draft: take_acceptance_back(draft, finding)
        )

    def _is_asked(self, finding: Finding) -> bool:
        return is_asked(self._edits.document, finding)

    def _on_chosen(self, finding: Finding | None) -> None:
        if self._accepting is not None and _key_of(finding) != self._accepting.key:
            self._leave_reason()
        self._question.setVisible(finding is not None)
        accepted = acceptance_of(self._edits.document, finding) if finding else None
        is_open = finding is not None and accepted is None
        self._reason.setVisible(accepted is not None)
        if finding is not None:
            self._question.setText(finding.question)
            self._acts["ask"][0].setText(
                say("findings.stop_asking") if self._is_asked(finding) else say("findings.ask")
            )
        if accepted is not None:
            self._reason.setText(say("findings.accepted_because_of").format(reason=accepted.reason))
        is_parked = finding in self._findings.parked
        self._acts["ask"][0].setVisible(finding is not None)
        self._acts["park"][0].setVisible(is_open and not is_parked)
        self._acts["accept"][0].setVisible(is_open)
        self._acts["take_back"][0].setVisible(accepted is not None)
        is_cycle = is_open and finding is not None and finding.check == _CYCLE
        self._acts["catch_22"][0].setVisible(is_cycle)
        if self.list.hasFocus():
            self._show_current()

    def _show_current(self) -> None:
        """Show the cards of the finding that is marked, as keys act on it."""
        if self.list.current is not None:
            self.shown.emit(self.list.current.about)

    def _on_committed(self, commit: Commit) -> None:
        if self.is_open and (commit.change.touches(Room) or _moves_cards(commit.change)):
            self.refresh()
        if commit.change.touches(CheckNumber):
            self.numbers.refresh()

    def _toggle_numbers(self) -> None:
        are_shown = self.numbers.isHidden()
        self.numbers.setVisible(are_shown)
        self.list.setVisible(not are_shown)
        self._foot.setVisible(not are_shown)
        self._numbers_button.setText(say("findings.back") if are_shown else _NUMBERS)
        if are_shown:
            self.numbers.focus_first()
        else:
            self.list.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for word in ("ask", "park", "accept", "take_back"):
            buttons.addWidget(self._acts[word][0])
        buttons.addStretch(1)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(18, 6, 14, 0)
        foot.setSpacing(8)
        for widget in (self._question, self._reason, self.because):
            foot.addWidget(widget)
        foot.addLayout(buttons)
        foot.addWidget(self._acts["catch_22"][0])
        self.because.hide()
        last = QHBoxLayout()
        last.setContentsMargins(18, 8, 14, 10)
        last.addWidget(self._numbers_button)
        last.addStretch(1)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.list, 1)
        body.addWidget(self.numbers, 1)
        body.addWidget(self._foot)
        body.addLayout(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(10, 6, 10, 6)
        head.addWidget(self.head)
        head.addStretch(1)
        column.addWidget(Rule())
        column.addLayout(head)
        column.addWidget(self._body, 1)


def _kept_for(finding: Finding) -> str:
    return f"{finding.board_id}.{_BECAUSE}{finding.key}"


def _key_of(finding: Finding | None) -> str:
    return finding.key if finding is not None else ""


def _moves_cards(change: Change) -> bool:
    """Whether cards stand in another order after a change."""
    return any(
        isinstance(card, Card)
        and isinstance(was := change.before.get(id_), Card)
        and (card.order, card.level) != (was.order, was.level)
        for id_, card in change.after.items()
    )


def _button(text: str, name: str) -> PillButton:
    button = PillButton(text, size="small")
    button.setToolTip(plain_tooltip(name))
    button.setAccessibleName(name)
    return button
