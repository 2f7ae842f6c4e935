"""What texts measured is kept, gives the very same blocks, and is believed only where it fits."""

from collections.abc import Iterator

import pytest

from confluence_desktop.drawing import text_layout
from confluence_desktop.drawing.fitted_text import fit_text
from confluence_desktop.drawing.measured import fit_key, known, measure_key
from confluence_desktop.drawing.text_layout import (
    Face,
    TextBlock,
    begin_measures,
    layout_text,
    measures_to_keep,
)

TEXTS = (
    "Every resident can read, learn and take part",
    "المكتبة مكان لقاء المدينة",
    "图书馆是城市对话的地方",
    "Donaudampfschifffahrtsgesellschaft " * 3,
    "one\ntwo",
    "",
)


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    begin_measures(None)
    yield
    begin_measures(None)


def blocks() -> list[TextBlock]:
    fitted = [fit_text(text, (24, 19, 16), 180, 60, weight=600) for text in TEXTS]
    cut = [layout_text(text, Face(16), 120, max_lines=2) for text in TEXTS]
    return [*fitted, *cut]


@pytest.mark.usefixtures("qapp")
def test_kept_measures_give_the_same_blocks_without_laying_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = blocks()
    content = measures_to_keep()
    assert content is not None

    def refuse(*_: object) -> None:
        message = "laid out anew"
        raise AssertionError(message)

    monkeypatch.setattr(text_layout, "count_lines", refuse)
    begin_measures(content)
    assert blocks() == first
    assert measures_to_keep() is None, "nothing is new"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("damage", ["cut", "other version", "nonsense"])
def test_what_does_not_fit_is_measured_anew(damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = blocks()
    content = measures_to_keep()
    assert content is not None
    if damage == "cut":
        content = content[:-7]
    elif damage == "other version":
        monkeypatch.setattr(text_layout, "engine_version", lambda: "another one")
    else:
        content = b"\x00" * 500
    begin_measures(content)
    assert blocks() == first
    assert measures_to_keep() is not None


@pytest.mark.usefixtures("qapp")
def test_only_what_was_asked_for_is_kept() -> None:
    blocks()
    content = measures_to_keep()
    begin_measures(content)
    layout_text("Something else", Face(16), 100)
    again = measures_to_keep()
    assert content is not None
    assert again is not None
    assert len(again) < len(content)


def test_another_shape_of_a_text_is_another_measure() -> None:
    key = measure_key("a", 400, 100, None, italic=False, tabular=False)
    others = {
        measure_key("b", 400, 100, None, italic=False, tabular=False),
        measure_key("a", 600, 100, None, italic=False, tabular=False),
        measure_key("a", 400, 101, None, italic=False, tabular=False),
        measure_key("a", 400, 100, 1, italic=False, tabular=False),
        measure_key("a", 400, 100, None, italic=True, tabular=False),
        measure_key("a", 400, 100, None, italic=False, tabular=True),
    }
    assert key not in others
    assert len(others) == 6
    assert known(key) is None


def test_another_room_or_choice_of_sizes_is_another_fit() -> None:
    key = fit_key("a", (100, 50, 1.3, 0), 400, (20, 16))
    others = {
        fit_key("b", (100, 50, 1.3, 0), 400, (20, 16)),
        fit_key("a", (101, 50, 1.3, 0), 400, (20, 16)),
        fit_key("a", (100, 51, 1.3, 0), 400, (20, 16)),
        fit_key("a", (100, 50, 1.2, 0), 400, (20, 16)),
        fit_key("a", (100, 50, 1.3, 1), 400, (20, 16)),
        fit_key("a", (100, 50, 1.3, 0), 600, (20, 16)),
        fit_key("a", (100, 50, 1.3, 0), 400, (20, 17)),
        fit_key("a", (100, 50, 1.3, 0), 400, (20, 18, 16)),
        measure_key("a", 400, 100, None, italic=False, tabular=False),
    }
    assert key not in others
    assert len(others) == 9


@pytest.mark.usefixtures("qapp")
def test_a_text_that_fits_in_one_room_is_set_anew_in_another() -> None:
    sizes = (24.0, 19.0, 16.0)
    wide = fit_text(TEXTS[0], sizes, 400, 70)
    narrow = fit_text(TEXTS[0], sizes, 180, 70)
    assert wide.face.size_px > narrow.face.size_px
    for _ in range(2):
        for width in (400, 180):
            block = fit_text(TEXTS[0], sizes, width, 70)
            assert block == layout_text(TEXTS[0], block.face, width)
