"""What home knows of a session is the same, read from its file or drawn from its records."""

from pathlib import Path

import pytest

from confluence_desktop.document.record import Record
from confluence_desktop.storage.connection import reading
from confluence_desktop.storage.digest import digest_of, read_digest
from confluence_desktop.storage.session_file import create_session_file
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.operations import new_session
from tests.gallery.sessions import sample


@pytest.mark.parametrize("records", [sample(), [new_session("Bare")]], ids=["sample", "bare"])
def test_a_file_and_its_records_give_the_same_digest(tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "session.confluence"
    half_typed = PendingText.new(place="line", text="half-typed and not to be found")
    create_session_file(path, [*records, half_typed])
    with reading(path) as connection:
        digest = read_digest(connection)
    assert sorted(digest.texts) == sorted(digest_of(records).texts)
    assert half_typed.text not in digest.texts
    assert digest.title in digest.texts
    assert digest.stopped_at == digest_of(records).stopped_at
    assert digest.participants == digest_of(records).participants
