"""What a request says as a question, in the session's own words.

The question is written from the fields until someone edits it; from then on it stays as edited,
and is stale once the fields would give another one (DEC-15).
"""

from collections.abc import Iterable

from confluence_desktop.workshop.phrases import inner
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import spoken

_NAMED_BY = 48


def question_draft(request: Request) -> str:
    """The reframed question as the fields give it; gaps read "…"."""
    words = spoken("requests")
    gap = words["gap"]
    return str(
        words["question"].format(
            capability=_bare(request.capability, words["capability_openings"]) or gap,
            whom=_bare(request.with_whom, words["with_openings"]) or gap,
            purpose=_bare(request.purpose, words["so_that_openings"]) or gap,
        )
    )


def question_of(request: Request) -> str:
    """The reframed question, as edited or as the fields give it."""
    return request.question if request.question is not None else question_draft(request)


def has_question(request: Request) -> bool:
    """Whether the question says anything yet beside its gaps."""
    fields = (request.question, request.capability, request.with_whom, request.purpose)
    return any(field and field.strip() for field in fields)


def is_stale(request: Request) -> bool:
    """Whether the fields have changed since the question was edited."""
    return request.question is not None and request.question_drafted != question_draft(request)


def short(text: str, most: int = _NAMED_BY) -> str:
    """The beginning of a text on one line, to name it in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _bare(text: str, openings: Iterable[str]) -> str:
    """A field as it stands in the question, without what the question says before it."""
    said = inner(text).rstrip("?")
    for opening in openings:
        if said.casefold().startswith(opening):
            return inner(said[len(opening) :])
    return said
