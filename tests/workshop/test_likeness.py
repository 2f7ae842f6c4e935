"""What is typed is held against the cards that are there."""

from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.likeness import alike
from tests.boards.strategy_map.checks.small_maps import BOARD, a_map_of

MAP = """
g goal: Young adults come back
a tool: Neighbourhood forum
b tool: Staff wiki
c capability: The staff wiki
"""


def ids(text: str, level: Level | None = None, language: str = "en") -> list[str]:
    return [card.id for card in alike(a_map_of(MAP), BOARD.id, level, text, language)]


def test_spelling_order_and_small_words_do_not_count() -> None:
    assert ids("the young adult come back") == ["g"]
    assert ids("Neighborhood forums") == ["a"]


def test_the_beginning_of_a_card_is_known() -> None:
    assert ids("Young adults") == ["g"]
    assert ids("Young") == []


def test_one_level_or_all_are_looked_at() -> None:
    assert ids("wiki for staff") == ["c", "b"]
    assert ids("wiki for staff", Level.TOOL) == ["b"]


def test_nothing_is_found_for_nothing_or_in_a_language_that_is_not_known() -> None:
    assert ids("") == ids("the") == ids("Staff wiki", language="fi") == []
