"""What a loop, an arrow and the whole board say as sentences, in the session's own words.

A sentence is drafted from the conditions until someone edits it; from then on it stays as edited,
and is stale once its conditions would give another draft (DEC-15).
"""

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Loop, Side
from confluence_desktop.workshop.phrases import arrow_aloud, arrow_phrase, inner

_PAUSES = ",;:—–،؛、，；：。"


def loop_draft(x: str, y: str) -> str:
    """The sentence that two conditions give; gaps read "…", and without either it is empty."""
    x, y = inner(x), inner(y)
    if x and y:
        return ended(words.LOOP_SENTENCE.format(x=x, y=y))
    if x:
        return words.LOOP_WITH_X.format(x=x)
    return words.LOOP_WITH_Y.format(y=y) if y else ""


def ended(sentence: str) -> str:
    """A sentence whose last words are missing ends with "…" alone, without a full stop."""
    return sentence.removesuffix(".") if sentence.endswith(f"{words.GAP}.") else sentence


def loop_sentence(loop: Loop) -> str:
    """A loop's sentence, as edited or as its conditions give it."""
    return loop.sentence if loop.sentence is not None else loop_draft(loop.x, loop.y)


def is_stale(loop: Loop) -> bool:
    """Whether the conditions have changed since the sentence was edited."""
    return loop.sentence is not None and loop.sentence_drafted != loop_draft(loop.x, loop.y)


def arrow_sentence(loop: Loop, arrow: int) -> str:
    """What an arrow says within a sentence: 1 "can't X until we Y", 2 "can't Y until we X"."""
    return arrow_phrase(*_ends(loop, arrow))


def arrow_read_aloud(loop: Loop, arrow: int) -> str:
    """The same by itself, as somebody reads it to the room: "We can't X until we Y"."""
    return arrow_aloud(*_ends(loop, arrow))


def arrow_heading(loop: Loop, arrow: int) -> str:
    """The short form that stands over an arrow's becauses; empty while its condition is."""
    condition = inner(_ends(loop, arrow)[0])
    return words.ARROW_HEADING.format(condition=condition) if condition else ""


def third_draft(left: Loop | None, right: Loop | None) -> str:
    """The third Catch-22 from both loops, a line for each half; empty until both say something.

    Each current's own waiting ends only in the other one: the means show their worth in the
    practice, and the practice shows its worth through the means.
    """
    if not (left and right and (left.x or left.y) and (right.x or right.y)):
        return ""
    above = words.THIRD_ABOVE.format(x=inner(right.x) or words.GAP, y=inner(left.y) or words.GAP)
    below = words.THIRD_BELOW.format(x=inner(left.x) or words.GAP, y=inner(right.y) or words.GAP)
    return f"{above}\n{ended(below)}"


def third_sentence(board: Board, records: Records) -> str:
    """The third Catch-22, as edited or as both loops give it."""
    if board.third_sentence is not None:
        return board.third_sentence
    return third_draft(*both_loops(records, board))


def is_third_stale(board: Board, records: Records) -> bool:
    """Whether the loops have changed since the third Catch-22 was edited."""
    drafted = third_draft(*both_loops(records, board))
    return board.third_sentence is not None and board.third_drafted != drafted


def halves(text: str) -> tuple[str, str]:
    """A sentence in two: at its first line break, else at the pause nearest to its middle."""
    text = text.strip()
    above, broken, below = text.partition("\n")
    if broken:
        return above.strip(), " ".join(below.split())
    pauses = [place for place, letter in enumerate(text[:-1]) if letter in _PAUSES]
    if not pauses:
        return text, ""
    cut = min(pauses, key=lambda place: abs(place - len(text) / 2)) + 1
    return text[:cut].strip(), text[cut:].strip()


def loop_name(board: Board, side: Side) -> str:
    """What a loop is called everywhere: the name that the session gives its current."""
    name = board.left_name if side is Side.LEFT else board.right_name
    return name.strip() or words.DEFAULT_NAMES[side]


def numbered_loop(board: Board, side: Side) -> str:
    """The same where it matters which of the two comes first: "loop one (Collaboration)"."""
    return words.NUMBERED_LOOP.format(number=words.SIDE_NAMES[side], name=loop_name(board, side))


def condition_hint(board: Board, side: Side, field: str) -> str:
    """What to ask for a condition; with its example only while the current has its usual name."""
    is_usual = loop_name(board, side).casefold() == words.DEFAULT_NAMES[side].casefold()
    return words.HINTS[side, field] if is_usual else words.BARE_HINTS[field]


def both_loops(records: Records, board: Board) -> tuple[Loop | None, Loop | None]:
    """The left and the right loop of a board, the first of a side by id; None where none is."""
    loops = sorted(records.where(Loop, board_id=board.id), key=lambda loop: loop.id)
    left = next((loop for loop in loops if loop.side is Side.LEFT), None)
    right = next((loop for loop in loops if loop.side is Side.RIGHT), None)
    return left, right


def _ends(loop: Loop, arrow: int) -> tuple[str, str]:
    return (loop.x, loop.y) if arrow == 1 else (loop.y, loop.x)
