"""Everything that is said to people stands in `resources/words`, once, and is said somewhere."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from confluence_desktop.paths import resources_dir
from confluence_desktop.workshop.spoken import say

CODE = Path(__file__).parents[1] / "confluence_desktop"
SPEAKING = ("boards", "canvas", "document", "exchange", "report", "storage", "windows", "workshop")
"""Packages whose modules show words or refuse things; none of these words stand in them."""

ALLOWED = {
    **dict.fromkeys(
        ("Enter", "Tab", "Esc", "Space", "Delete", "Shift Tab", "Alt ↑↓", "Alt Enter"),
        "printed on a key, and so the name of it in the code",
    ),
    **dict.fromkeys(("Return", "Backspace", "Del", "Ins", "Home", "End", "Left", "Right"), "a key"),
    **dict.fromkeys(("PgUp", "PgDown", "Ctrl+"), "a key, or a part of keys"),
    **dict.fromkeys(("Confluence Desktop", "Confluence"), "a name, the same in every language"),
    **dict.fromkeys(
        ("first look", "making figures", "look at a map"), "names of threads, which nobody is shown"
    ),
    **dict.fromkeys(("Linux", "Windows", "Darwin"), "names of platforms"),
    **dict.fromkeys(("NFD", "AL", "LMN", "CJK UNIFIED IDEOGRAPH"), "names of Unicode"),
    **dict.fromkeys(
        (" LETTER ", " VOWEL ", " SIGN ", " SYLLABLE ", " CONSONANT ", " DIGIT "),
        "parts of names of Unicode",
    ),
    **dict.fromkeys(("XYZ", "PNG", "Canvas", "Letter"), "names of PDF, of a format, of a size"),
    "CLOCK_BOOTTIME": "the name of a clock",
    "O_BINARY": "the name of a flag",
    "Row": "the end of a class's name",
    "writer of ": "the name of a thread",
    **dict.fromkeys(
        (
            "The writer has stopped",
            "The id of the session is none",
            "This index is of another version",
        ),
        "a bug, or a reason to begin anew, that nobody is shown",
    ),
    "A listener tried to change the document while being told of a change": "a bug, for us",
    "NFC": "a name of Unicode",
    "nnnnn ": "a word of usual width, which is measured and not shown",
    "map ": "the beginning of what a sketch is kept under",
}
"""Texts that look like words for people, and why they are none."""

ONLY_SAID = (
    *("catch_22", "strategy_map", "phrases", "details", "edits", "findings", "wall"),
    *("notes", "outline", "people", "refused", "canvas", "window", "home", "export"),
    *("map_window", "listed", "new_session", "files"),
)
"""Areas whose texts are read one by one, so that one that nobody says is noticed."""

_NUMBER_OF_A_CHECK = re.compile(r"[A-Z]\d+\.\w+")
_STYLE_SHEET = re.compile(r"\{ [^}]*:|: transparent;|; [a-z-]+: |px; |\[tone=")
_SQL = re.compile(
    r"\s*(PRAGMA|SELECT|INSERT|CREATE|UPDATE|DELETE|ALTER|VARCHAR|BEGIN|COMMIT|ROLLBACK|BOOLEAN)\b.*"
    r"|.*\b(NOT NULL|VALUES|WHERE|ORDER BY|FROM|COLUMN|SET name)\b.*|JSON|INTEGER|FULL|EXTRA",
    re.DOTALL,
)
_KEYS = re.compile(r"((Ctrl|Shift|Alt)\s?\+\s?)+(\w+|\W[\W ]*)")
_UNSAID = re.compile(r"(cast|TypeVar|re\.\w+|\w*log\.\w+)")


def modules() -> list[Path]:
    return sorted({path for name in SPEAKING for path in (CODE / name).rglob("*.py")})


def is_for_people(text: str) -> bool:
    """Whether a text reads like words: several, one that begins large, or a part of more."""
    if _NUMBER_OF_A_CHECK.fullmatch(text) or _SQL.fullmatch(text):
        return False
    if "+" in text and _KEYS.fullmatch(text):
        return False
    has_word = re.search(r"[^\W\d_]{2,}", text) is not None
    return has_word and (" " in text.strip() or text[:1].isupper() or text.strip(" \n") != text)


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module that read like words for people, with their lines."""
    silent = {id(one) for part in silent_parts(tree) for one in ast.walk(part)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_style = _STYLE_SHEET.search(node.value) is not None
            if id(node) not in silent and is_for_people(node.value) and not is_style:
                yield node.lineno, node.value


def silent_parts(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, types, what a module offers, patterns and what is written into a log."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            yield node.annotation
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield node.returns
        elif isinstance(node, ast.Call) and _UNSAID.fullmatch(ast.unparse(node.func)):
            yield node.args[0]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            yield node.value


@pytest.mark.parametrize(
    "path", modules(), ids=lambda path: str(path.relative_to(CODE).with_suffix(""))
)
def test_no_module_that_speaks_holds_what_it_says(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        f"{path.name}:{line} {text!r}" for line, text in sentences(tree) if text not in ALLOWED
    ]
    assert found == []


def test_a_sentence_in_a_module_is_found() -> None:
    code = '"""Doc."""\ndef f(a: "Some Kind") -> None:\n    say(f"Stage {a}", "One more thing")\n'
    assert [text for _, text in sentences(ast.parse(code))] == ["One more thing", "Stage "]


@cache
def places_said() -> tuple[set[str], set[str]]:
    """The places of texts that the code says, whole, and as beginnings where it adds to them."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            counts = ast.unparse(node.func) == "say_count"
            if not counts and ast.unparse(node.func) != "say":
                continue
            for one in ast.walk(node.args[0]):
                if isinstance(one, ast.JoinedStr) and isinstance(one.values[0], ast.Constant):
                    begun.add(str(one.values[0].value))
                elif isinstance(one, ast.Constant) and isinstance(one.value, str):
                    (begun if counts else whole).add(one.value)
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
