"""What a commit means to a view: whether it can show at all, and what undo and redo are to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.document.history import EntryKind
from confluence_desktop.document.record import Scope
from confluence_desktop.workshop.exercise import touches_stage
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.canvas.grid import DrawingIndex
    from confluence_desktop.document.document import Commit

_SAID = {EntryKind.UNDO: say("canvas.undone"), EntryKind.REDO: say("canvas.done_again")}


def may_show(commit: Commit) -> bool:
    """Whether a board can look otherwise; of the room's own records only stages are drawn."""
    change = commit.change
    is_of_room = all(
        record.scope is Scope.ROOM
        for side in (change.before, change.after)
        for record in side.values()
    )
    return not is_of_room or any(
        touches_stage(change.before.get(id_), change.after.get(id_)) for id_ in change.ids
    )


class ToTell:
    """What undo and redo did, until it is drawn and can be said."""

    def __init__(self) -> None:
        self._commits: list[tuple[Commit, set[str]]] = []

    def note(self, commit: Commit, index: DrawingIndex) -> None:
        """Keep a commit, with what is drawn before it."""
        entry = commit.entry
        if entry is not None and entry.kind in _SAID:
            shown = {id_ for id_ in commit.change.ids if index.of_record(id_)}
            self._commits.append((commit, shown))

    def take(self, index: DrawingIndex) -> Iterator[tuple[list[str], str]]:
        """The records that each of them altered on this board, and the words for it."""
        commits, self._commits = self._commits, []
        for commit, shown in commits:
            shown |= {id_ for id_ in commit.change.ids if index.of_record(id_)}
            entry = commit.entry
            if shown and entry is not None:
                yield sorted(shown), f"{_SAID[entry.kind]}: {entry.label}"
