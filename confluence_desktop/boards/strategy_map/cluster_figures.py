"""How clusters look: a quiet outline with a name around their cards, or one block for all."""

from collections.abc import Collection, Iterator, Mapping
from math import ceil

from confluence_desktop.boards.strategy_map.contents import Block
from confluence_desktop.boards.strategy_map.layout import MapLayout
from confluence_desktop.boards.strategy_map.sizes import Sizes
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, EditableText, Figure, Ink, Text
from confluence_desktop.drawing.text_layout import Face, TextBlock, layout_text
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.spoken import say, say_count

_AROUND = 6.0
_LAP = -2.0
"""So far the name comes down into the room between outline and card; that is left free, or else
the frame of a selected card would lie on the name."""
_BEFORE_COUNT = 10.0
"""A name ends so far before the sign for links that lead up and out of sight."""
_STEP = 5.0
_HINT, _NAMELESS = say("strategy_map.name_this_cluster"), say("strategy_map.without_a_name")
_INK, _MUTED, _CARD, _LINE, _SOFT = Ink("ink"), Ink("muted"), Ink("card"), Ink("line"), Ink("soft")
_GROUND, _EDGE = Ink("muted", 0.10), Ink("muted", 0.55)


def cluster_figures(
    cluster: Cluster,
    layout: MapLayout,
    cards: Mapping[str, Card],
    sizes: Sizes,
    counted: Collection[str] = (),
) -> list[Figure]:
    """The outlines of an open cluster, one around each run of its cards, and its name in each lane.

    The first name has the id of the cluster as its key; further ones and the outlines have
    something behind it.

    Args:
        counted: Ids of cards that say how many links lead up and out of sight.
    """
    inside = [id_ for id_ in cluster.card_ids if id_ in cards]
    found: list[Figure] = []
    named: set[Level] = set()
    for number, run in enumerate(_runs(inside, layout), 1):
        rect = Rect.around([layout.rects[id_] for id_ in run]).grown(_AROUND)
        level = cards[run[0]].level
        if level not in named:
            key = f"{cluster.id}.{level}" if named else cluster.id
            named.add(level)
            first = layout.rects[run[0]]
            end = first.centre.x - _BEFORE_COUNT if run[0] in counted else rect.right - 12
            found.append(_name(cluster, rect, sizes, len(inside), key=key, end=end))
            top = sizes.cluster_name - _LAP
            rect = Rect(rect.x, rect.y - top, rect.width, rect.height + top)
        box = Box(rect, fill=_GROUND, line=_EDGE, line_width=1.5, radius=12.0)
        found.append(
            Figure(
                key=f"{cluster.id}.{number}",
                bounds=rect,
                shapes=(box,),
                record_id=cluster.id,
                z=-1,
                name=say("strategy_map.cards_of_the_cluster").format(
                    cluster=cluster.name or _NAMELESS
                ),
            )
        )
    return found


def block_figure(block: Block, card: Card, rect: Rect, text: TextBlock, sizes: Sizes) -> Figure:
    """A collapsed cluster: a pile of cards with its name and how many they are."""
    cluster = block.cluster
    front = Rect(rect.x, rect.y, rect.width, rect.height - 2 * _STEP)
    pile = [
        Box(
            Rect(front.x + inset, front.bottom - 16, front.width - 2 * inset, 16 + deeper),
            fill=_CARD,
            line=_LINE,
        )
        for inset, deeper in ((2 * _STEP, 2 * _STEP), (_STEP, _STEP))
    ]
    bar = Ink(f"level.{card.level}")
    box = Box(front, fill=_CARD, line=_EDGE, line_width=1.5, bar=bar, top_bar=5.0, has_shadow=True)
    at = Point(front.x + sizes.side, front.y + 5 + max(0.0, (front.height - 5 - text.height) / 2))
    count = say_count("strategy_map.cards", block.size)
    return Figure(
        key=cluster.id,
        bounds=rect,
        shapes=(*pile, box, Text(text, at, _INK)),
        record_id=cluster.id,
        block=(Box(rect, fill=Ink(f"level.{card.level}", 0.6, "card")),),
        texts=(
            EditableText(
                record_id=cluster.id,
                field="name",
                rect=Rect(at.x, at.y, text.width, text.height),
                face=text.face,
                text=cluster.name,
                hint=_HINT,
            ),
        ),
        z=1,
        name=say("strategy_map.collapsed_cluster").format(
            cluster=cluster.name or _NAMELESS, count=count
        ),
    )


def _runs(card_ids: list[str], layout: MapLayout) -> Iterator[list[str]]:
    """The cards of a cluster that stand beside each other in a row, from the top down."""
    rects = layout.rects
    in_rows: dict[int, list[str]] = {}
    for id_ in card_ids:
        in_rows.setdefault(layout.row_of[id_], []).append(id_)
    for number in sorted(in_rows):
        lefts = layout.rows[number].lefts
        place = {left: at for at, left in enumerate(lefts)}
        run: list[str] = []
        for id_ in sorted(in_rows[number], key=lambda one: rects[one].x):
            if run and place[rects[id_].x] != place[rects[run[-1]].x] + 1:
                yield run
                run = []
            run.append(id_)
        yield run


def _name(cluster: Cluster, run: Rect, sizes: Sizes, count: int, *, key: str, end: float) -> Figure:
    """The name above a run, on a ground of its own, as links come from above.

    Args:
        end: So far to the right it goes at most.
    """
    said = say_count("strategy_map.cards", count)
    face = Face(sizes.small, 600)
    width = max(60.0, end - run.x - 12)
    block = layout_text(cluster.name or said, face, width, max_lines=1)
    tight = float(ceil(block.used_width) + 1)  # or else names that run from the right stand apart
    block = layout_text(cluster.name or said, face, min(width, tight), max_lines=1)
    at = Point(run.x + 12, run.y - block.height + _LAP)
    ground = Rect(at.x - 5, at.y, block.used_width + 10, block.height)
    return Figure(
        key=key,
        bounds=ground,
        shapes=(Box(ground, fill=_SOFT, radius=6.0), Text(block, at, _MUTED)),
        block=(),
        record_id=cluster.id,
        texts=(
            EditableText(
                record_id=cluster.id,
                field="name",
                rect=Rect(at.x, at.y, block.width, block.height),
                face=face,
                text=cluster.name,
                hint=_HINT,
            ),
        ),
        name=say("strategy_map.cluster").format(cluster=cluster.name or _NAMELESS, count=said),
    )
