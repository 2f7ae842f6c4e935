"""`python -m tests.exchange.session_schema`: writes what `show --json` prints as a JSON schema.

It is made from the records themselves, so a new field needs only this command.
"""

import json
from typing import Any

from confluence_desktop.boards.strategy_map.checks import CHECKS
from confluence_desktop.document.record import Record
from confluence_desktop.exchange.session_json import FORMAT
from confluence_desktop.paths import resources_dir
from confluence_desktop.workshop.cards import BoardKind
from confluence_desktop.workshop.catch_22 import Side
from confluence_desktop.workshop.findings import Severity
from confluence_desktop.workshop.kinds import RECORD_KINDS

TITLE = "A Confluence Desktop session, as `confluence-desktop show SESSION --json` prints it"
PATH = resources_dir() / "schemas" / "session.schema.json"

LISTS = {
    "participants": "participant",
    "agenda": "agenda_item",
    "boards": "board",
    "cards": "card",
    "links": "link",
    "clusters": "cluster",
    "requests": "request",
    "stuck_lines": "stuck_line",
    "stuck_pairs": "stuck_pair",
    "loops": "loop",
    "becauses": "because",
    "steps": "step",
    "objections": "objection",
    "stages_left": "stage_left",
    "polarity_entries": "polarity_entry",
    "rounds": "round",
    "polls": "poll",
    "ballots": "ballot",
    "decisions": "decision",
    "actions": "action",
    "parked": "parked_item",
    "notes": "facilitator_note",
    "check_numbers": "check_number",
    "acceptances": "acceptance",
}
"""What is listed under which name."""

_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}

FINDING = {
    "description": "What a check came upon: a question to ask the room. Made anew, never kept.",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "description": f"The check, such as {CHECKS[0]} or {CHECKS[-1]}."},
        "severity": {"enum": [one.value for one in Severity]},
        "board_id": _STRING,
        "card_ids": {**_STRINGS, "description": "The map's cards that it is about."},
        "about": {**_STRINGS, "description": "All records that it is about."},
        "part": {**_STRING, "description": "Tells findings of one check apart."},
        "key": {**_STRING, "description": "What it is accepted and parked under."},
        "question": _STRING,
        "statement": _STRING,
        "mark": _STRING,
        "accepted": {"type": "boolean"},
        "reason": {"type": ["string", "null"], "description": "Why it was accepted."},
        "parked": {"type": "boolean"},
    },
}

EXTRA: dict[str, dict[str, Any]] = {
    "card": {
        "board": {
            "type": "string",
            "enum": [kind.value for kind in BoardKind],
            "description": "Type of the card's board.",
        }
    },
    "because": {
        "arrow_key": {
            "type": "string",
            "enum": [f"{side}.{number}" for side in Side for number in (1, 2)],
            "description": "The arrow that it holds.",
        }
    },
}
"""What is printed besides a record's own fields."""


def made() -> dict[str, Any]:
    """The schema, made from the records."""
    definitions: dict[str, Any] = {}
    for kind in ("session", *LISTS.values()):
        _define(RECORD_KINDS[kind], EXTRA.get(kind, {}), definitions)
    definitions["finding"] = {**FINDING, "required": sorted(FINDING["properties"])}  # type: ignore[call-overload]  # a literal of mixed values
    lists = {name: _list_of(kind) for name, kind in {**LISTS, "findings": "finding"}.items()}
    properties = {"format": {"const": FORMAT}, "session": {"$ref": "#/$defs/session"}, **lists}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": definitions,
    }


def _list_of(kind: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}}


def _define(kind: type[Record], extra: dict[str, Any], definitions: dict[str, Any]) -> None:
    schema = kind.model_json_schema(mode="serialization")
    for name, shared in schema.pop("$defs", {}).items():
        definitions[name] = _bare(shared)
    own = _bare(schema)
    own["properties"] |= extra
    own["required"] = sorted(own["properties"])
    definitions[kind.stored_as] = own


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    """Without titles and defaults, which say nothing of what is printed."""
    bare = {name: value for name, value in schema.items() if name not in {"title", "default"}}
    if "properties" in bare:
        bare["properties"] = {name: _bare(value) for name, value in bare["properties"].items()}
    return bare


if __name__ == "__main__":
    PATH.write_text(json.dumps(made(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
