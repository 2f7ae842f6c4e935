"""How what was typed stands inside a sentence."""

from confluence_desktop.workshop.spoken import say, say_count, spoken

_END_MARKS = " .。…"

GAP = say("phrases.gap")


def inner(condition: str) -> str:
    """A condition as it stands within a sentence: on one line, begun small, without an end mark.

    A first word with further capitals, such as ``TV`` or ``iPlayer``, keeps its letters.
    """
    line = " ".join(condition.split()).strip(_END_MARKS)
    first_word = line.partition(" ")[0]
    if first_word[1:] == first_word[1:].lower() and first_word not in {"I", "I’m", "I'm"}:
        return line[:1].lower() + line[1:]
    return line


def arrow_phrase(x: str, y: str) -> str:
    """What an arrow from one condition to another says within a sentence; gaps read "…"."""
    return say("phrases.arrow").format(x=inner(x) or GAP, y=inner(y) or GAP)


def arrow_aloud(x: str, y: str) -> str:
    """The same as it is read aloud, by itself."""
    return say("phrases.arrow_aloud").format(x=inner(x) or GAP, y=inner(y) or GAP)


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def things(kind: str, count: int = 1) -> str:
    """So many records of a kind, as in "stuck line" and "3 cards"; of an unknown kind, items."""
    known = kind if kind in spoken("phrases")["kinds"] else "other"
    return say_count(f"phrases.kinds.{known}", count)
