"""The bundled fonts: complete, ours by name, and known to Qt when they are needed."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from confluence_desktop.drawing import fonts
from confluence_desktop.drawing.font_files import (
    LATIN_FILES,
    WORLD_FILES,
    FontFile,
    drawable,
    font_file,
    fonts_dir,
    segments,
)

ALL_FILES = (*LATIN_FILES, *WORLD_FILES)


def test_the_version_is_the_digest_of_the_font_files() -> None:
    found = hashlib.sha256()
    for path in sorted(fonts_dir().glob("*.ttf")):
        found.update(path.read_bytes())

    assert found.hexdigest()[:12] == fonts.FONT_VERSION


def test_every_font_in_the_folder_is_used_and_has_its_licence_beside_it() -> None:
    assert {path.stem for path in fonts_dir().glob("*.ttf")} == {file.key for file in ALL_FILES}
    for file in ALL_FILES:
        licence = fonts_dir() / f"OFL-{file.key.partition('-')[0]}.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", ALL_FILES, ids=lambda file: file.key)
def test_the_names_inside_a_font_are_our_own(qapp: QApplication, file: FontFile) -> None:
    raw = QRawFont(str(file.path), 16.0)

    assert raw.isValid()
    assert raw.familyName().startswith("Confluence ")
    assert raw.fontTable("glyf").size() > 0, "reportlab and viewers want TrueType outlines"
    for table in ("fvar", "fpgm"):
        assert raw.fontTable(table).size() == 0, "static and unhinted"


@pytest.mark.parametrize("file", ALL_FILES, ids=lambda file: file.key)
def test_qt_lays_out_with_the_very_file_that_goes_into_a_pdf(
    qapp: QApplication, file: FontFile
) -> None:
    fonts.register_all()
    raw = QRawFont.fromFont(fonts.reference_font(file, tabular=False))

    assert fonts.font_file_of(raw) == file
    assert raw.fontTable("head") == fonts.raw_font(file, 16.0).fontTable("head")
    assert raw.fontTable("hmtx") == fonts.raw_font(file, 16.0).fontTable("hmtx")


def test_the_table_of_characters_agrees_with_the_fonts(qapp: QApplication) -> None:
    for file in ALL_FILES:
        raw = fonts.raw_font(file, 16.0)
        for char in "aЖ漢한سאनก😀∑⇄→ếἀ✓⌘𝔸":
            assert file.covers(char) == raw.supportsCharacter(ord(char)), (file.key, char)


def test_fonts_can_be_registered_from_several_threads_at_once(qapp: QApplication) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: fonts.register_all(), range(8)))

    assert "Confluence Sans Thai" in QFontDatabase.families()


def test_missing_characters_are_found_without_counting_joiners_and_breaks() -> None:
    assert fonts.missing_characters("Plain, ąść\n漢字 👩‍💻 \u2066x\u2069\t") == set()
    assert fonts.missing_characters("a தமி b") == {"த", "ம", "ி"}


def test_what_no_font_has_is_drawn_as_a_box() -> None:
    assert drawable("a த b") == "a □ b"
    assert drawable("NUL\0 and \ud800 alone") == "NUL□ and □ alone"


def test_a_cluster_stays_in_one_font() -> None:
    parts = segments("a 1️⃣ 👩‍💻🇵🇱 é नी", 400, italic=False)

    assert [(part.start, part.end, part.font.key) for part in parts] == [
        (0, 2, "ConfluenceSans-Regular"),
        (2, 5, "ConfluenceEmoji-Regular"),
        (5, 6, "ConfluenceSans-Regular"),
        (6, 11, "ConfluenceEmoji-Regular"),
        (11, 14, "ConfluenceSans-Regular"),
        (14, 16, "ConfluenceSansDevanagari-Regular"),
    ]


@pytest.mark.parametrize(
    ("weight", "italic", "key"),
    [
        (400, False, "ConfluenceSans-Regular"),
        (600, False, "ConfluenceSans-SemiBold"),
        (700, False, "ConfluenceSans-Bold"),
        (400, True, "ConfluenceSans-Italic"),
    ],
)
def test_each_weight_of_latin_has_a_file_of_its_own(weight: int, italic: bool, key: str) -> None:
    assert segments("Plan", weight, italic=italic)[0].font == FontFile(key)
    assert font_file("Confluence Sans", weight, italic=italic) == FontFile(key)


def test_scripts_without_semibold_take_bold() -> None:
    assert segments("नमस्ते", 600, italic=False)[0].font.key == "ConfluenceSansDevanagari-Bold"
    assert segments("漢字", 700, italic=False)[0].font.key == "ConfluenceSansHan-Regular"


def test_the_interface_font_has_tabular_figures_when_asked(qapp: QApplication) -> None:
    font = fonts.interface_font(28, 600, tabular=True)

    assert font.pixelSize() == 28
    assert font.isFeatureSet(QFont.Tag("tnum"))
