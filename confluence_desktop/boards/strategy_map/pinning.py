"""Verbs that hold cards where they stand, let them go, and nudge those that are held.

A pin is the left edge of a card in the units of the facilitator's view. The layout holds it as it
is there, but never outside the width that the map takes up; other cards give way to both sides. On
wall and paper, which have measures of their own, the card stands as far along its lane.
"""

from collections.abc import Collection

from confluence_desktop.boards.strategy_map.lanes import Lanes
from confluence_desktop.boards.strategy_map.map_drawing import rects_in
from confluence_desktop.boards.strategy_map.operations import put_in_row
from confluence_desktop.document.draft import Draft
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.spoken import say

NUDGE = 24.0
"""How far one nudge brings a pinned card, in board units."""

_GAP = 16.0


def pin(draft: Draft, card_ids: Collection[str], seen: Drawing) -> int:
    """Hold cards where they stand in a drawing; says how many were not held before.

    Raises:
        RefusedError: None of them is a card that stands there.
    """
    rects = rects_in(seen)
    standing = [card for card in _cards(draft, card_ids) if card.id in rects]
    if not standing:
        message = say("refused.only_seen_cards_are_pinned")
        raise RefusedError(message)
    free = [card for card in standing if card.pinned_x is None]
    for card in free:
        draft.put(card.changed(pinned_x=rects[card.id].x))
    return len(free)


def unpin(draft: Draft, card_ids: Collection[str]) -> int:
    """Let the layout place cards again; says how many were held.

    Raises:
        RefusedError: There is no card among them.
    """
    cards = _cards(draft, card_ids)
    if not cards:
        message = say("refused.only_cards_are_let_go")
        raise RefusedError(message)
    held = [card for card in cards if card.pinned_x is not None]
    for card in held:
        draft.put(card.changed(pinned_x=None))
    return len(held)


def toggle_pins(draft: Draft, card_ids: Collection[str], seen: Drawing) -> bool:
    """Pin cards, or let them go where all are pinned; says whether they are pinned now.

    Raises:
        RefusedError: None of them is a card that can be seen.
    """
    cards = _cards(draft, card_ids)
    if cards and all(card.pinned_x is not None for card in cards):
        unpin(draft, card_ids)
        return False
    pin(draft, card_ids, seen)
    return True


def nudge(draft: Draft, card_ids: Collection[str], by: int, seen: Drawing | None = None) -> None:
    """Bring pinned cards some steps to the right, or to the left if negative.

    Args:
        by: How many steps.
        seen: The drawing on which they are; a card then passes the neighbour that it pushes, once
            there is room for that one behind it. Without it neighbours are only pushed along.

    Raises:
        RefusedError: None of them is pinned.
    """
    held = [card for card in _cards(draft, card_ids) if card.pinned_x is not None]
    if not held:
        message = say("refused.only_pinned_cards_are_nudged")
        raise RefusedError(message)
    rects = rects_in(seen) if seen is not None else {}
    lanes = Lanes(draft, held[0].board_id)
    for card in held:
        rect = rects.get(card.id)
        start = rect.x if rect is not None else card.pinned_x or 0.0
        moved = draft.put(card.changed(pinned_x=start + by * NUDGE))
        lanes.put(moved)
        if rect is not None and seen is not None:
            _pass_neighbours(draft, lanes, moved, seen, right=by > 0)


def _pass_neighbours(draft: Draft, lanes: Lanes, card: Card, seen: Drawing, *, right: bool) -> None:
    """Put a card past the neighbour that it pushes, once there is room for that one behind it."""
    rects = rects_in(seen)
    left, width = card.pinned_x or 0.0, rects[card.id].width
    row = lanes.rows[card.level]
    at = lanes.place_in_row(card)
    ahead, behind = (at + 1, at - 1) if right else (at - 1, at + 1)
    if not 0 <= ahead < len(row) or row[ahead].id not in rects:
        return
    pushed = rects[row[ahead].id]
    is_pushing = left + width > pushed.x - _GAP if right else left < pushed.right + _GAP
    bounds = seen.bounds
    edge = bounds.x + seen.head_width if right else bounds.right
    if 0 <= behind < len(row) and row[behind].id in rects:
        rect = rects[row[behind].id]
        edge = rect.right if right else rect.x
    room = left - edge if right else edge - left - width
    if is_pushing and room >= pushed.width + 2 * _GAP:
        put_in_row(draft, lanes, card, at=ahead)


def _cards(draft: Draft, card_ids: Collection[str]) -> list[Card]:
    found = (draft.find(Card, card_id) for card_id in dict.fromkeys(card_ids))
    return [card for card in found if card is not None]
