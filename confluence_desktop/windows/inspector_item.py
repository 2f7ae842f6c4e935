"""The details of the agenda item that is on, and of its board."""

from collections.abc import Callable

from confluence_desktop.boards.catch_22.operations import rewrite
from confluence_desktop.boards.catch_22.sentences import is_third_stale, third_sentence
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.fields import Buttons, Choice, Number, Part, Words
from confluence_desktop.windows.inspector_records import NEVER_PROJECTED, RecordFields
from confluence_desktop.windows.inspector_request import polarity_parts
from confluence_desktop.windows.inspector_round import plan_parts
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import delete_item
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.operations import boards_in_order

_STAGES = 12
_LONGEST_MINUTES = 1440


def item_parts(edits: Edits, item_id: str) -> list[Part]:
    """The parts that show and edit an agenda item."""
    document = edits.document
    item = document.find(AgendaItem, item_id)
    assert item is not None
    fields = RecordFields(edits, item)

    def set_board(key: str) -> None:
        fields.put("board_id", key or None, "Choose the board")

    boards = [(board.id, board.title) for board in boards_in_order(document)]
    return [
        fields.field("title", "Agenda item", is_large=True),
        Number(
            "Minutes",
            lambda: int(fields.value("minutes") or 0),
            lambda number: fields.put("minutes", number, "Set minutes"),
            (0, _LONGEST_MINUTES),
            suffix=" min",
        ),
        Choice("Board", [("", "none"), *boards], lambda: fields.value("board_id") or "", set_board),
        *_stage(edits, fields),
        fields.field("prompt", "On the wall", hint="The question to the room", is_line=False),
        fields.field("note", "Facilitator’s note", aside=NEVER_PROJECTED, is_line=False),
        Buttons(
            (
                "Delete this item",
                lambda: edits.run("Delete agenda item", lambda d: delete_item(d, item_id)),
            )
        ),
    ]


def _stage(edits: Edits, fields: RecordFields) -> list[Part]:
    board = edits.document.find(Board, fields.value("board_id"))
    if board is None or board.type is not BoardKind.CATCH_22:
        return []
    return [
        Number(
            f"Stage of {_STAGES}",
            lambda: int(fields.value("stage") or 0),
            lambda number: fields.put("stage", number or None, "Set stage"),
            (0, _STAGES),
            lowest_means="whole",
        )
    ]


def board_parts(edits: Edits, board_id: str, *, has_item: bool) -> list[Part]:
    """The parts that show what a board has beside what is drawn on it."""
    document = edits.document
    board = document.find(Board, board_id)
    assert board is not None
    fields = RecordFields(edits, board)
    parts: list[Part] = [] if has_item else [fields.field("title", "Board")]
    if board.type is BoardKind.CONFLUENCE_PLAN:
        return [*parts, *plan_parts(edits, board_id)]
    if board.type is BoardKind.POLARITY:
        return [*parts, *polarity_parts(edits, board)]
    if board.type is not BoardKind.CATCH_22:
        return parts

    def now() -> Board:
        return document.find(Board, board_id) or board

    parts += [
        fields.field("left_name", "Name of the left loop"),
        fields.field("right_name", "Name of the right loop"),
        fields.field("purpose", "What all want", is_line=False),
        fields.field("cost_of_staying", "What staying stuck costs", is_line=False),
        fields.field("protects", "What the loops protect", is_line=False),
        _third(edits, now),
        Buttons(
            ("Rewrite it from them", lambda: edits.run("Rewrite", lambda d: rewrite(d, board_id))),
            is_wanted=lambda: is_third_stale(now(), document),
            words="△ The third Catch-22 was written before the loops changed.",
        ),
    ]
    return parts


def _third(edits: Edits, now: Callable[[], Board]) -> Part:
    return Words(
        lambda: third_sentence(now(), edits.document), heading="The third Catch-22", tone="meet"
    )
