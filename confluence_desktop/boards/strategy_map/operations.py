"""Verbs of the strategy map: add, word, link, delete and copy cards. `moving` is beside it.

Each takes a draft, does one thing and leaves the draft's cards and links within the map's rules:
the lower of two linked cards is the means, and one link joins a pair at most.
"""

from collections.abc import Collection, Sequence

from confluence_desktop.boards.strategy_map.lanes import Lanes
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import has_room_between, order_between
from confluence_desktop.workshop.outline import Entry, level_of, read_outline
from confluence_desktop.workshop.spoken import say

CARD_TEXTS = frozenset({"text", "note", "measure", "baseline", "target", "owner"})
"""Fields of a card that hold words and can be written by `set_text`."""

CARDS_A_PASTE = 10_000
_NAMED_BY = 40


def add_card(
    draft: Draft,
    board: Board,
    level: Level,
    text: str,
    *,
    under: str | None = None,
    after: str | None = None,
) -> Card:
    """Add a card at the end of its lane, behind a sibling, or near the card that it goes under.

    Args:
        under: Id of the end that the card serves, on any level above; a link is made.
        after: Id of the card of the same lane that it stands behind.

    Raises:
        RefusedError: The text is empty, or `under` stands no higher than the card would.
        RecordMissingError: `under` or `after` is not on this map (any more).
    """
    words = text.strip()
    if not words:
        message = say("refused.empty_card_to_add")
        raise RefusedError(message)
    lanes = Lanes(draft, board.id)
    parent = None if under is None else _on_map(lanes, draft, under)
    if parent is not None:
        _refuse_unless_above(parent, level)
    at = len(lanes.rows[level])
    if after is not None:
        sibling = _on_map(lanes, draft, after)
        at = lanes.place_in_row(sibling) + 1 if sibling.level is level else at
    elif parent is not None:
        at = lanes.place_under(parent, level)
    return _new_card(draft, lanes, level, words, at=at, parent=parent)


def paste_outline(
    draft: Draft, board: Board, level: Level, text: str, *, under: str | None = None
) -> list[Card]:
    """Add a pasted list: its outermost entries at a level, what is indented below, linked.

    Entries deeper than the tools become tools of the last card that stands above them. What stands
    under a heading that is a level's name is of that level, and goes under cards of the list alone.

    Raises:
        RefusedError: There is no text in it, or far too much.
        RecordMissingError: `under` is not on this map (any more).
    """
    entries = read_outline(text, has_levels=True)
    if not entries:
        message = say("refused.no_list_to_add")
        raise RefusedError(message)
    if len(entries) > CARDS_A_PASTE:
        message = say("refused.list_too_long").format(count=len(entries), most=CARDS_A_PASTE)
        raise RefusedError(message)
    lanes = Lanes(draft, board.id)
    parent = None if under is None else _on_map(lanes, draft, under)
    if parent is not None:
        _refuse_unless_above(parent, level)
    return _add_entries(draft, lanes, level, entries, parent=parent)


def set_text(draft: Draft, record_id: str, field: str, text: str) -> None:
    """Write a text of a card, or a link's because; a card keeps its first wording beside it.

    Raises:
        RefusedError: A card's text is empty, or the field holds no words.
        RecordMissingError: The card or link is not there (any more).
    """
    link = draft.find(Link, record_id)
    if link is not None and field == "because":
        draft.put(link.changed(because=text.strip()))
        return
    if link is not None or field not in CARD_TEXTS:
        message = say("refused.no_such_field").format(field=field)
        raise RefusedError(message)
    card = get(draft, Card, record_id)
    words = text.strip()
    if field == "text" and not words:
        message = say("refused.empty_card")
        raise RefusedError(message)
    new = card.changed(**{field: words})
    if field == "text" and new.text != card.text and card.first_text is None:
        new = new.changed(first_text=card.text)
    if new != card:
        draft.put(new)


def link_cards(draft: Draft, first_id: str, second_id: str) -> Link:
    """Link two cards: the lower one serves the higher; on one level the first serves the second.

    Two cards of one level may serve each other: so a room says that each waits for the other (S12).

    Raises:
        RefusedError: It is one card, they lie on two maps, or they are linked already.
        RecordMissingError: One of them is not there (any more).
    """
    first, second = get(draft, Card, first_id), get(draft, Card, second_id)
    if first.id == second.id:
        message = say("refused.linked_to_itself").format(text=short(first.text))
        raise RefusedError(message)
    if first.board_id != second.board_id:
        message = say("refused.cards_of_other_maps")
        raise RefusedError(message)
    if links_meant(draft, first, second):
        message = say("refused.linked_already").format(
            text=short(first.text), other=short(second.text)
        )
        raise RefusedError(message)
    means, end = (first, second) if first.level.rank >= second.level.rank else (second, first)
    return draft.put(Link.new(source_id=means.id, target_id=end.id))


def unlink_cards(draft: Draft, first_id: str, second_id: str) -> None:
    """Take the link between two cards away, whichever way it runs.

    Of two cards of one level that serve each other, the first no longer serves the second.

    Raises:
        RefusedError: There is none.
        RecordMissingError: One of the cards is not there (any more).
    """
    first, second = get(draft, Card, first_id), get(draft, Card, second_id)
    links = links_meant(draft, first, second) or _links_between(draft, first.id, second.id)
    if not links:
        message = say("refused.not_linked").format(text=short(first.text), other=short(second.text))
        raise RefusedError(message)
    for link in links:
        draft.remove(link)


def links_meant(records: Records, first: Card, second: Card) -> list[Link]:
    """The link that linking these two, in this order, would make a second time."""
    both = _links_between(records, first.id, second.id)
    if first.level is not second.level:
        return both
    return [link for link in both if link.source_id == first.id]


def delete(draft: Draft, record_ids: Collection[str]) -> int:
    """Delete cards and links; a card's links go along at the commit. Says how many were there."""
    count = 0
    for record_id in dict.fromkeys(record_ids):
        record: Record | None = draft.find(Card, record_id) or draft.find(Link, record_id)
        if record is not None:
            draft.remove(record)
            count += 1
    return count


def duplicate(draft: Draft, record_ids: Collection[str]) -> list[Card]:
    """Add a copy behind each card; copies serve what the originals serve, or its copy."""
    first = next((card for id_ in record_ids if (card := draft.find(Card, id_))), None)
    if first is None:
        return []
    lanes = Lanes(draft, first.board_id)
    copies: dict[str, Card] = {}
    for card in lanes.in_map_order(record_ids):
        fields = {**card.__dict__, "first_text": None, "pinned_x": None}
        del fields["id"]
        at = lanes.place_in_row(card) + 1
        copies[card.id] = put_in_row(draft, lanes, Card.new(**fields), at=at)
    for original_id, copy in copies.items():
        for link in list(lanes.links_up(original_id)):
            end = copies.get(link.target_id) or lanes.cards[link.target_id]
            fields = {**link.__dict__, "source_id": copy.id, "target_id": end.id}
            del fields["id"]
            lanes.take_link(draft.put(Link.new(**fields)))
    return list(copies.values())


def put_in_row(draft: Draft, lanes: Lanes, card: Card, *, at: int) -> Card:
    """Put a card, new or standing elsewhere, at a place of its level's lane.

    Args:
        at: Index among the cards that stand there without it.
    """
    others: Sequence[Card] = lanes.rows[card.level]
    if card.id in lanes.cards:
        others = [other for other in others if other.id != card.id]
    before = others[at - 1] if at > 0 else None
    behind = others[at] if at < len(others) else None
    if not has_room_between(before, behind):
        others = _renumber(draft, lanes, others)
        before, behind = others[at - 1], others[at]
    placed = draft.put(card.changed(order=order_between(before, behind)))
    lanes.put(placed)
    return placed


def level_named(key: str) -> Level:
    """The level of a name such as ``goal``.

    Raises:
        RefusedError: There is none of that name.
    """
    if key not in LEVELS:
        names = ", ".join(LEVELS)
        message = say("refused.no_such_level").format(key=short(key), names=names)
        raise RefusedError(message)
    return Level(key)


def short(text: str) -> str:
    """The beginning of a text, to name it in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _NAMED_BY else line[: _NAMED_BY - 1].rstrip() + "…"


def _add_entries(
    draft: Draft, lanes: Lanes, start: Level, entries: Sequence[Entry], *, parent: Card | None
) -> list[Card]:
    added: list[Card] = []
    path: list[Card] = []
    last_child: dict[tuple[str | None, Level], str] = {}
    for entry in entries:
        del path[entry.depth :]
        level = level_of(start, entry)
        chosen = parent if entry.level is None else None
        above = next((card for card in reversed(path) if card.level.rank < level.rank), chosen)
        family = (above.id if above else None, level)
        if family in last_child:
            at = lanes.place_in_row(lanes.cards[last_child[family]]) + 1
        else:
            at = len(lanes.rows[level]) if above is None else lanes.place_under(above, level)
        card = _new_card(draft, lanes, level, entry.text, at=at, parent=above)
        last_child[family] = card.id
        path.append(card)
        added.append(card)
    return added


def _new_card(
    draft: Draft,
    lanes: Lanes,
    level: Level,
    words: str,
    *,
    at: int,
    parent: Card | None,
) -> Card:
    new = Card.new(board_id=lanes.board_id, level=level, text=words)
    card = put_in_row(draft, lanes, new, at=at)
    if parent is not None:
        lanes.take_link(draft.put(Link.new(source_id=card.id, target_id=parent.id)))
    return card


def _renumber(draft: Draft, lanes: Lanes, row: Sequence[Card]) -> list[Card]:
    """Give a row whole numbers again, for when no fraction fits between two neighbours."""
    renumbered = [draft.put(card.changed(order=float(at))) for at, card in enumerate(row)]
    lanes.replace_row(renumbered)
    return renumbered


def _on_map(lanes: Lanes, draft: Draft, card_id: str) -> Card:
    """A card of this map; a missing one and one of another map are both refused in words."""
    card = lanes.cards.get(card_id)
    if card is None:
        get(draft, Card, card_id)
        message = say("refused.card_of_another_map")
        raise RefusedError(message)
    return card


def _refuse_unless_above(parent: Card, level: Level) -> None:
    if parent.level.rank >= level.rank:
        message = say("refused.not_above").format(
            text=short(parent.text), lane=parent.level.plural, below=level.plural
        )
        raise RefusedError(message)


def _links_between(records: Records, first_id: str, second_id: str) -> list[Link]:
    return [
        *(link for link in records.where(Link, source_id=first_id) if link.target_id == second_id),
        *(link for link in records.where(Link, source_id=second_id) if link.target_id == first_id),
    ]
