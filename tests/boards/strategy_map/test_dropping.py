"""Cards dropped onto the outline of a cluster, and dragged out of one."""

import pytest

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, clustering
from confluence_desktop.canvas.board_verbs import BoardVerbs
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.clusters import Cluster
from tests.builders import a_card, a_map, texts_of


class Dropping:
    """A lane of goals of which two are together, and an objective."""

    def __init__(self) -> None:
        self.document, self.board = a_map()
        self.cards = {text: a_card(self.document, self.board, Level.GOAL, text) for text in "abcde"}
        self.cards["o"] = a_card(self.document, self.board, Level.OBJECTIVE, "o")
        with self.document.transaction("Group") as draft:
            ids = [self.cards["b"].id, self.cards["c"].id]
            self.cluster = clustering.group(draft, self.board, ids, "Together")

    def drawing(self) -> Drawing:
        return STRATEGY_MAP.draw(self.board, self.document, SCREEN)

    def rect(self, text: str) -> Rect:
        figure = self.drawing().figure(self.cards[text].id)
        assert figure is not None
        return figure.bounds

    def drop(self, texts: str, to: Point) -> None:
        """Drop cards of which the first is the one that was grabbed."""
        verbs = BoardVerbs(self.document, self.board.id, lambda: STRATEGY_MAP, lambda _why: None)
        assert verbs.move([self.cards[text].id for text in texts], to, self.drawing())

    def members(self) -> str:
        found = self.document.find(Cluster, self.cluster.id)
        cards = (self.document.find(Card, id_) for id_ in found.card_ids) if found else ()
        return "".join(sorted(card.text for card in cards if card is not None))

    def lane(self, level: Level = Level.GOAL) -> str:
        return "".join(texts_of(self.document, self.board).get(level, []))

    def label(self) -> str:
        assert self.document.next_undo is not None
        return self.document.next_undo.label


@pytest.fixture
def board() -> Dropping:
    return Dropping()


def between(first: Rect, second: Rect) -> Point:
    return Point((first.right + second.x) / 2, first.centre.y)


def test_a_card_dropped_onto_an_outline_goes_in(board: Dropping) -> None:
    board.drop("e", between(board.rect("b"), board.rect("c")))
    assert (board.members(), board.lane()) == ("bce", "abecd")
    assert board.label() == "Move card into a cluster"
    board.document.undo()
    assert (board.members(), board.lane()) == ("bc", "abcde")


def test_all_that_is_dragged_goes_in_where_the_grabbed_card_is_dropped(board: Dropping) -> None:
    board.drop("ed", between(board.rect("b"), board.rect("c")))
    assert (board.members(), board.lane()) == ("bcde", "abdec")


def test_a_card_dropped_beside_an_outline_stays_out(board: Dropping) -> None:
    board.drop("e", between(board.rect("a"), board.rect("b")))
    assert (board.members(), board.lane()) == ("bc", "aebcd")
    assert board.label() == "Move card"


def test_a_card_dragged_away_in_its_lane_leaves_its_cluster(board: Dropping) -> None:
    board.drop("b", Point(board.rect("e").right + 40, board.rect("e").centre.y))
    assert (board.members(), board.lane()) == ("c", "acdeb")
    assert board.label() == "Move card out of a cluster"


def test_a_card_moved_within_its_outline_stays_in(board: Dropping) -> None:
    board.drop("b", Point(board.rect("c").right, board.rect("c").centre.y))
    assert (board.members(), board.lane()) == ("bc", "acbde")


def test_a_card_dragged_to_another_lane_stays_in_its_cluster(board: Dropping) -> None:
    board.drop("b", Point(board.rect("o").right + 40, board.rect("o").centre.y))
    assert (board.members(), board.lane(Level.OBJECTIVE)) == ("bc", "ob")


def test_a_card_that_is_alone_in_its_lane_takes_the_outline_along(board: Dropping) -> None:
    board.drop("b", Point(board.rect("o").right + 40, board.rect("o").centre.y))
    board.drop("b", Point(board.rect("o").x - 10, board.rect("o").centre.y))
    assert (board.members(), board.lane(Level.OBJECTIVE)) == ("bc", "bo")


def test_a_whole_cluster_stays_one_wherever_it_is_dropped(board: Dropping) -> None:
    board.drop("bc", Point(board.rect("e").right + 40, board.rect("e").centre.y))
    assert (board.members(), board.lane()) == ("bc", "adebc")


def test_a_card_dropped_onto_another_cluster_changes_over(board: Dropping) -> None:
    with board.document.transaction("Group") as draft:
        ids = [board.cards["d"].id, board.cards["e"].id]
        other = clustering.group(draft, board.board, ids)
    board.drop("b", between(board.rect("d"), board.rect("e")))
    assert board.members() == "c"
    found = board.document.find(Cluster, other.id)
    assert found is not None
    assert set(found.card_ids) == {board.cards[text].id for text in "bde"}


def test_a_card_dropped_onto_a_collapsed_cluster_goes_into_the_block(board: Dropping) -> None:
    with board.document.transaction("Collapse") as draft:
        clustering.set_collapsed(draft, [board.cluster.id], collapsed=True)
    block = board.drawing().figure(board.cluster.id)
    assert block is not None
    board.drop("e", block.bounds.centre)
    assert board.members() == "bce"
    assert board.drawing().figure(board.cards["e"].id) is None
