"""The four arrows on the wall, called 1 to 4, with their becauses: named, voted on, ranked."""

from confluence_desktop.boards.catch_22.becauses import kind_name
from confluence_desktop.boards.catch_22.listed import Listed
from confluence_desktop.boards.catch_22.sentences import arrow_sentence
from confluence_desktop.boards.catch_22.stage_walls.ranking import ranking
from confluence_desktop.boards.catch_22.stage_walls.scene import (
    CURRENT,
    Scene,
    said,
)
from confluence_desktop.boards.catch_22.stage_walls.sheaves import Sheaf, sheaves
from confluence_desktop.boards.catch_22.stage_walls.shorts import Short, shorts
from confluence_desktop.boards.catch_22.standing import (
    ArrowNow,
    all_becauses,
    arrows_now,
    broken_ids,
    loops_in_use,
)
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Figure
from confluence_desktop.workshop.catch_22 import Because
from confluence_desktop.workshop.votes_operations import WEAKEST_LINK, open_poll, revealed_poll

_WANTED = 3
"""How many becauses an arrow is asked for."""
_COLUMNS_LYING, _COLUMNS_UPRIGHT = (2, 4), (1, 2)
_NAME_NARROWEST = 700.0
_BETWEEN = " · "


def arrows_in_use(scene: Scene) -> list[tuple[int, ArrowNow]]:
    """The arrows of the loops that say something, with what they are called."""
    in_use = {loop.id for loop in loops_in_use(scene.records, scene.board)}
    return [
        (number, now)
        for number, now in enumerate(arrows_now(scene.records, scene.board), 1)
        if now.loop is not None and now.loop.id in in_use
    ]


def sentence_of(now: ArrowNow) -> str:
    """What an arrow says, as it is read aloud."""
    assert now.loop is not None
    return str(said("arrow")).format(arrow=arrow_sentence(now.loop, now.arrow.number))


def arrow_names(scene: Scene, room: Rect) -> list[Figure]:
    """What the numbers of the arrows mean: each with its sentence."""
    named = [
        Short(
            scene.key(f"arrow.{number}"),
            str(number),
            sentence_of(now),
            CURRENT[now.arrow.side],
            str(said("arrow_name")).format(number=number, arrow=_inside(now)),
        )
        for number, now in arrows_in_use(scene)
    ]
    columns = 2 if room.width >= 2 * _NAME_NARROWEST else 1
    return shorts(named, room, columns)


def _inside(now: ArrowNow) -> str:
    return arrow_sentence(now.loop, now.arrow.number) if now.loop else ""


def becauses_by_arrow(scene: Scene, room: Rect) -> list[Figure]:
    """Each arrow's sentence with its becauses below, the newest always to be seen."""
    broken = broken_ids(scene.records, scene.board)
    held = []
    for number, now in arrows_in_use(scene):
        cards = tuple(_because(number, now, one, broken) for one in now.becauses)
        count = len(cards)
        key = "because_enough" if count >= _WANTED else "because_count"
        held.append(
            Sheaf(
                scene.key(f"arrow.{number}"),
                str(said("because")).format(sentence=sentence_of(now)),
                cards or (_hint(number, now),),
                number=str(number),
                count=str(said(key)).format(count=count),
                side=now.arrow.side,
            )
        )
    return sheaves(held, room, _columns(scene))


def _columns(scene: Scene) -> tuple[int, ...]:
    return _COLUMNS_UPRIGHT if scene.is_upright else _COLUMNS_LYING


def _because(number: int, now: ArrowNow, because: Because, broken: frozenset[str]) -> Listed:
    name = str(said("because_name")).format(number=number, text=because.text)
    is_broken = because.id in broken
    foot = _BETWEEN.join(_known_of(because, is_broken=is_broken))
    return Listed(
        because.id,
        0,
        because.text,
        foot,
        ", ".join(part for part in (name, foot) if part),
        is_struck=is_broken,
        edge=now.arrow.side,
    )


def _known_of(because: Because, *, is_broken: bool) -> list[str]:
    """What kind of reason it is, how sure the room is, and that it holds no longer."""
    known = []
    if because.kind is not None:
        known.append(kind_name(because.kind).lower())
    if because.confidence is not None:
        known.append(str(said("how_sure")).format(confidence=because.confidence))
    if is_broken:
        known.append(str(said("broken")))
    return known


def _hint(number: int, now: ArrowNow) -> Listed:
    hint = str(said("because_hint"))
    return Listed(str(number), 0, hint, "", hint, is_asking=True, edge=now.arrow.side)


def numbered_becauses(scene: Scene, room: Rect) -> list[Figure]:
    """What is voted on, numbered under its arrow; once it is revealed, how the room ranks it.

    Nothing of a vote that goes on is known but its numbers.
    """
    going_on = open_poll(scene.records, scene.board.id, WEAKEST_LINK)
    revealed = revealed_poll(scene.records, scene.board.id, WEAKEST_LINK)
    if going_on is None and revealed is not None:
        return ranking(scene, room, revealed)
    if going_on is not None:
        ids = going_on.item_ids
    else:
        broken = broken_ids(scene.records, scene.board)
        ids = tuple(
            one.id for one in all_becauses(scene.records, scene.board) if one.id not in broken
        )
    numbers = {id_: number for number, id_ in enumerate(ids, 1)}
    held = []
    for arrow, now in arrows_in_use(scene):
        cards = tuple(
            _numbered(arrow, now, one, numbers[one.id]) for one in now.becauses if one.id in numbers
        )
        if cards:
            held.append(
                Sheaf(
                    scene.key(f"arrow.{arrow}"),
                    str(said("because")).format(sentence=sentence_of(now)),
                    cards,
                    side=now.arrow.side,
                )
            )
    return sheaves(held, room, _columns(scene))


def _numbered(arrow: int, now: ArrowNow, because: Because, number: int) -> Listed:
    name = str(said("because_voted")).format(number=number, arrow=arrow, text=because.text)
    return Listed(because.id, number, because.text, "", name, edge=now.arrow.side)
