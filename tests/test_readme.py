"""What README says of commands, keys and files is so."""

import argparse
import re
from pathlib import Path

import pytest

from confluence_desktop import cli
from confluence_desktop.windows.key_table import KEYS
from confluence_desktop.workshop.templates import templates

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARROWS = {"←": "Left", "↑": "Up", "↓": "Down", "→": "Right"}


def section(title: str) -> str:
    """What stands below a heading."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def known_keys() -> set[str]:
    """Every key of the table, in its portable form or as the key sheet shows it."""
    known = {key for line in KEYS for key in line.keys}
    for shown in (line.shown for line in KEYS if line.shown):
        prefix, plus, last = shown.rpartition(" + ")
        known |= {shown} | {f"{prefix}+{one}" if plus else one for one in last.split()}
    return known


def named_keys() -> list[str]:
    cells = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", section("Keys"), re.MULTILINE)
    keys = [key.strip() for cell in cells if "---" not in cell for key in re.split(r"[,;]|…", cell)]
    headings = ("Everywhere", "In the", "With the")
    return [key for key in keys if key and not key.startswith(headings)]


@pytest.mark.parametrize("key", named_keys())
def test_a_key_of_the_readme_is_one_of_the_program(key: str) -> None:
    portable = key.replace("Enter", "Return")
    for arrow, name in ARROWS.items():
        portable = portable.replace(arrow, name)
    wanted = {portable.replace("arrows", arrow) for arrow in ARROWS} if "arrows" in key else {key}
    assert portable in known_keys() or wanted <= known_keys()


def test_the_commands_are_those_of_the_program() -> None:
    lines = re.findall(r"^confluence-desktop (.+)$", section("Command line"), re.MULTILINE)
    named = {line.split()[0]: line for line in lines if not line.startswith("[")}
    (commands,) = (
        action.choices
        for action in cli._parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    assert set(named) == set(commands) - {"open"}
    for name, parser in commands.items():
        options = {
            option
            for action in parser._actions
            for option in action.option_strings
            if option not in {"-h", "--help", "--library"}
        }
        assert set(re.findall(r"--[a-z-]+", named.get(name, ""))) == options, name


def test_the_templates_are_those_of_the_program() -> None:
    said = re.search(r"NAME one of ([^;]+?), the last", section("Command line"), re.DOTALL)
    assert said
    assert set(re.split(r",\s+|\s+and\s+", said[1])) == {one.name for one in templates()}


def test_every_file_that_is_named_is_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    scripts = re.findall(r"\b((?:installers|tests|resources)/[\w./-]*\w)", README)
    papers = re.findall(r"\b[A-Z]{4,}(?:\.md)?\b(?=\))|\b[A-Z]{4,}\.md\b", README)
    named = {*pictures, *scripts, *papers}
    assert "installers/bootstrap.py" in named
    assert {name for name in named if not (ROOT / name).exists()} == set()
