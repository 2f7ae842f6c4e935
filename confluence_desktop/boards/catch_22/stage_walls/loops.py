"""Loops on the wall: one of them read aloud, or both as the sign with their conditions."""

from dataclasses import replace

from confluence_desktop.boards.catch_22 import figures, words
from confluence_desktop.boards.catch_22.layout import statement
from confluence_desktop.boards.catch_22.measures import Measures, measures
from confluence_desktop.boards.catch_22.sentences import (
    arrow_sentence,
    condition_hint,
    loop_name,
    loop_sentence,
    numbered_loop,
)
from confluence_desktop.boards.catch_22.stage_walls.ring import Ring
from confluence_desktop.boards.catch_22.stage_walls.scene import (
    CARD,
    CURRENT,
    FLOOR_PX,
    INK,
    LABEL_PX,
    MUTED,
    RADIUS,
    SIZES_PX,
    Part,
    Scene,
    said,
    text_in,
    words_figure,
)
from confluence_desktop.boards.catch_22.standing import loops_by_side
from confluence_desktop.drawing.fitted_text import fitted_centred
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.infinity_sign import CASING, STROKE
from confluence_desktop.drawing.lemniscate import Lemniscate
from confluence_desktop.drawing.moving import moved
from confluence_desktop.drawing.shapes import Box, EditableText, Figure, Text
from confluence_desktop.workshop.catch_22 import Loop, Side

_EDGE = STROKE / 2 + CASING
_PAD = 22.0
_SPOKEN_PX = (54.0, *SIZES_PX)
_NO_CROSSING = Rect(0, 0, 0, 0)
_HIGHEST = 0.62
"""Of a sign, as a share of its width: on a wall that stands upright it stays a lying eight."""
_SIGN_STATEMENT_PX = (40.0, 34.0, 30.0, 26.0, FLOOR_PX)


def _aloud(side: Side) -> Part:
    def part(scene: Scene, room: Rect) -> list[Figure]:
        return _loop_aloud(scene, room, side)

    return part


left_loop_aloud = _aloud(Side.LEFT)
right_loop_aloud = _aloud(Side.RIGHT)


def loop_of(scene: Scene, side: Side) -> Loop:
    """The loop of a side, or an empty one in its place."""
    loop = loops_by_side(scene.records, scene.board)[side]
    board_id = scene.board.id
    return loop or Loop(id=f"{board_id}.{side}", board_id=board_id, side=side)


def arrow_number(side: Side, number: int) -> int:
    """What an arrow is called on the wall: 1 and 2 on the left, 3 and 4 on the right."""
    return number if side is Side.LEFT else 2 + number


def _loop_aloud(scene: Scene, room: Rect, side: Side) -> list[Figure]:
    """Both conditions on a ring, and inside it both arrows as the sentences that are read aloud."""
    loop = loop_of(scene, side)
    is_there = loops_by_side(scene.records, scene.board)[side] is not None
    ring = Ring.in_room(room, upright=scene.is_upright)
    drawn = [_condition(scene, loop, field, ring, is_there=is_there) for field in ("x", "y")]
    top, bottom = drawn[0].bounds.bottom, drawn[1].bounds.y
    drawn.append(
        ring.figure(
            scene.key("ring"), CURRENT[side], (arrow_number(side, 1), arrow_number(side, 2))
        )
    )
    if loop.x.strip() or loop.y.strip():
        drawn += _sentences(scene, loop, ring.inside(top, bottom))
    return drawn


def _condition(scene: Scene, loop: Loop, field: str, ring: Ring, *, is_there: bool) -> Figure:
    """X on the ring's top, or Y on its bottom, in a box as wide as its text."""
    text = loop.x if field == "x" else loop.y
    hint = condition_hint(scene.board, loop.side, field)
    shown, sizes, weight = (text, _SPOKEN_PX, 700) if text.strip() else (hint, (30, 26, 23), 400)
    block = fitted_centred(
        shown, tuple(sizes), ring.box_width - 2 * _PAD, ring.box_most - _PAD, weight=weight
    )
    height = block.height + _PAD
    width = max(block.width + 2 * _PAD, ring.box_width / 2)
    rect = ring.box(width, height, is_above=field == "x")
    box = Box(rect, CARD, CURRENT[loop.side], 2.5, RADIUS, has_shadow=True)
    at = Point(rect.centre.x - block.width / 2, rect.y + _PAD / 2)
    name = words.STATEMENT_NAME.format(
        loop=numbered_loop(scene.board, loop.side),
        part=words.PARTS[field],
        text=text or words.EMPTY_NAME,
    )
    area = Rect(at.x, at.y, block.width, block.height)
    editable = EditableText(loop.id, field, area, block.face, text, hint, is_centred=True)
    return Figure(
        figures.statement_key(loop.id, field),
        rect,
        (box, Text(block, at, INK if text.strip() else MUTED)),
        record_id=loop.id if is_there else None,
        block=(box,),
        texts=(editable,) if is_there else (),
        z=3,
        name=name,
    )


def _sentences(scene: Scene, loop: Loop, room: Rect) -> list[Figure]:
    """Both arrows, one below the other, in type of one size."""
    spoken = []
    for number, template in ((1, said("arrow")), (2, said("arrow_back"))):
        arrow = arrow_sentence(loop, number)
        spoken.append((arrow_number(loop.side, number), template.format(arrow=arrow)))
    half = (room.height - _PAD) / 2
    blocks = [
        fitted_centred(f"{number}  {text}", SIZES_PX, room.width, half, weight=600)
        for number, text in spoken
    ]
    size = min(block.face.size_px for block in blocks)
    blocks = [fitted_centred(block.text, (size,), room.width, half, weight=600) for block in blocks]
    y = room.y + (room.height - blocks[0].height - _PAD - blocks[1].height) / 2
    drawn = []
    for (number, text), block in zip(spoken, blocks, strict=True):
        at = Point(room.centre.x - block.width / 2, y)
        drawn.append(
            words_figure(scene.key(f"arrow.{number}"), [Text(block, at, CURRENT[loop.side])], text)
        )
        y += block.height + _PAD
    return drawn


def left_loop_in_short(scene: Scene, room: Rect) -> list[Figure]:
    """The first loop's sentence beside the second one, so that both can be compared."""
    loop = loop_of(scene, Side.LEFT)
    sentence = loop_sentence(loop)
    if not sentence:
        return []
    name = loop_name(scene.board, Side.LEFT)
    inner = room.grown(-_PAD)
    head, label = text_in(name, Rect(inner.x, inner.y, inner.width, 40), MUTED, (LABEL_PX,))
    y = inner.y + head.height + 4
    place = Rect(inner.x, y, inner.width, max(30.0, inner.bottom - y))
    block, body = text_in(sentence, place, CURRENT[Side.LEFT], (34.0, 30.0, 28.0, 26.0, 23.0))
    rect = Rect(room.x, room.y, room.width, y + block.height + _PAD - room.y)
    box = Box(rect, CARD, CURRENT[Side.LEFT], 2, RADIUS)
    return [
        Figure(
            f"{loop.id}.sentence",
            rect,
            (box, label, body),
            block=(box,),
            z=2,
            name=words.SENTENCE_NAME.format(
                loop=numbered_loop(scene.board, Side.LEFT), text=sentence
            ),
        )
    ]


def bare_sign(scene: Scene, room: Rect) -> list[Figure]:
    """The sign with nothing but the names of its currents."""
    return _sign(scene, room, has_conditions=False)


def sign_with_conditions(scene: Scene, room: Rect) -> list[Figure]:
    """The sign with its four conditions and the names of its currents."""
    return _sign(scene, room, has_conditions=True)


def _sign(scene: Scene, room: Rect, *, has_conditions: bool) -> list[Figure]:
    measure = _measure(scene, room, has_conditions=has_conditions)
    drawn = [figures.sign(f"{scene.board.id}.sign", measure)]
    names = {Side.LEFT: scene.board.left_name, Side.RIGHT: scene.board.right_name}
    loops = loops_by_side(scene.records, scene.board)
    for side in Side:
        boxes = []
        loop = loops[side]
        if has_conditions and loop is not None:
            for field, text in (("x", loop.x), ("y", loop.y)):
                if text.strip():
                    placed = statement(text, measure, side, _NO_CROSSING, is_above=field == "x")
                    boxes.append(placed.rect)
                    drawn.append(
                        figures.statement(loop, field, placed, "", numbered_loop(scene.board, side))
                    )
        drawn += _name_inside(scene, side, names[side], measure, boxes)
    middle = room.centre
    return [moved(figure, middle.x, middle.y) for figure in drawn]


def _name_inside(
    scene: Scene, side: Side, name: str, measure: Measures, boxes: list[Rect]
) -> list[Figure]:
    top = max([box.bottom for box in boxes if box.y < 0], default=-measure.sign.half_height) + 10
    bottom = min([box.y for box in boxes if box.y > 0], default=measure.sign.half_height) - 10
    if not name or bottom - top < FLOOR_PX * 1.4:
        return []
    half = min(40.0, (bottom - top) / 2)
    inner, outer = measure.free(-half, half)
    block = fitted_centred(name, (40, 34, 28, FLOOR_PX), outer - inner, 2 * half, weight=700)
    sign = -1 if side is Side.LEFT else 1
    at = Point(sign * (inner + outer) / 2 - block.width / 2, -block.height / 2)
    return [words_figure(scene.key(f"name.{side}"), [Text(block, at, CURRENT[side])], name)]


def _measure(scene: Scene, room: Rect, *, has_conditions: bool) -> Measures:
    """The sizes of a sign that fills a place about the origin."""
    height = min(room.height, _HIGHEST * room.width) - 2 * _EDGE
    reach = min(60.0, height * 0.14) if has_conditions else 0.0
    half_width = min(room.width / 2 - _EDGE - 8, 1.6 * room.height)
    sign = Lemniscate(half_width, height / 2 - reach)
    return replace(
        measures(scene.style),
        sign=sign,
        statement_px=_SIGN_STATEMENT_PX,
        statement_width=half_width * 0.62,
        statement_most=height * 0.36,
        statement_reach=reach,
    )
