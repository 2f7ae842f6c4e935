"""From a round by its step and its strategy up to the mission, gaps as "…"."""

from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, Step
from confluence_desktop.workshop.chains import (
    arrows_broken,
    chain_up,
    ends_above,
    reached_from,
    trace_of,
    trace_sentence,
)
from confluence_desktop.workshop.links import Effect
from confluence_desktop.workshop.rounds import Round
from tests.builders import a_board, a_card, a_chain, a_link, a_map
from tests.plans import a_round


def a_plan_on_a_map() -> tuple[Document, Board, list[Card]]:
    """A plan, and a map with one chain from the mission to a tool."""
    document, board = a_map()
    texts = ("Meet", "One city", "Adults return", "Half more", "Readers advise", "Host", "Forum")
    cards = a_chain(document, board, texts)
    return document, a_board(document, BoardKind.CONFLUENCE_PLAN), cards


def a_step_at_the_crossing(document: Document, **fields: object) -> Step:
    crossing = a_board(document, BoardKind.CATCH_22)
    with document.transaction("Fill") as draft:
        loop = draft.put(
            Loop.new(board_id=crossing.id, side=Side.LEFT, x="We see its worth.", y="we try it")
        )
        because = draft.put(Because.new(loop_id=loop.id, arrow=2, text="nobody has"))
        usual = {"board_id": crossing.id, "text": "Try once", "breaks": (because.id, "gone")}
        return draft.put(Step.new(**{**usual, **fields}))


def test_a_round_is_read_by_step_arrow_and_strategy_up_to_the_mission() -> None:
    document, plan, cards = a_plan_on_a_map()
    step = a_step_at_the_crossing(document)
    round_ = a_round(document, plan, "Run it\nonline", serves=(cards[4].id,), step_id=step.id)
    assert trace_sentence(document, round_.id) == (
        "“Run it online” comes from the step “Try once”, which breaks “we can’t we try it until we "
        "we see its worth”; it serves the strategy “Readers advise”, for the objective “Half "
        "more”, for the goal “Adults return”, for the vision “One city”, for the mission “Meet”."
    )


def test_gaps_read_as_dots() -> None:
    document, plan, cards = a_plan_on_a_map()
    board = document.find(Board, cards[0].board_id)
    assert board is not None
    loose = a_card(document, board, Level.STRATEGY, "Work out loud")
    skipping = a_card(document, board, Level.CAPABILITY, "Write well", under=cards[2])
    bare = a_round(document, plan, "A")
    ends_early = a_round(document, plan, "B", serves=(loose.id,))
    skips = a_round(document, plan, "C", serves=(skipping.id,))
    lost = a_round(document, plan, "D", serves=("gone",), step_id="gone")
    assert trace_sentence(document, bare.id) == "“A” serves …"
    assert (
        trace_sentence(document, ends_early.id) == "“B” serves the strategy “Work out loud”, for …"
    )
    assert "“Write well”, for …, for the goal “Adults return”" in trace_sentence(document, skips.id)
    assert (
        trace_sentence(document, lost.id)
        == "“D” comes from a step that is no longer there; it serves …"
    )
    assert trace_sentence(document, "gone") == ""


def test_a_trace_can_end_where_nothing_is_served() -> None:
    document, plan, _ = a_plan_on_a_map()
    step = a_step_at_the_crossing(document)
    bare, lost = a_round(document, plan, "A"), a_round(document, plan, "D", step_id="gone")
    tied = a_round(document, plan, "E", step_id=step.id)
    said = {one.text: trace_sentence(document, one.id, has_gap=False) for one in (bare, lost, tied)}
    assert said["A"] == ""
    assert said["D"] == "“D” comes from a step that is no longer there."
    assert said["E"].startswith("“E” comes from the step “Try once”, which breaks “we can’t")
    assert said["E"].endswith("”.")
    assert "serves" not in said["E"]


def test_a_strategy_may_serve_a_goal_without_a_gap() -> None:
    document, plan, cards = a_plan_on_a_map()
    board = document.find(Board, cards[0].board_id)
    assert board is not None
    strategy = a_card(document, board, Level.STRATEGY, "Meet online", under=cards[2])
    round_ = a_round(document, plan, "A", serves=(strategy.id,))
    assert "“Meet online”, for the goal “Adults return”" in trace_sentence(document, round_.id)


def test_a_round_that_serves_two_says_both() -> None:
    document, plan, cards = a_plan_on_a_map()
    round_ = a_round(document, plan, "A", serves=(cards[4].id, cards[2].id))
    said = trace_sentence(document, round_.id)
    assert "the mission “Meet” and the goal “Adults return”" in said


def test_the_way_that_comes_highest_is_taken_and_links_that_hurt_are_not() -> None:
    document, _, cards = a_plan_on_a_map()
    board = document.find(Board, cards[0].board_id)
    assert board is not None
    strategy = a_card(document, board, Level.STRATEGY, "Meet online")
    dead_end = a_card(document, board, Level.GOAL, "A wish", order=-9.0)
    a_link(document, strategy, dead_end)
    a_link(document, strategy, cards[3])
    assert [card.text for card in chain_up(document, strategy)][-1] == "Meet"
    rival = a_card(document, board, Level.STRATEGY, "Close early")
    a_link(document, rival, cards[2], effect=Effect.HURTS)
    assert chain_up(document, rival) == [rival]
    assert ends_above(document, "gone") == []


def test_links_that_go_round_or_down_end() -> None:
    document, _, cards = a_plan_on_a_map()
    a_link(document, cards[0], cards[6])
    a_link(document, cards[2], cards[4])
    assert chain_up(document, cards[6]) == list(reversed(cards))
    assert set(reached_from(document, [cards[4].id, "gone"])) == {card.id for card in cards[:5]}


def test_an_arrow_that_the_room_said_a_step_touches_counts_while_no_because_does() -> None:
    document, plan, _ = a_plan_on_a_map()
    step = a_step_at_the_crossing(document, breaks=("gone",), touches=("left.1", "right.2"))
    assert [arrow for _, arrow in arrows_broken(document, step)] == [1]
    round_ = a_round(document, plan, "A", step_id=step.id)
    trace = trace_of(document, round_)
    assert trace.arrows == ("can’t we see its worth until we we try it",)
    assert not trace.has_lost_step
    assert isinstance(document.find(Round, round_.id), Round)
