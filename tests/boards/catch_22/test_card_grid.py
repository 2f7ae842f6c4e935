"""Stuck lines as cards, and becauses while they are voted on: nothing overlaps, nothing is lost."""

import math
from itertools import combinations

import pytest

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.catch_22 import CATCH_22, stuck
from confluence_desktop.boards.catch_22.standing import all_becauses
from confluence_desktop.drawing.shapes import Drawing, Figure
from confluence_desktop.drawing.style import PAPER, SCREEN, THUMBNAIL, WALL, Medium, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.catch_22 import Sorting, StuckLine
from confluence_desktop.workshop.exercise import end_stages, go_to_stage
from confluence_desktop.workshop.silence import reveal
from confluence_desktop.workshop.votes import PollKind
from confluence_desktop.workshop.votes_operations import WEAKEST_LINK, cast, start_poll
from confluence_desktop.workshop.votes_operations import reveal as reveal_votes
from tests.boards.catch_22.exercise_scenes import Exercise
from tests.boards.catch_22.scenes import ARABIC, CHINESE, LONG, ONE_WORD, texts_of

SHORT = "We can’t publish until we agree"
STYLES = [
    SCREEN,
    Style(Medium.SCREEN, aspect=1.1),
    WALL,
    Style(Medium.WALL, aspect=4 / 3),
    Style(Medium.WALL, aspect=0.6),
]


def written(count: int, text: str = SHORT, *, stage: int = 3) -> Exercise:
    """So many lines, revealed, the first six in three pairs, two of them sorted."""
    new = Exercise()
    new.say(purpose="More people look after the river with us")
    lines = [new.line(text) for _ in range(count)]
    with new.document.transaction("Go on") as draft:
        go_to_stage(draft, new.board.id, stage)
        if lines:
            reveal(draft, new.board.id)
        for number in range(0, min(6, count - 1), 2):
            pair = stuck.pair(draft, lines[number].id, lines[number + 1].id)
            if number < 4:
                stuck.sort_pair(draft, pair.id, (Sorting.CATCH_22, Sorting.CONFLICT)[number // 2])
        if count > 7:
            stuck.park_line(draft, lines[7].id)
    return new


def drawn(new: Exercise, style: Style = SCREEN, audience: Audience | None = None) -> Drawing:
    seen = visible(new.document, audience or Audience.FACILITATOR)
    return CATCH_22.draw(new.board, seen, style)


def is_sign(drawing: Drawing) -> bool:
    return any(figure.key.endswith(".sign") for figure in drawing.figures)


def said_by(figure: Figure) -> str:
    return " ".join(text.block.text for text, _ in texts_of(figure))


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("text", [SHORT, LONG, ARABIC, CHINESE * 3, ONE_WORD])
@pytest.mark.parametrize("count", [0, 1, 2, 9, 14, 60])
def test_cards_keep_clear_of_each_other_and_cut_nothing_without_a_mark(
    count: int, text: str, style: Style
) -> None:
    drawing = drawn(written(count, text), style)
    for one, other in combinations(drawing.figures, 2):
        outer = one if one.key.startswith("stuck_pair") else other
        inner = other if outer is one else one
        if outer.key.startswith("stuck_pair") and outer.bounds.grown(0.5).holds(
            inner.bounds.centre
        ):
            continue  # a card in the frame of its pair
        assert not one.bounds.grown(-0.5).meets(other.bounds.grown(-0.5)), (one.name, other.name)
    least = 22 if style.medium is Medium.WALL else 14
    for figure in drawing.figures:
        rects = [rect for _, rect in texts_of(figure)]
        for block, rect in ((shape.block, rect) for shape, rect in texts_of(figure)):
            assert block.face.size_px >= least
            assert block.used_width <= block.width + 1
            assert figure.bounds.grown(0.5).holds(rect.centre)
            assert rect.bottom <= figure.bounds.bottom + 0.5
            if block.max_lines is not None and not block.elided:
                assert block.lines <= block.max_lines
        for above, below in combinations(rects, 2):
            assert not above.grown(-1).meets(below.grown(-1)), figure.name
        bounds = drawing.bounds.grown(0.5)
        assert bounds.holds(figure.bounds.centre)
        assert figure.bounds.bottom <= bounds.bottom


def test_the_grid_is_shown_in_two_stages_and_the_sign_in_all_others() -> None:
    new = written(3)
    for stage in range(1, 13):
        with new.document.transaction("Go") as draft:
            go_to_stage(draft, new.board.id, stage)
        assert is_sign(drawn(new)) == (stage not in {2, 3})
        assert is_sign(drawn(new, PAPER))
        assert is_sign(drawn(new, THUMBNAIL))
    with new.document.transaction("End") as draft:
        end_stages(draft)
    assert is_sign(drawn(new))


def test_cards_are_numbered_and_pairs_say_what_they_turned_out_to_be() -> None:
    new = written(9)
    drawing = drawn(new)
    lines = stuck.lines_of(new.document, new.board.id)
    for number, line in enumerate(lines, 1):
        figure = drawing.figure(line.id)
        assert figure is not None
        assert said_by(figure).startswith(f"{number} {line.text}")
    labels = [said_by(figure) for figure in drawing.figures if figure.key.startswith("stuck_pair")]
    assert labels == ["Catch-22 · Collaboration", "Conflict", "a pair"]
    parked = drawing.figure(lines[7].id)
    assert parked is not None
    assert parked.name.endswith("parked")
    head = drawing.figure(f"{new.board.id}.lines")
    assert head is not None
    assert head.name == "More people look after the river with us, 9 written"


def test_covered_lines_are_counted_on_the_wall_and_not_read() -> None:
    new = Exercise()
    for number in range(5):
        new.line(f"We can’t say {number} until it is safe")
    with new.document.transaction("Go") as draft:
        go_to_stage(draft, new.board.id, 2)
    wall = drawn(new, WALL, Audience.WALL)
    said = " ".join(said_by(figure) for figure in wall.figures)
    assert "until it is safe" not in said + " ".join(figure.name for figure in wall.figures)
    assert "5 covered" in said
    facilitator = drawn(new)
    assert "until it is safe" in " ".join(said_by(figure) for figure in facilitator.figures)
    assert "5 covered" in " ".join(said_by(figure) for figure in facilitator.figures)


def test_lines_that_the_room_can_read_have_the_same_numbers_on_the_wall() -> None:
    new = Exercise()
    first, second = new.line("first"), new.line("second")
    with new.document.transaction("Reveal one") as draft:
        go_to_stage(draft, new.board.id, 2)
        draft.put(second.changed(covered=False))
    for audience, style in ((Audience.WALL, WALL), (Audience.FACILITATOR, SCREEN)):
        figure = drawn(new, style, audience).figure(second.id)
        assert figure is not None
        assert said_by(figure).startswith("1 second")
    assert stuck.number_of(new.document, new.now(first)) == 2


def test_a_line_that_is_dropped_on_another_is_paired_with_it() -> None:
    new = written(9)
    free = stuck.lines_of(new.document, new.board.id)[6:]
    goal = drawn(new).figure(free[0].id)
    assert goal is not None
    with new.document.transaction("Drop") as draft:
        CATCH_22.move(draft, new.board, [free[2].id], goal.bounds.centre)
    pair = stuck.pair_of(new.document, new.now(free[2]))
    assert pair is not None
    assert pair.line_ids == (free[0].id, free[2].id)
    assert CATCH_22.trace(new.board, new.document, free[0].id) == {pair.id, *pair.line_ids}
    taken = drawn(new).figure(stuck.lines_of(new.document, new.board.id)[0].id)
    assert taken is not None
    with new.document.transaction("Drop") as draft, pytest.raises(RefusedError, match="already"):
        CATCH_22.move(draft, new.board, [free[1].id], taken.bounds.centre)


def test_arrow_keys_walk_over_the_cards_and_shifts_change_their_order() -> None:
    new = written(0)
    lines = [new.line(text) for text in "abcd"]
    right = CATCH_22.neighbour(new.board, new.document, lines[0].id, Direction.RIGHT)
    down = CATCH_22.neighbour(new.board, new.document, lines[0].id, Direction.DOWN)
    assert (right, down) == (lines[1].id, lines[2].id)
    with new.document.transaction("Shift") as draft:
        CATCH_22.shift(draft, new.board, [lines[0].id], Direction.DOWN)
    found = [line.text for line in stuck.lines_of(new.document, new.board.id)]
    assert found == ["b", "a", "c", "d"]


def test_while_a_vote_goes_on_the_wall_shows_every_because_with_its_number() -> None:
    new = Exercise()
    new.fill_both()
    for arrow in ("left.1", "left.2", "right.1", "right.2"):
        for number in range(3):
            new.because(arrow, f"{arrow} reason {number}")
    ids = [one.id for one in all_becauses(new.document, new.board)]
    assert is_sign(drawn(new, WALL))
    with new.document.transaction("Vote") as draft:
        poll = start_poll(draft, new.board.id, PollKind.DOTS, ids, WEAKEST_LINK)
    wall = drawn(new, WALL, Audience.WALL)
    for number, id_ in enumerate(ids, 1):
        figure = wall.figure(id_)
        assert figure is not None
        assert said_by(figure).startswith(f"{number} ")
        assert f"number {number} in the vote" in figure.name
    screen = drawn(new).figure(ids[4])
    assert screen is not None
    assert "№ 5" in said_by(screen)
    with new.document.transaction("Reveal") as draft:
        cast(draft, poll.id, "5 5 1")
        reveal_votes(draft, poll.id)
    assert is_sign(drawn(new, WALL, Audience.WALL))
    voted = drawn(new).figure(ids[4])
    assert voted is not None
    assert "● 2" in said_by(voted)
    assert "2 dots" in voted.name
    assert not list(new.document.where(StuckLine, board_id=new.board.id))


@pytest.mark.parametrize("purpose", ["", "More people look after the river with us"])
def test_a_board_without_lines_asks_for_them_in_its_middle(purpose: str) -> None:
    """A stage begins with its question in muted ink, never with a bare white board."""
    new = Exercise()
    new.say(purpose=purpose)
    with new.document.transaction("Go on") as draft:
        go_to_stage(draft, new.board.id, 2)
    drawing = drawn(new)
    asked = next(figure for figure in drawing.figures if said_by(figure) == "We can’t … until …")
    assert {text.ink.token for text, _ in texts_of(asked)} == {"muted"}
    assert math.dist(asked.bounds.centre, drawing.bounds.centre) < 1
    others = [said_by(figure) for figure in drawing.figures if figure is not asked]
    assert others == ([purpose] if purpose else [])
    new.line()
    assert not any(figure.key == asked.key for figure in drawn(new).figures)
