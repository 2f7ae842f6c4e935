"""The two commands: what they refuse, what they run, and what they say."""

import ast
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import bootstrap
import pytest
import reporting
import system_libraries

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("bootstrap.py", "environment.py", "reporting.py", "system_libraries.py")


class Calls:
    """Stands in for starting programs: notes each command, and answers for it."""

    def __init__(self, statuses: Sequence[int] = ()) -> None:
        self.commands: list[list[str]] = []
        self._statuses = list(statuses)

    def call(self, command: list[str], **_: object) -> int:
        self.commands.append(command)
        return self._statuses.pop(0) if self._statuses else 0

    def run(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, self.call(command), stdout="session_1\n")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    noted = Calls()
    monkeypatch.setattr("bootstrap.subprocess.call", noted.call)
    monkeypatch.setattr("bootstrap.subprocess.run", noted.run)
    return noted


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", SCRIPTS)
def test_an_old_python_can_read_the_scripts_far_enough_to_be_refused(name: str) -> None:
    text = (ROOT / "installers" / name).read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 7))


def test_an_old_python_is_refused_in_one_sentence() -> None:
    with pytest.raises(reporting.BootstrapError, match=r"needs Python 3\.11 .* is Python 3\.9\.2"):
        bootstrap.refuse_old_python((3, 9, 2))
    bootstrap.refuse_old_python((3, 11, 0))


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_need_only_the_standard_library(name: str) -> None:
    tree = ast.parse((ROOT / "installers" / name).read_text(encoding="utf-8"))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {Path(script).stem for script in SCRIPTS}
    assert {module.partition(".")[0] for module in imported} <= sys.stdlib_module_names | ours


def test_wrong_words_are_answered_with_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["strat"]) == 2
    assert "bootstrap.py run" in capsys.readouterr().out
    assert bootstrap.main(["--help"]) == 0


def test_an_error_is_one_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "some/folder")

    monkeypatch.setattr("bootstrap.environment.ensure", fail)
    monkeypatch.setattr(system_libraries, "ensure", lambda **_: None)
    assert bootstrap.main(["setup"]) == 1
    assert capsys.readouterr().out == "some/folder can't be used: Permission denied.\n"


@pytest.mark.usefixtures("no_display")
def test_without_a_display_the_sample_becomes_a_pdf(
    calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.run(["--library", "somewhere"]) == 0
    new, export = calls.commands
    assert new[1:5] == ["-m", "confluence_desktop", "--library", "somewhere"]
    assert new[5:] == ["new", "--title", "A first session", "--template", "sample"]
    assert export[5:8] == ["export", "session_1", "--to"]
    assert export[8] in capsys.readouterr().out


@pytest.mark.usefixtures("no_display")
def test_a_failing_sample_fails_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bootstrap.subprocess.run", Calls([0]).run)
    monkeypatch.setattr("bootstrap.subprocess.call", Calls([1]).call)
    assert bootstrap.run([]) == 1
    assert "summary is in" not in capsys.readouterr().out


@pytest.mark.usefixtures("no_display")
def test_the_command_line_needs_no_display(calls: Calls) -> None:
    assert bootstrap.run(["list", "--json"]) == 0
    assert calls.commands[0][1:] == ["-m", "confluence_desktop", "list", "--json"]


def test_with_a_display_the_window_opens(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":1")
    assert bootstrap.run([]) == 0
    assert calls.commands[0][1:] == ["-m", "confluence_desktop"]


def test_every_check_runs_and_one_failure_fails_all(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.test(["-x"]) == 0
    ran = [Path(command[0]).name.removesuffix(".exe") for command in calls.commands]
    assert ran[:4] == [
        "ruff",
        "ruff",
        "mypy",
        "lint-imports",
    ]
    assert calls.commands[4][1:3] == ["-m", "pytest"]
    assert calls.commands[4][-1] == "-x"

    monkeypatch.setattr("bootstrap.subprocess.call", Calls([0, 0, 1]).call)
    assert bootstrap.test([]) == 1
    assert capsys.readouterr().err == "Failed: mypy\n"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Debian without Qt's libraries, whose apt-get only notes what it is asked for."""
    asked: list[list[str]] = []

    def note(command: list[str], *_: object) -> tuple[int, list[str]]:
        asked.append(command)
        return 0, []

    monkeypatch.setattr(system_libraries, "_is_there", lambda _: False)
    monkeypatch.setattr(system_libraries, "run_showing", note)
    monkeypatch.setattr("system_libraries.shutil.which", lambda name: name == "apt-get")
    return asked


@pytest.mark.skipif(os.name == "nt", reason="left out until Windows has users that are root")
class TestSystemLibraries:
    def test_root_gets_the_missing_ones_installed(
        self, machine: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        system_libraries.ensure(for_tests=True)
        assert len(machine) == 1
        assert {"libegl1", "libxcb-cursor0", "poppler-utils", "xvfb"} <= set(machine[0])

    def test_another_user_is_told_the_one_line(
        self, machine: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        monkeypatch.delenv("DISPLAY", raising=False)
        with pytest.raises(
            reporting.BootstrapError, match=r"sudo apt-get .* install .*libegl1"
        ) as told:
            system_libraries.ensure(for_tests=False)
        assert "libxcb-cursor0" not in str(told.value)
        assert machine == []

    def test_a_system_without_apt_is_told_the_names(
        self, machine: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("system_libraries.shutil.which", lambda _: None)
        with pytest.raises(reporting.BootstrapError, match="libegl1"):
            system_libraries.ensure(for_tests=False)
        assert machine == []

    @pytest.mark.parametrize(
        ("printed", "said"),
        [
            ("Err:1 Could not resolve 'deb.example'", "can't be reached"),
            ("E: Unable to locate package libegl1", "check its package sources.*Unable to locate"),
        ],
    )
    def test_a_failing_apt_is_told_in_one_sentence(
        self,
        machine: list[list[str]],
        monkeypatch: pytest.MonkeyPatch,
        printed: str,
        said: str,
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        monkeypatch.setattr(system_libraries, "run_showing", lambda *_: (100, [printed]))
        with pytest.raises(reporting.BootstrapError, match=said):
            system_libraries.ensure(for_tests=False)
        assert machine == []
