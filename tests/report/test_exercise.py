"""The Catch-22 exercise on paper: both loops, what broke, the crossing, and how much is agreed."""

from datetime import date
from pathlib import Path

import pypdfium2.raw
import pytest

from confluence_desktop.document.record import Record
from confluence_desktop.report import words
from confluence_desktop.workshop.catch_22 import Objection, Sorting, Step, StuckLine, StuckPair
from confluence_desktop.workshop.close import Decision, ParkedItem
from confluence_desktop.workshop.votes import Ballot, Poll
from tests.report.papers import (
    a_catch_22,
    a_session,
    becauses,
    bookmarks_of,
    pages_of,
    paper,
    squeezed,
    text_of,
    texts_of,
)

LEFT, RIGHT = "because_left_1_0", "because_right_1_0"
REASONS = [*becauses(2), *becauses(2, "right")]


def a_step(**fields: object) -> Step:
    usual = {"id": "step", "board_id": "catch", "text": "Run one group", "state": "committed"}
    return Step.checked({**usual, "breaks": (LEFT, RIGHT), **fields})


def said_of(folder: Path, *records: Record, **board: str) -> str:
    """Everything on the text pages of a session with both loops and four becauses."""
    return text_of(paper(a_session(*a_catch_22(**board), *REASONS, *records), folder))


def lines_drawn(path: Path) -> int:
    """How many lines and areas stand on the upright pages."""
    return sum(
        item.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
        for page in pages_of(path)
        if page.get_height() > page.get_width()
        for item in page.get_objects()
    )


@pytest.mark.parametrize(
    "field", ["purpose", "cost_of_staying", "protects", "loops_share", "third_sentence"]
)
def test_what_was_said_before_there_was_a_loop_is_taken_home(field: str, tmp_path: Path) -> None:
    (board, *_) = a_catch_22(**{field: "Everybody is heard"})
    assert squeezed("Everybody is heard") in text_of(paper(a_session(board), tmp_path))


def test_lines_of_which_nothing_has_become_are_taken_home(tmp_path: Path) -> None:
    lines = [
        StuckLine(id=text, board_id="catch", text=f"We can't {text}", **more)
        for text, more in {
            "sleep": {},
            "dream": {"covered": True},
            "eat": {},
            "drink": {},
            "wait": {"parked": True},
        }.items()
    ]
    sorted_out = StuckPair(
        id="pair", board_id="catch", line_ids=("eat",), sorting=Sorting.CONSTRAINT
    )
    said = text_of(paper(a_session(a_catch_22()[0], *lines, sorted_out), tmp_path))
    assert squeezed(words.NOT_SORTED) in said
    found = [text for text in ("sleep", "dream", "eat", "drink") if squeezed(text) in said]
    assert found == ["sleep", "drink"]
    assert said.count(squeezed("We can't wait")) == 1


def test_what_a_committed_step_breaks_is_struck_and_says_by_what(tmp_path: Path) -> None:
    kept = paper(a_session(*a_catch_22(), *REASONS, a_step(state="kept")), tmp_path)
    before = lines_drawn(kept)
    assert squeezed("Broken by") not in text_of(kept)
    path = paper(a_session(*a_catch_22(), *REASONS, a_step()), tmp_path)
    assert lines_drawn(path) == before + 2
    said = text_of(path)
    assert said.count(squeezed(words.BROKEN_BY.format(steps="“Run one group”"))) == 2
    assert said.count("broken") >= 2


def test_what_was_broken_by_hand_is_struck(tmp_path: Path) -> None:
    before = lines_drawn(paper(a_session(*a_catch_22(), *REASONS), tmp_path))
    by_hand = [REASONS[0].changed(state="broken"), *REASONS[1:]]
    assert lines_drawn(paper(a_session(*a_catch_22(), *by_hand), tmp_path)) == before + 1


def test_a_kept_step_is_read_out_with_all_that_was_agreed_about_it(tmp_path: Path) -> None:
    step = a_step(
        owner="Ada", starts_on=date(2026, 12, 1), signal="Two answers", fallback="By phone",
        warning="Silence", review_on=date(2027, 1, 8), signal_on=date(2026, 12, 9),
        together=True, with_tool=True, tool="Group chat",
    )  # fmt: skip
    said = said_of(tmp_path, step)
    for text in (
        "Committed: Run one group",
        "If we run one group, then it is no longer true that becauseleft1n0x and that",
        "and that becauseright1n0x, so we can begin to know what it is worth before we work so,",
        "and to value it before we use it.",
        "1 Dec 2026", "9 Dec 2026", "8 Jan 2027", "Two answers", "By phone", "Silence",
        "✓ with Group chat",
    ):  # fmt: skip
        assert squeezed(text) in said


def test_each_yes_but_stands_with_its_answer(tmp_path: Path) -> None:
    told = (
        ("Who pays?", "Nobody.", ""),
        ("Who reads it?", "", "Ada"),
        ("Why now?", "", ""),
        ("And then?", "It ends by itself", "Ada"),
    )
    objections = [
        Objection(id=f"o{n}", step_id="step", text=text, answer=answer, accepted_by=name)
        for n, (text, answer, name) in enumerate(told)
    ]
    said = said_of(tmp_path, a_step(), *objections)
    for text in (
        "“Who pays?” – Nobody.",
        "“Who reads it?” – Accepted by Ada.",
        "“Why now?” – No answer yet.",
        "“And then?” – It ends by itself. Accepted by Ada.",
    ):
        assert squeezed(text) in said


def test_a_step_that_was_not_kept_keeps_its_yes_but(tmp_path: Path) -> None:
    objection = Objection(id="o", step_id="step", text="Who pays?")
    said = said_of(tmp_path, a_step(state="candidate"), objection)
    assert squeezed("“Who pays?” – No answer yet.") in said


def test_a_step_that_nobody_was_asked_about_claims_nothing(tmp_path: Path) -> None:
    said = said_of(tmp_path, a_step(state="candidate"))
    assert squeezed(words.UNASKED) in said
    assert squeezed(words.ALONE) not in said
    assert squeezed(words.WITHOUT_TOOL) not in said
    said = said_of(tmp_path, a_step(state="candidate", together=True))
    assert squeezed(words.UNASKED) not in said
    assert squeezed(f"{words.TOGETHER} {words.WITHOUT_TOOL}") in said


def test_agreement_is_drawn_with_a_number_and_a_name_for_each_of_six_steps(
    tmp_path: Path,
) -> None:
    decision = Decision(id="d", text="We try", agreement=(5, 3, 1, 0, 0, 2), step_id="step")
    step = a_step(decision_id="d")
    path = paper(a_session(*a_catch_22(), *REASONS, step, decision), tmp_path)
    with_bars = lines_drawn(path)
    said = text_of(path)
    assert said.count(squeezed(words.AGREEMENT)) == 1
    columns = "5 Fully 3 With reservations I can name 1 I can live with it 0 I stand aside"
    assert squeezed(f"{columns} 0 More talk first 2 Block") in said
    unasked = decision.changed(agreement=())
    path = paper(a_session(*a_catch_22(), *REASONS, step, unasked), tmp_path)
    assert squeezed(words.AGREEMENT) not in text_of(path)
    assert with_bars == lines_drawn(path) + 5


def test_an_agreement_that_goes_overleaf_says_again_what_was_agreed(tmp_path: Path) -> None:
    decision = Decision(id="d", text="We try", agreement=(5, 0, 0, 0, 0, 0))
    name = squeezed("Committed: Run one group")
    for count in range(40):
        buts = [Objection(id=f"o{n}", step_id="step", text=f"No {n}") for n in range(count)]
        step = a_step(decision_id="d")
        path = paper(a_session(*a_catch_22(), *REASONS, step, decision, *buts), tmp_path)
        (page,) = [squeezed(text) for text in texts_of(path) if words.AGREEMENT in text]
        assert name in page


def test_the_rule_of_agreement_stands_beside_it(tmp_path: Path) -> None:
    decision = Decision(id="d", text="We try", agreement=(5, 0, 0, 0, 0, 0))
    said = said_of(tmp_path, decision, a_step(decision_id="d"), agreement_rule="Nobody blocks.")
    assert squeezed("How much we agree. The rule: Nobody blocks.") in said


@pytest.mark.parametrize("step_id", [None, "gone", "step"])
def test_a_decision_without_a_kept_step_shows_its_agreement_itself(
    step_id: str | None, tmp_path: Path
) -> None:
    decision = Decision(id="d", text="We try", agreement=(5, 3, 1, 0, 0, 2), step_id=step_id)
    said = said_of(tmp_path, decision, a_step(state="candidate"))
    assert said.count(squeezed(words.AGREEMENT)) == 1


def test_an_agreement_that_was_voted_before_the_commitment_is_drawn(tmp_path: Path) -> None:
    poll = Poll.checked(
        {
            "id": "poll", "board_id": "catch", "kind": "agreement", "purpose": "commit",
            "item_ids": ("step",), "is_revealed": True, "tally": (1, 0, 0, 0, 0, 4),
        }
    )  # fmt: skip
    said = said_of(tmp_path, a_step(state="kept"), poll)
    assert squeezed("1 Fully 0 With reservations I can name") in said
    assert squeezed("4 Block") in said


@pytest.mark.parametrize("is_revealed", [True, False])
def test_dots_are_printed_once_they_are_revealed(is_revealed: bool, tmp_path: Path) -> None:
    poll = Poll.checked(
        {
            "id": "poll", "board_id": "catch", "kind": "dots", "purpose": "weakest_link",
            "item_ids": (LEFT, RIGHT), "is_revealed": is_revealed,
            "tally": (3, 9) if is_revealed else (), "spread": ((1,), (1,)) if is_revealed else (),
        }
    )  # fmt: skip
    said = said_of(tmp_path, poll, Ballot(id="b", poll_id="poll", choices=(2, 2, 1)))
    weakest = squeezed("Weakest reason: “becauseright1n0x” (9 of 12 dots).")
    assert (weakest in said) is is_revealed
    assert (words.DOTS in said) is is_revealed
    assert (squeezed("Least certain reason: “becauseleft1n0x” (0 of 10 sure)") in said) is (
        not is_revealed
    )


def test_a_parked_stuck_line_is_among_the_parked_and_others_are_not(tmp_path: Path) -> None:
    lines = [
        StuckLine(id="s1", board_id="catch", text="We can’t rest until we run", parked=True),
        StuckLine(id="s2", board_id="catch", text="We can’t run until we rest"),
    ]
    said = said_of(tmp_path, *lines)
    _, parked = said.split(squeezed(words.PARKED))
    assert squeezed("We can’t rest until we run") in parked
    assert squeezed("We can’t run until we rest") not in parked


def test_a_stuck_line_that_is_a_parked_item_is_told_once(tmp_path: Path) -> None:
    line = StuckLine(id="s1", board_id="catch", text="We can’t rest until we run", parked=True)
    said = said_of(tmp_path, line, ParkedItem(id="p1", text=line.text, about=(line.id,)))
    assert said.count(squeezed(line.text)) == 1


def test_two_catch_22s_are_told_apart_by_their_titles(tmp_path: Path) -> None:
    other = [
        record.changed(id=f"other_{record.id}", **more)
        for record, more in zip(
            a_catch_22(),
            ({"title": "The second"}, {"board_id": "other_catch"}, {"board_id": "other_catch"}),
            strict=True,
        )
    ]
    marks = [title for _, title, _ in bookmarks_of(paper(a_session(*a_catch_22()), tmp_path))]
    assert words.LOOPS in marks
    path = paper(a_session(*a_catch_22(), *other), tmp_path)
    marks = [title for _, title, _ in bookmarks_of(path)]
    assert f"{words.LOOPS}: The second" in marks
    assert words.LOOPS not in marks
