"""The map as a drawing that remembers what it was made from; the next takes its figures over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from confluence_desktop.boards.strategy_map.contents import Block, Contents, Hidden
from confluence_desktop.boards.strategy_map.layout import MapLayout
from confluence_desktop.boards.strategy_map.measures import Plan
from confluence_desktop.boards.strategy_map.routing import Way
from confluence_desktop.boards.strategy_map.sizes import SCREEN, Sizes
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Band, Drawing, Figure
from confluence_desktop.drawing.sketch import Sketch
from confluence_desktop.drawing.style import Style
from confluence_desktop.drawing.text_layout import TextBlock
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link


class DrawnCard(NamedTuple):
    """A card's figure, and all that it was made from."""

    card: Card
    rect: Rect
    text: TextBlock
    ends: list[Card]
    hidden: Hidden
    block: Block | None
    figure: Figure


class DrawnLink(NamedTuple):
    """A link's figure, and all that it was made from."""

    link: Link
    means: Card
    end: Card
    bundle: int
    way: Way
    figure: Figure
    has_words: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What a drawing was made from.

    Attributes:
        found: The links as the records gave them.
        clusters: The clusters as the records gave them.
        texts: Of each card, by id, as it is set.
        heights: Of each card, by id.
    """

    cards: Mapping[str, Card]
    found: Sequence[Link]
    clusters: Sequence[Cluster]
    contents: Contents
    texts: Mapping[str, TextBlock]
    heights: Mapping[str, float]
    plan: Plan
    layout: MapLayout

    @property
    def links(self) -> Sequence[Link]:
        """Those between what is shown, in an order that never depends on chance."""
        return self.contents.links


class _DrawnLater(Drawing):
    """Room for what the figures of a drawing are made by."""

    __slots__ = ("_recipe",)


@dataclass(frozen=True, slots=True)
class MapDrawing(_DrawnLater):
    """A drawing that remembers what it was made from, so that the next one can take over figures.

    What it remembers is no part of what it is: drawings are equal when they look equal. Of one that
    is made by `later` only what a sketch tells is there; all else is made when it is first asked
    for, by whichever thread asks first.
    """

    sizes: Sizes = field(default=SCREEN, compare=False, repr=False)
    style: Style | None = field(default=None, compare=False, repr=False)
    facts: Facts | None = field(default=None, compare=False, repr=False)
    cards: Mapping[str, DrawnCard] = field(default_factory=dict, compare=False, repr=False)
    links: Mapping[str, DrawnLink] = field(default_factory=dict, compare=False, repr=False)
    others: Sequence[Figure] = field(default=(), compare=False, repr=False)

    @classmethod
    def later(
        cls,
        sketch: Sketch,
        bands: tuple[Band, ...],
        sizes: Sizes,
        style: Style,
        make: Callable[[], "MapDrawing"],
    ) -> "MapDrawing":
        """The drawing of a sketch, whose figures a pure function makes."""
        drawing: MapDrawing = object.__new__(cls)
        there = {
            "bounds": sketch.bounds,
            "bands": bands,
            "head_width": sizes.head_width,
            "opening": None,
            "sketch": sketch,
            "sizes": sizes,
            "style": style,
            "_recipe": (Lock(), make),
        }
        for name, value in there.items():
            object.__setattr__(drawing, name, value)
        return drawing

    if not TYPE_CHECKING:  # no other name is to look like an attribute

        def __getattr__(self, name: str) -> object:
            if name not in _LATE:
                raise AttributeError(name)
            lock, make = self._recipe
            with lock:
                if not self.is_drawn:
                    whole = make()
                    for late in _LATE:  # the figures last: whoever sees them sees all
                        object.__setattr__(self, late, getattr(whole, late))
                    object.__setattr__(self, "_recipe", (lock, None))
            return object.__getattribute__(self, name)

    @property
    @override
    def is_drawn(self) -> bool:
        try:
            object.__getattribute__(self, _LATE[-1])
        except AttributeError:
            return False
        return True


_LATE = ("facts", "cards", "links", "others", "figures")

NONE_HIDDEN = Hidden()
NOTHING = MapDrawing(Rect(0, 0, 0, 0), ())


def rects_in(seen: Drawing) -> Mapping[str, Rect]:
    """Where the cards stand in a drawing, by id."""
    if isinstance(seen, MapDrawing) and seen.facts is not None:
        return seen.facts.layout.rects
    return {one.record_id: one.bounds for one in seen.figures if one.record_id and not one.is_line}
