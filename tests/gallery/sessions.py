"""Sessions in the states that screens, pages and measurements are looked at in.

Every call gives equal records, ids included, so that pictures made of them can be compared.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from itertools import chain, repeat
from typing import Any

from confluence_desktop.document.record import Record
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card, Level
from confluence_desktop.workshop.catch_22 import Because, BecauseState, Loop, Side, Step
from confluence_desktop.workshop.close import Action, Decision, ParkedItem
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.session import Participant, Session
from confluence_desktop.workshop.templates import session_from_template
from tests.gallery.texts import ENGLISH, LONG, SCRIPTS, Texts

MAP_ID = "board_map"
CATCH_ID = "board_catch"
TODAY = date(2026, 11, 22)

_SHARES = (0.0, 0.0, 0.03, 0.09, 0.24, 0.33, 0.31)
"""How many of a map's cards lie on each level, the first two with one each."""


def with_steady_ids(records: Iterable[Record]) -> list[Record]:
    """The same records with ids that count up, in place of random ones."""
    old = list(records)
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for record in old:
        number = counts[record.stored_as] = counts.get(record.stored_as, 0) + 1
        names[record.id] = f"{record.stored_as}_{number:05}"

    def steady(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(steady(one) for one in value)
        return names.get(value, value) if isinstance(value, str) else value

    return [
        type(record).checked({name: steady(value) for name, value in record.__dict__.items()})
        for record in old
    ]


def sample() -> list[Record]:
    """The session that ships with the program."""
    return with_steady_ids(session_from_template("sample", starts_on=TODAY))


def empty(title: str = "An empty session") -> list[Record]:
    """Both boards, and nothing said yet."""
    return [*_frame(ENGLISH, title, people=0), *_loops(("", ""), ("", ""))]


def filled(
    texts: Texts,
    *,
    title: str | None = None,
    cards: int = 28,
    becauses: int = 3,
    steps: int = 4,
    people: int = 8,
    notes: int = 3,
) -> list[Record]:
    """A session whose boards hold so much of some texts.

    Args:
        texts: What everything says.
        title: Of the session; the texts' own if left out.
        cards: On the map, each linked to one above.
        becauses: On each arrow of both loops.
        steps: At the crossing.
        people: In the room.
        notes: Parked items, decisions and actions, each.
    """
    return [
        *_frame(texts, title or texts.title, people=people),
        *_loops(texts.left, texts.right),
        *map_cards(cards, texts.cards),
        *_becauses(becauses, texts.becauses),
        *_steps(steps, texts.steps),
        *_notes(notes, texts.cards),
    ]


def full() -> list[Record]:
    """As much as a long day brings: 200 cards, 30 becauses an arrow, 12 steps."""
    return filled(
        ENGLISH,
        title="A long day with everybody",
        cards=200,
        becauses=30,
        steps=12,
        people=30,
        notes=20,
    )


def map_only(cards: int) -> list[Record]:
    """A session with so many cards on its map, each of eight words of its own."""
    return [
        Session.checked({"id": "session_1", "title": f"{cards} cards"}),
        _map_board("Mission to strategy"),
        *map_cards(cards, eight_words(cards)),
    ]


def eight_words(count: int) -> list[str]:
    """So many different texts of eight words each."""
    words = " ".join(chain(ENGLISH.cards, ENGLISH.becauses, ENGLISH.steps)).split()
    return [
        " ".join(words[(n * (3 + place) + 7 * place + n // 13) % len(words)] for place in range(8))
        + f" {n}"
        for n in range(count)
    ]


def map_cards(count: int, texts: Sequence[str]) -> list[Record]:
    """Cards over all levels, each but the first linked to one on the level above."""
    sizes = _sizes(count)
    records: list[Record] = []
    above: list[Card] = []
    made = 0
    for level, size in zip(LEVELS, sizes, strict=True):
        lane = [_card(made + place, level, place, texts) for place in range(size)]
        made += size
        records += lane
        if above:
            records += [
                Link.checked(
                    {
                        "id": f"link_{card.id}",
                        "source_id": card.id,
                        "target_id": above[place * len(above) // size].id,
                    }
                )
                for place, card in enumerate(lane)
            ]
        above = lane or above
    return records


def _sizes(count: int) -> list[int]:
    small = [1] * min(count, len(LEVELS))
    sizes = [*small, *repeat(0, len(LEVELS) - len(small))]
    left = count - sum(sizes)
    for rank, share in enumerate(_SHARES):
        if share and left > 0:
            sizes[rank] += int(share * (count - len(LEVELS)))
    sizes[-1] += count - sum(sizes)
    return sizes


def _card(number: int, level: Level, place: int, texts: Sequence[str]) -> Card:
    return Card.checked(
        {
            "id": f"card_{number:05}",
            "board_id": MAP_ID,
            "level": level,
            "text": texts[number % len(texts)],
            "order": float(place),
        }
    )


def _map_board(title: str) -> Board:
    return Board.checked(
        {"id": MAP_ID, "type": BoardKind.STRATEGY_MAP, "title": title, "order": 0.0}
    )


def _frame(texts: Texts, title: str, *, people: int) -> list[Record]:
    """Session, people, boards and agenda."""
    names = chain.from_iterable(repeat(texts.people))
    return [
        Session.checked(
            {
                "id": "session_1",
                "title": title,
                "client": texts.client,
                "starts_on": TODAY,
                "purpose": texts.purpose,
            }
        ),
        *(
            Participant.checked({"id": f"participant_{n:03}", "name": name, "order": float(n)})
            for n, name in zip(range(people), names, strict=False)
        ),
        _map_board(texts.boards[0]),
        Board.checked(
            {
                "id": CATCH_ID,
                "type": BoardKind.CATCH_22,
                "title": texts.boards[1],
                "left_name": texts.currents[0],
                "right_name": texts.currents[1],
                "order": 1.0,
            }
        ),
        *(
            AgendaItem.checked(
                {
                    "id": f"agenda_item_{place}",
                    "title": item,
                    "prompt": texts.prompt,
                    "minutes": 10 + 10 * place,
                    "order": float(place),
                    "board_id": {1: MAP_ID, 2: CATCH_ID}.get(place),
                }
            )
            for place, item in enumerate(texts.agenda)
        ),
    ]


def _loops(left: tuple[str, str], right: tuple[str, str]) -> list[Record]:
    return [
        Loop.checked(
            {"id": f"loop_{side}", "board_id": CATCH_ID, "side": side, "x": said[0], "y": said[1]}
        )
        for side, said in ((Side.LEFT, left), (Side.RIGHT, right))
    ]


def _becauses(count: int, texts: Sequence[str]) -> list[Record]:
    states = (BecauseState.HOLDS, BecauseState.HOLDS, BecauseState.DOUBTED, BecauseState.BROKEN)
    return [
        Because.checked(
            {
                "id": f"because_{side}_{arrow}_{n:02}",
                "loop_id": f"loop_{side}",
                "arrow": arrow,
                "text": texts[(n * 3 + arrow) % len(texts)],
                "confidence": (n * 7 + arrow) % 11 if n % 3 else None,
                "state": states[n % len(states)],
                "order": float(n),
            }
        )
        for side in Side
        for arrow in (1, 2)
        for n in range(count)
    ]


def _steps(count: int, texts: Sequence[str]) -> list[Record]:
    return [
        Step.checked(
            {
                "id": f"step_{n:02}",
                "board_id": CATCH_ID,
                "text": texts[n % len(texts)],
                "together": n % 3 != 2,
                "with_tool": n % 4 != 3,
                "order": float(n),
            }
        )
        for n in range(count)
    ]


def _notes(count: int, texts: Sequence[str]) -> list[Record]:
    kinds: tuple[type[Record], ...] = (ParkedItem, Decision, Action)
    return [
        kind.checked(
            {
                "id": f"{kind.stored_as}_{n:02}",
                "text": texts[(n * 5 + shift) % len(texts)],
                "order": float(n),
            }
        )
        for shift, kind in enumerate(kinds)
        for n in range(count)
    ]


STATES: dict[str, Callable[[], list[Record]]] = {
    "empty": empty,
    "sample": sample,
    "full": full,
    "long-words": partial(filled, LONG),
    **{name: partial(filled, texts) for name, texts in SCRIPTS.items()},
}
"""Everything that screens and pages are looked at with, by name."""
