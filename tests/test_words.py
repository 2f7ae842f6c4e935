"""Everything that is said to people stands in `resources/words`, once, and is said somewhere."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from confluence_desktop.paths import resources_dir
from confluence_desktop.workshop.spoken import say

CODE = Path(__file__).parents[1] / "confluence_desktop"
SPEAKING = (
    *("windows/stage_*", "windows/exercise_*", "windows/deck_part", "windows/vote_part"),
    *("windows/inspector*", "windows/day_field", "windows/record_table*"),
    *("windows/findings_*", "windows/board_findings"),
    *("windows/plan_*", "windows/request_*", "windows/new_board"),
    *("windows/wall*", "windows/capture_*", "windows/paste_*"),
    *("windows/note_kinds", "windows/note_line", "windows/people_panel", "windows/outline_*"),
    *("boards/*/words", "report/words", "workshop/phrases"),
)
"""Modules that show words; none of these words stand in them."""

ALLOWED = {
    **dict.fromkeys(
        ("Enter", "Tab", "Esc", "Space", "Delete", "Shift Tab", "Alt ↑↓", "Alt Enter"),
        "printed on a key, and so the name of it in the code",
    ),
    "Confluence Desktop": "the name of the program is the same in every language",
    "first look": "the name of a thread, which nobody is shown",
}
"""Texts that look like words for people, and why they are none."""

ONLY_SAID = (
    *("catch_22", "strategy_map", "phrases", "details", "edits", "findings", "wall"),
    *("notes", "outline", "people"),
)
"""Areas whose texts are read one by one, so that one that nobody says is noticed."""

_NUMBER_OF_A_CHECK = re.compile(r"[A-Z]\d+\.\w+")
_STYLE_SHEET = re.compile(r"\{ [^}]*:|: transparent;")


def modules() -> list[Path]:
    return sorted({path for name in SPEAKING for path in CODE.glob(f"{name}.py")})


def is_for_people(text: str) -> bool:
    """Whether a text reads like words: several of them, or one that begins large."""
    if _NUMBER_OF_A_CHECK.fullmatch(text):
        return False
    has_word = re.search(r"[^\W\d_]{2,}", text) is not None
    return has_word and (" " in text.strip() or text[:1].isupper())


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module that read like words for people, with their lines."""
    silent = {id(one) for part in silent_parts(tree) for one in ast.walk(part)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_style = _STYLE_SHEET.search(node.value) is not None
            if id(node) not in silent and is_for_people(node.value) and not is_style:
                yield node.lineno, node.value


def silent_parts(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings and types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            yield node.annotation
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield node.returns
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"cast", "TypeVar"}:
            yield node.args[0]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_no_module_that_speaks_holds_what_it_says(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        f"{path.name}:{line} {text!r}" for line, text in sentences(tree) if text not in ALLOWED
    ]
    assert found == []


def test_a_sentence_in_a_module_is_found() -> None:
    code = '"""Doc."""\ndef f(a: "Some Kind") -> None:\n    say(f"Stage {a}", "One more thing")\n'
    assert [text for _, text in sentences(ast.parse(code))] == ["One more thing", "Stage "]


def places_said() -> tuple[set[str], set[str]]:
    """The places of texts that the code says, whole, and as beginnings where it adds to them."""
    whole, begun = set(), set()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) != "say" or not node.args:
                continue
            for one in ast.walk(node.args[0]):
                if isinstance(one, ast.JoinedStr) and isinstance(one.values[0], ast.Constant):
                    begun.add(str(one.values[0].value))
                elif isinstance(one, ast.Constant) and isinstance(one.value, str):
                    whole.add(one.value)
    return {place for place in whole if re.fullmatch(r"\w+(\.\w+)+", place)}, begun


def texts(words: Any, place: str) -> Iterator[str]:
    """The places of every text below a place."""
    if isinstance(words, dict):
        for name, inner in words.items():
            yield from texts(inner, f"{place}.{name}")
    else:
        yield place


def test_every_place_that_the_code_says_holds_a_text() -> None:
    whole, _ = places_said()
    assert len(whole) > 300
    for place in whole:
        assert say(place).strip(), place


@pytest.mark.parametrize("area", ONLY_SAID)
def test_nothing_stands_there_that_nobody_says(area: str) -> None:
    whole, begun = places_said()
    path = resources_dir() / "words" / "en" / f"{area}.json"
    for place in texts(json.loads(path.read_text(encoding="utf-8")), area):
        assert place in whole or place.startswith(tuple(begun)), place
