"""Frozen values by the hundred thousand: made in less time, and as frozen as before."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def quickly_made(kind: type[T]) -> type[T]:
    """Let a frozen dataclass with slots put its fields straight into them.

    The way that `dataclass` writes asks `object.__setattr__` for each field, which takes twice as
    long: a sixth of the time in which a large map is drawn went into that alone.
    """
    given: dict[str, Any] = {"MISSING": MISSING}
    words: list[str] = []
    lines: list[str] = []
    for field in fields(kind):  # type: ignore[arg-type]  # a dataclass, as is said above
        name = field.name
        given[f"put_{name}"] = getattr(kind, name).__set__
        word = name
        if field.default is not MISSING:
            given[f"usual_{name}"] = field.default
            word = f"{name}=usual_{name}"
        elif field.default_factory is not MISSING:
            given[f"make_{name}"] = field.default_factory
            word = f"{name}=MISSING"
            lines.append(f"if {name} is MISSING: {name} = make_{name}()")
        words.append(word)
        lines.append(f"put_{name}(self, {name})")
    body = "\n ".join(lines)
    exec(f"def __init__(self, {', '.join(words)}):\n {body}", given)  # noqa: S102  # names of our own fields, as `dataclass` itself does
    made: Callable[..., None] = given["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    made.__annotations__ = dict(kind.__init__.__annotations__)
    kind.__init__ = made  # type: ignore[method-assign]  # that is what this is for
    return kind
