"""A field for a day ahead, as people type it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from typing_extensions import override

from confluence_desktop.errors import RefusedError
from confluence_desktop.windows.fields import INSET_PX, Field
from confluence_desktop.windows.typed_date import long_day_in_words, parse_typed_date
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

_HINT = say("details.day_hint")


class DayField(Field):
    """Takes a day as soon as what is typed is one, says which, and never types into it.

    Args:
        refuse: Takes the sentence that says why something is no day, once the field is left.
    """

    def __init__(
        self,
        heading: str,
        read: Callable[[], date | None],
        write: Callable[[date | None, int], object],
        refuse: Callable[[str], object],
    ) -> None:
        self._read_day, self._write_day, self._refuse = read, write, refuse
        self._today = datetime.now(UTC).astimezone().date()
        self._says = PlainLabel(size_px=14, tone="muted", wraps=True)
        self._says.setIndent(INSET_PX)
        super().__init__(heading, self._words, self._take, hint=_HINT, is_line=True)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._says)
        self.editor.textChanged.connect(self._say)
        self.editor.blurred = self._leave
        self._say()

    @property
    def says(self) -> str:
        """Which day is meant, while one types."""
        return self._says.text()

    @override
    def refresh(self) -> None:
        if not self.editor.hasFocus() and not self._typed()[1]:
            super().refresh()
        self._say()

    def _words(self) -> str:
        day = self._read_day()
        return long_day_in_words(day) if day is not None else ""

    def _typed(self) -> tuple[date | None, str]:
        """The day that is typed, and what is wrong if it is none."""
        text = self.editor.toPlainText()
        if text == self._words():
            return self._read_day(), ""
        try:
            return parse_typed_date(text, self._today, looks_ahead=True), ""
        except RefusedError as error:
            return None, str(error)

    def _take(self, text: str, typing: int) -> None:
        del text  # read anew, so that what the field shows of a day is that day
        day, wrong = self._typed()
        if not wrong and day != self._read_day():
            self._write_day(day, typing)

    def _leave(self) -> None:
        self.store()
        _, wrong = self._typed()
        if wrong:
            self._refuse(wrong)  # and what was typed stays, to be mended
        self.refresh()

    def _say(self) -> None:
        day, wrong = self._typed()
        is_read = self.editor.hasFocus() or bool(wrong)
        is_typing = is_read and bool(self.editor.toPlainText().strip())
        words = say("details.no_day_yet") if wrong else f"= {long_day_in_words(day)}" if day else ""
        self._says.setText(words)
        self._says.setVisible(is_typing and words != "")
