"""The details of the agenda item that is on, and of its board."""

from collections.abc import Callable

from confluence_desktop.boards.catch_22.operations import rewrite
from confluence_desktop.boards.catch_22.sentences import is_third_stale, third_sentence
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.fields import Buttons, Choice, Part, Words
from confluence_desktop.windows.inspector_records import NEVER_PROJECTED, RecordFields
from confluence_desktop.windows.inspector_request import polarity_parts
from confluence_desktop.windows.inspector_round import plan_parts
from confluence_desktop.windows.number_field import Number
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import delete_item
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.operations import boards_in_order
from confluence_desktop.workshop.spoken import say

_STAGES = 12
_LONGEST_MINUTES = 1440


def item_parts(edits: Edits, item_id: str) -> list[Part]:
    """The parts that show and edit an agenda item."""
    document = edits.document
    item = document.find(AgendaItem, item_id)
    assert item is not None
    fields = RecordFields(edits, item)

    def set_board(key: str) -> None:
        fields.put("board_id", key or None, say("details.choose_the_board"))

    boards = [(board.id, board.title) for board in boards_in_order(document)]
    return [
        fields.field("title", say("details.agenda_item"), is_large=True),
        Number(
            say("details.minutes"),
            lambda: int(fields.value("minutes") or 0),
            lambda number: fields.put("minutes", number, say("edits.set_minutes")),
            (0, _LONGEST_MINUTES),
            suffix=say("window.minutes_suffix"),
        ),
        Choice(
            say("details.board"),
            [("", say("window.no_board")), *boards],
            lambda: fields.value("board_id") or "",
            set_board,
        ),
        *_stage(edits, fields),
        fields.field(
            "prompt", say("details.on_the_wall"), hint=say("details.question_hint"), is_line=False
        ),
        fields.field(
            "note", say("details.facilitators_note"), aside=NEVER_PROJECTED, is_line=False
        ),
        Buttons(
            (
                say("details.delete_item"),
                lambda: edits.run(
                    say("edits.delete_agenda_item"), lambda d: delete_item(d, item_id)
                ),
            )
        ),
    ]


def _stage(edits: Edits, fields: RecordFields) -> list[Part]:
    board = edits.document.find(Board, fields.value("board_id"))
    if board is None or board.type is not BoardKind.CATCH_22:
        return []
    return [
        Number(
            say("details.stage_of").format(count=_STAGES),
            lambda: int(fields.value("stage") or 0),
            lambda number: fields.put("stage", number or None, say("edits.set_stage")),
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
    parts: list[Part] = [] if has_item else [fields.field("title", say("details.board"))]
    if board.type is BoardKind.CONFLUENCE_PLAN:
        return [*parts, *plan_parts(edits, board_id)]
    if board.type is BoardKind.POLARITY:
        return [*parts, *polarity_parts(edits, board)]
    if board.type is not BoardKind.CATCH_22:
        return parts

    def now() -> Board:
        return document.find(Board, board_id) or board

    parts += [
        fields.field("left_name", say("details.left_name")),
        fields.field("right_name", say("details.right_name")),
        fields.field("purpose", say("details.purpose"), is_line=False),
        fields.field("cost_of_staying", say("details.cost"), is_line=False),
        fields.field("protects", say("details.protects"), is_line=False),
        _third(edits, now),
        Buttons(
            (
                say("details.rewrite"),
                lambda: edits.run(say("edits.rewrite"), lambda d: rewrite(d, board_id)),
            ),
            is_wanted=lambda: is_third_stale(now(), document),
            words=say("details.third_is_older"),
        ),
    ]
    return parts


def _third(edits: Edits, now: Callable[[], Board]) -> Part:
    return Words(
        lambda: third_sentence(now(), edits.document), heading=say("details.third"), tone="meet"
    )
