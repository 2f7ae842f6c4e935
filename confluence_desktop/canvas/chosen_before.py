"""What was selected before each edit, so that an undo can give it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.document.history import EntryKind

if TYPE_CHECKING:
    from confluence_desktop.document.document import Commit

_MOST = 200


class ChosenBefore:
    """What was selected in a view before each of the last edits, by their numbers."""

    def __init__(self) -> None:
        self._chosen: dict[int, frozenset[str]] = {}
        self._wanted: frozenset[str] | None = None

    def note(self, commit: Commit, chosen: frozenset[str]) -> None:
        """Keep what is selected at an edit; at an undo, want back what was selected before it."""
        entry = commit.entry
        if entry is None:
            return
        if entry.kind is EntryKind.UNDO and entry.target_seq is not None:
            self._wanted = self._chosen.get(entry.target_seq, self._wanted)
            return
        self._wanted = None
        if entry.kind is EntryKind.DO:
            self._chosen[entry.seq] = chosen
            if len(self._chosen) > _MOST:
                del self._chosen[min(self._chosen)]

    def take(self) -> frozenset[str]:
        """What an undo wants selected again; nothing if there was none, or nothing was selected."""
        wanted, self._wanted = self._wanted, None
        return wanted or frozenset()
