"""How a paper becomes a file: whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from confluence_desktop.errors import CancelledError, ExportError
from confluence_desktop.report.attendee import write_summary
from tests.report.papers import pages_of, the_sample


def test_progress_counts_the_pages(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = tmp_path / "summary.pdf"
    write_summary(the_sample().snapshot(), path, progress=lambda *at: seen.append(at))
    count = len(pages_of(path))
    assert seen == [(number, count) for number in range(1, count + 1)]


@pytest.mark.parametrize("after", [0, 1, 4])
def test_cancelling_leaves_nothing_behind(after: int, tmp_path: Path) -> None:
    done: list[int] = []
    with pytest.raises(CancelledError):
        write_summary(
            the_sample().snapshot(),
            tmp_path / "summary.pdf",
            progress=lambda number, _: done.append(number),
            is_cancelled=lambda: len(done) >= after,
        )
    assert len(done) == after
    assert list(tmp_path.iterdir()) == []


def test_cancelling_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"earlier")
    with pytest.raises(CancelledError):
        write_summary(the_sample().snapshot(), path, is_cancelled=lambda: True)
    assert path.read_bytes() == b"earlier"


def test_a_folder_that_is_missing_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="choose another place") as caught:
        write_summary(the_sample().snapshot(), tmp_path / "none" / "summary.pdf")
    assert "\n" not in str(caught.value)
    assert "summary.pdf" in str(caught.value)


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.mkdir()
    with pytest.raises(ExportError):
        write_summary(the_sample().snapshot(), path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["summary.pdf"]


@pytest.mark.parametrize("call", ["fsync", "fdopen"])
def test_a_full_disk_keeps_the_file_that_was_there(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"earlier")

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(f"os.{call}", full)
    with pytest.raises(ExportError, match="No space left"):
        write_summary(the_sample().snapshot(), path)
    assert path.read_bytes() == b"earlier"
    assert [entry.name for entry in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_disk_that_knows_no_rights_takes_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr(Path, "chmod", refuse)
    write_summary(the_sample().snapshot(), tmp_path / "summary.pdf")
    assert pages_of(tmp_path / "summary.pdf")


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="left out until the system has an always full device"
)
def test_a_disk_that_fills_up_while_writing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true_open = os.fdopen

    def onto_full_disk(handle: int, mode: str) -> object:
        os.close(handle)
        return true_open(os.open("/dev/full", os.O_RDWR), mode)

    monkeypatch.setattr("os.fdopen", onto_full_disk)
    with pytest.raises(ExportError, match="No space left"):
        write_summary(the_sample().snapshot(), tmp_path / "summary.pdf")
    assert list(tmp_path.iterdir()) == []
