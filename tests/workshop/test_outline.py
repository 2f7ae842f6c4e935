"""Reading pasted lists."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.outline import level_at, read_outline


def read(text: str) -> list[tuple[int, str]]:
    return [(entry.depth, entry.text) for entry in read_outline(text)]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("one\ntwo\n\n  \nthree", [(0, "one"), (0, "two"), (0, "three")]),
        ("a\n b\n  c\nd", [(0, "a"), (1, "b"), (2, "c"), (0, "d")]),
        ("a\n\tb\n\t\tc\n\td", [(0, "a"), (1, "b"), (2, "c"), (1, "d")]),
        ("    a\n        b\n    c", [(0, "a"), (1, "b"), (0, "c")]),
        ("a\n            b\n      c", [(0, "a"), (1, "b"), (1, "c")]),
        ("- a\n  * b\n  + c\n• d\n– e", [(0, "a"), (1, "b"), (1, "c"), (0, "d"), (0, "e")]),
        ("•\ta\n\to\tb", [(0, "a"), (1, "b")]),
        ("- [ ] open\n- [x] done\n☐ box", [(0, "open"), (0, "done"), (0, "box")]),
        ("1. a\n2) b\n(3) c\na) d\niv) e", [(0, letter) for letter in "abcde"]),
        ("1. a\n1.1 b\n1.1.1 c\n1.2 d\n2. e", [(0, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e")]),
        ("# a\nb\n- c\n  - d\n# e", [(0, "a"), (1, "b"), (1, "c"), (2, "d"), (0, "e")]),
        ("# a\n## b\nc\n# d", [(0, "a"), (1, "b"), (2, "c"), (0, "d")]),
        ("a\tb\n\tc\nd", [(0, "a"), (1, "b"), (1, "c"), (0, "d")]),
        ("a\t\n\t\nb\t", [(0, "a"), (0, "b")]),
        ('"two\nlines"\n"a ""word"""\n"kept"', [(0, "two\nlines"), (0, 'a "word"'), (0, '"kept"')]),
        ("a\r\nb\rc\u2028d", [(0, letter) for letter in "abcd"]),
        ("•\xa0a\n\xa0\xa0-\xa0b\n\xa0\xa01.\xa0c", [(0, "a"), (1, "b"), (1, "c")]),
        ("one\x0bpoint\r\n\tunder\x0bit", [(0, "one\npoint"), (1, "under\nit")]),
        ("**Bold**\n__too__\n**half** bold", [(0, "Bold"), (0, "too"), (0, "half bold")]),
        ("# **Goal:** more\n- [ ] **Task** one", [(0, "Goal: more"), (1, "Task one")]),
        ("a\tb\na\tc\nd\tc", [(0, "a"), (1, "b"), (1, "c"), (0, "d"), (1, "c")]),
        ("a\tb\tc\na\tb\td\n\tb\te", [(0, "a"), (1, "b"), (2, "c"), (2, "d"), (2, "e")]),
        ("a\tb\tc\n\t\td\n\t\te\n\tf", [(0, "a"), (1, "b"), *((2, x) for x in "cde"), (1, "f")]),
        ("h\n\ta\tb\n\ta\tc", [(0, "h"), (1, "a"), (2, "b"), (2, "c")]),
        ("a\tb\na\na\tb", [(0, "a"), (1, "b"), (0, "a"), (0, "a"), (1, "b")]),
        ("a\tb\na\tb", [(0, "a"), (1, "b"), (1, "b")]),
        ("a\t\na\t", [(0, "a"), (0, "a")]),
        ("a\n---\nb\n* * *\n- - -", [(0, "a"), (0, "b")]),
        ("## deep\nb", [(0, "deep"), (1, "b")]),
    ],
)
def test_lists_of_all_kinds_give_depth_and_text(text: str, entries: list[tuple[int, str]]) -> None:
    assert read(text) == entries


@pytest.mark.parametrize(
    "line",
    [
        "40% of events proposed by residents",
        "2.5 million readers",
        "-5 % fewer complaints",
        "3 goals",
        "2026. That is the year",
        "#hashtag",
        "2 ** 3 ** 4",
        "snake__case__name",
        "I. M. Pei builds it",
        "*emphasis* inside",
        "“quoted”",
        "…",
        "לקרוא וללמוד",
        "每位居民都能阅读",
    ],
)
def test_what_only_looks_like_a_list_mark_stays(line: str) -> None:
    assert read(line) == [(0, line.strip())]


@pytest.mark.parametrize("text", ["", "\n \t\n", "\x00\n", "- \n•\n*", "***\n---", "\t\t"])
def test_a_text_without_words_gives_nothing(text: str) -> None:
    assert read(text) == []


def test_a_decimal_number_is_no_outline_number() -> None:
    assert read("2. Readers\n2.5 million come") == [(0, "Readers"), (0, "2.5 million come")]


def test_nul_and_lone_surrogates_are_dropped() -> None:
    assert read("a\x00b\n\ud800c") == [(0, "ab"), (0, "c")]


@pytest.mark.parametrize(
    ("start", "depth", "level"),
    [
        (Level.MISSION, 0, Level.MISSION),
        (Level.GOAL, 2, Level.STRATEGY),
        (Level.STRATEGY, 9, Level.TOOL),
        (Level.TOOL, 1, Level.TOOL),
    ],
)
def test_levels_go_down_with_depth_and_stop_at_the_tools(
    start: Level, depth: int, level: Level
) -> None:
    assert level_at(start, depth) is level


MARKDOWN = """
# Goals:
- Readers come back
  - Half of them each month
## **Strategies**
- Open late
### The square
- Read outside
# Tool
Benches
# Something else
- Of no named level
"""


def test_a_heading_that_names_a_level_is_no_entry_and_says_the_level_of_what_is_under_it() -> None:
    read_it = [(one.depth, one.text, one.level) for one in read_outline(MARKDOWN, has_levels=True)]
    assert read_it == [
        (0, "Readers come back", Level.GOAL),
        (1, "Half of them each month", Level.OBJECTIVE),
        (0, "Open late", Level.STRATEGY),
        (0, "The square", Level.STRATEGY),
        (1, "Read outside", Level.CAPABILITY),
        (0, "Benches", Level.TOOL),
        (0, "Something else", None),
        (1, "Of no named level", None),
    ]


def test_where_there_are_no_levels_their_names_are_entries_like_any_other() -> None:
    assert read("# Goals\n- Readers come back") == [(0, "Goals"), (1, "Readers come back")]


def test_a_level_named_below_a_card_says_what_is_under_that_card() -> None:
    text = "# Goals\n## Readers come back\n### Strategies\n- Open late\n## They stay\n- A bench"
    read_it = [(one.depth, one.text, one.level) for one in read_outline(text, has_levels=True)]
    assert read_it == [
        (0, "Readers come back", Level.GOAL),
        (1, "Open late", Level.STRATEGY),
        (0, "They stay", Level.GOAL),
        (1, "A bench", Level.OBJECTIVE),
    ]


words = st.text(st.characters(whitelist_categories=("Ll", "Lu", "Lo")), min_size=2, max_size=12)
depths = st.lists(st.integers(0, 6), max_size=30)


@given(data=st.data(), wished=depths, mark=st.sampled_from(["", "- ", "* ", "• ", "1. ", "12) "]))
def test_an_outline_written_with_any_indent_and_mark_is_read_back(
    data: st.DataObject, wished: list[int], mark: str
) -> None:
    indent = data.draw(st.sampled_from([" ", "  ", "    ", "\t", " \t"]))
    last = -1
    entries: list[tuple[int, str]] = []
    for depth in wished:
        last = min(depth, last + 1)
        entries.append((last, data.draw(words)))
    text = "\n".join(f"{indent * depth}{mark}{line}" for depth, line in entries)

    assert read(text) == [(depth, line) for depth, line in read_clean(entries)]


def read_clean(entries: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Letters in their composed form, as everything typed is kept."""
    return [(depth, unicodedata.normalize("NFC", line)) for depth, line in entries]


@given(st.text(max_size=300))
def test_any_text_is_read_without_loss_of_order_and_with_steps_of_one(text: str) -> None:
    entries = read_outline(text)

    assert all(entry.text.strip() for entry in entries)
    depths = [-1, *(entry.depth for entry in entries)]
    assert all(0 <= now <= before + 1 for before, now in pairwise(depths))
