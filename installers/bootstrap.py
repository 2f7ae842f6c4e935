#!/usr/bin/env python3
"""Make this checkout's environment, then run or test Confluence Desktop. Standard library only.

    python3 installers/bootstrap.py setup         make .venv with everything, and stop
    python3 installers/bootstrap.py run [ARGS…]   start the program
    python3 installers/bootstrap.py test [ARGS…]  run all checks and tests (ARGS go to pytest)

Everything is installed into ``.venv`` in the checkout from the hash-pinned files in
``installers/locks``; pip's own settings (mirrors, proxies, certificates) stay in force. On Debian
and its relatives, missing system libraries are installed through apt-get when run by root. To be
able to refuse an old Python in words, these files use no syntax newer than Python 3.7.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Sequence

import environment
import system_libraries
from environment import CHECKOUT, PROGRAMS, VENV_PYTHON
from reporting import BootstrapError, say

OLDEST_PYTHON = (3, 11)
FOR_RUNNING = ("runtime",)
FOR_TESTING = ("runtime", "test", "lint")
COMMANDS = ("setup", "run", "test")
ON_ALL_CORES = ("-n", "auto", "--dist", "worksteal")
"""How tests are spread over processes; ``-n 0`` among the caller's words puts them into one."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command says; return the exit status."""
    if not arguments or arguments[0] not in COMMANDS:
        say((__doc__ or "").strip())
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    try:
        refuse_old_python(sys.version_info[:3])
        return _obey(arguments[0], list(arguments[1:]))
    except BootstrapError as error:
        say(str(error))
        return 1
    except OSError as error:
        say(f"{error.filename or 'A file'} can't be used: {error.strerror or error}.")
        return 1
    except KeyboardInterrupt:
        say("Stopped; the same command goes on from here.")
        return 130


def refuse_old_python(version: tuple[int, ...]) -> None:
    """Raise `BootstrapError` when this Python is older than the program needs."""
    if version < OLDEST_PYTHON:
        needed, found = (".".join(map(str, parts)) for parts in (OLDEST_PYTHON, version))
        raise BootstrapError(
            f"Confluence Desktop needs Python {needed} or newer, and this is Python {found}: "
            f"install a newer one and start this script with it."
        )


def run(arguments: list[str]) -> int:
    """Start the program; without a display, take the sample session through to a PDF."""
    if has_display() or (arguments and arguments[0] != "--library"):
        return subprocess.call(_program(*arguments), env=environment.variables())
    return show_sample(arguments)


def has_display() -> bool:
    """Whether windows can be shown; always so on Windows and macOS."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, names))


def show_sample(library: list[str]) -> int:
    """Make the sample session and its PDF by the command line, and say where they are.

    Args:
        library: ``["--library", DIR]``, or nothing for a temporary library.
    """
    say("There is no display here, so the sample session is taken through to a PDF.")
    folder = Path(tempfile.mkdtemp(prefix="confluence-desktop-"))
    library = library or ["--library", str(folder / "library")]
    pdf = folder / "sample.pdf"
    variables = dict(environment.variables(), QT_QPA_PLATFORM="offscreen")
    new = _program(*library, "new", "--title", "A first session", "--template", "sample")
    made = subprocess.run(new, env=variables, stdout=subprocess.PIPE, text=True, check=False)
    if made.returncode:
        return made.returncode
    session = made.stdout.strip()
    say(f"Session {session} is in the library {library[-1]}")
    export = _program(*library, "export", session, "--to", str(pdf))
    status = subprocess.call(export, env=variables, stdout=subprocess.DEVNULL)
    if status == 0:
        say(f"The attendees' summary is in {pdf}")
    return status


def test(arguments: list[str]) -> int:
    """Run every check, then the tests; all of them run even when one fails."""
    checked = [name for name in ("confluence_desktop", "tests") if (CHECKOUT / name).is_dir()]
    steps = (
        ("ruff check", (PROGRAMS / "ruff", "check", ".")),
        ("ruff format", (PROGRAMS / "ruff", "format", "--check", ".")),
        ("mypy", (PROGRAMS / "mypy", *checked, "installers")),
        ("lint-imports", (PROGRAMS / "lint-imports", "--no-cache")),
        ("pytest", (VENV_PYTHON, "-m", "pytest", *ON_ALL_CORES, *arguments)),
    )
    variables = dict(environment.variables(), QT_QPA_PLATFORM="offscreen")
    failed = []
    for name, command in steps:
        say(f"== {name}")
        if subprocess.call([str(word) for word in command], cwd=str(CHECKOUT), env=variables):
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _obey(command: str, arguments: list[str]) -> int:
    for_tests = command != "run"
    if sys.platform.startswith("linux"):
        system_libraries.ensure(for_tests=for_tests)
    environment.ensure(FOR_TESTING if for_tests else FOR_RUNNING)
    if command == "run":
        return run(arguments)
    if command == "test":
        return test(arguments)
    say(f"Ready: {PROGRAMS / 'confluence-desktop'}")
    return 0


def _program(*arguments: str) -> list[str]:
    return [str(VENV_PYTHON), "-m", "confluence_desktop", *arguments]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
