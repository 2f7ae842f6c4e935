"""The command line: the same verbs through the same save path, without a display.

Exit status: 0; 1 when it failed, with one line on standard error; 2 for wrong words; 3 when the
session is open elsewhere.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from confluence_desktop import __version__
from confluence_desktop.errors import ConfluenceError, FileMissingError, SessionOpenElsewhereError
from confluence_desktop.paths import SESSION_SUFFIX
from confluence_desktop.workshop.levels import LEVELS, BoardKind

OK, FAILED, WRONG_WORDS, OPEN_ELSEWHERE = 0, 1, 2, 3
BOARD_WORDS = tuple(kind.value.replace("_", "-") for kind in BoardKind)
"""What `--board` calls the kinds of boards."""

_ARROWS = ("left.1", "left.2", "right.1", "right.2")
_CANCELLED = 130

Command = Callable[[argparse.Namespace], int]
OpenWindow = Callable[[Path | None, Path | None], int]


def run(words: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Carry out a command line (without the program's name) and answer with its exit status.

    Args:
        open_window: Opens the window on a file and a library, each if named, until it is closed.
    """
    try:
        arguments = _parser().parse_args(_with_command(words))
        arguments.open_window = open_window
        return _run(arguments)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else WRONG_WORDS
    except ConfluenceError as error:
        elsewhere = isinstance(error, SessionOpenElsewhereError)
        return _say(error, OPEN_ELSEWHERE if elsewhere else FAILED)
    except BrokenPipeError:
        # Whoever read our output has gone; flushing it at the end would only fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return _say(f"{error.filename or 'The file'}: {error.strerror or error}.", FAILED)
    except KeyboardInterrupt:
        return _CANCELLED


def _run(arguments: argparse.Namespace) -> int:
    command: Command = arguments.command
    return command(arguments)


def _say(problem: object, status: int) -> int:
    one_line = " ".join(str(problem).split())
    print(f"confluence-desktop: {one_line}", file=sys.stderr)
    return status


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the words in one line."""

    @override
    def error(self, message: str) -> NoReturn:
        line = " ".join(message.split())
        self.exit(WRONG_WORDS, f"{self.prog}: {line}; see {self.prog} --help.\n")


def _with_command(words: Sequence[str]) -> list[str]:
    """Put in the word `open` where a file, or nothing, is named instead of a command."""
    skip = False
    for number, word in enumerate(words):
        if skip:
            skip = False
        elif word == "--library":
            skip = True
        elif word in {"-h", "--help", "--version"} or word in _COMMANDS:
            return list(words)
        elif not word.startswith("-"):
            return [*words[:number], *(["open"] if _is_file(word) else []), *words[number:]]
    return [*words, "open"]


def _is_file(word: str) -> bool:
    """Whether a word that is no command names a file, be it there or not."""
    return Path(word).suffix == SESSION_SUFFIX or Path(word).name != word or Path(word).exists()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="confluence-desktop",
        description="Offline facilitation sessions: from a request for tools to a plan of steps.",
        epilog="Without a command it opens the window, on FILE if one is named.",
    )
    parser.add_argument("--version", action="version", version=f"Confluence Desktop {__version__}")
    _add_library(parser, default=None)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for name, (help_text, add_words, command) in _COMMANDS.items():
        sub = commands.add_parser(name, help=help_text, description=help_text)
        _add_library(sub, default=argparse.SUPPRESS)
        add_words(sub)
        sub.set_defaults(command=command)
    return parser


def _add_library(parser: argparse.ArgumentParser, *, default: object) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        default=default,
        metavar="DIR",
        help="the library folder, instead of CONFLUENCE_LIBRARY or the user's data folder",
    )


def _nothing(parser: argparse.ArgumentParser) -> None:
    del parser


def _session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("session", metavar="SESSION", help="its id, file, or unambiguous title")


def _session_and_json(parser: argparse.ArgumentParser) -> None:
    _session(parser)
    _json(parser)


def _maybe_session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "session", metavar="SESSION", nargs="?", help="one session; all if left out"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _new_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--title", required=True)
    parser.add_argument("--client", default="")
    parser.add_argument("--date", default=None, help="YYYY-MM-DD; today if left out")
    parser.add_argument("--template", default="empty", metavar="NAME")
    parser.add_argument(
        "--language",
        default="",
        metavar="CODE",
        help="what the room speaks: en, de, fr or es, whose words the checks read, or another",
    )


def _add_words(parser: argparse.ArgumentParser) -> None:
    _session(parser)
    levels = [level.value for level in LEVELS]
    parser.add_argument("--board", metavar="KIND|ID", help=f"{', '.join(BOARD_WORDS)}, or its id")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--level", choices=levels, metavar="LEVEL", help=", ".join(levels))
    place.add_argument("--arrow", choices=_ARROWS, metavar="ARROW", help=", ".join(_ARROWS))
    place.add_argument("--crossing", action="store_true", help="a step at the crossing")
    place.add_argument("--place", metavar="PLACE", help="such as left_upside on a polarity")
    parser.add_argument("--under", metavar="CARD_ID", help="the card that the new ones serve")
    parser.add_argument(
        "--outline",
        action="store_true",
        help="all lines as one edit; what is indented goes a level down, from the mission on"
        " unless --level says otherwise",
    )
    parser.set_defaults(wrong_words=parser.error)


def _export_words(parser: argparse.ArgumentParser) -> None:
    _session(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="FILE.pdf|FILE.confluence")
    parser.add_argument("--page-size", choices=["A4", "Letter"], default=None)


def _import_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _restore_words(parser: argparse.ArgumentParser) -> None:
    _session(parser)
    parser.add_argument(
        "--from",
        dest="backup",
        type=Path,
        metavar="BACKUP",
        help="a backup file; the newest good one if left out",
    )


def _open_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")


def _open(arguments: argparse.Namespace) -> int:
    file: Path | None = arguments.file
    if file is not None and not file.is_file():
        message = f"There is no file “{file}”; check its name and folder."
        raise FileMissingError(message)
    open_window: OpenWindow | None = arguments.open_window
    if open_window is None or not _has_display():
        message = (
            "There is no display to open a window on; use a command such as list, show or export"
            " (see confluence-desktop --help)."
        )
        raise ConfluenceError(message)
    return open_window(file, arguments.library)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _later(name: str) -> Command:
    """A command whose code is loaded only when it is called."""

    def command(arguments: argparse.Namespace) -> int:
        from confluence_desktop import cli_commands

        return int(getattr(cli_commands, name)(arguments))

    return command


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Command]] = {
    "open": ("Open the window, on FILE if one is named.", _open_words, _open),
    "new": ("Make a session and print its id.", _new_words, _later("new")),
    "list": ("List the sessions of the library.", _json, _later("list_sessions")),
    "show": ("Show what a session holds.", _session_and_json, _later("show")),
    "add": ("Add entries, one for each line of standard input.", _add_words, _later("add")),
    "import": (
        "Put a copy of a .confluence file into the library.",
        _import_words,
        _later("import_file"),
    ),
    "export": ("Write a session as a PDF or a .confluence file.", _export_words, _later("export")),
    "verify": ("Check that sessions can be read whole.", _maybe_session, _later("verify")),
    "backup": ("Make verified backups now.", _maybe_session, _later("backup")),
    "restore": (
        "Bring a session back from the bin or from a backup.",
        _restore_words,
        _later("restore"),
    ),
}
