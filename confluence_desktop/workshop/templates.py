"""Templates: the records a new session starts with, as JSON files that people can read and edit.

A file has `title`, `place` (in the list that is offered), perhaps `starts_on`, and `records`. Each
of them says what `record` it is and has that one's fields. It needs an `id` only where another one
points to it, and an `order` only where that is not the order of the file. A date may be written as
days after the session's, such as ``"+7"``.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from confluence_desktop.document.record import Record, new_id
from confluence_desktop.errors import FileError, RefusedError
from confluence_desktop.paths import resources_dir
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.kinds import RECORD_KINDS
from confluence_desktop.workshop.session import Participant, Session
from confluence_desktop.workshop.spoken import say

SAMPLE = "sample"
DEFAULT_TEMPLATE = "half-day"

_POINTS_TO_MANY = ("breaks", "requires", "serves", "line_ids", "item_ids", "card_ids", "about")
_DAYS_AFTER = re.compile(r"\+\d+")


@dataclass(frozen=True, slots=True)
class Template:
    """What a new session can start from.

    Attributes:
        name: What the command line takes.
        title: What the list of templates says.
        minutes: Length of its agenda.
    """

    name: str
    title: str
    minutes: int


def templates() -> list[Template]:
    """Every template in the order in which they are offered, the sample last.

    Raises:
        FileError: A file that ships with the app is missing or damaged.
    """
    contents = {path.stem: _read(path) for path in _files()}
    names = sorted(contents, key=lambda name: (contents[name]["place"], name))
    return [Template(name, contents[name]["title"], _minutes(contents[name])) for name in names]


def session_from_template(
    name: str,
    *,
    title: str | None = None,
    client: str = "",
    language: str = "",
    starts_on: date | None = None,
    participants: Iterable[Participant] = (),
) -> list[Record]:
    """The records of a new session, all with fresh ids.

    Args:
        name: One of `templates()`.
        title: None takes the template's own title, which is meant for the sample.
        client: Empty keeps the template's own.
        language: What the room speaks; empty keeps the template's own.
        starts_on: None keeps the template's own.
        participants: Stand in place of the template's, if there are any.

    Raises:
        RefusedError: There is no such template, or the title is empty or too long.
        FileError: The template's file is missing or damaged.
    """
    content = _read(_file_of(name))
    if title is not None and not title.strip():
        message = say("refused.no_title")
        raise RefusedError(message)
    own_date = content.get("starts_on")
    day = starts_on or (date.fromisoformat(own_date) if own_date else None)
    people = list(participants)
    records: list[Record] = [
        record
        for record in _with_fresh_ids(content["records"], day)
        if not (people and isinstance(record, Participant))
    ]
    if all(not isinstance(record, Session) for record in records):
        records.insert(0, Session.new(title=content["title"]))
    given: dict[str, Any] = {"template": name, "starts_on": day}
    given |= {"title": title} if title is not None else {}
    given |= {"client": client} if client else {}
    given |= {"language": language} if language else {}
    return [
        *(record.changed(**given) if isinstance(record, Session) else record for record in records),
        *(person.changed(order=float(place)) for place, person in enumerate(people)),
    ]


def _files() -> list[Path]:
    folder = resources_dir()
    found = [*folder.glob("templates/*.json"), *folder.glob(f"samples/{SAMPLE}.json")]
    if not found:
        message = say("refused.templates_missing")
        raise FileError(message)
    return found


def _file_of(name: str) -> Path:
    wanted = name.strip().casefold().replace("_", "-")
    for path in _files():
        if path.stem == wanted:
            return path
    known = ", ".join(template.name for template in templates())
    message = say("refused.no_such_template").format(name=name, known=known)
    raise RefusedError(message)


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = say("refused.template_missing").format(name=path.name)
        raise FileError(message) from error
    if not isinstance(content, dict):
        message = say("refused.template_damaged").format(name=path.name)
        raise FileError(message)
    return content


def _minutes(content: dict[str, Any]) -> int:
    items = [raw for raw in content["records"] if raw["record"] == AgendaItem.stored_as]
    return sum(int(item["minutes"]) for item in items)


def _with_fresh_ids(raws: list[dict[str, Any]], day: date | None) -> list[Record]:
    ids = {raw["id"]: new_id(raw["record"]) for raw in raws if "id" in raw}
    places: dict[str, int] = {}
    records: list[Record] = []
    for raw in raws:
        kind = RECORD_KINDS[raw["record"]]
        place = places[raw["record"]] = places.get(raw["record"], -1) + 1
        fields = {name: _value(name, value, ids, day) for name, value in raw.items()}
        del fields["record"]
        fields["id"] = ids.get(raw.get("id", "")) or new_id(raw["record"])
        if "order" in kind.model_fields:
            fields.setdefault("order", float(place))
        records.append(kind.checked(fields))
    return records


def _value(name: str, value: Any, ids: dict[str, str], day: date | None) -> Any:
    """A field's value with local ids and days after the session's resolved."""
    if name.endswith("_id"):
        return ids[value]
    if name in _POINTS_TO_MANY:
        return tuple(_pointing(local, ids) for local in value)
    if isinstance(value, str) and _DAYS_AFTER.fullmatch(value):
        return day + timedelta(days=int(value)) if day is not None else None
    return value


def _pointing(local: str, ids: dict[str, str]) -> str:
    """A record's id, or one with the name of its field behind it, as in ``left.x``."""
    name, dot, field = local.partition(".")
    return ids[name] + dot + field
