"""The details of a card of the map, of a link between two, and of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from confluence_desktop.boards.strategy_map import clustering, operations
from confluence_desktop.boards.strategy_map.colouring import set_colour
from confluence_desktop.boards.strategy_map.sight import sight_of
from confluence_desktop.windows.fields import Buttons, Choice, Part, Toggle, Words
from confluence_desktop.windows.inspector_links import LinkRows
from confluence_desktop.windows.inspector_records import NEVER_PROJECTED, RecordFields
from confluence_desktop.windows.inspector_request import asked_for_part
from confluence_desktop.windows.inspector_round import people_offered
from confluence_desktop.windows.line_of_sight import because_of, needs
from confluence_desktop.windows.outline_words import COLOUR_WORDS
from confluence_desktop.windows.plan_picker import NameField
from confluence_desktop.workshop.cards import Card, CardColour, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.document.record import Record
    from confluence_desktop.windows.edits import Edits

    Show = Callable[[str], object]

_TITLE: dict[str, Any] = {"size_px": 20, "weight": 700}
_KICKER: dict[str, Any] = {"size_px": 15, "weight": 600, "tone": "muted"}
_TICKS = {
    "names_action": say("details.says_action"),
    "names_offering": say("details.says_offering"),
    "names_for_whom": say("details.says_for_whom"),
}


class Ticks(Part):
    """Several yes or no of one kind, close together."""

    def __init__(self, toggles: list[Toggle]) -> None:
        super().__init__()
        self._toggles = toggles
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for toggle in toggles:
            column.addWidget(toggle)

    @override
    def refresh(self) -> None:
        for toggle in self._toggles:
            toggle.refresh()


def map_parts(edits: Edits, record: Record, show: Show) -> list[Part]:
    """The parts that show a card, a link or a cluster; none for anything else.

    Args:
        show: Shows another record by its id.
    """
    fields = RecordFields(edits, record)
    if isinstance(record, Card):
        return _card(edits, record, fields, show)
    if isinstance(record, Link):
        return _link(edits, record, fields, show)
    if isinstance(record, Cluster):
        return _cluster(edits, fields)
    return []


def _card(edits: Edits, card: Card, fields: RecordFields, show: Show) -> list[Part]:
    document, card_id = edits.document, card.id

    def now() -> Card:
        return document.find(Card, card_id) or card

    return [
        Words(lambda: f"{now().level.title()}", **_KICKER),
        fields.words("text", **_TITLE),
        Words(lambda: because_of(document, now()), heading=say("details.because_of")),
        Words(lambda: needs(document, now()), heading=say("details.needs")),
        asked_for_part(edits, card),
        *_by_level(edits, card, fields),
        fields.field(
            "note", say("details.facilitators_note"), aside=NEVER_PROJECTED, is_line=False
        ),
        LinkRows(document, card_id, show),
        Words(lambda: sight_of(document, card_id), heading=say("details.line_of_sight")),
        Buttons(
            (say("details.copy_sight"), lambda: copy_sentence(sight_of(document, card_id))),
            is_wanted=lambda: bool(sight_of(document, card_id)),
        ),
        _colour(edits, card_id, fields),
        _cluster_name(edits, now),
        *_first_wording(edits, now),
    ]


def _by_level(edits: Edits, card: Card, fields: RecordFields) -> list[Part]:
    match card.level:
        case Level.MISSION:
            return [Ticks([_tick(fields, name, words) for name, words in _TICKS.items()])]
        case Level.OBJECTIVE:
            return [
                fields.field("measure", say("details.measure"), hint=say("details.measure_hint")),
                fields.field("baseline", say("details.today")),
                fields.field("target", say("details.wanted")),
                fields.day("due", say("details.by_when")),
                _who(edits, fields, say("details.owner")),
                _tick(
                    fields,
                    "tells_outcome",
                    say("details.outcome"),
                    say("details.outcome_unticked"),
                ),
            ]
        case Level.CAPABILITY:
            return [_who(edits, fields, say("details.carried_by"))]
        case Level.TOOL:
            return [
                _tick(
                    fields,
                    "asked_for",
                    say("details.was_asked_for"),
                    say("details.was_asked_for"),
                )
            ]
        case _:
            return []


def _tick(fields: RecordFields, name: str, yes: str, no: str = "") -> Toggle:
    return Toggle(
        yes,
        no or yes,
        lambda: bool(fields.value(name)),
        lambda is_on: fields.put(
            name, is_on, say("edits.tick" if is_on else "edits.untick").format(what=yes)
        ),
    )


def _who(edits: Edits, fields: RecordFields, heading: str) -> NameField:
    return NameField(
        heading,
        lambda: people_offered(edits.document),
        lambda: str(fields.value("owner") or ""),
        lambda owner: fields.put("owner", owner, say("edits.change").format(what=heading.lower())),
    )


def _colour(edits: Edits, card_id: str, fields: RecordFields) -> Choice:
    return Choice(
        say("details.colour"),
        [(colour.value, words) for colour, words in COLOUR_WORDS.items()],
        lambda: fields.value("colour") or CardColour.LEVEL,
        lambda key: edits.run(
            say("edits.colour_cards"), lambda draft: set_colour(draft, [card_id], CardColour(key))
        ),
    )


def _cluster_name(edits: Edits, now: Callable[[], Card]) -> Part:
    cluster = clustering.cluster_of(edits.document, now())
    if cluster is None:
        return Words(lambda: "")
    return _name_of(RecordFields(edits, cluster))


def _name_of(fields: RecordFields) -> Part:
    return fields.field("name", say("details.cluster"), hint=say("details.its_name"))


def _first_wording(edits: Edits, now: Callable[[], Card]) -> list[Part]:
    def is_other() -> bool:
        card = now()
        return card.first_text is not None and card.first_text != card.text

    def go_back() -> None:
        card = now()
        edits.run(
            say("edits.back_to_the_first_wording"),
            lambda draft: operations.set_text(draft, card.id, "text", card.first_text or card.text),
        )

    return [
        Words(
            lambda: (now().first_text or "") if is_other() else "",
            heading=f"{say('details.first_wording')} · {NEVER_PROJECTED}",
            tone="muted",
        ),
        Buttons((say("details.back_to_it"), go_back), is_wanted=is_other),
    ]


def _link(edits: Edits, link: Link, fields: RecordFields, show: Show) -> list[Part]:
    def text_of(card_id: str) -> str:
        card = edits.document.find(Card, card_id)
        return card.text if card else ""

    effects = [(Effect.HELPS.value, "helps"), (Effect.HURTS.value, "hurts")]
    return [
        Words(lambda: say("details.link"), **_KICKER),
        Words(lambda: text_of(link.source_id), **_TITLE),
        Choice(
            say("details.its_effect"),
            effects,
            lambda: fields.value("effect") or Effect.HELPS,
            lambda key: fields.put("effect", Effect(key), say("edits.set_effect")),
        ),
        Words(lambda: text_of(link.target_id), **_TITLE),
        fields.field(
            "because", say("details.because"), hint=say("details.because_hint"), is_line=False
        ),
        fields.confidence(),
        Buttons(
            (say("details.to_card_below"), lambda: show(link.source_id)),
            ("above", lambda: show(link.target_id)),
        ),
    ]


def _cluster(edits: Edits, fields: RecordFields) -> list[Part]:
    def members() -> str:
        ids = fields.value("card_ids") or ()
        cards = [card for id_ in ids if (card := edits.document.find(Card, id_)) is not None]
        cards.sort(key=lambda card: (card.level.rank, card.order, card.id))
        return "\n".join(" ".join(card.text.split()) for card in cards)

    return [
        _name_of(fields),
        Toggle(
            say("details.one_block"),
            say("details.one_block"),
            lambda: bool(fields.value("collapsed")),
            lambda is_on: fields.put(
                "collapsed",
                is_on,
                say("edits.collapse_a_cluster") if is_on else say("edits.open_a_cluster"),
            ),
        ),
        Words(members, heading=say("details.its_cards")),
    ]


def copy_sentence(sentence: str) -> None:
    """Put a sentence on the clipboard."""
    if sentence:
        QGuiApplication.clipboard().setText(sentence)
