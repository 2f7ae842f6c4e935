"""The import contracts hold, and each of them would notice an import that breaks it."""

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
    "Each layer imports only what lies below it, and every part is in a layer": (
        "planted.py",
        "",
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
"""Contract to the file, and its import, that breaks it."""


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


@pytest.mark.parametrize("case", BREACHES)
def test_each_contract_notices_a_breach(case: str, package: Path) -> None:
    path, text = BREACHES[case]
    planted = package / path
    planted.parent.mkdir(exist_ok=True)
    (planted.parent / "__init__.py").touch()
    planted.write_text(text + "\n", encoding="utf-8")
    for board in ("strategy_map", "catch_22"):
        (package / "boards" / board).mkdir(exist_ok=True)
        (package / "boards" / board / "__init__.py").touch()

    status, output = lint_imports(package.parent)
    assert status != 0
    assert f"{case.partition(', and ')[0]} BROKEN" in output or "planted" in output


def test_every_contract_is_tried() -> None:
    _, output = lint_imports(ROOT)
    kept = [line.partition(" KEPT")[0] for line in output.splitlines() if " KEPT" in line]
    assert {name for name in kept if name not in BREACHES} == set()
    assert len(kept) == len(BREACHES) - 1
