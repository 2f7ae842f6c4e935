"""Starting, opening and memory: processes of their own, from their first moment to the paint."""

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from confluence_desktop.storage.library import Library
from tests.benchmarks.measuring import Row, Spread
from tests.gallery.sessions import map_only, sample

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent


@dataclass(frozen=True, slots=True)
class Heard:
    """What a process said of itself, and when."""

    painted_ms: float
    pss_mib: float
    shown_ms: float = 0.0
    opened_ms: float = 0.0
    drawn_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Platform:
    """A way to show windows: its name, and the display where there is one."""

    name: str
    display: str = ""


def starting(scale: float = 1.0) -> Iterator[Row]:
    """A painted home window, against a bare main window, offscreen and on a display."""
    runs = max(1, round(7 * scale))
    _compile()
    with _folder() as folder:
        library = _a_library(folder / "library", 0)
        for platform in _platforms(folder):
            bare: list[Heard] = []
            home: list[Heard] = []
            for turn in range(runs + 1 if runs > 1 else 1):
                heard = (_bare(platform, folder), _app(platform, folder, library))
                if turn or runs == 1:  # else the first turn fills the caches of the system
                    bare.append(heard[0])
                    home.append(heard[1])
            yield Row(
                f"start to a painted home, {platform.name}",
                Spread(tuple(one.painted_ms for one in home)),
                Spread(tuple(one.painted_ms for one in bare)),
                "≤ 2.0",
            )
            yield Row(
                f"start until home shows its sessions and pictures, {platform.name}",
                Spread(tuple(one.shown_ms for one in home)),
                Spread(tuple(one.painted_ms for one in bare)),
            )
            yield _memory("memory of home", home, bare, "")


def opening(scale: float = 1.0) -> Iterator[Row]:
    """A large session painted, from home and from the start; its memory beside a bare board's."""
    runs = max(1, round(3 * scale))
    _compile()
    with _folder() as folder:
        for cards, target, whole_target in (
            (1_000, "≤ 1.3", "≤ 0.25 × Excalidraw (1.1 s)"),
            (10_000, "", "≤ 3 × empty start"),
        ):
            count = max(10, round(cards * min(1.0, scale)))
            library = _a_library(folder / f"library-{cards}", count)
            file = Library(library).find(f"{count} cards").path.name
            platform = Platform("offscreen")
            bare, bare_board, opened, named = [], [], [], []
            first = _app(platform, folder, library, file)  # closing it keeps measures and a sketch
            for _ in range(runs):
                bare.append(_bare(platform, folder))
                bare_board.append(_bare(platform, folder, "board", str(count)))
                opened.append(_app(platform, folder, library, file))
                named.append(_app(platform, folder, library, file, "named"))
            limit = Spread(tuple(one.painted_ms for one in bare))
            yield Row(
                f"open {count:,} cards from home for the first time, painted",
                Spread((first.opened_ms,)),
                limit,
            )
            yield Row(
                f"open {count:,} cards from home again (measures kept), painted",
                Spread(tuple(one.opened_ms for one in opened)),
                limit,
                target,
            )
            yield Row(
                f"open {count:,} cards from home again, until each can be touched",
                Spread(tuple(one.drawn_ms for one in opened)),
                limit,
            )
            yield Row(
                f"start and open {count:,} cards again (measures kept)",
                Spread(tuple(one.painted_ms + one.opened_ms for one in opened)),
                Spread(tuple(one.painted_ms for one in opened)),
                whole_target,
            )
            yield Row(
                f"start with the name of a session of {count:,} cards, painted",
                Spread(tuple(one.painted_ms for one in named)),
                Spread(tuple(one.painted_ms for one in opened)),
                whole_target,
            )
            yield _memory(f"memory of {count:,} cards", opened, bare_board, "≤ 1.5")


def _compile() -> None:
    """Leave compiled what is measured, as an installed program is and a fresh checkout is not."""
    for part in ("confluence_desktop", "tests/benchmarks"):
        compileall.compile_dir(_ROOT / part, quiet=2)


def _memory(what: str, ours: list[Heard], limit: list[Heard], target: str) -> Row:
    return Row(
        what,
        Spread(tuple(one.pss_mib for one in ours)),
        Spread(tuple(one.pss_mib for one in limit)),
        target,
        unit="MiB",
    )


def _a_library(folder: Path, cards: int) -> Path:
    library = Library(folder)
    library.create(sample())
    if cards:
        library.create([record.changed(id=f"{record.id}") for record in map_only(cards)])
    library.entries()
    return folder


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        yield Path(name)


def _platforms(folder: Path) -> Iterator[Platform]:
    yield Platform("offscreen")
    if sys.platform != "linux" or shutil.which("Xvfb") is None:
        return
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    with (folder / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(words, pass_fds=(writing,), stdout=log, stderr=log)
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                number = said.readline().strip()
            if number:
                yield Platform("xcb", f":{number}")
        finally:
            server.terminate()
            server.wait()


def _bare(platform: Platform, folder: Path, *words: str) -> Heard:
    return _run(platform, folder, "child_bare.py", *words)


def _app(platform: Platform, folder: Path, library: Path, *words: str) -> Heard:
    return _run(platform, folder, "child_app.py", str(library), *words)


def _run(platform: Platform, folder: Path, script: str, *words: str) -> Heard:
    environment = os.environ | {
        "QT_QPA_PLATFORM": platform.name,
        "DISPLAY": platform.display,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONPATH": str(_ROOT),
    }
    heard = Heard(0.0, 0.0)
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(_HERE / script), *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            name, _, value = line.strip().partition(" ")
            match name:
                case "painted":
                    heard = replace(heard, painted_ms=(time.perf_counter() - start) * 1000)
                case "shown":
                    heard = replace(heard, shown_ms=(time.perf_counter() - start) * 1000)
                case "opened":
                    heard = replace(heard, opened_ms=float(value))
                case "drawn":
                    heard = replace(heard, drawn_ms=float(value))
                case "pss":
                    heard = replace(heard, pss_mib=float(value))
    return heard
