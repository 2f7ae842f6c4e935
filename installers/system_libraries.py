"""The Linux libraries that Qt expects from the system: which are missing, and how to get them."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path
from typing import Sequence

from reporting import BootstrapError, run_showing, say

NEEDED = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""Library to Debian package: without these Qt cannot even be imported."""

NEEDED_FOR_WINDOWS = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Without these Qt cannot open a window on an X display."""

NEEDED_FOR_TESTS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "pdftotext": "poppler-utils",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus-daemon",
    "/usr/libexec/at-spi2-registryd": "at-spi2-core",
    "/usr/lib/python3/dist-packages/pyatspi/__init__.py": "python3-pyatspi",
}
"""Programs, and files of Debian's, with which some tests look at the program from outside."""

NO_NETWORK_SIGNS = ("Failed to fetch", "Could not resolve", "Unable to connect", "resolving")
"""What apt-get prints when it cannot reach its servers."""


def ensure(*, for_tests: bool) -> None:
    """Install what is missing when root; else say the one line that would.

    Libraries for windows are wanted only where there is an X display, or where they can be
    installed along; test programs are only mentioned when they cannot be installed.
    """
    packages = [name for library, name in NEEDED.items() if not _is_there(library)]
    is_root = os.geteuid() == 0
    if is_root or os.environ.get("DISPLAY"):
        packages += [name for so, name in NEEDED_FOR_WINDOWS.items() if not _is_there(so)]
    programs = []
    if for_tests:
        programs = [
            name
            for tool, name in NEEDED_FOR_TESTS.items()
            if not shutil.which(tool) and not Path(tool).exists()
        ]
    if is_root:
        packages += programs
    elif programs and not packages:
        say("Some tests are left out without: " + " ".join(programs))
    if packages:
        install(packages, "the system libraries that Qt needs")


def install(packages: Sequence[str], what: str) -> None:
    """Install Debian packages through apt-get.

    Raises:
        BootstrapError: Not root, no apt-get, or apt-get failed.
    """
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise BootstrapError(
            f"Not installed: {what}. Install what your system calls these packages of Debian, then "
            f"run the same command again: {names}"
        )
    if os.geteuid() != 0:
        raise BootstrapError(
            f"Not installed: {what}. Install them with this line, then run this again:\n"
            f"    sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
        )
    say(f"Installing {what} with apt-get: {names}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    status, output = run_showing(command, _shown_of_apt)
    if status:
        say("  reading the package lists first")
        _, update = run_showing(["apt-get", "update"])
        status, output = run_showing(command, _shown_of_apt)
        output = update + output
    if status == 0:
        return
    if any(sign in line for line in output for sign in NO_NETWORK_SIGNS):
        raise BootstrapError(
            f"The servers of Debian's packages can't be reached, so {what} could not be installed: "
            f"check the network connection, then run the same command again."
        )
    reasons = [line for line in output if line.startswith("E:")] or output[-1:]
    raise BootstrapError(
        f"apt-get could not install {what}: check its package sources, then run the same command "
        f"again. {' '.join(reasons[:1])}"
    )


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _shown_of_apt(line: str) -> str:
    if line.startswith("Need to get"):
        return "  " + line
    return "  " + " ".join(line.split()[:3]) if line.startswith("Setting up ") else ""
