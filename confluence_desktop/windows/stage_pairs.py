"""Stuck lines in pairs, and what each pair turns out to be: by numbers and single keys."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22 import stuck
from confluence_desktop.boards.in_agenda import add_item_for
from confluence_desktop.document.record import Record
from confluence_desktop.windows.fields import Buttons, Part, Words
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.windows.stage_row import Row, heading
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.windows.typed_line import TypedLine
from confluence_desktop.workshop.agenda import ROOM_ID, Room
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Sorting, StuckLine, StuckPair
from confluence_desktop.workshop.silence import covered_on
from confluence_desktop.workshop.spoken import say, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.document.draft import Draft

_QUESTION_NUMBERS = {str(number): sorting for number, sorting in enumerate(Sorting, 1)}
_PAIR = 2


class StagePairs:
    """The parts of the second and the third stage."""

    def __init__(self, desk: StageDesk) -> None:
        self._desk = desk
        self._first_id: str | None = None
        self._words = panel_words("pairs")
        self.rows = Rows(
            self._words["lines"],
            self._read,
            self._press,
            keys=self._words["keys"],
            keys_first=True,
            empty=self._words["none"],
            in_fold=True,  # each kind of rows has a heading of its own
        )
        self.typed = TypedLine(self._words["type"], self._pair_typed)
        self.waiting = Words(self._says_waiting, size_px=15, tone="focus")

    def parts(self) -> list[Part]:
        """The four questions, the lines and pairs, and a line for two numbers."""
        return [
            *_questions(self),
            self.waiting,
            self.rows,
            self.typed,
            Buttons(
                (self._words["park_all"], self.park_rest),
                is_wanted=lambda: bool(stuck.unplaced_lines(self._desk.document, self._board_id)),
            ),
        ]

    def sort(self, sorting: Sorting) -> None:
        """Say what the marked pair is, or a line that found no other."""
        row = self.rows.list.current
        if row is None:
            self._desk.edits.refused.emit(self._words["pick"])
            return
        record_id = row.key

        def verb(draft: Draft) -> StuckPair:
            if draft.find(StuckPair, record_id) is not None:
                sorted_pair = stuck.sort_pair(draft, record_id, sorting)
            else:
                sorted_pair = stuck.sort_line(draft, record_id, sorting)
            _let_board_be_reached(draft, sorted_pair)
            return sorted_pair

        name: str = spoken("exercise")["sorting"][sorting]["name"]
        made = self._desk.edits.run(say("edits.sort_a_pair").format(name=name), verb)
        if made is not None:
            self.rows.refresh()
            self.rows.list.go_to(made.id)
            if sorting is Sorting.POLARITY:
                self._desk.edits.refused.emit(self._words["opened"])

    def park_rest(self) -> None:
        """Keep every line for later that is neither sorted nor parked."""
        self._run(say("edits.park_the_rest"), lambda draft: stuck.park_rest(draft, self._board_id))

    @property
    def _board_id(self) -> str:
        return self._desk.board_id

    def _read(self) -> list[Row]:
        document = self._desk.document
        lines = stuck.lines_of(document, self._board_id)
        pairs = stuck.pairs_of(document, self._board_id)
        numbers = {line.id: number for number, line in enumerate(lines, 1)}
        texts = {line.id: line.text for line in lines}
        paired = {line_id for pair in pairs for line_id in pair.line_ids}
        free = [line for line in lines if line.id not in paired and not line.parked]
        parked = [line for line in lines if line.id not in paired and line.parked]
        rows = [heading(self._words["lines"])] if free else []
        rows += [self._line(line, numbers) for line in free]
        if pairs:
            rows.append(heading(self._words["pairs"]))
        for pair in pairs:
            known = [line_id for line_id in pair.line_ids if line_id in texts]
            name = stuck.outcome_name(document, pair) or self._words["unsorted"]
            rows.append(
                Row(
                    pair.id,
                    "\n".join(f"{numbers[one]} {texts[one]}" for one in known),
                    "○" if pair.sorting is None else "✓",
                    aside=name,
                    tone="muted" if pair.sorting is None else "ok",
                )
            )
        if parked:
            rows.append(heading(self._words["parked"]))
        return [*rows, *(self._line(line, numbers) for line in parked)]

    def _line(self, line: StuckLine, numbers: dict[str, int]) -> Row:
        is_first = line.id == self._first_id
        tone = "focus" if is_first else "muted"
        return Row(line.id, line.text, str(numbers[line.id]), tone=tone, is_strong=is_first)

    def _says_waiting(self) -> str:
        line = self._desk.document.find(StuckLine, self._first_id)
        if line is None:
            return ""
        said: str = self._words["first"]
        return said.format(number=stuck.number_of(self._desk.document, line))

    def _press(self, pressed: Pressed) -> bool:
        row, key = pressed.row, pressed.key
        if key == "a":
            self.park_rest()
            return True
        if row is None:
            return False
        sorting = _QUESTION_NUMBERS.get(key) or _of_letter(key)
        pair = self._desk.document.find(StuckPair, row.key)
        if sorting is not None:
            self.sort(sorting)
        elif key == "Enter" and pair is not None and pair.outcome_id is not None:
            self._desk.go(pair.outcome_id)
        elif key == "u" and pair is not None:
            self._take_apart(pair)
        elif key in {"p", "Space"} and pair is None:
            self._mark(row.key)
        elif key == "k":
            self._park_or_back(row.key)
        else:
            return False
        return True

    def _mark(self, line_id: str) -> None:
        first_id = self._first_id
        if first_id is None or first_id == line_id:
            self._first_id = None if first_id == line_id else line_id
            self.refresh()
            return
        self._first_id = None
        self._run(say("edits.pair_two_lines"), lambda draft: stuck.pair(draft, first_id, line_id))

    def _pair_typed(self, typed: str) -> bool:
        lines = stuck.lines_of(self._desk.document, self._board_id)
        numbers = [int(word) for word in re.findall(r"\d{1,6}", typed)]
        wrong = [number for number in numbers if not 1 <= number <= len(lines)]
        if len(numbers) != _PAIR or wrong:
            said = self._words["no_line"] if wrong else self._words["typed_wrong"]
            known = {"number": wrong[0] if wrong else 0, "count": len(lines)}
            self._desk.edits.refused.emit(said.format(**known))
            return False
        first, second = (lines[number - 1].id for number in numbers)
        return self._run(
            say("edits.pair_two_lines"), lambda draft: stuck.pair(draft, first, second)
        )

    def _take_apart(self, pair: StuckPair) -> None:
        if pair.sorting is not None:
            self._run(say("edits.take_a_sorting_back"), lambda draft: stuck.unsort(draft, pair.id))
        else:
            self._run(say("edits.take_a_pair_apart"), lambda draft: stuck.unpair(draft, pair.id))
        for line_id in pair.line_ids[:1]:  # a line again, the keyboard stays with it
            self.rows.list.go_to(line_id)

    def _park_or_back(self, row_id: str) -> None:
        line = self._desk.document.find(StuckLine, row_id)
        if line is None:
            self._run(say("edits.park_a_pair"), lambda draft: stuck.park_pair(draft, row_id))
        elif line.parked:
            self._run(
                say("edits.take_a_line_back"), lambda draft: stuck.take_line_back(draft, row_id)
            )
        else:
            self._run(say("edits.park_a_line"), lambda draft: stuck.park_line(draft, row_id))

    def _run(self, label: str, verb: Callable[[Draft], object]) -> bool:
        made = self._desk.edits.run(label, verb)
        self.refresh()
        if isinstance(made, Record):
            self.rows.list.go_to(made.id)
        return made is not None

    def refresh(self) -> None:
        """Show the lines as they are now."""
        self.rows.refresh()
        self.waiting.refresh()


def silent_parts(desk: StageDesk) -> list[Part]:
    """The second stage: how many lines are covered, and the way to reveal them."""
    words = panel_words("pairs")

    def read() -> list[Row]:
        lines = stuck.lines_of(desk.document, desk.board_id)
        return [Row(line.id, line.text, str(place)) for place, line in enumerate(lines, 1)]

    def count() -> int:
        return len(covered_on(desk.document, desk.board_id))

    def press(pressed: Pressed) -> bool:
        del pressed  # nothing is done with a line before it is revealed
        return False

    return [
        Words(lambda: words["count"].format(count=count()) if count() else "", tone="muted"),
        Buttons((words["reveal"], lambda: desk.command("reveal")), is_wanted=lambda: count() > 0),
        Rows(words["lines"], read, press, empty=words["none"]),
    ]


def _questions(pairs: StagePairs) -> list[Part]:
    """What is read aloud of every pair, short enough to stand above the lines; and the answers."""
    said, keys = spoken("exercise")["sorting"], panel_words("sort_keys")
    form = panel_words("pairs")["question"]
    parts: list[Part] = []
    answers: list[tuple[str, Callable[[], object]]] = []
    for number, sorting in enumerate(Sorting, 1):
        asked = form.format(number=number, **said[sorting])
        parts.append(Words(partial(str, asked), size_px=15))
        letter = keys[sorting].upper()
        answers.append(
            (f"{number} · {letter}  {said[sorting]['name']}", partial(pairs.sort, sorting))
        )
    return [*parts, Buttons(*answers[:2]), Buttons(*answers[2:])]


def _of_letter(key: str) -> Sorting | None:
    letters: dict[str, str] = panel_words("sort_keys")
    return next((sorting for sorting in Sorting if letters[sorting] == key), None)


def _let_board_be_reached(draft: Draft, pair: StuckPair) -> None:
    """A day with an agenda shows boards by its items: a board that was opened gets one."""
    board = draft.find(Board, pair.outcome_id)
    room = draft.find(Room, ROOM_ID)
    if board is None or room is None or room.item_id is None:
        return
    add_item_for(draft, board, after_id=room.item_id)
