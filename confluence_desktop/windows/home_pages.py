"""What home shows: the library, what was found, the bin, and what stands there when it is empty."""

from collections.abc import Sequence
from datetime import date, datetime

from confluence_desktop.storage.bin import Binned
from confluence_desktop.storage.entries import Hit, SessionEntry
from confluence_desktop.windows.card_face import (
    ago_in_words,
    card_face,
    entry_key,
    full_title,
    is_today,
    today_in_words,
)
from confluence_desktop.windows.library_view import Invitation, Leading, Page
from confluence_desktop.windows.session_card import CardFace
from confluence_desktop.windows.typed_date import day_in_words
from confluence_desktop.windows.widgets import isolated
from confluence_desktop.workshop.spoken import say


def leading_entry(
    entries: Sequence[SessionEntry], today: date, *, hides: bool
) -> SessionEntry | None:
    """Today's session, else the one worked on last; when names are hidden, today's alone.

    `entries` come with the last changed first.
    """
    sound = [entry for entry in entries if not entry.is_damaged]
    of_today = [entry for entry in sound if entry.starts_on == today]
    if of_today or hides:
        return next(iter(of_today), None)
    return next(iter(sound), None)


def library_page(
    entries: Sequence[SessionEntry],
    today: date,
    backed_up: datetime | None,
    now: datetime,
    *,
    hides: bool,
) -> Page:
    """The session to go on with, and the others."""
    first = leading_entry(entries, today, hides=hides)
    others = [entry for entry in entries if entry is not first]
    own_client = first.client if first is not None else None
    faces = [
        card_face(
            entry, today, is_hidden=hides and (not entry.client or entry.client != own_client)
        )
        for entry in others
    ]
    leading = None
    if first is not None:
        saved = say("home.saved_on_this_computer")
        leading = Leading(
            heading=say("home.today") if is_today(first, today) else say("home.go_on_with"),
            below=say("home.saved_and_backed_up").format(
                saved=saved, backed_up=ago_in_words(backed_up, now)
            )
            if backed_up
            else saved,
            key=entry_key(first),
            title=full_title(first),
            line=today_in_words(first, today),
        )
    has_all_later = all((entry.starts_on or today) > today for entry in others)
    section = "" if not others else say("home.coming_up") if has_all_later else say("home.earlier")
    return Page(leading=leading, section=section, faces=faces)


def found_page(hits: Sequence[Hit], words: str, today: date, *, hides: bool) -> Page:
    """What a search found."""
    faces = [card_face(hit.entry, today, hit=hit.snippet, is_hidden=hides) for hit in hits]
    section = say("home.found").format(count=len(faces)) if faces else ""
    if faces:
        return Page(section=section, note=f"“{isolated(words)}”", faces=faces)
    nothing = Invitation(
        say("home.nothing_found"),
        say("home.nothing_says_that").format(words=isolated(words)),
        say("home.show_all_sessions"),
    )
    return Page(invitation=nothing)


def bin_page(binned: Sequence[Binned], today: date, *, hides: bool) -> Page:
    """What was thrown away in the last 30 days."""
    faces = [_binned_face(one, today, hides=hides) for one in binned]
    if faces:
        return Page(section=say("home.bin"), note=say("home.each_is_kept_for_30_days"), faces=faces)
    return Page(
        section=say("home.bin"),
        invitation=Invitation(
            say("home.the_bin_is_empty"), say("home.stays_for_30_days"), say("home.back")
        ),
    )


def empty_page() -> Page:
    """The invitation of an empty library."""
    return Page(
        invitation=Invitation(
            say("home.first_session"),
            say("home.how_to_start"),
            say("home.new_session"),
            say("home.add_the_sample"),
        )
    )


def unread_page(sentence: str) -> Page:
    """Why the library can't be shown."""
    return Page(invitation=Invitation(say("home.the_library_cant_be_read"), sentence))


def _binned_face(binned: Binned, today: date, *, hides: bool) -> CardFace:
    day = day_in_words(binned.binned_at.astimezone().date(), today)
    until = day_in_words(binned.purged_at.astimezone().date(), today)
    return CardFace(
        key=binned.path.name,
        title=say("home.session_binned_on").format(day=day) if hides else isolated(binned.title),
        own_title=binned.title,
        meta=say("home.binned_kept_until").format(day=day, until=until),
        remedy=say("home.put_back"),
        is_hidden=hides,
    )
