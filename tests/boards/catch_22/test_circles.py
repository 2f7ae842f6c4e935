"""Circularity: the search is as good as trying every way, and says the way round in words."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.boards.catch_22.circles import circle_in_words, circle_of, way_round
from confluence_desktop.boards.catch_22.committing import commit_step
from confluence_desktop.boards.catch_22.crossing_grid import toggle_requires
from confluence_desktop.boards.catch_22.step_tests import Verdict, result_of
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.catch_22 import Side, Step, StepState
from confluence_desktop.workshop.findings_operations import accept
from tests.boards.catch_22.exercise_scenes import Exercise

NODES = "abcdefgh"
LOCKED = ("x", "y")

graphs = st.dictionaries(
    st.sampled_from(NODES),
    st.lists(st.sampled_from([*NODES, *LOCKED, "gone"]), max_size=4, unique=True),
)


def every_way(start: str, requires: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Every simple way from the start to what is locked or back to the start, by trying all."""
    found: list[tuple[str, ...]] = []

    def go(trail: tuple[str, ...]) -> None:
        for needed in requires.get(trail[-1], ()):
            if needed == start or needed in LOCKED:
                found.append((*trail, needed))
            elif needed not in trail:
                go((*trail, needed))

    go((start,))
    return found


@given(requires=graphs, start=st.sampled_from(NODES))
def test_the_search_finds_a_shortest_way_wherever_there_is_one(
    requires: dict[str, list[str]], start: str
) -> None:
    ways = every_way(start, requires)
    found = way_round(start, requires, LOCKED)
    if not ways:
        assert found == ()
    else:
        assert found in ways
        assert len(found) == min(map(len, ways))


def in_a_circle() -> tuple[Exercise, Step]:
    """A step that requires another one, which requires a condition of the left loop."""
    new = Exercise()
    loop = new.fill(Side.LEFT)
    policy = new.step("Agree a policy", requires=(f"{loop.id}.y",))
    return new, new.step("Publish the draft", requires=("gone", policy.id))


def test_the_way_round_is_said_in_words() -> None:
    new, step = in_a_circle()
    way = circle_of(new.document, new.board, step)
    assert circle_in_words(new.document, way) == (
        "“Publish the draft” requires “Agree a policy”, which requires “Work together”, and we "
        "can’t work together until we see the benefits."
    )
    assert circle_in_words(new.document, ()) == ""


def test_a_step_that_waits_for_itself_goes_round_too() -> None:
    new = Exercise()
    first = new.step("First")
    other = new.step("Other", requires=(first.id,))
    with new.document.transaction("Require") as draft:
        step = toggle_requires(draft, first.id, other.id)
    way = circle_of(new.document, new.board, step)
    assert circle_in_words(new.document, way) == (
        "“First” requires “Other”, which requires itself: each waits for the other."
    )
    with new.document.transaction("Not") as draft:
        step = toggle_requires(draft, first.id, other.id)
    assert circle_of(new.document, new.board, step) == ()


def test_a_condition_of_another_board_locks_nothing_here() -> None:
    new = Exercise()
    other = new.open_board()
    loops = [loop.id for loop in new.document.where(type(new.loop(Side.LEFT)), board_id=other.id)]
    step = new.step(requires=(f"{loops[0]}.x",))
    assert circle_of(new.document, new.board, step) == ()


def test_the_sixth_test_and_its_finding_say_the_way_round() -> None:
    new, step = in_a_circle()
    result = result_of(new.document, new.board, step, "t6")
    assert result.verdict is Verdict.FAILS
    assert "which requires “Work together”" in result.sentence
    found = [one for one in CATCH_22.findings(new.board, new.document) if one.check == "t6"]
    assert {one.about for one in found} == {(one.id,) for one in new.document.all(Step)}


def test_a_circular_step_is_refused_with_its_reason_unless_that_is_accepted() -> None:
    new, step = in_a_circle()
    with (
        new.document.transaction("Commit") as draft,
        pytest.raises(RefusedError, match=r"This step can’t begin: “Publish the draft” requires"),
    ):
        commit_step(draft, step.id)
    assert new.now(step).state is StepState.CANDIDATE
    (finding,) = [
        one
        for one in CATCH_22.findings(new.board, new.document)
        if one.check == "t6" and one.about == (step.id,)
    ]
    with new.document.transaction("Accept") as draft:
        accept(draft, finding, "The policy comes anyway")
        commit_step(draft, step.id)
    assert new.now(step).state is StepState.COMMITTED
