"""Committing on the wall: the step, the rule for agreeing, who does it and when."""

from datetime import date

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.crossing_grid import kept_steps
from confluence_desktop.boards.catch_22.stage_walls.scene import (
    FLOOR_PX,
    GAP,
    INK,
    LABEL_PX,
    MEET,
    MUTED,
    RADIUS,
    Scene,
    bottom_of,
    said,
)
from confluence_desktop.boards.catch_22.stage_walls.texts import written
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.fitted_text import fitted, one_line, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, EditableText, Figure, Ink, Shape, Text
from confluence_desktop.drawing.text_block import Face
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text
from confluence_desktop.workshop.catch_22 import Step, StepState
from confluence_desktop.workshop.spoken import spoken
from confluence_desktop.workshop.votes_operations import COMMIT, open_poll, revealed_poll

_PAD = 18.0
_STEP_PX = (54.0, 46.0, 40.0, 34.0, 30.0, 26.0, FLOOR_PX)
_STEP_SHARE, _RULE_SHARE = 0.3, 0.26
_FIELDS = ("owner", "starts_on", "signal", "fallback", "review_on")
_AGREE_STEPS = 3
_BAR_SHARE = 0.42


def step_in_question(records: Records, board_id: str) -> Step | None:
    """The step that is voted on; else the one just committed to, else the first that is kept."""
    kept = kept_steps(records, board_id)
    poll = open_poll(records, board_id, COMMIT)
    asked = next((step for step in kept if poll is not None and step.id in poll.item_ids), None)
    if poll is not None and asked is None:
        asked = records.find(Step, poll.item_ids[0] if poll.item_ids else None)
    committed = [step for step in kept if step.state is StepState.COMMITTED]
    unfinished = [step for step in committed if not all(getattr(step, f) for f in _FIELDS)]
    voted = [step for step in kept if revealed_poll(records, board_id, COMMIT, step.id)]
    latest = next((found[-1] for found in (unfinished, committed, voted) if found), None)
    return asked or latest or next(iter(kept), None)


def commitment(scene: Scene, room: Rect) -> list[Figure]:
    """The step, the rule that was agreed, and what the step needs to begin."""
    step = step_in_question(scene.records, scene.board.id)
    figures = [_step(scene, step, Rect(room.x, room.y, room.width, room.height * _STEP_SHARE))]
    y = bottom_of(figures, room.y) + GAP
    rule = Rect(room.x, y, room.width, room.height * _RULE_SHARE)
    figures += written("agreement_rule")(scene, rule)
    y = bottom_of(figures, y) + GAP
    if step is not None and any(getattr(step, field) for field in _FIELDS):
        figures.append(_fields(step, Rect(room.x, y, room.width, room.bottom - y)))
    return figures


def _step(scene: Scene, step: Step | None, room: Rect) -> Figure:
    text = step.text if step else str(said("no_step"))
    state = words.STEP_STATES.get(step.state, "") if step else ""
    label = str(said("committed")) if step and step.state is StepState.COMMITTED else ""
    inner = room.grown(-_PAD)
    foot = snug_line(label, Face(LABEL_PX, 600), inner.width)
    most = inner.height - (foot.height if label else 0.0)
    block = fitted(text, _STEP_PX, inner.width, most, weight=700)
    high = block.height + (foot.height if label else 0.0)
    rect = Rect(room.x, room.y, room.width, high + 2 * _PAD)
    dash = () if step else (6.0, 4.0)
    box = Box(rect, Ink("meet", 0.13, "card"), MEET, 4, RADIUS, dash)
    at = Point(inner.x, inner.y)
    shapes: list[Shape] = [box, Text(block, at, INK if step else MUTED)]
    if label:
        shapes.append(Text(foot, Point(at.x, at.y + block.height), MEET))
    area = Rect(at.x, at.y, block.width, block.height)
    editable = (EditableText(step.id, "text", area, block.face, text),) if step else ()
    return Figure(
        step.id if step else scene.key("step"),
        rect,
        tuple(shapes),
        record_id=step.id if step else None,
        block=(box,),
        texts=editable,
        z=2,
        name=f"{text}, {state}" if state else text,
    )


def _fields(step: Step, room: Rect) -> Figure:
    """Owner, start, signal, fallback and the day to look back: those that stand."""
    names = spoken("exercise_panel")["step"]
    rows = [
        (str(names[field]), _as_said(getattr(step, field)))
        for field in _FIELDS
        if getattr(step, field)
    ]
    for size, lines in ((34.0, None), (30.0, None), (26.0, None), *((FLOOR_PX, n) for n in _CUT)):
        label = Face(max(FLOOR_PX, size * 0.8))
        left = max(one_line(name, label, room.width / 2).used_width for name, _ in rows) + 20
        blocks = [
            layout_text(text, Face(size, 600), room.width - left, max_lines=lines)
            for _, text in rows
        ]
        if sum(block.height + 6 for block in blocks) <= room.height:
            break
    shapes: list[Shape] = []
    y = room.y
    for (name, _), block in zip(rows, blocks, strict=True):
        head = snug_line(name, label, left)
        shapes.append(Text(head, Point(room.x, y + (size * LINE_HEIGHT - head.height) / 2), MUTED))
        shapes.append(Text(block, Point(room.x + left, y), INK))
        y += block.height + 6
    rect = Rect(room.x, room.y, room.width, y - 6 - room.y)
    name = ", ".join(f"{name}: {text}" for name, text in rows)
    return Figure(f"{step.id}.fields", rect, tuple(shapes), block=(), z=2, name=name)


_CUT = (None, 3, 2, 1)


def _as_said(value: str | date) -> str:
    if isinstance(value, date):
        return f"{value.day} {spoken('plan')['months'][value.month - 1]}"
    return value.strip()
