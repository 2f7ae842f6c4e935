"""The strategy map as a board type. Its checks are loaded when it is first looked through."""

from collections.abc import Collection

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.strategy_map import clustering, moving, operations, sketching
from confluence_desktop.boards.strategy_map.drawing import draw_map, layout_of
from confluence_desktop.boards.strategy_map.dropping import cluster_at, drop_on_clusters
from confluence_desktop.boards.strategy_map.lanes import Lanes, chain_through
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.sketch import Sketch
from confluence_desktop.drawing.style import Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.findings import Finding, FindingWatch
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.spoken import say


class StrategyMap:
    """Seven levels from mission to tools, and what serves what."""

    board_kind = BoardKind.STRATEGY_MAP
    title = say("strategy_map.title")
    prompt = say("strategy_map.prompt")
    has_links = True

    def start(self, draft: Draft, board: Board) -> None:
        """A new map is empty: its lanes ask the questions."""

    def draw(
        self, board: Board, records: Records, style: Style, previous: Drawing | None = None
    ) -> Drawing:
        return draw_map(board, records, style, previous)

    def sketch_name(self, style: Style) -> str:
        return sketching.sketch_name(style)

    def edges_of(self, drawing: Drawing) -> tuple[float, ...]:
        return sketching.edges_of(drawing)

    def draw_later(self, board: Board, records: Records, style: Style, sketch: Sketch) -> Drawing:
        return sketching.draw_later(board, records, style, sketch)

    def destinations(self, board: Board, records: Records) -> list[Destination]:
        del board, records  # every map has the same lanes
        return [
            Destination(level.value, level.plural, f"level.{level}", number=level.rank + 1)
            for level in LEVELS
        ]

    def add(self, draft: Draft, board: Board, destination: Destination, text: str) -> Record:
        level = operations.level_named(destination.key)
        return operations.add_card(draft, board, level, text, under=destination.under_id)

    def paste(
        self, draft: Draft, board: Board, destination: Destination, text: str
    ) -> list[Record]:
        level = operations.level_named(destination.key)
        under = destination.under_id
        return [*operations.paste_outline(draft, board, level, text, under=under)]

    def set_text(self, draft: Draft, record_id: str, field: str, text: str) -> None:
        if field == "name" and draft.find(Cluster, record_id) is not None:
            clustering.rename(draft, record_id, text)
            return
        operations.set_text(draft, record_id, field, text)

    def delete(self, draft: Draft, record_ids: Collection[str]) -> int:
        """Delete cards and links; a deleted cluster lets its cards go, and they stay."""
        clusters = [id_ for id_ in record_ids if draft.find(Cluster, id_) is not None]
        count = clustering.ungroup(draft, clusters) if clusters else 0
        return count + operations.delete(draft, record_ids)

    def duplicate(self, draft: Draft, record_ids: Collection[str]) -> list[Record]:
        return [*operations.duplicate(draft, clustering.with_members(draft, record_ids))]

    def move(
        self,
        draft: Draft,
        board: Board,
        record_ids: Collection[str],
        to: Point,
        seen: Drawing | None = None,
    ) -> None:
        """Bring cards to the lane and place where the middle of the first one was dropped.

        A cluster is moved by its cards; a card that is dropped on one goes in.
        """
        layout = layout_of(seen, board, draft)
        ids = clustering.with_members(draft, record_ids)
        cards = [card for id_ in ids if (card := draft.find(Card, id_)) is not None]
        first = next((id_ for id_ in record_ids if id_ in layout.rects), None)
        if not cards:
            return
        if first is not None and draft.find(Cluster, first) is not None:
            own = layout.level_at(layout.rects[first].centre.y)
            cards.sort(key=lambda card: card.level is not own)
        level = layout.level_at(to.y)
        along = frozenset(card.id for card in cards if card.level is cards[0].level)
        at = moving.place_behind(draft, board, level, layout.left_of(level, to, along), along)
        width = layout.rects[first].width if first is not None else 0.0
        moved = [card.id for card in cards]
        leader = draft.find(Card, first)
        moving.move_cards(draft, board, moved, level, at=at, pinned_x=to.x - width / 2)
        if seen is not None and leader is not None:
            drop_on_clusters(draft, board, moved, leader, cluster_at(draft, board, seen, to))

    def shift(
        self, draft: Draft, board: Board, record_ids: Collection[str], way: Direction
    ) -> None:
        moving.shift_cards(draft, board, clustering.with_members(draft, record_ids), way)

    def send(
        self, draft: Draft, board: Board, record_ids: Collection[str], to: Destination
    ) -> None:
        level = operations.level_named(to.key)
        ids = clustering.with_members(draft, record_ids)
        moving.send_cards(draft, board, ids, level, under=to.under_id)

    def join(self, draft: Draft, board: Board, first_id: str, second_id: str) -> Record:
        del board  # the cards know it
        if draft.find(Cluster, first_id) is not None or draft.find(Cluster, second_id) is not None:
            message = say("strategy_map.cluster_not_linked")
            raise RefusedError(message)
        return operations.link_cards(draft, first_id, second_id)

    def part(self, draft: Draft, board: Board, first_id: str, second_id: str) -> None:
        del board  # the cards know it
        operations.unlink_cards(draft, first_id, second_id)

    def neighbour(
        self,
        board: Board,
        records: Records,
        record_id: str,
        way: Direction,
        seen: Drawing | None = None,
    ) -> str | None:
        """Up and down follow links, or else go to the next lane that holds cards.

        From a link, up is the end that it serves and down is the means.
        """
        del seen  # links and lanes are the same on every drawing
        link = records.find(Link, record_id)
        if link is not None:
            ends = {Direction.UP: link.target_id, Direction.DOWN: link.source_id}
            return ends.get(way)
        lanes = Lanes(records, board.id)
        card = lanes.cards.get(record_id)
        if card is None:
            return None
        if way in {Direction.LEFT, Direction.RIGHT}:
            row = lanes.rows[card.level]
            at = lanes.place_in_row(card) + (1 if way is Direction.RIGHT else -1)
            return row[at].id if 0 <= at < len(row) else None
        kin = lanes.ends(card.id) if way is Direction.UP else lanes.means(card.id)
        found = kin or _next_lane(lanes, card, way)
        return found[(len(found) - 1) // 2].id if found else None

    def findings(self, board: Board, records: Records) -> tuple[Finding, ...]:
        from confluence_desktop.boards.strategy_map.checks import map_findings

        return map_findings(board, records)

    def watch(self, board: Board, records: Records) -> FindingWatch:
        from confluence_desktop.boards.strategy_map.checks import MapWatch

        return MapWatch(board, records)

    def trace(self, board: Board, records: Records, record_id: str) -> frozenset[str]:
        """All cards and links on the chains through a card, a link's means, or a cluster's cards.

        Collapsed clusters in which some of them are out of sight belong to it.
        """
        link = records.find(Link, record_id)
        starts = clustering.with_members(records, [link.source_id if link else record_id])
        chain = frozenset().union(*(chain_through(records, board.id, id_) for id_ in starts))
        return chain.union(clustering.collapsed_among(records, board.id, chain))


def _next_lane(lanes: Lanes, card: Card, way: Direction) -> list[Card]:
    """The card as far along the next lane with cards as this one is along its own."""
    ranks = range(card.level.rank - 1, -1, -1)
    if way is Direction.DOWN:
        ranks = range(card.level.rank + 1, len(LEVELS))
    row = lanes.rows[card.level]
    for rank in ranks:
        other = lanes.rows[Level(LEVELS[rank])]
        if other:
            share = (lanes.place_in_row(card) + 0.5) / len(row)
            return [other[int(share * len(other))]]
    return []


STRATEGY_MAP = StrategyMap()
