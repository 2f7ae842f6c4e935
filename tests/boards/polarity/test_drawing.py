"""What a polarity looks like: the same figure for the opposite purpose."""

from itertools import combinations
from pathlib import Path

import pytest

from confluence_desktop.boards.polarity import POLARITY
from confluence_desktop.boards.polarity.measures import measures
from confluence_desktop.drawing.infinity_sign import CASING, STROKE
from confluence_desktop.drawing.shapes import Drawing, Figure
from confluence_desktop.drawing.style import PAPER, SCREEN, THUMBNAIL, WALL, Medium, Style
from confluence_desktop.workshop.polarity import PolarityPlace
from tests.boards.drawn_text import as_text, is_inside, text_rects, type_sizes
from tests.boards.polarity.scenes import SAID, TEXTS, a_polarity, an_entry, filled

GOLDEN = Path(__file__).parent / "one_polarity.txt"
STYLES = (
    SCREEN,
    Style(aspect=1.9),
    WALL,
    Style(Medium.WALL, aspect=4 / 3),
    PAPER,
    THUMBNAIL,
)
CASES = [
    pytest.param(texts, count, style, id=f"{texts}-{count}-{style.medium}-{style.aspect:.2f}")
    for texts in TEXTS
    for count in (0, 1, 3, 12)
    for style in STYLES
]


def content(drawing: Drawing) -> list[Figure]:
    """Everything but the sign."""
    return [figure for figure in drawing.figures if not figure.key.endswith(".sign")]


@pytest.mark.parametrize(("texts", "count", "style"), CASES)
def test_nothing_lies_over_anything_else(texts: str, count: int, style: Style) -> None:
    document, board = filled(count, texts)
    drawing = POLARITY.draw(board, document, style)
    figures = content(drawing)
    for one, other in combinations(figures, 2):
        assert not one.bounds.grown(-0.5).meets(other.bounds), (one.name, other.name)
    for figure in figures:
        assert is_inside(figure.bounds, drawing.bounds), figure.name
        for text, rect in text_rects(figure):
            is_heading = figure.record_id is None
            assert is_heading or is_inside(rect, figure.bounds), text


@pytest.mark.parametrize(("texts", "count", "style"), CASES)
def test_what_stands_in_a_lobe_is_clear_of_the_stroke(texts: str, count: int, style: Style) -> None:
    document, board = filled(count, texts)
    drawing = POLARITY.draw(board, document, style)
    measure = measures(style, count)
    reach = measure.sign.half_height
    for figure in content(drawing):
        rect = figure.bounds
        if rect.y < -reach or rect.bottom > reach:
            assert rect.bottom <= -reach - STROKE / 2 or rect.y >= reach + STROKE / 2
            continue
        inner, outer = measure.sign.span(rect.y, rect.bottom)
        left, right = sorted((abs(rect.x), abs(rect.right)))
        assert inner + STROKE / 2 <= left, figure.name
        assert right <= outer - STROKE / 2, figure.name


@pytest.mark.parametrize("place", PolarityPlace)
def test_goods_stand_above_and_too_much_below_each_beside_its_pole(place: PolarityPlace) -> None:
    document, board = a_polarity()
    entry = an_entry(document, board, place)
    figure = POLARITY.draw(board, document, SCREEN).figure(entry.id)
    assert figure is not None
    side, _, kind = place.partition("_")
    assert (figure.bounds.centre.x < 0) == (side == "left")
    assert (figure.bounds.centre.y < 0) == (kind in {"upside", "action"})


def test_the_purpose_stands_on_top_and_the_fear_at_the_foot() -> None:
    document, board = filled(1, "usual")
    drawing = POLARITY.draw(board, document, SCREEN)
    sign = drawing.figure(f"{board.id}.sign")
    purpose, fear = (drawing.figure(f"{board.id}.{name}") for name in ("purpose", "fear"))
    assert sign is not None
    assert purpose is not None
    assert fear is not None
    assert purpose.bounds.bottom <= sign.bounds.y + CASING
    assert fear.bounds.y >= sign.bounds.bottom - CASING


def test_what_does_not_fit_is_counted() -> None:
    document, board = filled(12, "usual")
    drawing = POLARITY.draw(board, document, SCREEN)
    shown = [figure for figure in drawing.figures if figure.key.startswith("polarity_entry")]
    heading = drawing.figure(f"{board.id}.left_upside")
    assert heading is not None
    counted = [text for text, _ in text_rects(heading) if text.startswith("+ ")]
    assert counted
    assert len(shown) < 12 * len(PolarityPlace)


def test_an_empty_list_asks_its_question_but_not_on_paper() -> None:
    document, board = a_polarity(is_named=False)
    drawing = POLARITY.draw(board, document, SCREEN)
    words = [text for figure in content(drawing) for text, _ in text_rects(figure)]
    assert "What is good about this pole?" in words
    assert "Why hold on to both?" in words
    paper = POLARITY.draw(board, document, PAPER)
    assert not [t for f in content(paper) for t, _ in text_rects(f) if t]


@pytest.mark.parametrize("aspect", [16 / 9, 4 / 3, 1.0])
def test_no_type_on_the_wall_is_below_the_floor(aspect: float) -> None:
    document, board = filled(3, "usual")
    style = Style(Medium.WALL, aspect=aspect)
    drawing = POLARITY.draw(board, document, style)
    shown_height = max(drawing.bounds.height, drawing.bounds.width / aspect)
    assert min(type_sizes(drawing)) / shown_height >= style.least_type - 0.0001


def test_every_text_can_be_edited_in_place() -> None:
    document, board = filled(1, "usual")
    drawing = POLARITY.draw(board, document, SCREEN)
    fields = {(text.field, text.text) for figure in drawing.figures for text in figure.texts}
    names = ("left_name", "right_name", "purpose", "fear")
    assert {*zip(names, SAID, strict=True)} <= fields
    assert ("text", TEXTS["usual"][0]) in fields


def test_a_screen_reader_hears_pole_and_place() -> None:
    document, board = a_polarity()
    entry = an_entry(document, board, PolarityPlace.RIGHT_DOWNSIDE, "Two say opposite things")
    figure = POLARITY.draw(board, document, SCREEN).figure(entry.id)
    assert figure is not None
    assert figure.name == "Many voices, Too much of it: Two say opposite things"


def test_one_polarity_looks_as_it_did() -> None:
    document, board = filled(1, "usual")
    drawn = as_text(POLARITY.draw(board, document, SCREEN))
    assert drawn == GOLDEN.read_text(encoding="utf-8")


def test_a_ring_around_a_text_at_the_edge_leaves_its_heading_free() -> None:
    document, board = filled(1, "usual")
    drawing = POLARITY.draw(board, document, SCREEN)
    for field in ("purpose", "fear"):
        heading = drawing.figure(f"{board.id}.{field}.heading")
        text = drawing.figure(f"{board.id}.{field}")
        assert heading is not None
        assert text is not None
        assert text.bounds.y - heading.bounds.bottom >= 6
