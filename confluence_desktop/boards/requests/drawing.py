"""A requests board as a drawing: pure, from records and a style alone (LAW-7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from confluence_desktop.boards.requests import figures
from confluence_desktop.boards.requests.card_plan import CardPlan, plan_card
from confluence_desktop.boards.requests.measures import (
    EDGE,
    GAP,
    Form,
    desk_forms,
    wall_forms,
    wall_room,
)
from confluence_desktop.boards.requests.operations import requests_of
from confluence_desktop.boards.requests.to_the_map import MapState, shown_state
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.keeping import keeping
from confluence_desktop.drawing.shapes import Band, Drawing, Figure, Ink
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.requests import Request

_PAPER = Ink("paper")
_WIDE_WORTH = 0.85
"""Cards that are read from left to right may be shown so much smaller, as they read better."""
_CALM_WORTH = 0.7
"""Cards that stay where they are may be shown so much smaller."""
_USUAL = Request(
    id="usual",
    board_id="usual",
    text="nnnnn " * 5,
    tool="nnnnn " * 3,
    capability="nnnnn " * 6,
    with_whom="nnnnn " * 4,
    purpose="nnnnn " * 7,
)
"""About as many letters as a room says to each question."""


def draw_requests(
    board: Board, records: Records, style: Style, previous: Drawing | None = None
) -> Drawing:
    """The board as a medium shows it; equal figures of `previous` are kept as they are."""
    requests = requests_of(records, board.id)
    if not requests:
        width, height = _empty_room(style)
        drawn: list[Figure] = []
        if style.has_prompts:
            drawn = [figures.invitation(board, width, height, style)]
        return keeping(Drawing(Rect(0, 0, width, height), tuple(drawn)), previous)
    states = [shown_state(records, request) for request in requests]
    grid = _best(
        [
            _grid(
                [
                    plan_card(request, state, form, has_prompts=style.has_prompts)
                    for request, state in zip(requests, states, strict=True)
                ],
                form,
            )
            for form in _forms(style, len(requests))
        ],
        style,
        len(requests),
    )
    drawn = [
        figures.request(plan, rect, number)
        for number, (plan, rect) in enumerate(zip(grid.plans, grid.rects, strict=True), 1)
    ]
    bounds = Rect(0, 0, grid.width, grid.height)
    bands = tuple(
        Band(f"{board.id}.row.{number}", top, bottom, _PAPER, _PAPER, 0.0)
        for number, (top, bottom) in enumerate(grid.rows)
    )
    return keeping(Drawing(bounds, tuple(drawn), bands), previous)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cards in rows of one height each."""

    plans: tuple[CardPlan, ...]
    rects: tuple[Rect, ...]
    rows: tuple[tuple[float, float], ...]
    width: float
    height: float


def _grid(plans: Sequence[CardPlan], form: Form) -> _Grid:
    y, placed, rects, rows = EDGE, [], [], []
    columns = min(form.columns, len(plans))
    for start in range(0, len(plans), form.columns):
        row = plans[start : start + form.columns]
        height = max(plan.height for plan in row)
        for at, plan in enumerate(row):
            placed.append(plan.stretched(height, is_wide=form.is_wide))
            rects.append(Rect(EDGE + at * (form.width + GAP), y, form.width, height))
        rows.append((y - GAP / 2, y + height + GAP / 2))
        y += height + GAP
    rows[0] = (0.0, rows[0][1])
    high = y - GAP + EDGE
    rows[-1] = (rows[-1][0], high)
    width = 2 * EDGE + columns * (form.width + GAP) - GAP
    return _Grid(tuple(placed), tuple(rects), tuple(rows), width, high)


def _forms(style: Style, count: int) -> list[Form]:
    return wall_forms(style) if style.medium is Medium.WALL else desk_forms(style, count)


def _best(grids: Sequence[_Grid], style: Style, count: int) -> _Grid:
    """On the wall the fullest one that can be read as a whole; else the one for so many requests.

    On the desk the cards stand as they would if each said as much as a request usually does, so
    that they stay where they are while the room fills them; what is said moves them only where
    they would be far smaller than they could be.
    """
    if style.medium is not Medium.WALL:
        shown = [_scale(grid, style) for grid in grids]
        usual = _usual_form(style, count)
        return grids[usual if shown[usual] >= _CALM_WORTH * max(shown) else _clearest(shown)]
    high = wall_room(style)[1]
    fitting = [grid for grid in grids if grid.height <= high]
    return fitting[0] if fitting else grids[-1]


@cache
def _usual_form(style: Style, count: int) -> int:
    """Which of the forms shows so many usual requests best."""
    shown = []
    for form in _forms(style, count):
        plan = plan_card(_USUAL, MapState.ON_MAP, form, has_prompts=style.has_prompts)
        shown.append(_scale(_grid([plan] * count, form), style))
    return _clearest(shown)


def _clearest(shown: Sequence[float]) -> int:
    return 0 if shown[0] >= _WIDE_WORTH * max(shown) else shown.index(max(shown))


def _scale(grid: _Grid, style: Style) -> float:
    return min(style.aspect / grid.width, 1 / grid.height)


def _empty_room(style: Style) -> tuple[float, float]:
    if style.medium is Medium.WALL:
        return wall_room(style)
    return 1320.0, max(500.0, min(1320.0 / style.aspect, 1000.0))
