"""Texts of the board as the room reads them: the purpose, and what a stage writes down."""

from confluence_desktop.boards.catch_22.stage_walls.scene import (
    CARD,
    GAP,
    INK,
    LABEL_PX,
    LARGE_PX,
    MEET,
    MUTED,
    RADIUS,
    SIZES_PX,
    Part,
    Scene,
    said,
    text_in,
    words_figure,
)
from confluence_desktop.drawing.fitted_text import fitted, fitted_centred, one_line, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, EditableText, Figure, Text
from confluence_desktop.drawing.text_block import Align, Face

_PAD = 22.0
_PURPOSE_PX = (34.0, 30.0, 26.0, 23.0)
_OVER_LINES = 2.6


def large_purpose(scene: Scene, room: Rect) -> list[Figure]:
    """What everybody wants, as large as it fits; before it is said, the beginning of it."""
    purpose = " ".join(scene.board.purpose.split())
    label = one_line(said("purpose"), Face(34), room.width, align=Align.CENTRE)
    inner = room.width - 4 * _PAD
    shown = purpose or said("no_purpose")
    most = room.height - label.height - 3 * _PAD
    block = fitted_centred(shown, LARGE_PX, inner, most, weight=700)
    y = room.y + _PAD
    texts = []
    if purpose:
        texts.append(Text(label, Point(room.x, y), MUTED))
        y += label.height + _PAD / 2
    at = Point(room.centre.x - block.width / 2, y)
    texts.append(Text(block, at, MEET if purpose else MUTED))
    box = Rect(at.x, at.y, block.width, block.height)
    editable = EditableText(scene.board.id, "purpose", box, block.face, purpose)
    figure = words_figure(scene.key("purpose"), texts, record_id=scene.board.id, texts=(editable,))
    return [figure]


def purpose_over(scene: Scene, room: Rect) -> list[Figure]:
    """The purpose in a line or two over what is drawn; nothing without one."""
    purpose = " ".join(scene.board.purpose.split())
    if not purpose:
        return []
    label = snug_line(said("purpose"), Face(LABEL_PX), room.width / 3)
    x = room.x + label.width + GAP
    most = min(room.height, _OVER_LINES * _PURPOSE_PX[0])
    block = fitted(purpose, _PURPOSE_PX, room.right - x, most, weight=700)
    drop = (block.face.size_px - label.face.size_px) * 0.8
    texts = [
        Text(block, Point(x, room.y), MEET),
        Text(label, Point(room.x, room.y + max(0.0, drop)), MUTED),
    ]
    return [words_figure(scene.key("purpose"), texts, f"{said('purpose')}: {purpose}")]


def written(field: str) -> Part:
    """A text of the board under its name; while it is empty, the question it answers."""

    def part(scene: Scene, room: Rect) -> list[Figure]:
        text = str(getattr(scene.board, field)).strip()
        return [labelled(scene, room, field, text)]

    return part


def labelled(scene: Scene, room: Rect, field: str, text: str) -> Figure:
    """A panel with a name and a text, as high as they are."""
    inner = room.grown(-_PAD)
    head, name = text_in(
        said("texts")[field], Rect(inner.x, inner.y, inner.width, 80), MUTED, (LABEL_PX,)
    )
    shown = text or said("text_hints")[field]
    y = inner.y + head.height + 4
    place = Rect(inner.x, y, inner.width, max(30.0, inner.bottom - y))
    weight = 600 if text else 400
    block, body = text_in(shown, place, INK if text else MUTED, SIZES_PX, weight=weight)
    rect = Rect(room.x, room.y, room.width, y + block.height + _PAD - room.y)
    dash = () if text else (6.0, 4.0)
    box = Box(rect, CARD, MEET if text else MUTED, 2, RADIUS, dash)
    area = Rect(place.x, place.y, block.width, block.height)
    return Figure(
        scene.key(field),
        rect,
        (box, name, body),
        record_id=scene.board.id,
        block=(box,),
        texts=(EditableText(scene.board.id, field, area, block.face, text),),
        z=2,
        name=f"{said('texts')[field]}: {shown}",
    )
