"""A board on a widget with what is brought out on it: marks, a chain that stays, what if."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from confluence_desktop.canvas.sketched_canvas import SketchedCanvas

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from confluence_desktop.canvas.accents import Accents, Mark
    from confluence_desktop.document.record import Records

_NOBODY: frozenset[str] = frozenset()


class AccentedCanvas(SketchedCanvas):
    """Adds to a board what only this view shows and no record knows."""

    what_if_ended = Signal()
    """Nothing is shown as if it were gone any more."""

    _asked: frozenset[str] = _NOBODY
    _kept_chain_of: str | None = None

    def set_marks(self, marks: Mapping[str, Mark]) -> None:
        """Stand marks on cards, by record id; those of before go."""
        self._accent(replace(self.picture.accents, marks=MappingProxyType(dict(marks))))

    def emphasise(self, record_ids: Collection[str]) -> None:
        """Let all but these records recede while one of them is shown; no ids let all return."""
        self._asked = frozenset(record_ids)
        self._accent_bright()

    @property
    def kept_chain_of(self) -> str | None:
        """The record whose chain is kept in sight; None while none is."""
        return self._kept_chain_of

    def keep_chain(self, record_id: str | None) -> None:
        """Let all but the chains through a record recede, whatever is selected; None ends it."""
        self._kept_chain_of = record_id
        self._accent_bright()

    @property
    def struck(self) -> frozenset[str]:
        """The records that are shown as if they were gone."""
        return self.picture.accents.struck

    def strike(self, struck: Collection[str], losing: Mapping[str, Mark] | None = None) -> None:
        """Show records as if they were gone, and what stands on others then, by record id."""
        words, was_struck = MappingProxyType(dict(losing or {})), bool(self.struck)
        self._accent(replace(self.picture.accents, struck=frozenset(struck), losing=words))
        if was_struck and not struck:
            self.what_if_ended.emit()

    def _accent_bright(self) -> None:
        bright = self._asked
        board, kind, seed = self.board(), self.board_type(), self._kept_chain_of
        if not bright and seed is not None and board is not None and kind is not None:
            bright = kind.trace(board, self.records, seed)
        self._accent(replace(self.picture.accents, bright=bright or None))

    def _accent(self, accents: Accents) -> None:
        if accents != self.picture.accents:
            self.picture.accent(accents)
            self.update()

    @override
    def redraw(
        self,
        records: Records | None = None,
        *,
        is_same_board: bool = True,
        is_preview: bool = False,
    ) -> None:
        super().redraw(records, is_same_board=is_same_board, is_preview=is_preview)
        if self._kept_chain_of is not None and not is_preview:
            self._accent_bright()
