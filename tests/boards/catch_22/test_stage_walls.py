"""The wall in each stage: all of it can be read, nothing lies over anything, nothing is lost."""

import re
from functools import cache
from itertools import combinations

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.boards.catch_22.becauses import vote_on_weakest
from confluence_desktop.boards.catch_22.operations import steps_of
from confluence_desktop.boards.catch_22.standing import arrows_now, ranked_becauses
from confluence_desktop.document.record import get
from confluence_desktop.drawing.shapes import Drawing, Figure
from confluence_desktop.drawing.style import SCREEN, Medium, Style
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Because, BecauseKind, BecauseState
from confluence_desktop.workshop.exercise import go_to_stage
from confluence_desktop.workshop.spoken import spoken
from confluence_desktop.workshop.votes_operations import (
    WEAKEST_LINK,
    cast,
    revealed_poll,
)
from tests.boards.catch_22.scenes import ARABIC, CHINESE, LONG, ONE_WORD, texts_of
from tests.boards.catch_22.test_drawing import inside
from tests.gallery.sessions import CATCH_ID
from tests.gallery.stages import at_stage
from tests.gallery.texts import ENGLISH, Texts

STAGES = range(1, 13)
SHAPES = {
    "16:9": Style(Medium.WALL, aspect=2.07, least_type=0.0241),
    "16:10": Style(Medium.WALL, aspect=1.84, least_type=0.0239),
    "4:3": Style(Medium.WALL, aspect=1.53, least_type=0.0241),
    "upright": Style(Medium.WALL, aspect=0.58, least_type=0.0121),
    "any": Style(Medium.WALL, aspect=0.6),
}


def all_saying(text: str) -> Texts:
    """A session in which everything says the same."""
    return Texts(
        title="T",
        client="C",
        purpose=text,
        boards=("Map", "Loops"),
        currents=(text, text),
        agenda=ENGLISH.agenda,
        prompt="",
        people=("Ada",),
        left=(text, text),
        right=(text, text),
        cards=(text,),
        becauses=(text,),
        steps=(text,),
    )


SAYING = {
    "English": ENGLISH,
    "long": all_saying(LONG),
    "Arabic": all_saying(ARABIC),
    "Chinese": all_saying(CHINESE * 3),
    "one word": all_saying(ONE_WORD),
}
AMOUNTS = {"few": (1, 5), "usual": (3, 8), "many": (30, 12)}


@cache
def wall_of(
    stage: int, saying: str, amount: str, shape: str = "16:9", *, is_done: bool = True
) -> Drawing:
    """The wall of a stage, from what the room may see."""
    becauses, steps = AMOUNTS[amount]
    document = at_stage(stage, SAYING[saying], is_done=is_done, becauses=becauses, steps=steps)
    seen = visible(document, Audience.WALL)
    return CATCH_22.draw(get(document, Board, CATCH_ID), seen, SHAPES[shape])


def said_on(drawing: Drawing) -> str:
    return " | ".join(text.block.text for figure in drawing.figures for text, _ in texts_of(figure))


def is_ground(figure: Figure) -> bool:
    """Whether other figures stand on it: the sign, a ring, the frame of a pair."""
    return figure.key.endswith((".sign", ".ring")) or figure.key.startswith("stuck_pair")


WALLS = [
    pytest.param(
        stage, saying, amount, shape, is_done, id=f"{stage}-{saying}-{amount}-{shape}-{is_done}"
    )
    for stage in STAGES
    for saying in SAYING
    for amount in AMOUNTS
    for shape in SHAPES
    for is_done in (False, True)
]


@pytest.mark.parametrize(("stage", "saying", "amount", "shape", "is_done"), WALLS)
def test_every_wall_can_be_read(
    stage: int,
    saying: str,
    amount: str,
    shape: str,
    is_done: bool,  # a moment
) -> None:
    drawing = wall_of(stage, saying, amount, shape, is_done=is_done)
    shown = [figure for figure in drawing.figures if not is_ground(figure)]
    for figure in drawing.figures:
        assert inside(figure.bounds, drawing.bounds), figure.name
    for one, other in combinations(shown, 2):
        assert not one.bounds.grown(-0.5).meets(other.bounds.grown(-0.5)), (one.name, other.name)
    assert len({figure.key for figure in drawing.figures}) == len(drawing.figures)
    for figure in drawing.figures:
        assert figure.name or figure.key.endswith(".sign")
        rects = [rect for _, rect in texts_of(figure)]
        for text, rect in texts_of(figure):
            block = text.block
            assert block.face.size_px >= 22
            assert block.used_width <= block.width + 1, figure.name
            assert inside(rect, figure.bounds, 1.0), (figure.name, block.text)
            if block.max_lines is not None and not block.elided:
                assert block.lines <= block.max_lines
        for above, below in combinations(rects, 2):
            assert not above.grown(-1).meets(below.grown(-1)), figure.name


def test_the_purpose_is_the_largest_text_of_the_first_stage() -> None:
    drawing = wall_of(1, "English", "usual")
    largest = max(
        (text.block for figure in drawing.figures for text, _ in texts_of(figure)),
        key=lambda block: block.face.size_px,
    )
    assert largest.text == ENGLISH.purpose
    assert largest.face.size_px >= 64
    assert "We all want …" in said_on(wall_of(1, "English", "usual", is_done=False))


def test_covered_lines_are_a_number_and_nothing_else() -> None:
    drawing = wall_of(2, "English", "usual")
    heard = said_on(drawing) + " ".join(figure.name for figure in drawing.figures)
    assert "9 covered" in said_on(drawing)
    assert not any(said in heard for said in ENGLISH.becauses)


def test_pairing_shows_every_line_with_its_number_and_the_four_questions() -> None:
    said = said_on(wall_of(3, "English", "usual"))
    for number in range(1, 10):
        assert f"| {number} | We can’t" in said
    for sorting in spoken("exercise")["sorting"].values():
        assert sorting["question"] in said


@pytest.mark.parametrize(("stage", "sides"), [(4, ("1", "2")), (5, ("3", "4"))])
def test_a_loop_is_read_aloud_in_two_sentences(stage: int, sides: tuple[str, str]) -> None:
    x, y = (ENGLISH.left, ENGLISH.right)[stage - 4]
    said = said_on(wall_of(stage, "English", "usual"))
    assert f"{sides[0]}  We can’t {x} until we {y}" in said
    assert f"{sides[1]}  And we can’t {y} until we {x}" in said
    assert (ENGLISH.becauses[1] in said) == (stage == 5)  # what both loops share


def test_each_arrow_has_its_newest_becauses_and_how_many_are_wanted() -> None:
    assert said_on(wall_of(6, "English", "few")).count("1 of 3") == 4
    document = at_stage(6, ENGLISH, becauses=30)
    board = get(document, Board, CATCH_ID)
    drawing = CATCH_22.draw(board, document, SHAPES["16:9"])
    for now in arrows_now(document, board):
        shown = [one for one in now.becauses if drawing.figure(one.id)]
        assert shown == list(now.becauses[-len(shown) :])
        assert f"+ {30 - len(shown)} more" in said_on(drawing)


def test_each_because_says_its_kind_and_how_sure_the_room_is() -> None:
    document = at_stage(6, ENGLISH)
    board = get(document, Board, CATCH_ID)
    first = next(iter(document.all(Because)))
    with document.transaction("Say") as draft:
        draft.put(first.changed(kind=BecauseKind.HABIT, confidence=4, state=BecauseState.BROKEN))
    drawing = CATCH_22.draw(board, visible(document, Audience.WALL), SHAPES["16:9"])
    figure = drawing.figure(first.id)
    assert figure
    assert "habit · sure: 4 of 10 · ✓ no longer true" in said_on(Drawing(drawing.bounds, (figure,)))
    assert figure.name.endswith("habit · sure: 4 of 10 · ✓ no longer true")
    assert "sure:" not in said_on(wall_of(8, "English", "usual", is_done=False))


@pytest.mark.parametrize("shape", ["16:9", "4:3"])
@pytest.mark.parametrize("stage", [5, 7])
def test_panels_side_by_side_are_as_high_as_each_other(stage: int, shape: str) -> None:
    drawing = wall_of(stage, "English", "usual", shape)
    keys = {5: (".sentence", ".loops_share"), 7: (".cost_of_staying", ".protects")}[stage]
    panels = [one for one in drawing.figures if one.key.endswith(keys)]
    assert len(panels) == 2
    assert panels[0].bounds.y == panels[1].bounds.y
    assert panels[0].bounds.height == pytest.approx(panels[1].bounds.height)


def test_a_step_without_a_yes_but_is_asked_something_else_than_the_prompt() -> None:
    said = said_on(wall_of(11, "English", "usual", is_done=False))
    assert said.count("What speaks against it?") == 2
    assert spoken("exercise")["stages"]["11"]["prompt"] not in said


@pytest.mark.parametrize("shape", ["16:9", "16:10", "4:3"])
def test_no_step_of_agreement_fills_its_row(shape: str) -> None:
    for is_done in (False, True):
        drawing = wall_of(12, "English", "usual", shape, is_done=is_done)
        for row in drawing.figures:
            if ".agree." in row.key:
                for text, rect in texts_of(row):
                    assert rect.y - row.bounds.y >= 8, text.block.text
                    assert row.bounds.bottom - rect.bottom >= 8, text.block.text


def test_what_staying_costs_and_what_is_protected_stand_under_the_sign() -> None:
    drawing = wall_of(7, "English", "usual")
    sign = drawing.figure(f"{CATCH_ID}.sign")
    for field in ("cost_of_staying", "protects"):
        text = drawing.figure(f"{CATCH_ID}.wall.{field}")
        assert sign
        assert text
        assert text.bounds.y > sign.bounds.bottom
        assert max(shape.block.face.size_px for shape, _ in texts_of(text)) >= 40


def test_nothing_is_known_of_a_vote_that_goes_on_but_its_numbers() -> None:
    document = at_stage(8, ENGLISH, is_done=False)
    board = get(document, Board, CATCH_ID)
    with document.transaction("Begin") as draft:
        poll = vote_on_weakest(draft, CATCH_ID)
    before = CATCH_22.draw(board, visible(document, Audience.WALL), SHAPES["16:9"])
    with document.transaction("Vote") as draft:
        cast(draft, poll.id, "5 5 5")
    assert CATCH_22.draw(board, visible(document, Audience.WALL), SHAPES["16:9"]) == before
    for number, id_ in enumerate(poll.item_ids, 1):
        figure = before.figure(id_)
        assert figure
        assert next(text.block.text for text, _ in texts_of(figure)) == str(number)


def test_a_revealed_vote_stands_in_its_order_with_its_spread() -> None:
    document = at_stage(8, ENGLISH)
    board = get(document, Board, CATCH_ID)
    drawing = CATCH_22.draw(board, visible(document, Audience.WALL), SHAPES["16:9"])
    poll = revealed_poll(document, CATCH_ID, WEAKEST_LINK)
    assert poll
    rows = [drawing.figure(one.item_id) for one in ranked_becauses(document, board, poll)]
    places = [row.bounds.y for row in rows if row]
    assert len(places) > 5
    assert places == sorted(places)
    first = rows[0]
    assert first
    assert "11 dots" in first.name
    assert "people gave 2 dots" in first.name
    assert f"Not true when: {ENGLISH.steps[0]}" in said_on(drawing)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("becauses", [3, 12, 30])
@pytest.mark.parametrize("is_revealed", [False, True])
def test_what_a_vote_is_about_and_no_wall_has_room_for_is_counted(
    shape: str, becauses: int, is_revealed: bool
) -> None:
    document = at_stage(8, ENGLISH, is_done=is_revealed, becauses=becauses)
    if not is_revealed:
        with document.transaction("Begin") as draft:
            vote_on_weakest(draft, CATCH_ID)
    board = get(document, Board, CATCH_ID)
    drawing = CATCH_22.draw(board, visible(document, Audience.WALL), SHAPES[shape])
    asked = {one.id for one in document.all(Because)}
    shown = sum(1 for figure in drawing.figures if figure.record_id in asked)
    counted = sum(int(number) for number in re.findall(r"\+ (\d+) more", said_on(drawing)))
    assert shown + counted == len(asked)


def test_the_dealt_move_and_the_newest_step_are_there() -> None:
    document = at_stage(9, SAYING["long"], steps=120)
    board = get(document, Board, CATCH_ID)
    drawing = CATCH_22.draw(board, document, SHAPES["4:3"])
    steps = steps_of(document, CATCH_ID)
    shown = [step for step in steps if drawing.figure(step.id)]
    assert shown == steps[-len(shown) :]
    assert f"+ {120 - len(shown)} more" in said_on(drawing)
    said = said_on(wall_of(9, "English", "usual"))
    assert "Slice · such as:" in said
    assert "| 8 | Staff answer readers in public, in pairs" in said


def test_the_grid_names_its_arrows_and_marks_what_is_kept() -> None:
    said = said_on(wall_of(10, "English", "usual"))
    for number in range(1, 5):
        assert f"| {number} |" in said
    assert "We can’t put time into using them until we see what the tools are worth" in said
    assert said.count("★ kept") == 2
    assert said.count("✓") > 8


def test_every_yes_but_stands_with_its_answer() -> None:
    said = said_on(wall_of(11, "English", "usual"))
    assert f"Yes, but {ENGLISH.becauses[1]} | → {ENGLISH.steps[3]}" in said
    assert f"Yes, but {ENGLISH.becauses[0]}" in said


def test_agreement_is_asked_by_its_words_and_shown_only_once_it_is_revealed() -> None:
    names = spoken("exercise")["agreement"]
    asked = said_on(wall_of(12, "English", "usual", is_done=False))
    shown = said_on(wall_of(12, "English", "usual"))
    for number, name in enumerate(names, 1):
        assert f"{number} | {name}" in asked
        assert f"{number} | {name}" in shown
    assert "agree or can live with it" not in asked
    assert "6 of 7 agree or can live with it" in shown
    assert "Six steps, nobody on five or six" in shown
    for said in (ENGLISH.people[0], "2 Dec", ENGLISH.steps[1], "18 Dec"):
        assert said in shown


def test_a_role_that_a_because_comes_from_is_never_on_a_wall() -> None:
    document = at_stage(12, ENGLISH)
    with document.transaction("Ask who") as draft:
        for because in list(draft.all(Because)):
            draft.put(because.changed(who="The treasurer", evidence="a letter"))
    seen = visible(document, Audience.WALL)
    for stage in STAGES:
        with document.transaction("Go") as draft:
            go_to_stage(draft, CATCH_ID, stage)
        drawing = CATCH_22.draw(get(document, Board, CATCH_ID), seen, SHAPES["16:9"])
        heard = said_on(drawing) + " ".join(figure.name for figure in drawing.figures)
        assert "treasurer" not in heard


def test_on_the_desk_the_sign_numbers_its_arrows_while_steps_are_held_against_them() -> None:
    for stage in (9, 10):
        document = at_stage(stage, ENGLISH)
        said = said_on(CATCH_22.draw(get(document, Board, CATCH_ID), document, SCREEN))
        for number, condition in enumerate((*ENGLISH.left, *ENGLISH.right), 1):
            begun = f"{number} can’t {condition.split()[0]}"
            assert (begun in said) == (stage == 10)
