"""How clusters look: a quiet outline with a name around their cards, or one block for all."""

from collections.abc import Iterator, Mapping

from confluence_desktop.boards.strategy_map.contents import Block
from confluence_desktop.boards.strategy_map.layout import MapLayout
from confluence_desktop.boards.strategy_map.sizes import Sizes
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, EditableText, Figure, Ink, Text
from confluence_desktop.drawing.text_layout import Face, TextBlock, layout_text
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.clusters import Cluster

_AROUND = 6.0
_STEP = 5.0
_HINT = "Name this cluster"
_INK, _MUTED, _CARD, _LINE = Ink("ink"), Ink("muted"), Ink("card"), Ink("line")
_GROUND, _EDGE = Ink("muted", 0.10), Ink("muted", 0.55)


def cluster_figures(
    cluster: Cluster, layout: MapLayout, cards: Mapping[str, Card], sizes: Sizes
) -> list[Figure]:
    """The outlines of an open cluster: one around each run of its cards, the first with its name.

    The key of the first is the id of the cluster; the others have a number behind it.
    """
    inside = [id_ for id_ in cluster.card_ids if id_ in cards]
    found: list[Figure] = []
    for number, run in enumerate(_runs(inside, layout)):
        key = cluster.id if not number else f"{cluster.id}.{number + 1}"
        rect = Rect.around([layout.rects[id_] for id_ in run]).grown(_AROUND)
        found.append(_outline(cluster, key, rect, sizes, count=0 if number else len(inside)))
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
    count = f"{block.size} cards" if block.size != 1 else "1 card"
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
        name=f"Collapsed cluster: {cluster.name or 'without a name'}, {count}",
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


def _outline(cluster: Cluster, key: str, rect: Rect, sizes: Sizes, *, count: int) -> Figure:
    """One outline; with the name above it where a number of cards is given."""
    box = Box(rect, fill=_GROUND, line=_EDGE, line_width=1.5, radius=12.0)
    name = f"Cluster: {cluster.name or 'without a name'}"
    if not count:
        return Figure(key, rect, (box,), record_id=cluster.id, z=-1, name=f"{name}, continued")
    face = Face(sizes.small, 600)
    block = layout_text(
        cluster.name or f"{count} cards", face, max(60.0, rect.width - 12), max_lines=1
    )
    whole = Rect(rect.x, rect.y - sizes.cluster_name + 2, rect.width, rect.height)
    whole = Rect(whole.x, whole.y, whole.width, rect.bottom - whole.y)
    at = Point(rect.x + 8, rect.y - block.height + 1)
    box = Box(whole, fill=_GROUND, line=_EDGE, line_width=1.5, radius=12.0)
    at = Point(rect.x + 8, whole.y + 3)
    return Figure(
        key=key,
        bounds=whole,
        shapes=(box, Text(block, at, _MUTED)),
        block=(box,),
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
        z=-1,
        name=f"{name}, {count} cards",
    )
