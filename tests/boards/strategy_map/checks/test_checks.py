"""Each check of the map: a map in which it asks, one in which it does not, and its words."""

import pytest

from confluence_desktop.boards.strategy_map.checks import CHECK_NUMBERS, CHECKS, map_findings
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.findings import Severity, acceptance_of
from confluence_desktop.workshop.findings_operations import accept, take_acceptance_back
from confluence_desktop.workshop.links import Link
from tests.boards.strategy_map.checks.small_maps import BOARD, a_map_of, found

TOP = """
m mission: Help everyone read [names_action=yes names_offering=yes names_for_whom=yes]
v vision: The city talks to itself < m
"""
SPINE = f"""{TOP}
g goal: Young adults come back < v
o objective: More borrowers < g [measure=x baseline=1 target=2 owner=Ana due=2027-06-01]
s strategy: Let readers recommend < o
c capability: Host a talk < s
t tool: Reading circle < c
"""
GOALS = f"{TOP}\n" + "\n".join(f"g{n} goal: Goal number < v" for n in range(5))
FOUR = "\n".join(f"c{n} capability: Skill < s" for n in range(4))


def objectives(count: int, fields: str = "") -> str:
    return "\n".join(f"o{n} objective: Aim < g {fields}" for n in range(count))


CASES: dict[str, tuple[str, str, str, Severity]] = {
    "S1": (
        SPINE.replace("v vision", "m2 mission: Another one\nv vision"),
        SPINE,
        "There are 2 missions",
        Severity.ERROR,
    ),
    "S2": (
        SPINE.replace("itself < m", "itself"),
        SPINE,
        "“The city talks to itself” is not linked to the mission",
        Severity.ERROR,
    ),
    "S3": (
        SPINE.replace("back < v", "back"),
        SPINE,
        "“Young adults come back” does not lead to the vision",
        Severity.ERROR,
    ),
    "S4": (
        SPINE.replace("borrowers < g", "borrowers < v"),
        SPINE,
        "“More borrowers” measures no goal",
        Severity.ERROR,
    ),
    "S5": (
        SPINE + "g2 goal: Staff share < v",
        SPINE,
        "“Staff share” has no objective",
        Severity.WARNING,
    ),
    "S6": (
        SPINE + "n strategy: Run a newsletter",
        SPINE,
        "“Run a newsletter” serves no objective",
        Severity.ERROR,
    ),
    "S7": (
        SPINE + "g2 goal: Staff share < v",
        SPINE,
        "No strategy leads to “Staff share”",
        Severity.WARNING,
    ),
    "S8": (
        SPINE + "g2 goal: Staff share\ns2 strategy: Meet < g2",
        SPINE,
        "No way leads from “Meet” up to the mission",
        Severity.WARNING,
    ),
    "S9": (
        SPINE + "s2 strategy: Meet < g",
        SPINE,
        "“Meet” needs no capability",
        Severity.WARNING,
    ),
    "S10": (
        SPINE + "t2 tool: Short video [asked_for=yes]",
        SPINE,
        "“Short video” was asked for; no capability needs it",
        Severity.WARNING,
    ),
    "S11": (
        SPINE + "c2 capability: Share drafts < s",
        SPINE + "c2 capability: Share drafts < s [owner=Press]",
        "Nothing and nobody carries “Share drafts”",
        Severity.HINT,
    ),
    "S12": (
        SPINE + "a strategy: Trust < o, b\nb strategy: Work together < o, a",
        SPINE + "a strategy: Trust < o, b\nb strategy: Work together < o",
        "“Trust” and “Work together” wait for each other",
        Severity.WARNING,
    ),
    "S13": (
        SPINE + "g2 goal: Young adult come back < v",
        SPINE + "g2 goal: Old adults come back < v",
        "“Young adults come back” and “Young adult come back” say nearly the same",
        Severity.WARNING,
    ),
    "S14": (
        SPINE + "c2 capability: Share drafts < s, g",
        SPINE + "s2 strategy: Meet < g",
        "“Share drafts” is linked straight to “Young adults come back”",
        Severity.HINT,
    ),
    "W1": (
        SPINE.replace("names_offering=yes ", ""),
        SPINE,
        "The mission is not ticked as saying what is offered",
        Severity.HINT,
    ),
    "W2": (
        SPINE.replace("talks to itself", "talks to itself " + "again " * 12),
        SPINE.replace("talks to itself", "talks to itself " + "again " * 10),
        "The vision has 17 words",
        Severity.HINT,
    ),
    "W3": (
        SPINE.replace("come back <", "come back by 2030 <"),
        SPINE.replace("come back <", "come back 24/7 <"),
        "“Young adults come back by 2030” holds a number or a date",
        Severity.HINT,
    ),
    "W4": (
        SPINE.replace("baseline=1 ", ""),
        SPINE,
        "“More borrowers” does not say today’s figure",
        Severity.WARNING,
    ),
    "W5": (
        SPINE + "s2 strategy: Get young adults to come back < o",
        SPINE,
        "“Get young adults to come back” says what “Young adults come back” says",
        Severity.HINT,
    ),
    "W6": (
        SPINE,
        SPINE.replace("[measure", "[tells_outcome=yes measure"),
        "“More borrowers” is not ticked as an outcome",
        Severity.HINT,
    ),
    "W7": (
        SPINE.replace("Host a talk", "Host a talk and listen"),
        SPINE.replace("Host a talk", "Host research and development"),
        "“Host a talk and listen” holds more than one thing",
        Severity.HINT,
    ),
    "Q1": (
        GOALS + "\ng9 goal: One more < v",
        GOALS,
        "The map has 6 goals, more than 5",
        Severity.WARNING,
    ),
    "Q2": (
        SPINE + objectives(18),
        SPINE + objectives(17),
        "The map has 19 objectives, more than 18",
        Severity.WARNING,
    ),
    "Q3": (
        GOALS + "\ns strategy: Talk < g0, g1, g2, g3",
        GOALS + "\ns strategy: Talk < g0, g1, g2",
        "“Talk” serves 4 of 5 goals",
        Severity.HINT,
    ),
    "Q4": (
        f"s strategy: Talk\n{FOUR}\nt tool: Forum < c0, c1",
        f"s strategy: Talk\n{FOUR}\nt tool: Forum < c0",
        "“Forum” carries 2 of 4 capabilities",
        Severity.WARNING,
    ),
    "D1": (
        SPINE.replace("back < v", "back < v [due=2027-05-01]"),
        SPINE.replace("back < v", "back < v [due=2027-06-01]"),
        "“More borrowers” is due 1 June 2027, after “Young adults come back”",
        Severity.WARNING,
    ),
    "L1": (
        SPINE.replace("recommend < o", "recommend < o?4"),
        SPINE.replace("recommend < o", "recommend < o?4 because"),
        "The link from “Let readers recommend” to “More borrowers” is doubted and has no because",
        Severity.HINT,
    ),
    "L2": (
        SPINE.replace("recommend < o", "recommend < o, !g"),
        SPINE.replace("recommend < o", "recommend < o, g"),
        "“Let readers recommend” helps “More borrowers” and hurts “Young adults come back”",
        Severity.WARNING,
    ),
    "L3": (
        SPINE,
        SPINE + "s2 strategy: Meet < o",
        "“More borrowers” has only one means, “Let readers recommend”",
        Severity.HINT,
    ),
}
"""Check to: a map in which it asks, the like in which it does not, what it says, how serious."""

IDS = list(CASES)


def test_each_check_has_its_case() -> None:
    assert list(CHECKS) == IDS


@pytest.mark.parametrize("check", IDS)
def test_a_check_asks_where_something_is_so(check: str) -> None:
    asks, _, statement, severity = CASES[check]
    (finding,) = found(a_map_of(asks), check)
    assert finding.statement == statement
    assert finding.severity is severity
    assert finding.question.endswith("?")
    assert finding.board_id == BOARD.id


@pytest.mark.parametrize("check", IDS)
def test_a_check_is_silent_where_it_is_not(check: str) -> None:
    _, silent, _, _ = CASES[check]
    assert found(a_map_of(silent), check) == []


@pytest.mark.parametrize("check", IDS)
def test_an_accepted_finding_stays_and_keeps_its_reason(check: str) -> None:
    document = a_map_of(CASES[check][0])
    (finding,) = found(document, check)
    with document.transaction("Live with it") as draft:
        accept(draft, finding, "One year only")
    (again,) = found(document, check)
    acceptance = acceptance_of(document, again)
    assert acceptance is not None
    assert acceptance.reason == "One year only"
    with document.transaction("Count again") as draft:
        take_acceptance_back(draft, again)
    assert acceptance_of(document, again) is None


@pytest.mark.parametrize("check", IDS)
def test_a_finding_is_about_what_its_words_name(check: str) -> None:
    document = a_map_of(CASES[check][0])
    (finding,) = found(document, check)
    there = {one.id for kind in (Card, Link) for one in document.all(kind)}
    assert set(finding.about) <= there
    assert finding.mark or not finding.about


def test_a_whole_map_has_next_to_nothing_to_be_asked() -> None:
    whole = SPINE.replace("[measure", "[tells_outcome=yes measure") + (
        "s2 strategy: Meet < o\nc2 capability: Share drafts < s2\nt2 tool: Wiki < c2\n"
    )
    assert {one.check for one in map_findings(BOARD, a_map_of(whole))} == {"Q1"}


def test_the_numbers_are_named_and_within_their_bounds() -> None:
    assert len({one.name for one in CHECK_NUMBERS}) == len(CHECK_NUMBERS)
    for one in CHECK_NUMBERS:
        assert one.least <= one.usual <= one.most, one.name
        assert one.name.partition(".")[0] in CHECKS
        assert one.label
