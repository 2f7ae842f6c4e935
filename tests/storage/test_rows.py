"""Records as rows and back, for every kind that a file may hold."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from confluence_desktop.document.record import Record
from confluence_desktop.errors import FileDamagedError, RefusedError
from confluence_desktop.storage import tables
from confluence_desktop.storage.rows import (
    Row,
    column_names,
    json_of,
    records_from,
    records_from_rows,
    row_hash,
    rows_of,
)
from confluence_desktop.workshop.agenda import ROOM_ID, Room
from confluence_desktop.workshop.cards import Board, BoardKind, Card, CardColour, Level
from confluence_desktop.workshop.catch_22 import Because, BecauseKind, Step
from confluence_desktop.workshop.kinds import RECORD_KINDS

USUAL = Path(__file__).parents[1] / "data" / "usual-values.txt"
FILLED: list[Record] = [
    Board.new(type=BoardKind.CATCH_22, title="Board", third_sentence="Nobody moves"),
    Card.new(
        board_id="board_1",
        level=Level.OBJECTIVE,
        text="“Ünïcödé” 日本語 \U0001f600\n\tline",
        colour=CardColour.WARN,
        covered=True,
        order=-0.0,
        pinned_x=1e-300,
        due=date(2026, 3, 1),
    ),
    Because.new(loop_id="loop_1", arrow=2, text="Rule", kind=BecauseKind.RULE, confidence=10),
    Step.new(board_id="board_1", text="Step", breaks=("because_1", "a,b\"'"), with_tool=True),
    Room(id=ROOM_ID, running_since=datetime(2026, 3, 1, 9, 30, 0, 5, tzinfo=UTC)),
]


def first_row(record: Record) -> Row:
    (row,) = rows_of(type(record), [record])
    return row


@pytest.mark.parametrize("record", FILLED, ids=lambda record: record.stored_as)
def test_a_record_comes_back_from_its_row_and_from_its_fields(record: Record) -> None:
    assert records_from_rows(type(record), [first_row(record)]) == [record]
    assert records_from(type(record), json.loads(json_of([record]))[record.stored_as]) == [record]
    assert all(type(value) in {str, int, float, type(None)} for value in first_row(record))


def test_records_with_and_without_what_is_usual_come_back_in_one_order() -> None:
    plain = [Card.new(board_id="board_1", level=Level.GOAL, text=text) for text in "ab"]
    filled = plain[1].changed(id="card_c", order=2.5, note="Ask", due=date(2026, 3, 1))
    for cards in (plain, [*plain, filled], [filled]):
        rows = rows_of(Card, cards)
        found = records_from_rows(Card, rows)
        assert found == cards
        assert [tuple(vars(card)) for card in found] == [tuple(vars(card)) for card in cards]
        assert rows_of(Card, found) == rows


def test_the_journal_leaves_out_what_is_usual_and_nothing_else() -> None:
    plain = Card.new(board_id="board_1", level=Level.GOAL, text="Plain")
    filled = plain.changed(id="card_2", note="Ask", covered=True, due=date(2026, 3, 1))
    written = json.loads(json_of([plain, filled]))["card"]
    assert [set(fields) for fields in written] == [
        {"id", "board_id", "level", "text"},
        {"id", "board_id", "level", "text", "note", "covered", "due"},
    ]
    found = records_from(Card, written)
    assert found == [plain, filled]
    assert rows_of(Card, found) == rows_of(Card, [plain, filled])


def test_what_is_usual_stays_usual() -> None:
    """It is not written in the journal, so what was left out there must mean the same for ever.

    A field that is new adds its line. A value that changes needs a step of the file format first,
    with an upcaster that puts the old value where nothing stands.
    """
    now = [
        f"{name}.{field_name} = {TypeAdapter(object).dump_json(field.default).decode()}"
        for name, kind in sorted(RECORD_KINDS.items())
        for field_name, field in kind.model_fields.items()
        if not field.is_required()
    ]
    assert now == USUAL.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("record", FILLED, ids=lambda record: record.stored_as)
def test_a_changed_value_changes_the_hash(record: Record) -> None:
    row = first_row(record)
    hashes = {row_hash(record.stored_as, row), row_hash("other", row)}
    for place, value in enumerate(row):
        other = "other" if value is None else None
        hashes.add(row_hash(record.stored_as, (*row[:place], other, *row[place + 1 :])))
    assert len(hashes) == len(row) + 2


@pytest.mark.parametrize("stored_as", RECORD_KINDS)
def test_every_kind_has_a_table_with_its_fields_in_their_order(stored_as: str) -> None:
    names = tuple(column.name for column in tables.TABLES[stored_as].columns)
    assert names == column_names(RECORD_KINDS[stored_as])


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_no_record_holds_a_number_that_a_file_could_not_keep(number: float) -> None:
    with pytest.raises(RefusedError):
        FILLED[1].changed(order=number)


def test_a_damaged_value_is_named() -> None:
    row = list(first_row(FILLED[1]))
    row[column_names(Card).index("level")] = "nonsense"
    with pytest.raises(FileDamagedError, match="“level”"):
        records_from_rows(Card, [row])
