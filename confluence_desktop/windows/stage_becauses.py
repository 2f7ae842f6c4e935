"""Becauses as rows: kind, confidence and state by one key each."""

from collections.abc import Callable, Sequence

from confluence_desktop.boards.catch_22.becauses import (
    confidence_of_key,
    kind_name,
    kind_of_key,
    set_confidence,
    set_kind,
    set_state,
    state_name,
    state_of_key,
)
from confluence_desktop.boards.catch_22.sentences import arrow_read_aloud
from confluence_desktop.boards.catch_22.standing import ArrowNow, arrows_now, broken_ids
from confluence_desktop.windows.stage_desk import StageDesk, panel_words
from confluence_desktop.windows.stage_row import Row, heading
from confluence_desktop.windows.stage_rows import Pressed, Rows
from confluence_desktop.workshop.catch_22 import Because, BecauseState
from confluence_desktop.workshop.spoken import say, spoken

_SIGNS = {
    BecauseState.HOLDS: ("●", "ink"),
    BecauseState.DOUBTED: ("?", "warn"),
    BecauseState.BROKEN: ("×", "ok"),
}


def becauses_part(
    desk: StageDesk,
    *,
    title: str = "",
    arrows: Callable[[], Sequence[ArrowNow]] | None = None,
) -> Rows:
    """All becauses arrow by arrow, or those of some arrows."""

    def read() -> list[Row]:
        if not desk.is_there:
            return []
        board, found = desk.board, []
        broken = broken_ids(desk.document, board)
        for now in arrows() if arrows is not None else arrows_now(desk.document, board):
            if now.loop is None:
                continue
            found.append(heading(arrow_read_aloud(now.loop, now.arrow.number)))
            found += [because_row(one, is_broken=one.id in broken) for one in now.becauses]
        return found

    words = panel_words("becauses")
    return Rows(
        title or words["heading"],
        read,
        lambda pressed: press_because(desk, pressed),
        keys=because_keys(),
        keys_first=True,
        empty=words["none"],
    )


def because_row(because: Because, *, is_broken: bool = False) -> Row:
    """A because with all that is known of it, quietly below."""
    state = BecauseState.BROKEN if is_broken else because.state
    sign, tone = _SIGNS[state]
    known = [
        kind_name(because.kind).lower() if because.kind is not None else "",
        "" if because.confidence is None else f"{because.confidence}/10",
        "" if state is BecauseState.HOLDS else state_name(state).lower(),
        because.who,
    ]
    return Row(
        because.id,
        because.text,
        sign,
        aside=" · ".join(word for word in known if word),
        tone=tone,
        is_struck=is_broken,
    )


def press_because(desk: StageDesk, pressed: Pressed) -> bool:
    """What a key means to the because that is marked."""
    if pressed.row is None:
        return False
    key, because_id = pressed.key, pressed.row.key
    if key == "Enter":
        desk.show(because_id)
        return True
    kind, state, confidence = kind_of_key(key), state_of_key(key), confidence_of_key(key)
    if kind is not None:
        desk.edits.run(say("edits.set_kind"), lambda draft: set_kind(draft, because_id, kind))
    elif state is not None:
        desk.edits.run(say("edits.set_state"), lambda draft: set_state(draft, because_id, state))
    elif confidence is not None:
        desk.edits.run(
            say("edits.set_confidence"),
            lambda draft: set_confidence(draft, because_id, confidence),
        )
    else:
        return False
    return True


def because_keys() -> str:
    """Which letter says what of a because."""
    said = spoken("exercise")
    form: str = panel_words("becauses")["keys"]
    return form.format(kinds=_letters(said["kinds"]), states=_letters(said["states"]))


def _letters(area: dict[str, dict[str, str]]) -> str:
    return " · ".join(f"{one['key'].upper()} {one['name'].lower()}" for one in area.values())
