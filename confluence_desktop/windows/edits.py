"""Runs verbs for the panels; where one is refused, its sentence is passed on instead."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, get
from confluence_desktop.errors import RefusedError

T = TypeVar("T")


class Edits(QObject):
    """The way by which panels change a session.

    Signals:
        refused: A verb was refused and nothing changed; carries the sentence that says why.
        done: A verb was committed, or nothing was left to change.
    """

    refused = Signal(str)
    done = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document

    def run(
        self, label: str, verb: Callable[[Draft], T], *, merge_key: str | None = None
    ) -> T | None:
        """Commit what a verb does; None when it was refused."""
        try:
            with self.document.transaction(label, merge_key=merge_key) as draft:
                answer = verb(draft)
        except RefusedError as error:
            self.refused.emit(str(error))
            return None
        self.done.emit()
        return answer

    def change(
        self,
        label: str,
        kind: type[Record],
        record_id: str,
        *,
        merge_key: str | None = None,
        **fields: object,
    ) -> None:
        """Change fields of one record."""
        self.run(
            label,
            lambda draft: draft.put(get(draft, kind, record_id).changed(**fields)),
            merge_key=merge_key,
        )
