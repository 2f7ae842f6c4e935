"""Every word that the papers add to what was typed."""

from datetime import date

SUMMARY = "Workshop summary"
SUBJECT = "Summary of a facilitation session"
DECISIONS = "Decided"
ACTIONS = "Who does what"
ACTION, OWNER, BY = "Action", "Owner", "By"
DONE = "✓ done"
CHAIN = "From mission to strategy"
WHOLE_MAP = "The whole map is on page {page}."
IN_FULL = "Cards in full"
LEVEL, CARD = "Level", "Card"
OBJECTIVES = "How we will know"
OBJECTIVE, MEASURE, BASELINE, TARGET = "Objective", "Measure", "Today", "Target"
REASONS = "Why one carries the other"
MEANS, END, HURTS = "This", "serves this", "is hurt by it"
LOOPS = "What holds us, and where it gives"
LOOPS_OF = "{heading}: {title}"
LEAST_CERTAIN = "Least certain reason: “{text}”"
WEAKEST = "Weakest reason: “{text}”"
DOTS_OF = "{dots} of {all} dots"
CONFIDENCE = "{confidence} of 10 sure"
NOT_TRUE_WHEN = "Not true when: {when}."
EVIDENCE = "Evidence: {text}"
AT_STAKE = "What is at stake"
PURPOSE, COST, PROTECTS = "What we all want", "What staying stuck costs", "What the loops protect"
SHARE = "What both loops share"
BECAUSES = "Why it holds"
ARROW, ARROW_BECAUSE = "we {arrow}", "we {arrow}, because"
GIVES = "{arrow} – it gives"
BECAUSE, KIND, SURE, STATE = "Because", "Kind", "Sure", "State"
SURE_OF_TEN, DOTS = "Sure, 0–10", "Dots"
BROKEN_BY = "Broken by: {steps}."
CROSSING = "Where they cross"
STEP, HOW, SIGNAL = "Step", "How", "Sign that it works"
TOGETHER, ALONE = "✓ together", "✗ alone"
WITH_TOOL, WITHOUT_TOOL = "✓ with a tool", "✗ without a tool"
WITH = "✓ with {tool}"
BREAKS = "Makes untrue: {becauses}"
QUOTED = "“{text}”"
FALLBACK = "If not: {text}"
COMMITTED, KEPT = "Committed: {text}", "Kept: {text}"
OTHER_STEPS = "Also thought of"
START, FIRST_SIGNAL, WARNING, IF_NOT = "Start", "First sign by", "Early warning", "If it fails"
OVER, REVIEW = "Over by", "Looked at again"
OBJECTION = "“{text}” – {answer}"
ACCEPTED_BY, UNANSWERED = "Accepted by {name}.", "No answer yet."
AGREEMENT, AGREEMENT_RULE = "How much we agree", "How much we agree. The rule: {rule}."
FROM = "from {day}"
PARKED = "Parked for later"
PEOPLE = "Who was there"
NOTHING_YET = (
    "Nothing has been noted in this session yet; its boards will be here once they are filled."
)
PART = "{title} · part {number} of {count}"
PART_BESIDE = "{arrow} part {number}"
PART_BOOKMARK = "Part {number} of {count}"
FOOTER_PAGE = "{number} / {count}"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def long_date(day: date) -> str:
    """A day as it is read out, such as 22 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date | None) -> str:
    """A day in a table, such as 4 Dec 2026; empty if there is none."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def people(count: int) -> str:
    """How many were there, for the line above the title."""
    return "1 person" if count == 1 else f"{count} people"


def isolated(text: str) -> str:
    """A text whose direction does not turn the sentence around it."""
    return text if text.isascii() else f"{_ISOLATE}{text}{_END_OF_ISOLATE}"
