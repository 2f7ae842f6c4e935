"""The people in the room: listed once, written anew without loss, taken off."""

import pytest

from confluence_desktop.document.document import Document
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.operations import participants_in_order
from confluence_desktop.workshop.people import (
    add_people,
    person_line,
    remove_person,
    rewrite_person,
)
from tests.builders import a_document


def listed(document: Document) -> list[str]:
    return [person_line(person) for person in participants_in_order(document)]


def a_room(text: str) -> Document:
    document = a_document()
    with document.transaction("Add people") as draft:
        add_people(draft, text)
    return document


def test_people_are_added_behind_the_others_and_nobody_twice() -> None:
    document = a_room("Ada Byrne, Head\nBen Ortiz")
    with document.transaction("Add people") as draft:
        add_people(draft, "ada byrne\nCem Oz, Reader services, City Library")
    assert listed(document) == [
        "Ada Byrne, Head",
        "Ben Ortiz",
        "Cem Oz, Reader services, City Library",
    ]


@pytest.mark.parametrize("text", ["", "  \n", "Ada Byrne"])
def test_a_list_without_a_new_name_is_refused(text: str) -> None:
    document = a_room("Ada Byrne")
    with pytest.raises(RefusedError), document.transaction("Add people") as draft:
        add_people(draft, text)


def test_a_role_with_a_comma_outlives_being_written_anew() -> None:
    document = a_room("Owen")
    (person,) = participants_in_order(document)
    line = "Owen Thackray; Warden, upper river; Volunteer"
    with document.transaction("Change a person") as draft:
        rewrite_person(draft, person.id, line)
    (person,) = participants_in_order(document)
    assert person.role == "Warden, upper river"
    assert person_line(person) == line


@pytest.mark.parametrize("line", ["", ", Head", "Ben Ortiz"])
def test_a_person_keeps_a_name_of_their_own(line: str) -> None:
    document = a_room("Ada Byrne\nBen Ortiz")
    ada, _ = participants_in_order(document)
    with pytest.raises(RefusedError), document.transaction("Change a person") as draft:
        rewrite_person(draft, ada.id, line)


def test_a_person_is_taken_off() -> None:
    document = a_room("Ada Byrne\nBen Ortiz")
    ada, _ = participants_in_order(document)
    with document.transaction("Take a person off") as draft:
        remove_person(draft, ada.id)
    assert listed(document) == ["Ben Ortiz"]
