"""What home says of a session, in words."""

from datetime import UTC, date, datetime

from confluence_desktop.storage.entries import SessionEntry
from confluence_desktop.windows.session_card import CardFace
from confluence_desktop.windows.typed_date import day_in_words
from confluence_desktop.windows.widgets import isolated
from confluence_desktop.workshop.session import SessionState
from confluence_desktop.workshop.spoken import say, say_count

__all__ = ["ago_in_words", "card_face", "entry_key", "full_title", "is_today", "stopped_in_words"]

_STATES = {
    SessionState.PLANNED: "planned",
    SessionState.RUNNING: "running",
    SessionState.CLOSED: "closed",
    SessionState.ARCHIVED: "archived",
}
_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86_400
_SOON_S = 90


def entry_key(entry: SessionEntry) -> str:
    """What a session is told by on home; a damaged one may have no id to go by."""
    return entry.path.name


def full_title(entry: SessionEntry) -> str:
    """``City Library · Reaching readers``, each part in its own direction."""
    return " · ".join(isolated(part) for part in (entry.client, entry.title) if part)


def is_today(entry: SessionEntry, today: date) -> bool:
    """Whether it is planned for today, or has no day and was worked on today."""
    return (entry.starts_on or entry.modified.astimezone().date()) == today


def card_face(
    entry: SessionEntry, today: date, *, hit: str = "", is_hidden: bool = False
) -> CardFace:
    """The card of a session among the earlier ones.

    Args:
        entry: The session.
        today: Dates of this year go without it.
        hit: The text that a search found.
        is_hidden: Its title, client and texts stay out of sight; the day tells it from others.
    """
    day = _day_of(entry)
    when = day_in_words(day, today)
    meta = " · ".join(part for part in (when, _state_in_words(entry)) if part)
    title = say("home.session_of").format(when=when) if is_hidden else full_title(entry)
    return CardFace(
        key=entry_key(entry),
        title=title,
        own_title=entry.title,
        meta=meta,
        hit="" if is_hidden or hit in (entry.title, entry.client) else hit,
        problem=""
        if not entry.problem
        else (say("home.it_cant_be_opened") if is_hidden else entry.problem),
        remedy=say("home.open_newest_good_copy") if entry.problem and not entry.is_newer else "",
        is_hidden=is_hidden,
    )


def stopped_in_words(entry: SessionEntry) -> str:
    """``stopped at “The two Catch-22s”, 7:41 left``; empty if it was never run."""
    stopped = entry.stopped_at
    if stopped is None:
        return ""
    minutes, seconds = divmod(round(abs(stopped.left_s)), _MINUTE_S)
    form = say("home.stopped_with_time_left" if stopped.left_s >= 0 else "home.stopped_over_time")
    return form.format(title=isolated(stopped.title), minutes=minutes, seconds=seconds)


def today_in_words(entry: SessionEntry, today: date) -> str:
    """The line under the title of the session to go on with."""
    people = entry.participants
    parts = (
        day_in_words(_day_of(entry), today),
        say_count("home.people", people) if people else "",
        stopped_in_words(entry) or _state_in_words(entry),
    )
    return " · ".join(part for part in parts if part)


def ago_in_words(moment: datetime, now: datetime) -> str:
    """``just now``, ``14 minutes ago``, ``3 hours ago``, ``2 days ago``."""
    seconds = (now.astimezone(UTC) - moment.astimezone(UTC)).total_seconds()
    if seconds < _SOON_S:
        return say("home.just_now")
    for unit, name in ((_DAY_S, "day"), (_HOUR_S, "hour"), (_MINUTE_S, "minute")):
        number = int(seconds // unit)
        if number:
            return say_count(f"home.ago.{name}", number)
    return say("home.just_now")


def _day_of(entry: SessionEntry) -> date:
    return entry.starts_on or entry.modified.astimezone().date()


def _state_in_words(entry: SessionEntry) -> str:
    if entry.is_newer:
        return say("home.of_a_newer_version")
    if entry.problem:
        return "damaged"
    if entry.state is SessionState.RUNNING and entry.stopped_at is not None:
        return say("home.stopped_at_item").format(title=isolated(entry.stopped_at.title))
    return _STATES[entry.state]
