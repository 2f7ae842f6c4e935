"""What a large board is made of is not walked over again and again."""

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas import collector
from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import Board, Card
from tests.canvas.conftest import show_view


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    collector.take_back()
    yield
    collector.take_back()


def test_a_small_board_is_left_to_the_collector() -> None:
    collector.set_aside(50)
    assert gc.get_freeze_count() == 0


def test_a_large_board_is_set_aside_until_its_session_is_closed(
    qtbot: QtBot, plain_map: tuple[Document, Board], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collector, "_LARGE", 3)
    view = show_view(qtbot, *plain_map)
    view.grab()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0, timeout=3000)
    collector.take_back()
    assert gc.get_freeze_count() == 0


def test_what_edits_leave_is_looked_through_at_rest(
    qtbot: QtBot, plain_map: tuple[Document, Board], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collector, "_LARGE", 3)
    view = show_view(qtbot, *plain_map)
    view.grab()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0, timeout=3000)
    looks: list[int] = []

    def look(phase: str, about: dict[str, int]) -> None:
        if phase == "stop":
            looks.append(about["generation"])

    gc.callbacks.append(look)
    try:
        card = view.document.all(Card)
        view.verbs.set_text(next(iter(card)).id, "text", "Other words")
        view.grab()
        qtbot.waitUntil(lambda: 1 in looks, timeout=3000)
    finally:
        gc.callbacks.remove(look)
