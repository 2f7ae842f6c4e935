"""Which cards a way leads to, kept up to date link by link."""

from collections.abc import Callable, Iterable

Step = Callable[[str], Iterable[str]]


class Reached:
    """The ids that can be come to from some starts.

    Args:
        is_start: Whether an id is one that ways begin at.
        onward: Where a step leads to from an id.
        back: Where a step may have come from.
    """

    def __init__(self, is_start: Callable[[str], bool], onward: Step, back: Step) -> None:
        self._is_start = is_start
        self._onward = onward
        self._back = back
        self._ids: set[str] = set()

    def __contains__(self, card_id: str) -> bool:
        return card_id in self._ids

    def update(self, heads: Iterable[str]) -> set[str]:
        """Look again at the ids that steps come to otherwise now, or that start otherwise.

        Returns:
            The ids that came in or went out.
        """
        heads = set(heads)
        doubted = self._spread(heads, lambda id_: id_ in self._ids) | heads
        before = doubted & self._ids
        self._ids -= doubted
        held = {
            id_
            for id_ in doubted
            if self._is_start(id_) or any(one in self._ids for one in self._back(id_))
        }
        after = self._spread(held, lambda id_: id_ not in self._ids) | held
        self._ids |= after
        return before ^ after

    def _spread(self, begin: set[str], is_wanted: Callable[[str], bool]) -> set[str]:
        """Those that steps lead to from some, as long as they are wanted."""
        seen = set(begin)
        front = list(begin)
        while front:
            for id_ in self._onward(front.pop()):
                if id_ not in seen and is_wanted(id_):
                    seen.add(id_)
                    front.append(id_)
        return seen - begin
