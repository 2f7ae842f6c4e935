"""What stands at one crossing: the words of a round, laid out and measured, but not yet placed."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from confluence_desktop.boards.confluence_plan.checks import lacks_act, lacks_tool
from confluence_desktop.boards.confluence_plan.measures import (
    Measures,
    fitted,
    one_line,
    snug_line,
)
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.shapes import Ink
from confluence_desktop.drawing.text_block import Face, TextBlock
from confluence_desktop.drawing.text_layout import layout_text, text_width
from confluence_desktop.workshop.chains import RoundTrace, trace_of
from confluence_desktop.workshop.phrases import one_line as one_line_of
from confluence_desktop.workshop.rounds import Round, RoundState
from confluence_desktop.workshop.session import Session
from confluence_desktop.workshop.spoken import spoken

INK, MUTED, MEET, OK, WARN = (Ink(name) for name in ("ink", "muted", "meet", "ok", "warn"))
CURRENTS = {"together": Ink("together"), "tools": Ink("tools")}
LEARN_FIELDS = {"together": "learn_together", "tools": "learn_tools"}
_STATE_INKS = {RoundState.OPEN: MEET, RoundState.DONE: OK, RoundState.NOT_DONE: WARN}
_GAP = 4.0
_NEAR_DAYS = 330
_NAME_LINES, _LEARNED_LINES = 2, 3


@dataclass(frozen=True, slots=True)
class Line:
    """A laid-out text of a card or of a trace.

    Attributes:
        field: The field that is edited there, if any.
        left: How far it stands in; it shares the line of the one before it if that is not 0.
        gap: What is free above it.
    """

    block: TextBlock
    ink: Ink
    field: str = ""
    left: float = 0.0
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Learning:
    """A box of what we expect to learn: its heading, and the text or the question in its place."""

    current: str
    heading: TextBlock
    text: TextBlock
    said: str
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """All words of one round."""

    round: Round
    number: int
    card: tuple[Line, ...]
    card_height: float
    learning: tuple[Learning, ...]
    serves: tuple[Line, ...]
    name: str


def cell(round_: Round, number: int, records: Records, measure: Measures) -> Cell:
    """The words of a round, as large as its place allows."""
    trace = trace_of(records, round_)
    lines = _card(round_, number, records, measure, trace)
    learning = tuple(_learning(round_, current, measure) for current in CURRENTS)
    return Cell(
        round=round_,
        number=number,
        card=lines,
        card_height=height_of(lines) + 2 * measure.padding - 4,
        learning=learning if measure.has_learning else (),
        serves=_serves(trace, measure) if measure.has_learning else (),
        name=_name(round_, number, records),
    )


def height_of(lines: tuple[Line, ...]) -> float:
    """The height of lines one under the other."""
    return sum(line.block.height + line.gap for line in lines if not line.left)


def said_day(day: date, records: Records) -> str:
    """``4 Dec``, with the year when it lies about a year from the session or further."""
    words = f"{day.day} {spoken('plan')['months'][day.month - 1]}"
    session = next(iter(records.all(Session)), None)
    starts_on = session.starts_on if session is not None else None
    is_near = starts_on is None or abs((day - starts_on).days) <= _NEAR_DAYS
    return words if is_near else f"{words} {day.year}"


def _words() -> dict[str, Any]:
    words: dict[str, Any] = spoken("plan")["round"]
    return words


def _kicker(round_: Round, number: int, records: Records, face: Face, width: float) -> str:
    words = _words()
    if round_.state is not RoundState.OPEN:
        return str(words[round_.state.value].format(number=number))
    if round_.due is None:
        return str(words["number"].format(number=number))
    day = said_day(round_.due, records)
    whole: str = words["by"].format(number=number, day=day)
    if text_width(whole, face) <= width:
        return whole
    return str(words["by_short"].format(number=number, day=day))


def _card(
    round_: Round, number: int, records: Records, measure: Measures, trace: RoundTrace
) -> tuple[Line, ...]:
    width = measure.card_width - 2 * measure.padding
    face = Face(measure.label_px)
    bold = Face(measure.label_px, 600, tabular=True)
    kicker = one_line(_kicker(round_, number, records, bold, width), bold, width)
    below = [
        Line(
            layout_text(said, face, width, max_lines=_LEARNED_LINES if field == "learned" else 1),
            ink,
            field,
            gap=0 if place else _GAP,
        )
        for place, (said, ink, field) in enumerate(_below(round_, records, trace))
    ]
    room = measure.card_most - kicker.height - height_of(tuple(below)) - 2 * measure.padding - _GAP
    text = fitted(round_.text, measure.text_px, width, max(room, 30), weight=700)
    if text.elided and not measure.has_learning:  # of many rounds the texts are read, not owners
        below = [line for line in below if line.field != "owner"]
        room = measure.card_most - kicker.height - height_of(tuple(below))
        room -= 2 * measure.padding + _GAP
        text = fitted(round_.text, measure.text_px, width, max(room, 30), weight=700)
    return (
        Line(kicker, _STATE_INKS[round_.state]),
        Line(text, INK, "text", gap=_GAP / 2),
        *below,
    )


def _below(round_: Round, records: Records, trace: RoundTrace) -> list[tuple[str, Ink, str]]:
    """What stands under a round's text: its owner, open questions and loose ends."""
    words = _words()
    lines: list[tuple[str, Ink, str]] = []
    if round_.owner.strip():
        lines.append((one_line_of(round_.owner), MUTED, "owner"))
    if round_.state is not RoundState.OPEN and round_.learned.strip():
        lines.append((one_line_of(round_.learned), _STATE_INKS[round_.state], "learned"))
    if lacks_act(round_):
        lines.append((words["no_act"], CURRENTS["together"], "act"))
    if lacks_tool(round_):
        lines.append((words["no_tool"], CURRENTS["tools"], "tool"))
    if trace.has_lost_step:
        lines.append((words["lost_step"], WARN, ""))
    if any(records.find(Round, id_) is None for id_ in round_.requires):
        lines.append((words["lost_need"], WARN, ""))
    return lines


def _learning(round_: Round, current: str, measure: Measures) -> Learning:
    words = spoken("plan")["learn"]
    width = measure.card_width - 2 * measure.padding
    heading = one_line(words["heading"], Face(measure.label_px, 600), width)
    said: str = getattr(round_, LEARN_FIELDS[current])
    shown = said or (words[current] if measure.has_prompts else "…")
    room = measure.learn_most - heading.height - 16
    text = fitted(shown, measure.small_px, width, room)
    return Learning(current, heading, text, said, heading.height + text.height + 16)


def _serves(trace: RoundTrace, measure: Measures) -> tuple[Line, ...]:
    words = spoken("plan")["serves"]
    width, face = measure.card_width, Face(measure.label_px)
    lines: list[Line] = []
    if trace.chains:
        first = trace.chains[0]
        verb = snug_line(words["verb"], face, width)
        left = verb.used_width + text_width(" ", face) + 2
        bold = face._replace(weight=600)
        ink = Ink(f"level.{first[0].level.value}")
        lines = [Line(verb, MUTED)]
        beside, below = _split(one_line_of(first[0].text), bold, width - left)
        if beside:
            lines.append(Line(one_line(beside, bold, width - left), ink, left=left))
        if below:
            lines.append(Line(layout_text(below, bold, width, max_lines=_NAME_LINES), ink))
        onward = [words["onward"].format(card=card.text) for card in first[1:2]]
        if len(trace.chains) > 1:
            onward.append(words["more"].format(count=len(trace.chains) - 1))
        lines += [
            Line(layout_text(said, face, width, max_lines=_NAME_LINES), MUTED) for said in onward
        ]
    elif not trace.lost and measure.has_prompts:
        lines = [Line(one_line(words["nothing"], face, width), MUTED)]
    if trace.lost:
        lines.append(Line(one_line(words["lost"], face, width), WARN))
    return tuple(lines)


def _split(text: str, face: Face, width: float) -> tuple[str, str]:
    """The words of a text that stand on a line of a width, and the rest.

    A text from right to left stands on lines of its own, as it would begin at the wrong end.
    """
    if _is_from_the_right(text):
        return "", text
    words = text.split(" ")
    count = len(words)
    while count and text_width(" ".join(words[:count]), face) >= width:
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def _is_from_the_right(text: str) -> bool:
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L"


def _name(round_: Round, number: int, records: Records) -> str:
    words = _words()
    said = [words["name"].format(number=number, text=round_.text)]
    if round_.owner:
        said.append(words["name_owner"].format(owner=round_.owner))
    if round_.due is not None:
        said.append(words["name_by"].format(day=said_day(round_.due, records)))
    if round_.state is not RoundState.OPEN:
        said.append(words["states"][round_.state.value])
    if lacks_act(round_):
        said.append(words["name_no_act"])
    if lacks_tool(round_):
        said.append(words["name_no_tool"])
    return ", ".join(said)
