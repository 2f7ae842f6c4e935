"""Reading pasted lists: lines, bullets, numbers, indents, spreadsheet cells, Markdown outlines.

Pure: text in, entries out. What depth means is decided by whoever makes cards of them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from confluence_desktop.document.text import clean_text
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.levels import Level, level_names
from confluence_desktop.workshop.spoken import spoken

_TAB_WIDTH = 4
_CELL = re.compile(r'(?:^|(?<=[\t\n]))"((?:[^"]|"")*)"(?=[\t\n]|$)')
_HEADING = re.compile(r"(#{1,6})[ \t\xa0]+(.*?)[ \t\xa0#]*$")
_BULLET = re.compile(r"(?:[-*+•◦▪▫●○■□‣⁃·–—]|o(?=\t))(?:[ \t\xa0]+|$)")
_CHECKBOX = re.compile(r"(?:\[[ xX]?\]|[☐☑☒])[ \t\xa0]+")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)][ \t\xa0]+|\(?([A-Za-z]|[ivx]{2,5})\)[ \t\xa0]+")
_NESTED_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)[.)]?[ \t\xa0]+")
_RULE = re.compile(r"(?:[-*_=~][ \t\xa0]*){3,}$")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")
_LINE_IN_CELL = "\x1f"
_LINE_IN_PARAGRAPH = "\x0b"
"""How slides and documents copy a line break that begins no new point."""


class Entry(NamedTuple):
    """One thing of a list.

    Attributes:
        depth: 0 for the outermost; grows by at most one from an entry to the next.
        level: What a heading that names a level says of it; None where depth alone tells.
    """

    depth: int
    text: str
    level: Level | None = None


def read_outline(text: str, *, has_levels: bool = False) -> list[Entry]:
    """The entries of a pasted text, in order, without list marks and empty lines.

    Depth comes from indents (spaces or tabs, of any width), Markdown headings, numbers such as
    ``1.2``, or the column of a spreadsheet's cell. Cells at a row's beginning that repeat those of
    the row above are the same thing, and are read once.

    Args:
        text: What was pasted.
        has_levels: It goes where there are levels: a heading that is a level's name, such as
            ``## Strategies``, is no entry, and what stands under it is of that level.
    """
    nesting = _Nesting(level_names() if has_levels else {})
    return [entry for line in _lines(text) for entry in nesting.read(line)]


def pasted_lines(text: str) -> list[str]:
    """The entries of a pasted text where depth means nothing.

    Raises:
        RefusedError: There are none.
    """
    lines = [entry.text for entry in read_outline(text)]
    if not lines:
        raise RefusedError(spoken("capture")["nothing_pasted"])
    return lines


def level_at(start: Level, depth: int) -> Level:
    """The level of an entry when the list's outermost entries have the level `start`."""
    return start.moved(max(0, depth))


def level_of(start: Level, entry: Entry) -> Level:
    """The level of an entry: what its heading says, or its depth below `start`."""
    return entry.level or level_at(start, entry.depth)


def _lines(text: str) -> Iterator[str]:
    parts = text.split(_LINE_IN_PARAGRAPH)
    cleaned = _LINE_IN_CELL.join(cast("str", clean_text(part)) for part in parts)
    for line in _CELL.sub(_unquoted, cleaned).split("\n"):
        if line.strip() and not _RULE.match(line.strip()):
            yield line


def _unquoted(cell: re.Match[str]) -> str:
    """A quoted cell as spreadsheets copy it; quotes that a person typed stay."""
    inner = cell[1]
    if "\n" not in inner and "\t" not in inner and '""' not in inner:
        return cell[0]
    inner = inner.replace('""', '"').replace("\t", " ").strip()
    return inner.replace("\n", _LINE_IN_CELL)


class _Nesting:
    """Which headings, indents and numbers the next line stands under."""

    def __init__(self, names: Mapping[str, Level]) -> None:
        self._names = names
        self._named: dict[int, tuple[Level, int]] = {}
        self._headings: list[int] = []
        self._indents: list[int] = []
        self._numbers: set[str] = set()
        self._row: list[str] = []
        self._last_depth = -1

    def read(self, line: str) -> Iterator[Entry]:
        """The entries of one line; more than one where a spreadsheet's row has several cells."""
        heading = _HEADING.match(line.strip())
        if heading and heading[2]:
            self._indents.clear()
            self._row.clear()
            yield from self._heading(len(heading[1]), heading[2])
            return
        body = line.lstrip()
        width = _width(line[: len(line) - len(body)])
        indent = _push(self._indents, width)
        numbered, words = self._without_marks(body)
        depth = len(self._headings) - len(self._named) + max(indent, numbered)
        cells = words.split("\t")
        for column in range(self._repeated(depth, cells), len(cells)):
            yield from self._entry(depth + column, cells[column])
        # What the next row leaves empty at its beginning counts as the columns of this one.
        self._indents.extend(width + _TAB_WIDTH * column for column in range(1, len(cells)))

    def _heading(self, rank: int, words: str) -> Iterator[Entry]:
        """The entry of a heading; none where it names a level for what stands under it."""
        _push(self._headings, rank)
        self._named = {one: said for one, said in self._named.items() if one < rank}
        depth = len(self._headings) - len(self._named) - 1
        level = self._names.get(_BOLD.sub(_unbold, words).strip().rstrip(":： \xa0").casefold())
        if level is None:
            yield from self._entry(depth, words)
        else:
            self._named[rank] = (level, depth)

    def _level_at(self, depth: int) -> Level | None:
        if not self._named:
            return None
        level, outermost = self._named[max(self._named)]
        return level_at(level, depth - outermost)

    def _repeated(self, depth: int, cells: list[str]) -> int:
        """How many cells at a row's beginning say the same as the row above; never all of them."""
        above = self._row[depth:]
        count = 0
        for cell, other in zip(cells[:-1], above, strict=False):
            if not cell.strip() or cell != other or not any(map(str.strip, cells[count + 1 :])):
                break
            count += 1
        if len(cells) > 1:
            before = [*self._row, *[""] * depth][:depth]
            self._row = [*before, *cells]
        else:
            self._row.clear()
        return count

    def _without_marks(self, body: str) -> tuple[int, str]:
        """The depth that a number such as ``1.2`` gives, and the words behind all marks."""
        nested = _NESTED_NUMBER.match(body)
        if nested and self._goes_on(nested[1]):
            self._numbers.add(nested[1])
            return nested[1].count("."), body[nested.end() :]
        words = body
        if number := _NUMBER.match(words):
            self._numbers.add(number[1] or "")
            words = words[number.end() :]
        elif bullet := _BULLET.match(words):
            words = words[bullet.end() :]
        if checkbox := _CHECKBOX.match(words):
            words = words[checkbox.end() :]
        return 0, words

    def _goes_on(self, number: str) -> bool:
        """Whether ``2.5`` is the list's next number, and not the start of "2.5 million"."""
        parent, _, last = number.rpartition(".")
        before = f"{parent}.{int(last) - 1}" if int(last) > 1 else parent
        return before in self._numbers

    def _entry(self, depth: int, raw: str) -> Iterator[Entry]:
        words = _BOLD.sub(_unbold, raw.strip())
        words = words.replace(_LINE_IN_CELL, "\n").strip()
        if words:
            self._last_depth = min(depth, self._last_depth + 1)
            yield Entry(self._last_depth, words, self._level_at(self._last_depth))


def _unbold(bold: re.Match[str]) -> str:
    return bold[1] or bold[2]


def _push(stack: list[int], value: int) -> int:
    """Put a value on top of the smaller ones; returns how many these are."""
    while stack and stack[-1] >= value:
        stack.pop()
    stack.append(value)
    return len(stack) - 1


def _width(space: str) -> int:
    return sum(_TAB_WIDTH if char == "\t" else 1 for char in space)
