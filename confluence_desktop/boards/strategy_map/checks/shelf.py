"""Findings kept in their order while some come and others go."""

from bisect import bisect_left
from collections.abc import Sequence

from confluence_desktop.boards.strategy_map.checks.catalogue import CHECKS
from confluence_desktop.workshop.findings import Finding

Spot = tuple[str, str]
"""Where a finding came from: the card that was looked at (empty: the map), and the check."""

_Rank = tuple[int, int, str, str]

_PLACE = {check: number for number, check in enumerate(CHECKS)}
_MANY = 256
"""From so many changes on, sorting everything again is quicker."""


class Shelf:
    """All findings of a map, in the order of `findings.in_order`."""

    def __init__(self) -> None:
        self._at: dict[Spot, tuple[Finding, ...]] = {}
        self._spots_of: dict[str, set[str]] = {}
        self._named_by: dict[str, dict[Spot, None]] = {}
        self._ranked: list[tuple[_Rank, Finding]] = []
        self._shown: tuple[Finding, ...] | None = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        if self._shown is None:
            self._shown = tuple(finding for _, finding in self._ranked)
        return self._shown

    def checks_at(self, card_id: str) -> set[str]:
        """The checks that have found something at a card."""
        return self._spots_of.get(card_id, set())

    def naming(self, card_id: str) -> list[Spot]:
        """Where findings came from that name a card."""
        return list(self._named_by.get(card_id, ()))

    def replace(self, looked: dict[Spot, tuple[Finding, ...]]) -> None:
        """Put what was found at some spots in the place of what stood there."""
        gone: list[Finding] = []
        come: list[Finding] = []
        for spot, found in looked.items():
            was = self._at.get(spot, ())
            if was != found:
                gone += was
                come += found
                self._set(spot, was, found)
        if gone or come:
            self._rank(gone, come)
            self._shown = None

    def _set(self, spot: Spot, was: Sequence[Finding], found: tuple[Finding, ...]) -> None:
        card_id, check = spot
        if found:
            self._at[spot] = found
            self._spots_of.setdefault(card_id, set()).add(check)
        else:
            del self._at[spot]
            self._spots_of[card_id].discard(check)
        for name in {one for finding in was for one in finding.about}:
            self._named_by[name].pop(spot, None)
        for name in {one for finding in found for one in finding.about}:
            self._named_by.setdefault(name, {})[spot] = None

    def _rank(self, gone: Sequence[Finding], come: Sequence[Finding]) -> None:
        if len(gone) + len(come) > _MANY:
            lost = set(gone)
            kept = [ranked for ranked in self._ranked if ranked[1] not in lost]
            self._ranked = sorted(kept + [(_rank_of(one), one) for one in come], key=_by_rank)
            return
        for finding in gone:
            del self._ranked[bisect_left(self._ranked, _rank_of(finding), key=_by_rank)]
        for finding in come:
            rank = _rank_of(finding)
            self._ranked.insert(bisect_left(self._ranked, rank, key=_by_rank), (rank, finding))


def _by_rank(ranked: tuple[_Rank, Finding]) -> _Rank:
    return ranked[0]


def _rank_of(finding: Finding) -> _Rank:
    return (finding.severity.rank, _PLACE[finding.check], finding.statement, finding.key)
