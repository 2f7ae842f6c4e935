"""Every board type, in the order in which they are offered."""

from confluence_desktop.boards.board_type import BoardType
from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.boards.confluence_plan import CONFLUENCE_PLAN
from confluence_desktop.boards.polarity import POLARITY
from confluence_desktop.boards.requests import REQUESTS
from confluence_desktop.boards.strategy_map import STRATEGY_MAP
from confluence_desktop.workshop.cards import BoardKind

BOARD_TYPES: dict[BoardKind, BoardType] = {
    board_type.board_kind: board_type
    for board_type in (REQUESTS, STRATEGY_MAP, CATCH_22, POLARITY, CONFLUENCE_PLAN)
}
