"""The only bridge from plain listeners to Qt signals (DEC-4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.document.document import Commit, Document


class TellsSaveState(Protocol):
    """A writer: it tells listeners, from its own thread, how far the file is behind."""

    def listen(self, listener: Callable[[Any], None]) -> Callable[[], None]:
        """Hear of every new state; call the answer to stop."""
        ...


class DocumentSignals(QObject):
    """A document's commits and its writer's save state as signals in the interface thread.

    `committed` is sent while the document is being changed: its slots may read but not commit
    (LAW-6).
    """

    committed = Signal(object)
    """A `Commit`."""
    save_state_changed = Signal(object)
    """What the writer told."""

    _told = Signal(object)

    def __init__(
        self,
        document: Document,
        writer: TellsSaveState | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._told.connect(self.save_state_changed, Qt.ConnectionType.QueuedConnection)
        self._stops = [document.listen(self._on_commit)]
        if writer is not None:
            self._stops.append(writer.listen(self._told.emit))

    def stop(self) -> None:
        """Hear nothing more; to be called before the document is closed."""
        while self._stops:
            self._stops.pop()()

    def _on_commit(self, commit: Commit) -> None:
        self.committed.emit(commit)
