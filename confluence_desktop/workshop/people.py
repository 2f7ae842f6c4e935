"""Verbs for the people in the room."""

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.operations import parse_participants, person_parts
from confluence_desktop.workshop.ordering import order_at_end
from confluence_desktop.workshop.session import Participant
from confluence_desktop.workshop.spoken import say

_BETWEEN = ";"
"""Stands between name, role and organisation where one of them has a comma."""


def add_people(draft: Draft, text: str) -> list[Participant]:
    """Add people from a list, one a line; whoever is listed already stays as they are.

    Raises:
        RefusedError: There is no name in it, or all are listed already.
    """
    known = {person.name.casefold() for person in draft.all(Participant)}
    people = parse_participants(text)
    if not people:
        message = say("refused.no_name_typed")
        raise RefusedError(message)
    new = [person for person in people if person.name.casefold() not in known]
    if not new:
        message = say("refused.person_listed_already").format(name=people[0].name)
        raise RefusedError(message)
    start = order_at_end(list(draft.all(Participant)))
    return [draft.put(person.changed(order=start + place)) for place, person in enumerate(new)]


def rewrite_person(draft: Draft, person_id: str, line: str) -> Participant:
    """Write a person anew: name, role, organisation.

    Raises:
        RefusedError: There is no name, or somebody else is called so.
        RecordMissingError: The person is not listed (any more).
    """
    person = get(draft, Participant, person_id)
    name, role, organisation = person_parts(line)
    if not name:
        message = say("refused.person_without_name")
        raise RefusedError(message)
    others = (one for one in draft.all(Participant) if one.id != person_id)
    if any(one.name.casefold() == name.casefold() for one in others):
        message = say("refused.person_listed_already").format(name=name)
        raise RefusedError(message)
    return draft.put(person.changed(name=name, role=role, organisation=organisation))


def remove_person(draft: Draft, person_id: str) -> None:
    """Take a person off the list; what they own keeps their name.

    Raises:
        RecordMissingError: The person is not listed (any more).
    """
    draft.remove(get(draft, Participant, person_id))


def person_line(person: Participant) -> str:
    """Name, role and organisation as they are typed, and as `person_parts` reads them."""
    parts = (person.name, person.role, person.organisation)
    between = _BETWEEN if any("," in part for part in parts) else ","
    return f"{between} ".join(parts).rstrip(f"{between} ")
