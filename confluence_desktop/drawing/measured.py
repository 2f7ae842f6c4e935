"""What texts measured when they were laid out before, so that a session opens sooner (DEC-7).

Values only, known by hashes: nothing of a text can be read back. Whoever opens a session gives what
was kept (`begin`) and keeps what was used (`used`); both may be lost at any time.
"""

import struct
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

MOST_KEPT = 60_000
"""About twice what a map of 10,000 cards asks for; 1.3 MB."""

_ENTRY = struct.Struct("<QdI?B")
_HEAD = b"confluence measures 2 "
_SHAPE = struct.Struct("<dii??")


class Measure(NamedTuple):
    """What a text is at the reference size.

    Attributes:
        lines: How many there are.
        used: Width of the widest one.
        is_elided: Something was cut away.
        size: Which of the sizes that were offered it is set in.
    """

    lines: int
    used: float
    is_elided: bool
    size: int = 0


class _Memory:
    def __init__(self) -> None:
        self.kept: dict[int, tuple[int, float, int, bool, int]] = {}
        self.used: dict[int, Measure] = {}


_memory = _Memory()


def measure_key(
    text: str, weight: int, width: float, max_lines: int | None, *, italic: bool, tabular: bool
) -> int:
    """What a text in a shape is known by. The width is that at the reference size."""
    shape = _SHAPE.pack(width, -1 if max_lines is None else max_lines, weight, italic, tabular)
    content = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(content, digest_size=8, person=_person(shape)).digest(), "little")


def fit_key(text: str, room: tuple[float, ...], weight: int, sizes_px: tuple[float, ...]) -> int:
    """What a text is known by that is set in the largest of some sizes for which there is room."""
    content = text.encode("utf-8", "surrogatepass")
    person = _person_of_fit(room, weight, sizes_px)
    return int.from_bytes(blake2b(content, digest_size=8, person=person).digest(), "little")


@cache
def _person_of_fit(room: tuple[float, ...], weight: int, sizes_px: tuple[float, ...]) -> bytes:
    numbers = (*room, weight, *sizes_px)
    return _person(struct.pack(f"<{len(numbers)}d", *numbers) + b"fit")


@cache
def _person(shape: bytes) -> bytes:
    return blake2b(shape, digest_size=16).digest()


def known(key: int) -> Measure | None:
    """What was measured under a key, if it was."""
    found = _memory.used.get(key)
    if found is None:
        kept = _memory.kept.get(key)
        if kept is not None:
            _key, used, lines, is_elided, size = kept
            found = Measure(lines, used, is_elided, size)
            note(key, found)
    return found


def note(key: int, measure: Measure) -> None:
    """Keep what was measured."""
    if len(_memory.used) < MOST_KEPT:
        _memory.used[key] = measure


def begin(content: bytes | None, version: str) -> None:
    """Start anew with what `used` gave for the same fonts and Qt; other content is left."""
    head = _HEAD + version.encode() + b"\n"
    _memory.used = {}
    _memory.kept = {}
    if content is None or not content.startswith(head):
        return
    entries = memoryview(content)[len(head) :]
    whole = len(entries) - len(entries) % _ENTRY.size
    _memory.kept = {entry[0]: entry for entry in _ENTRY.iter_unpack(entries[:whole])}


def used(version: str) -> bytes | None:
    """All that was asked for since `begin`, to be kept; None if nothing was measured newly."""
    if _memory.used.keys() <= _memory.kept.keys():
        return None
    entries = (
        _ENTRY.pack(key, one.used, one.lines, one.is_elided, one.size)
        for key, one in _memory.used.items()
    )
    return b"".join((_HEAD, version.encode(), b"\n", *entries))
