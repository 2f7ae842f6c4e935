"""The plan as drawn: nothing overlaps, nothing is cut unmarked, and its currents meet."""

import math
from itertools import combinations
from pathlib import Path

import pytest

from confluence_desktop.boards.confluence_plan import CONFLUENCE_PLAN
from confluence_desktop.boards.confluence_plan.currents import Braid
from confluence_desktop.boards.confluence_plan.operations import rounds_of
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import (
    Box,
    Drawing,
    Figure,
    Gradient,
    Shape,
    Stroke,
    Text,
    shapes_of,
)
from confluence_desktop.drawing.style import PAPER, SCREEN, THUMBNAIL, Medium, Style
from confluence_desktop.drawing.text_layout import glyph_lines
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.rounds import Round, RoundState
from tests.builders import a_board, a_document
from tests.plans import ARABIC, CHINESE, LONG, a_plan, a_round

GOLDEN = Path(__file__).parent / "small_plan.txt"
STYLES = {
    "wide": Style(Medium.SCREEN, aspect=1.4),
    "low": Style(Medium.SCREEN, aspect=2.2),
    "upright": Style(Medium.SCREEN, aspect=0.6),
    "wall": Style(Medium.WALL, aspect=2.1),
    "wall 4:3": Style(Medium.WALL, aspect=1.5),
    "wall upright": Style(Medium.WALL, aspect=0.6, least_type=0.0127),
    "paper": PAPER,
    "Letter": Style(Medium.PAPER, aspect=1.37, has_prompts=False),
}
TEXTS = {"usual": (), "long": LONG, "Arabic": ARABIC, "Chinese": CHINESE}
every_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)


def draw(document: Document, board: Board, style: Style = SCREEN) -> Drawing:
    return CONFLUENCE_PLAN.draw(board, document, style)


def figure_of(drawing: Drawing, key: str) -> Figure:
    figure = drawing.figure(key)
    assert figure is not None
    return figure


def words(shapes: tuple[Shape, ...]) -> list[str]:
    return [shape.block.text for shape in shapes if isinstance(shape, Text)]


def first_round(document: Document, board: Board) -> Round:
    return rounds_of(document, board.id)[0]


def worded(drawing: Drawing) -> list[Figure]:
    return [figure for figure in drawing.figures if not figure.is_line]


def area_of(text: Text) -> Rect:
    """Where the letters of a text are."""
    xs = [x for run in glyph_lines(text.block) for x in run.xs]
    left = min(xs, default=0.0)
    return Rect(text.at.x + left, text.at.y, text.block.used_width, text.block.height)


def as_text(drawing: Drawing) -> str:
    """A drawing in lines that a person can compare."""
    lines = [f"bounds {rect_text(drawing.bounds)}"]
    for figure in drawing.figures:
        lines.append(f"{'line' if figure.is_line else 'words'} {rect_text(figure.bounds)}")
        lines.append(f"  “{figure.name}”")
        lines += [f"    {shape_text(shape)}" for shape in figure.shapes]
    return "\n".join(lines) + "\n"


def rect_text(rect: Rect) -> str:
    return f"{rect.x:.0f},{rect.y:.0f} {rect.width:.0f}×{rect.height:.0f}"


def shape_text(shape: Shape) -> str:
    if isinstance(shape, Stroke):
        assert isinstance(shape.line, Gradient)
        ends = (shape.outline[0].to, shape.outline[-1].to)
        way = " → ".join(f"{end.x:.0f},{end.y:.0f}" for end in ends)
        over = shape.line.stops[0][1].over
        return f"stroke {shape.width:g} {over} {way} in {len(shape.outline) - 1}"
    if isinstance(shape, Text):
        at = f"{shape.at.x:.0f},{shape.at.y:.0f}"
        return f"{shape.block.face.size_px:g} px {shape.ink.token} {at} {shape.block.text}"
    assert isinstance(shape, Box)
    edge = shape.line.token if shape.line else "no edge"
    return f"box {rect_text(shape.rect)} {edge}{' dashed' if shape.dash else ''}"


def test_a_small_plan_is_drawn_as_it_always_was() -> None:
    document, board = a_plan(2)
    a_round(document, board, "Invite two schools", tool="A channel")
    assert as_text(draw(document, board)) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("count", [1, 3, 4, 6, 12])
@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
@every_style
def test_no_strand_runs_over_what_is_to_be_learned(
    count: int, texts: tuple[str, ...], style: Style
) -> None:
    drawing = draw(*a_plan(count, texts=texts), style)
    boxes = [one.bounds for one in worded(drawing) if "learn" in one.key]
    for figure in drawing.figures:
        for stroke in figure.shapes:
            if isinstance(stroke, Stroke):
                half = stroke.width / 2
                for part in stroke.outline:
                    assert not any(box.grown(half - 1).holds(part.to) for box in boxes)


def test_on_a_wall_of_any_shape_thirteen_rounds_are_read_in_full() -> None:
    for aspect in (4 / 3, 1.53, 16 / 9):
        style = Style(Medium.WALL, aspect=aspect, least_type=0.0241)
        document, board = a_plan(13)
        drawing = draw(document, board, style)
        assert drawing.bounds.height == pytest.approx(drawing.bounds.width / aspect, abs=1)
        said = " ".join(" ".join(words(figure.shapes)) for figure in drawing.figures)
        for one in rounds_of(document, board.id):
            assert one.text in said


@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize(
    ("count", "style"),
    [
        (count, style)
        for name, style in STYLES.items()
        for count in ((*range(1, 13), 30) if name in {"wide", "wall"} else (1, 4, 7, 12, 30))
    ],
)
def test_nothing_overlaps_and_no_text_is_cut_unmarked(
    count: int, texts: tuple[str, ...], style: Style
) -> None:
    document, board = a_plan(count, texts=texts)
    drawing = draw(document, board, style)
    for one, other in combinations(worded(drawing), 2):
        assert not one.bounds.grown(-0.5).meets(other.bounds), (one.key, other.key)
    for figure in worded(drawing):
        inside = figure.bounds.grown(1)
        drawn = [shape for shape in figure.shapes if isinstance(shape, Text)]
        for text in drawn:
            area = area_of(text)
            assert inside.x <= area.x
            assert area.right <= inside.right
            assert inside.y <= area.y
            assert area.bottom <= inside.bottom
            assert text.block.elided == (not is_whole(text))
        areas = [area_of(text).grown(-0.5) for text in drawn]
        assert not any(area.meets(other) for area, other in combinations(areas, 2))


def is_whole(text: Text) -> bool:
    """Whether the last letter of a text is drawn."""
    last = len(text.block.text.rstrip())
    return any(run.end >= last and not run.start >= last for run in glyph_lines(text.block))


@every_style
@pytest.mark.parametrize("count", [1, 5, 12])
def test_rounds_that_lack_everything_do_not_overlap_either(count: int, style: Style) -> None:
    document, board = a_plan(count, is_bare=True)
    for one, other in combinations(worded(draw(document, board, style)), 2):
        assert not one.bounds.grown(-0.5).meets(other.bounds)


@pytest.mark.parametrize("name", ["wide", "low"])
@pytest.mark.parametrize("count", [1, 4, 6, 7, 12])
def test_up_to_twelve_rounds_are_read_on_one_screen(count: int, name: str) -> None:
    """At 1366×768 with the panels folded, no type is smaller than 9 pixels."""
    document, board = a_plan(count)
    drawing = draw(document, board, STYLES[name])
    width, height = (1352, 951) if name == "wide" else (1366, 620)
    scale = min(width / drawing.bounds.width, height / drawing.bounds.height)
    sizes = [
        shape.block.face.size_px
        for figure in drawing.figures
        for shape in figure.shapes
        if isinstance(shape, Text)
    ]
    assert scale * min(sizes) >= 9


@pytest.mark.parametrize(
    ("count", "style"), [(4, STYLES["wall"]), (12, STYLES["wall"]), (9, STYLES["wall 4:3"])]
)
def test_the_wall_reads_from_the_back_row(count: int, style: Style) -> None:
    document, board = a_plan(count)
    drawing = draw(document, board, style)
    sizes = [
        shape.block.face.size_px
        for figure in drawing.figures
        for shape in figure.shapes
        if isinstance(shape, Text)
    ]
    height = max(drawing.bounds.height, drawing.bounds.width / style.aspect)
    assert min(sizes) / height >= style.least_type


def test_each_round_stands_on_a_crossing_that_it_covers() -> None:
    document, board = a_plan(4)
    drawing = draw(document, board)
    currents = figure_of(drawing, f"{board.id}.currents")
    ends: dict[str, list[Point]] = {}
    for shape in currents.shapes:
        assert isinstance(shape, Stroke)
        assert isinstance(shape.line, Gradient)
        points = [part.to for part in shape.outline]
        ends.setdefault(shape.line.stops[0][1].over, []).extend(points)
    for round_ in rounds_of(document, board.id):
        rect = figure_of(drawing, round_.id).bounds
        for points in ends.values():
            near = min(points, key=lambda point: abs(point.x - rect.centre.x))
            assert rect.holds(near)


@pytest.mark.parametrize("count", range(1, 13))
def test_the_currents_cross_once_a_round_shrink_and_end_as_one(count: int) -> None:
    braid = Braid(0, count, count, 0.0, 100.0, 0.0, 200.0)
    us = [number / 40 for number in range(40 * count + 1)]
    apart = [braid.at("together", u).y - braid.at("tools", u).y for u in us]
    turns = [
        (us[n] + us[n + 1]) / 2 for n in range(len(us) - 2) if apart[n] < 0 <= apart[n + 1]
    ] + [(us[n] + us[n + 1]) / 2 for n in range(len(us) - 2) if apart[n] > 0 >= apart[n + 1]]
    assert [math.floor(u) for u in sorted(turns)] == list(range(count))
    assert apart[-1] == pytest.approx(0)
    peaks = [abs(apart[40 * number]) for number in range(count + 1)]
    assert peaks == sorted(peaks, reverse=True)


def test_the_currents_go_on_from_one_row_to_the_next() -> None:
    first = Braid(0, 6, 12, 0.0, 100.0, 0.0, 200.0)
    second = Braid(6, 6, 12, 0.0, 100.0, 0.0, 200.0)
    for current in ("together", "tools"):
        assert first.at(current, 6).y == pytest.approx(second.at(current, 6).y)
    colours = [
        [
            shape.line.stops
            for shape in one.strokes([frozenset()] * 6)[:2]
            if isinstance(shape.line, Gradient)
        ]
        for one in (first, second)
    ]
    for before, after in zip(*colours, strict=True):
        assert before[-1][1] == after[0][1]


@pytest.mark.parametrize(
    ("fields", "thin", "asked"),
    [
        ({"act": "We meet"}, {"tools"}, ["△ With which tool?"]),
        ({"tool": "Forum"}, {"together"}, ["△ Who with whom?"]),
        ({}, {"together", "tools"}, ["△ Who with whom?", "△ With which tool?"]),
        ({"act": "We meet", "tool": "Forum"}, set(), []),
    ],
)
def test_a_current_passes_a_round_by_that_lacks_its_half(
    fields: dict[str, str], thin: set[str], asked: list[str]
) -> None:
    document = a_document()
    board = a_board(document, BoardKind.CONFLUENCE_PLAN)
    round_ = a_round(document, board, "Try it", **fields)
    drawing = draw(document, board)
    broken = {
        shape.line.stops[0][1].over
        for shape in figure_of(drawing, f"{board.id}.currents").shapes
        if isinstance(shape, Stroke) and isinstance(shape.line, Gradient) and shape.dash
    }
    assert broken == thin
    card = figure_of(drawing, round_.id)
    assert [said for said in words(card.shapes) if said.startswith("△")] == asked
    assert ("missing" in card.name) == bool(asked)
    assert {text.field for text in card.texts} == {
        "text",
        *({"act"} if "together" in thin else set()),
        *({"tool"} if "tools" in thin else set()),
    }


@pytest.mark.parametrize(
    ("state", "said", "ink"),
    [
        (RoundState.DONE, "✓ Round 1 · done", "ok"),
        (RoundState.NOT_DONE, "✗ Round 1 · not done", "warn"),
    ],
)
def test_what_came_of_a_round_is_marked_in_words_and_colour(
    state: RoundState, said: str, ink: str
) -> None:
    document, board = a_plan(1)
    with document.transaction("Afterwards") as draft:
        draft.put(first_round(document, board).changed(state=state))
    card = figure_of(draw(document, board), first_round(document, board).id)
    kicker = next(shape for shape in card.shapes if isinstance(shape, Text))
    assert (kicker.block.text, kicker.ink.token) == (said, ink)
    assert isinstance(card.shapes[0], Box)
    assert card.shapes[0].line is not None
    assert card.shapes[0].line.token == ink


def test_an_empty_plan_asks_the_question_and_goes_with_the_first_round() -> None:
    document, board = a_plan(0)
    drawing = draw(document, board)
    asked = figure_of(drawing, f"{board.id}.empty")
    assert words(asked.shapes) == ["What do we try first, together and with a tool?"]
    assert draw(document, board, PAPER).figure(f"{board.id}.empty") is None
    a_round(document, board)
    assert draw(document, board).figure(f"{board.id}.empty") is None


def test_a_round_served_says_what_and_what_for() -> None:
    document, board = a_plan(1)
    round_ = first_round(document, board)
    said = words(figure_of(draw(document, board), f"{round_.id}.serves").shapes)
    assert said == ["serves", "Let readers recommend", "› Young adults come back"]
    with document.transaction("Serve more") as draft:
        draft.put(round_.changed(serves=(*round_.serves, "gone", *round_.serves[:1])))
    said = words(figure_of(draw(document, board), f"{round_.id}.serves").shapes)
    assert said[3:] == ["+ 1 more", "△ serves a card that is gone"]


def test_a_changed_round_leaves_the_figures_of_the_others_as_they_are() -> None:
    document, board = a_plan(4)
    before = draw(document, board)
    second = rounds_of(document, board.id)[1]
    with document.transaction("Change") as draft:
        draft.put(second.changed(owner="Zoe"))
    after = CONFLUENCE_PLAN.draw(board, document, SCREEN, before)
    changed = {
        new.key for old, new in zip(before.figures, after.figures, strict=True) if old is not new
    }
    assert changed == {second.id}
    assert after == draw(document, board)


def test_a_day_far_away_says_its_year() -> None:
    document, board = a_plan(1)
    round_ = first_round(document, board)
    for day, said in ((round_.due, "4 Dec"), (round_.due.replace(year=2028), "4 Dec 2028")):  # type: ignore[union-attr]  # the builder sets a day
        with document.transaction("Set day") as draft:
            draft.put(round_.changed(due=day))
        kicker = words(figure_of(draw(document, board), round_.id).shapes)[0]
        assert kicker == f"Round 1 · by {said}"


def test_far_out_a_round_is_a_title_and_then_a_block() -> None:
    document, board = a_plan(3)
    card = figure_of(draw(document, board), first_round(document, board).id)
    assert card.title is not None
    assert words(shapes_of(card.title)) == ["1 · Two branches run one reading group online"]
    assert card.block is not None
    assert words(card.block) == []


@pytest.mark.parametrize("count", [0, 1, 12, 30])
def test_a_thumbnail_has_a_mark_a_round_and_no_word(count: int) -> None:
    document, board = a_plan(count)
    drawing = draw(document, board, THUMBNAIL)
    assert len([figure for figure in drawing.figures if figure.record_id]) == count
    assert not [said for figure in drawing.figures for said in words(figure.shapes)]


def test_a_long_plan_on_paper_has_rows_to_be_cut_between() -> None:
    document, board = a_plan(14)
    drawing = draw(document, board, PAPER)
    assert len(drawing.bands) == 3
    assert drawing.bands[0].top == drawing.bounds.y
    assert drawing.bands[-1].bottom == drawing.bounds.bottom
    assert draw(document, board).bands == ()
    assert draw(*a_plan(4), PAPER).bands == ()


def test_a_plan_of_more_than_twelve_rounds_opens_on_its_first_rows() -> None:
    assert draw(*a_plan(12)).opening is None
    document, board = a_plan(13)
    drawing = draw(document, board)
    assert drawing.opening is not None
    assert drawing.opening.height < drawing.bounds.height
    seen = [
        one.text
        for one in rounds_of(document, board.id)
        if figure_of(drawing, one.id).bounds.bottom <= drawing.opening.bottom
    ]
    assert len(seen) == 12
    assert draw(document, board, PAPER).opening is None
