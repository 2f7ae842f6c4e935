"""Sessions in a folder of their own, and a writer that does not let tests wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desktop.storage.library import Library
from confluence_desktop.storage.session_file import OpenSession, create_session_file, open_session
from confluence_desktop.storage.writer import Pace
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.operations import new_session

QUICK = Pace(gather_s=0.01, idle_s=0.05, retry_s=(0.05,), warm_up_s=0.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session file with a strategy map."""
    place = tmp_path / "Reaching readers.confluence"
    session = new_session("Reaching readers", client="City Library")
    create_session_file(place, [session, Board.new(type=BoardKind.STRATEGY_MAP, title="Map")])
    return place


@pytest.fixture
def session(path: Path) -> Iterator[OpenSession]:
    """That session, open."""
    opened = open_session(path, pace=QUICK)
    yield opened
    opened.abandon()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library whose folder is not there yet."""
    return Library(tmp_path / "library")
