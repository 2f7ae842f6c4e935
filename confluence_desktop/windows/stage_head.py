"""The head of a stage's panel: which stage it is, what to do, and what it is there for."""

from functools import partial
from typing import Any

from confluence_desktop.boards.catch_22.gates import open_before, open_gates
from confluence_desktop.boards.catch_22.places import destinations_of_stage
from confluence_desktop.boards.catch_22.sentences import loop_name
from confluence_desktop.windows.fields import Buttons, Field, Part, Words
from confluence_desktop.windows.inspector_records import RecordFields
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Side
from confluence_desktop.workshop.exercise import (
    FRAME,
    LOOP_ONE,
    LOOP_TWO,
    Stage,
    stage_after,
    stage_before,
    stage_of,
    stages_of,
)
from confluence_desktop.workshop.spoken import spoken

_KICKER: dict[str, Any] = {"size_px": 15, "weight": 600, "tone": "muted"}
_TITLE: dict[str, Any] = {"size_px": 20, "weight": 700}
OPEN, MET = "○", "✓"


def place_words(board: Board, number: int, form: str = "place") -> str:
    """Which of how many stages one is, in the board's form."""
    said: dict[str, str] = {
        name: panel_words(name) for name in ("place", "here", "open_in", "place_left_out")
    }
    stage = stage_of(board, number)
    numbers = [one.number for one in stages_of(board)]
    if number not in numbers:
        return said["place_left_out"].format(number=number)
    return said[form].format(
        place=numbers.index(number) + 1,
        count=len(numbers),
        minutes=stage.minutes,
        title=stage_title(board, stage),
    )


def stage_title(board: Board, stage: Stage) -> str:
    """What a stage is called; that of a loop says the loop's own name too."""
    side = {LOOP_ONE: Side.LEFT, LOOP_TWO: Side.RIGHT}.get(stage.number)
    if side is None:
        return stage.title
    form: str = panel_words("title_of_loop")
    return form.format(title=stage.title, name=loop_name(board, side))


def head_parts(desk: StageDesk, number: int) -> list[Part]:
    """Place, title, what to do, and that nothing new is meant, where that is so."""
    stage = stage_of(desk.board, number)

    def says() -> str:
        if not desk.is_there:
            return ""
        return destinations_of_stage(desk.board, desk.document, number).says

    return [
        Words(lambda: place_words(desk.board, number) if desk.is_there else "", **_KICKER),
        Words(lambda: stage_title(desk.board, stage) if desk.is_there else "", **_TITLE),
        Words(lambda: stage.say, size_px=16),
        Words(says, size_px=15, tone="muted"),
    ]


def gate_lines(desk: StageDesk, number: int) -> list[str]:
    """The gate as a checklist: what is open with what is missing, the rest in a few words."""
    if not desk.is_there:
        return []
    board = desk.board
    open_ones = open_gates(desk.document, board, number)
    waiting = {gate.key for gate in open_ones}
    met: dict[str, str] = panel_words("met")[str(number)]
    lines = []
    for part in stage_of(board, number).gate:
        lines += [f"{OPEN} {gate.sentence}" for gate in open_ones if gate.key == part.key]
        if part.key not in waiting and _means_something(part.key, waiting):
            lines.append(f"{MET} {met[part.key]}")
    return lines


def gate_part(desk: StageDesk, number: int) -> Part:
    """The gate of a stage."""
    return Words(
        lambda: "\n".join(gate_lines(desk, number)), heading=panel_words("gate"), size_px=16
    )


def way_back_part(desk: StageDesk, number: int) -> Part:
    """What the stages before have left open, for the last one, in which the exercise ends."""

    def says() -> str:
        if not desk.is_there or stage_after(desk.board, number) is not None:
            return ""
        lines = []
        for stage, keys in open_before(desk.document, desk.board, number):
            met: dict[str, str] = panel_words("met")[str(stage.number)]
            place = place_words(desk.board, stage.number, "open_in")
            lines.append(f"{OPEN} {place}: {'; '.join(met[key] for key in keys)}")
        return "\n".join(lines)

    return Words(says, heading=panel_words("left_open"), size_px=16, tone="muted")


def field_parts(desk: StageDesk, number: int) -> list[Part]:
    """The texts of the board that a stage fills."""
    fields = RecordFields(desk.edits, desk.board)
    said: dict[str, str] = spoken("exercise")["fields"]
    parts: list[Part] = []
    for name in stage_of(desk.board, number).writes:
        part: Field = fields.field(name, said[name], is_line=name == "purpose")
        parts.append(part)
    return parts


def way_parts(desk: StageDesk, number: int) -> list[Part]:
    """On to the next stage, or back; and the other form of the exercise."""

    def ways() -> tuple[bool, bool]:
        if not desk.is_there:
            return False, False
        board = desk.board
        return stage_before(board, number) is not None, stage_after(board, number) is not None

    back = (panel_words("previous"), lambda: desk.command("stage.previous"))
    on = (panel_words("next"), lambda: desk.command("stage.next"))
    return [
        Buttons(on, is_wanted=lambda: ways() == (False, True)),
        Buttons(back, on, is_wanted=lambda: ways() == (True, True)),
        Buttons(back, is_wanted=lambda: ways() == (True, False)),
        *(
            Buttons(
                (panel_words("to_form")[other], lambda: desk.command("stage.form")),
                is_wanted=partial(_is_form, desk, form),
            )
            for form, other in (("full", "short"), ("short", "full"))
            if number == FRAME  # later it stays in the command list
        ),
    ]


def _is_form(desk: StageDesk, form: str) -> bool:
    return form == ("short" if desk.is_there and desk.board.is_short else "full")


_ONCE_THERE_IS = {
    "one_condition": "boxes",
    "no_people": "boxes",
    "grid": "kept",
    "tests": "kept",
    "revealed": "one_each",
    "kinds": "three_each",
    "confidence": "three_each",
    **dict.fromkeys(("owner", "start", "signal", "fallback", "review"), "step"),
}


def _means_something(key: str, waiting: set[str]) -> bool:
    """Whether a part can be ticked: with empty boxes, none holds two conditions, but so what."""
    return _ONCE_THERE_IS.get(key) not in waiting
