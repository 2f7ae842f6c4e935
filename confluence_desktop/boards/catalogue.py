"""Every board type, in the order in which they are offered; each is loaded when first asked for."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from typing_extensions import override

from confluence_desktop.boards.board_type import BoardType
from confluence_desktop.workshop.cards import BoardKind


def _requests() -> BoardType:
    from confluence_desktop.boards.requests import REQUESTS

    return REQUESTS


def _strategy_map() -> BoardType:
    from confluence_desktop.boards.strategy_map import STRATEGY_MAP

    return STRATEGY_MAP


def _catch_22() -> BoardType:
    from confluence_desktop.boards.catch_22 import CATCH_22

    return CATCH_22


def _polarity() -> BoardType:
    from confluence_desktop.boards.polarity import POLARITY

    return POLARITY


def _confluence_plan() -> BoardType:
    from confluence_desktop.boards.confluence_plan import CONFLUENCE_PLAN

    return CONFLUENCE_PLAN


class _Catalogue(Mapping[BoardKind, BoardType]):
    """A session shows one board first, and the code of all takes longer to load than its file."""

    def __init__(self, load: Mapping[BoardKind, Callable[[], BoardType]]) -> None:
        self._load = load
        self._loaded: dict[BoardKind, BoardType] = {}

    @override
    def __getitem__(self, kind: BoardKind) -> BoardType:
        found = self._loaded.get(kind)
        if found is None:
            found = self._loaded[kind] = self._load[kind]()
        return found

    @override
    def __iter__(self) -> Iterator[BoardKind]:
        return iter(self._load)

    @override
    def __len__(self) -> int:
        return len(self._load)


BOARD_TYPES: Mapping[BoardKind, BoardType] = _Catalogue(
    MappingProxyType(
        {
            BoardKind.REQUESTS: _requests,
            BoardKind.STRATEGY_MAP: _strategy_map,
            BoardKind.CATCH_22: _catch_22,
            BoardKind.POLARITY: _polarity,
            BoardKind.CONFLUENCE_PLAN: _confluence_plan,
        }
    )
)
