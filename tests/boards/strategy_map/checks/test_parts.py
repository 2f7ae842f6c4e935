"""Checks that ask in several ways, when they begin to speak, and what languages they read."""

import pytest

from confluence_desktop.boards.strategy_map.checks import map_findings
from confluence_desktop.workshop.findings import Severity
from tests.boards.strategy_map.checks.small_maps import BOARD, a_map_of, found
from tests.boards.strategy_map.checks.test_checks import GOALS, SPINE, TOP, objectives

MEASURED = "[measure=x baseline=1 target=2 owner=Ana due=2027-06-01]"

PARTS: list[tuple[str, str, str, str, str]] = [
    ("S1", "no_mission", "v vision: Talk", "The map has no mission", ""),
    ("S1", "no_vision", "m mission: Read\ng goal: Come back", "The map has no vision", ""),
    ("S1", "visions", f"{TOP}w vision: Two", "There are 2 visions", "One of 2 visions"),
    (
        "S5",
        "many",
        SPINE + objectives(4),
        "“Young adults come back” has 5 objectives",
        "5 objectives",
    ),
    (
        "S9",
        "serves",
        "c capability: Talk < g\ng goal: Come",
        "“Talk” serves no strategy",
        "Serves no strategy",
    ),
    ("S10", "serves", "t tool: Wiki", "“Wiki” serves no capability", "Serves no capability"),
    (
        "S10",
        "straight",
        SPINE + "w tool: Wiki < s",
        "“Wiki” hangs straight under “Let readers recommend”",
        "Under no capability",
    ),
    (
        "W4",
        "blank",
        "o objective: 40% more",
        "“40% more” has no measure, target or date",
        "Not measured yet",
    ),
    (
        "W4",
        "blank",
        "o objective: More [baseline=1 target=2 due=2027-06-01]",
        "“More” does not say what is measured",
        "No measure",
    ),
    (
        "W4",
        "blank",
        "o objective: More [measure=x baseline=1 due=2027-06-01]",
        "“More” has no target",
        "No target",
    ),
    (
        "W4",
        "blank",
        "o objective: More [measure=x baseline=1 target=2]",
        "“More” has no date",
        "No date",
    ),
    (
        "W4",
        "blank",
        "o objective: More [target=2]",
        "“More” has no measure, figure of today or date",
        "No measure, figure of today or date",
    ),
    ("D1", "owner", "o objective: More", "“More” has no owner", "No owner"),
    (
        "D1",
        "load",
        objectives(6, MEASURED).replace("< g", ""),
        "Ana answers for 6 objectives",
        "One owner, 6 objectives",
    ),
    (
        "Q1",
        "few",
        f"{TOP}g goal: Come < v\no objective: More < g",
        "The map has 1 goal, fewer than 3",
        "",
    ),
    (
        "Q3",
        "goal",
        SPINE + "\n".join(f"x{n} strategy: Way < g" for n in range(5)),
        "“Young adults come back” has 6 strategies",
        "6 strategies",
    ),
]


@pytest.mark.parametrize(
    ("check", "part", "lines", "statement", "mark"),
    PARTS,
    ids=[f"{case[0]} {case[1]}" for case in PARTS],
)
def test_a_check_of_several_parts_says_which(
    check: str, part: str, lines: str, statement: str, mark: str
) -> None:
    (finding,) = [one for one in found(a_map_of(lines), check) if one.part == part]
    assert (finding.statement, finding.mark) == (statement, mark)


def test_an_empty_map_is_silent() -> None:
    assert map_findings(BOARD, a_map_of("")) == ()


@pytest.mark.parametrize(
    ("lines", "not_yet", "more"),
    [
        ("m mission: Read", "S1", "g goal: Come back"),
        (f"{TOP}g goal: Come < v", "S5", "o objective: More"),
        (f"{TOP}g goal: Come < v", "Q1", "o objective: More < g"),
        (f"{TOP}g goal: Come < v\no objective: More < g", "S7", "s strategy: Ask"),
        ("s strategy: Ask", "S9", "t tool: Wiki"),
    ],
)
def test_what_is_missing_is_asked_for_once_the_room_has_come_that_far(
    lines: str, not_yet: str, more: str
) -> None:
    assert found(a_map_of(lines), not_yet) == []
    assert found(a_map_of(f"{lines}\n{more}"), not_yet) != []


def test_far_too_many_objectives_are_an_error() -> None:
    (finding,) = found(a_map_of(SPINE + objectives(24)), "Q2")
    assert (finding.severity, finding.part) == (Severity.ERROR, "far")
    assert finding.statement == "The map has 25 objectives, more than 24"


def test_one_gap_on_the_way_up_is_one_question() -> None:
    loose = SPINE.replace("itself < m", "itself")
    assert found(a_map_of(loose), "S2")
    assert found(a_map_of(loose), "S8") == []
    assert found(a_map_of(SPINE + "n strategy: Newsletter"), "S8") == []


def test_a_goal_whose_objectives_have_strategies_is_reached() -> None:
    lines = f"{TOP}g goal: A < v\no objective: B < g\ns strategy: C < o"
    assert found(a_map_of(lines), "S7") == []
    assert found(a_map_of(lines.replace("C < o", "C < !o")), "S7") != []


def test_a_strategy_may_serve_a_goal_directly() -> None:
    assert found(a_map_of("g goal: A\ns strategy: B < g"), "S14") == []


def test_a_circle_begins_with_the_cards_whose_link_closes_it() -> None:
    lines = "a goal: Trust < c\nb objective: Meet < a\nc strategy: Work < b\nd tool: Chat < c"
    (finding,) = found(a_map_of(lines), "S12")
    assert finding.about == ("a", "c", "b")
    assert finding.statement == "“Trust”, “Work” and 1 more wait for each other"


def test_three_alike_cards_are_two_questions() -> None:
    lines = "a tool: Staff wiki\nb tool: The staff wiki\nc tool: Wiki of staff\nd goal: Staff wiki"
    assert [one.about for one in found(a_map_of(lines), "S13")] == [("b", "a"), ("c", "a")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10% more readers", "20% more readers"),
        ("Lend books", "Do not lend books"),
        ("Meet readers online", "Meet writers online"),
        ("Vendor satisfaction and retention up", "Partner satisfaction and retention up"),
    ],
)
def test_texts_that_differ_in_what_counts_are_two_things(one: str, other: str) -> None:
    assert found(a_map_of(f"a goal: {one}\nb goal: {other}"), "S13") == []


LANGUAGES = {
    "en": (
        "Reach forty readers",
        "Listen or reply",
        "Young adults return",
        "The young adult returns",
    ),
    "de": (
        "Vierzig Leser bis Juni",
        "Zuhören und antworten",
        "Junge Leute kommen zurück",
        "Die jungen Leute kommen zurück",
    ),
    "fr": (
        "Vingt lecteurs en août",
        "Écouter et répondre",
        "Les jeunes adultes reviennent",
        "Jeunes adultes qui reviennent",
    ),
    "es": (
        "Veinte lectores en mayo",
        "Escuchar y responder",
        "Los jóvenes vuelven pronto",
        "Vuelven pronto los jovenes",
    ),
}
"""A text with a number, one of two things, and two that say the same."""

PLAIN = {
    "en": ("One voice for the second city", "Give and take"),
    "de": ("Alle Leser kommen gern", "Forschung und Entwicklung"),
    "fr": ("Les lecteurs reviennent", "Recherche et développement"),
    "es": ("Los lectores vuelven", "Investigación y desarrollo"),
}
"""A text without a number, and one of one thing that is said in two words."""


def words_asked(language: str, texts: tuple[str, ...]) -> set[str]:
    number, two, one, again = texts
    lines = f"""
        a goal: {number}
        b goal: {one}
        c goal: {again}
        d capability: {two}
        e strategy: {one} < b
    """
    document = a_map_of(lines, language=language)
    return {one.check for one in map_findings(BOARD, document)} & {"W3", "W5", "W7", "S13"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_read_in_four_languages(language: str) -> None:
    assert words_asked(language, LANGUAGES[language]) == {"W3", "W5", "W7", "S13"}
    assert words_asked(f"{language}-XX", LANGUAGES[language]) == {"W3", "W5", "W7", "S13"}


@pytest.mark.parametrize("language", PLAIN)
def test_words_that_only_look_like_it_are_let_be(language: str) -> None:
    number, two = PLAIN[language]
    lines = f"a goal: {number}\nb capability: {two}"
    document = a_map_of(lines, language=language)
    assert found(document, "W3") == found(document, "W7") == []


@pytest.mark.parametrize("language", ["fi", "zh", "", "../en", "english"])
def test_other_languages_are_never_guessed_at(language: str) -> None:
    assert words_asked(language, LANGUAGES["en"]) == set()


@pytest.mark.parametrize(
    "text",
    ["B2B first", "COVID-19", "Catch-22", "Open 24/7", "Web 2.0 works", "Two-way talk in town"],
)
def test_a_name_with_digits_is_no_number(text: str) -> None:
    assert found(a_map_of(f"g goal: {text}"), "W3") == []


@pytest.mark.parametrize("text", ["Twenty-five gardens", "Two-thirds read", "Open by mid-June"])
def test_a_number_with_a_hyphen_is_one(text: str) -> None:
    assert found(a_map_of(f"g goal: {text}"), "W3") != []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Women and girls lead"),
        ("de", "Jung und Alt lesen"),
        ("fr", "Parents et enfants lisent"),
        ("es", "Padres e hijos leen juntos"),
    ],
)
def test_people_who_are_named_together_are_one_thing(language: str, text: str) -> None:
    assert found(a_map_of(f"c capability: {text}", language=language), "W7") == []


def test_filling_in_an_objective_raises_no_count_and_keeps_its_acceptance() -> None:
    keys = set()
    for filled in ("owner=Ana", "target=2", "target=2 measure=x", "target=2 measure=x baseline=1"):
        (finding,) = found(a_map_of(f"o objective: More [{filled}]"), "W4")
        keys.add(finding.key)
    assert len(keys) == 1


def test_a_session_has_numbers_of_its_own() -> None:
    six = GOALS + "\ng9 goal: One more < v"
    assert found(a_map_of(six, Q1_most=6), "Q1") == []
    assert found(a_map_of(GOALS, Q1_most=4), "Q1") != []
    assert found(a_map_of(SPINE, L3_means=1), "L3") == []
