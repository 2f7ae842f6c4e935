"""Values that are made in less time are what they would be without it."""

from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature

import pytest

from confluence_desktop.drawing.frozen import quickly_made


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    size: float = 1.5
    parts: list[int] = field(default_factory=list, compare=False)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    size: float = 1.5
    parts: list[int] = field(default_factory=list, compare=False)


def test_it_holds_what_it_was_given_or_what_is_usual() -> None:
    for made in (Quick("a"), Quick(name="a", size=1.5, parts=[])):
        plain = Plain("a")
        assert (made.name, made.size, made.parts) == (plain.name, plain.size, plain.parts)
    assert Quick("a").parts is not Quick("a").parts
    assert list(signature(Quick).parameters) == list(signature(Plain).parameters)


def test_it_is_compared_copied_and_shown_as_before() -> None:
    assert Quick("a", 2, [1]) == Quick("a", 2, [2]) != Quick("b", 2, [1])
    assert hash(Quick("a")) == hash(Quick("a"))
    assert replace(Quick("a", 2), name="b") == Quick("b", 2)
    assert repr(Quick("a")) == repr(Plain("a")).replace("Plain", "Quick")


def test_it_stays_as_it_is() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick("a").size = 2  # type: ignore[misc]  # what is tried here


@pytest.mark.parametrize("given", [(), ("a", 1, [], "more")])
def test_what_does_not_fit_is_refused(given: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Quick(*given)  # type: ignore[arg-type]  # what is tried here
