"""What the checks of the method find: questions to ask the room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol

from confluence_desktop.document.change import Change
from confluence_desktop.document.record import Record, Records
from confluence_desktop.document.text import Line, Text


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for errors, which come first."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check came upon.

    Attributes:
        check: The check's id, as the method names it (``S5``, ``t6``, ``P3``).
        board_id: The board that it is about.
        about: Ids of the records that it is about, in reading order; empty for the whole board.
        statement: What is so, short, such as "“Run a newsletter” serves no objective".
        mark: The same on the card itself, such as "Serves no objective".
        question: What to ask the room.
        part: Tells findings of one check about the same records apart; mostly empty.
        short_mark: The mark on a narrow card, such as "No objective"; empty if it is short already.
    """

    check: str
    severity: Severity
    board_id: str
    about: tuple[str, ...]
    statement: str
    mark: str
    question: str
    part: str = ""
    short_mark: str = ""

    @property
    def key(self) -> str:
        """The same as long as it is the same finding."""
        return finding_key(self.check, self.board_id, self.about, self.part)


def finding_key(check: str, board_id: str, about: Sequence[str], part: str = "") -> str:
    """What a finding is known by; the order of `about` does not count."""
    return "|".join((check, board_id, part, *sorted(about)))


class Acceptance(Record):
    """A finding that the room lives with, and why.

    Attributes:
        key: The finding's key; other records, another finding.
        reason: Kept for the facilitator and the full record.
    """

    stored_as: ClassVar[str] = "acceptance"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    check: str
    key: str
    reason: Text


class CheckNumber(Record):
    """A number of a check that this session has changed; id `check_number_` + its name.

    Attributes:
        name: Such as ``Q1.most``; the boards' checks say which there are and what is usual.
    """

    stored_as: ClassVar[str] = "check_number"

    name: Line
    value: float


def check_number(records: Records, name: str, usual: float) -> float:
    """A check's number in this session, else the usual one."""
    own = records.find(CheckNumber, f"check_number_{name}")
    return usual if own is None else own.value


def acceptance_of(records: Records, finding: Finding) -> Acceptance | None:
    """Why a finding was accepted, if it was."""
    return next(
        (
            one
            for one in records.where(Acceptance, board_id=finding.board_id)
            if one.key == finding.key
        ),
        None,
    )


class FindingWatch(Protocol):
    """Keeps a board's findings up to date edit by edit; equal to looking anew at any time."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, accepted ones too, in `in_order`."""
        ...

    def update(self, change: Change, records: Records) -> None:
        """Take in what a commit, undo or redo changed; `records` are those after it."""
        ...


def in_order(findings: Iterable[Finding], checks: Sequence[str]) -> tuple[Finding, ...]:
    """Findings with errors first, then as the method lists its checks, then by what they say."""
    place = {check: number for number, check in enumerate(checks)}
    return tuple(
        sorted(
            findings,
            key=lambda one: (one.severity.rank, place[one.check], one.statement, one.key),
        )
    )
