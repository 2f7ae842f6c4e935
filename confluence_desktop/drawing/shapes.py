"""What a drawing is made of. All of it is frozen, comparable and free of pixels (LAW-7).

Coordinates are board units (see `geometry`); colours are names for a palette (see `style`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from typing_extensions import override

if TYPE_CHECKING:  # the text engine is large, and colours are wanted before any text is laid out
    from collections.abc import Callable

    from confluence_desktop.drawing.geometry import Outline, Point, Rect
    from confluence_desktop.drawing.sketch import Sketch
    from confluence_desktop.drawing.text_layout import Face, TextBlock

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour by name, laid so strongly over another.

    Attributes:
        token: A colour's name in `style`, such as ``ink``, ``together`` or ``level.goal``.
        strength: 1 is the pure colour; less blends it into `over`.
    """

    token: str
    strength: float = 1.0
    over: str = "paper"


_PAPER = Ink("paper")

OVERHANG = 24.0
"""How far marks may hang over a figure's bounds, in board units."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours along a straight line from `start` to `end`; stops are (0–1, colour), in order."""

    start: Point
    end: Point
    stops: tuple[tuple[float, Ink], ...]


Fill = Ink | Gradient


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, usually with round corners.

    Attributes:
        line_width: Of the edge, which runs inside the rectangle; 0 draws none.
        dash: Lengths of dash and gap of the edge; empty for a whole line.
        top_bar: Height of a bar along the upper edge, inside the round corners, in `bar`'s colour.
        has_shadow: The one barely visible shadow.
    """

    rect: Rect
    fill: Fill | None = None
    line: Ink | None = None
    line_width: float = 1.0
    radius: float = 8.0
    dash: tuple[float, ...] = ()
    top_bar: float = 0.0
    bar: Ink | None = None
    has_shadow: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along an outline, with round joins.

    Attributes:
        casing: Extra width on each side, painted first in `casing_ink`: over and under.
    """

    outline: Outline
    line: Fill
    width: float = 1.5
    dash: tuple[float, ...] = ()
    casing: float = 0.0
    casing_ink: Ink = _PAPER
    is_round_ended: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled outline."""

    outline: Outline
    fill: Fill


@dataclass(frozen=True, slots=True)
class Text:
    """A laid-out text with its top left corner.

    Attributes:
        is_struck: A line through it, for what no longer holds.
    """

    block: TextBlock
    at: Point
    ink: Ink
    is_struck: bool = False


Shape = Box | Stroke | Area | Text


@dataclass(frozen=True, slots=True)
class Deferred:
    """Shapes that are made when they are first painted, as most never are.

    Two are equal when they are made alike from equal facts.

    Attributes:
        make: A pure function of the facts, known by its module.
        facts: Frozen values.
    """

    make: Callable[..., tuple[Shape, ...]]
    facts: tuple[object, ...]
    _made: list[tuple[Shape, ...]] = field(default_factory=list, compare=False, repr=False)

    def shapes(self) -> tuple[Shape, ...]:
        """The shapes, the same ones each time."""
        if not self._made:
            self._made.append(self.make(*self.facts))
        return self._made[0]


Variant = tuple[Shape, ...] | Deferred


def shapes_of(variant: Variant) -> tuple[Shape, ...]:
    """The shapes of a variant of a figure, made now if nobody asked before."""
    return variant.shapes() if isinstance(variant, Deferred) else variant


@dataclass(frozen=True, slots=True)
class EditableText:
    """A text of a record that can be edited in place.

    Attributes:
        rect: Where the editor opens.
        field: Name of the record's field.
        text: What the editor opens with; may differ from what is drawn (drafts, elided text).
        hint: Shown while it is empty.
    """

    record_id: str
    field: str
    rect: Rect
    face: Face
    text: str
    hint: str = ""
    is_centred: bool = False


class Rest(NamedTuple):
    """What of a figure may be made later."""

    shapes: tuple[Shape, ...]
    title: Variant | None = None
    emphasised: Variant | None = None
    texts: tuple[EditableText, ...] = ()
    name: str = ""


class _MadeLater:
    """Room for what the rest of a figure is made from."""

    __slots__ = ("_recipe",)

    @property
    def is_made_later(self) -> bool:
        """Whether the rest is made when it is asked for; its texts are those of its record then."""
        return hasattr(self, "_recipe")


@dataclass(frozen=True, slots=True)
class Figure(_MadeLater):
    """What is drawn of one record (or of none), and can be touched as one.

    Of one that is made by `later` only the block is there; the rest is made when it is first asked
    for. Most cards of a large map are never seen nearer than that.

    Attributes:
        key: Unique in its drawing and stable over changes; the record's id where there is one.
        record_id: The record it shows, or None for what only decorates.
        bounds: Holds all its shapes but shadow, selection frame and marks over its edges, which
            reach no further out than `OVERHANG`.
        shapes: As drawn at reading size.
        title: As drawn where the text would be too small to read; None leaves `shapes`.
        block: As drawn far out, a few boxes or lines without text; None leaves `title`.
        emphasised: As drawn when it is part of a traced chain; None leaves `shapes`.
        texts: What can be edited in place.
        z: Higher is drawn later; links below cards.
        is_line: It is touched along its outline and not inside its bounds.
        name: What a screen reader says.
    """

    key: str
    bounds: Rect
    shapes: tuple[Shape, ...]
    record_id: str | None = None
    title: Variant | None = None
    block: tuple[Shape, ...] | None = None
    emphasised: Variant | None = None
    texts: tuple[EditableText, ...] = ()
    z: int = 0
    is_line: bool = False
    name: str = ""

    @classmethod
    def later(
        cls,
        key: str,
        bounds: Rect,
        block: tuple[Shape, ...],
        make: Callable[[Facts], Rest],
        facts: Facts,
        *,
        record_id: str | None,
        z: int = 0,
        is_line: bool = False,
    ) -> Figure:
        """The figure whose rest a pure function makes of frozen facts."""
        figure: Figure = object.__new__(cls)
        _put_key(figure, key)
        _put_bounds(figure, bounds)
        _put_block(figure, block)
        _put_recipe(figure, (make, facts))
        _put_record_id(figure, record_id)
        _put_z(figure, z)
        _put_is_line(figure, is_line)
        return figure

    if not TYPE_CHECKING:  # no other name is to look like an attribute

        def __getattr__(self, name: str) -> object:
            if name not in Rest._fields:
                raise AttributeError(name)
            make, facts = self._recipe
            rest = make(facts)
            for late, value in zip(Rest._fields, rest, strict=True):
                object.__setattr__(self, late, value)
            return getattr(rest, name)

    @override
    def __eq__(self, other: object) -> bool:
        """Compares what is there first, so that nothing is made to be told apart."""
        if not isinstance(other, Figure):
            return NotImplemented
        if self is other:
            return True
        if any(getattr(self, name) != getattr(other, name) for name in _AT_ONCE):
            return False
        recipe = getattr(self, "_recipe", None)
        if recipe is not None and recipe == getattr(other, "_recipe", None):
            return True
        return all(getattr(self, name) == getattr(other, name) for name in Rest._fields)

    @override
    def __hash__(self) -> int:
        return hash((self.key, self.bounds))


_AT_ONCE = ("key", "bounds", "record_id", "z", "is_line", "block")
_put_key, _put_bounds, _put_block = (
    getattr(Figure, name).__set__ for name in ("key", "bounds", "block")
)
_put_recipe, _put_record_id, _put_z, _put_is_line = (
    getattr(Figure, name).__set__ for name in ("_recipe", "record_id", "z", "is_line")
)


@dataclass(frozen=True, slots=True)
class Band:
    """A lane: without end to both sides; its head stays at the left edge of what is seen.

    Attributes:
        head: Shapes with x counted from the left edge of the lane as seen (or of the page).
    """

    key: str
    top: float
    bottom: float
    fill: Ink
    edge: Ink
    edge_width: float
    head: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A board as drawn.

    Attributes:
        bounds: What "fit" shows; holds all figures.
        figures: In the order of painting.
        head_width: Width of the column at the left that band heads take up.
        opening: What "fit" shows on a screen instead of all, where one scrolls on to the rest.
        sketch: How it looks from far, where that is known before its figures are made.
    """

    bounds: Rect
    figures: tuple[Figure, ...]
    bands: tuple[Band, ...] = ()
    head_width: float = 0.0
    opening: Rect | None = None
    sketch: Sketch | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def is_drawn(self) -> bool:
        """Whether the figures are there; if not, they are made when they are first asked for."""
        return True

    def figure(self, key: str) -> Figure | None:
        """The figure of a key or record id."""
        return next((figure for figure in self.figures if figure.key == key), None)
