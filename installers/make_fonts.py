"""Fetch, cut and rename the bundled fonts, and write the table of what they cover.

    python3 installers/make_fonts.py [FOLDER]

Needs npm and fontTools (the extra "fonts"). The result stands in the repository, so nobody needs
this script to run or build the application; it is here so that the fonts can be made again, byte
for byte, and changed on purpose. The digest it prints belongs into `drawing/font_files.py`.

Two things are done to each font besides cutting it:

* Its family gets a name of our own. With another version of the same family installed on a machine,
  Qt may take that file instead, and the glyph numbers of the layout would not fit the PDF's font.
* Hinting goes, since nothing is drawn hinted, and so do stylistic alternates. Inter's contextual
  alternates go as well: they turn "->" into an arrow, and text has to look as it was typed.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SHAPING = (
    "ccmp",
    "rlig",
    "rclt",
    "liga",
    "clig",
    "locl",
    "kern",
    "mark",
    "mkmk",
    "dist",
    "abvm",
    "blwm",
    "curs",
)
JOINING = ("isol", "init", "medi", "fina", "calt", "stch")
INDIC = (
    *(
        "nukt",
        "akhn",
        "rphf",
        "rkrf",
        "pref",
        "blwf",
        "half",
        "abvf",
        "pstf",
        "cfar",
        "vatu",
        "cjct",
        "cjct",
    ),
    *("pres", "abvs", "blws", "psts", "haln", "calt"),
)
INTER = ("ccmp", "locl", "kern", "mark", "mkmk", "tnum")


@dataclass(frozen=True)
class Source:
    """One font of an npm package, and what becomes of it."""

    package: str
    file: str
    family: str
    style: str = "Regular"
    features: tuple[str, ...] = SHAPING
    keep: frozenset[int] | None = None

    @property
    def stem(self) -> str:
        """File name of the result, without its ending."""
        return f"{self.family.replace(' ', '')}-{self.style}"


def han_and_kana() -> frozenset[int]:
    """GB 2312, Big5 and JIS X 0208, kana, CJK punctuation and full-width forms."""
    kept: set[int] = set()
    for codec in ("gb2312", "big5", "euc_jp"):
        for lead in range(0x81, 0xFF):
            for trail in range(0x40, 0xFF):
                try:
                    kept.update(map(ord, bytes((lead, trail)).decode(codec)))
                except UnicodeDecodeError:
                    continue
    blocks = (
        (0x2E80, 0x2FDF),
        (0x3000, 0x312F),
        (0x3190, 0x33FF),
        (0xFE10, 0xFE6F),
        (0xFF00, 0xFF9F),
        (0xFFE0, 0xFFEF),
    )
    for first, last in blocks:
        kept.update(range(first, last + 1))
    return frozenset(kept)


def hangul() -> frozenset[int]:
    """Syllables and letters of Hangul."""
    blocks = (
        (0x1100, 0x11FF),
        (0x3131, 0x318E),
        (0xA960, 0xA97C),
        (0xAC00, 0xD7A3),
        (0xD7B0, 0xD7FB),
        (0xFFA0, 0xFFDC),
    )
    return frozenset(code for first, last in blocks for code in range(first, last + 1))


def sources() -> tuple[Source, ...]:
    """Every font, in the order in which a character looks for one."""
    scripts = [
        Source(f"{package}", f"{weight}{style}/{stem}_{weight}{style}.ttf", family, style, features)
        for package, stem, family, features in (
            ("noto-sans@0.4.2", "NotoSans", "Confluence Sans Devanagari", (*SHAPING, *INDIC)),
            (
                "noto-sans-arabic@0.4.3",
                "NotoSansArabic",
                "Confluence Sans Arabic",
                (*SHAPING, *JOINING),
            ),
            ("noto-sans-hebrew@0.4.1", "NotoSansHebrew", "Confluence Sans Hebrew", SHAPING),
            ("noto-sans-thai@0.4.2", "NotoSansThai", "Confluence Sans Thai", SHAPING),
        )
        for weight, style in ((400, "Regular"), (700, "Bold"))
    ]
    inter = "inter@0.4.2"
    return (
        Source(inter, "400Regular/Inter_400Regular.ttf", "Confluence Sans", "Regular", INTER),
        Source(inter, "600SemiBold/Inter_600SemiBold.ttf", "Confluence Sans", "SemiBold", INTER),
        Source(inter, "700Bold/Inter_700Bold.ttf", "Confluence Sans", "Bold", INTER),
        Source(
            inter,
            "400Regular_Italic/Inter_400Regular_Italic.ttf",
            "Confluence Sans",
            "Italic",
            INTER,
        ),
        *scripts,
        Source(
            "noto-sans-sc@0.4.3",
            "400Regular/NotoSansSC_400Regular.ttf",
            "Confluence Sans Han",
            features=("ccmp", "mark", "mkmk"),
            keep=han_and_kana(),
        ),
        Source(
            "noto-sans-kr@0.4.3",
            "400Regular/NotoSansKR_400Regular.ttf",
            "Confluence Sans Hangul",
            features=("ccmp", "ljmo", "vjmo", "tjmo"),
            keep=hangul(),
        ),
        Source("noto-emoji@0.4.7", "400Regular/NotoEmoji_400Regular.ttf", "Confluence Emoji"),
        Source(
            "noto-sans-symbols@0.4.1",
            "400Regular/NotoSansSymbols_400Regular.ttf",
            "Confluence Symbols",
        ),
        Source(
            "noto-sans-symbols-2@0.4.1",
            "400Regular/NotoSansSymbols2_400Regular.ttf",
            "Confluence Symbols Two",
        ),
        Source("noto-sans-math@0.4.2", "400Regular/NotoSansMath_400Regular.ttf", "Confluence Math"),
    )


def fetch(package: str, folder: Path) -> Path:
    """Unpack one npm package of the @expo-google-fonts family and say where it lies."""
    unpacked = folder / package.replace("@", "-")
    if not unpacked.exists():
        command = [
            "npm",
            "pack",
            "--silent",
            "--pack-destination",
            str(folder),
            f"@expo-google-fonts/{package}",
        ]
        packed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[
            -1
        ]
        with tarfile.open(folder / packed) as archive:
            archive.extractall(unpacked, filter="data")
    return unpacked / "package"


def cut(source: Source, unpacked: Path) -> TTFont:
    """The font with the characters and features that are kept, unhinted and renamed."""
    font = TTFont(unpacked / source.file, recalcTimestamp=False)
    options = Options(
        hinting=False, notdef_outline=True, glyph_names=False, layout_features=list(source.features)
    )
    options.drop_tables += ["STAT", "BASE", "MATH", "vhea", "vmtx", "gasp", "prep"]
    options.name_IDs = [0, 5, 9, 11, 13, 14]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    covered = set(font.getBestCmap())
    subsetter.populate(unicodes=covered & source.keep if source.keep else covered)
    subsetter.subset(font)
    rename(font, source)
    return font


def rename(font: TTFont, source: Source) -> None:
    """Write our own names, weight and style into the font."""
    names = font["name"]
    plain = source.style in {"Regular", "Bold", "Italic"}
    full = source.family if source.style == "Regular" else f"{source.family} {source.style}"
    written = {
        1: source.family if plain else full,
        2: source.style if plain else "Regular",
        3: f"Confluence Desktop: {source.stem}",
        4: full,
        6: source.stem,
        16: source.family,
        17: source.style,
    }
    for identifier, text in written.items():
        names.setName(text, identifier, 3, 1, 0x409)
    weight = {"Bold": 700, "SemiBold": 600}.get(source.style, 400)
    font["OS/2"].usWeightClass = weight
    bold, italic = source.style == "Bold", source.style == "Italic"
    kept = font["OS/2"].fsSelection & ~0b1100001
    font["OS/2"].fsSelection = (
        kept | (bold << 5) | int(italic) | (int(not bold and not italic) << 6)
    )
    font["head"].macStyle = int(bold) | (italic << 1)


def ranges(codes: set[int]) -> str:
    """Code points as hexadecimal ranges: `20-7e a0 a4-ff`."""
    ordered = sorted(codes)
    parts: list[str] = []
    start = 0
    for index, code in enumerate(ordered):
        if index + 1 == len(ordered) or ordered[index + 1] != code + 1:
            first = ordered[start]
            parts.append(f"{first:x}" if first == code else f"{first:x}-{code:x}")
            start = index + 1
    return " ".join(parts)


def main(target: Path) -> None:
    """Make all fonts, their licences and the coverage table in a folder."""
    target.mkdir(parents=True, exist_ok=True)
    coverage = []
    with tempfile.TemporaryDirectory() as scratch:
        for source in sources():
            unpacked = fetch(source.package, Path(scratch))
            font = cut(source, unpacked)
            path = target / f"{source.stem}.ttf"
            font.save(path)
            coverage.append(f"{source.stem} {ranges(set(font.getBestCmap()))}")
            licence = target / f"OFL-{source.family.replace(' ', '')}.txt"
            lines = (unpacked / "LICENSE_FONT").read_text(encoding="utf-8").splitlines()
            licence.write_text(
                "\n".join(line.rstrip() for line in lines).rstrip() + "\n", encoding="utf-8"
            )
            print(
                f"{path.name}: {path.stat().st_size / 1e6:.2f} MB,"
                f" {len(font.getBestCmap())} characters"
            )
    (target / "coverage.txt").write_text("\n".join(coverage) + "\n", encoding="ascii")
    print(f'FONT_VERSION = "{digest(target)}"')


def digest(folder: Path) -> str:
    """A short digest of all fonts of a folder."""
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.ttf")):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


if __name__ == "__main__":
    here = Path(__file__).resolve().parent.parent / "resources" / "fonts"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here)
