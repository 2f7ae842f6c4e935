"""LAW-10: what an audience must not see is gone before anything is drawn or written."""

from typing import Any

import pytest

from confluence_desktop.boards.requests.to_the_map import MapState, map_state
from confluence_desktop.document.change import Change
from confluence_desktop.document.record import Record
from confluence_desktop.document.store import RecordStore
from confluence_desktop.workshop.agenda import AgendaItem, PendingText
from confluence_desktop.workshop.audience import PRIVATE_FIELDS, Audience, visible
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.catch_22 import Because, StuckLine
from confluence_desktop.workshop.chains import trace_of
from confluence_desktop.workshop.close import FacilitatorNote, ParkedItem
from confluence_desktop.workshop.kinds import RECORD_KINDS
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round

HELD_BACK = "between us"

FULL: list[Record] = [
    AgendaItem(id="i", title="One", note=HELD_BACK),
    Card(id="c", board_id="b", level=Level.GOAL, text="Seen", first_text=HELD_BACK, note=HELD_BACK),
    Card(id="covered", board_id="b", level=Level.GOAL, text=HELD_BACK, covered=True),
    Because(id="x", loop_id="l", arrow=1, text="Seen", who=HELD_BACK),
    PendingText(id="p", place="b", text=HELD_BACK),
    FacilitatorNote(id="n", text=HELD_BACK),
]

OTHERS = [Audience.WALL, Audience.ATTENDEE]


@pytest.mark.parametrize("audience", OTHERS)
def test_nothing_private_reaches_anybody_else(audience: Audience) -> None:
    seen = visible(RecordStore(FULL), audience)
    shown = [record for kind in RECORD_KINDS.values() for record in seen.all(kind)]
    assert {record.id for record in shown} >= {"i", "c", "x"}
    assert HELD_BACK not in " ".join(record.model_dump_json() for record in shown)
    by_id = [seen.find(type(record), record.id) for record in FULL]
    assert HELD_BACK not in " ".join(record.model_dump_json() for record in by_id if record)


def test_a_shared_copy_keeps_covered_cards_but_no_private_field() -> None:
    seen = visible(RecordStore(FULL), Audience.SHARED_COPY)
    card = seen.find(Card, "c")
    assert card is not None
    assert (card.note, card.first_text) == ("", None)
    covered = seen.find(Card, "covered")
    assert covered is not None
    assert covered.text == HELD_BACK
    assert list(seen.all(FacilitatorNote)) == []


def test_the_facilitator_sees_everything() -> None:
    store = RecordStore(FULL)
    assert visible(store, Audience.FACILITATOR) is store


def test_a_covered_card_is_counted_on_the_wall_but_not_read() -> None:
    seen = visible(RecordStore(FULL), Audience.WALL)
    assert sorted(card.text for card in seen.all(Card)) == ["1 covered", "Seen"]


def test_what_is_covered_in_a_lane_is_one_number_on_the_wall() -> None:
    cards = [
        Card(id=f"c{n}", board_id="b", level=Level.GOAL, text="x", covered=True, order=float(-n))
        for n in range(7)
    ]
    store = RecordStore([*cards, *FULL[1:2], cards[0].changed(id="m", level=Level.MISSION)])
    seen = visible(store, Audience.WALL)
    texts = sorted(card.text for card in seen.where(Card, board_id="b"))
    assert texts == ["1 covered", "7 covered", "Seen"]
    assert [card.id for card in seen.all(Card) if card.covered] == ["c6", "m"]
    assert seen.find(Card, "c6") is seen.find(Card, "c6")


@pytest.mark.parametrize("audience", OTHERS)
def test_whoever_is_tied_to_a_covered_card_finds_that_it_is_covered(audience: Audience) -> None:
    cards = [
        Card(
            id=f"c{n}",
            board_id="b",
            level=Level.CAPABILITY,
            text=HELD_BACK,
            owner=HELD_BACK,
            covered=True,
        )
        for n in range(2)
    ]
    round_ = Round(id="r", board_id="p", text="Read in the square", serves=("c0", "c1"))
    request = Request(id="q", board_id="a", text="An app", capability_card_id="c1")
    goal = FULL[1].changed(id="goal")
    link = Link(id="l", source_id="c0", target_id="goal", because=HELD_BACK)
    seen = visible(RecordStore([*cards, round_, request, goal, link]), audience)
    trace = trace_of(seen, round_)
    assert trace.lost == 0
    assert [[card.text for card in chain] for chain in trace.chains] == [["covered"]] * 2
    assert map_state(seen, request) is MapState.ON_MAP
    assert HELD_BACK not in " ".join(card.model_dump_json() for card in trace.chains[0])
    assert not [*seen.all(Link)]


def test_a_number_of_covered_cards_follows_the_records() -> None:
    cards = [
        Card(id=f"c{n}", board_id="b", level=Level.GOAL, text="x", covered=True) for n in range(3)
    ]
    store = RecordStore(cards)
    seen = visible(store, Audience.WALL)
    assert [card.text for card in seen.all(Card)] == ["3 covered"]
    store.apply(Change({"c0": cards[0]}, {"c0": cards[0].changed(covered=False)}))
    assert sorted(card.text for card in seen.all(Card)) == ["2 covered", "x"]


def test_links_of_covered_cards_stay_off_the_wall() -> None:
    store = RecordStore(
        [
            *FULL,
            Link(id="l", source_id="covered", target_id="c"),
            Link(id="m", source_id="c", target_id="c"),
        ]
    )
    seen = visible(store, Audience.WALL)
    assert [link.id for link in seen.all(Link)] == ["m"]
    assert seen.find(Link, "l") is None
    assert [link.id for link in visible(store, Audience.FACILITATOR).all(Link)] == ["l", "m"]


def test_stuck_lines_are_counted_alike() -> None:
    lines = [StuckLine(id=f"s{n}", board_id="b", text=HELD_BACK, covered=True) for n in range(4)]
    seen = visible(RecordStore(lines), Audience.WALL)
    assert [line.text for line in seen.where(StuckLine, board_id="b")] == ["4 covered"]


def test_the_parking_lot_stays_off_the_wall_but_is_taken_home() -> None:
    store = RecordStore([ParkedItem(id="p", text="Later")])
    assert list(visible(store, Audience.WALL).all(ParkedItem)) == []
    assert [item.text for item in visible(store, Audience.ATTENDEE).all(ParkedItem)] == ["Later"]


def test_a_parked_finding_about_what_is_covered_is_not_taken_home() -> None:
    card = Card(id="covered", board_id="b", level=Level.GOAL, text=HELD_BACK, covered=True)
    parked = ParkedItem(id="p", text=f"Why? {HELD_BACK}", about=("covered",), finding="S1:covered")
    seen = visible(RecordStore([card, parked]), Audience.ATTENDEE)
    assert not list(seen.all(ParkedItem))
    assert seen.find(ParkedItem, "p") is None
    bare = visible(RecordStore([card.changed(covered=False), parked]), Audience.ATTENDEE)
    assert list(bare.all(ParkedItem)) == [parked]


def test_what_has_nothing_private_is_the_very_same_record() -> None:
    plain = Card(id="c", board_id="b", level=Level.GOAL, text="Plain")
    noted = Card(id="n", board_id="b", level=Level.GOAL, text="Noted", note="x")
    seen = visible(RecordStore([plain, noted]), Audience.WALL)
    assert seen.find(Card, "c") is plain
    assert seen.find(Card, "n") is seen.find(Card, "n")


# What each audience must not see, written down here a second time: "*" is the whole record.
EVERYBODY_ELSE = {
    ("agenda_item", "note"),
    ("card", "note"),
    ("card", "first_text"),
    ("because", "who"),
    ("pending", "*"),
    ("facilitator_note", "*"),
    ("ballot", "*"),
    ("stage_left", "*"),
    ("acceptance", "reason"),
}
HIDDEN: dict[Audience, set[tuple[str, str]]] = {
    Audience.FACILITATOR: set(),
    Audience.WALL: EVERYBODY_ELSE
    | {("parked_item", "*"), ("acceptance", "*"), ("check_number", "*")},
    Audience.ATTENDEE: EVERYBODY_ELSE
    | {("item_time", "*"), ("acceptance", "*"), ("check_number", "*")},
    Audience.SHARED_COPY: EVERYBODY_ELSE,
}
EVERY_FIELD = [
    (audience, kind, field)
    for audience in Audience
    for kind in RECORD_KINDS.values()
    for field in kind.model_fields
]


@pytest.mark.parametrize(
    ("audience", "kind", "field"),
    EVERY_FIELD,
    ids=[f"{audience}-{kind.stored_as}.{field}" for audience, kind, field in EVERY_FIELD],
)
def test_every_field_of_every_record_reaches_exactly_those_who_may_see_it(
    audience: Audience, kind: type[Record], field: str
) -> None:
    fields: dict[str, Any] = dict.fromkeys(kind.model_fields, "plain")
    fields[field] = f"the mark in {field}"
    if "covered" in fields:
        fields["covered"] = False
    record = kind.model_construct(**fields)
    shown = list(visible(RecordStore([record]), audience).all(kind))
    is_hidden = {(kind.stored_as, field), (kind.stored_as, "*")} & HIDDEN[audience]
    sees = any(getattr(one, field) == fields[field] for one in shown)
    assert sees == (not is_hidden)


def test_every_field_that_is_called_private_is_known_as_such() -> None:
    """A new field of these names must be listed, or this test says so."""
    for kind in RECORD_KINDS.values():
        private = set(kind.model_fields) & {"note", "first_text", "who", "reason"}
        assert private == set(PRIVATE_FIELDS.get(kind, {})), kind.stored_as
