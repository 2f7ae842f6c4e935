"""The links of a card as buttons: the way to a link by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from confluence_desktop.windows.fields import INSET_PX, Part, heading_label
from confluence_desktop.windows.outline_words import one_line
from confluence_desktop.windows.widgets import PillButton, plain_tooltip
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.document.record import Records

_MOST = 12
_TEXT_PX = 196

_Row = tuple[str, str, str]


class LinkRows(Part):
    """One button a link, ends first; pressed it shows the link's details."""

    def __init__(self, records: Records, card_id: str, show: Callable[[str], object]) -> None:
        super().__init__()
        self._records, self._card_id, self._show = records, card_id, show
        self._rows: list[_Row] = []
        self.buttons: list[PillButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(heading_label(say("details.links")))
        self.refresh()

    @override
    def refresh(self) -> None:
        rows = self._read()
        self._want(is_wanted=bool(rows))
        if rows == self._rows:
            return
        self._rows = rows
        for button in self.buttons:
            button.deleteLater()
        while self._column.count() > 1:
            self._column.takeAt(1)  # the empty rows that held them
        self.buttons = [self._button(*row) for row in rows]

    def _button(self, link_id: str, words: str, name: str) -> PillButton:
        button = PillButton("", size="small")
        metrics = button.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _TEXT_PX)
        button.setText(shown.replace("&", "&&"))
        button.setAccessibleName(name)
        button.setToolTip(plain_tooltip(name))
        button.clicked.connect(lambda: self._show(link_id))
        row = QHBoxLayout()
        row.setContentsMargins(INSET_PX, 0, 0, 0)
        row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        return button

    def _read(self) -> list[_Row]:
        records, card_id = self._records, self._card_id
        up = [(link, link.target_id) for link in records.where(Link, source_id=card_id)]
        down = [(link, link.source_id) for link in records.where(Link, target_id=card_id)]
        rows: list[_Row] = []
        for sign, verb, links in (
            ("↑", (say("details.helps"), say("details.hurts")), up),
            ("↓", (say("details.is_helped_by"), say("details.is_hurt_by")), down),
        ):
            found = [
                (card, link)
                for link, other in links
                if (card := records.find(Card, other)) is not None
            ]
            found.sort(key=lambda pair: (pair[0].level.rank, *place_key(pair[0])))
            for card, link in found:
                is_hurt = link.effect is Effect.HURTS
                text = one_line(card.text)
                sure = (
                    ""
                    if link.confidence is None
                    else say("details.sure").format(confidence=link.confidence)
                )
                name = say("details.link_name").format(
                    verb=verb[is_hurt], level=card.level, text=text, sure=sure
                )
                rows.append((link.id, f"{sign} {'✗ ' if is_hurt else ''}{text}", name))
        return rows[:_MOST]
