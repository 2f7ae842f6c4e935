"""The details of several things at once: what can be done with all of them."""

from collections.abc import Callable, Sequence

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.strategy_map.colouring import set_colour
from confluence_desktop.boards.strategy_map.moving import send_cards
from confluence_desktop.document.draft import Draft
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.fields import Buttons, Choice, Part, Words
from confluence_desktop.windows.outline_words import COLOUR_WORDS
from confluence_desktop.workshop.cards import LEVELS, Board, Card, CardColour, Level
from confluence_desktop.workshop.spoken import say

_DIFFERENT = ""


def several_parts(
    edits: Edits, ids: Sequence[str], board_id: str | None, command: Callable[[str], object]
) -> list[Part]:
    """What several selected records have in common, and buttons for all of them.

    Args:
        command: Runs a command, which acts on what is selected.
    """
    count = say("details.several").format(count=f"{len(ids):,}")
    parts: list[Part] = [Words(lambda: count, size_px=20, weight=700)]
    are_cards = all(edits.document.find(Card, id_) is not None for id_ in ids)
    if are_cards:
        parts += [_level(edits, ids, board_id), _colour(edits, ids)]

    def delete(draft: Draft) -> None:
        board = draft.find(Board, board_id)
        if board is not None:
            BOARD_TYPES[board.type].delete(draft, ids)

    label = say("edits.delete_several").format(count=f"{len(ids):,}")
    group = (say("details.group"), lambda: command("cluster.group"))
    whole = (
        (say(f"details.{word}"), lambda word=word: command(word))
        for word in ("duplicate", "copy", "cut")
    )
    away = (say("details.delete"), lambda: edits.run(label, delete))
    return [*parts, Buttons(*whole), Buttons(*([group] if are_cards else []), away)]


def _cards(edits: Edits, ids: Sequence[str]) -> list[Card]:
    return [card for id_ in ids if (card := edits.document.find(Card, id_)) is not None]


def _level(edits: Edits, ids: Sequence[str], board_id: str | None) -> Choice:
    def read() -> str:
        levels = {card.level.value for card in _cards(edits, ids)}
        return levels.pop() if len(levels) == 1 else _DIFFERENT

    def write(key: str) -> None:
        board = edits.document.find(Board, board_id)
        if board is not None and key:
            label = say("edits.send_several").format(count=f"{len(ids):,}", level=Level(key).plural)
            edits.run(label, lambda draft: send_cards(draft, board, ids, Level(key)))

    options = [(level.value, level.plural) for level in LEVELS]
    return Choice(say("details.level"), options, read, write)


def _colour(edits: Edits, ids: Sequence[str]) -> Choice:
    def read() -> str:
        colours = {card.colour.value for card in _cards(edits, ids)}
        return colours.pop() if len(colours) == 1 else _DIFFERENT

    def write(key: str) -> None:
        edits.run(say("edits.colour_cards"), lambda draft: set_colour(draft, ids, CardColour(key)))

    options = [(colour.value, words) for colour, words in COLOUR_WORDS.items()]
    return Choice(say("details.colour"), options, read, write)
