"""`python -m tests.benchmarks [--only NAME]`: what takes time, beside the barest way to do it."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from confluence_desktop.__main__ import ready_python
from tests.benchmarks.canvas import canvas
from tests.benchmarks.checks import checks
from tests.benchmarks.drawings import drawings, texts
from tests.benchmarks.edits import edits
from tests.benchmarks.layout import layout
from tests.benchmarks.measuring import Row, load_average, table
from tests.benchmarks.papers import papers
from tests.benchmarks.saving import commits, writes
from tests.benchmarks.starting import opening, starting
from tests.gallery.__main__ import start_application

BENCHMARKS: tuple[Callable[[float], Iterator[Row]], ...] = (
    starting,
    opening,
    commits,
    writes,
    canvas,
    edits,
    texts,
    drawings,
    layout,
    checks,
    papers,
)
"""A new benchmark is one more function here; it takes a share of its full size."""


def main() -> int:
    """Read the command line and measure."""
    names = [benchmark.__name__ for benchmark in BENCHMARKS]
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", default=[], choices=names, metavar="NAME")
    parser.add_argument(
        "--scale", type=float, default=1.0, help="share of the full number of cards and runs"
    )
    wanted = parser.parse_args()
    ready_python()
    print(f"load before: {load_average()}")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="benchmark-home-") as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        start_application()
        for benchmark in BENCHMARKS:
            if not wanted.only or benchmark.__name__ in wanted.only:
                print(f"measuring: {benchmark.__name__}", file=sys.stderr)
                for row in benchmark(wanted.scale):
                    rows.append(row)
                    print(f"  {row.what}: {row.ours} {row.unit}", file=sys.stderr, flush=True)
    print(table(rows))
    print(
        "Medians with [least–most]. A ratio is ours by the limit, of medians or, where it says "
        "p95, of 95th percentiles.\nTrust ratios of rows whose ranges are narrow; run again when "
        f"the machine is quiet.\nload after: {load_average()}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
