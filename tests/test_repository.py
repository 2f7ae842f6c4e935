"""What holds for the repository itself: its files, its locks and its words."""

import ast
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import confluence_desktop

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "installers" / "locks").glob("*.txt"))
NOT_OURS = {"__pycache__", ".git", ".hypothesis", ".venv", "build", "dist", "node_modules"}
TEXT_SUFFIXES = {"", ".cfg", ".json", ".md", ".nsi", ".py", ".sh", ".spec", ".svg", ".toml", ".txt"}
LONGEST_FILE = 400
SHORTEST_REASON = 8


def files() -> Iterator[Path]:
    """Every file of the repository; git itself may be missing where the tests run."""
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = [
            name for name in subfolders if name not in NOT_OURS and not name.endswith("_cache")
        ]
        yield from (Path(folder) / name for name in names if name != ".venv.lock")


def texts() -> Iterator[tuple[str, str]]:
    """Path and content of every file that people read."""
    for path in files():
        if path.suffix in TEXT_SUFFIXES:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@cache
def modules() -> list[tuple[str, str]]:
    """Path and content of every Python file."""
    return [(name, text) for name, text in texts() if name.endswith(".py")]


@cache
def parsed() -> list[tuple[str, list[ast.AST]]]:
    """Path and syntax of every Python file."""
    return [(name, list(ast.walk(ast.parse(text)))) for name, text in modules()]


def pins(lock: Path) -> dict[str, str]:
    """Package to version."""
    heads = re.findall(r"^([a-z0-9._-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE)
    return dict(heads)


def test_no_file_is_too_long_to_hold_in_the_head() -> None:
    long = {name: text.count("\n") for name, text in modules() if text.count("\n") > LONGEST_FILE}
    assert long == {}


def test_no_file_is_named_after_nothing_in_particular() -> None:
    vague = re.compile(r"(^|_)(manager|helpers?|utils?|base|misc|common)$")
    assert [str(path) for path in files() if vague.search(path.stem)] == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
    assert [name for name, text in texts() if later.search(text)] == []


def test_every_paper_that_is_named_is_there() -> None:
    paper = re.compile(r"\b[A-Z]{4,}\.md\b")
    found = {f"{name}: {match[0]}" for name, text in texts() for match in paper.finditer(text)}
    assert {line for line in found if not (ROOT / line.partition(": ")[2]).exists()} == set()


def test_no_file_knows_where_it_was_written() -> None:
    absolute = re.compile(r"(?<![\w.])/(work|home|root|Users)/\w|[A-Z]:\\\\?Users\b")
    own = Path(__file__).name
    found = [
        f"{name}: {match[0]}"
        for name, text in texts()
        for match in absolute.finditer(text)
        if not name.endswith(own)
    ]
    assert found == []


def test_every_silenced_rule_says_why() -> None:
    """The reason stands behind the code, or in a comment on the line before."""
    silencer = re.compile(
        r"# (?:no"
        r"qa|type: ig"
        r"nore)"
        r"(?P<code>: [A-Z]+\d+(?:, [A-Z]+\d+)*|\[[a-z, -]+\])?(?P<why>.*)"
    )
    bare = []
    for name, text in modules():
        lines = text.splitlines()
        for number, line in enumerate(lines, start=1):
            match = silencer.search(line)
            if match is None:
                continue
            explained = len(match["why"].strip(" #()")) >= SHORTEST_REASON or lines[
                number - 2
            ].lstrip().startswith("#")
            if not match["code"] or not explained:
                bare.append(f"{name}:{number}")
    assert bare == []


def test_every_test_left_out_says_until_when() -> None:
    left_out = {"pytest.skip", "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}
    bare = []
    for name, nodes in parsed():
        calls = {node.func: node for node in nodes if isinstance(node, ast.Call)}
        for node in nodes:
            if isinstance(node, ast.Attribute) and ast.unparse(node) in left_out:
                reason = ast.unparse(calls.get(node, node))
                bare += [] if "until" in reason else [f"{name}:{node.lineno}: {reason}"]
    assert bare == []


@pytest.mark.parametrize("name", ["pickle", "marshal", "shelve", "dill"])
def test_nothing_is_read_that_could_be_code(name: str) -> None:
    assert [path for path, nodes in parsed() if name in _imports(nodes)] == []


def test_no_text_is_run_as_code() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path, nodes in parsed()
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"eval", "exec", "compile", "__import__"}
    ]
    assert found == []


def test_the_program_speaks_to_no_network() -> None:
    forbidden = {
        "socket",
        "http",
        "urllib.request",
        "ftplib",
        "smtplib",
        "ssl",
        "requests",
        "httpx",
    }
    sockets = re.compile(r"\b(QTcp\w+|QUdp\w+|QSsl\w+|QNetwork\w+|QWebSocket\w*)\b")
    importing = {path for path, nodes in parsed() if forbidden & _imports(nodes)}
    speaking = {path for path, text in modules() if sockets.search(text)}
    found = {path for path in importing | speaking if path.startswith("confluence_desktop")}
    assert found == set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_pins_every_package_by_hash_and_names_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9._-]+==\S+", block), block
        assert "--hash=sha256:" in block, block


def test_the_locks_agree_with_each_other() -> None:
    assert {lock.stem for lock in LOCKS} == {"runtime", "test", "lint"}
    found: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in pins(lock).items():
            found.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in found.items() if len(versions) > 1} == {}


def test_the_locks_hold_all_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        "runtime": project["dependencies"],
        "test": project["dependencies"] + project["optional-dependencies"]["test"],
        "lint": project["dependencies"] + project["optional-dependencies"]["lint"],
    }
    for lock in LOCKS:
        names = {re.split(r"[\[<>=~! ]", line)[0].lower() for line in asked[lock.stem]}
        assert names - {"confluence-desktop"} <= pins(lock).keys()


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == confluence_desktop.__version__


def test_every_check_runs_with_one_command() -> None:
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert text.startswith("#!/usr/bin/env bash")
    assert "installers/bootstrap.py test" in text
    assert os.name == "nt" or os.access(script, os.X_OK)


def _imports(nodes: Iterable[ast.AST]) -> set[str]:
    """Every module that is imported, and every package above it."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names | {name.partition(".")[0] for name in names}
