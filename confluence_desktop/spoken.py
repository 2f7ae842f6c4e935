"""Everything the method says to people, one folder a language: ``resources/words/en/<area>.json``.

Prompts, questions, the deck and the checks are plain data there, ready for translation. A text
may hold places such as ``{card}``, which the code fills in.
"""

import json
import re
from functools import cache
from typing import Any

from confluence_desktop.paths import resources_dir

SPOKEN = "en"
"""The language of the interface; the words of other ones lie beside it once they are translated."""


@cache
def spoken(area: str, language: str = SPOKEN) -> dict[str, Any]:
    """The words of an area, such as ``map_checks``; they are read once.

    Raises:
        FileNotFoundError: There is no such area, or it is not translated.
    """
    path = resources_dir() / "words" / language / f"{area}.json"
    words: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return words


@cache
def say(place: str, language: str = SPOKEN) -> str:
    """One text by its place: the area and the names on the way to it, as in ``wall.part``.

    Raises:
        FileNotFoundError: There is no such area, or it is not translated.
        KeyError: The area has no such text.
    """
    area, *names = place.split(".")
    text: Any = spoken(area, language)
    for name in names:
        text = text[name]
    return str(text)


def say_count(place: str, count: int, language: str = SPOKEN) -> str:
    """A number with its word, as in "1 card" and "2 cards"; one has a text of its own."""
    return say(f"{place}.{'one' if count == 1 else 'other'}", language).format(count=count)


@cache
def spoken_in(area: str, language: str) -> dict[str, Any]:
    """The words of an area as a room that speaks a language reads them.

    What is not translated is said in English, each text whole, so that no sentence is half of one
    language and half of another.

    Args:
        language: Such as ``de`` or ``de-CH``.
    """
    name = re.split(r"[-_]", language.strip().casefold())[0]
    if not re.fullmatch(r"[a-z]{2,3}", name) or name == SPOKEN:
        return spoken(area)
    try:
        return _over(spoken(area), spoken(area, name))
    except FileNotFoundError:
        return spoken(area)


def _over(usual: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The usual texts, and in their place those that there are; an empty one is none."""
    found = dict(usual)
    for key, text in own.items():
        if key in usual and isinstance(text, type(usual[key])) and text:
            found[key] = _over(usual[key], text) if isinstance(text, dict) else text
    return found
