"""A short play on all boards; longer ones by `python -m tests.monkey SEED STEPS`."""

from pathlib import Path

import pytest

from tests.monkey.playing import Monkey

STEPS = 100


@pytest.mark.parametrize("seed", [3, 8])
def test_whatever_is_done_the_laws_hold(seed: int, tmp_path: Path) -> None:
    monkey = Monkey(seed, tmp_path)
    try:
        monkey.play(STEPS)
    finally:
        monkey.stop()
    assert monkey.steps == STEPS
