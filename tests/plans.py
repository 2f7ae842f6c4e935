"""Builders of plans: rounds with all that can be said of them, and a map that they serve."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import Board, BoardKind, Level
from confluence_desktop.workshop.rounds import Round, RoundState
from confluence_desktop.workshop.session import Session
from tests.builders import a_board, a_card, a_document

PLAN_DAY = date(2026, 11, 22)

TRIED = (
    "Two branches run one reading group online",
    "Publish next season’s draft, ask for changes",
    "Staff answer readers’ questions in public, in pairs",
    "Residents propose and vote on spring events",
)
LEARNED_TOGETHER = (
    "What makes a good host?",
    "Does it change what we offer?",
    "Who learned from whom?",
    "Would we go back?",
)
LEARNED_TOOLS = (
    "Is it easier than meeting?",
    "Do residents answer?",
    "How fast is fast enough?",
    "What do people use unasked?",
)
OWNERS = ("Programmes lead", "Head of programmes", "Branch leads", "Whole team")
SERVED = (
    ("Let readers recommend", "Young adults come back"),
    ("Plan with the public", "Residents shape what we offer"),
    ("Work out loud", "Staff share what they know"),
)
_LONG_TEXT = (
    "Two branches and the central library run one reading group online together with the residents "
    "who left the last one because of its opening hours, and write down each week what they would "
    "do another way next time"
)
LONG = (_LONG_TEXT[:200],)
ARABIC = ("يدير فرعان مجموعة قراءة واحدة عبر الإنترنت مع السكان الذين غادروا المجموعة السابقة",)
CHINESE = ("两个分馆与居民一起在网上举办一个读书小组，并每周记录下次会怎样做得更好",)


def a_plan(
    rounds: int = 4,
    *,
    texts: Sequence[str] = (),
    is_bare: bool = False,
    document: Document | None = None,
) -> tuple[Document, Board]:
    """A document with a plan of so many rounds; they serve strategies of a map.

    Args:
        rounds: How many.
        texts: What every field says in turn; the usual words if left out.
        is_bare: The rounds are as typed into the line: text alone.
        document: Takes the plan in; else a new one with a map.
    """
    document = document or a_document()
    with document.transaction("Set day") as draft:
        draft.put(next(iter(document.all(Session))).changed(starts_on=PLAN_DAY))
    strategies = [] if is_bare else _map(document, texts)
    board = a_board(document, BoardKind.CONFLUENCE_PLAN, "Confluence plan")
    with document.transaction("Plan") as draft:
        for number in range(rounds):
            said: dict[str, Any] = {"text": _of(texts or TRIED, number)}
            if not is_bare:
                said |= _all_fields(number, texts)
            serves = (strategies[number % len(strategies)],) if strategies else ()
            due = None if is_bare else PLAN_DAY + timedelta(days=12 + 35 * number)
            draft.put(
                Round.new(
                    board_id=board.id,
                    order=float(number),
                    serves=serves,
                    due=due,
                    starts_on=None if is_bare else PLAN_DAY + timedelta(days=5 + 35 * number),
                    **said,
                )
            )
    return document, board


def a_round(document: Document, board: Board, text: str = "Try it", **fields: object) -> Round:
    """A round at the end of a plan with these fields."""
    with document.transaction("Add round") as draft:
        order = float(len(draft.where(Round, board_id=board.id)))
        return draft.put(
            Round.new(**{"board_id": board.id, "text": text, "order": order, **fields})
        )


def a_whole_round(
    document: Document, board: Board, text: str = "Try it", **fields: object
) -> Round:
    """A round with both halves and all that the checks ask for, but for what it serves."""
    usual: dict[str, object] = {
        "act": "We edit one page",
        "other": "Residents",
        "tool": "Wiki",
        "owner": "Ana",
        "state": RoundState.OPEN,
    }
    return a_round(document, board, text, **{**usual, **fields})


def _all_fields(number: int, texts: Sequence[str]) -> dict[str, object]:
    return {
        "act": _of(texts, number) or "Three branches edit one page",
        "tool": (_of(texts, number) or "Staff wiki, neighbourhood forum"),
        "owner": _of(texts, number) or OWNERS[number % len(OWNERS)],
        "other": "Residents",
        "done_when": "A season’s programme was changed",
        "signal": "One change made because a resident asked",
        "learn_together": _of(texts or LEARNED_TOGETHER, number),
        "learn_tools": _of(texts or LEARNED_TOOLS, number),
    }


def _map(document: Document, texts: Sequence[str]) -> list[str]:
    """A map of a mission, a vision, and a goal and a strategy each; gives the strategies' ids."""
    board = a_board(document, BoardKind.STRATEGY_MAP, "Mission to strategy")
    mission = a_card(document, board, Level.MISSION, "We bring people and knowledge together")
    vision = a_card(document, board, Level.VISION, "A city that reads together", under=mission)
    strategies = []
    for strategy, goal in SERVED:
        end = a_card(document, board, Level.GOAL, _of(texts, 0) or goal, under=vision)
        card = a_card(document, board, Level.STRATEGY, _of(texts, 0) or strategy, under=end)
        strategies.append(card.id)
    return strategies


def _of(texts: Sequence[str], number: int) -> str:
    return texts[number % len(texts)] if texts else ""
