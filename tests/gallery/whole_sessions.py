"""Sessions that came to their end: asked, mapped, committed and planned, for the papers."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from confluence_desktop.document.record import Record
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Objection, Step, StepState
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from tests.gallery.sessions import TODAY, filled
from tests.gallery.texts import ENGLISH, LONG, SCRIPTS, Texts

_AGREEMENT = (5, 3, 1, 1, 0, 1)


def whole(
    texts: Texts,
    *,
    cards: int = 28,
    becauses: int = 3,
    steps: int = 4,
    rounds: int = 4,
    requests: int = 3,
) -> list[Record]:
    """A session on every kind of board, with so much of some texts."""
    records = filled(texts, cards=cards, becauses=becauses, steps=steps)
    made = [_committed(record, texts) if isinstance(record, Step) else record for record in records]
    return [
        *made,
        *_objections(texts.becauses),
        *_requests(requests, texts),
        *_rounds(rounds, texts, made),
        *_polarity(texts),
    ]


def _committed(step: Step, texts: Texts) -> Step:
    """The first step is committed to, the second kept; each with all its fields."""
    number = int(step.order)
    states = (StepState.COMMITTED, StepState.KEPT)
    said = [texts.cards[(number + n) % len(texts.cards)] for n in range(3)]
    return step.changed(
        state=states[number] if number < len(states) else StepState.CANDIDATE,
        owner=texts.people[number % len(texts.people)],
        tool=texts.currents[1],
        starts_on=TODAY + timedelta(days=5),
        signal_on=TODAY + timedelta(days=12),
        ends_on=TODAY + timedelta(days=30),
        review_on=TODAY + timedelta(days=35),
        breaks=(f"because_left_{1 + number % 2}_00", f"because_right_{1 + number % 2}_01"),
        signal=said[0],
        warning=said[1],
        fallback=said[2],
        decision_id="decision_of_step" if number == 0 else None,
    )


def _objections(texts: Sequence[str]) -> list[Record]:
    told = {"id": "decision_of_step", "text": texts[0], "why": texts[1], "step_id": "step_00"}
    return [
        Decision.checked({**told, "agreement": _AGREEMENT, "order": 99.0}),
        *(
            Objection.checked(
                {
                    "id": f"objection_{n}",
                    "step_id": "step_00",
                    "text": texts[n % len(texts)],
                    "answer": texts[(n + 1) % len(texts)] if n else "",
                    "order": float(n),
                }
            )
            for n in range(3)
        ),
    ]


def _requests(count: int, texts: Texts) -> list[Record]:
    board = {"id": "board_asked", "type": BoardKind.REQUESTS, "title": texts.title, "order": -1.0}
    return [
        Board.checked(board),
        *(
            Request.checked(
                {
                    "id": f"request_{n:02}",
                    "board_id": "board_asked",
                    "text": texts.steps[n % len(texts.steps)],
                    "tool": texts.currents[1],
                    "capability": texts.cards[n % len(texts.cards)],
                    "with_whom": texts.people[n % len(texts.people)],
                    "purpose": texts.left[0],
                    "from_tool": True,
                    "done_to": n % 2 == 0,
                    "order": float(n),
                }
            )
            for n in range(count)
        ),
    ]


def _rounds(count: int, texts: Texts, records: Sequence[Record]) -> list[Record]:
    served = [one.id for one in records if one.stored_as == "card" and "strategy" in repr(one)]
    board = {"id": "board_plan", "type": BoardKind.CONFLUENCE_PLAN, "title": texts.boards[0]}
    return [
        Board.checked({**board, "order": 3.0}),
        *(
            Round.checked(
                {
                    "id": f"round_{n:02}",
                    "board_id": "board_plan",
                    "step_id": f"step_{n:02}" if n == 0 else None,
                    "text": texts.steps[n % len(texts.steps)],
                    "act": texts.cards[n % len(texts.cards)],
                    "tool": texts.currents[1],
                    "owner": texts.people[n % len(texts.people)],
                    "other": texts.people[(n + 1) % len(texts.people)],
                    "starts_on": TODAY + timedelta(days=5 + 30 * n),
                    "due": TODAY + timedelta(days=30 + 30 * n),
                    "done_when": texts.cards[(n + 3) % len(texts.cards)],
                    "signal": texts.cards[(n + 4) % len(texts.cards)],
                    "learn_together": texts.becauses[n % len(texts.becauses)],
                    "learn_tools": texts.becauses[(n + 1) % len(texts.becauses)],
                    "serves": tuple(served[n % len(served) :][:1]) if served else (),
                    "order": float(n),
                }
            )
            for n in range(count)
        ),
    ]


def _polarity(texts: Texts) -> list[Record]:
    left, right = texts.currents
    board = {"id": "board_poles", "type": BoardKind.POLARITY, "title": f"{left} · {right}"}
    names = {"left_name": left, "right_name": right, "purpose": texts.purpose}
    return [
        Board.checked({**board, **names, "fear": texts.left[0], "order": 2.0}),
        *(
            PolarityEntry.checked(
                {
                    "id": f"entry_{place}_{n}",
                    "board_id": "board_poles",
                    "place": place,
                    "text": texts.becauses[n % len(texts.becauses)],
                    "order": float(n),
                }
            )
            for place in PolarityPlace
            for n in range(2)
        ),
    ]


WHOLE: dict[str, Callable[[], list[Record]]] = {
    "whole": partial(whole, ENGLISH),
    "whole-full": partial(whole, ENGLISH, cards=200, becauses=30, steps=12, rounds=12, requests=8),
    "whole-long-words": partial(whole, LONG),
    **{f"whole-{name}": partial(whole, SCRIPTS[name]) for name in ("arabic", "chinese")},
}
"""Everything that pages are looked at with beside the usual states, by name."""
