"""A session with one record of every kind that lies somewhere, each in its place."""

from confluence_desktop.document.record import Record
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.catch_22 import (
    Because,
    Loop,
    Objection,
    Side,
    StageLeft,
    Step,
    StuckLine,
    StuckPair,
)
from confluence_desktop.workshop.close import FacilitatorNote
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.findings import Acceptance
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.operations import new_session
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.votes import Ballot, Poll, PollKind

BOARDS = {kind: f"board_{kind.value}" for kind in BoardKind}


def one_of_each() -> list[Record]:
    """The records, with every board that they lie on."""
    boards = [Board(id=id_, type=kind, title=kind.value) for kind, id_ in BOARDS.items()]
    a_map, catch_22 = BOARDS[BoardKind.STRATEGY_MAP], BOARDS[BoardKind.CATCH_22]
    return [
        new_session("One of each"),
        *boards,
        Card(id="goal", board_id=a_map, level=Level.GOAL, text="A goal", note="Mine"),
        Card(id="means", board_id=a_map, level=Level.STRATEGY, text="A means", covered=True),
        Link(id="link", source_id="means", target_id="goal"),
        Cluster(id="cluster", board_id=a_map, card_ids=("goal", "means")),
        Acceptance(id="accepted", board_id=a_map, check="S1", key="k", reason="We know"),
        Loop(id="loop", board_id=catch_22, side=Side.LEFT, x="speak", y="are heard"),
        Because(id="because", loop_id="loop", arrow=1, text="Nobody asks", who="Head"),
        Step(id="step", board_id=catch_22, text="Ask"),
        Objection(id="objection", step_id="step", text="Nobody answers"),
        StuckLine(id="line", board_id=catch_22, text="We can't … until …", covered=True),
        StuckLine(id="other", board_id=catch_22, text="We can't … either"),
        StuckPair(id="pair", board_id=catch_22, line_ids=("line", "other")),
        StageLeft(id=f"stage_left_{catch_22}_1", board_id=catch_22, stage=1),
        Poll(id="poll", board_id=catch_22, kind=PollKind.DOTS, item_ids=("because",)),
        Ballot(id="ballot", poll_id="poll", choices=(1,)),
        Request(id="request", board_id=BOARDS[BoardKind.REQUESTS], text="A page, please"),
        PolarityEntry(
            id="entry",
            board_id=BOARDS[BoardKind.POLARITY],
            place=PolarityPlace.LEFT_UPSIDE,
            text="Calm",
        ),
        Round(id="round", board_id=BOARDS[BoardKind.CONFLUENCE_PLAN], text="Ask twice"),
        FacilitatorNote(id="note", text="Mine"),
        PendingText(id="pending_line", place="line", text="Half a w"),
    ]
