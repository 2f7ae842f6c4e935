"""The details of a request, of what stands beside a pole, and of what a card was asked for in."""

from collections.abc import Callable
from functools import partial
from typing import Any

from typing_extensions import override

from confluence_desktop.boards.polarity import operations as polarity
from confluence_desktop.boards.requests import operations as requests
from confluence_desktop.boards.requests.sentences import is_stale, question_of, short
from confluence_desktop.boards.requests.to_the_map import MapState, map_state, requests_of_card
from confluence_desktop.document.record import Record, Records
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.fields import Buttons, Choice, Part, Words
from confluence_desktop.windows.inspector_records import RecordFields
from confluence_desktop.windows.plan_picker import NameField, Offer
from confluence_desktop.windows.request_ways import park, send
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.polarity import PolarityEntry
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import say, spoken

_KICKER: dict[str, Any] = {"size_px": 15, "weight": 600, "tone": "muted"}
_ANSWERS: dict[str, bool | None] = {"null": None, "true": True, "false": False}
_NAMED_BY = 120


class RequestFields(RecordFields):
    """Fields of a request: texts go through the board's own verb."""

    @override
    def write(self, name: str, text: str, label: str, *, merge_key: str) -> None:
        self._edits.run(
            label,
            lambda draft: requests.set_text(draft, self._id, name, text),
            merge_key=merge_key,
        )


class PolarityFields(RecordFields):
    """Fields of a polarity and its entries: texts go through the board's own verb."""

    @override
    def write(self, name: str, text: str, label: str, *, merge_key: str) -> None:
        self._edits.run(
            label,
            lambda draft: polarity.set_text(draft, self._id, name, text),
            merge_key=merge_key,
        )


def request_parts(edits: Edits, record: Record) -> list[Part]:
    """The parts that show a request or an entry of a polarity; none for anything else."""
    if isinstance(record, PolarityEntry):
        return _entry(edits, record)
    if not isinstance(record, Request):
        return []
    words = spoken("requests")
    fields, document, request_id = RequestFields(edits, record), edits.document, record.id

    def now() -> Request:
        return document.find(Request, request_id) or record

    def ask(name: str) -> Part:
        return fields.field(name, words["fields"][name], hint=words["questions"][name])

    return [
        Words(lambda: words["kicker"], **_KICKER),
        fields.field("text", words["details"]["text"], is_large=True),
        ask("tool"),
        ask("capability"),
        NameField(
            words["fields"]["with_whom"],
            lambda: [Offer(whom, whom) for whom in requests.audiences_used(document)],
            lambda: now().with_whom,
            lambda whom: edits.run(
                say("edits.change_with_whom"),
                lambda draft: requests.set_text(draft, request_id, "with_whom", whom),
            ),
            hint=words["questions"]["with_whom"],
        ),
        ask("purpose"),
        *(_test(edits, now, test) for test in requests.TESTS),
        fields.field(
            "question",
            words["question_heading"],
            is_large=True,
            read=lambda: question_of(now()),
        ),
        Buttons(
            (
                words["rewrite"],
                lambda: edits.run(
                    say("edits.rewrite"), lambda draft: requests.rewrite(draft, request_id)
                ),
            ),
            is_wanted=lambda: is_stale(now()),
            words=words["written_before"],
        ),
        Words(lambda: _state_words(document, now()), heading=words["details"]["on_map"]),
        Buttons(
            (words["details"]["send"], partial(send, edits, request_id)),
            (words["details"]["park"], partial(park, edits, request_id)),
            is_wanted=lambda: (
                not now().parked and map_state(document, now()) is not MapState.ON_MAP
            ),
        ),
        Buttons(
            (words["details"]["send"], partial(send, edits, request_id)),
            (words["details"]["unpark"], partial(park, edits, request_id)),
            is_wanted=lambda: now().parked,
        ),
    ]


def asked_for_part(edits: Edits, card: Card) -> Part:
    """Which requests a card was asked for in; goes away for a card that was in none."""
    words = spoken("requests")

    def said() -> str:
        found = requests_of_card(edits.document, card.id)
        if found:
            return "\n".join(f"“{short(request.text, _NAMED_BY)}”" for request in found)
        here = edits.document.find(Card, card.id)
        return words["details"]["asked_for"] if here is not None and here.asked_for else ""

    return Words(said, heading=words["asked_for_in"])


def polarity_parts(edits: Edits, board: Board) -> list[Part]:
    """What a polarity says once: its poles, its purpose and its fear."""
    words, fields = spoken("polarity"), PolarityFields(edits, board)
    return [
        fields.field(
            name,
            words["fields"][name],
            hint=words["questions"][name],
            is_line=name.endswith("_name"),
        )
        for name in polarity.BOARD_FIELDS
    ]


def _entry(edits: Edits, entry: PolarityEntry) -> list[Part]:
    words, document = spoken("polarity"), edits.document

    def kicker() -> str:
        now = document.find(PolarityEntry, entry.id) or entry
        board = document.find(Board, now.board_id)
        side = now.place.partition("_")[0]
        pole = str(getattr(board, f"{side}_name", "")).strip() or words["sides"][side]
        return str(words["destinations"][now.place].format(pole=short(pole)))

    return [
        Words(kicker, **_KICKER),
        PolarityFields(edits, entry).field(
            "text",
            words["places"][entry.place],
            hint=words["questions"][entry.place],
            is_line=False,
            is_large=True,
        ),
    ]


def _test(edits: Edits, now: Callable[[], Request], test: requests.Test) -> Part:
    words = spoken("requests")

    def key() -> str:
        value = getattr(now(), test)
        return next(name for name, answer in _ANSWERS.items() if answer is value)

    def write(chosen: str) -> object:
        return edits.run(
            say("edits.answer_a_test"),
            lambda draft: requests.answer(draft, now().id, test, is_so=_ANSWERS[chosen]),
        )

    return Choice(words["tests"][test], [*words["details"]["answer"].items()], key, write)


def _state_words(records: Records, request: Request) -> str:
    words, state = spoken("requests"), map_state(records, request)
    if state is MapState.ON_MAP:
        card = records.find(Card, request.capability_card_id)
        tool = records.find(Card, request.tool_card_id)
        return "\n".join(short(one.text, _NAMED_BY) for one in (card, tool) if one is not None)
    parked = "parked_later" if request.purpose.strip() else "parked"
    known = {MapState.PARKED: parked, MapState.CARD_GONE: "card_gone"}
    known[MapState.TOOL_GONE] = "tool_gone"
    return str(words[known[state]]) if state in known else ""
