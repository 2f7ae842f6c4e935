"""What of a session no bundled font holds: named before it is printed as boxes."""

import unicodedata
from collections.abc import Iterator

from confluence_desktop.document.record import Record, Records
from confluence_desktop.drawing.font_files import missing_characters
from confluence_desktop.report import words
from confluence_desktop.workshop.agenda import AgendaItem, Room
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.kinds import RECORD_KINDS

_NOT_PRINTED = (AgendaItem, Room)
_MOST_NAMED = 4
_IDEOGRAPH = "CJK UNIFIED IDEOGRAPH"
_BEHIND_A_SCRIPT = (" LETTER ", " VOWEL ", " SIGN ", " SYLLABLE ", " CONSONANT ", " DIGIT ")


def unprintable(records: Records) -> str:
    """One sentence that names what the attendees' paper can't show; empty if there is nothing.

    Scripts are named, and where they stand; the letters would be boxes here as well.
    """
    places: dict[str, list[str]] = {}
    for char, kinds in sorted(_missing(records).items()):
        known = places.setdefault(_name_of(char), [])
        known += [kind for kind in kinds if kind not in known]
    if not places:
        return ""
    named = [
        words.UNPRINTABLE_OF.format(name=name, places=", ".join(kinds))
        for name, kinds in places.items()
    ]
    more = len(named) - _MOST_NAMED
    if more > 0:
        named = [*named[:_MOST_NAMED], words.UNPRINTABLE_MORE.format(count=more)]
    return words.UNPRINTABLE.format(named="; ".join(named))


def _missing(records: Records) -> dict[str, list[str]]:
    """Each character with the kinds of records that hold it."""
    seen = visible(records, Audience.ATTENDEE)
    found: dict[str, list[str]] = {}
    for kind in RECORD_KINDS.values():
        name = kind.stored_as.replace("_", " ")
        if kind not in _NOT_PRINTED:
            for record in seen.all(kind):
                for text in _texts_of(record):
                    for char in missing_characters(text):
                        kinds = found.setdefault(char, [])
                        if name not in kinds:
                            kinds.append(name)
    return found


def _texts_of(record: Record) -> Iterator[str]:
    for value in record.__dict__.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, str))


def _name_of(char: str) -> str:
    """The script of a letter, such as "Tamil"; of another character its own name."""
    name = unicodedata.name(char, "")
    if not name:
        return words.UNNAMED_CHARACTER.format(code=f"{ord(char):04X}")
    if name.startswith(_IDEOGRAPH):
        return words.RARE_IDEOGRAPHS
    for behind in _BEHIND_A_SCRIPT:
        script, found, _ = name.partition(behind)
        if found and unicodedata.category(char)[0] in "LMN":
            return script.title()
    return name.lower()
