"""What a stuck line says: "we can't … until …", in the languages the exercise is held in.

Who is asked for "We can't … until …" often types only what comes behind it: "see the benefits until
we work together" says the same. A line of another form is no error: it is taken whole.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple


class SaidLine(NamedTuple):
    """The two ends of a stuck line; `until` is empty where the line has only one."""

    cannot: str
    until: str


_WE = {
    "en": re.compile(r"^we(?:’ve|'ve)?\s+(?:have\s+)?", re.IGNORECASE),
    "de": re.compile(r"^wir\s+", re.IGNORECASE),
    "fr": re.compile(r"^(?:nous|on)\s+", re.IGNORECASE),
    "es": re.compile(r"^(?:nosotros|nosotras)\s+", re.IGNORECASE),
}
_FORMS: dict[str, tuple[re.Pattern[str], ...]] = {
    "en": (
        re.compile(
            r"^(?:we\s+)?(?:can(?:’|'|‘|)t|can\s?not|can\s+never|won(?:’|'|‘|)t"
            r"|do(?:n(?:’|'|‘|)t|\s+not))\s+(?P<cannot>.+?)"
            r",?\s+(?:until|till|unless|before)\s+(?P<until>.+)$",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    "de": (
        re.compile(
            r"^(?:wir\s+)?(?:können|kann\s+man|man\s+kann)\s+(?P<cannot>.+?),\s*"
            r"(?:bevor|bis|solange|wenn|ehe)\s+(?P<until>.+)$",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    "fr": (
        re.compile(
            r"^(?:nous\s+ne\s+pouvons|on\s+ne\s+peut)\s+pas\s+(?P<cannot>.+?),?\s+"
            r"(?:tant\s+qu[e’']\s*|avant\s+d[e’']\s*|avant\s+qu[e’']\s*)(?P<until>.+)$",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    "es": (
        re.compile(
            r"^(?:nosotros\s+|nosotras\s+)?no\s+(?:podemos|se\s+puede)\s+(?P<cannot>.+?),?\s+"
            r"(?:hasta\s+que|hasta|mientras|antes\s+de\s+que|antes\s+de)\s+(?P<until>.+)$",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
}
_UNTIL = {
    "en": re.compile(
        r"^(?:we\s+)?(?P<cannot>.+?),?\s+(?:until|unless)\s+(?P<until>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    "de": re.compile(
        r"^(?:wir\s+)?(?P<cannot>.+?),\s*(?:bevor|bis|solange|ehe)\s+(?P<until>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    "fr": re.compile(
        r"^(?:nous\s+|on\s+)?(?P<cannot>.+?),?\s+tant\s+qu[e’']\s*(?P<until>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    "es": re.compile(
        r"^(?P<cannot>.+?),?\s+hasta\s+que\s+(?P<until>.+)$", re.IGNORECASE | re.DOTALL
    ),
}
"""The same lines without their beginning."""
_NOT = {
    "en": (),
    "de": (r"nicht", r"erst", r"nie", r"noch"),
    "fr": (r"n[e’']", r"pas"),
    "es": (r"no",),
}
_ENDS = " \t\n.…。,;"


def said_line(text: str, language: str = "en") -> SaidLine | None:
    """The two ends of a stuck line; None where it is not said in this way.

    The session's language is tried first, then the others: the forms are plain enough not to be
    mistaken for each other.
    """
    line = " ".join(text.split()).strip(_ENDS)
    first = language[:2].lower()
    languages = sorted(_FORMS, key=lambda one: one != first)
    whole = [(known, form) for known in languages for form in _FORMS[known]]
    for known, form in [*whole, *((known, _UNTIL[known]) for known in languages)]:
        match = form.match(line)
        if match is not None:
            said = SaidLine(
                _bare(match["cannot"], known), _bare(_without_we(match["until"], known), known)
            )
            if said.cannot and said.until:
                return said
    return None


def conditions(texts: Sequence[str], language: str = "en") -> tuple[str, str]:
    """X and Y of a loop from a pair of stuck lines, or from one that says both.

    X is what the first line cannot; Y what the other one cannot, in whose words the first one's
    "until" is said best. A line that says it in another way is taken whole.
    """
    first = said_line(texts[0], language)
    other = said_line(texts[1], language) if len(texts) > 1 else None
    x = first.cannot if first else texts[0]
    if other is not None:
        y = other.cannot
    elif len(texts) > 1:
        y = texts[1]
    else:
        y = first.until if first else ""
    return _begun_large(x), _begun_large(y)


def _without_we(text: str, language: str) -> str:
    return _WE[language].sub("", text.strip())


def _bare(text: str, language: str) -> str:
    """Without the words that only deny: "den Nutzen nicht sehen" is about seeing it."""
    for word in _NOT[language]:
        pattern = rf"(?<!\w){word}\s*" if word.endswith("]") else rf"(?<!\w){word}(?!\w)\s*"
        text = re.sub(pattern, "", text, count=1, flags=re.IGNORECASE)
    return " ".join(text.split()).strip(_ENDS)


def _begun_large(text: str) -> str:
    said = " ".join(text.split()).strip(_ENDS)
    return said[:1].upper() + said[1:]
