"""What the outline says of a card, to the eye and to a screen reader."""

from collections.abc import Sequence

from confluence_desktop.workshop.cards import Card, CardColour, Level
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.spoken import say

_LEVEL_WORDS = {level: level.singular.capitalize() for level in Level}
COLOUR_WORDS = {
    CardColour.LEVEL: say("outline.of_its_level"),
    CardColour.WARN: say("outline.amber"),
    CardColour.OK: say("outline.green"),
    CardColour.FOCUS: say("outline.blue"),
}
"""What a card's colours are called."""


def level_word(card: Card) -> str:
    """The card's level, for one card."""
    return _LEVEL_WORDS[card.level]


def card_name(card: Card, *, is_reference: bool = False) -> str:
    """The level and the text; a row that points at a card says so."""
    words = f"{level_word(card)}: {one_line(card.text)}"
    return say("outline.also_here").format(words=words) if is_reference else words


def card_description(
    card: Card,
    *,
    serves: Sequence[tuple[Card, Link]],
    needs: Sequence[tuple[Card, Link]],
    questions: Sequence[str],
    cluster: str | None,
) -> str:
    """Links, state and open questions, as sentences."""
    said = []
    helped = [one_line(end.text) for end, link in serves if link.effect is Effect.HELPS]
    hurt = [one_line(end.text) for end, link in serves if link.effect is Effect.HURTS]
    needed = [one_line(means.text) for means, _ in needs]
    for word, texts in (
        (say("outline.serves"), helped),
        (say("outline.hurts"), hurt),
        (say("outline.needs"), needed),
    ):
        if texts:
            said.append(f"{word} {'; '.join(texts)}.")
    if card.covered:
        said.append(say("outline.covered"))
    if card.pinned_x is not None:
        said.append(say("outline.pinned"))
    if card.colour is not CardColour.LEVEL:
        said.append(say("outline.colour").format(colour=COLOUR_WORDS[card.colour]))
    if cluster is not None:
        said.append(say("outline.in_cluster").format(cluster=cluster))
    if questions:
        said.append(f"{_count(len(questions))}: {' '.join(questions)}")
    return " ".join(said)


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _count(number: int) -> str:
    return (
        say("outline.one_question")
        if number == 1
        else say("outline.questions").format(count=number)
    )
