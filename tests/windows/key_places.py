"""Where keys are pressed, and the table of what each is to do there."""

from collections.abc import Callable
from dataclasses import dataclass

from confluence_desktop.windows.text_fields import focused_text
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link
from tests.windows.session_driver import MAP_ID, SessionDriver

LINE, EDITOR, FIELD, BOARD = "the line", "an open card", "a field of the details", "the board"
FIELDS = (LINE, EDITOR, FIELD)
EVERYWHERE = (*FIELDS, BOARD)

CARDS = (
    Card(id="card_mission", board_id=MAP_ID, level=Level.MISSION, text="Everyone reads"),
    Card(id="card_a", board_id=MAP_ID, level=Level.GOAL, text="Goal A", order=0),
    Card(id="card_b", board_id=MAP_ID, level=Level.GOAL, text="Goal B", order=1),
    Card(id="card_c", board_id=MAP_ID, level=Level.GOAL, text="Goal C", order=2),
    Card(id="card_o", board_id=MAP_ID, level=Level.OBJECTIVE, text="Objective", order=0),
    Card(id="card_s", board_id=MAP_ID, level=Level.STRATEGY, text="Strategy", order=0),
)
LINKS = (
    Link(id="link_o", source_id="card_o", target_id="card_a"),
    Link(id="link_s", source_id="card_s", target_id="card_o"),
)


class Keys:
    """A session in which “Goal B” is selected, pressed on from one place."""

    def __init__(self, driver: SessionDriver) -> None:
        self.driver = driver
        self.page = driver.page
        assert driver.page.view is not None
        self.view = driver.page.view
        self.view.has_reduced_motion = True
        self.view.select(["card_b"])
        driver.settle()

    def go_to(self, place: str) -> None:
        """Give the keyboard to a place."""
        if place == LINE:
            self.page.focus_line()
        elif place == BOARD:
            self.page.focus_board()
        elif place == EDITOR:
            assert self.view.edit("card_b")
        else:
            self.page.inspector.focus_first_field()
        self.driver.settle()
        assert (focused_text() is not None) == (place != BOARD), (place, self.driver.focus())

    def press(self, *keys: str) -> None:
        self.driver.press(*keys)

    def card(self, id_: str) -> Card:
        found = self.page.document.find(Card, id_)
        assert found is not None
        return found

    def group(self, *ids: str) -> None:
        """Make cards a cluster named “Together”."""
        cluster = Cluster.new(board_id=MAP_ID, name="Together", card_ids=ids)
        self.page.edits.run("Group", lambda draft: draft.put(cluster))

    def members(self) -> set[str]:
        """The cards of all clusters."""
        return {id_ for cluster in self.page.document.all(Cluster) for id_ in cluster.card_ids}

    def texts(self, level: Level = Level.GOAL) -> list[str]:
        return self.driver.cards().get(level, [])

    @property
    def chip(self) -> str:
        """Where the line adds to."""
        destination = self.page.line.destination
        assert destination is not None
        return destination.key


@dataclass(frozen=True)
class Line:
    """One line of the table: the command, its key, and where it works from."""

    command: str
    key: str
    places: tuple[str, ...]
    effect: Callable[[Keys, str, str], None]


TABLE: list[Line] = []
Effect = Callable[[Keys, str, str], None]


def line(
    command: str, *pressed: str, places: tuple[str, ...] = EVERYWHERE
) -> Callable[[Effect], Effect]:
    def take(effect: Effect) -> Effect:
        TABLE.extend(Line(command, key, places, effect) for key in pressed)
        return effect

    return take


def back_to(keys: Keys, place: str) -> None:
    """With one screen the wall takes the keyboard; give it back."""
    keys.driver.window.activateWindow()
    keys.go_to(place)
