"""Clusters: grouped, named, collapsed and opened; a card lies in one at most."""

import pytest

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.strategy_map import STRATEGY_MAP, clustering
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing, Figure, Text
from confluence_desktop.drawing.style import PAPER, SCREEN, WALL, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link
from tests.builders import a_card, a_chain, a_link, a_map, texts_of


def draw(document: Document, board: Board, previous: Drawing | None = None) -> Drawing:
    return STRATEGY_MAP.draw(board, document, SCREEN, previous)


def figure_of(drawing: Drawing, key: str) -> Figure:
    figure = drawing.figure(key)
    assert figure is not None
    return figure


def goals(document: Document, board: Board, texts: str = "abcd") -> list[Card]:
    return [a_card(document, board, Level.GOAL, text) for text in texts]


def grouped(document: Document, board: Board, cards: list[Card], name: str = "Together") -> Cluster:
    with document.transaction("Group") as draft:
        return clustering.group(draft, board, [card.id for card in cards], name)


def collapse(document: Document, cluster: Cluster, *, collapsed: bool = True) -> None:
    with document.transaction("Collapse") as draft:
        clustering.set_collapsed(draft, [cluster.id], collapsed=collapsed)


def test_grouping_brings_the_cards_of_a_lane_side_by_side() -> None:
    document, board = a_map()
    cards = goals(document, board)
    grouped(document, board, [cards[0], cards[3]])
    assert texts_of(document, board)[Level.GOAL] == ["a", "d", "b", "c"]


def test_a_grouped_card_leaves_the_cluster_it_was_in() -> None:
    document, board = a_map()
    cards = goals(document, board)
    first = grouped(document, board, cards[:3])
    second = grouped(document, board, cards[2:])
    assert [set(one.card_ids) for one in clustering.clusters_of(document, board.id)] == [
        {cards[0].id, cards[1].id},
        {cards[2].id, cards[3].id},
    ]
    third = grouped(document, board, [cards[0], cards[1]])
    assert {one.id for one in document.all(Cluster)} == {second.id, third.id}
    assert first.id != third.id


def test_grouping_clusters_makes_one_of_them() -> None:
    document, board = a_map()
    cards = goals(document, board)
    first, second = grouped(document, board, cards[:2]), grouped(document, board, cards[2:])
    with document.transaction("Group") as draft:
        both = clustering.group(draft, board, [first.id, second.id], "All")
    assert [one.id for one in document.all(Cluster)] == [both.id]
    assert set(both.card_ids) == {card.id for card in cards}


def test_nothing_is_no_cluster() -> None:
    document, board = a_map()
    with pytest.raises(RefusedError, match="choose"), document.transaction("Group") as draft:
        clustering.group(draft, board, [])


def test_cards_are_put_in_and_taken_out() -> None:
    document, board = a_map()
    cards = goals(document, board)
    cluster = grouped(document, board, cards[:2])
    with document.transaction("Put in") as draft:
        clustering.put_in(draft, board, cluster.id, [cards[3].id])
    assert texts_of(document, board)[Level.GOAL] == ["a", "b", "d", "c"]
    with document.transaction("Take out") as draft:
        assert clustering.take_out(draft, board, [cards[0].id, cards[2].id]) == 1
    found = document.find(Cluster, cluster.id)
    assert found is not None
    assert set(found.card_ids) == {cards[1].id, cards[3].id}
    with document.transaction("Take out") as draft:
        clustering.take_out(draft, board, found.card_ids)
    assert not [*document.all(Cluster)]


def test_the_name_is_edited_on_the_board() -> None:
    document, board = a_map()
    cluster = grouped(document, board, goals(document, board)[:2])
    (editable,) = figure_of(draw(document, board), cluster.id).texts
    assert (editable.record_id, editable.field, editable.text) == (cluster.id, "name", "Together")
    with document.transaction("Rename") as draft:
        STRATEGY_MAP.set_text(draft, cluster.id, "name", "  Apart ")
    found = document.find(Cluster, cluster.id)
    assert found is not None
    assert found.name == "Apart"


def test_an_outline_holds_its_cards_and_no_others() -> None:
    document, board = a_map()
    cards = goals(document, board)
    cluster = grouped(document, board, [cards[0], cards[2]])
    drawing = draw(document, board)
    outlines = [
        figure
        for figure in drawing.figures
        if figure.record_id == cluster.id and figure.key != cluster.id
    ]
    (outline,) = outlines
    for card in cards:
        rect = figure_of(drawing, card.id).bounds
        assert outline.bounds.meets(rect) is (card.id in cluster.card_ids)


@pytest.mark.parametrize("style", [SCREEN, WALL, PAPER])
def test_outlines_and_names_stand_on_every_medium(style: Style) -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    cluster = grouped(document, board, chain[2:5])
    drawing = STRATEGY_MAP.draw(board, document, style)
    shown = [one for one in drawing.figures if one.record_id == cluster.id]
    texts = [one.block.text for figure in shown for one in figure.shapes if isinstance(one, Text)]
    assert texts == ["Together"] * 3, "an outline in each lane has the name"
    assert len(shown) == 6
    assert figure_of(drawing, cluster.id) in shown
    cards = [figure_of(drawing, card.id) for card in chain]
    names = [figure for figure in shown if len(figure.texts) == 1]
    assert not any(name.bounds.meets(card.bounds) for name in names for card in cards)


def test_a_collapsed_cluster_is_one_block_with_its_name_and_number() -> None:
    document, board = a_map()
    cards = goals(document, board)
    cluster = grouped(document, board, cards[:3])
    collapse(document, cluster)
    drawing = draw(document, board)
    block = figure_of(drawing, cluster.id)
    assert any(
        isinstance(one, Text) and "Together · 3 cards" in one.block.text for one in block.shapes
    )
    assert [drawing.figure(card.id) is None for card in cards] == [True, True, True, False]


def test_links_of_a_collapsed_cluster_end_at_its_block() -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "goal")
    objectives = [a_card(document, board, Level.OBJECTIVE, t, under=goal) for t in "abc"]
    inner = a_link(document, objectives[0], objectives[1])
    cluster = grouped(document, board, objectives[:2])
    collapse(document, cluster)
    drawing = draw(document, board)
    lines = [figure for figure in drawing.figures if figure.is_line]
    assert [line.name for line in lines] == [
        "2 links: Together · 2 cards serves goal",
        "Link: c serves goal",
    ]
    assert lines[0].record_id is None
    assert drawing.figure(inner.id) is None


def test_each_step_is_drawn_alike_afresh_and_from_the_step_before() -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    drawing = draw(document, board)
    cluster = grouped(document, board, chain[3:6])
    steps = [
        lambda: collapse(document, cluster),
        lambda: collapse(document, cluster, collapsed=False),
        lambda: a_card(document, board, Level.OBJECTIVE, "new", under=chain[2]),
        document.undo,
        document.undo,
        document.redo,
    ]
    for step in [lambda: None, *steps]:
        step()
        drawing = draw(document, board, drawing)
        assert drawing == draw(document, board)


def test_deleting_a_cluster_lets_its_cards_go() -> None:
    document, board = a_map()
    cards = goals(document, board)
    cluster = grouped(document, board, cards[:2])
    with document.transaction("Delete") as draft:
        assert STRATEGY_MAP.delete(draft, [cluster.id]) == 1
    assert not [*document.all(Cluster)]
    assert len([*document.all(Card)]) == 4


def test_a_collapsed_cluster_is_moved_shifted_and_sent_by_its_cards() -> None:
    document, board = a_map()
    cards = goals(document, board)
    cluster = grouped(document, board, cards[:2])
    collapse(document, cluster)
    last = figure_of(draw(document, board), cards[3].id).bounds
    with document.transaction("Move") as draft:
        STRATEGY_MAP.move(
            draft, board, [cluster.id], Point(last.right + 50, last.centre.y), draw(document, board)
        )
    assert texts_of(document, board)[Level.GOAL] == ["c", "d", "a", "b"]
    with document.transaction("Shift") as draft:
        STRATEGY_MAP.shift(draft, board, [cluster.id], Direction.DOWN)
    assert texts_of(document, board)[Level.OBJECTIVE] == ["a", "b"]
    with document.transaction("Send") as draft:
        STRATEGY_MAP.send(draft, board, [cluster.id], Destination("tool", "Tools", "tools"))
    assert texts_of(document, board)[Level.TOOL] == ["a", "b"]


def test_a_card_dropped_behind_a_collapsed_cluster_stands_behind_all_its_cards() -> None:
    document, board = a_map()
    cards = goals(document, board, "abcde")
    cluster = grouped(document, board, cards[:3])
    collapse(document, cluster)
    drawing = draw(document, board)
    block = figure_of(drawing, cluster.id).bounds
    with document.transaction("Move") as draft:
        to = Point(block.right + 2, block.centre.y)
        STRATEGY_MAP.move(draft, board, [cards[4].id], to, drawing)
    assert texts_of(document, board)[Level.GOAL] == ["a", "b", "c", "e", "d"]


def test_a_cluster_is_not_linked_but_its_cards_are_traced() -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    cluster = grouped(document, board, chain[4:6])
    collapse(document, cluster)
    with pytest.raises(RefusedError, match="cluster"), document.transaction("Link") as draft:
        STRATEGY_MAP.join(draft, board, cluster.id, chain[0].id)
    traced = STRATEGY_MAP.trace(board, document, cluster.id)
    assert {card.id for card in chain} <= traced
    assert cluster.id in STRATEGY_MAP.trace(board, document, chain[0].id)


def test_an_attendee_sees_no_covered_card_in_a_cluster() -> None:
    document, board = a_map()
    open_card = a_card(document, board, Level.GOAL, "open")
    covered = a_card(document, board, Level.GOAL, "secret", covered=True)
    cluster = grouped(document, board, [open_card, covered])
    collapse(document, cluster)
    seen = visible(document, Audience.ATTENDEE)
    block = figure_of(STRATEGY_MAP.draw(board, seen, PAPER), cluster.id)
    assert "1 card" in block.name
    assert not [*document.all(Link)]


def test_a_card_that_joins_comes_to_the_cluster_and_not_the_cluster_to_it() -> None:
    document, board = a_map()
    cards = goals(document, board, "abcdef")
    cluster = grouped(document, board, cards[3:5])
    with document.transaction("Put in") as draft:
        assert clustering.put_in(draft, board, cluster.id, [cards[0].id, cards[3].id]) == 1
    assert texts_of(document, board)[Level.GOAL] == ["b", "c", "a", "d", "e", "f"]


def test_cards_that_join_in_a_lane_of_their_own_stand_together_there() -> None:
    document, board = a_map()
    cluster = grouped(document, board, goals(document, board, "ab"))
    tools = [a_card(document, board, Level.TOOL, text) for text in "xyz"]
    with document.transaction("Put in") as draft:
        clustering.put_in(draft, board, cluster.id, [tools[0].id, tools[2].id])
    assert texts_of(document, board)[Level.TOOL] == ["x", "z", "y"]


def test_what_lies_in_a_cluster_is_not_put_into_it_again() -> None:
    document, board = a_map()
    cards = goals(document, board)
    cluster = grouped(document, board, cards[:2])
    with (
        pytest.raises(RefusedError, match="already"),
        document.transaction("Put in") as draft,
    ):
        clustering.put_in(draft, board, cluster.id, [cards[0].id])


@pytest.mark.parametrize(("out", "then"), [("b", "bacde"), ("c", "abdce"), ("bc", "badce")])
def test_a_card_taken_out_no_longer_stands_between_the_others(out: str, then: str) -> None:
    document, board = a_map()
    cards = goals(document, board, "abcde")
    grouped(document, board, cards[:4])
    leaving = [card.id for card in cards if card.text in out]
    with document.transaction("Take out") as draft:
        assert clustering.take_out(draft, board, leaving) == len(out)
    assert "".join(texts_of(document, board)[Level.GOAL]) == then
    outlines = [figure for figure in draw(document, board).figures if figure.key.endswith(".1")]
    assert len(outlines) == 1


def test_letting_go_frees_single_cards_and_whole_clusters() -> None:
    document, board = a_map()
    cards = goals(document, board, "abcdef")
    first, second = grouped(document, board, cards[:3]), grouped(document, board, cards[3:])
    with document.transaction("Let go") as draft:
        assert clustering.let_go(draft, board, [first.id, cards[5].id]) == 4
    (left,) = document.all(Cluster)
    assert (left.id, set(left.card_ids)) == (second.id, {cards[3].id, cards[4].id})
    with (
        pytest.raises(RefusedError, match="cluster"),
        document.transaction("Let go") as draft,
    ):
        clustering.let_go(draft, board, [cards[0].id])


def test_the_frame_of_a_selected_card_does_not_lie_on_the_name_of_its_cluster() -> None:
    document, board = a_map()
    cards = goals(document, board)
    cluster = grouped(document, board, cards[:2])
    drawing = draw(document, board)
    name, card = figure_of(drawing, cluster.id), figure_of(drawing, cards[0].id)
    assert name.bounds.bottom + 7 <= card.bounds.y
