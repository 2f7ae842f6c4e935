"""The session page for tests of the session window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.windows.session_driver import SessionDriver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    """A session with both boards, open and with the keyboard in the line."""
    made = SessionDriver(qtbot, tmp_path)
    yield made
    made.close()
