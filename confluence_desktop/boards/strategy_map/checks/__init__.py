"""What the map asks the room: the checks S1–L3, live and quiet."""

from confluence_desktop.boards.strategy_map.checks.catalogue import CHECKS
from confluence_desktop.boards.strategy_map.checks.numbers import CHECK_NUMBERS
from confluence_desktop.boards.strategy_map.checks.watch import MapWatch, map_findings

__all__ = ["CHECKS", "CHECK_NUMBERS", "MapWatch", "map_findings"]
