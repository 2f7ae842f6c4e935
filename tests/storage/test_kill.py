"""kill -9 at random moments; `python -m tests.kill_torture 200` does it at length."""

import random
from pathlib import Path

from tests.kill_torture import torture


def test_nothing_that_was_saved_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    findings = torture(tmp_path / "library", 5, random.Random(5))  # noqa: S311  # the same each time
    assert findings.kills == 5
    assert findings.acknowledged > 0
    assert findings.lost == []
    assert findings.unsound == []
