"""The nine tests of a step, together and tool: each passes, fails, and is open where it can be."""

from datetime import timedelta
from typing import Any

import pytest

from confluence_desktop.boards.catch_22.objections import (
    accept_objection,
    add_objection,
    answer,
    reopen,
)
from confluence_desktop.boards.catch_22.step_tests import (
    ONE_SIDED,
    SIGNAL_DAYS,
    TESTS,
    TestResult,
    Verdict,
    reading,
    result_of,
    results_of,
)
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.catch_22 import Objection, Side, Step
from confluence_desktop.workshop.findings_operations import set_check_number
from confluence_desktop.workshop.operations import the_session
from tests.boards.catch_22.exercise_scenes import TODAY, Exercise

PASSES, FAILS, OPEN = Verdict.PASSES, Verdict.FAILS, Verdict.OPEN


def outcome(new: Exercise, step: Step, check: str) -> TestResult:
    return result_of(new.document, new.board, new.now(step), check)


def verdict(check: str, **fields: Any) -> Verdict:
    new = Exercise(people=("Quill, Mara",))
    return outcome(new, new.step(**fields), check).verdict


def in_days(count: int) -> Any:
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize(
    ("check", "fields", "expected"),
    [
        ("t1", {}, OPEN),
        ("t1", {"owner": "Mara Quill"}, PASSES),
        ("t1", {"owner": "Quill, Mara"}, PASSES),  # as the participant is listed
        ("t1", {"owner": "Mara, Piet"}, FAILS),
        ("t1", {"owner": "Mara and Piet"}, FAILS),
        ("t2", {}, OPEN),
        ("t2", {"signal_on": in_days(14)}, PASSES),
        ("t2", {"signal_on": in_days(15)}, FAILS),
        ("t2", {"signal_on": in_days(-1)}, FAILS),
        ("t2", {"signal_on": in_days(5), "starts_on": in_days(6)}, FAILS),
        ("t3", {}, OPEN),
        ("t3", {"needs_nothing_new": True}, PASSES),
        ("t3", {"needs_nothing_new": False}, FAILS),
        ("t4", {}, OPEN),
        ("t4", {"can_be_undone": True}, PASSES),
        ("t4", {"can_be_undone": False}, FAILS),
        ("t6", {}, PASSES),
        ("t7", {}, OPEN),
        ("t7", {"signal": "Two replies"}, OPEN),
        ("t7", {"signal": "Two replies", "is_observable": True}, PASSES),
        ("t7", {"signal": "A better mood", "is_observable": False}, FAILS),
        ("t9", {}, OPEN),
        ("t9", {"warning": "Silence"}, FAILS),
        ("t9", {"fallback": "Phone"}, FAILS),
        ("t9", {"warning": "Silence", "fallback": "Phone"}, PASSES),
        ("together", {}, FAILS),
        ("together", {"together": True}, PASSES),
        ("tool", {}, FAILS),
        ("tool", {"with_tool": True}, PASSES),
    ],
)
def test_each_test_has_its_verdict(check: str, fields: dict[str, Any], expected: Verdict) -> None:
    assert verdict(check, **fields) is expected


def test_a_session_without_a_date_counts_from_the_start_of_the_step() -> None:
    new = Exercise()
    with new.document.transaction("Undated") as draft:
        draft.put(the_session(draft).changed(starts_on=None))
    assert outcome(new, new.step(signal_on=in_days(3)), "t2").verdict is OPEN
    soon = new.step(starts_on=in_days(30), signal_on=in_days(40))
    assert outcome(new, soon, "t2").sentence == "The first signal is to be seen after 10 days."


def test_how_many_days_is_a_number_of_the_session() -> None:
    new = Exercise()
    step = new.step(signal_on=in_days(20))
    assert outcome(new, step, "t2").verdict is FAILS
    with new.document.transaction("Number") as draft:
        set_check_number(draft, SIGNAL_DAYS, 21)
    assert outcome(new, step, "t2").verdict is PASSES
    assert "within 21 days" in outcome(new, step, "t2").title


def test_5_a_because_of_each_loop_becomes_untrue_and_the_sentence_says_what_that_opens() -> None:
    new = Exercise()
    new.fill_both()
    left = new.because("left.1", "Nobody has time.")
    right = new.because("right.2", "it costs money")
    step = new.step("Publish the draft")
    assert outcome(new, step, "t5").verdict is OPEN
    one = new.step("Publish", breaks=(left.id,))
    failed = outcome(new, one, "t5")
    assert failed.verdict is FAILS
    assert failed.sentence.startswith("It breaks no because of the loop “Social media”.")
    both = new.step("Publish the draft", breaks=(right.id, left.id))
    assert outcome(new, both, "t5").verdict is PASSES
    assert outcome(new, both, "t5").sentence == (
        "If we publish the draft, then it is no longer true that nobody has time and that it costs "
        "money, so we can begin to see the benefits before we work together, and to use them "
        "before we know what the tools are worth."
    )


def test_5_gaps_read_as_gaps() -> None:
    new = Exercise()
    because = new.because("left.1", "nobody has time")
    assert reading(new.document, new.board, new.step("Publish", breaks=(because.id,))).endswith(
        "so we can begin to … before we …"
    )


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Publish the draft", "If we publish the draft, then"),
        ("Two branches run one group", "If two branches run one group, then"),
        ("We meet once", "If we meet once, then"),
        ("3 villages keep a diary", "If 3 villages keep a diary, then"),
    ],
)
def test_5_a_step_that_says_who_does_it_is_read_as_it_stands(text: str, clause: str) -> None:
    new = Exercise()
    because = new.because("left.1", "nobody has time")
    step = new.step(text, breaks=(because.id,))
    assert reading(new.document, new.board, step).startswith(clause)


def test_5_a_board_with_one_loop_needs_a_because_of_that_one_alone() -> None:
    new = Exercise()
    new.fill(Side.LEFT)
    because = new.because("left.1")
    assert outcome(new, new.step(breaks=(because.id,)), "t5").verdict is PASSES


def test_5_a_because_that_was_deleted_breaks_nothing() -> None:
    new = Exercise()
    assert outcome(new, new.step(breaks=("because_gone",)), "t5").verdict is OPEN


def test_8_every_but_is_answered_or_accepted_by_name() -> None:
    new = Exercise()
    step = new.step()
    assert outcome(new, step, "t8").verdict is OPEN
    with new.document.transaction("But") as draft:
        first = add_objection(draft, step.id, "Who pays?")
        second = add_objection(draft, step.id, "Who answers?")
    failed = outcome(new, step, "t8")
    assert (failed.verdict, failed.sentence) == (FAILS, "Unanswered: Who pays? · Who answers?")
    with new.document.transaction("Answer") as draft:
        answer(draft, first.id, "Nobody has to")
        accept_objection(draft, second.id, "Mara")
    assert outcome(new, step, "t8").verdict is PASSES
    with new.document.transaction("Reopen") as draft:
        reopen(draft, second.id)
    assert outcome(new, step, "t8").verdict is FAILS
    with new.document.transaction("Nobody") as draft, pytest.raises(RefusedError, match="by name"):
        accept_objection(draft, second.id, " ")


def test_objections_go_with_their_step() -> None:
    new = Exercise()
    step = new.step()
    with new.document.transaction("But") as draft:
        add_objection(draft, step.id, "Who pays?")
    with new.document.transaction("Delete") as draft:
        draft.remove(step)
    assert list(new.document.all(Objection)) == []


def test_all_results_come_in_the_order_of_the_method_with_words_and_a_question() -> None:
    new = Exercise()
    found = results_of(new.document, new.board, new.step())
    assert [one.check for one in found] == [*TESTS, *ONE_SIDED]
    for one in found:
        assert one.title
        assert one.sentence
        assert one.question.endswith("?")
        assert "{" not in one.title + one.sentence + one.question
    assert [one.question for one in found[-2:]] == ["Who would you do it with?", "With what?"]
