"""`python -m tests.gallery OUT_DIR [--only NAME]`: render every screen and page to PNG files."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from confluence_desktop.app import dress
from confluence_desktop.drawing import fonts
from tests.gallery.boards import boards, thumbnails
from tests.gallery.home import home
from tests.gallery.index import file_name, write_index
from tests.gallery.maps import maps
from tests.gallery.panels import panels
from tests.gallery.papers import papers
from tests.gallery.pictures import Picture
from tests.gallery.session_window import session_window
from tests.gallery.wall import wall, wall_stages

SCREENS: tuple[Callable[[], Iterator[Picture]], ...] = (
    boards,
    thumbnails,
    maps,
    home,
    session_window,
    panels,
    wall,
    wall_stages,
    papers,
)
"""A new screen is one more function here that gives its pictures."""


def render(folder: Path, only: str = "", *, screens: Sequence[str] = ()) -> list[str]:
    """Make the pictures of a folder; says which.

    Args:
        folder: Where they go; made if it is not there.
        only: A part of the names that are wanted, with ``*`` for anything.
        screens: Names of functions of `SCREENS`; all if left out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names: list[str] = []
    for screen in SCREENS:
        if screens and screen.__name__ not in screens:
            continue
        for picture in screen():
            if only and not fnmatch(picture.name, f"*{only}*"):
                continue
            assert picture.render().save(str(folder / file_name(picture.name)))
            names.append(picture.name)
    return names


def start_application() -> QApplication:
    """The application as it is at its first paint, with all fonts, no blinking and no motion."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    dress(application)
    fonts.register_all()
    application.setCursorFlashTime(0)
    return application


def main() -> int:
    """Read the command line and render."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="OUT_DIR")
    parser.add_argument("--only", default="", metavar="NAME", help="part of the pictures' names")
    parser.add_argument(
        "--screen",
        action="append",
        default=[],
        choices=[screen.__name__ for screen in SCREENS],
        help="only this screen; may be given several times",
    )
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gallery-home-") as home_folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home_folder
        start_application()
        names = render(wanted.folder, wanted.only, screens=wanted.screen)
    if not names:
        print(f"No picture has “{wanted.only}” in its name.", file=sys.stderr)
        return 1
    print(f"{len(names)} pictures: {write_index(wanted.folder, names)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
