"""Steps on the wall while they are thought of and while they are tested."""

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.card_rows import ANY, settled
from confluence_desktop.boards.catch_22.crossing_grid import kept_steps
from confluence_desktop.boards.catch_22.deck import card_of, open_move
from confluence_desktop.boards.catch_22.listed import Listed, alone
from confluence_desktop.boards.catch_22.operations import steps_of
from confluence_desktop.boards.catch_22.stage_walls.scene import (
    FLOOR_PX,
    INK,
    MEET,
    RADIUS,
    SIZES_PX,
    Scene,
    said,
)
from confluence_desktop.boards.catch_22.stage_walls.sheaves import Sheaf, sheaves
from confluence_desktop.boards.catch_22.step_tests import objections_of
from confluence_desktop.drawing.fitted_text import fitted
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, Figure, Ink, Text
from confluence_desktop.workshop.catch_22 import Objection, Step
from confluence_desktop.workshop.operations import the_session
from confluence_desktop.workshop.phrases import inner as begun_small

_PAD = 16.0
_MOVE_PX = (34.0, 30.0, 28.0, 26.0, FLOOR_PX)


def dealt_move(scene: Scene, room: Rect) -> list[Figure]:
    """The move that is open, with an example; its question stands over the board already."""
    move = open_move(scene.board)
    if move is None:
        return []
    card = card_of(move, the_session(scene.records).language)
    text = str(said("move")).format(name=card.name, example=card.example)
    inner = room.grown(-_PAD)
    block = fitted(text, _MOVE_PX, inner.width, inner.height, weight=600)
    rect = Rect(room.x, room.y, room.width, block.height + 2 * _PAD)
    box = Box(rect, Ink("meet", 0.13, "card"), MEET, 2, RADIUS)
    name = str(said("move_name")).format(
        name=card.name, question=card.question, example=card.example
    )
    said_text = Text(block, Point(inner.x, inner.y), INK)
    return [Figure(scene.key("move"), rect, (box, said_text), block=(box,), z=2, name=name)]


def steps_so_far(scene: Scene, room: Rect) -> list[Figure]:
    """Every step, numbered; of too many the newest ones, and the last one stands out."""
    steps = steps_of(scene.records, scene.board.id)
    if not steps:
        hint = str(said("no_steps"))
        cards = [Listed("step", 0, hint, "", hint, is_asking=True)]
    else:
        cards = [
            _step(step, number, is_last=number == len(steps))
            for number, step in enumerate(steps, 1)
        ]
    return list(settled(alone(cards), SIZES_PX, FLOOR_PX, room, ANY, key=scene.key("steps")))


def _step(step: Step, number: int, *, is_last: bool) -> Listed:
    name = str(said("step_name")).format(number=number, text=step.text)
    return Listed(step.id, number, step.text, marks_of(step), name, is_marked=is_last)


def marks_of(step: Step) -> str:
    """What was said of a step: together or alone, with a tool or without; empty while unasked."""
    if step.is_unasked:
        return ""
    return "  ".join(
        (
            words.TOGETHER if step.together else words.ALONE,
            words.WITH_TOOL if step.with_tool else words.WITHOUT_TOOL,
        )
    )


def objections(scene: Scene, room: Rect) -> list[Figure]:
    """The steps under test, each with its "yes, but"s and what was answered.

    While none is kept, all steps stand there: one of them has to be chosen.
    """
    kept = kept_steps(scene.records, scene.board.id)
    if not kept:
        return steps_so_far(scene, room)
    held = []
    for step in kept:
        raised = objections_of(scene.records, step.id)
        hint = str(said("yes_but_hint"))
        asking = Listed(step.id, 0, hint, "", hint, is_asking=True)
        cards = tuple(_objection(one) for one in raised)
        held.append(
            Sheaf(
                scene.key(f"step.{step.id}"),
                step.text,
                cards or (asking,),
                record_id=step.id,
            )
        )
    columns = (1, 2) if scene.is_upright else (len(kept),)
    return sheaves(held, room, columns)


def _objection(one: Objection) -> Listed:
    text = str(said("yes_but")).format(text=begun_small(one.text))
    feet = []
    if one.answer.strip():
        feet.append(str(said("answer")).format(text=one.answer.strip()))
    if one.accepted_by.strip():
        feet.append(str(said("accepted")).format(name=one.accepted_by.strip()))
    foot = "\n".join(feet)
    name = ", ".join([text, *feet])
    return Listed(one.id, 0, text, foot, name, is_marked=not feet)
