#!/usr/bin/env python3
"""Make this checkout's environment, then run or test Confluence Desktop. Standard library only.

    python3 installers/bootstrap.py setup         make .venv with everything, and stop
    python3 installers/bootstrap.py run [ARGS…]   start the program
    python3 installers/bootstrap.py test [ARGS…]  run all checks and tests (ARGS go to pytest)

Everything is installed into ``.venv`` in the checkout from the hash-pinned files in
``installers/locks``; pip's own settings (mirrors, proxies, certificates) stay in force. On Debian
and its relatives, missing system libraries are installed through apt-get when run by root. To be
able to refuse an old Python in words, this file uses no syntax newer than Python 3.7.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Sequence

sys.path.insert(0, str(Path(__file__).resolve().parent))
import system_libraries
from reporting import BootstrapError, run_showing, say

OLDEST_PYTHON = (3, 11)
CHECKOUT = Path(__file__).resolve().parent.parent
LOCKS = CHECKOUT / "installers" / "locks"
VENV = CHECKOUT / ".venv"
STAMP = VENV / "installed.json"
IS_WINDOWS = os.name == "nt"
PROGRAMS = VENV / ("Scripts" if IS_WINDOWS else "bin")
VENV_PYTHON = PROGRAMS / ("python.exe" if IS_WINDOWS else "python")
FOR_RUNNING = ("runtime",)
FOR_TESTING = ("runtime", "test", "lint")

NO_NETWORK_SIGNS = (
    "Retrying (",
    "NewConnectionError",
    "ConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
    "name resolution",
)
"""What pip prints when it cannot reach its package index."""

INTACT_PROBE = """
import importlib.metadata, os, sys
for pin in sys.argv[1:]:
    name, _, version = pin.partition("==")
    found = importlib.metadata.distribution(name)
    if found.version != version:
        sys.exit(f"{name} is {found.version}, not {version}")
    for file in found.files or ():
        if file.suffix == ".pyc":
            continue
        if file.size is not None and os.stat(file.locate()).st_size < file.size:
            sys.exit(f"{file} is cut short")
"""
"""Run inside ``.venv``: every pinned package is there, in its version, with all of its files (compiled ones aside)."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command says; return the exit status."""
    command = arguments[0] if arguments else ""
    if command not in ("setup", "run", "test"):
        say(__doc__.strip())
        return 0 if command in ("-h", "--help") else 2
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        needed = ".".join(map(str, OLDEST_PYTHON))
        say(f"Confluence Desktop needs Python {needed} or newer, and this is Python {found}.")
        return 1
    try:
        if command == "run":
            return run(list(arguments[1:]))
        make_ready(FOR_TESTING, testing=True)
        if command == "test":
            return test(list(arguments[1:]))
        say(f"Ready: {PROGRAMS / 'confluence-desktop'}")
    except BootstrapError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped; the same command goes on from here.")
        return 130
    return 0


def make_ready(locks: Sequence[str], *, testing: bool = False) -> None:
    """See to it that the system libraries and the packages of these locks are installed."""
    if sys.platform.startswith("linux"):
        system_libraries.ensure(testing=testing)
    with _one_at_a_time():
        ensure_environment(locks)


def ensure_environment(locks: Sequence[str]) -> None:
    """Bring ``.venv`` to what the locks say; remake it when it is damaged."""
    stamp = _read_stamp()
    wanted = {name: _digest(LOCKS / f"{name}.txt") for name in locks}
    usable = stamp.get("base") == _base() and _is_intact(stamp.get("locks", {}))
    if usable and stamp.get("checkout") == _checkout_digest():
        have = stamp["locks"]
        if all(have.get(name) == digest for name, digest in wanted.items()):
            return
    if not usable:
        _make_venv()
        stamp = {}
    have = {name: digest for name, digest in stamp.get("locks", {}).items() if name not in wanted}
    STAMP.unlink() if STAMP.exists() else None
    _install_packages(locks)
    _install_checkout()
    have = {n: d for n, d in have.items() if d == _digest(LOCKS / f"{n}.txt")}
    have.update(wanted)
    stamp = {"base": _base(), "checkout": _checkout_digest(), "locks": have}
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def run(arguments: list[str]) -> int:
    """Start the program; without a display, take the sample session through to a PDF."""
    make_ready(FOR_RUNNING)
    has_display = not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if has_display or (arguments and arguments[0] != "--library"):
        say("Starting Confluence Desktop.")
        return subprocess.call(_program(*arguments), env=_environment())
    return show_sample(arguments)


def show_sample(library: list[str]) -> int:
    """Make the sample session and its PDF by the command line, and say where they are.

    Args:
        library: ``["--library", DIR]``, or nothing for a temporary library.
    """
    folder = Path(tempfile.mkdtemp(prefix="confluence-desktop-"))
    library = library or ["--library", str(folder / "library")]
    pdf = folder / "sample.pdf"
    environment = dict(_environment(), QT_QPA_PLATFORM="offscreen")
    say("There is no display here, so the sample session is taken through to a PDF.")
    new = _program(*library, "new", "--title", "A first session", "--template", "sample")
    made = subprocess.run(new, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if made.returncode:
        return made.returncode
    session = made.stdout.strip()
    say(f"Session {session} is in the library {library[1]}")
    status = subprocess.call(
        _program(*library, "export", session, "--to", str(pdf)), env=environment
    )
    if status == 0:
        say(f"The attendees' summary is in {pdf}")
    return status


def test(arguments: list[str]) -> int:
    """Run every check, then the tests; all of them run even when one fails."""
    checked = ("confluence_desktop", "tests", "installers")
    steps = (
        ("ruff check", (PROGRAMS / "ruff", "check", ".")),
        ("ruff format", (PROGRAMS / "ruff", "format", "--check", ".")),
        ("mypy", (PROGRAMS / "mypy", *(name for name in checked if (CHECKOUT / name).is_dir()))),
        ("lint-imports", (PROGRAMS / "lint-imports", "--no-cache")),
        ("pytest", (VENV_PYTHON, "-m", "pytest", *arguments)),
    )
    environment = dict(_environment(), QT_QPA_PLATFORM="offscreen")
    failed = []
    for name, command in steps:
        say(f"== {name}")
        words = [str(word) for word in command]
        if subprocess.call(words, cwd=str(CHECKOUT), env=environment):
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _program(*arguments: str) -> list[str]:
    return [str(VENV_PYTHON), "-m", "confluence_desktop", *arguments]


def _environment() -> dict[str, str]:
    """The caller's environment without what would let another Python's packages in."""
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment["PYTHONNOUSERSITE"] = "1"
    environment["PYTHONUTF8"] = "1"
    return environment


def _base() -> str:
    """Which Python on which machine ``.venv`` was made with, and where it stands."""
    return f"{sys.implementation.cache_tag} {sys.platform} {sys.base_prefix} {VENV}"


def _digest(path: Path) -> str:
    # Line ends differ between checkouts of one file, its meaning does not.
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _checkout_digest() -> str:
    return _digest(CHECKOUT / "pyproject.toml")


def _read_stamp() -> dict:
    """What is installed; empty when nothing was ever installed to its end."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and isinstance(stamp.get("locks"), dict) else {}


def _pins(lock: str) -> list[str]:
    """``name==version`` for each package of a lock that every system needs."""
    lines = (LOCKS / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    heads = [line.rstrip("\\ ") for line in lines if "==" in line and not line.startswith(" ")]
    return [head.strip() for head in heads if ";" not in head]


def _is_intact(installed: dict) -> bool:
    """Whether the installed packages are whole; pins are compared only where the lock is the same."""
    current = [name for name, digest in installed.items() if _same_lock(name, digest)]
    pins = sorted({pin for name in current for pin in _pins(name)})
    probe = [str(VENV_PYTHON), "-c", INTACT_PROBE, *pins]
    try:
        found = subprocess.run(
            probe, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return False
    return found.returncode == 0


def _same_lock(name: str, digest: str) -> bool:
    path = LOCKS / f"{name}.txt"
    return path.exists() and _digest(path) == digest


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let a second bootstrap of this checkout wait until the first has finished installing."""
    with open(str(CHECKOUT / ".venv.lock"), "a+", encoding="utf-8") as lock:
        if IS_WINDOWS:
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_venv() -> None:
    if VENV.exists():
        say("The environment in .venv is incomplete or of another Python; making it anew.")
        shutil.rmtree(str(VENV), ignore_errors=IS_WINDOWS)
    say("Making .venv with Python " + ".".join(map(str, sys.version_info[:3])))
    base = getattr(sys, "_base_executable", "") or sys.executable
    command = [base, "-m", "venv", str(VENV)]
    status, output = run_showing(command)
    if status and sys.platform.startswith("linux"):
        version = "python%d.%d" % sys.version_info[:2]
        system_libraries.install([version + "-venv"], "Python's venv module")
        shutil.rmtree(str(VENV), ignore_errors=True)
        status, output = run_showing(command)
    if status:
        raise BootstrapError(
            f"Python could not make .venv: {output[-1] if output else 'no reason given'}"
        )


def _install_packages(locks: Sequence[str]) -> None:
    pins = {pin for lock in locks for pin in _pins(lock)}
    say(f"Installing {len(pins)} packages; the largest, Qt, is an 80 MB download.")
    command = [str(VENV_PYTHON), "-m", "pip", "install", "--require-hashes", "--retries", "2"]
    command += ["--only-binary", ":all:", "--disable-pip-version-check", "--no-input"]
    for lock in locks:
        command += ["-r", str(LOCKS / f"{lock}.txt")]
    count = [0]

    def progress(line: str) -> str:
        words = line.split()
        if words[:1] in (["Collecting"], ["Processing"]):
            count[0] += 1
            return f"  {count[0]}/{len(pins)} {Path(words[1]).name}"
        if line.startswith("Installing collected"):
            return "  unpacking them into .venv"
        return "    " + " ".join(words) if words[:1] == ["Downloading"] and "MB" in line else ""

    status, output = run_showing(command, progress, environment=_environment())
    if status == 0:
        return
    if any(sign in line for line in output for sign in NO_NETWORK_SIGNS):
        raise BootstrapError(
            "The package index cannot be reached: check the network connection (or the proxy and "
            "index in pip's settings), then run the same command again."
        )
    errors = [line for line in output if line.startswith("ERROR")] or output[-1:]
    raise BootstrapError("The packages could not be installed. " + " ".join(errors))


def _install_checkout() -> None:
    """Put the checkout itself into ``.venv`` with its command, by a wheel that only points here.

    A wheel made by hand needs no build tool and no network, and lets pip write the command in the
    form of each system (an ``.exe`` on Windows).
    """
    import tomllib

    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = project["name"].replace("-", "_")
    info = f"{name}-{project['version']}.dist-info"
    scripts = "".join(f"{script} = {target}\n" for script, target in project["scripts"].items())
    files = {
        f"{name}.pth": f"{CHECKOUT}\n",
        f"{info}/METADATA": (
            f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
        ),
        f"{info}/WHEEL": (
            "Wheel-Version: 1.0\nGenerator: bootstrap\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        ),
        f"{info}/entry_points.txt": f"[console_scripts]\n{scripts}",
    }
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder) / f"{name}-{project['version']}-py3-none-any.whl"
        with zipfile.ZipFile(str(wheel), "w") as archive:
            for path, text in files.items():
                archive.writestr(path, text)
        command = [str(VENV_PYTHON), "-m", "pip", "install", "--no-deps", "--no-index", "--quiet"]
        command += ["--force-reinstall", "--disable-pip-version-check", str(wheel)]
        status, output = run_showing(command, environment=_environment())
    if status:
        raise BootstrapError("The checkout could not be put into .venv. " + " ".join(output[-2:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
