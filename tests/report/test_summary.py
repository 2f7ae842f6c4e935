"""The attendees' summary: nothing that was typed is missing, nothing private is there."""

import re
import shutil
import subprocess
import threading
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest

from confluence_desktop.report import words
from confluence_desktop.workshop.cards import BoardKind, Level
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.session import PageSize
from tests.report.papers import (
    SECRETS,
    a_catch_22,
    a_map,
    a_session,
    becauses,
    bookmarks_of,
    everything,
    kinds_of_objects,
    pages_of,
    paper,
    squeezed,
    text_of,
    texts_of,
    the_sample,
    type_sizes,
)

COUNTS = {
    "card{}x": 70, "decision{}x": 60, "why{}x": 60, "action{}x": 60, "doer{}x": 60,
    "parked{}x": 60, "step{}x": 12, "signal{}x": 12, "fallback{}x": 12, "owner{}x": 12,
    "tool{}x": 12, "person{}x": 30, "role{}x": 30, "firm{}x": 3, "becauseleft1n{}x": 30,
    "becauseleft2n{}x": 30, "becauseright1n{}x": 30, "becauseright2n{}x": 30,
    "evidence{}x": 30, "nottrue{}x": 30,
}  # fmt: skip
EVIL = (
    "<b>bold</b> & <img src='/etc/passwd'/> &lt;",
    "javascript:alert(1)",
    "<a href='file:///etc/passwd'>x</a>",
    "(unbalanced \\ ) parenthesis ) endobj >> stream",
    "/JS (app.alert) /Launch /URI (http://x)",
    "\\\\server\\share\\x",
    "{title} %s %n ${x}",
)
TALL = "A text of ten thousand letters that goes on and on. "


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper(everything(), tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper(the_sample(), tmp_path_factory.mktemp("sample"))


def test_everything_that_attendees_may_see_is_in_it(full: Path) -> None:
    text = text_of(full)
    said = [pattern.format(n) for pattern, count in COUNTS.items() for n in range(count)]
    said += [f"link{n}x" for n in range(1, 7)]
    said += ["ReachingReaders".lower(), "citylibrary", "mainbranch", "22november2026", "30people"]
    said += ["purposex", "costx", "protectsx"]
    assert [word for word in said if word not in text.lower()] == []


def test_nothing_private_is_in_it(full: Path) -> None:
    text = text_of(full)
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="left out until poppler-utils is installed"
)
def test_another_reader_finds_the_same(full: Path) -> None:
    shown = subprocess.run(["pdftotext", full, "-"], capture_output=True, check=True)
    text = squeezed(shown.stdout.decode())
    said = [pattern.format(n) for pattern, count in COUNTS.items() for n in range(count)]
    assert [word for word in said if word not in text] == []
    assert [secret for secret in SECRETS if secret in text] == []


def test_every_page_says_its_number_and_whose_it_is(full: Path) -> None:
    texts = texts_of(full)
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in text
        assert "Reaching readers · City Library" in text


def test_a_usual_session_takes_few_full_pages(sample: Path) -> None:
    pages = pages_of(sample)
    texts = texts_of(sample)
    assert len(pages) == 9
    assert all(len(text) > 400 for text in texts)
    boards = ("What we were asked for", "Mission to strategy", "The two Catch-22s", "What we try")
    for title, text in zip(boards, texts[5:], strict=True):
        assert text.startswith(title)


@pytest.mark.parametrize("size", PageSize)
def test_the_boards_of_a_usual_session_fit_one_page_each(size: PageSize, tmp_path: Path) -> None:
    titles = [text for text in texts_of(paper(the_sample(), tmp_path, size)) if "part 1 of" in text]
    assert titles == []


@pytest.mark.parametrize(
    ("size", "short", "long"), [(PageSize.A4, 595.3, 841.9), (PageSize.LETTER, 612, 792)]
)
def test_text_stands_upright_and_boards_lie(
    size: PageSize, short: float, long: float, tmp_path: Path
) -> None:
    pages = pages_of(paper(the_sample(), tmp_path, size))
    assert pages[0].get_size() == pytest.approx((short, long), abs=0.5)
    assert pages[-1].get_size() == pytest.approx((long, short), abs=0.5)


def test_no_text_is_smaller_than_nine_points(full: Path, sample: Path) -> None:
    for page in (*pages_of(full), *pages_of(sample)):
        assert min(type_sizes(page)) >= 8.99


def test_boards_are_vectors_and_text(full: Path, sample: Path) -> None:
    for page in (*pages_of(full), *pages_of(sample)):
        kinds = kinds_of_objects(page)
        assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
        if page.get_width() > page.get_height():
            assert pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds


def test_the_contents_name_sections_boards_and_their_parts(full: Path) -> None:
    marks = bookmarks_of(full)
    top = [title for level, title, _ in marks if level == 0]
    assert top[:2] == [words.DECISIONS, words.ACTIONS]
    assert top[-2:] == ["Mission to strategy", "The Catch-22s"]
    at = marks.index(next(mark for mark in marks if mark[1] == "Mission to strategy"))
    parts = [mark for mark in marks[at + 1 :] if mark[0] == 1]
    assert parts[0][1].startswith("Part 1 of ")
    assert [page for _, _, page in parts] == list(range(parts[0][2], parts[0][2] + len(parts)))


def test_contents_lead_to_the_page_with_the_heading(full: Path) -> None:
    texts = texts_of(full)
    for level, title, page in bookmarks_of(full):
        if level == 0:
            assert title in texts[page - 1]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (r"The whole map is on page (\d+)\.", "Mission to strategy"),
        (r"The plan is drawn on page (\d+)\.", "What we try first"),
    ],
)
def test_the_text_says_where_a_board_is_drawn(said: str, title: str, sample: Path) -> None:
    texts = texts_of(sample)
    page = re.search(said, " ".join(texts))
    assert page is not None
    assert texts[int(page[1]) - 1].startswith(title)


def test_the_first_page_holds_what_was_decided_and_what_is_tried(sample: Path) -> None:
    first = [title for level, title, page in bookmarks_of(sample) if level == 0 and page == 1]
    assert first[:3] == [words.DECISIONS, words.ACTIONS, "What we try, and by when"]


def test_the_loops_stand_inside_the_sign_on_the_page_of_the_exercise(sample: Path) -> None:
    (page,) = [page for _, title, page in bookmarks_of(sample) if title == words.LOOPS]
    assert squeezed("We can’t know what working together is worth until") in squeezed(
        texts_of(sample)[page - 1]
    )


def test_fonts_are_embedded_and_helvetica_is_not_named(full: Path) -> None:
    raw = pypdfium2.PdfDocument(full)
    for page in [raw[number] for number in range(len(raw))]:
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            font = pypdfium2.raw.FPDFTextObj_GetFont(item.raw)
            assert pypdfium2.raw.FPDFFont_GetIsEmbedded(font) == 1


@pytest.mark.parametrize(
    "title", ["“Τίτλος” (x) \\ 🎉 العمل", ") /JS (x", "<b>&amp;</b>", "\u202eabc"]
)
def test_metadata_hold_any_letters(title: str, tmp_path: Path) -> None:
    made = paper(a_session(title=title, client="合作 & Söhne (2)", language="pt-BR"), tmp_path)
    document = pypdfium2.PdfDocument(made)
    metadata = document.get_metadata_dict()
    assert metadata["Title"] == title
    assert metadata["Author"] == "合作 & Söhne (2)"
    assert b"/Lang (pt-BR)" in made.read_bytes()


def test_a_language_that_is_none_is_not_written(tmp_path: Path) -> None:
    made = paper(a_session(language=") /OpenAction (x"), tmp_path)
    assert b"/Lang (en)" in made.read_bytes()
    assert b"OpenAction" not in made.read_bytes()


def test_what_looks_like_markup_is_shown_as_typed_and_does_nothing(tmp_path: Path) -> None:
    decisions = [Decision(id=f"decision_{n}", text=text, why=text) for n, text in enumerate(EVIL)]
    made = paper(a_session(*decisions, *a_map(*EVIL), title=EVIL[0], client=EVIL[4]), tmp_path)
    text = text_of(made)
    for evil in EVIL:
        assert text.count(squeezed(evil)) >= 3
    raw = pypdfium2.PdfDocument(made)
    for page in [raw[number] for number in range(len(raw))]:
        assert pypdfium2.raw.FPDFPage_GetAnnotCount(page.raw) == 0
    names = re.sub(rb"stream\r?\n.*?endstream", b"", made.read_bytes(), flags=re.DOTALL)
    names = re.sub(rb"\((?:\\.|[^()\\]|\([^)]*\))*\)", b"", names)
    for name in (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/EmbeddedFile"):
        assert name not in names


@pytest.mark.parametrize("text", [TALL * 190, "W" * 3000, "長" * 2000, "עברית ארוכה " * 300])
def test_long_texts_are_whole_somewhere(text: str, tmp_path: Path) -> None:
    text = f"{text}theveryend"
    records = [
        Decision(id="decision_1", text=text, why=text),
        *a_map(text, "short"),
        *a_catch_22(text),
        *becauses(1),
    ]
    found = text_of(paper(a_session(*records), tmp_path))
    assert found.count("theveryend") >= 4
    letter = text[0]
    assert found.count(letter) >= 4 * text.count(letter)


def test_a_long_card_is_named_in_full_once_its_drawing_is_cut(tmp_path: Path) -> None:
    made = paper(a_session(*a_map(TALL * 100, "short")), tmp_path)
    assert words.IN_FULL in [title for _, title, _ in bookmarks_of(made)]
    assert words.IN_FULL not in [
        t for _, t, _ in bookmarks_of(paper(a_session(*a_map("a")), tmp_path))
    ]


def test_an_empty_session_says_so_on_one_page(tmp_path: Path) -> None:
    texts = texts_of(paper(a_session(), tmp_path))
    assert len(texts) == 1
    assert words.NOTHING_YET in texts[0]


def test_empty_boards_take_no_page(tmp_path: Path) -> None:
    empty = [*a_map(), *a_catch_22()[:1]]
    assert len(pages_of(paper(a_session(*empty), tmp_path))) == 1


def test_one_loop_is_enough_for_a_board(tmp_path: Path) -> None:
    texts = texts_of(paper(a_session(*a_catch_22()[:2]), tmp_path))
    assert len(texts) == 2
    assert "know what it is worth" in texts[0].replace("  ", " ")


def test_every_lane_is_named_on_every_page_that_it_reaches(tmp_path: Path) -> None:
    texts = [f"{n} a tool that somebody asked for" for n in range(150)]
    made = paper(a_session(*a_map(*texts, level=Level.TOOL)), tmp_path)
    pages = [text for text in texts_of(made) if "part" in text]
    assert len(pages) > 2
    for text in pages:
        if re.search(r"\d+ a tool that", text):
            assert Level.TOOL.plural in text


def test_cards_are_whole_and_once_on_the_parts_of_a_map(tmp_path: Path) -> None:
    texts = [f"n{n}x a tool that somebody asked for" for n in range(150)]
    found = text_of(paper(a_session(*a_map(*texts, level=Level.TOOL)), tmp_path))
    for n in range(150):
        assert found.count(f"n{n}xatoolthatsomebodyaskedfor") == 1


def test_it_can_be_written_in_any_thread(tmp_path: Path) -> None:
    document, failed = the_sample(), []

    def write() -> None:
        try:
            paper(document, tmp_path)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert failed == []
    assert len(pages_of(tmp_path / "summary.pdf")) == 9


def test_every_kind_of_board_can_be_printed() -> None:
    printed = {BoardKind.STRATEGY_MAP, BoardKind.CATCH_22, BoardKind.CONFLUENCE_PLAN}
    assert printed | {BoardKind.REQUESTS, BoardKind.POLARITY} == set(BoardKind)
