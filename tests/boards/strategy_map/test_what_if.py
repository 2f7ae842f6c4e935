"""Thinking cards away shows what loses its support and what is there for nothing then."""

from confluence_desktop.boards.strategy_map.what_if import WhatIf, what_if
from tests.boards.strategy_map.checks.small_maps import BOARD, a_map_of

MAP = """
g goal: Come back
h goal: Share
o objective: More < g
s strategy: Ask < o
r strategy: Meet < o, h
c capability: Talk < s
d capability: Listen < s, r
t tool: Forum < c
u tool: Wiki < d
"""


def struck(*ids: str, lines: str = MAP) -> WhatIf:
    return what_if(a_map_of(lines), BOARD, ids)


def test_an_end_that_keeps_some_means_is_weakened() -> None:
    found = struck("s")
    assert found.loses == frozenset()
    assert found.weakened == {"o"}


def test_an_end_without_means_takes_those_above_along() -> None:
    found = struck("s", "r")
    assert found.loses == {"o", "g", "h"}
    assert found.weakened == frozenset()


def test_means_that_serve_nothing_any_more_are_idle() -> None:
    assert struck("s").idle == {"c", "t"}
    assert struck("s", "r").idle == {"c", "t", "d", "u"}


def test_cards_that_never_had_means_lose_nothing() -> None:
    assert struck("t") == WhatIf(
        frozenset("t"), frozenset("cs") - {"s"}, frozenset("s"), frozenset()
    )


def test_a_link_that_hurts_supports_nothing() -> None:
    lines = "g goal: A\ns strategy: B < g\nr strategy: C < !g"
    assert struck("s", lines=lines).loses == {"g"}
    assert struck("r", lines=lines).weakened == frozenset()


def test_a_circle_does_not_hold_itself_from_outside() -> None:
    lines = "a goal: A < b\nb goal: B < a\ns strategy: C < a"
    assert struck("s", lines=lines).weakened == {"a"}
    assert struck("a", lines=lines).loses == {"b"}


def test_cards_of_other_maps_and_gone_ones_are_passed_over() -> None:
    nothing: frozenset[str] = frozenset()
    assert struck("nowhere") == WhatIf(nothing, nothing, nothing, nothing)
