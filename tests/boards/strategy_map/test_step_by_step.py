"""Any edits in turn: what is drawn from the step before equals what is drawn afresh."""

import random
from typing import TYPE_CHECKING

import pytest

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, clustering, operations, pinning
from confluence_desktop.boards.strategy_map.map_drawing import MapDrawing
from confluence_desktop.boards.strategy_map.measures import DEEP
from confluence_desktop.boards.strategy_map.moving import send_cards
from confluence_desktop.boards.strategy_map.tidy import tidy
from confluence_desktop.document.draft import Draft
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import PAPER, SCREEN, WALL, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import LEVELS, Board, Card, CardColour
from confluence_desktop.workshop.links import Effect, Link
from tests.builders import a_map

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS = 60
_FOCUS = Style(lanes=("goal", "objective"))


class Hand:
    """Somebody who edits a map at random, the same way at each run."""

    def __init__(self, board: Board, seed: int, *, groups: bool = True) -> None:
        self.board = board
        self._groups = groups
        self.chance = random.Random(seed)  # noqa: S311  # equal edits each time, no secret

    def edit(self, draft: Draft, seen: Drawing) -> None:
        """One edit of any kind on any cards."""
        cards = sorted(draft.where(Card, board_id=self.board.id), key=lambda card: card.text)
        some = self.chance.sample(cards, min(len(cards), 3))
        ids = [card.id for card in some]
        verbs: list[Callable[[], object]] = [
            lambda: self._add(draft, some),
            lambda: self._add(draft, some),
            lambda: operations.set_text(draft, ids[0], "text", self._words()),
            lambda: operations.link_cards(draft, ids[0], ids[-1]),
            lambda: send_cards(draft, self.board, ids[:2], self.chance.choice(LEVELS)),
            lambda: operations.unlink_cards(draft, ids[0], ids[-1]),
            lambda: pinning.toggle_pins(draft, ids, seen),
            lambda: pinning.nudge(draft, ids, self.chance.choice([-3, 2]), seen),
            lambda: tidy(draft, self.board),
            lambda: operations.delete(draft, ids[:1]),
            lambda: self._mark(draft, some[0]),
            lambda: self._doubt(draft),
        ]
        if self._groups:
            words = self.chance.choice(["", "Together"])
            verbs += [
                lambda: clustering.group(draft, self.board, ids, words),
                lambda: clustering.toggle_collapsed(draft, ids),
            ]
        self.chance.choice(verbs if some else verbs[:1])()

    def _words(self) -> str:
        return f"{self.chance.random():.6f} " + "word " * self.chance.randint(1, 40)

    def _add(self, draft: Draft, some: list[Card]) -> None:
        level = some[0].level.moved(1) if some else LEVELS[0]
        has_end = bool(some) and some[0].level is not level and self.chance.random() < 0.8
        under = some[0].id if has_end else None
        operations.add_card(draft, self.board, level, self._words(), under=under)

    def _mark(self, draft: Draft, card: Card) -> None:
        flags = {name: self.chance.random() < 0.5 for name in ("asked_for", "covered")}
        draft.put(card.changed(colour=self.chance.choice(list(CardColour)), **flags))

    def _doubt(self, draft: Draft) -> None:
        for link in list(draft.all(Link))[:2]:
            draft.put(link.changed(effect=self.chance.choice(list(Effect)), confidence=7))


@pytest.mark.parametrize("style", [SCREEN, WALL, PAPER, _FOCUS])
@pytest.mark.parametrize("seed", [1, 2])
def test_any_step_is_drawn_alike_afresh_and_from_the_step_before(style: Style, seed: int) -> None:
    document, board = a_map()
    hand = Hand(board, seed)
    drawing = STRATEGY_MAP.draw(board, document, style)
    for _ in range(_STEPS):
        try:
            with document.transaction("Edit") as draft:
                hand.edit(draft, drawing)
        except RefusedError:
            continue
        if hand.chance.random() < 0.1:
            document.undo()
        drawing = STRATEGY_MAP.draw(board, document, style, drawing)
        fresh = STRATEGY_MAP.draw(board, document, style)
        assert drawing == fresh
        assert len({figure.key for figure in drawing.figures}) == len(drawing.figures)
        rects = [figure.bounds for figure in fresh.figures if figure.z == 1]
        for place, rect in enumerate(rects):
            assert not any(rect.meets(other) for other in rects[place + 1 :])


@pytest.mark.parametrize(("seed", "groups"), [(3, True), (4, True), (5, False), (6, False)])
def test_any_step_on_a_large_map_is_drawn_alike_afresh_and_from_the_step_before(
    seed: int, *, groups: bool
) -> None:
    document, board = a_map()
    hand = Hand(board, seed, groups=groups)
    tree = "".join(
        f"goal {goal}\n" + "".join(_branch(goal, number) for number in range(14))
        for goal in range(8)
    )
    with document.transaction("Paste") as draft:
        operations.paste_outline(draft, board, LEVELS[3], tree)
    drawing = STRATEGY_MAP.draw(board, document, SCREEN)
    assert isinstance(drawing, MapDrawing)
    assert drawing.facts is not None
    assert max(len(one.cards) for one in drawing.facts.layout.columns[LEVELS[5]]) > DEEP
    for _ in range(_STEPS // 3 if groups else _STEPS):
        try:
            with document.transaction("Edit") as draft:
                hand.edit(draft, drawing)
        except RefusedError:
            continue
        if hand.chance.random() < 0.1:
            document.undo()
        drawing = STRATEGY_MAP.draw(board, document, SCREEN, drawing)
        assert drawing == STRATEGY_MAP.draw(board, document, SCREEN)


def _branch(goal: int, number: int) -> str:
    tools = "".join(f"\t\t\ttool {goal} {number} {tool}\n" for tool in range(2))
    below = f"\t\tcapability {goal} {number}\n{tools}\t\tcapability of {goal} {number}\n"
    return f"\tstrategy {goal} {number}\n{below}"
