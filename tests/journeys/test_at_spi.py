"""What a screen reader is told of a real window."""

import subprocess
import sys

import pytest

from tests.journeys.at_spi import missing


@pytest.mark.x11
@pytest.mark.parametrize("journey", ["at_spi", "at_spi_exercise"])
def test_a_screen_reader_is_told_the_map_and_the_exercise(journey: str) -> None:
    if missing():
        pytest.skip(f"left out until these are installed: {', '.join(missing())}")
    done = subprocess.run(
        [sys.executable, "-m", f"tests.journeys.{journey}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
