"""The outline of any other board: what is drawn on it, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from confluence_desktop.windows.outline_nodes import Node, OutlineModel, RowLook
from confluence_desktop.windows.outline_words import one_line
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from confluence_desktop.drawing.shapes import Figure
    from confluence_desktop.workshop.findings import Finding

    FindingsOf = Callable[[str], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class _Said:
    """A row: what it says, and what of it can be written."""

    key: str
    record_id: str
    text: str
    name: str
    text_of: tuple[str, str] | None


class FiguresOutline(OutlineModel):
    """A flat tree of figures; a figure with several texts has a row for each of them below it.

    Args:
        figures: Gives what is drawn, in reading order.
        findings_of: The open findings about a record.
    """

    def __init__(
        self,
        figures: Callable[[], Sequence[Figure]],
        findings_of: FindingsOf = lambda _record_id: (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._findings_of = findings_of
        self._said: dict[str, _Said] = {}
        self._rows: tuple[tuple[_Said, tuple[_Said, ...]], ...] = ()
        self.refresh()

    def refresh(self) -> bool:
        """Take in what is drawn now; says whether the rows had to be made anew."""
        rows = tuple(_rows_of(figure) for figure in self._figures())
        if rows == self._rows and self._said:
            return False
        is_same_shape = _keys(rows) == _keys(self._rows) and bool(self._said)
        self._rows = rows
        self._said = {one.key: one for first, more in rows for one in (first, *more)}
        if is_same_shape:
            for node in [*self._by_number.values()]:
                said = self._said[node.key]
                node.text_of, node.record_id = said.text_of, said.record_id
                self.tell_changed(node)
            return False
        self._fill()
        return True

    def _fill(self) -> None:
        self.begin_filling()
        for place, (first, more) in enumerate(self._rows):
            node = _node(first, place)
            self.put(self.root, node)
            for number, one in enumerate(more):
                self.put(node, _node(one, number))
        self.end_filling()

    @override
    def full_text(self, node: Node) -> str:
        return self._said[node.key].text

    @override
    def look(self, node: Node) -> RowLook:
        said = self._said[node.key]
        found = self._findings_of(said.record_id) if node.parent is self.root else ()
        kicker = said.name if not said.text else ""
        return RowLook(kicker, aside=f"△ {len(found)}" if found else "", is_quiet=not said.text)

    @override
    def name(self, node: Node) -> str:
        return self._said[node.key].name

    @override
    def description(self, node: Node) -> str:
        if node.parent is not self.root:
            return ""
        questions = [one.question for one in self._findings_of(self._said[node.key].record_id)]
        return say("outline.to_ask").format(questions=" ".join(questions)) if questions else ""


def _rows_of(figure: Figure) -> tuple[_Said, tuple[_Said, ...]]:
    record_id = figure.record_id or ""
    texts = figure.texts
    own = texts[0].text if len(texts) == 1 else ""
    name = one_line(figure.name or " ".join(text.text for text in texts)) or say("outline.empty")
    text_of = (texts[0].record_id, texts[0].field) if len(texts) == 1 else None
    first = _Said(figure.key, record_id, own or name, name, text_of)
    if len(texts) < 2:  # noqa: PLR2004  # one text is the figure's own
        return first, ()
    return first, tuple(
        _Said(
            f"{figure.key}/{text.record_id}.{text.field}",
            text.record_id,
            text.text,
            one_line(text.text) or text.hint or text.field,
            (text.record_id, text.field),
        )
        for text in texts
    )


def _node(said: _Said, place: int) -> Node:
    return Node((float(place), 0.0, said.key), said.record_id, said.text_of, key=said.key)


def _keys(rows: tuple[tuple[_Said, tuple[_Said, ...]], ...]) -> list[tuple[str, int]]:
    return [(first.key, len(more)) for first, more in rows]
