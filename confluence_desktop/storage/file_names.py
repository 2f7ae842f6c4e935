"""File names made from what people type, and what of a file's name can be said."""

import re
import unicodedata
from pathlib import Path, PureWindowsPath

from confluence_desktop.paths import SESSION_SUFFIX
from confluence_desktop.spoken import say

_LONGEST = 60
_LONGEST_BYTES = 110
_NOT_IN_NAMES = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]'
)


def safe_name(title: str, *, otherwise: str = say("files.unnamed")) -> str:
    """A name for a file, without suffix, that every system takes and that stays in its folder."""
    name = unicodedata.normalize("NFC", _NOT_IN_NAMES.sub(" ", title))
    name = " ".join(name.split())[:_LONGEST]
    while len(name.encode("utf-8")) > _LONGEST_BYTES:
        name = name[:-1]
    name = name.strip(" .")
    if not name:
        return otherwise
    return f"{name}_" if PureWindowsPath(name).is_reserved() else name


def session_file_name(title: str, session_id: str) -> str:
    """The name of a session's file in the library: readable, and its own."""
    return f"{safe_name(title)} {session_id[-6:]}{SESSION_SUFFIX}"


def name_in_words(path: Path) -> str:
    """A file's name as text, by which the index knows it."""
    return words_of(path.name)


def words_of(said: str) -> str:
    """What a system says, with whatever is no text in it spelt out: disks take any bytes as names.

    Names of another age or system come so, such as an é of one byte, and neither SQLite nor a
    terminal takes them as they are.
    """
    return said.encode("utf-8", "backslashreplace").decode("utf-8")
