"""Every word that the papers add to what was typed."""

from datetime import date

from confluence_desktop.workshop.spoken import say, spoken

SUMMARY = say("paper.summary")
SUBJECT = say("paper.subject")
DECISIONS = say("paper.decisions")
ACTIONS = say("paper.actions")
ACTION, OWNER, BY = say("paper.action"), say("paper.owner"), say("paper.by")
DONE = say("paper.done")
CHAIN = say("paper.chain")
WHOLE_MAP = say("paper.whole_map")
IN_FULL = say("paper.in_full")
LEVEL, CARD = say("paper.level"), say("paper.card")
OBJECTIVES = say("paper.objectives")
OBJECTIVE, MEASURE, BASELINE, TARGET = (
    say("paper.objective"),
    say("paper.measure"),
    say("paper.baseline"),
    say("paper.target"),
)
REASONS = say("paper.reasons")
MEANS, END, HURTS = say("paper.means"), say("paper.end"), say("paper.hurts")
LOOPS = say("paper.loops")
LOOPS_OF = say("paper.loops_of")
LEAST_CERTAIN = say("paper.least_certain")
WEAKEST = say("paper.weakest")
DOTS_OF = say("paper.dots_of")
CONFIDENCE = say("paper.confidence")
NOT_TRUE_WHEN = say("paper.not_true_when")
EVIDENCE = say("paper.evidence")
AT_STAKE = say("paper.at_stake")
NOT_SORTED = say("paper.not_sorted")
PURPOSE, COST, PROTECTS = say("paper.purpose"), say("paper.cost"), say("paper.protects")
SHARE = say("paper.share")
BECAUSES = say("paper.becauses")
ARROW, ARROW_BECAUSE = say("paper.arrow"), say("paper.arrow_because")
GIVES = say("paper.gives")
BECAUSE, KIND, SURE, STATE = (
    say("paper.because"),
    say("paper.kind"),
    say("paper.sure"),
    say("paper.state"),
)
SURE_OF_TEN, DOTS = say("paper.sure_of_ten"), say("paper.dots")
BROKEN_BY = say("paper.broken_by")
CROSSING = say("paper.crossing")
STEP, HOW, SIGNAL = say("paper.step"), say("paper.how"), say("paper.signal")
TOGETHER, ALONE = say("paper.together"), say("paper.alone")
WITH_TOOL, WITHOUT_TOOL = say("paper.with_tool"), say("paper.without_tool")
WITH = say("paper.with")
UNASKED = say("paper.unasked")
BREAKS = say("paper.breaks")
QUOTED = say("paper.quoted")
FALLBACK = say("paper.fallback")
COMMITTED, KEPT = say("paper.committed"), say("paper.kept")
OTHER_STEPS = say("paper.other_steps")
START, FIRST_SIGNAL, WARNING, IF_NOT = (
    say("paper.start"),
    say("paper.first_signal"),
    say("paper.warning"),
    say("paper.if_not"),
)
OVER, REVIEW = say("paper.over"), say("paper.review")
OBJECTION = say("paper.objection")
ACCEPTED_BY, UNANSWERED = say("paper.accepted_by"), say("paper.unanswered")
AGREEMENT, AGREEMENT_RULE = say("paper.agreement"), say("paper.agreement_rule")
FROM = say("paper.from")
PARKED = say("paper.parked")
PEOPLE = say("paper.who_was_there")
NOTHING_YET = say("paper.nothing_yet")
PART = say("paper.part")
PART_BESIDE = say("paper.part_beside")
PART_BOOKMARK = say("paper.part_bookmark")
FOOTER_PAGE = say("paper.footer_page")
UNPRINTABLE, UNPRINTABLE_OF = say("paper.unprintable"), say("paper.unprintable_of")
UNPRINTABLE_MORE = say("paper.unprintable_more")
UNNAMED_CHARACTER = say("paper.unnamed_character")
RARE_IDEOGRAPHS = say("paper.rare_ideographs")

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def long_date(day: date) -> str:
    """A day as it is read out, such as 22 November 2026."""
    return f"{day.day} {_month(day)} {day.year}"


def short_date(day: date | None) -> str:
    """A day in a table, such as 4 Dec 2026; empty if there is none."""
    return f"{day.day} {_month(day)[:3]} {day.year}" if day else ""


def people(count: int) -> str:
    """How many were there, for the line above the title."""
    return say(f"paper.people.{'one' if count == 1 else 'other'}").format(count=count)


def isolated(text: str) -> str:
    """A text whose direction does not turn the sentence around it."""
    return text if text.isascii() else f"{_ISOLATE}{text}{_END_OF_ISOLATE}"


def _month(day: date) -> str:
    months: list[str] = spoken("paper")["months"]
    return months[day.month - 1]
