"""Make the lock files anew from pyproject.toml, and check that each system can be served by them.

    python installers/make_locks.py           newest versions that pyproject.toml allows
    python installers/make_locks.py --check   only check the locks that are there

Needs ``uv``, which nothing else in this project does: ``python -m pip install uv``. Plain pip
installs from the result. The locks hold no address, so each installation takes the packages from
whatever index its own pip is set to.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
LOCKS = CHECKOUT / "installers" / "locks"
CHAIN = ("runtime", "test", "lint")
"""Each lock keeps to the versions of those before it."""

PLATFORMS = (
    "x86_64-manylinux_2_34",
    "aarch64-manylinux_2_39",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
)
"""Windows on ARM runs the x86-64 build, as uharfbuzz has no wheel for it."""

PYTHONS = ("3.11", "3.13", "3.14")
OLDEST_MACOS = "13.0"
NEXT_PIN = " \\\n    --hash"
"""A pin's line ends like this, before its first hash."""


def main() -> int:
    """Make the locks unless only asked to check them; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="leave the locks as they are")
    only_check: bool = parser.parse_args().check
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv is None:
        print("This needs uv: install it with `python -m pip install uv`.", file=sys.stderr)
        return 1
    if not only_check:
        make(uv)
    failures = check(uv)
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def make(uv: str) -> None:
    """Write every lock from the project's own requirements."""
    made: list[str] = []
    for name in CHAIN:
        lock = LOCKS / f"{name}.txt"
        command = [uv, "pip", "compile", "pyproject.toml", "-o", str(lock), "--upgrade", "--quiet"]
        command += ["--universal", "--python-version", PYTHONS[0], "--generate-hashes"]
        command += ["--only-binary", ":all:", "--no-emit-index-url", "--no-emit-find-links"]
        command += ["--no-header", "--no-annotate"]
        command += [] if name == CHAIN[0] else ["--extra", name]
        for before in made:
            command += ["--constraint", before]
        subprocess.run(command, cwd=CHECKOUT, check=True)
        made.append(str(lock))
        print(f"{lock.name}: {lock.read_text(encoding='utf-8').count(NEXT_PIN)} packages")


def check(uv: str) -> list[str]:
    """Try every lock on every system without installing; say what would fail."""
    failures = []
    environment = dict(os.environ, MACOSX_DEPLOYMENT_TARGET=OLDEST_MACOS)
    for name in CHAIN:
        for platform in PLATFORMS:
            for python in PYTHONS:
                with tempfile.TemporaryDirectory() as target:
                    command = [uv, "pip", "install", "--dry-run", "--quiet", "--require-hashes"]
                    command += ["--only-binary", ":all:", "--target", target]
                    command += ["--python-platform", platform, "--python-version", python]
                    command += ["-r", str(LOCKS / f"{name}.txt")]
                    tried = subprocess.run(
                        command, env=environment, capture_output=True, text=True, check=False
                    )
                label = f"{name} on {platform}, Python {python}"
                print(f"{label}: {'fails' if tried.returncode else 'fits'}")
                if tried.returncode:
                    failures.append(f"{label}: {tried.stderr.strip()}")
    return failures


if __name__ == "__main__":
    sys.exit(main())
