"""Maps that take several pages: full pages, cards whole, lanes named again, nothing under 9 pt."""

import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.record import Record, get
from confluence_desktop.document.store import RecordStore
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.report.attendee import paper_style, write_summary
from confluence_desktop.report.board_pages import board_parts
from confluence_desktop.report.paper import board_area
from confluence_desktop.report.splitting import Part
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.session import PageSize
from tests.gallery.sessions import MAP_ID, filled, map_only
from tests.gallery.texts import ENGLISH, LONG, SCRIPTS
from tests.report.papers import pages_of, squeezed, texts_of, type_sizes

SIZES = list(PageSize)


def uneven_map() -> list[Record]:
    """Families of every size, so that hardly an end stands right over its means."""
    chance = Random(7)  # noqa: S311 (for shapes, not for secrets)
    records = map_only(1)[:2]
    above: list[str] = []
    for level, count in zip(LEVELS, (1, 1, 3, 8, 25, 110, 160), strict=True):
        ids = [f"{level.value}_{number}" for number in range(count)]
        parents = sorted(chance.choice(above) for _ in ids) if above else []
        for place, id_ in enumerate(ids):
            text = " ".join(chance.sample(ENGLISH.cards, 2))[: chance.randint(20, 90)]
            records.append(
                Card(id=id_, board_id=MAP_ID, level=level, text=text, order=float(place))
            )
        records += [
            Link(id=f"link_{id_}", source_id=id_, target_id=parent)
            for id_, parent in zip(ids, parents, strict=False)
        ]
        above = ids
    return records


SESSIONS: dict[str, Callable[[], list[Record]]] = {
    "uneven": uneven_map,
    "60": partial(map_only, 60),
    "200": partial(map_only, 200),
    "1,000": partial(map_only, 1000),
    "long words": partial(filled, LONG, cards=120),
    **{name: partial(filled, texts, cards=120) for name, texts in SCRIPTS.items()},
}
MOST_PAGES = {"60": 2, "200": 6, "1,000": 28}


def drawn(records: list[Record], size: PageSize) -> Drawing:
    board = get(RecordStore(records), Board, MAP_ID)
    return BOARD_TYPES[board.type].draw(board, RecordStore(records), paper_style(size))


def written(records: list[Record], size: PageSize, folder: Path) -> Path:
    path = folder / "map.pdf"
    write_summary(RecordStore(records), path, page_size=size)
    return path


def cards_of(drawing: Drawing) -> list[Rect]:
    return [figure.bounds for figure in drawing.figures if not figure.is_line and figure.z >= 0]


def parts_and_scale(name: str, size: PageSize) -> tuple[Drawing, list[Part], float]:
    drawing = drawn(SESSIONS[name](), size)
    return drawing, *board_parts(drawing, board_area(size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", MOST_PAGES)
def test_a_large_map_takes_few_pages(name: str, size: PageSize) -> None:
    _, parts, _ = parts_and_scale(name, size)
    assert 1 < len(parts) <= MOST_PAGES[name]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SESSIONS)
def test_the_pages_of_a_large_map_are_full(name: str, size: PageSize) -> None:
    drawing, parts, scale = parts_and_scale(name, size)
    area = board_area(size)
    across = [(part.rect.width + drawing.head_width) * scale / area.width for part in parts]
    down = [part.rect.height * scale / area.height for part in parts]
    assert max(*across, *down) <= 1.0001
    assert sum(across) / len(across) >= 0.9
    assert sum(down) / len(down) >= 0.75


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SESSIONS)
def test_every_card_of_a_large_map_is_whole_on_one_page(name: str, size: PageSize) -> None:
    drawing, parts, _ = parts_and_scale(name, size)
    cards = cards_of(drawing)
    held = [place for part in parts for place in part.cards]
    assert sorted(held) == list(range(len(cards)))
    for part in parts:
        for place in part.cards:
            assert Rect.around([part.rect, cards[place]]) == part.rect


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SESSIONS)
def test_pages_of_a_large_map_can_be_laid_beside_one_another(name: str, size: PageSize) -> None:
    _, parts, _ = parts_and_scale(name, size)
    edges = {part.column: part.rect for part in parts}
    for part in parts:
        assert (part.rect.x, part.rect.right) == (edges[part.column].x, edges[part.column].right)
    rows = {part.row: part.rect for part in parts}
    for upper, lower in pairwise([rows[number] for number in sorted(rows)]):
        assert upper.bottom == lower.y


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["200", "arabic", "chinese", "long words"])
def test_no_type_of_a_large_map_is_smaller_than_nine_points(
    name: str, size: PageSize, tmp_path: Path
) -> None:
    for page in pages_of(written(SESSIONS[name](), size, tmp_path)):
        assert min(type_sizes(page)) >= 8.99


@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_a_large_map_names_the_lanes_of_its_cards(
    size: PageSize, tmp_path: Path
) -> None:
    records = SESSIONS["200"]()
    texts = texts_of(written(records, size, tmp_path))
    cards = [record for record in records if isinstance(record, Card)]
    parts = [text for text in texts if re.match(r"Mission to strategy · part \d+ of \d+", text)]
    assert len(parts) > 1
    for text in parts:
        levels = {card.level.plural for card in cards if squeezed(card.text) in squeezed(text)}
        assert levels
        assert [level for level in levels if level not in text] == []


def test_a_few_cards_with_long_texts_are_wide_and_stay_on_one_page() -> None:
    said = " ".join(ENGLISH.cards)[:200]
    cards = [
        Card(id=f"{level.value}{n}", board_id=MAP_ID, level=level, text=said, order=float(n))
        for level in (Level.GOAL, Level.STRATEGY)
        for n in range(3)
    ]
    drawing = drawn([*map_only(1)[:2], *cards], PageSize.A4)
    parts, _ = board_parts(drawing, board_area(PageSize.A4))
    assert len(parts) == 1


def test_pages_say_which_ones_go_on_beside_them(tmp_path: Path) -> None:
    texts = texts_of(written(SESSIONS["1,000"](), PageSize.A4, tmp_path))
    (first,) = [text for text in texts if "part 1 of 28" in text]
    (third,) = [text for text in texts if "part 3 of 28" in text]
    assert "→ part 2" in first
    assert "↓ part 3" in first
    assert "↑ part 1" in third
    assert "←" not in third
