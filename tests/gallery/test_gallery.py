"""The gallery renders: what its pictures look like is for people to judge."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.gallery.__main__ import render
from tests.gallery.index import write_index
from tests.gallery.sessions import STATES
from tests.gallery.whole_sessions import WHOLE


def test_each_state_is_the_same_at_every_call() -> None:
    assert all(make() == make() for make in (STATES | WHOLE).values())


def test_a_screen_is_rendered_twice_alike(tmp_path: Path) -> None:
    first = render(tmp_path / "first", "catch_22/sample/light", screens=["boards"])
    second = render(tmp_path / "second", "catch_22/sample/light", screens=["boards"])
    assert first == second == ["board/catch_22/sample/light"]
    pictures = [
        QImage(str(tmp_path / run / "board-catch_22-sample-light.png"))
        for run in ("first", "second")
    ]
    assert pictures[0].width() > 0
    assert pictures[0] == pictures[1]


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager
def test_the_session_window_is_rendered_with_its_board(tmp_path: Path) -> None:
    render(tmp_path, "session-map/empty/light/1366", screens=["session_window"])
    picture = QImage(str(tmp_path / "session-map-empty-light-1366.png"))
    assert (picture.width(), picture.height()) == (1366, 768)


def test_the_index_shows_every_picture(tmp_path: Path) -> None:
    page = write_index(tmp_path, ["home/empty/light", "home/few/<dark>"]).read_text("utf-8")
    assert "home-empty-light.png" in page
    assert "home/few/&lt;dark&gt;" in page
