"""The checkout's ``.venv``: made from the lock files, found whole, or made anew."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator, Sequence

import system_libraries
from reporting import BootstrapError, run_showing, say

CHECKOUT = Path(__file__).resolve().parent.parent
LOCKS = CHECKOUT / "installers" / "locks"
PROJECT = CHECKOUT / "pyproject.toml"
VENV = CHECKOUT / ".venv"
STAMP = VENV / "installed.json"
IS_WINDOWS = sys.platform == "win32"
PROGRAMS = VENV / ("Scripts" if IS_WINDOWS else "bin")
VENV_PYTHON = PROGRAMS / ("python.exe" if IS_WINDOWS else "python")

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

NOT_OURS = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "PIP_USER")
"""Settings of the caller that would let packages from elsewhere in, or ours out."""

INTACT_PROBE = """
import importlib.metadata, os, sys
for pin in sys.argv[1:]:
    name, _, version = pin.partition("==")
    found = importlib.metadata.distribution(name)
    if found.version != version:
        sys.exit(f"{name} is {found.version}, not {version}")
    for file in found.files or ():
        if file.size is None or file.suffix == ".pyc":
            continue
        if os.stat(file.locate()).st_size < file.size:
            sys.exit(f"{file} is cut short")
"""
"""Run in ``.venv``: every pinned package is there, in its version, with all its own files."""


def ensure(locks: Sequence[str]) -> None:
    """Bring ``.venv`` to what these locks say; make it anew when it is damaged.

    Raises:
        BootstrapError: It could not be done; the text says why and what to do.
    """
    with _one_at_a_time():
        stamp = _read_stamp()
        if stamp and not (stamp["made_by"] == _maker() and _is_intact(stamp["locks"])):
            say("The environment in .venv is damaged or of another Python.")
            stamp = {}
        wanted = {name: _digest(LOCKS / f"{name}.txt") for name in locks}
        lacking = [name for name in locks if stamp and stamp["locks"].get(name) != wanted[name]]
        if not stamp:
            _make_venv()
            stamp = {"made_by": _maker(), "locks": {}}
            lacking = list(locks)
        if not lacking and stamp.get("project") == _digest(PROJECT):
            return
        # Without its stamp, what is interrupted from here on counts as damaged.
        STAMP.unlink() if STAMP.exists() else None
        if lacking:
            _install_packages(lacking)
        _install_checkout()
        stamp["locks"].update(wanted)
        stamp["project"] = _digest(PROJECT)
        STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def variables() -> dict[str, str]:
    """The caller's environment variables for a program of ``.venv``."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    return dict(kept, PYTHONNOUSERSITE="1", PYTHONUTF8="1")


def _maker() -> str:
    """Which Python made ``.venv``, and where: it works for no other, and nowhere else."""
    return f"{sys.implementation.cache_tag} {sys.base_prefix} {VENV}"


def _digest(path: Path) -> str:
    # Line ends differ between checkouts of one file, its meaning does not.
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _read_stamp() -> dict[str, Any]:
    """What is installed; empty when nothing was installed to its end."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return {"made_by": stamp["made_by"], "project": stamp["project"], "locks": stamp["locks"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _pins(lock: str) -> list[str]:
    """``name==version`` of each package, with its marker where it is not for every system."""
    lines = (LOCKS / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    return [line.rstrip("\\ ") for line in lines if "==" in line and not line.startswith(" ")]


def _is_intact(installed: dict[str, str]) -> bool:
    """Whether the packages of all unchanged locks are whole."""
    unchanged = [name for name, digest in installed.items() if _is_digest(name, digest)]
    pins = {pin for name in unchanged for pin in _pins(name) if ";" not in pin}
    probe = [str(VENV_PYTHON), "-c", INTACT_PROBE, *sorted(pins)]
    try:
        status, _ = run_showing(probe, environment=variables())
    except OSError:
        return False
    return status == 0


def _is_digest(lock: str, digest: str) -> bool:
    path = LOCKS / f"{lock}.txt"
    return path.exists() and _digest(path) == digest


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let a second bootstrap of this checkout wait until the first has installed."""
    with (CHECKOUT / ".venv.lock").open("a+", encoding="utf-8") as lock:
        if sys.platform == "win32":
            import msvcrt

            while True:
                lock.seek(0)
                try:
                    msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(0.5)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_venv() -> None:
    if VENV.exists():
        say("Removing .venv to make it anew.")
        shutil.rmtree(str(VENV))
    say("Making .venv with Python " + ".".join(map(str, sys.version_info[:3])))
    # Started with .venv's own Python, the one it was made from has to make it again.
    base = getattr(sys, "_base_executable", "") or sys.executable
    command = [base, "-m", "venv", str(VENV)]
    status, output = run_showing(command)
    if status and sys.platform.startswith("linux"):
        name = "python{}.{}-venv".format(*sys.version_info[:2])
        system_libraries.install([name], "Python's venv module")
        shutil.rmtree(str(VENV), ignore_errors=True)
        status, output = run_showing(command)
    if status:
        raise BootstrapError("Python could not make .venv: " + " ".join(output[-1:]))


def _install_packages(locks: Sequence[str]) -> None:
    pins = {pin for lock in locks for pin in _pins(lock) if IS_WINDOWS or "win32" not in pin}
    largest = " The largest, Qt, is a download of 80 MB." if "runtime" in locks else ""
    say(f"Installing packages for: {', '.join(locks)}.{largest}")
    command = [str(VENV_PYTHON), "-m", "pip", "install", "--require-hashes", "--retries", "2"]
    command += ["--only-binary", ":all:", "--disable-pip-version-check", "--no-input"]
    for lock in locks:
        command += ["-r", str(LOCKS / f"{lock}.txt")]
    status, output = run_showing(command, _PipProgress(len(pins)), environment=variables())
    if status == 0:
        return
    if any(sign in line for line in output for sign in NO_NETWORK_SIGNS):
        raise BootstrapError(
            "The package index can't be reached: check the network connection (or the proxy and "
            "index in pip's settings), then run the same command again."
        )
    errors = [line for line in output if line.startswith("ERROR")] or output[-1:]
    raise BootstrapError("The packages could not be installed. " + " ".join(errors))


class _PipProgress:
    """Makes a short line of those of pip's lines that show that it gets on."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._count = 0

    def __call__(self, line: str) -> str:
        words = line.split()
        if words[0] in ("Collecting", "Processing"):
            self._count += 1
            return f"  {self._count}/{self._total} {Path(words[1]).name}"
        if words[0] == "Downloading" and "MB" in line:
            return "    downloading " + " ".join(words[2:]).strip("()")
        return "  unpacking into .venv" if line.startswith("Installing collected") else ""


def _install_checkout() -> None:
    """Put the checkout itself into ``.venv`` with its command, by a wheel that points to it.

    A wheel made by hand needs neither build tool nor network, and lets pip write the command in
    the form of each system (an ``.exe`` on Windows).
    """
    with tempfile.TemporaryDirectory() as folder:
        wheel = _write_pointing_wheel(Path(folder))
        command = [str(VENV_PYTHON), "-m", "pip", "install", "--no-deps", "--no-index", "--quiet"]
        command += ["--force-reinstall", "--disable-pip-version-check", str(wheel)]
        status, output = run_showing(command, environment=variables())
    if status:
        raise BootstrapError("The checkout could not be put into .venv. " + " ".join(output[-2:]))


def _write_pointing_wheel(folder: Path) -> Path:
    import tomllib

    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    label = f"{project['name'].replace('-', '_')}-{project['version']}"
    info = f"{label}.dist-info"
    scripts = "".join(f"{name} = {target}\n" for name, target in project["scripts"].items())
    files = {
        "confluence_desktop.pth": f"{CHECKOUT}\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\n"
        f"Name: {project['name']}\nVersion: {project['version']}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: bootstrap\n"
        "Root-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{scripts}",
    }
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    wheel = folder / f"{label}-py3-none-any.whl"
    with zipfile.ZipFile(str(wheel), "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return wheel
