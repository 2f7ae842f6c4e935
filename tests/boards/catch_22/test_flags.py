"""Flags and findings: each fires in one case and not in another; all can be lived with."""

from datetime import timedelta

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.boards.catch_22.findings import CHECKS
from confluence_desktop.boards.catch_22.operations import add_step
from confluence_desktop.boards.catch_22.word_rules import LANGUAGES, person_in, rules_for
from confluence_desktop.workshop.catch_22 import BecauseKind, Side, StepState
from confluence_desktop.workshop.findings import Severity, acceptance_of
from confluence_desktop.workshop.findings_operations import accept, park_finding
from confluence_desktop.workshop.session import Participant
from tests.boards.catch_22.exercise_scenes import TODAY, Exercise


def checks(new: Exercise) -> list[str]:
    return [one.check for one in CATCH_22.findings(new.board, new.document)]


def test_a_new_board_has_no_findings() -> None:
    assert checks(Exercise()) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara works with us", "Mara Quill"),
        ("we ask mara quill", "Mara Quill"),
        ("until Quill’s team agrees", "Mara Quill"),
        ("the quill is dry", ""),
        ("Grace is needed here", ""),
        ("we wait for Grace to answer", "Grace Whitlow"),
        ("Samara works", ""),
        ("我们等李小龙回答", "李小龙"),
    ],
)
def test_a_name_is_found_where_it_is_one(text: str, name: str) -> None:
    people = [Participant.new(name=one) for one in ("Mara Quill", "Grace Whitlow", "李小龙")]
    assert person_in(text, people, "en") == name


def test_f1_a_box_or_because_that_names_a_participant() -> None:
    new = Exercise(people=("Mara Quill",))
    new.fill(Side.LEFT, "See the benefits", "Work together")
    new.because("left.1", "the director says no")
    assert "f1" not in checks(new)
    new.fill(Side.LEFT, "See the benefits", "Mara agrees")
    new.because("left.1", "Mara says no")
    assert checks(new).count("f1") == 2


@pytest.mark.parametrize(
    ("language", "solution", "condition"),
    [
        ("en", "We buy a new system", "Know what we would buy"),
        ("en", "Hire a social media manager", "Work together"),
        ("de", "Wir ein CRM kaufen", "Zusammenarbeiten"),
        ("fr", "Acheter un logiciel", "Travailler ensemble"),
        ("es", "Comprar un programa", "Trabajar juntos"),
    ],
)
def test_f2_a_condition_that_is_a_solution(language: str, solution: str, condition: str) -> None:
    new = Exercise(language=language)
    new.fill(Side.LEFT, condition, solution)
    (found,) = [one for one in CATCH_22.findings(new.board, new.document) if one.check == "f2"]
    assert found.statement.startswith(f"“{solution}”")
    assert found.question == "What would it give us?"
    new.fill(Side.LEFT, condition, condition)
    assert "f2" not in checks(new)


@pytest.mark.parametrize(
    ("language", "repeating", "saying_more"),
    [
        ("en", "we have to work together to see benefits", "every team has a funder of its own"),
        ("de", "wir nicht zusammen arbeiten und den Nutzen sehen", "die Zeit fehlt uns allen"),
        ("fr", "travailler ensemble, voir le bénéfice", "personne n’a le temps"),
        ("es", "trabajar juntos y ver el beneficio", "nadie tiene tiempo para eso"),
    ],
)
def test_f3_a_because_that_repeats_its_arrow(
    language: str, repeating: str, saying_more: str
) -> None:
    conditions = {
        "en": ("See the benefits", "Work together"),
        "de": ("Den Nutzen sehen", "Zusammen arbeiten"),
        "fr": ("Voir le bénéfice", "Travailler ensemble"),
        "es": ("Ver el beneficio", "Trabajar juntos"),
    }[language]
    new = Exercise(language=language)
    new.fill(Side.LEFT, *conditions)
    new.because("left.1", saying_more)
    assert "f3" not in checks(new)
    new.because("left.1", repeating)
    assert checks(new).count("f3") == 1


def test_f4_the_kept_steps_break_one_loop_only() -> None:
    new = Exercise()
    new.fill_both()
    left, right = new.because("left.1"), new.because("right.1")
    step = new.step(breaks=(left.id,))
    assert "f4" not in checks(new)  # nobody has kept it
    with new.document.transaction("Keep") as draft:
        draft.put(step.changed(state=StepState.KEPT))
    (found,) = [one for one in CATCH_22.findings(new.board, new.document) if one.check == "f4"]
    assert "only the loop “Collaboration”" in found.statement
    assert "the loop “Social media”" in found.question
    new.step("Another", breaks=(right.id,), state=StepState.KEPT)
    assert "f4" not in checks(new)


def test_f4_a_board_with_one_loop_is_spared_the_question() -> None:
    new = Exercise()
    new.fill(Side.LEFT)
    because = new.because("left.1")
    new.step(breaks=(because.id,), state=StepState.KEPT)
    assert "f4" not in checks(new)


@pytest.mark.parametrize(
    ("language", "meeting", "other"),
    [
        ("en", "Hold a meeting with the anglers", "Publish a draft and ask for changes"),
        ("de", "Eine Besprechung mit den Anglern", "Einen Entwurf veröffentlichen"),
        ("fr", "Une réunion avec les pêcheurs", "Publier un brouillon"),
        ("es", "Una reunión con los pescadores", "Publicar un borrador"),
    ],
)
def test_f5_a_step_that_is_a_meeting(language: str, meeting: str, other: str) -> None:
    new = Exercise(language=language)
    new.step(other)
    assert "f5" not in checks(new)
    new.step(meeting)
    assert checks(new).count("f5") == 1


def test_f6_a_step_that_outlasts_its_review() -> None:
    new = Exercise()
    new.step(ends_on=TODAY, review_on=TODAY)
    new.step(ends_on=TODAY)
    assert "f6" not in checks(new)
    new.step(ends_on=TODAY + timedelta(days=1), review_on=TODAY)
    assert checks(new).count("f6") == 1


def test_f7_all_becauses_are_facts() -> None:
    new = Exercise()
    for arrow in ("left.1", "left.2"):
        new.because(arrow, kind=BecauseKind.FACT)
    assert "f7" not in checks(new)  # two are too few to ask
    last = new.because("right.1", kind=BecauseKind.FACT)
    assert "f7" in checks(new)
    with new.document.transaction("Change") as draft:
        draft.put(last.changed(kind=BecauseKind.HABIT))
    assert "f7" not in checks(new)


@pytest.mark.parametrize("language", ["ar", "zh", "nl", ""])
def test_rules_that_read_words_are_silent_in_other_languages(language: str) -> None:
    new = Exercise(language=language)
    new.fill(Side.LEFT, "Work together", "Buy a system")
    new.because("left.1", "work together, buy system")
    new.step("Hold a meeting")
    assert {"f2", "f3", "f5"} & set(checks(new)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_all_its_words_in_small_letters(language: str) -> None:
    rules = rules_for(f"{language}-XX")
    assert rules is not None
    for words in (rules.solution, rules.meeting, rules.joins, rules.ignored, rules.also_words):
        assert words
        assert all(word == word.casefold() for word in words)


def test_a_candidate_is_asked_only_what_it_can_be() -> None:
    new = Exercise()
    step = new.step()
    assert checks(new) == []  # nobody has been asked yet
    with new.document.transaction("Mark") as draft:
        draft.put(step.changed(with_tool=True))
    assert checks(new) == ["together"]
    with new.document.transaction("Mark") as draft:
        draft.put(step.changed(together=True))
    assert checks(new) == ["tool"]
    with new.document.transaction("Keep") as draft:
        draft.put(step.changed(state=StepState.KEPT))
    assert {"t1", "t2", "t3", "t4", "t5", "t7", "t8", "t9", "together", "tool"} <= set(checks(new))
    assert "start" not in checks(new)


def test_a_committed_step_is_asked_for_its_start_and_review() -> None:
    new = Exercise()
    step = new.step(state=StepState.COMMITTED)
    assert {"start", "review"} <= set(checks(new))
    with new.document.transaction("Dates") as draft:
        late = TODAY + timedelta(days=15)
        draft.put(step.changed(starts_on=late, review_on=late))
    (found,) = [one for one in CATCH_22.findings(new.board, new.document) if one.check == "start"]
    assert found.statement == "“Publish the draft” starts only after 15 days."
    with new.document.transaction("Dates") as draft:
        draft.put(new.now(step).changed(starts_on=TODAY))
    assert {"start", "review"} & set(checks(new)) == set()


def test_findings_come_in_order_with_words_and_can_be_parked_and_accepted() -> None:
    new = Exercise(people=("Mara Quill",))
    loop = new.fill(Side.LEFT, "Mara agrees", "Buy a system")
    new.step("Hold a meeting", requires=(f"{loop.id}.x",), state=StepState.COMMITTED)
    found = CATCH_22.findings(new.board, new.document)
    assert [one.severity for one in found] == sorted(
        (one.severity for one in found), key=lambda one: one.rank
    )
    assert found[0].check == "t6"
    assert found[0].severity is Severity.ERROR
    assert {one.check for one in found} <= set(CHECKS)
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert one.statement
        assert one.mark
        assert one.question.endswith("?")
        assert "{" not in one.statement + one.mark + one.question
        with new.document.transaction("Live with it") as draft:
            park_finding(draft, one)
            accept(draft, one, "So be it")
        assert acceptance_of(new.document, one) is not None
    assert CATCH_22.findings(new.board, new.document) == found


def test_the_watch_says_what_looking_anew_says() -> None:
    new = Exercise()
    watch = CATCH_22.watch(new.board, new.document)
    assert not [one.check for one in watch.findings]
    with new.document.transaction("Meet") as draft:
        add_step(draft, new.board, "Hold a meeting")
        change = draft.change()
    watch.update(change, new.document)
    assert list(watch.findings) == list(CATCH_22.findings(new.board, new.document))
    assert "f5" in [one.check for one in watch.findings]
