"""Colours by name, and the sizes a medium asks for."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from confluence_desktop.drawing.shapes import Ink

Rgb = tuple[int, int, int]

TYPE_SCALE_PX = (14, 16, 19, 23, 28, 34, 46, 76)

_TOKENS = {
    # token: light, dark
    "paper": ("F7F5F0", "0F1A24"),
    "card": ("FFFFFF", "1B2936"),
    "soft": ("EEEAE1", "16222D"),
    "line": ("DAD5CA", "33424F"),
    "ink": ("17212B", "F2F5F7"),
    "muted": ("4F5B66", "C6D0D9"),
    "together": ("09706B", "4FD1C9"),
    "tools": ("A8480A", "FFA95E"),
    "meet": ("6B3FA0", "CBB0F8"),
    "warn": ("875C00", "FFD27A"),
    "warn_paper": ("FFF4D6", "3A2E10"),
    "ok": ("17702F", "6FDB8D"),
    "late": ("A8201A", "FFA49A"),
    "focus": ("1F5FBF", "93C0FF"),
    "level.mission": ("16324F", "A9C4E4"),
    "level.vision": ("1D4E72", "98C6EA"),
    "level.goal": ("1F6384", "86C7E6"),
    "level.objective": ("4B5AA8", "B6BFF5"),
    "level.strategy": ("2F6F43", "8FD3A3"),
    "level.capability": ("6C5D14", "DCC96A"),
    "level.tool": ("A8480A", "FFA95E"),
    "on_focus": ("FFFFFF", "0F1A24"),
    "link": ("8A949E", "6C7B89"),
}


def _rgb(hex_digits: str) -> Rgb:
    return (int(hex_digits[0:2], 16), int(hex_digits[2:4], 16), int(hex_digits[4:6], 16))


class Palette:
    """Turns names into colours.

    Args:
        is_dark: Takes the second column of the token table.
        overrides: Colours that stand instead, such as white paper for print.
    """

    def __init__(self, *, is_dark: bool, overrides: dict[str, str] | None = None) -> None:
        self.is_dark = is_dark
        chosen = {name: pair[1 if is_dark else 0] for name, pair in _TOKENS.items()} | (
            overrides or {}
        )
        self._colours = {name: _rgb(digits) for name, digits in chosen.items()}
        self._mixed: dict[Ink, Rgb] = {}

    def token(self, name: str) -> Rgb:
        """The colour of a token, each channel 0–255.

        Raises:
            KeyError: There is no such token.
        """
        return self._colours[name]

    def rgb(self, ink: Ink) -> Rgb:
        """The opaque colour of an ink, blended into what it lies over."""
        known = self._mixed.get(ink)
        if known is None:
            top, ground = self._colours[ink.token], self._colours[ink.over]
            red, green, blue = (
                round(g + (t - g) * ink.strength) for t, g in zip(top, ground, strict=True)
            )
            known = self._mixed[ink] = (red, green, blue)
        return known


LIGHT = Palette(is_dark=False)
DARK = Palette(is_dark=True)
PRINT = Palette(is_dark=False, overrides={"paper": "FFFFFF"})

TOKENS: MappingProxyType[str, tuple[str, str]] = MappingProxyType(_TOKENS)


class Medium(StrEnum):
    """Where a drawing is looked at, which decides how much it says and how large."""

    SCREEN = "screen"
    WALL = "wall"
    PAPER = "paper"
    THUMBNAIL = "thumbnail"


@dataclass(frozen=True, slots=True)
class Style:
    """What a medium asks of a drawing; equal styles give equal drawings.

    Attributes:
        aspect: Width by height of the place it is shown in, for boards that shape themselves to it.
        has_prompts: Empty lanes and loops show the question to ask the room.
        least_type: Smallest type that can be read there, as a share of the height of the place, for
            boards that must be read as a whole from afar, or page by page.
        least_units: Smallest type in board units that can be read on a desk that is too small for
            the usual one; 0 leaves it to the board.
        lanes: Names of the levels that a board with lanes shows alone, such as ``("goal",
            "objective")``; names of no lane are passed over, and none shows all lanes.
    """

    medium: Medium = Medium.SCREEN
    aspect: float = 1.4
    has_prompts: bool = True
    least_type: float = 0.024
    lanes: tuple[str, ...] = ()
    least_units: int = 0


SCREEN = Style()
WALL = Style(Medium.WALL, aspect=16 / 9)
PAPER = Style(Medium.PAPER, has_prompts=False, least_type=0.017)
THUMBNAIL = Style(Medium.THUMBNAIL, has_prompts=False)
