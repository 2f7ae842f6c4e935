"""The outline: the same cards as a tree."""

import random
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.strategy_map import moving, operations
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.errors import RefusedError
from confluence_desktop.windows.outline_map import MapOutline
from confluence_desktop.windows.outline_nodes import OutlineModel
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.links import Link
from tests.builders import a_card, a_link, a_map

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
DESCRIPTION = Qt.ItemDataRole.AccessibleDescriptionRole


def lines(model: OutlineModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    """The tree as indented text."""
    found: list[str] = []

    def walk(parent: QModelIndex, depth: int) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append("  " * depth + str(index.data(role)))
            walk(index, depth + 1)

    walk(QModelIndex(), 0)
    return found


def test_cards_stand_under_what_they_serve_and_the_rest_under_its_level() -> None:
    document, board = a_map()
    mission = a_card(document, board, Level.MISSION, "Everyone reads")
    vision = a_card(document, board, Level.VISION, "A city that talks", under=mission)
    goal = a_card(document, board, Level.GOAL, "Young adults come back", under=vision)
    a_card(document, board, Level.TOOL, "Microblog")
    a_card(document, board, Level.STRATEGY, "Readers recommend", under=goal)
    assert lines(MapOutline(document, board.id)) == [
        "Everyone reads",
        "  A city that talks",
        "    Young adults come back",
        "      Readers recommend",
        "Tools that serve nothing yet · 1",
        "  Microblog",
    ]


def test_a_card_with_several_ends_stands_once_and_is_pointed_at_from_the_others() -> None:
    document, board = a_map()
    first = a_card(document, board, Level.GOAL, "First goal")
    second = a_card(document, board, Level.GOAL, "Second goal")
    strategy = a_card(document, board, Level.STRATEGY, "Serves both", under=second)
    a_link(document, strategy, first)
    a_card(document, board, Level.TOOL, "Below it", under=strategy)
    model = MapOutline(document, board.id)
    assert lines(model, ACCESSIBLE) == [
        "Goals that serve nothing yet · 2",
        "  Goal: First goal",
        "    Strategy: Serves both",
        "      Tool: Below it",
        "  Goal: Second goal",
        "    Also here: Strategy: Serves both",
    ]


def test_cards_that_wait_for_each_other_still_have_their_place() -> None:
    document, board = a_map()
    one = a_card(document, board, Level.STRATEGY, "One")
    other = a_card(document, board, Level.STRATEGY, "Other")
    a_link(document, one, other)
    a_link(document, other, one)
    assert lines(MapOutline(document, board.id), ACCESSIBLE) == [
        "Strategies that serve nothing yet · 2",
        "  Strategy: One",
        "    Also here: Strategy: Other",
        "  Strategy: Other",
        "    Also here: Strategy: One",
    ]


def test_a_screen_reader_hears_links_state_and_what_covers() -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "Young adults come back")
    card = a_card(document, board, Level.STRATEGY, "Recommend", under=goal, covered=True)
    a_card(document, board, Level.CAPABILITY, "Host a conversation", under=card)
    model = MapOutline(document, board.id)
    (row,) = model.rows_of(card.id)
    said = str(row.data(DESCRIPTION))
    assert "Serves Young adults come back." in said
    assert "Needs Host a conversation." in said
    assert "Covered: the wall does not show it." in said


@pytest.mark.parametrize("seed", range(6))
def test_the_tree_kept_up_to_date_is_the_tree_made_anew(seed: int, qtbot: QtBot) -> None:
    """Random verbs, undo and redo; the model's own rules are checked on the way."""
    chance = random.Random(seed)  # noqa: S311  # the same edits at each run
    document, board = a_map()
    for number in range(12):
        a_card(document, board, chance.choice(LEVELS), f"Card {number}")
    model = MapOutline(document, board.id)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document.listen(lambda commit: model.take(commit.change))
    for _ in range(60):
        do_something(document, board, chance)
        fresh = lines(MapOutline(document, board.id), DESCRIPTION)
        assert lines(model) == lines(MapOutline(document, board.id))
        assert lines(model, DESCRIPTION) == fresh


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_a_chain_that_goes_at_once_leaves_nothing(order: Sequence[int], qtbot: QtBot) -> None:
    document, board = a_map()
    chain = [a_card(document, board, Level.GOAL, "Goal")]
    for level in (Level.STRATEGY, Level.CAPABILITY, Level.TOOL):
        chain.append(a_card(document, board, level, level.value, under=chain[-1]))
    a_card(document, board, Level.VISION, "Stays")
    model = MapOutline(document, board.id)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document.listen(lambda commit: model.take(commit.change))
    with document.transaction("Delete") as draft:
        for place in order:
            draft.remove(chain[place])
    assert lines(model) == lines(MapOutline(document, board.id))


def do_something(document: Document, board: Board, chance: random.Random) -> None:
    cards = sorted(document.all(Card), key=lambda card: card.id)
    picked = [card.id for card in chance.sample(cards, min(3, len(cards)))]

    def drop_a_link(draft: Draft) -> None:
        for link in sorted(draft.all(Link), key=lambda link: link.id)[:1]:
            draft.remove(link)

    verbs: list[Callable[[Draft], object]] = [
        lambda draft: operations.add_card(draft, board, chance.choice(LEVELS), "New"),
        lambda draft: operations.link_cards(draft, picked[0], picked[1]),
        lambda draft: moving.shift_cards(draft, board, picked, chance.choice([*Direction])),
        lambda draft: operations.duplicate(draft, picked[:1]),
        lambda draft: operations.delete(draft, picked[: max(0, len(cards) - 6)][:1]),
        drop_a_link,
        lambda draft: operations.set_text(draft, picked[0], "text", f"Said {chance.random()}"),
    ]
    verb = chance.choice(verbs)
    if chance.random() < 0.25:
        (document.undo if chance.random() < 0.6 else document.redo)()
        return
    with suppress(RefusedError), document.transaction("Do something") as draft:
        verb(draft)
