"""Every record kind of a session file, by its stored name."""

from confluence_desktop.document.record import Record
from confluence_desktop.workshop.agenda import AgendaItem, ItemTime, PendingText, Room
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.catch_22 import (
    Because,
    Loop,
    Objection,
    StageLeft,
    Step,
    StuckLine,
    StuckPair,
)
from confluence_desktop.workshop.close import Action, Decision, FacilitatorNote, ParkedItem
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.findings import Acceptance, CheckNumber
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.polarity import PolarityEntry
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.session import Participant, Session
from confluence_desktop.workshop.votes import Ballot, Poll

RECORD_KINDS: dict[str, type[Record]] = {
    kind.stored_as: kind
    for kind in (
        Session,
        Participant,
        AgendaItem,
        ItemTime,
        Room,
        PendingText,
        Board,
        Card,
        Link,
        Loop,
        Because,
        Step,
        Decision,
        Action,
        ParkedItem,
        FacilitatorNote,
        Cluster,
        Acceptance,
        CheckNumber,
        Request,
        StuckLine,
        StuckPair,
        Objection,
        StageLeft,
        PolarityEntry,
        Round,
        Poll,
        Ballot,
    )
}
