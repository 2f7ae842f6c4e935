"""The page on which all pictures are seen side by side."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path

_STYLE = """
body { font: 15px sans-serif; margin: 24px; background: #e9e7e1; color: #17212b; }
section { display: flex; flex-wrap: wrap; gap: 16px; margin-bottom: 32px; }
figure { margin: 0; width: 480px; }
img { width: 100%; border: 1px solid #bbb; background: white; }
figcaption { color: #4f5b66; padding: 4px 0; }
"""


def write_index(folder: Path, names: Sequence[str]) -> Path:
    """Write index.html over the pictures of a folder, a section for each screen."""
    parts = [
        "<!doctype html><meta charset='utf-8'><title>Gallery</title>",
        f"<style>{_STYLE}</style><h1>Gallery · {len(names)} pictures</h1>",
    ]
    for screen, group in groupby(names, key=_screen_of):
        parts.append(f"<h2>{escape(screen)}</h2><section>")
        parts += [_figure(name) for name in group]
        parts.append("</section>")
    path = folder / "index.html"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def file_name(name: str) -> str:
    """The file of a picture, beside the index."""
    return f"{name.replace('/', '-')}.png"


def _screen_of(name: str) -> str:
    return "/".join(name.split("/")[:2])


def _figure(name: str) -> str:
    file = escape(file_name(name))
    return (
        f"<figure><a href='{file}'><img loading='lazy' src='{file}' alt=''></a>"
        f"<figcaption>{escape(name)}</figcaption></figure>"
    )
