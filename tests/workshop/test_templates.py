import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.catch_22.sentences import is_stale, is_third_stale
from confluence_desktop.document.document import Document
from confluence_desktop.document.record import Record, get
from confluence_desktop.errors import FileError, RefusedError
from confluence_desktop.paths import resources_dir
from confluence_desktop.workshop import templates as templates_module
from confluence_desktop.workshop.agenda import AgendaItem, PendingText
from confluence_desktop.workshop.agenda_operations import agenda_in_order
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card, Level
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, Step, StuckLine
from confluence_desktop.workshop.close import Action, Decision, ParkedItem
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.operations import parse_participants, the_session
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.session import Participant
from confluence_desktop.workshop.templates import session_from_template, templates
from confluence_desktop.workshop.votes import Ballot, Poll

NAMES = [template.name for template in templates()]


def opened(name: str, **given: Any) -> Document:
    given.setdefault("title", "T")
    return Document(session_from_template(name, **given), rules=RULES)


def local_ids(name: str) -> set[str]:
    (path,) = resources_dir().glob(f"*/{name}.json")
    return {raw["id"] for raw in json.loads(path.read_text("utf-8"))["records"] if "id" in raw}


def test_the_templates_come_with_their_titles_and_minutes() -> None:
    minutes = {template.name: template.minutes for template in templates()}

    assert list(minutes) == [
        "half-day", "taster", "catch-22", "catch-22-short", "polarity", "strategy-map", "empty",
        "sample",
    ]  # fmt: skip
    assert (minutes["half-day"], minutes["taster"]) == (215, 90)
    assert (minutes["catch-22"], minutes["catch-22-short"]) == (94, 45)
    assert minutes["polarity"] == 45
    assert all(template.title for template in templates())


@pytest.mark.parametrize("name", NAMES)
def test_every_template_gives_records_that_a_commit_would_take(name: str) -> None:
    document = Document(rules=RULES)

    with document.transaction("New session") as draft:
        for record in session_from_template(name, title="T"):
            draft.put(record)
    assert the_session(document).title == "T"


@pytest.mark.parametrize("name", NAMES)
def test_two_sessions_of_one_template_share_no_id(name: str) -> None:
    first = {record.id for record in session_from_template(name, title="A")}
    second = {record.id for record in session_from_template(name, title="B")}

    assert not first & second
    assert not (first | second) & local_ids(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_to_a_record_of_the_same_session(name: str) -> None:
    records = session_from_template(name, title="T")
    ids = {record.id for record in records}
    for record in records:
        for pointed in references(record):
            assert pointed in ids


@pytest.mark.parametrize("name", NAMES)
def test_a_catch_22_board_has_a_left_and_a_right_loop(name: str) -> None:
    document = opened(name)
    for board in document.where(Board, type=BoardKind.CATCH_22):
        assert {loop.side for loop in document.where(Loop, board_id=board.id)} == set(Side)
        assert board.left_name
        assert board.right_name


@pytest.mark.parametrize("name", [name for name in NAMES if name != "empty"])
def test_every_agenda_item_tells_the_facilitator_what_to_do(name: str) -> None:
    for item in agenda_in_order(opened(name)):
        assert item.note or item.prompt
        assert "Break" in item.title or item.prompt


def test_the_catch_22_templates_go_through_their_stages_in_order() -> None:
    assert [item.stage for item in agenda_in_order(opened("catch-22"))] == list(range(1, 13))
    short = agenda_in_order(opened("catch-22-short"))
    assert [(item.stage, item.minutes) for item in short] == [
        (1, 4), (4, 6), (5, 6), (6, 9), (8, 3), (9, 7), (10, 6), (12, 4),
    ]  # fmt: skip


def test_the_given_title_client_date_and_people_stand() -> None:
    people = parse_participants("Ann, Lead\nBo")
    document = opened(
        "sample", title="Mine", client="Us", starts_on=date(2027, 3, 1), participants=people
    )

    session = the_session(document)
    assert (session.title, session.client, session.starts_on) == ("Mine", "Us", date(2027, 3, 1))
    assert session.template == "sample"
    assert {person.name for person in document.all(Participant)} == {"Ann", "Bo"}


def test_days_after_the_session_become_dates() -> None:
    document = opened("sample", starts_on=date(2027, 3, 1))

    starts = {step.starts_on for step in document.all(Step)}
    assert date(2027, 3, 6) in starts


def test_the_sample_has_a_title_client_and_date_of_its_own() -> None:
    session = the_session(opened("sample", title=None))

    assert session.title
    assert session.client
    assert session.starts_on


def test_the_sample_is_filled_throughout() -> None:
    document = opened("sample")

    cards = list(document.all(Card))
    assert 25 <= len(cards) <= 28
    assert {card.level for card in cards} == set(LEVELS)
    assert 8 <= len(list(document.all(Participant))) <= 12
    assert len(list(document.all(ParkedItem))) == 2
    assert list(document.all(Decision))
    assert list(document.all(Action))
    assert all(item.note for item in document.all(AgendaItem))


def test_every_card_of_the_sample_leads_up_to_the_mission() -> None:
    document = opened("sample")
    for card in document.all(Card):
        reached, rising = set(), [card.id]
        while rising:
            for link in document.where(Link, source_id=rising.pop()):
                reached.add(link.target_id)
                rising.append(link.target_id)
        levels = {found.level for found in document.all(Card) if found.id in reached}
        assert card.level is Level.MISSION or Level.MISSION in levels, card.text


def test_links_of_the_sample_go_from_one_level_to_the_next() -> None:
    document = opened("sample")
    for link in document.all(Link):
        means, end = document.find(Card, link.source_id), document.find(Card, link.target_id)
        assert means
        assert end
        assert means.level.rank == end.level.rank + 1


def test_each_arrow_of_the_sample_has_two_well_described_becauses() -> None:
    document = opened("sample")
    for loop in document.all(Loop):
        assert loop.x
        assert loop.y
        for arrow in (1, 2):
            becauses = [b for b in document.where(Because, loop_id=loop.id) if b.arrow == arrow]
            assert len(becauses) >= 2
            for because in becauses:
                assert because.kind
                assert because.who
                assert because.confidence is not None
                assert because.evidence or because.not_true_when


def test_two_of_three_steps_of_the_sample_are_together_with_a_tool_and_touch_both_loops() -> None:
    document = opened("sample")
    both = [step for step in document.all(Step) if step.together and step.with_tool]

    assert (len(list(document.all(Step))), len(both)) == (3, 2)
    for step in both:
        broken = [document.find(Because, because_id) for because_id in step.breaks]
        sides = {get(document, Loop, because.loop_id).side for because in broken if because}
        assert sides == set(Side)


def test_what_the_sample_is_asked_is_little_and_meant() -> None:
    document = opened("sample", starts_on=date(2026, 11, 18))
    asked = [
        finding.check
        for board in document.all(Board)
        for finding in BOARD_TYPES[board.type].findings(board, document)
    ]
    assert sorted(asked) == ["L3", "L3", "P10", "Q3", "W6", "t2", "together"]


def test_nothing_in_the_sample_is_stale_half_typed_or_hidden() -> None:
    document = opened("sample")
    assert not list(document.all(PendingText))
    assert not [record for record in document.all(Card) if record.covered]
    assert not [record for record in document.all(StuckLine) if record.covered]
    assert not [loop for loop in document.all(Loop) if is_stale(loop)]
    for board in document.where(Board, type=BoardKind.CATCH_22):
        assert not is_third_stale(board, document)


def test_the_revealed_vote_of_the_sample_counts_its_ballots() -> None:
    document = opened("sample")
    for poll in document.all(Poll):
        dots = Counter(
            choice
            for ballot in document.where(Ballot, poll_id=poll.id)
            for choice in ballot.choices
        )
        assert poll.tally == tuple(dots[n] for n in range(1, len(poll.item_ids) + 1))


def test_everyone_who_owns_something_in_the_sample_is_in_its_room() -> None:
    document = opened("sample")
    names = {person.name for person in document.all(Participant)}
    owned: list[Step | Round | Action] = [
        *document.all(Step),
        *document.all(Round),
        *document.all(Action),
    ]
    assert {record.owner for record in owned} <= names


def test_every_tool_that_the_sample_names_is_a_card_of_its_map() -> None:
    document = opened("sample")
    tools = {card.text for card in document.all(Card) if card.level is Level.TOOL}
    naming: list[Request | Step | Round] = [
        *document.all(Request),
        *document.all(Step),
        *document.all(Round),
    ]
    assert {record.tool for record in naming} <= tools


def test_an_unknown_template_is_refused_with_the_names_of_the_known_ones() -> None:
    with pytest.raises(RefusedError, match=r"no template “halfday”.*half-day.*sample"):
        session_from_template("halfday", title="T")


def test_an_empty_title_is_refused() -> None:
    with pytest.raises(RefusedError, match="needs a title"):
        session_from_template("empty", title=" ")


def test_a_damaged_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "empty.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(templates_module, "resources_dir", lambda: tmp_path)

    with pytest.raises(FileError, match=r"empty\.json is missing or damaged"):
        session_from_template("empty", title="T")


def references(record: Record) -> list[str]:
    values = record.__dict__
    single = [value for name, value in values.items() if name.endswith("_id") and value]
    return [*single, *values.get("breaks", ()), *values.get("requires", ())]
