"""Any card is read up to the mission and down to the tools as one sentence."""

import pytest

from confluence_desktop.boards.strategy_map.sight import sight_of
from tests.boards.strategy_map.checks.small_maps import a_map_of
from tests.boards.strategy_map.checks.test_checks import SPINE, TOP

WHOLE = (
    "Our mission is “Help everyone read”, our vision is “The city talks to itself”, for that we"
    " want “Young adults come back”, which we see by “More borrowers”, we get there by “Let readers"
    " recommend”, for which we need “Host a talk”, with “Reading circle”."
)


@pytest.mark.parametrize("card_id", ["m", "v", "g", "o", "s", "c", "t"])
def test_a_whole_chain_reads_the_same_from_each_of_its_cards(card_id: str) -> None:
    assert sight_of(a_map_of(SPINE), card_id) == WHOLE


def test_what_is_missing_is_a_gap_however_long() -> None:
    document = a_map_of(f"{TOP}s strategy: Ask them < v")
    assert sight_of(document, "s") == (
        "Our mission is “Help everyone read”, our vision is “The city talks to itself”, …,"
        " we get there by “Ask them”, …"
    )
    assert sight_of(document, "nowhere") == ""


def test_of_several_ways_the_one_to_the_mission_is_read_and_the_others_are_counted() -> None:
    lines = SPINE.replace("v vision", "g0 goal: Loose end\nv vision").replace(
        "recommend < o", "recommend < g0, o"
    )
    document = a_map_of(lines + "t2 tool: Forum < c\nt3 tool: Wiki < c\n")
    sentence = sight_of(document, "s")
    assert "“More borrowers” (and 1 more)" in sentence
    assert sentence.endswith("with “Reading circle” (and 2 more).")


def test_a_circle_and_a_hurting_link_lead_nowhere() -> None:
    document = a_map_of("a goal: Trust < b\nb goal: Work < a\ns strategy: Cut < !a")
    assert sight_of(document, "a") == "…, for that we want “Trust”, …"
    assert sight_of(document, "s") == "…, we get there by “Cut”, …"
