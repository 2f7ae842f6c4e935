"""The environment is made once, found whole, mended when damaged, and explained when impossible."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENSURE = "import environment; environment.ensure(['runtime'])"


class Checkout:
    """A small project with the real scripts, one tiny package, and no network."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheels = folder / "wheels"
        self.wheels.mkdir()
        locks = folder / "installers" / "locks"
        locks.mkdir(parents=True)
        self.lock = locks / "runtime.txt"
        for name in ("environment.py", "reporting.py", "system_libraries.py"):
            shutil.copy(ROOT / "installers" / name, folder / "installers")
        (folder / "pyproject.toml").write_text(
            '[project]\nname = "tiny-app"\nversion = "1.0"\n'
            '[project.scripts]\ntiny-app = "tiny:main"\n',
            encoding="utf-8",
        )
        self.pin("1.0")

    def pin(self, version: str) -> None:
        """Lock the tiny package to a version, whose wheel is made for it."""
        digest = make_wheel(self.wheels, version)
        self.lock.write_text(f"tiny=={version} \\\n    --hash=sha256:{digest}\n", encoding="utf-8")

    def ensure(self, **settings: str) -> subprocess.CompletedProcess[str]:
        """Bring the environment up to the lock, with nothing but the wheels at hand."""
        known = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        local = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        return subprocess.run(
            [sys.executable, "-c", ENSURE],
            cwd=self.folder / "installers",
            env=known | {"PIP_CONFIG_FILE": os.devnull} | (settings or local),
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> Path:
        """The module of the tiny package in the environment."""
        (module,) = (self.folder / ".venv").rglob("tiny.py")
        return module


def make_wheel(folder: Path, version: str) -> str:
    """Write a wheel of one module; return its SHA-256."""
    module = f"def main() -> None:\n    print('tiny {version}')\n"
    info = f"tiny-{version}.dist-info"
    digest = base64.urlsafe_b64encode(hashlib.sha256(module.encode()).digest()).decode().rstrip("=")
    wheel = folder / f"tiny-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tiny.py", module)
        archive.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n"
        )
        archive.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(
            f"{info}/RECORD",
            f"tiny.py,sha256={digest},{len(module)}\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n",
        )
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_environment_is_made_kept_mended_and_brought_up_to_date(checkout: Checkout) -> None:
    made = checkout.ensure()
    assert made.returncode == 0, made.stdout + made.stderr
    assert "Making .venv" in made.stdout
    programs = checkout.folder / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    (command,) = programs.glob("tiny-app*")
    assert (
        "tiny 1.0" in subprocess.run([command], capture_output=True, text=True, check=True).stdout
    )

    assert checkout.ensure().stdout == ""

    checkout.installed().write_text("", encoding="utf-8")
    assert "damaged" in checkout.ensure().stdout
    assert "tiny 1.0" in checkout.installed().read_text(encoding="utf-8")

    checkout.pin("2.0")
    updated = checkout.ensure()
    assert "Installing packages for: runtime" in updated.stdout
    assert "Making .venv" not in updated.stdout
    assert "tiny 2.0" in checkout.installed().read_text(encoding="utf-8")


def test_a_half_made_environment_is_made_anew(checkout: Checkout) -> None:
    leftover = checkout.folder / ".venv" / "bin" / "python"
    leftover.parent.mkdir(parents=True)
    leftover.write_text("cut short", encoding="utf-8")

    assert "Removing .venv" in checkout.ensure().stdout
    assert checkout.installed().exists()


def test_without_network_one_sentence_says_so_and_nothing_counts_as_made(
    checkout: Checkout,
) -> None:
    failed = checkout.ensure(PIP_INDEX_URL="https://127.0.0.1:9/simple", PIP_TIMEOUT="2")
    assert failed.returncode != 0
    assert "The package index can't be reached" in failed.stderr
    assert checkout.ensure().returncode == 0


def test_a_package_that_is_not_the_pinned_one_is_refused(checkout: Checkout) -> None:
    text = checkout.lock.read_text(encoding="utf-8")
    checkout.lock.write_text(text[:-6] + "00000\n", encoding="utf-8")

    failed = checkout.ensure()
    assert failed.returncode != 0
    assert "The packages could not be installed" in failed.stderr
