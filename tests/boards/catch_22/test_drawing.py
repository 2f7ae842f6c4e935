from itertools import combinations

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22, words
from confluence_desktop.boards.catch_22 import operations as verbs
from confluence_desktop.boards.catch_22.measures import measures
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.boards.catch_22.standing import broken_ids, votes_now
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.infinity_sign import CASING, STROKE
from confluence_desktop.drawing.shapes import Drawing, Figure, Gradient, Stroke, Text
from confluence_desktop.drawing.style import (
    PAPER,
    SCREEN,
    THUMBNAIL,
    TYPE_SCALE_PX,
    WALL,
    Medium,
    Style,
)
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.catch_22 import Because, BecauseState, Loop, Side, Step, StepState
from tests.boards.catch_22.scenes import (
    LONG,
    SCENES,
    STYLES,
    a_session,
    board_now,
    boxes_of,
    drawn,
    filled,
    middle_of_the_stroke,
    texts_of,
)

CASES = [
    pytest.param(scene, style, id=f"{scene}-{style.medium}-{style.aspect:.2f}")
    for scene in SCENES
    for style in STYLES
]


def content(drawing: Drawing) -> list[Figure]:
    """Everything but the sign."""
    return [figure for figure in drawing.figures if not figure.key.endswith(".sign")]


def inside(inner: Rect, outer: Rect, slack: float = 0.5) -> bool:
    grown = outer.grown(slack)
    return (
        grown.x <= inner.x
        and grown.y <= inner.y
        and inner.right <= grown.right
        and inner.bottom <= grown.bottom
    )


@pytest.mark.parametrize(("scene", "style"), CASES)
def test_nothing_lies_over_anything_else(scene: str, style: Style) -> None:
    figures = content(drawn(scene, style))
    crossing = next((one for one in figures if one.key.endswith(".crossing")), None)
    for one, other in combinations(figures, 2):
        if crossing and crossing in {one, other} and inside(other.bounds, crossing.bounds):
            continue  # a step, which lies in the crossing box
        assert not one.bounds.grown(-0.5).meets(other.bounds), (one.name, other.name)


@pytest.mark.parametrize(("scene", "style"), CASES)
def test_texts_stay_in_their_figures_and_clear_of_each_other(scene: str, style: Style) -> None:
    drawing = drawn(scene, style)
    for figure in content(drawing):
        assert inside(figure.bounds, drawing.bounds), figure.name
        rects = [rect for _, rect in texts_of(figure)]
        for rect in rects:
            assert inside(rect, figure.bounds), figure.name
        for one, other in combinations(rects, 2):
            assert not one.grown(-1).meets(other.grown(-1)), figure.name


@pytest.mark.parametrize(("scene", "style"), CASES)
def test_no_text_is_wider_than_its_place_or_cut_without_a_mark(scene: str, style: Style) -> None:
    for figure in content(drawn(scene, style)):
        for text, _ in texts_of(figure):
            block = text.block
            assert block.used_width <= block.width + 1, figure.name
            if block.max_lines is not None and not block.elided:
                assert block.lines <= block.max_lines


@pytest.mark.parametrize(("scene", "style"), CASES)
def test_type_is_never_smaller_than_its_medium_allows(scene: str, style: Style) -> None:
    least = 22 if style.medium is Medium.WALL else min(TYPE_SCALE_PX)
    for figure in content(drawn(scene, style)):
        for text, _ in texts_of(figure):
            assert text.block.face.size_px >= least


@pytest.mark.parametrize(("scene", "style"), CASES)
def test_what_stands_inside_a_lobe_keeps_off_the_stroke(scene: str, style: Style) -> None:
    drawing = drawn(scene, style)
    places = list(middle_of_the_stroke(drawing))
    for figure in content(drawing):
        is_statement = any(text.field in {"x", "y"} for text in figure.texts)
        if is_statement or not figure.texts:
            continue
        if figure.bounds.centre.x**2 < measures(style).crossing_width ** 2 / 4:
            continue  # a step
        near = figure.bounds.grown(STROKE / 2 + 2)
        assert not any(near.holds(place) for place in places), figure.name


@pytest.mark.parametrize(("scene", "style"), CASES)
def test_keys_are_unique_and_names_say_something(scene: str, style: Style) -> None:
    figures = drawn(scene, style).figures
    assert len({figure.key for figure in figures}) == len(figures)
    for figure in figures:
        assert figure.name or figure.record_id is None


@pytest.mark.parametrize("scene", SCENES)
def test_equal_records_give_equal_drawings(scene: str) -> None:  # LAW-7
    document, board = SCENES[scene]()
    now = board_now(document, board)
    first = CATCH_22.draw(now, document, SCREEN)
    assert CATCH_22.draw(now, document.snapshot(), SCREEN) == first


def test_figures_that_stay_the_same_are_the_same_objects() -> None:
    document, board = filled(becauses=2, steps=2)
    before = CATCH_22.draw(board, document, SCREEN)
    step = verbs.steps_of(document, board.id)[1]
    with document.transaction("Mark") as draft:
        verbs.toggle_together(draft, step.id)
    after = CATCH_22.draw(board, document, SCREEN, before)

    changed = [figure.key for figure in after.figures if before.figure(figure.key) is not figure]
    assert changed == [step.id]


def test_the_sign_runs_from_teal_over_violet_to_orange_and_crosses_itself() -> None:
    drawing = drawn("empty")
    sign = drawing.figures[0]
    strokes = [shape for shape in sign.shapes if isinstance(shape, Stroke)]
    assert [(stroke.width, stroke.casing) for stroke in strokes] == [(STROKE, CASING)] * 2
    gradient = strokes[1].line
    assert isinstance(gradient, Gradient)
    assert [(place, ink.token) for place, ink in gradient.stops] == [
        (0.0, "together"), (0.4, "together"), (0.5, "meet"), (0.6, "tools"), (1.0, "tools"),
    ]  # fmt: skip


def test_each_condition_is_drawn_on_its_place_and_can_be_edited() -> None:
    document, board = a_session("sample")
    drawing = CATCH_22.draw(board, document, SCREEN)
    for loop in document.all(Loop):
        for field, is_above in (("x", True), ("y", False)):
            (figure,) = [
                figure
                for figure in drawing.figures
                if any((t.record_id, t.field) == (loop.id, field) for t in figure.texts)
            ]
            assert (figure.bounds.centre.y < 0) == is_above
            assert (figure.bounds.centre.x < 0) == (loop.side is Side.LEFT)
            (text,) = figure.texts
            assert text.text == getattr(loop, field)
            assert text.is_centred


def test_every_written_text_of_the_board_can_be_edited_in_place() -> None:
    document, board = a_session("sample")
    drawing = CATCH_22.draw(board, document, SCREEN)
    editable = {(t.record_id, t.field) for figure in drawing.figures for t in figure.texts}

    wanted = {(board.id, field) for field in ("left_name", "right_name", "third_sentence")}
    wanted |= {(loop.id, field) for loop in document.all(Loop) for field in ("x", "y", "sentence")}
    wanted |= {(step.id, "text") for step in document.all(Step)}
    wanted |= {(because.id, "text") for because in document.all(Because)}
    assert wanted <= editable


def test_an_empty_board_asks_and_an_empty_page_does_not() -> None:
    asking = [figure.name for figure in content(drawn("empty"))]
    assert any("What waits for what" in name for name in asking)
    said = {
        text.block.text for figure in content(drawn("empty", PAPER)) for text, _ in texts_of(figure)
    }
    assert said == {"Collaboration", "Social media", "Where they cross"}


def test_a_half_filled_loop_reads_well() -> None:
    names = [figure.name for figure in drawn("one loop").figures]
    assert any("We can’t see the benefits until we …" in name for name in names)


def test_the_three_least_certain_becauses_of_an_arrow_are_drawn_and_the_rest_counted() -> None:
    document, board = filled(becauses=12, steps=0)
    drawing = CATCH_22.draw(board, document, SCREEN)
    left, _ = both_loops(document, board)
    assert left
    row = verbs.becauses_of(document, left.id, 1)
    shown = [because for because in row if drawing.figure(because.id)]

    holding = [one for one in shown if one.state is not BecauseState.BROKEN]
    assert [because.confidence for because in holding] == [0, 1, 3]
    assert len(shown) == 4  # and one that is broken
    heading = drawing.figure(f"{left.id}.1")
    assert heading
    assert "+ 8" in heading.name
    more = drawing.figure(f"{left.id}.1.more")
    assert more
    assert more.record_id == left.id
    assert more.name.startswith("8 more: can’t")


def test_becauses_say_which_arrow_they_belong_to() -> None:
    document, board = a_session("sample")
    drawing = CATCH_22.draw(board, document, SCREEN)
    for loop in document.all(Loop):
        first, second = (drawing.figure(f"{loop.id}.{arrow}") for arrow in (1, 2))
        assert first
        assert second
        for because in document.where(Because, loop_id=loop.id):
            figure = drawing.figure(because.id)
            assert figure
            is_below_second = figure.bounds.y > second.bounds.y
            assert is_below_second == (because.arrow == 2)
            assert figure.bounds.y > first.bounds.y


def test_a_because_tells_a_screen_reader_all_that_is_drawn() -> None:
    document, board = a_session("sample")
    drawing = CATCH_22.draw(board, document, SCREEN)
    broken = next(b for b in document.all(Because) if b.state is BecauseState.BROKEN)
    figure = drawing.figure(broken.id)
    dots = votes_now(document, board).get(broken.id)
    votes = f"{dots} dots, " if dots else ""

    assert figure
    assert figure.name == (
        "Because, loop two (Social media), can’t know what the tools are good for until we spend "
        f"time using them: {broken.text}, {votes}confidence 2 of 10, broken"
    )


def test_a_broken_because_is_struck() -> None:
    document, board = a_session("sample")
    drawing = CATCH_22.draw(board, document, SCREEN)
    for because in document.all(Because):
        figure = drawing.figure(because.id)
        assert figure
        struck = [s.is_struck for s in figure.shapes if isinstance(s, Text)]
        assert any(struck) == (because.id in broken_ids(document, board))


def test_a_step_says_by_mark_and_word_whether_it_is_together_and_with_a_tool() -> None:
    document, board = a_session("sample")
    drawing = CATCH_22.draw(board, document, SCREEN)
    for step in document.all(Step):
        figure = drawing.figure(step.id)
        assert figure
        said = [text.block.text for text, _ in texts_of(figure)]
        assert said[1:] == [
            "✓ together" if step.together else "✗ alone",
            "✓ with a tool" if step.with_tool else "✗ without a tool",
        ]


def test_a_step_that_nobody_was_asked_about_is_marked_as_such_until_it_is_committed_to() -> None:
    document, board = filled(becauses=0, steps=1)
    (step,) = document.all(Step)

    def marks(**fields: object) -> list[str]:
        with document.transaction("Mark") as draft:
            draft.put(step.changed(**fields))
        figure = CATCH_22.draw(board, document, SCREEN).figure(step.id)
        assert figure
        return [text.block.text for text, _ in texts_of(figure)][-2:]

    assert marks(together=False, with_tool=False) == ["○ together?", "○ with a tool?"]
    assert marks(together=True, with_tool=False) == ["✓ together", "✗ without a tool"]
    kept = marks(together=False, with_tool=False, state=StepState.KEPT)
    assert kept == ["○ together?", "○ with a tool?"]
    done = marks(together=False, with_tool=False, state=StepState.COMMITTED)
    assert done == ["✗ alone", "✗ without a tool"]


def test_more_steps_than_fit_are_counted() -> None:
    document, board = filled(becauses=0, steps=12, text=LONG)
    drawing = CATCH_22.draw(board, document, SCREEN)
    shown = [step for step in document.all(Step) if drawing.figure(step.id)]
    crossing = drawing.figure(f"{board.id}.crossing")

    assert crossing
    assert 0 < len(shown) < 12
    assert f"+ {12 - len(shown)} more" in crossing.name
    assert crossing.bounds.height <= measures(SCREEN).crossing_most


def test_the_crossing_box_grows_before_its_type_shrinks() -> None:
    heights = []
    for steps in (1, 2, 3):
        document, board = filled(becauses=0, steps=steps)
        crossing = CATCH_22.draw(board, document, SCREEN).figure(f"{board.id}.crossing")
        assert crossing
        heights.append(crossing.bounds.height)
        assert abs(crossing.bounds.centre.y) < 0.01
    assert heights == sorted(heights)


def test_an_edited_sentence_says_that_it_is_older_than_its_loop() -> None:
    texts = [text.block.text for figure in drawn("stale").figures for text, _ in texts_of(figure)]
    assert texts.count("△ written before the loops were changed") == 2


def test_the_wall_shows_large_statements_one_because_a_loop_and_the_kept_steps() -> None:
    document, board = a_session("sample")
    drawing = CATCH_22.draw(board, visible(document, Audience.WALL), WALL)
    steps = [step for step in document.all(Step) if drawing.figure(step.id)]

    assert all(step.together and step.with_tool for step in steps)
    assert len(steps) == 2
    assert len([because for because in document.all(Because) if drawing.figure(because.id)]) == 2
    sizes = {
        t.field: t.face.size_px
        for figure in drawing.figures
        for t in figure.texts
        if t.field in {"x", "y", "text"}
    }
    assert sizes["x"] >= 43
    assert sizes["text"] >= 30


def test_the_wall_counts_what_it_leaves_out() -> None:
    document, board = a_session("sample")
    drawing = CATCH_22.draw(board, visible(document, Audience.WALL), WALL)
    written = " ".join(
        shape.block.text
        for figure in drawing.figures
        for shape in figure.shapes
        if isinstance(shape, Text)
    )
    for loop in document.all(Loop):
        others = len(document.where(Because, loop_id=loop.id)) - 1
        assert f"because + {others}" in written
    shown = [step for step in document.all(Step) if drawing.figure(step.id)]
    assert f"+ {len(list(document.all(Step))) - len(shown)} more" in written


def test_the_wall_prefers_a_because_that_still_holds() -> None:
    document, board = a_session("sample")
    drawing = CATCH_22.draw(board, document, WALL)
    shown = [because for because in document.all(Because) if drawing.figure(because.id)]
    assert all(because.state is not BecauseState.BROKEN for because in shown)


@pytest.mark.parametrize("aspect", [16 / 9, 4 / 3, 0.6])
def test_an_empty_statement_asks_the_room_on_the_wall_too(aspect: float) -> None:
    said = {
        text.block.text: (text.ink.token, text.block.face.weight)
        for figure in drawn("empty", Style(Medium.WALL, aspect)).figures
        for text, _ in texts_of(figure)
    }
    assert {words.HINTS[side, field] for side in Side for field in ("x", "y")} <= set(said)
    assert words.GAP not in said
    assert {said[hint] for hint in words.HINTS.values()} == {("muted", 400)}


def test_a_thumbnail_is_the_sign_alone() -> None:
    drawing = drawn("sample", THUMBNAIL)
    assert len(drawing.figures) == 1
    assert inside(drawing.figures[0].bounds, drawing.bounds)


@pytest.mark.parametrize("scene", ["sample", "long"])
def test_far_out_there_are_blocks_without_small_text(scene: str) -> None:
    for figure in content(drawn(scene)):
        assert figure.block is not None
        for shape in figure.block:
            assert not isinstance(shape, Text) or shape.block.face.size_px >= 40
        assert all(inside(box.rect, figure.bounds) for box in boxes_of(figure))


def test_the_middle_stays_in_the_middle_whatever_the_aspect() -> None:
    for style in STYLES:
        assert drawn("two each", style).bounds.centre == Point(0, 0)


@pytest.mark.parametrize("style", STYLES)
def test_the_marks_of_a_step_are_never_cut(style: Style) -> None:
    marks = {"✓ together", "✗ alone", "✓ with a tool", "✗ without a tool"}
    said = [
        text.block
        for figure in drawn("thirty each", style).figures
        for text, _ in texts_of(figure)
        if text.block.text in marks
    ]
    assert said
    assert not any(block.elided for block in said)
