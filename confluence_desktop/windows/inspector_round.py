"""The details of a round of the plan, and of the plan itself."""

from typing import Any

from typing_extensions import override

from confluence_desktop.boards.confluence_plan.operations import (
    conclude,
    require,
    rounds_from_steps,
    rounds_of,
    serve,
    set_text,
    waiting_steps,
)
from confluence_desktop.document.record import Record, Records
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.fields import Buttons, Choice, Part, Toggle, Words
from confluence_desktop.windows.inspector_records import RecordFields
from confluence_desktop.windows.plan_picker import NameField, Offer, Ties
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.chains import trace_sentence
from confluence_desktop.workshop.operations import participants_in_order
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.rounds import Round, RoundState
from confluence_desktop.workshop.spoken import say, spoken

_KICKER: dict[str, Any] = {"size_px": 15, "weight": 600, "tone": "muted"}
_MOST_STEPS = 6


class RoundFields(RecordFields):
    """Fields of a round: texts go through the plan's own verb."""

    @override
    def write(self, name: str, text: str, label: str, *, merge_key: str) -> None:
        self._edits.run(
            label, lambda draft: set_text(draft, self._id, name, text), merge_key=merge_key
        )


def round_parts(edits: Edits, record: Record) -> list[Part]:
    """The parts that show a round; none for anything else."""
    if not isinstance(record, Round):
        return []
    said = spoken("plan")["details"]
    fields = RoundFields(edits, record)
    document, round_id = edits.document, record.id

    def text(name: str, *, is_line: bool = True) -> Part:
        return fields.field(name, said[name], hint=said.get(f"{name}_hint", "…"), is_line=is_line)

    return [
        Words(lambda: said["kicker"].format(number=_number(document, round_id)), **_KICKER),
        fields.field("text", said["text"], is_line=False, is_large=True),
        text("act", is_line=False),
        text("other"),
        text("tool"),
        NameField(
            said["owner"],
            lambda: people_offered(document),
            lambda: str(fields.value("owner") or ""),
            lambda owner: fields.put("owner", owner, say("edits.change_owner")),
        ),
        fields.day("starts_on", said["starts_on"]),
        fields.day("due", said["due"]),
        text("done_when", is_line=False),
        Toggle(
            said["outcome"],
            said["not_outcome"],
            lambda: bool(fields.value("tells_outcome")),
            lambda is_on: fields.put("tells_outcome", is_on, say("edits.outcome_or_not")),
        ),
        text("signal", is_line=False),
        text("learn_together", is_line=False),
        text("learn_tools", is_line=False),
        *_ties(edits, round_id, fields),
        *_afterwards(edits, round_id, fields),
    ]


def plan_parts(edits: Edits, board_id: str) -> list[Part]:
    """What the plan shows while none of its rounds is selected: the steps that wait for one."""
    said = spoken("plan")["details"]
    document = edits.document

    def steps() -> str:
        found = waiting_steps(document)
        lines = [" ".join(step.text.split()) for step in found[:_MOST_STEPS]]
        return "\n".join([*lines, *(["…"] if len(found) > _MOST_STEPS else [])])

    def take() -> None:
        board = document.find(Board, board_id)
        if board is not None:
            edits.run(
                say("edits.make_rounds_of_steps"), lambda draft: rounds_from_steps(draft, board)
            )

    return [
        Words(steps, heading=said["waiting"]),
        Buttons((said["take_steps"], take), is_wanted=lambda: bool(waiting_steps(document))),
    ]


def cards_offered(records: Records) -> list[Offer]:
    """The cards of the maps that a round can serve, strategies first, then by level."""
    cards = sorted(
        records.all(Card),
        key=lambda card: (card.level is not Level.STRATEGY, card.level.rank, *place_key(card)),
    )
    return [Offer(card.id, card.text, card.level.singular) for card in cards]


def people_offered(records: Records) -> list[Offer]:
    """The people of the session by name, then the roles that they have."""
    people = participants_in_order(records)
    names = [*(one.name for one in people), *(one.role for one in people)]
    return [Offer(name, name) for name in dict.fromkeys(names) if name.strip()]


def _ties(edits: Edits, round_id: str, fields: RoundFields) -> list[Part]:
    said = spoken("plan")["details"]
    document = edits.document

    def card_named(card_id: str) -> str:
        card = document.find(Card, card_id)
        return card.text if card is not None else said["gone"]

    def round_named(other_id: str) -> str:
        other = document.find(Round, other_id)
        if other is None:
            return str(said["gone"])
        return f"{_number(document, other_id)} · {other.text}"

    def others() -> list[Offer]:
        round_ = document.find(Round, round_id)
        rounds = rounds_of(document, round_.board_id) if round_ is not None else []
        return [
            Offer(one.id, one.text, str(number))
            for number, one in enumerate(rounds, 1)
            if one.id != round_id
        ]

    def step() -> str:
        step_id = fields.value("step_id")
        found = document.find(Step, step_id)
        return found.text if found is not None else str(said["gone"]) if step_id else ""

    return [
        Ties(
            said["serves"],
            said["serves_hint"],
            lambda: cards_offered(document),
            read=lambda: fields.value("serves") or (),
            named=card_named,
            write=lambda ids: edits.run(
                say("edits.change_what_it_serves"), lambda d: serve(d, round_id, ids)
            ),
        ),
        Ties(
            said["requires"],
            said["requires_hint"],
            others,
            read=lambda: fields.value("requires") or (),
            named=round_named,
            write=lambda ids: edits.run(
                say("edits.change_what_it_needs"), lambda d: require(d, round_id, ids)
            ),
        ),
        Words(step, heading=said["step"]),
        Words(lambda: trace_sentence(document, round_id), heading=said["trace"]),
    ]


def _afterwards(edits: Edits, round_id: str, fields: RoundFields) -> list[Part]:
    said = spoken("plan")["details"]
    states = spoken("plan")["round"]["states"]

    return [
        Choice(
            said["state"],
            [(state.value, states[state.value]) for state in RoundState],
            lambda: fields.value("state") or RoundState.OPEN,
            lambda key: edits.run(
                say("edits.done_or_not_done"), lambda d: conclude(d, round_id, RoundState(key))
            ),
        ),
        fields.field("happened", said["happened"], is_line=False),
        fields.field("learned", said["learned"], is_line=False),
    ]


def _number(records: Records, round_id: str) -> int:
    round_ = records.find(Round, round_id)
    ids = [one.id for one in rounds_of(records, round_.board_id)] if round_ is not None else []
    return ids.index(round_id) + 1 if round_id in ids else 0
