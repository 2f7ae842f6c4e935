"""A large drawing as it looks from far, packed, so that it is seen before it is drawn again.

Values only. Whoever keeps a sketch keeps it under all that its drawing follows from (`name`), and
gets none back for anything else: a stale or damaged one is as good as none.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Ink

_HEAD = b"confluence sketch 1\n"
_DIGEST = 16
_END = b"\n"


class Layer(NamedTuple):
    """All boxes, or all lines, of one height and ink, as the painter packs them."""

    z: int
    ink: Ink
    is_lines: bool
    content: bytes


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a drawing is seen from far, where all figures are boxes and thin lines.

    Attributes:
        bounds: Of the drawing.
        reach: Holds all figures, lines that run out of the bounds too.
        left: Left edge of the leftmost figure.
        count: How many figures there are.
        edges: What the board type makes its lanes from.
        layers: In the order of painting.
    """

    bounds: Rect
    reach: Rect
    left: float
    count: int
    edges: tuple[float, ...]
    layers: tuple[Layer, ...]

    def packed(self, name: str) -> bytes:
        """The sketch to be kept, under a name made of all that it follows from."""
        sizes = [len(one.content) for one in self.layers]
        told = {
            "name": name,
            "order": sys.byteorder,
            "bounds": _numbers(self.bounds),
            "reach": _numbers(self.reach),
            "left": self.left,
            "count": self.count,
            "edges": self.edges,
            "layers": [
                (one.z, one.ink.token, one.ink.strength, one.ink.over, one.is_lines, size)
                for one, size in zip(self.layers, sizes, strict=True)
            ],
        }
        content = b"".join([json.dumps(told).encode(), _END, *[one.content for one in self.layers]])
        return _HEAD + _digest(content) + content

    @classmethod
    def unpacked(cls, packed: bytes | None, name: str) -> Sketch | None:
        """The sketch that was kept under a name; None for another name, or if it is damaged."""
        start = len(_HEAD) + _DIGEST
        if packed is None or not packed.startswith(_HEAD):
            return None
        content = memoryview(packed)[start:]
        if packed[len(_HEAD) : start] != _digest(content):
            return None
        end = packed.index(_END, start)
        told = json.loads(packed[start:end])
        if told["name"] != name or told["order"] != sys.byteorder:
            return None
        layers: list[Layer] = []
        at = end + len(_END)
        for z, token, strength, over, is_lines, length in told["layers"]:
            layers.append(Layer(z, Ink(token, strength, over), is_lines, packed[at : at + length]))
            at += length
        bounds, reach = Rect(*told["bounds"]), Rect(*told["reach"])
        edges = tuple(told["edges"])
        return cls(bounds, reach, told["left"], told["count"], edges, tuple(layers))


def _numbers(rect: Rect) -> tuple[float, ...]:
    return (rect.x, rect.y, rect.width, rect.height)


def _digest(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()
