"""The import contracts hold, and each of them would notice an import that breaks it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"

BREACHES = {
    "Each layer imports only what lies below it": (
        "document/planted.py",
        "import confluence_desktop.boards",
    ),
    "Boards do not know each other": (
        "boards/strategy_map/planted.py",
        "import confluence_desktop.boards.catch_22",
    ),
    "The core knows no Qt, but for the text engine": (
        "workshop/planted.py",
        "from PySide6.QtCore import QObject",
    ),
    "Only the PDF painter and the papers know reportlab": (
        "boards/planted.py",
        "import reportlab.pdfgen.canvas",
    ),
    "Only the storage knows SQL libraries": ("document/planted.py", "import sqlmodel"),
}
"""Contract to a file, and the import in it that breaks the contract."""


def lint_imports(folder: Path, options: Sequence[str] = ()) -> tuple[int, str]:
    """Exit status and output of import-linter over the package in a folder."""
    command = [str(LINT_IMPORTS), "--no-cache", "--no-logo", *options]
    command += ["--config", str(ROOT / "pyproject.toml")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package to plant a wrong import into."""
    copy = tmp_path / "confluence_desktop"
    leave_out = shutil.ignore_patterns("__pycache__", "resources")
    shutil.copytree(ROOT / "confluence_desktop", copy, ignore=leave_out)
    return copy


def test_every_contract_is_kept() -> None:
    status, output = lint_imports(ROOT)
    assert status == 0, output


@pytest.mark.parametrize("contract", BREACHES)
def test_each_contract_notices_a_breach(contract: str, package: Path) -> None:
    path, text = BREACHES[contract]
    _write(package / path, text + "\n")
    _write(package / "boards/catch_22/planted.py", "")

    status, output = lint_imports(package.parent)
    assert status != 0
    assert f"{contract} BROKEN" in output


@pytest.mark.parametrize("path", ["planted.py", "boards/planted.py"])
def test_a_part_that_belongs_to_no_layer_is_noticed(path: str, package: Path) -> None:
    _write(package / path, "")

    status, output = lint_imports(package.parent)
    assert status != 0
    assert f"confluence_desktop.{path.removesuffix('.py').replace('/', '.')}" in output


def test_every_contract_is_tried() -> None:
    _, output = lint_imports(ROOT)
    found = re.findall(r"^(.+) (?:KEPT|BROKEN)", output, re.MULTILINE)
    assert set(found) == set(BREACHES)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(text, encoding="utf-8")
