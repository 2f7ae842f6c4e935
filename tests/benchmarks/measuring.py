"""What a measurement is, how it is repeated, and how the table of them reads."""

import gc
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Spread:
    """Several runs of one thing, in the unit of its row."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        return sorted(self.values)[min(len(self.values) - 1, int(0.95 * len(self.values)))]

    @override
    def __str__(self) -> str:
        low, high = min(self.values), max(self.values)
        return f"{_short(self.median)} [{_short(low)}–{_short(high)}]"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        what: What is done.
        ours: The program doing it.
        limit: The barest way of doing the same work; None where there is only an absolute target.
        target: What is aimed at, in words.
        is_p95: The ratio is between 95th percentiles; else between medians.
        unit: Of all numbers.
    """

    what: str
    ours: Spread
    limit: Spread | None = None
    target: str = ""
    is_p95: bool = False
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        if self.limit is None:
            return None
        ours, limit = (self.ours.p95, self.limit.p95) if self.is_p95 else self._medians()
        return ours / limit if limit else None

    def _medians(self) -> tuple[float, float]:
        assert self.limit is not None
        return self.ours.median, self.limit.median


def run_times(work: Callable[[], object], runs: int, *, warm_ups: int = 0) -> Spread:
    """Milliseconds of each run, the collector of garbage held back as far as Python allows."""
    for _ in range(warm_ups):
        work()
    values = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        work()
        values.append((time.perf_counter() - start) * 1000)
    return Spread(tuple(values))


def each_time(steps: Sequence[Callable[[], object]]) -> Spread:
    """Milliseconds of each of some steps, one after the other."""
    values = []
    for step in steps:
        start = time.perf_counter()
        step()
        values.append((time.perf_counter() - start) * 1000)
    return Spread(tuple(values))


def alternating(works: Sequence[Callable[[], float]], runs: int) -> list[Spread]:
    """What each of some works says of itself, run in turn so that noise falls on all alike."""
    values: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for work, said in zip(works, values, strict=True):
            said.append(work())
    return [Spread(tuple(said)) for said in values]


def load_average() -> str:
    """How busy the machine is, over one, five and fifteen minutes, for the head of the table."""
    if not hasattr(os, "getloadavg"):
        return "unknown"
    return ", ".join(f"{load:.2f}" for load in os.getloadavg()) + f" on {os.cpu_count()} cores"


def table(rows: Sequence[Row]) -> str:
    """Rows as text, columns aligned."""
    lines = [("what", "ours", "p95", "limit", "p95", "ratio", "target", "n"), *map(_cells, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "–" if row.ratio is None else f"{row.ratio:.2f}" + (" p95" if row.is_p95 else "")
    return (
        row.what if row.unit == "ms" else f"{row.what} ({row.unit})",
        str(row.ours),
        _short(row.ours.p95),
        str(row.limit) if row.limit else "–",
        _short(row.limit.p95) if row.limit else "–",
        ratio,
        row.target,
        str(len(row.ours.values)),
    )


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.3f}"
