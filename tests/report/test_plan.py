"""The plan in the attendees' summary: drawn as on the wall, and every round in words."""

import re
from pathlib import Path

import pypdfium2.raw
import pytest

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.report.attendee import paper_style
from confluence_desktop.report.board_pages import SMALLEST_TEXT_PT, board_parts
from confluence_desktop.report.paper import board_area
from confluence_desktop.workshop.rounds import Round, RoundState
from confluence_desktop.workshop.session import PageSize
from tests.plans import ARABIC, CHINESE, LONG, TRIED, a_plan
from tests.report.papers import (
    bookmarks_of,
    kinds_of_objects,
    pages_of,
    paper,
    squeezed,
    text_of,
    texts_of,
    type_sizes,
)

PLAN = "Confluence plan"


def plan_pages(path: Path) -> list[int]:
    """The numbers of the pages on which the plan is drawn, from 0."""
    return [
        number
        for number, page in enumerate(pages_of(path))
        if page.get_width() > page.get_height() and texts_of(path)[number].startswith(PLAN)
    ]


def test_the_plan_is_told_in_short_drawn_and_told_in_full(tmp_path: Path) -> None:
    document, _ = a_plan(4)
    path = paper(document, tmp_path)
    marks = [text for _, text, _ in bookmarks_of(path)]
    assert {"What we try, and by when", "The rounds in full", PLAN} <= set(marks)
    said = squeezed(text_of(path))
    for text in TRIED:
        assert squeezed(text) in said
    (page,) = plan_pages(path)
    assert f"The plan is drawn on page {page + 1}." in texts_of(path)[0]


def test_every_field_of_a_round_is_in_it(tmp_path: Path) -> None:
    document, _ = a_plan(2)
    first, second = sorted(document.all(Round), key=lambda one: one.order)
    fields = {
        name: f"The {name.replace('_', ' ')} of it"
        for name in (
            "act", "tool", "owner", "other", "done_when", "signal", "learn_together",
            "learn_tools", "happened", "learned",
        )
    }  # fmt: skip
    with document.transaction("Say all") as draft:
        draft.put(second.changed(**fields, state=RoundState.DONE, requires=(first.id,)))
    said = squeezed(text_of(paper(document, tmp_path)))
    for value in fields.values():
        assert squeezed(value) in said
    assert squeezed("✓ done") in said
    assert squeezed("8 Jan 2027") in said
    assert squeezed("Needs first") in said
    assert squeezed("for the mission “We bring people and knowledge together”.") in said


def test_a_round_that_serves_nothing_ends_its_way_with_what_is_known(tmp_path: Path) -> None:
    document = a_plan(2)[0]
    with document.transaction("Serve nothing") as draft:
        for one in list(draft.all(Round)):
            draft.put(one.changed(serves=()))
    said = text_of(paper(document, tmp_path))
    assert "serves …" not in " ".join(said.split())


def test_the_drawn_plan_is_vectors_and_text(tmp_path: Path) -> None:
    path = paper(a_plan(4)[0], tmp_path)
    (number,) = plan_pages(path)
    kinds = kinds_of_objects(pages_of(path)[number])
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert {pypdfium2.raw.FPDF_PAGEOBJ_PATH, pypdfium2.raw.FPDF_PAGEOBJ_TEXT} <= kinds


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("count", [1, 4, 7, 12, 30])
@pytest.mark.parametrize("texts", [(), LONG])
def test_no_type_falls_under_nine_points_and_each_round_is_drawn_whole(
    size: PageSize, count: int, texts: tuple[str, ...], tmp_path: Path
) -> None:
    path = paper(a_plan(count, texts=texts)[0], tmp_path, size)
    pages = plan_pages(path)
    for number in pages:
        assert min(type_sizes(pages_of(path)[number])) >= SMALLEST_TEXT_PT - 0.05
    drawn = " ".join(texts_of(path)[number] for number in pages)
    for number in range(1, count + 1):
        assert len(re.findall(rf"\b{number} · by ", drawn)) == 1


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("count", [7, 12, 30])
@pytest.mark.parametrize("texts", [(), LONG, ARABIC, CHINESE])
def test_pages_of_a_plan_hold_whole_rows(
    size: PageSize, count: int, texts: tuple[str, ...]
) -> None:
    document, board = a_plan(count, texts=texts)
    drawing = BOARD_TYPES[board.type].draw(board, document, paper_style(size))
    parts, _ = board_parts(drawing, board_area(size))
    assert {part.column for part in parts} == {0}
    edges = {part.rect.y for part in parts} | {part.rect.bottom for part in parts}
    assert edges <= {band.top for band in drawing.bands} | {drawing.bands[-1].bottom}


@pytest.mark.parametrize("texts", [ARABIC, CHINESE, LONG])
def test_a_text_in_any_script_is_whole_in_the_table(texts: tuple[str, ...], tmp_path: Path) -> None:
    said = squeezed(text_of(paper(a_plan(7, texts=texts)[0], tmp_path)))
    assert squeezed(texts[0])[-12:] in said


def test_an_empty_plan_takes_no_page(tmp_path: Path) -> None:
    path = paper(a_plan(0)[0], tmp_path)
    assert PLAN not in [text for _, text, _ in bookmarks_of(path)]
