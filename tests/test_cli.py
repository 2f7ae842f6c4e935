"""The command line: what it prints, what it leaves on disk, and how it says no."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from confluence_desktop.cli import FAILED, OK, OPEN_ELSEWHERE, WRONG_WORDS, run
from confluence_desktop.paths import resources_dir
from confluence_desktop.storage.library import Library


class Terminal:
    """Runs commands in this process and keeps what they said."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.out = ""
        self.err = ""

    def __call__(self, *words: str, typed: bytes = b"") -> int:
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        status = run(words)
        self.out, self.err = self._capsys.readouterr()
        return status

    def json(self, *words: str) -> Any:
        assert self(*words, "--json") == OK
        return json.loads(self.out)


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(capsys, monkeypatch)


def _new(terminal: Terminal, title: str = "Reaching readers", template: str = "empty") -> str:
    assert terminal("new", "--title", title, "--template", template) == OK
    return terminal.out.strip()


def _with_map(terminal: Terminal) -> str:
    return _new(terminal, template="strategy-map")


def _library_bytes(home: Path) -> dict[str, bytes]:
    sessions = (home / "library").glob("*.confluence")
    return {path.name: path.read_bytes() for path in sessions}


def test_a_new_session_is_listed_under_the_id_that_was_printed(terminal: Terminal) -> None:
    session_id = _new(terminal, "Reaching readers")
    (entry,) = terminal.json("list")
    assert (entry["id"], entry["title"]) == (session_id, "Reaching readers")


def test_client_date_and_language_are_kept(terminal: Terminal) -> None:
    words = ("--title", "T", "--client", "City Library", "--date", "2026-12-04")
    assert terminal("new", *words, "--language", "de") == OK
    session = terminal.json("show", terminal.out.strip())["session"]
    assert session["language"] == "de"
    assert (session["client"], session["starts_on"]) == ("City Library", "2026-12-04")


def test_the_sample_is_whole_and_fits_its_schema(terminal: Terminal) -> None:
    shown = terminal.json("show", _new(terminal, template="sample"))
    schema = json.loads((resources_dir() / "schemas" / "session.schema.json").read_bytes())
    jsonschema.validate(shown, schema)
    assert {card["level"] for card in shown["cards"]} == {
        *("mission", "vision", "goal", "objective", "strategy", "capability", "tool")
    }
    card_ids = {card["id"] for card in shown["cards"]}
    ends = {link[end] for link in shown["links"] for end in ("source_id", "target_id")}
    assert ends <= card_ids
    assert [loop["side"] for loop in shown["loops"]] == ["left", "right"]
    both = [step for step in shown["steps"] if step["together"] and step["with_tool"]]
    assert (len(shown["steps"]), len(both)) == (3, 2)


@pytest.mark.parametrize("name", ["id", "file", "title"])
def test_a_session_goes_by_its_id_its_file_or_its_title(
    terminal: Terminal, home: Path, name: str
) -> None:
    session_id = _new(terminal, "Reaching readers")
    (path,) = (home / "library").glob("*.confluence")
    wanted = {"id": session_id, "file": str(path), "title": "Reaching readers"}[name]
    assert terminal.json("show", wanted)["session"]["id"] == session_id


def test_a_title_that_two_sessions_share_is_refused(terminal: Terminal) -> None:
    _new(terminal, "Twin")
    _new(terminal, "Twin")
    assert terminal("show", "Twin") == FAILED
    assert "Twin" in terminal.err


def test_each_line_becomes_a_card_that_is_on_disk_when_it_is_printed(terminal: Terminal) -> None:
    session_id = _with_map(terminal)
    typed = "First goal\n\n  Zweites Ziel – größer  \n".encode()
    assert terminal("add", session_id, "--level", "goal", typed=typed) == OK
    saved = [line.removeprefix("saved ") for line in terminal.out.splitlines()]
    cards = {card["id"]: card for card in terminal.json("show", session_id)["cards"]}
    assert [cards[card_id]["text"] for card_id in saved] == ["First goal", "Zweites Ziel – größer"]
    assert {card["level"] for card in cards.values()} == {"goal"}


def test_cards_added_under_another_serve_it(terminal: Terminal) -> None:
    session_id = _with_map(terminal)
    terminal("add", session_id, "--level", "goal", typed=b"A goal\n")
    goal_id = terminal.out.split()[1]
    assert terminal("add", session_id, "--level", "tool", "--under", goal_id, typed=b"A\nB\n") == OK
    links = terminal.json("show", session_id)["links"]
    assert [link["target_id"] for link in links] == [goal_id, goal_id]


def test_each_line_is_an_edit_of_its_own(terminal: Terminal) -> None:
    from confluence_desktop.paths import library_dir
    from confluence_desktop.storage.library import Library

    session_id = _with_map(terminal)
    terminal("add", session_id, "--level", "goal", typed=b"One\nTwo\n")
    library = Library(library_dir())
    session = library.open(library.find(session_id))
    session.document.undo()
    session.close()
    assert [card["text"] for card in terminal.json("show", session_id)["cards"]] == ["One"]


def test_what_no_text_can_hold_is_left_out_of_what_is_typed(terminal: Terminal) -> None:
    session_id = _with_map(terminal)
    typed = b"with \x00NUL\nwith \xed\xa0\x80surrogate\n\xef\xbb\xbfwith a mark\n"
    assert terminal("add", session_id, "--level", "goal", typed=typed) == OK
    texts = [card["text"] for card in terminal.json("show", session_id)["cards"]]
    assert texts == ["with NUL", "with surrogate", "with a mark"]


WRONG: list[tuple[str, list[str], int, str]] = [
    ("unknown level", ["add", "SESSION", "--level", "goals"], WRONG_WORDS, "goals"),
    ("unknown command", ["frobnicate"], WRONG_WORDS, "frobnicate"),
    ("no title", ["new"], WRONG_WORDS, "--title"),
    ("blank title", ["new", "--title", "  "], FAILED, "title"),
    ("long title", ["new", "--title", "x" * 300], FAILED, "200"),
    ("no date", ["new", "--title", "T", "--date", "soon"], FAILED, "soon"),
    ("unknown template", ["new", "--title", "T", "--template", "none"], FAILED, "none"),
    ("missing session", ["show", "Nobody knows it"], FAILED, "Nobody knows it"),
    ("missing file", ["show", "nowhere.confluence"], FAILED, "nowhere.confluence"),
    ("missing card", ["add", "SESSION", "--level", "tool", "--under", "card_0"], FAILED, "card"),
    ("not UTF-8", ["add", "SESSION", "--level", "tool"], FAILED, "UTF-8"),
    ("odd export", ["export", "SESSION", "--to", "summary.doc"], FAILED, ".pdf"),
    ("import of nothing", ["import", "nowhere.confluence"], FAILED, "nowhere.confluence"),
]


@pytest.mark.parametrize(
    ("words", "status", "said"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG]
)
def test_wrong_input_is_answered_in_one_line_and_changes_nothing(
    terminal: Terminal, words: list[str], status: int, said: str
) -> None:
    session_id = _with_map(terminal)
    before = (terminal.json("list"), terminal.json("show", session_id))
    words = [session_id if word == "SESSION" else word for word in words]
    assert terminal(*words, typed=b"latin \xe9\n") == status
    said_out, said_err = terminal.out, terminal.err
    assert said_out == ""
    assert said in said_err
    assert len(said_err.splitlines()) == 1
    assert (terminal.json("list"), terminal.json("show", session_id)) == before


def test_a_title_full_of_path_parts_stays_inside_the_library(
    terminal: Terminal, home: Path
) -> None:
    _new(terminal, "../../../evil: CON?")
    (entry,) = terminal.json("list")
    assert Path(entry["file"]).parent == home / "library"
    assert entry["title"] == "../../../evil: CON?"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"PK\x03\x04 no session", None])
def test_a_foreign_or_truncated_file_is_not_imported(
    terminal: Terminal, home: Path, tmp_path: Path, content: bytes | None
) -> None:
    _new(terminal)
    before = _library_bytes(home)
    wrong = tmp_path / "wrong.confluence"
    wrong.write_bytes(next(iter(before.values()))[:4096] if content is None else content)
    assert terminal("import", str(wrong)) == FAILED
    assert len(terminal.err.splitlines()) == 1
    assert _library_bytes(home) == before


def test_a_file_of_a_newer_version_is_neither_opened_nor_touched(
    terminal: Terminal, home: Path
) -> None:
    session_id = _new(terminal)
    (path,) = (home / "library").glob("*.confluence")
    data = bytearray(path.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(data)
    assert terminal("show", session_id) == FAILED
    assert "newer" in terminal.err
    assert path.read_bytes() == bytes(data)


def test_an_exported_session_is_imported_with_all_it_holds(
    terminal: Terminal, tmp_path: Path
) -> None:
    session_id = _new(terminal, template="sample")
    before = terminal.json("show", session_id)
    copy = tmp_path / "copy.confluence"
    assert terminal("export", session_id, "--to", str(copy)) == OK
    assert terminal("--library", str(tmp_path / "other"), "import", str(copy)) == OK
    imported = terminal.out.strip()
    assert terminal("show", imported, "--json", "--library", str(tmp_path / "other")) == OK
    after = json.loads(terminal.out)
    texts = [card["text"] for card in before["cards"]]
    assert [card["text"] for card in after["cards"]] == texts
    assert len(after["links"]) == len(before["links"])


def test_export_names_what_no_font_holds_and_prints_the_rest(
    terminal: Terminal, tmp_path: Path
) -> None:
    session_id = _with_map(terminal)
    path = tmp_path / "summary.pdf"
    assert terminal("export", session_id, "--to", str(path)) == OK
    assert terminal.err == ""
    terminal("add", session_id, "--level", "goal", typed="தமிழ்\n".encode())
    assert terminal("export", session_id, "--to", str(path)) == OK
    assert "Tamil" in terminal.err
    assert terminal.out.strip() == str(path)


def test_verify_says_what_it_looked_at(terminal: Terminal) -> None:
    _new(terminal, template="sample")
    assert terminal("verify") == OK
    assert "records" in terminal.out


def test_one_altered_letter_is_noticed(terminal: Terminal, home: Path) -> None:
    session_id = _with_map(terminal)
    terminal("add", session_id, "--level", "goal", typed=b"Zanzibar\n")
    (path,) = (home / "library").glob("*.confluence")
    path.write_bytes(path.read_bytes().replace(b"Zanzibar", b"Zanzibas", 1))
    assert terminal("verify", session_id) == FAILED


def test_a_backup_brings_back_what_was_there(terminal: Terminal) -> None:
    session_id = _with_map(terminal)
    terminal("add", session_id, "--level", "goal", typed=b"Kept\n")
    assert terminal("backup", session_id) == OK
    made = Path(terminal.out.strip())
    assert made.is_file()
    terminal("add", session_id, "--level", "goal", typed=b"Later\n")
    assert terminal("restore", session_id, "--from", str(made)) == OK
    assert [card["text"] for card in terminal.json("show", session_id)["cards"]] == ["Kept"]


def test_of_two_of_a_title_in_library_and_bin_restore_asks_which_one(
    terminal: Terminal, home: Path
) -> None:
    binned, live = _new(terminal, "Reaching readers"), _new(terminal, "Reaching readers")
    library = Library(home / "library")
    library.bin(library.find(binned))
    before = _library_bytes(home)
    assert terminal("restore", "Reaching readers") == FAILED
    assert binned in terminal.err
    assert live in terminal.err
    assert len(terminal.err.splitlines()) == 1
    assert _library_bytes(home) == before
    assert terminal("restore", binned) == OK
    assert terminal.out.strip() == binned
    assert len(terminal.json("list")) == 2


def test_what_is_in_the_bin_alone_comes_back_by_its_title(terminal: Terminal, home: Path) -> None:
    binned = _new(terminal, "Reaching readers")
    _new(terminal, "Reaching readers again")
    library = Library(home / "library")
    library.bin(library.find(binned))
    assert terminal("restore", "Reaching readers") == OK
    assert terminal.out.strip() == binned


def test_a_session_that_is_open_elsewhere_stops_no_other_one(
    terminal: Terminal, home: Path
) -> None:
    """The one that was changed last comes first in the list."""
    _new(terminal, "Left alone")
    library = Library(home / "library")
    held = library.open(library.find(_new(terminal, "Held")))
    try:
        assert terminal("verify") == OPEN_ELSEWHERE
        assert "Left alone" in terminal.out
        assert "Held" in terminal.err
        assert terminal("backup") == OPEN_ELSEWHERE
        assert len(_backups(home)) == 1
        assert "Held" in terminal.err
        assert len(terminal.err.splitlines()) == 1
    finally:
        held.close()


def test_a_damaged_session_stops_no_other_one(terminal: Terminal, home: Path) -> None:
    _new(terminal, "Left alone")
    _new(terminal, "Damaged")
    (path,) = (home / "library").glob("Damaged*.confluence")
    path.write_bytes(path.read_bytes()[:5000])
    assert terminal("verify") == FAILED
    assert "Left alone" in terminal.out
    assert terminal("backup") == FAILED
    assert len(_backups(home)) == 1
    assert len(terminal.err.splitlines()) == 1


def _backups(home: Path) -> list[Path]:
    return [*(home / "library" / "backups").rglob("*.confluence")]


def test_a_session_open_in_another_process_answers_with_3_but_is_listed(
    terminal: Terminal, home: Path
) -> None:
    session_id = _with_map(terminal)
    command = [sys.executable, "-m", "confluence_desktop", "add", session_id, "--level", "goal"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(b"Held\n")
        holder.stdin.flush()
        assert holder.stdout.readline().startswith(b"saved card_")
        assert terminal("show", session_id) == OPEN_ELSEWHERE
        assert len(terminal.err.splitlines()) == 1
        assert terminal("add", session_id, "--level", "goal", typed=b"x\n") == OPEN_ELSEWHERE
        assert terminal("list") == OK
        assert session_id in terminal.out
        holder.stdin.write(b"Held still\n")
        holder.stdin.close()
        assert holder.wait(30) == 0
    texts = [card["text"] for card in terminal.json("show", session_id)["cards"]]
    assert texts == ["Held", "Held still"]
    assert home.is_dir()


def test_a_title_that_the_terminal_can_t_write_is_spelt_out(terminal: Terminal) -> None:
    _new(terminal, "合作 für alle")
    said = subprocess.run(
        [sys.executable, "-m", "confluence_desktop", "list"],
        env=dict(os.environ, PYTHONIOENCODING="cp1252"),
        capture_output=True,
        check=True,
    )
    assert "\\u5408\\u4f5c für alle" in said.stdout.decode("cp1252")


def test_without_a_display_the_window_is_refused_in_a_sentence(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("left out until Windows and macOS run without a display")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert terminal() == FAILED
    assert "display" in terminal.err


def test_help_names_every_command(terminal: Terminal) -> None:
    assert terminal("--help") == OK
    for name in ("new", "list", "show", "add", "import", "export", "verify", "backup", "restore"):
        assert name in terminal.out
