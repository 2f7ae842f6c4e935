"""What the capture line does on a requests board: a request is typed, then what lies behind it.

Tab goes from a request to what is asked about it, Enter from one answer to the next. After the
last one the line rests with the request, so that the keys for its tests and its way to the map
still mean it; Enter, or typing on, goes to the next request that nothing is known about. ↑↓ choose
which request is asked about. What is answered already stands in the empty line: Enter keeps it,
and what is typed replaces it.
"""

from collections.abc import Sequence
from dataclasses import replace

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.boards.requests.fields import REQUEST, fields_of
from confluence_desktop.boards.requests.operations import FIELDS, audiences_used, requests_of
from confluence_desktop.boards.requests.sentences import short
from confluence_desktop.document.record import Records
from confluence_desktop.windows.capture_keys import KeyWords
from confluence_desktop.windows.commands import shown_key
from confluence_desktop.windows.key_table import key_of
from confluence_desktop.workshop.phrases import one_line
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import say, spoken

_GO: KeyWords = (("Tab", say("requests.window.next")), ("↑↓", say("requests.window.request")))
REQUEST_KEYS: KeyWords = (
    ("Enter", say("capture.adds_it")),
    ("Tab", say("requests.window.what_lies_behind")),
)
FIELD_KEYS: KeyWords = (("Enter", say("capture.adds_it")), *_GO)
FILLED_KEYS: KeyWords = (("Enter", say("requests.window.keeps")), *_GO)
ANSWERED = "answered"
"""The key of the place where the line rests with a request whose last question was answered."""

_RESTS_WITH_LETTERS = 30
_ABBREVIATED_BY, _HINTED, _ANSWER_LETTERS = 3, 4, 40


def asking_about(
    destinations: Sequence[Destination], records: Records, request_id: str | None
) -> list[Destination]:
    """The destinations with what is asked about a certain request instead of the last one."""
    request = records.find(Request, request_id)
    if request is None or not any(_is_field(records, there) for there in destinations):
        return [*destinations]
    own = {there.key: there for there in fields_of(request)}
    return [own[there.key] if _is_field(records, there) else there for there in destinations]


def is_asking(records: Records, there: Destination) -> bool:
    """Whether a destination is about a request: it asks something of it, or rests with it."""
    return _is_field(records, there) or rests(there)


def rests(there: Destination | None) -> bool:
    """Whether the line rests with a request, and adds nothing to it."""
    return there is not None and there.key == ANSWERED


def settled_rest(
    records: Records, there: Destination | None, request_id: str | None
) -> Destination | None:
    """Where the line rests, once the records or the request that is meant may have changed.

    Args:
        request_id: The request that is meant now.
    """
    if there is None or not rests(there):
        return None
    request = records.find(Request, request_id or there.under_id)
    if request is None:
        return None
    return _rest(request) if there.under_id == request.id else _first_asked(request)


def other_request(records: Records, there: Destination, by: int) -> Destination:
    """What is still to be asked first about the next request (or the one before), round and round.

    Where everything is answered it is the same question.
    """
    request = records.find(Request, there.under_id)
    if request is None:
        return there
    row = requests_of(records, request.board_id)
    other = row[(row.index(request) + by) % len(row)]
    first = _first_asked(other)
    if not rests(first) or rests(there):
        return first
    return next(one for one in fields_of(other) if one.key == there.key)


def is_answered(records: Records, there: Destination) -> bool:
    """Whether what a destination asks is answered, so that Enter alone keeps it and goes on."""
    request = records.find(Request, there.under_id)
    if rests(there):
        return True
    return there.key in FIELDS and request is not None and bool(_answer(request, there.key))


def following(records: Records, there: Destination) -> Destination | None:
    """Where the line goes on to after an answer, or from its rest; None leaves it where it is."""
    request = records.find(Request, there.under_id)
    if _is_field(records, there) and request is not None:
        place = FIELDS.index(there.key)
        return fields_of(request)[place + 1] if place + 1 < len(FIELDS) else _rest(request)
    return _after(records, request) if rests(there) else None


def _after(records: Records, request: Request | None) -> Destination:
    """What is asked first of the next request that nothing is known about, or a new request."""
    row = requests_of(records, request.board_id) if request is not None else []
    for other in row[row.index(request) + 1 :] if request is not None else []:
        if not any(_answer(other, field) for field in FIELDS):
            return fields_of(other)[0]
    return Destination(REQUEST, spoken("requests")["destinations"][REQUEST], "ink", number=1)


def completed(records: Records, there: Destination, text: str) -> str:
    """Whom a few letters stand for, where with whom is asked and only one begins so."""
    begun = text.strip().casefold()
    if there.key != "with_whom" or not begun or len(begun) > _ABBREVIATED_BY or text.isupper():
        return text
    found = [whom for whom in audiences_used(records) if whom.casefold().startswith(begun)]
    return found[0] if len(found) == 1 else text


def hint_of(records: Records, there: Destination) -> str:
    """What stands in the empty line; nothing for destinations of other boards."""
    if rests(there):
        return _rest_hint()
    if there.key != REQUEST and not _is_field(records, there):
        return ""
    request = records.find(Request, there.under_id)
    if request is not None and is_answered(records, there):
        filled: str = spoken("requests")["line_hint_answered"]
        return filled.format(answer=short(one_line(_answer(request, there.key)), _ANSWER_LETTERS))
    hint: str = spoken("requests")["line_hints"][there.key]
    return hint.format(audiences=", ".join(audiences_used(records)[:_HINTED]))


def keys_of(records: Records, there: Destination, usual: KeyWords) -> KeyWords:
    """The keys that the line offers."""
    if rests(there):
        is_last = _after(records, records.find(Request, there.under_id)).key == REQUEST
        return (("Enter", say(f"requests.window.{'new' if is_last else 'next'}_request")),)
    if there.key == REQUEST:
        return REQUEST_KEYS
    if is_answered(records, there):
        return FILLED_KEYS
    return FIELD_KEYS if _is_field(records, there) else usual


def label_of(there: Destination) -> Destination:
    """The destination without what it is about, as a menu offers it."""
    return there if there.key in FIELDS else replace(there, under_id=None)


def _first_asked(request: Request) -> Destination:
    """What is still to be asked of a request; its rest where everything is answered."""
    key = next((field for field in FIELDS if not _answer(request, field)), "")
    return next((one for one in fields_of(request) if one.key == key), _rest(request))


def _rest(request: Request) -> Destination:
    name = say("requests.quote").format(text=short(request.text, _RESTS_WITH_LETTERS))
    label = say("requests.window.answered").format(request=name)
    return Destination(ANSWERED, label, "ink", under_id=request.id)


def _rest_hint() -> str:
    commands = ("step.together", "step.tool", "request.map")
    done_to, from_tool, to_map = (shown_key(key_of(command)) for command in commands)
    hint = say("requests.window.rest_hint")
    return hint.format(done_to=done_to, from_tool=from_tool, map=to_map)


def _answer(request: Request, field: str) -> str:
    return str(getattr(request, field)).strip()


def _is_field(records: Records, there: Destination) -> bool:
    """Whether it is about a request: a map has levels of the same names as some fields."""
    return there.key in FIELDS and records.find(Request, there.under_id) is not None
