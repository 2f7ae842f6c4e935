"""What opens within the session window: details, panels, lists, lines and messages."""

from collections.abc import Callable, Iterator
from functools import partial

from confluence_desktop.document.record import Record
from confluence_desktop.windows.session_window import SessionPage
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.links import Link
from tests.gallery.pictures import SIZES, THEMES, Picture
from tests.gallery.session_window import shown
from tests.gallery.sessions import full, sample

Act = Callable[[SessionPage], None]


def panels() -> Iterator[Picture]:
    """Every panel in both themes and sizes."""
    for state, (place, act) in _STATES.items():
        for theme in THEMES:
            for size in SIZES:
                name = f"panel/{state}/{theme}/{size}"
                yield Picture(name, partial(shown, sample, place, theme, size, act))
    for theme in THEMES:
        name = f"panel/details-of-many/{theme}/1920"
        yield Picture(name, partial(shown, full, "map", theme, "1920", _select_many))


def _select(kind: type[Record], number: int = 0) -> Act:
    def act(page: SessionPage) -> None:
        records = sorted(page.document.all(kind), key=lambda record: record.id)
        if page.view is not None:
            page.view.select([records[number].id])
        page.refresh()

    return act


def _select_many(page: SessionPage) -> None:
    if page.view is not None:
        page.view.select_all()


def _narrow(act: Act) -> Act:
    """Details, in a small window too."""

    def with_details(page: SessionPage) -> None:
        if page.inspector.isHidden():
            page.fold("details")
        act(page)

    return with_details


def _typed(page: SessionPage) -> None:
    page.focus_line()
    page.line.field.setPlainText("Open the stacks to local authors")


def _edited(page: SessionPage) -> None:
    card = next(card for card in page.document.all(Card) if card.level is Level.GOAL)
    if page.view is not None:
        page.view.select([card.id])
        page.view.setFocus()
        page.view.edit(card.id)


_STATES: dict[str, tuple[str, Act]] = {
    "details-of-card": ("map", _narrow(_select(Card, 5))),
    "details-of-link": ("map", _narrow(_select(Link, 3))),
    "details-of-because": ("catch-22", _narrow(_select(Because, 1))),
    "details-of-step": ("catch-22", _narrow(_select(Step))),
    "details-of-loop": ("catch-22", _narrow(_select(Loop))),
    "details-of-board": ("catch-22", _narrow(lambda _page: None)),
    "details-of-item": ("prompt", _narrow(lambda _page: None)),
    "outline": ("map", lambda page: page.panels.toggle_outline()),
    "outline-of-catch-22": ("catch-22", lambda page: page.panels.toggle_outline()),
    "findings": ("map", lambda page: page.panels.toggle_findings()),
    "people": ("map", lambda page: page.panels.people.open_panel()),
    "commands": ("map", lambda page: page.panels.command_list.open_panel()),
    "keys": ("map", lambda page: page.panels.key_sheet.open_panel()),
    "export": ("map", lambda page: page.panels.export.open_panel()),
    "note": ("map", lambda page: page.acts.note("note.park")),
    "find": ("map", lambda page: page.acts.find()),
    "line": ("map", _typed),
    "editor": ("map", _edited),
    "toast": ("map", lambda page: page.messages.toast("Undone: Add card")),
    "warning": (
        "map",
        lambda page: page.messages.warn(
            "The screens show the same picture, so the room sees this window too; "
            "set them to “extend” in the system’s display settings."
        ),
    ),
    "not-saved": (
        "map",
        lambda page: page.save_bar.show_sentence(
            "The disk is full, so nothing more can be saved; make room, and saving goes on by "
            "itself."
        ),
    ),
}
