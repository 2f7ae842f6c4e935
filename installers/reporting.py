"""How the bootstrap speaks: progress line by line, and one sentence when it cannot go on."""

from __future__ import annotations

import subprocess
from typing import Callable, Optional, Sequence


class BootstrapError(Exception):
    """The bootstrap cannot go on; its text says what is wrong and what to do."""


def say(text: str) -> None:
    """Print at once, so that progress is seen while it happens and in order with other output."""
    print(text, flush=True)


def run_showing(
    command: Sequence[str],
    progress: Optional[Callable[[str], str]] = None,
    environment: Optional[dict[str, str]] = None,
) -> tuple[int, list[str]]:
    """Run a command and show of its output what `progress` makes of each line.

    Returns:
        The exit status and all lines, standard error included.
    """
    lines = []
    with subprocess.Popen(
        list(command),
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for raw in process.stdout or ():
            line = raw.strip()
            lines.append(line)
            shown = progress(line) if progress and line else ""
            if shown:
                say(shown)
    return process.returncode, [line for line in lines if line]
