"""Text on paper: the screen's glyphs and lines, embedded fonts, words that can be found again."""

import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from confluence_desktop.drawing.text_layout import Align, Face, TextBlock, glyph_lines, layout_text
from confluence_desktop.painting import pdf_text, qt_text
from confluence_desktop.painting.pdf_fonts import to_unicode
from tests.drawing.test_text_layout import FACES, SCRIPTS

PAGE_WIDTH, PAGE_HEIGHT = 600, 800
MARKS_OF_DIRECTION = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u200e\u200f"))

pytestmark = pytest.mark.usefixtures("qapp")


def pdf_of(path: Path, blocks: Sequence[TextBlock], *, pages: int = 1) -> Path:
    canvas = Canvas(str(path), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=0)
    for _ in range(pages):
        canvas.transform(1, 0, 0, -1, 0, PAGE_HEIGHT)
        y = 20.0
        for block in blocks:
            pdf_text.draw_text(canvas, block, 20.0, y, (23, 33, 43))
            y += block.height + 6
        canvas.showPage()
    canvas.save()
    return path


def by_pdfium(path: Path) -> str:
    return str(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range())


def by_poppler(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("left out until poppler-utils is installed")
    command = ["pdftotext", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def plain(text: str) -> str:
    return unicodedata.normalize("NFD", text.translate(MARKS_OF_DIRECTION))


def image_of_screen(blocks: Sequence[TextBlock], scale: float = 1.0) -> QImage:
    image = QImage(int(PAGE_WIDTH * scale), int(PAGE_HEIGHT * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    y = 20.0
    for block in blocks:
        qt_text.draw_text(painter, block, 20.0, y, QColor(23, 33, 43))
        y += block.height + 6
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def image_of_paper(path: Path, scale: float = 1.0) -> QImage:
    bitmap = pypdfium2.PdfDocument(path)[0].render(scale=scale, grayscale=True)
    buffer = bytes(bitmap.buffer)
    made = QImage(
        buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8
    )
    return made.copy()


def darkness(image: QImage, cell: int = 8) -> list[int]:
    """Mean darkness of each square of a picture: shapes may differ by a pixel, not by a letter."""
    small = image.scaled(
        image.width() // cell,
        image.height() // cell,
        mode=Qt.TransformationMode.SmoothTransformation,
    )
    return [
        255 - small.pixelColor(x, y).red()
        for y in range(small.height())
        for x in range(small.width())
    ]


@pytest.mark.parametrize("extract", [by_pdfium, by_poppler])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_typed_word_can_be_found(
    tmp_path: Path, script: str, face: Face, extract: Callable[[Path], str]
) -> None:
    text = SCRIPTS[script]
    found = plain(extract(pdf_of(tmp_path / "a.pdf", [layout_text(text, face, 550.0)])))
    missing = [word for word in text.split() if plain(word) not in found]
    assert not missing, found


@pytest.mark.parametrize("extract", [by_pdfium, by_poppler])
def test_lines_of_the_paper_are_the_lines_of_the_screen(
    tmp_path: Path, extract: Callable[[Path], str]
) -> None:
    text = "We want to use bloggers to widen the reach of a campaign: where do we find them?"
    block = layout_text(text, Face(19.0), 180.0)
    lines = [
        "".join("".join(run.texts) for run in glyph_lines(block) if run.line == number).strip()
        for number in range(block.lines)
    ]
    found = extract(pdf_of(tmp_path / "a.pdf", [block]))
    assert [line.strip() for line in found.split("\n") if line.strip("\f \r")] == lines
    assert len(lines) > 3


def test_paper_looks_like_the_screen(tmp_path: Path) -> None:
    blocks = [layout_text(text, face, 560.0) for text in SCRIPTS.values() for face in FACES[::2]]
    blocks.append(layout_text("End שלום\nCentre", Face(28.0, 700), 500.0, align=Align.END))
    blocks = blocks[:24]
    paper = darkness(image_of_paper(pdf_of(tmp_path / "a.pdf", blocks)))
    screen = darkness(image_of_screen(blocks))

    assert max(screen) > 60
    differences = [abs(a - b) for a, b in zip(paper, screen, strict=True)]
    assert max(differences) < 60
    assert sum(differences) < 0.12 * sum(screen)


@pytest.mark.parametrize("scale", [0.4, 1.0, 3.0, 8.0])
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_leaves_ink_on_screen_at_any_zoom(script: str, scale: float) -> None:
    image = QImage(600, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    block = layout_text(SCRIPTS[script], Face(19.0, 600), 2_000.0, align=Align.CENTRE)
    first = min(x for run in glyph_lines(block) for x in run.xs)
    qt_text.draw_text(painter, block, -first, 0.0, QColor("black"))
    painter.end()
    assert min(darkness(image, cell=2)) == 0
    assert max(darkness(image, cell=2)) > 80


def test_the_painter_is_left_as_it_was() -> None:
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setPen(QColor("red"))
    painter.setBrush(QColor("blue"))
    qt_text.draw_text(painter, layout_text("漢 a", Face(9.0, 700), 50.0), 1.0, 1.0, QColor("black"))
    assert painter.pen().color() == QColor("red")
    assert painter.brush().color() == QColor("blue")
    assert painter.transform().isIdentity()
    painter.end()


def test_all_fonts_are_embedded_as_subsets(tmp_path: Path) -> None:
    blocks = [layout_text(text, Face(14.0, 600), 560.0) for text in SCRIPTS.values()]
    path = pdf_of(tmp_path / "a.pdf", blocks, pages=2)

    resources: Any = pypdf.PdfReader(path).pages[1]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    assert len({font["/BaseFont"] for font in fonts}) == len(fonts) > 5
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()
        assert font["/BaseFont"][7] == "+"
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()
        assert "/ToUnicode" in font
    assert path.stat().st_size < 200_000


def test_letters_that_share_a_glyph_keep_their_own_text(tmp_path: Path) -> None:
    text = "A Α А"  # Latin, Greek, Cyrillic
    path = pdf_of(tmp_path / "a.pdf", [layout_text(text, Face(19.0), 500.0)])
    assert by_pdfium(path).strip() == text


@pytest.mark.parametrize("text", ["שלום (עולם)", "שלום עולם!", "(שלום) [עולם]"])
def test_a_sign_at_the_end_of_a_line_from_the_right_is_copied_there(
    tmp_path: Path, text: str
) -> None:
    first = layout_text("Words from the left, which decide for the page", Face(19.0), 550.0)
    blocks = [*[first] * 9, layout_text(text, Face(19.0), 550.0)]
    found = by_poppler(pdf_of(tmp_path / "a.pdf", blocks))
    assert found.translate(MARKS_OF_DIRECTION).strip().split("\n")[-1].strip() == text


@pytest.mark.parametrize("text", ["שלום [a] עולם", "שלום (abc) עולם"])
def test_signs_around_latin_in_a_line_from_the_right_are_copied_around_it(
    tmp_path: Path, text: str
) -> None:
    """The reader swaps both signs, whatever they are said to be; but neither leaves its place."""
    found = by_pdfium(pdf_of(tmp_path / "a.pdf", [layout_text(text, Face(19.0), 550.0)]))
    swapped = text.translate(str.maketrans("()[]", ")(]["))
    assert found.translate(MARKS_OF_DIRECTION).strip() in {text, swapped}


def test_what_has_no_glyph_is_drawn_as_a_box_and_still_found(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", [layout_text("Tamil தமிழ் here", Face(19.0), 500.0)])
    assert "தமிழ்" in by_pdfium(path)


def test_strange_characters_do_not_stop_the_paper(tmp_path: Path) -> None:
    blocks = [
        layout_text(text, Face(12.0), 500.0) for text in ("\0", "a\ud800b", "(\\)<>", "\ufffc")
    ]
    assert "(\\)<>" in by_pdfium(pdf_of(tmp_path / "a.pdf", blocks))


def test_a_line_of_one_font_is_one_string(tmp_path: Path) -> None:
    block = layout_text("Eight words that stand on one single line", Face(19.0), 500.0)
    content = pdf_of(tmp_path / "a.pdf", [block]).read_bytes()
    assert content.count(b" TJ") == 1


def test_the_character_map_has_at_most_a_hundred_entries_a_block() -> None:
    table = to_unicode([(number, "x") for number in range(250)])
    assert [line for line in table.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def test_characters_beyond_two_bytes_are_written_as_pairs() -> None:
    assert "<0001> <D83DDE00>" in to_unicode([(7, "😀")])
