"""The one text engine: lines, heights and glyphs."""

import math
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from confluence_desktop.drawing.fitted_text import fit_text
from confluence_desktop.drawing.paragraph import Paragraph
from confluence_desktop.drawing.text_layout import (
    LETTERS_LAID_OUT,
    Align,
    Face,
    PositionedRun,
    TextBlock,
    glyph_lines,
    layout_text,
    text_width,
)

SCRIPTS = {
    "latin": "Widen the reach of a campaign, “as it were”: 12:34",
    "polish": "Zażółć gęślą jaźń",
    "vietnamese": "Tiếng Việt: chiến lược và công cụ",
    "greek": "Στρατηγική, ἀρχή",
    "cyrillic": "Стратегия, їжак",
    "han": "社交网络战略 臺灣繁體 日本語の戦略「カナ」",
    "hangul": "전략 워크숍",
    "devanagari": "रणनीति क्षितिज हिन्दी",
    "thai": "กลยุทธ์ ที่นี่ น้ำ",
    "arabic": "استراتيجية الشبكة لا إله ١٢٣",
    "persian": "پژوهش می‌خواهم",
    "hebrew": "אסטרטגיה ברשת שָׁלוֹם",
    "emoji": "👩‍💻 ❤️ ☎ 🇵🇱 👍🏽 1️⃣ 😀",
    "symbols": "△ ✓ ✗ → ⇄ ★ ∑ ∞ ≤ ½ ⌘ 𝔸 ♞",
}
FACES = [Face(19.0), Face(19.0, 600), Face(19.0, 700), Face(19.0, 400, italic=True)]

pytestmark = pytest.mark.usefixtures("qapp")


def runs_by_line(block: TextBlock) -> list[list[PositionedRun]]:
    lines: list[list[PositionedRun]] = [[] for _ in range(block.lines)]
    for run in glyph_lines(block):
        lines[run.line].append(run)
    return lines


def said(block: TextBlock) -> list[str]:
    """The text of every line, put together again from its glyphs in the order they were typed."""
    return [
        "".join(
            "".join(run.texts if not run.is_right_to_left else reversed(run.texts))
            for run in sorted(line, key=lambda run: run.start)
        ).strip()
        for line in runs_by_line(block)
    ]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_every_script_gets_a_glyph_for_each_letter(text: str, face: Face) -> None:
    block = layout_text(text, face, 10_000.0)

    assert all(glyph > 0 for run in glyph_lines(block) for glyph in run.glyphs)
    assert said(block) == [text]


def test_equal_input_gives_an_equal_value() -> None:
    first = layout_text("A goal worth having", Face(19.0), 120.0, align=Align.CENTRE)
    glyphs = glyph_lines(first)
    layout_text.cache_clear()
    glyph_lines.cache_clear()
    second = layout_text("A goal worth having", Face(19.0), 120.0, align=Align.CENTRE)

    assert first == second
    assert hash(first) == hash(second)
    assert glyphs == glyph_lines(second)


def test_threads_find_the_same_glyphs() -> None:  # LAW-7
    text = " ".join(SCRIPTS.values())

    def lay_out(_: int) -> tuple[PositionedRun, ...]:
        block: TextBlock = layout_text.__wrapped__(text, Face(17.0, 600), 240.0)
        return glyph_lines.__wrapped__(block)

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lay_out, range(12)))
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("script", ["latin", "polish", "vietnamese", "greek", "cyrillic"])
@pytest.mark.parametrize("width", [60.0, 130.0, math.inf])
def test_the_short_way_to_glyphs_finds_what_the_long_one_finds(
    monkeypatch: pytest.MonkeyPatch, script: str, face: Face, width: float
) -> None:
    block = layout_text(f"  {SCRIPTS[script]}  – 50 %?\n“{SCRIPTS[script]}…” ", face, width)
    short = glyph_lines.__wrapped__(block)
    monkeypatch.setattr(Paragraph, "plain_lines", lambda _paragraph: None)
    long = glyph_lines.__wrapped__(block)

    def without_heights(runs: tuple[PositionedRun, ...]) -> list[PositionedRun]:
        return [replace(run, ys=()) for run in runs]

    assert without_heights(short) == without_heights(long)
    assert [y for run in short for y in run.ys] == pytest.approx(
        [y for run in long for y in run.ys]
    )


def test_most_latin_text_goes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    block = layout_text("We’d like “more” – naïve – readers: 12,000 → 50 %…", Face(19.0), 120.0)
    monkeypatch.setattr(Paragraph, "runs_of", None)
    assert len(runs_by_line(block)) > 2


def test_a_text_is_laid_out_once_for_its_height_and_its_glyphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    block = layout_text("Laid out, “for its height”, before", Face(19.0), 123.4)
    monkeypatch.setattr(Paragraph, "__init__", None)
    assert glyph_lines(block)


def test_lines_break_at_words_and_within_a_word_only_when_they_must() -> None:
    assert said(layout_text("one two three", Face(20.0), 90.0)) == ["one two", "three"]
    broken = layout_text("incomprehensibilities", Face(20.0), 75.0)
    assert broken.lines > 1
    assert "".join(said(broken)) == "incomprehensibilities"
    assert broken.used_width <= 75.0


def test_line_breaks_do_not_depend_on_the_size() -> None:
    text = " ".join(SCRIPTS.values())
    lines = {layout_text(text, Face(size), size * 13.7).lines for size in (7.3, 14.0, 19.0, 46.0)}
    assert len(lines) == 1


def test_height_is_lines_times_line_height() -> None:
    block = layout_text("a\n\nb", Face(20.0), 100.0, line_height=1.5)
    assert (block.lines, block.height) == (3, 90.0)
    assert layout_text("", Face(20.0), 100.0).lines == 1
    assert glyph_lines(layout_text("", Face(20.0), 100.0)) == ()


def test_what_is_cut_away_ends_with_an_ellipsis() -> None:
    text = "There is no room for everything that was typed here"
    block = layout_text(text, Face(16.0), 150.0, max_lines=2)

    assert (block.lines, block.elided) == (2, True)
    assert said(block)[1].endswith("…")
    assert text.startswith(" ".join(said(block)).removesuffix("…"))
    assert block.used_width <= 150.0


def test_a_paragraph_that_is_dropped_leaves_an_ellipsis_too() -> None:
    block = layout_text("first\nsecond\nthird", Face(16.0), 150.0, max_lines=2)
    assert said(block) == ["first", "second…"]


def test_nothing_is_elided_when_all_fits() -> None:
    block = layout_text("first\nsecond", Face(16.0), 150.0, max_lines=2)
    assert (said(block), block.elided) == (["first", "second"], False)


@pytest.mark.parametrize(
    ("text", "align", "side"),
    [
        ("plan", Align.START, "left"),
        ("plan", Align.END, "right"),
        ("plan", Align.CENTRE, "centre"),
        ("שלום", Align.START, "right"),
        ("שלום", Align.END, "left"),
        ("שלום", Align.CENTRE, "centre"),
        ("\u2068plan\u2069 שלום", Align.START, "right"),
    ],
)
def test_lines_lie_where_the_direction_of_the_paragraph_wants_them(
    text: str, align: Align, side: str
) -> None:
    block = layout_text(text, Face(20.0), 400.0, align=align)
    left = min(x for run in glyph_lines(block) for x in run.xs)
    wanted = {"left": 0.0, "right": 400 - block.used_width, "centre": 200 - block.used_width / 2}
    assert left == pytest.approx(wanted[side], abs=0.5)


def test_each_paragraph_has_its_own_direction() -> None:
    block = layout_text("plan\nשלום", Face(20.0), 400.0)
    english, hebrew = runs_by_line(block)
    assert english[0].xs[0] == 0.0
    assert hebrew[0].xs[0] > 300.0
    assert (english[0].is_right_to_left, hebrew[0].is_right_to_left) == (False, True)


def test_mixed_directions_stand_in_the_order_of_the_eye() -> None:
    line = runs_by_line(layout_text("plan אבג end", Face(20.0), 400.0))[0]
    assert "".join("".join(run.texts) for run in line).split() == ["plan", "גבא", "end"]
    assert [x for run in line for x in run.xs] == sorted(x for run in line for x in run.xs)


def test_an_emoji_of_several_characters_is_one_glyph() -> None:
    runs = glyph_lines(layout_text("👩‍💻", Face(20.0), 400.0))
    assert [(run.font.key, run.texts) for run in runs] == [("ConfluenceEmoji-Regular", ("👩‍💻",))]


def test_arrows_are_shown_as_typed() -> None:
    runs = glyph_lines(layout_text("a->b", Face(20.0), 400.0))
    assert runs[0].texts == ("a", "-", ">", "b")


def test_tabular_figures_all_have_one_width() -> None:
    widths = {
        round(text_width(figure * 4, Face(20.0, 600, tabular=True)), 3) for figure in "0123456789"
    }
    assert len(widths) == 1
    assert text_width("1111", Face(20.0, 600)) < text_width("0000", Face(20.0, 600))


def test_fit_text_takes_the_largest_size_that_fits_without_breaking_words() -> None:
    small = fit_text("Responsibilities", (34, 28, 23, 19, 16), 150.0, 60.0)
    assert (small.face.size_px, small.lines) == (19, 1)
    assert fit_text("Act", (34, 28, 23), 150.0, 60.0).face.size_px == 34


def test_fit_text_outgrows_the_card_only_at_the_floor() -> None:
    block = fit_text("word " * 80, (34, 28, 23), 150.0, 60.0)
    assert block.face.size_px == 23
    assert block.height > 60.0


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10**6,
        "漢" * 10**6,
        "word " * 200_000,
        "a\n" * 500_000,
        "👍🏽" * 500_000,
        "שa" * 500_000,
        "e\u0301" * 500_000,
    ],
)
def test_a_megabyte_of_text_blocks_nobody(text: str) -> None:
    started = time.thread_time()  # not the clock: the machine may be busy with other things
    block = layout_text(text, Face(19.0), 220.0)
    assert time.thread_time() - started < 1.0
    assert block.elided


def test_a_cut_text_says_so_at_its_end() -> None:
    block = layout_text("a" * (LETTERS_LAID_OUT + 1), Face(19.0), 900.0)
    assert said(block)[-1].endswith("a…")


@pytest.mark.parametrize(
    "text",
    [
        "\0",
        "\ud800",
        "a\udfffb",
        "\u202e\u2066",
        "\ufffc",
        "\r\n\t",
        "\u0301",
        "\u200d",
        "\ufeffa",
        "ि",
    ],
)
def test_strange_characters_are_laid_out_without_complaint(text: str) -> None:
    block = layout_text(text, Face(19.0, 700), 100.0, max_lines=1)
    assert all(math.isfinite(x) for run in glyph_lines(block) for x in run.xs)


@pytest.mark.parametrize("width", [0.0, -5.0, 1.0, math.inf])
def test_any_width_ends(width: float) -> None:
    block = layout_text("Some words and 漢字", Face(19.0), width, max_lines=3)
    assert block.lines <= 3
    assert glyph_lines(block)
