"""The numbers of the map's checks, which a session can change."""

from typing import NamedTuple

from confluence_desktop.document.record import Records
from confluence_desktop.workshop.findings import check_number
from confluence_desktop.workshop.spoken import spoken


class NamedNumber(NamedTuple):
    """A number of a check, as a panel offers it.

    Attributes:
        name: What it is stored as, such as ``Q1.most``.
        label: What it says, in words.
        usual: What it is unless the session says otherwise.
        least: The smallest value that makes sense.
        most: The greatest.
    """

    name: str
    label: str
    usual: float
    least: float
    most: float


_USUAL: tuple[tuple[str, float, float, float], ...] = (
    ("S5.least", 1, 0, 10),
    ("S5.most", 3, 1, 20),
    ("Q1.least", 3, 0, 20),
    ("Q1.most", 5, 1, 50),
    ("Q2.most", 18, 1, 500),
    ("Q2.far_too_many", 24, 1, 500),
    ("Q3.strategies", 5, 1, 50),
    ("Q3.percent", 60, 1, 100),
    ("Q3.from_goals", 3, 1, 50),
    ("Q4.percent", 50, 1, 100),
    ("Q4.from_capabilities", 4, 1, 100),
    ("D1.objectives", 5, 1, 100),
    ("W2.words", 15, 3, 100),
    ("L1.confidence", 4, 0, 10),
    ("L3.means", 2, 1, 10),
)

CHECK_NUMBERS: tuple[NamedNumber, ...] = tuple(
    NamedNumber(name, spoken("map_checks")["numbers"][name], usual, least, most)
    for name, usual, least, most in _USUAL
)


def numbers_of(records: Records) -> dict[str, float]:
    """Every number as it counts in a session."""
    return {one.name: check_number(records, one.name, one.usual) for one in CHECK_NUMBERS}
