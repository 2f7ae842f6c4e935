"""What ↑ and ↓ in the capture line choose, on each kind of board."""

from collections.abc import Sequence

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.document.record import Records
from confluence_desktop.windows import capture_target as target
from confluence_desktop.windows import request_line


def stepped(
    records: Records,
    board_id: str | None,
    offered: Sequence[Destination],
    at: Destination,
    by: int,
) -> Destination:
    """The next card to go under, request to ask about, or place; or the one before."""
    if board_id and target.has_levels(offered):
        return target.other_parent(records, board_id, at, by)
    if request_line.is_asking(records, at):
        return request_line.other_request(records, at, by)
    return target.beside(offered, at, by)
